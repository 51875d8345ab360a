"""How far what is reported reaches: the words after a reporting verb, up to where the reporter speaks again.

>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("He said the bridge was safe, adding that it would open soon.", 0, 60)
>>> paragraph.text(2, clause_end(paragraph, 2, 14))
'the bridge was safe'
"""

from __future__ import annotations

from articles.analysis.lexicon import ROLES, VERBS
from articles.analysis.phrases import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    MONTHS,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    TIMES,
    adverb,
    folded,
    phrase_starting,
)
from articles.analysis.subjects import IRREGULAR, subject_before
from articles.analysis.tokens import QUOTE, Paragraph

REACH = 400  # the longest content in tokens
_LOOK = 25  # how far an adjunct may push the content away from its verb
QUESTIONS = frozenset("if whether why how what who where when which whom whose".split())
_FINITE = AUXILIARIES - {"being", "been", "be", "having"}
_REPORTS_ON = frozenset("said says saying say told tells".split())
_COMMA_STOPS = frozenset("though although which who where whom whose compared even".split())


def _finite_cue(paragraph: Paragraph, at: int, hi: int) -> bool:
    """A finite reporting verb at ``at``, after auxiliaries and adverbs: "and [has also] noted"."""
    steps = 0
    while at < hi and steps < 4 and (adverb(paragraph, at) or paragraph.low[at] in ("has", "had", "have")):
        at += 1
        steps += 1
    entries = VERBS.get(paragraph.low[at]) if at < hi else None
    if entries is None or paragraph.capital(at):
        return False
    return any(
        form in ("past", "s") and ("c" in entry.frames or "k" in entry.frames or "q" in entry.frames)
        for entry, form in entries
    )


def _participle_cue(paragraph: Paragraph, at: int, hi: int) -> bool:
    low = paragraph.low
    if at < hi and low[at] in ("while", "and", "before", "by", "then", "but", "also", "instead"):
        at += 1
    if at < hi and adverb(paragraph, at):
        at += 1
    entries = VERBS.get(low[at], ()) if at + 1 < hi else ()
    if any(form == "ing" and entry.frames & {"k", "o", "u", "a"} for entry, form in entries):
        return True
    if any(form == "ing" for _, form in entries):
        return low[at + 1] in ("that", ":", ",", QUOTE, "on", "in") or looks_like_clause(paragraph, at + 1, hi)
    return False


def _breaks_at_comma(paragraph: Paragraph, at: int, hi: int) -> bool:
    """Whether the reporter speaks again after the comma at ``at``."""
    low = paragraph.low
    after = at + 1
    if after >= hi:
        return False
    if low[after] in _COMMA_STOPS or (low[after] == "according" and low[after + 1 : after + 2] == ["to"]):
        return True
    if _participle_cue(paragraph, after, hi):
        return True
    if low[after] in ("and", "but", "or", "then", "while"):
        return _finite_cue(paragraph, after + 1, hi)
    return False


def _breaks_after_quote(paragraph: Paragraph, at: int, hi: int) -> bool:
    """A comma inside the closing mark ends what is reported, unless more of the same kind follows."""
    marked = paragraph.marked[at]
    if at + 1 >= hi:
        return False
    low = paragraph.low
    if low[at + 1] in ("and", "but") and at + 2 < hi and low[at + 2].endswith("ed") and low[at + 2].isalpha():
        return True  # said it “must be rebuilt” and singled out …
    if paragraph.body[marked.inner.end - 1] != ",":
        return False
    return low[at + 1] != QUOTE and not (low[at + 1] in ("and", "or", "but") and at + 2 < hi and low[at + 2] == QUOTE)


def clause_end(paragraph: Paragraph, start: int, hi: int, *, first_comma: bool = False) -> int:
    """Where the content that begins at ``start`` ends, at the latest with its sentence."""
    low = paragraph.low
    hi = min(hi, start + REACH)
    for at in range(start, hi):
        word = low[at]
        if word == ",":
            if first_comma or _breaks_at_comma(paragraph, at, hi):
                return at
        elif (
            (word == ")" and "(" not in low[start:at])
            or word == ";"
            or (word == "according" and low[at + 1 : at + 2] == ["to"])
        ):
            return at
        elif word == QUOTE:
            if _breaks_after_quote(paragraph, at, hi):
                return at + 1
        elif word == ":" and at + 1 < hi and low[at + 1] == QUOTE and at > start:
            return at
        elif word in VERBS and at > start and _introduces(paragraph, at, hi):
            return _before_subject(paragraph, at, start)
        elif (
            (
                word in ("—", "–", "--", "-")
                and low[at + 1 : at + 2] in (["and"], ["but"])
                and _own_cue(paragraph, at + 2, hi)
            )
            or (word in ("and", "but") and at > start and _finite_cue(paragraph, at + 1, hi))
            or (word == "while" and at > start and _participle_cue(paragraph, at + 1, hi))
        ):
            return at
    return _without_stop(paragraph, start, hi)


def _introduces(paragraph: Paragraph, at: int, hi: int) -> bool:
    """A verb followed by a comma or colon and words between marks: somebody else begins to speak."""
    low = paragraph.low
    if at + 2 >= hi or low[at + 1] not in (",", ":") or low[at + 2] != QUOTE:
        return False
    return any("q" in entry.frames and form in ("past", "s", "ing") for entry, form in VERBS[low[at]])


def _before_subject(paragraph: Paragraph, at: int, start: int) -> int:
    subject = subject_before(paragraph, at, start)
    end = subject[0] if subject is not None and subject[0] > start else at
    while end > start and paragraph.low[end - 1] in (",", "and", "but", "when", "while", "—", "-", "–", "asked"):
        end -= 1
    return max(end, start + 1)


def _own_cue(paragraph: Paragraph, at: int, hi: int) -> bool:
    """ "— and he noted": a pronoun and a reporting verb."""
    return at + 1 < hi and paragraph.low[at] in PERSONAL and _finite_cue(paragraph, at + 1, hi)


def _without_stop(paragraph: Paragraph, start: int, hi: int) -> int:
    while hi > start and paragraph.low[hi - 1] in (".", "!", "?", ",", ":", ";", "—", "–", "-"):
        hi -= 1
    return hi


def looks_like_clause(paragraph: Paragraph, start: int, hi: int, *, marked: bool = True) -> bool:
    """Whether a subject and a finite verb come soon."""
    low = paragraph.low
    if folded(low[start]) in PERSONAL or low[start] == "there":
        return True
    for at in range(start + 1, min(hi, start + 22)):
        word = low[at]
        if word in _FINITE or word in IRREGULAR or word.endswith("n't"):
            return True
        if word == QUOTE and at > start + 1:
            return marked and low[at - 1] not in (":", ",")
        if word.endswith("ed") and low[at - 1] not in PREPOSITIONS and low[at - 1] not in DETERMINERS:
            return True
        if word in (".", ";"):
            return False
    return False


def _starts_content(paragraph: Paragraph, at: int, hi: int) -> bool:
    if at >= hi:
        return False
    word = paragraph.low[at]
    if word in ("that", ":") or word == QUOTE:
        return True
    return word == "," and at + 1 < hi and paragraph.low[at + 1] == QUOTE


def skip_adjuncts(paragraph: Paragraph, at: int, hi: int) -> int:
    """Past "on Tuesday", "in a statement", "to reporters" and adverbs, if the content follows them."""
    low = paragraph.low
    begin = at
    if at < hi and low[at] == "to":
        return at if at + 1 < hi and low[at + 1] not in _HEARERS else past_hearers(paragraph, at, hi)
    while at < hi and (low[at] in TIMES or low[at] in ("last", "again", "later", "earlier") or adverb(paragraph, at)):
        at += 1
    if _starts_content(paragraph, at, hi):
        return at
    if at < hi and (low[at] in PREPOSITIONS or low[at] in ("when", "while", ",")):
        ahead = _adjunct_end(paragraph, at, hi)
        return ahead if ahead is not None else _past_fixed(paragraph, at, hi)
    return at if at > begin and at < hi and _clause_word(paragraph, at) else begin


_HEARERS = frozenset("reporters the a his her their them him cnn fox abc nbc cbs msnbc supporters".split())


def past_hearers(paragraph: Paragraph, at: int, hi: int) -> int:
    """Past "to reporters", "to House Democrats on Wednesday", if the content follows."""
    ahead = _adjunct_end(paragraph, at, hi)
    return at if ahead is None else ahead


def _adjunct_end(paragraph: Paragraph, at: int, hi: int) -> int | None:
    """Where the content begins behind "in an interview with X on Tuesday" or ", in a nod to Y,"."""
    low = paragraph.low
    commas = 1 if low[at] == "," else 0
    for ahead in range(at + 1, min(hi, at + _LOOK)):
        word = low[ahead]
        if word == QUOTE and (low[ahead - 1] in PREPOSITIONS or low[ahead - 1].endswith("'s")):
            continue  # on “Meet the Press”
        if word == "that" and (low[ahead - 1] in PREPOSITIONS or commas == 1):
            return None
        if word == QUOTE and commas == 1:
            return None  # ", he said, has “no interest”"
        if _starts_content(paragraph, ahead, hi):
            return ahead
        if (word in AUXILIARIES and commas == 0) or (word in VERBS and word in _REPORTS_ON):
            return None
        commas += word == ","
    return None


def _clause_word(paragraph: Paragraph, at: int) -> bool:
    low = paragraph.low[at]
    return folded(low) in PERSONAL or low in DETERMINERS or low in POSSESSIVES or paragraph.capital(at)


def _past_fixed(paragraph: Paragraph, at: int, hi: int) -> int:
    """Past "on Monday", "in a statement (Friday)" before a bare clause."""
    low = paragraph.low
    begin = at
    if low[at] in ("on", "in") and at + 1 < hi and (low[at + 1] in TIMES or low[at + 1] in MONTHS):
        at += 2
        while at < hi and (low[at] in TIMES or low[at].isdigit()):
            at += 1
    elif low[at] in ("in", "on", "during") and at + 2 < hi and low[at + 1] in ("a", "an") and low[at + 2] in _OCCASIONS:
        at += 3
        while at < hi and (low[at] in TIMES or low[at] == "on"):
            at += 1
    if at > begin and at < hi and (_clause_word(paragraph, at) or low[at].endswith("s")):
        return at
    return begin


_OCCASIONS = frozenset(
    "statement interview tweet speech post letter message memo email report release briefing".split()
)


def addressee_end(paragraph: Paragraph, at: int, hi: int) -> int | None:
    """The end of the person spoken to: "told [the BBC] that", "urged [him] to"."""
    low = paragraph.low
    if at >= hi:
        return None
    if low[at] in (
        "him",
        "her",
        "them",
        "us",
        "me",
        "you",
        "it",
        "himself",
        "herself",
        "themselves",
        "reporters",
        "everyone",
    ):
        return at + 1
    phrase = phrase_starting(paragraph, at, hi)
    if phrase is None:
        return None
    end = at + 1
    while end < phrase[1] and end - at < 14:
        # A clause may follow without "that": stop before a second subject or its verb.
        if low[end] in PERSONAL or (
            low[end] in DETERMINERS and low[end - 1] not in PREPOSITIONS and low[end] != "both"
        ):
            return end
        if low[end] in ("that", "if", "whether", "why", "how"):
            return end
        if folded(low[end]) in PERSONAL and "'" in low[end] and low[end] != "it's":
            return end
        if (
            paragraph.capital(end)
            and not paragraph.capital(end - 1)
            and low[end - 1] not in ("the", "of", "a", "an")
            and low[end - 1] not in ROLES
            and low[end - 1] not in POSSESSIVES
            and low[end - 1] not in ADVERBS
            and low[end - 1].endswith("s")
        ):
            return end
        end += 1
    return end
