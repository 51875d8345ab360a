"""Marked words that a noun, a name or a dash introduces, without a verb: "Ruiz: “No.”", "“No.” — Ruiz".

>>> from articles.analysis.tokens import DASHES, read_paragraph
>>> paragraph = read_paragraph("Her message was simple: “Go.”", 0, 29)
>>> [paragraph.text(*frame.cue) for frame in introduced_frames(paragraph, [5], 0, 6, [], False)]
['message']
"""

from __future__ import annotations

from articles.analysis.cited import DASH
from articles.analysis.frame import Frame, Range
from articles.analysis.lexicon import GIVEN, NOUN_FORMS, NOUNS, ROLES, RUBRICS, VERB_KINDS, VERBS
from articles.analysis.nouns import phrase_before
from articles.analysis.phrases import folded, phrase_starting
from articles.analysis.reach import clause_end
from articles.analysis.smallwords import POSSESSIVES
from articles.analysis.subjects import clause_subject, subject_before
from articles.analysis.tags import tags_of
from articles.analysis.terms import is_term
from articles.analysis.tokens import DASHES, QUOTE, Paragraph

_FINITE = frozenset("vx")


def introduced_frames(
    paragraph: Paragraph, marks: list[int], lo: int, hi: int, frames: list[Frame], headline: bool
) -> list[Frame]:
    """Frames for those of the marked stretches of a sentence, ``marks``, that no verb has claimed."""
    loose = _loose(marks, frames) if frames else marks
    headline = headline and not frames
    if not (loose or headline):
        return []
    low = paragraph.low
    found = []
    for at in loose:
        if (at > lo and low[at - 1] in _LEADS) or (at + 1 < len(low) and low[at + 1] in _FOLLOWS):
            frame = _introduced(paragraph, at, lo, hi, headline)
            if frame is not None:
                found.append(frame)
    if headline and not found and ":" in low[lo : min(hi, lo + 7)]:
        frame = _headline(paragraph, lo, hi)
        if frame is not None:
            found.append(frame)
    return found


_LEADS = frozenset((":", "of", ","))  # before marked words that something introduces
_FOLLOWS = DASHES | {"came", "comes", ":", "/"}


def _introduced(paragraph: Paragraph, at: int, lo: int, hi: int, headline: bool) -> Frame | None:
    """The frame of one marked stretch."""
    tags_of(paragraph, lo, hi)
    return (
        _by_dash(paragraph, at, len(paragraph.low))
        or (_before_colon(paragraph, at, lo, hi) if headline else None)
        or _by_colon(paragraph, at, lo, hi)
        or _by_noun(paragraph, at, lo, hi)
        or _by_coming(paragraph, at, hi)
        or _by_comma(paragraph, at, lo, hi)
        or (_headed(paragraph, at, lo, hi) if headline else None)
    )


def _loose(marks: list[int], frames: list[Frame]) -> list[int]:
    """The marked stretches that no frame reports."""
    for frame in frames:
        for part in (frame.left, frame.right):
            if part is not None:
                marks = [at for at in marks if not part[0] <= at < part[1]]
        if not marks:
            break
    return marks


def _by_dash(paragraph: Paragraph, at: int, hi: int) -> Frame | None:
    """ "“…” — Ana Ruiz" at the end of a paragraph."""
    if at + 2 > hi - 1 or paragraph.low[at + 1] not in DASHES or not paragraph.capital(at + 2):
        return None
    subject = phrase_starting(paragraph, at + 2, hi)
    if subject is None or subject[1] - subject[0] > 6 or hi - subject[1] > 8:
        return None
    return Frame((at + 1, at + 2), "", DASH, subject, (at, at + 1))


def _before_colon(paragraph: Paragraph, at: int, lo: int, hi: int) -> Frame | None:
    """ "“We hold”: minister stays": a headline that opens with somebody's words, then says what they do."""
    if at != lo or at + 3 >= hi or paragraph.low[at + 1] != ":":
        return None
    name = at + 2
    while name < hi and paragraph.tags[name] in "nej" and paragraph.low[name] not in ROLES:
        name += 1
    subject = (at + 2, name + 1) if name < hi and paragraph.low[name] in ROLES else None
    return Frame((at + 1, at + 2), ":", "words and colon", subject, (at, at + 1)) if subject else None


def _possessor(paragraph: Paragraph, noun: int, lo: int) -> Range | None:
    """Whose message it is: "her message", "Rubio's message", "a message from Rubio"."""
    low = paragraph.low
    for at in range(noun - 1, max(lo, noun - 6) - 1, -1):
        if low[at] in POSSESSIVES:
            return at, at + 1
        if low[at].endswith(("'s", "s'")) and paragraph.capital(at):
            start = at
            while start - 1 >= lo and paragraph.capital(start - 1):
                start -= 1
            return start, at + 1
    return None


def _by_colon(paragraph: Paragraph, at: int, lo: int, hi: int) -> Frame | None:
    low = paragraph.low
    if at - 1 < lo or low[at - 1] != ":":
        return None
    end = at + 1
    while end < hi and low[end] == QUOTE:
        end += 1
    for noun in range(at - 2, max(lo, at - 15) - 1, -1):
        singular = low[noun].removesuffix("s")
        if low[noun] in NOUNS or singular in NOUNS:
            subject = _possessor(paragraph, noun, lo) or clause_subject(paragraph, lo, noun)
            if subject is not None and subject[1] > noun:
                subject = None
            return Frame((noun, noun + 1), singular, "noun and colon", subject, None, (at, end))
    name = _name_before(paragraph, at - 1, lo)
    if name is not None:
        return Frame((at - 1, at), ":", "name and colon", name, None, (at, end))
    if paragraph.tags[lo] == "r" and at - 2 > lo and paragraph.tags[lo + 1] in "vx":
        return Frame((lo + 1, lo + 2), paragraph.low[lo + 1], "a pronoun and a verb", (lo, lo + 1), None, (at, end))
    verbs = any(low[i] in VERBS and not paragraph.capital(i) for i in range(lo, at - 1))
    if at - 1 - lo <= 8 and not verbs and not _FINITE.intersection(paragraph.tags[lo : at - 1]):
        return Frame((at - 1, at), ":", "name and colon", (lo, at - 1), None, (at, end)) if at - 1 > lo else None
    subject = clause_subject(paragraph, lo, at - 1)
    return Frame((at - 1, at), ":", "sentence and colon", subject, None, (at, end))


def _name_before(paragraph: Paragraph, colon: int, lo: int) -> Range | None:
    """ "… costs too much - Ana Ruiz: “…”", "It surprised the envoy Ana Ruiz: “…”": the name just before the colon."""
    phrase = phrase_before(paragraph, colon, lo)
    if phrase is None or paragraph.tags[colon - 1] != "e" or phrase[0] == lo:
        return None
    dash = paragraph.low[phrase[0] - 1] in DASHES
    return phrase if dash or any(paragraph.words[at] in GIVEN for at in range(*phrase)) else None


def _by_noun(paragraph: Paragraph, at: int, lo: int, hi: int) -> Frame | None:
    """ "answered with chants of “Go!”": a noun of calling."""
    low = paragraph.low
    if at - 2 < lo or low[at - 1] != "of" or low[at - 2] not in _CALLS:
        return None
    return Frame(
        (at - 2, at - 1),
        low[at - 2].removesuffix("s"),
        "a call in marks",
        clause_subject(paragraph, lo, hi),
        None,
        (at, at + 1),
    )


def _by_coming(paragraph: Paragraph, at: int, hi: int) -> Frame | None:
    """ "“No,” came the reply from the crowd": a call or an answer that comes."""
    low = paragraph.low
    if low[at + 1 : at + 2] not in (["came"], ["comes"]):
        return None
    noun = next((i for i in range(at + 2, min(hi, at + 6)) if low[i] in _CALLS or low[i] in NOUN_FORMS), None)
    if noun is None:
        return None
    source = next((i for i in range(noun + 1, min(hi, noun + 3)) if low[i] == "from"), None)
    subject = phrase_starting(paragraph, source + 1, hi) if source is not None else None
    lemma = NOUN_FORMS.get(low[noun], low[noun].removesuffix("s"))
    return Frame((at + 1, noun + 1), lemma, "an answer that comes", subject, (at, at + 1))


def _by_comma(paragraph: Paragraph, at: int, lo: int, hi: int) -> Frame | None:
    """ "She told those who had come from Kessel, “No.”": the last reporting verb before a comma and marked words."""
    low = paragraph.low
    if at - 3 < lo or low[at - 1] != "," or not paragraph.body[paragraph.marked[at].inner.start].isalnum():
        return None
    if is_term(paragraph, at, lo, hi):
        return None
    for verb in range(at - 2, max(lo, at - 30), -1):
        if low[verb] == QUOTE:
            return None
        cue = next((entry for entry, _ in VERBS.get(low[verb], ()) if "q" in entry.frames), None)
        if cue is not None and paragraph.tags[verb] in "vgl":
            subject = subject_before(paragraph, verb, lo) or clause_subject(paragraph, lo, verb)
            return (
                Frame((verb, verb + 1), cue.lemma, "verb and comma", subject, None, (at, at + 1)) if subject else None
            )
    return None


def _headed(paragraph: Paragraph, at: int, lo: int, hi: int) -> Frame | None:
    """ "‘We hold’: Ruiz in plea to the council" in a headline: the name behind the colon."""
    if at != lo or at + 3 >= hi or paragraph.low[at + 1] not in (":", "/") or not paragraph.capital(at + 2):
        return None
    end = at + 3
    while end < hi and paragraph.capital(end) and not paragraph.low[end - 1].endswith(("'s", "s'")):
        if paragraph.tags[end] in "vg" or VERB_KINDS.get(paragraph.low[end]) == "s":
            break  # ‘We Hold’: Ruiz Rallies Crews
        end += 1
    return Frame((at + 1, at + 2), ":", "name and colon", (at + 2, end), (at, at + 1))


_CALLS = frozenset("chant chants shout shouts cry cries call calls cheer cheers".split())


def _headline(paragraph: Paragraph, lo: int, hi: int) -> Frame | None:
    """ "Ruiz: pact will hold" in a headline."""
    low = paragraph.low
    tags_of(paragraph, lo, hi)
    colon = low.index(":", lo)
    if colon == lo or colon + 3 >= hi or not paragraph.capital(lo) or folded(low[lo]) in VERBS:
        return None
    if not RUBRICS.isdisjoint(low[lo:colon]) or low[colon - 1].isdigit():
        return None  # "Live updates: …"
    return Frame(
        (colon, colon + 1), ":", "name and colon", (lo, colon), None, (colon + 1, clause_end(paragraph, colon + 1, hi))
    )
