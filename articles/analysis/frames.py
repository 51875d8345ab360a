"""Who reports what in a sentence: a reporting word, its subject, and the words before and after it that are reported.

>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("The pact holds, the envoy said on Monday.", 0, 41)
>>> [(paragraph.text(*f.subject), paragraph.text(*f.left), f.rule) for f in read_frames(paragraph, [6], 0, 10, False)]
[('the envoy', 'The pact holds', 'clause before "said"')]
"""

from __future__ import annotations

from itertools import compress, count
from operator import itemgetter

from articles.analysis.cues import Cue, read_cues
from articles.analysis.frame import Frame
from articles.analysis.lexicon import NOUN_FORMS, VERBS
from articles.analysis.nominal import nominal_frames
from articles.analysis.phrases import heads_source
from articles.analysis.possible import Possible, possible_cues
from articles.analysis.said import said_frame
from articles.analysis.sources import THEIRS, according_to, in_the_words_of, quoted_as_saying
from articles.analysis.tags import tags_of
from articles.analysis.tokens import QUOTE, Paragraph

_NAMED = frozenset("er")  # tags of names and pronouns
_NOUNS = frozenset(NOUN_FORMS)
_SOURCES = frozenset(("according", "per"))
_OTHERS = _NOUNS | _SOURCES | THEIRS | {"saying"}  # than verbs, and what may have a verb before it
_QUOTED = frozenset("quoted quotes quoting".split())
_TRIGGERS = VERBS.keys() | _NOUNS | _SOURCES | THEIRS


def trigger_places(paragraph: Paragraph) -> list[int]:
    """Where the words stand of a paragraph without which nothing is reported."""
    return list(compress(count(), map(_TRIGGERS.__contains__, paragraph.low)))


def read_frames(paragraph: Paragraph, places: list[int], lo: int, hi: int, marked: bool) -> list[Frame]:
    """The frames of a sentence, left to right; none claims words that another one has.

    ``places``: of its triggers; ``marked``: it has marked words.
    """
    possible = possible_cues(paragraph, places, lo, hi, marked)
    if not _OTHERS.isdisjoint(map(paragraph.low.__getitem__, places)):
        return _all_frames(paragraph, places, lo, hi, possible)
    frames: list[Frame] = []
    cues = read_cues(paragraph, possible, lo, hi) if possible else []
    if cues:
        _verbal_frames(paragraph, lo, hi, cues, [], frames)
    return frames


def _all_frames(paragraph: Paragraph, places: list[int], lo: int, hi: int, possible: list[Possible]) -> list[Frame]:
    """The frames of a sentence that has nouns that report, or sources without a verb."""
    seen = set(map(paragraph.low.__getitem__, places))
    sourced, nominal = not _SOURCES.isdisjoint(seen), not _NOUNS.isdisjoint(seen)
    theirs = not THEIRS.isdisjoint(seen)
    cues = read_cues(paragraph, possible, lo, hi) if possible else []
    frames: list[Frame] = []
    if "saying" in seen and not _QUOTED.isdisjoint(seen):
        tags_of(paragraph, lo, hi)
        frames.extend(quoted_as_saying(paragraph, lo, hi))
    if theirs:
        frames.extend(in_the_words_of(paragraph, places, lo, hi))
    accords = _accords(paragraph, places, lo, hi) if sourced else []
    if cues or accords:
        _verbal_frames(paragraph, lo, hi, cues, accords, frames)
    if nominal:
        for frame in nominal_frames(paragraph, places, lo, hi):
            if not frames or _free(frame, frames):
                frames.append(frame)
    return frames


def _verbal_frames(
    paragraph: Paragraph, lo: int, hi: int, cues: list[Cue], accords: list[int], frames: list[Frame]
) -> None:
    """Add the frames of reporting verbs and of "according to", in order of place."""
    if len(cues) == 1 and not (accords or frames):  # what most have
        found = said_frame(paragraph, cues[0], lo, hi, None, lo)
        if found is not None:
            frames.append(found)
        return
    floor, lesser = lo, True
    for frame in frames:
        floor, lesser = max(floor, _reach(frame)), lesser and _lesser(paragraph, frame)
    places: list[tuple[int, Cue | None]] = [(cue.start, cue) for cue in cues]
    if accords:
        places.extend((at, None) for at in accords)
        places.sort(key=itemgetter(0))
    for place, cue in places:
        if cue is not None and place < floor and (place > lo or frames):
            continue
        last = frames[-1] if frames else None
        whole = _whole(frames, _read(paragraph, place, cue, lo, hi, last, lo)) if floor > lo and lesser else None
        if whole is not None:
            frames.clear()
            floor, lesser = lo, True
        found = whole or _read(paragraph, place, cue, lo, hi, last, floor)
        if found is not None and place >= floor:
            frames.append(found)
            if place < places[-1][0]:
                floor, lesser = max(floor, _reach(found)), lesser and _lesser(paragraph, found)


def _read(
    paragraph: Paragraph, place: int, cue: Cue | None, lo: int, hi: int, last: Frame | None, floor: int
) -> Frame | None:
    """The frame of a reporting verb, or of the "according to" at its place."""
    if cue is None:
        return according_to(paragraph, place, lo, hi, floor)
    return said_frame(paragraph, cue, lo, hi, last, floor)


def _whole(frames: list[Frame], frame: Frame | None) -> Frame | None:
    """A frame read from the head of the sentence, if it stands at its end and reports the frames before it as well."""
    if frame is None or frame.left is None or frame.right is not None or frame.left[0] > frames[0].cue[0]:
        return None
    return frame


def _accords(paragraph: Paragraph, places: list[int], lo: int, hi: int) -> list[int]:
    """Where "according to X" stands, or "…, per X"."""
    low, words = paragraph.low, paragraph.words
    found = []
    for at in places:
        if low[at] not in _SOURCES or at >= hi - 1 or not (low[at + 1] in ("to", "the") or words[at + 1][0].isupper()):
            continue  # per cent
        tags = tags_of(paragraph, lo, hi)
        if heads_source(paragraph, at) and (low[at] != "per" or (at > lo and tags[at - 1] in ",q")):
            found.append(at)
    return found


def _lesser(paragraph: Paragraph, frame: Frame) -> bool:
    """Whether a report may be only a part of what somebody else reports: no marked words, and nobody named says it."""
    for part in (frame.left, frame.right):
        if part is not None and QUOTE in paragraph.low[part[0] : part[1]]:
            return False
    if frame.subject is None or frame.lemma not in ("say", "tell", "add", "warn", "according to"):
        return True
    return _NAMED.isdisjoint(paragraph.tags[slice(*frame.subject)])


def _free(frame: Frame, frames: list[Frame]) -> bool:
    """Whether no other frame has the noun or what it reports."""
    start, end = frame.cue[0], frame.right[1] if frame.right else frame.cue[1]
    parts = [part for other in frames for part in (other.left, other.right, other.cue) if part is not None]
    return not any(part[0] < end and start < part[1] for part in parts)


def _reach(frame: Frame) -> int:
    """Where the last of its words ends."""
    end = frame.cue[1]
    for part in (frame.subject, frame.left, frame.right):
        if part is not None and part[1] > end:
            end = part[1]
    return end
