"""What stands before a reporting verb: words it reports, and a subject that follows it.

>>> from articles.analysis.tags import tags_of
>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("The pact holds, he said.", 0, 24)
>>> tags = tags_of(paragraph, 0, 7)
>>> paragraph.text(*words_before(paragraph, 4, 0))
'The pact holds'
"""

from __future__ import annotations

from articles.analysis.ahead import marked_end
from articles.analysis.content import asked_when, looks_like_clause
from articles.analysis.cues import Cue
from articles.analysis.frame import Range
from articles.analysis.lexicon import VERBS
from articles.analysis.phrases import adverb, phrase_starting
from articles.analysis.reach import clause_end
from articles.analysis.smallwords import AUXILIARIES, DETERMINERS, PERSONAL, POSSESSIVES, PREPOSITIONS, TIMES
from articles.analysis.subjects import subject_before
from articles.analysis.terms import title_case
from articles.analysis.tokens import DASHES, QUOTE, Paragraph

EDGE = frozenset((",", QUOTE, "—", "–", "--", "-", ":"))
_CLOSING = (
    frozenset(", . ; ? ! — – -- - ( in on at during of to via from before after as when while about by".split()) | TIMES
)

_NO_OBJECT = frozenset(("say", "add"))  # nobody is said or added
_AFTER_SUBJECT = frozenset(", . who in at on during after of from ( ! ?".split())


def inverted_subject(paragraph: Paragraph, cue: Cue, lo: int, floor: int, hi: int) -> Range | None:
    """The subject in "…, said the minister", if that is what stands there."""
    if "v" not in cue.entry.frames or cue.passive or cue.infinitive or cue.form == "ing" or cue.end >= hi:
        return None
    low = paragraph.low
    before = cue.group - 1
    if before < floor or low[before] not in EDGE:
        return None
    subject = phrase_starting(paragraph, cue.end, hi)
    if subject is None or low[cue.end] == "that" or low[cue.end] in TIMES:
        return None
    if low[cue.end] in PERSONAL and cue.entry.lemma not in ("say", "add"):
        return None
    if low[before] == QUOTE:
        goes_on = subject[1] < hi and paragraph.tags[subject[1]] in "vx"  # on “Late Night,” said the offer was late
        return _with_name(paragraph, subject, hi) if not goes_on else None
    cut = subject[1] + 1 < hi and low[subject[1]] == "," and low[subject[1] + 1] in AUXILIARIES
    ended = subject[1] >= hi or low[subject[1]] in _AFTER_SUBJECT
    if low[before] == "," and cue.entry.lemma in _NO_OBJECT and _a_name_alone(paragraph, subject, hi):
        return subject  # "Come here, said Ana Ruiz.": no verb is needed before it
    said = cut or (ended and _says_something(paragraph, floor, before))
    if not (said and _may_be_subject(paragraph, cue.end)):
        return None
    usual = low[before] == "," and _has_usual_subject(paragraph, cue, lo, before)
    return None if usual else _with_name(paragraph, subject, hi)


def _a_name_alone(paragraph: Paragraph, phrase: Range, hi: int) -> bool:
    """Whether a phrase is a name and nothing more, before a comma or the end."""
    start, end = phrase
    names = all(tag == "e" for tag in paragraph.tags[start:end])
    return names and "'" not in paragraph.low[end - 1] and (end >= hi or paragraph.low[end] in (",", "."))


def _with_name(paragraph: Paragraph, subject: Range, hi: int) -> Range:
    """ "said the speaker of the ministry, Ana Ruiz": the role and the name that explains it."""
    tags, comma = paragraph.tags, subject[1]
    if tags[comma - 1] == "e" or tags[comma : comma + 1] != [","]:
        return subject
    end = comma + 1
    while end < min(hi, comma + 5) and tags[end] == "e":
        end += 1
    return (subject[0], end) if end > comma + 2 and (end == hi or tags[end] in ".,") else subject


def _says_something(paragraph: Paragraph, floor: int, before: int) -> bool:
    """Whether a clause stands before an inverted verb, or marked words at its head: "“No,” like many, said Ruiz"."""
    return looks_like_clause(paragraph, floor, before) or paragraph.tags[floor] == "q"


def _may_be_subject(paragraph: Paragraph, at: int) -> bool:
    word = paragraph.low[at]
    return paragraph.capital(at) or word in DETERMINERS or word in POSSESSIVES or word.endswith("s")


def _has_usual_subject(paragraph: Paragraph, cue: Cue, lo: int, before: int) -> bool:
    """Whether the verb after a comma has its subject before it: "Ana Ruiz, the envoy, told Kessel"."""
    usual = subject_before(paragraph, cue.group, lo)
    if usual is None:
        return False
    if usual[0] > lo and paragraph.low[usual[0] - 1] == QUOTE:
        return True
    tags, start = paragraph.tags, usual[0]
    fronted = start > lo and tags[lo] == "p" and tags[start - 1] == "," and not any(t in "vx" for t in tags[lo:start])
    return (start == lo or fronted) and not _clause_between(paragraph, start, before)


def _clause_between(paragraph: Paragraph, lo: int, before: int) -> bool:
    """Whether a finite verb stands before the first comma: then what precedes the cue is a clause of its own."""
    comma = next((i for i in range(lo, before) if paragraph.low[i] == ","), before)
    return looks_like_clause(paragraph, lo, comma)


_KEPT = frozenset((QUOTE, "$", "#", "@", "[", "("))  # signs that words may begin with


def words_before(paragraph: Paragraph, start: int, floor: int) -> Range | None:
    """The words before "[,] he said", back to where the sentence or the last content ends."""
    low = paragraph.low
    at = start - 1
    if at < floor or low[at] not in EDGE or low[at] == ":":
        return None
    if low[at] == ",":
        at = _quote_before_aside(paragraph, at, floor)
    end = at + 1 if low[at] == QUOTE else at
    if low[at] in DASHES:
        if end - 2 >= floor and low[end - 1] == "," and low[end - 2] == QUOTE:
            end -= 1  # “No”, – she said
        if low[at] == "-" and low[end - 1] != QUOTE:
            return None
    while floor < end and not (low[floor][0].isalnum() or low[floor] in _KEPT):
        floor += 1
    if ";" in low[floor:end]:
        floor = end - low[floor:end][::-1].index(";")
    if low[end - 1] == QUOTE and end - 1 > floor and _apart(paragraph, end - 1, floor):
        floor = end - 1
    return (floor, end) if floor < end else None


def _quote_before_aside(paragraph: Paragraph, at: int, floor: int) -> int:
    """ "“No,” a friend, Ana Ruiz said": from a comma back over the rest of the subject to the words between marks."""
    tags = paragraph.tags
    for back in range(at - 1, max(floor, at - 9) - 1, -1):
        if tags[back] == "q":
            return back if paragraph.body[paragraph.marked[back].inner.end - 1] in ",.!?" else at
        if tags[back] not in "dnejpt":
            return at
    return at


def _apart(paragraph: Paragraph, quote: int, floor: int) -> bool:
    """Whether marked words stand on their own behind what comes before them: "As for tea, “no,” he said"."""
    before, first = paragraph.low[quote - 1], paragraph.low[floor]
    if before in (":", "-", "—", "–", "--") or (quote - floor == 1 and first in ("but", "and", "yet", "so")):
        return True
    if before == QUOTE:
        return paragraph.end_of(quote - 1) == paragraph.starts[quote]
    adverbial = paragraph.tags[floor] in "pg" or first in ("as", "when", "while", "after", "before", "although")
    if before != "," or paragraph.low[floor : floor + 3] == ["in", "other", "words"]:
        return False
    return adverbial or _said_before(paragraph, quote - 1, floor)


def _said_before(paragraph: Paragraph, comma: int, floor: int) -> bool:
    """ "Telling KTV on Monday, “No,” he said": a reporting verb ushers the marked words in already."""
    for at in range(comma - 1, max(floor, comma - 10) - 1, -1):
        if paragraph.tags[at] in ",;q":
            return False
        if paragraph.tags[at] in "vg" and any("q" in entry.frames for entry, _ in VERBS.get(paragraph.low[at], ())):
            return True
    return False


def quote_before(paragraph: Paragraph, cue: Cue, floor: int) -> tuple[Range, Range] | None:
    """ "“No,” a source close to the talks said": marked words that want an attribution, and all up to the verb."""
    if cue.infinitive or cue.form == "ing" or "q" not in cue.entry.frames:
        return None
    for at in range(cue.group - 1, max(floor, cue.group - 14) - 1, -1):
        if paragraph.tags[at] == "q":
            wanting = (
                at + 1 < cue.group
                and paragraph.tags[at + 1] != "w"
                and paragraph.body[paragraph.marked[at].inner.end - 1] in ",?!"
            )
            return ((floor, at + 1), (at + 1, cue.group)) if wanting else None
        if paragraph.tags[at] in ",;:.-(":
            return None
    return None


def wants_attribution(paragraph: Paragraph, at: int) -> bool:
    """Marked words that end with a comma, and the whole of what stands before: "“No,” the mayor told a crowd that"."""
    return paragraph.tags[at] == "q" and paragraph.body[paragraph.marked[at].inner.end - 1] == ","


def asked_before(paragraph: Paragraph, cue: Cue, lo: int, *, nothing: bool) -> Range | None:
    """ "“Why?” a reporter asked.": the marked words before a sentence are the question, if nothing sure follows."""
    if "q" not in cue.entry.frames:
        return None
    if lo > 1 and paragraph.low[lo - 2] not in (".", "?", "!", QUOTE):
        return None  # the end of a sentence that is not all between marks
    last = paragraph.body[paragraph.marked[lo - 1].inner.end - 1]
    return (lo - 1, lo) if last in "?!…-—," or (last == "." and nothing) else None


def nothing_follows(paragraph: Paragraph, at: int, hi: int) -> bool:
    """Whether nothing that could be the verb's object follows: "…, he said on Monday"."""
    return (
        at >= hi
        or paragraph.low[at] in _CLOSING
        or adverb(paragraph, at)
        or paragraph.low[at] in ("last", "this", "earlier", "later")
    )


def after_left(paragraph: Paragraph, left: Range | None, at: int, hi: int) -> Range | None:
    """More of the same after ", he said,": further marked words, or the rest of a clause that was cut in two."""
    found = after_split(paragraph, at, hi)
    if found is None or left is None or paragraph.low[found[0]] == QUOTE:
        return found
    if paragraph.low[found[0]] in AUXILIARIES:
        return found  # "The problem they face, she says, is …"
    if paragraph.low[left[1] - 1] == QUOTE or looks_like_clause(paragraph, *left):
        return None
    return found if looks_like_clause(paragraph, *found) else None  # …, said Ana Ruiz, an envoy


_TELLS = frozenset("told tells telling".split())
_ASIDES = frozenset(  # words behind ", he said," that begin no more of what was said
    "and but who which whose a an where according as while when though although citing before after or then".split()
)


def after_split(paragraph: Paragraph, at: int, hi: int) -> Range | None:
    """What goes on after ", he said," — words between marks, or the rest of the clause."""
    low = paragraph.low
    begin = at
    stop = min(hi, at + 25)
    while at < stop and low[at] not in (",", QUOTE, ":", ";", "—"):
        if low[at] in VERBS and low[at] not in PREPOSITIONS and low[at].endswith("ing"):
            return None
        at += 1
    if at >= hi or at >= stop:
        return None
    if low[at] == QUOTE:
        inner = paragraph.marked[at].inner
        programme = paragraph.low[at - 1] in _TELLS and title_case(paragraph.body[inner.start : inner.end])
        return (at, clause_end(paragraph, at, hi)) if at == begin and not programme else None
    if low[at] not in (",", ":", "—") or at + 1 >= hi:
        return None
    at += 1
    if low[at] == QUOTE:
        return at, marked_end(paragraph, at, hi)
    if low[at].endswith("ing") or low[at] in _ASIDES or not low[at][0].isalnum():
        return None
    end = clause_end(paragraph, at, hi)
    return (at, end) if at < end else None


def rest_after(paragraph: Paragraph, at: int, hi: int) -> int | None:
    """Where a sentence goes on after ", he said on Monday," or ", she said:"; None where it does not."""
    tags, low = paragraph.tags, paragraph.low
    past = at
    for ahead in range(at, min(hi - 1, at + 14)):
        past = ahead + 2 if asked_when(paragraph, ahead, hi) else past
        if ahead < past:
            continue
        if low[ahead] in (",", ":", "—", "–", "--"):
            after = ahead + 1
            if low[ahead] == ":" and tags[after] != "q":
                return None
            begins = tags[after] in "vxqdnerjpmsct" and (low[after] not in _NOT_ON or low[after] in ("when", "while"))
            gerund = tags[after] == "g" and low[after] not in VERBS and looks_like_clause(paragraph, after, hi)
            return after if (begins or gerund) and not _apposition(paragraph, after, hi) else None
        if tags[ahead] in "vxsw;.(q" or (tags[ahead] == "g" and tags[ahead - 1] not in "dnj"):
            return None
    return None


_NOT_ON = frozenset("who which whose a an where according as while when though although citing or then".split())


def _apposition(paragraph: Paragraph, at: int, hi: int) -> bool:
    """A phrase without a verb of its own behind "he said, ": no more of what was said."""
    if paragraph.tags[at] in "vxqsc" or paragraph.low[at] in ("especially", "particularly", "even", "not", "until"):
        return False
    return not any(tag in "vx" for tag in paragraph.tags[at : min(hi, at + 12)])
