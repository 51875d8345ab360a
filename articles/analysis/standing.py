"""Phrases that stand for somebody met before: "the minister", "the official", "one of them".

>>> met([Speaker("a senior official in Kessel", SpeakerKind.UNNAMED)], ["official"], 0)
0
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.analysis.findings import SpeakerKind
from articles.analysis.hanging import people_of
from articles.analysis.lexicon import ROLES
from articles.analysis.nouns import phrase_before
from articles.analysis.person import Person
from articles.analysis.roles import head_of, holder
from articles.analysis.subjects import clause_subject, subject_before
from articles.analysis.tags import tags_of
from articles.analysis.tokens import Paragraph
from articles.spans import Span

ANYBODY = frozenset(
    "source official person insider aide adviser diplomat envoy spokesman spokeswoman spokesperson".split()
)  # may be called either way
# What people are besides what a text calls them.
_BESIDES = frozenset("candidate politician nominee hopeful republican democrat lawmaker".split())
_NEAR = 150  # tokens back in which somebody is brought in
_KEPT = 100  # speakers remembered, the newest
_FAR = 6  # paragraphs back in which somebody unnamed is still remembered


@dataclass(slots=True)
class Speaker:
    """Somebody who speaks in a text; ``last`` is the paragraph in which they spoke last."""

    name: str
    kind: SpeakerKind
    person: Person | None = None
    last: int = 0
    words: list[str] = field(default_factory=list)  # of the name, lower case

    def __post_init__(self) -> None:
        self.words = self.name.lower().replace("’", "'").split()


def met(speakers: Sequence[Speaker], core: Sequence[str], here: int) -> int | None:
    """Whom "the official" means: the one of that name who spoke last, not far back; None for nobody."""
    wanted = [word.lower().replace("’", "'") for word in core]
    head = head_of(wanted)
    best: int | None = None
    for index in range(max(0, len(speakers) - _KEPT), len(speakers)):
        speaker = speakers[index]
        near = speaker.person is None and here - _FAR <= speaker.last <= here and speaker.words != wanted
        if near and _called(speaker, wanted, head, here) and (best is None or speaker.last >= speakers[best].last):
            best = index
    return best


def calls_somebody(head: str) -> bool:
    """Whether a noun may stand for one who has just spoken: a role, an age, "the Norland Republican"."""
    return head in ROLES or _besides(head)


def _besides(head: str) -> bool:
    return head in _BESIDES or head.endswith("-year-old")


def may_be(speaker: Speaker, core: Sequence[str], head: str) -> bool:
    """Whether "the senator" may be a person who has just spoken: one of several senators, or nobody has said what."""
    person = speaker.person
    if person is None or (person.roles and not _besides(head) and holder([person], core) is None):
        return False
    return ROLES.get(head, "") in ("", person.gender) or not person.gender


def _called(speaker: Speaker, wanted: list[str], head: str, here: int) -> bool:
    theirs = head_of(speaker.words)
    if theirs == head:
        return set(wanted) <= set(speaker.words)
    just = speaker.kind is SpeakerKind.UNNAMED and here - speaker.last <= 1
    return just and len(wanted) == 1 and head in ANYBODY and theirs in ANYBODY


def one_of(speakers: Sequence[Speaker], last: int | None, here: int) -> int | None:
    """The group of which "one" or "one of them" speaks, if it has just spoken."""
    if last is None or here - speakers[last].last > 1:
        return None
    plural = speakers[last].kind is SpeakerKind.GROUP or ROLES.get(head_of(speakers[last].words)) == "p"
    return last if plural else None


def _sentence(paragraph: Paragraph, at: int) -> tuple[int, int]:
    number = bisect_left(paragraph.sentences, (at + 1, 0)) - 1
    return paragraph.sentences[number] if number >= 0 else (0, 0)


def antecedent(paragraph: Paragraph, position: int) -> Span | None:
    """The phrase that a "who" at a position stands for: "a teacher, who …"."""
    at = bisect_left(paragraph.starts, position)
    lo, hi = _sentence(paragraph, at)
    tags_of(paragraph, lo, hi)
    end = at - (at > lo and paragraph.low[at - 1] == ",")
    found = phrase_before(paragraph, end, lo) if end > lo else None
    while found is not None and found[0] - 1 > lo and paragraph.tags[found[0] - 1] == "p":
        wider = phrase_before(paragraph, found[0] - 1, lo)
        if wider is None or not any(word in ROLES for word in paragraph.low[wider[0] : wider[1]]):
            break
        found = wider[0], found[1]
    return paragraph.span(*people_of(paragraph, found)) if found is not None else None


def they(paragraph: Paragraph, position: int) -> Span | None:
    """Whom "they" at the head of a sentence means: the people whom the sentence before is about."""
    at = bisect_left(paragraph.starts, position)
    number = bisect_left(paragraph.sentences, (at, 0))
    if not 0 < number < len(paragraph.sentences) or paragraph.sentences[number][0] != at:
        return None
    lo, hi = paragraph.sentences[number - 1]
    tags_of(paragraph, lo, hi)
    subject = clause_subject(paragraph, lo, hi)
    if subject is None or ROLES.get(paragraph.low[subject[1] - 1]) != "p":
        return None
    return paragraph.span(*subject)


def introduced(paragraph: Paragraph, position: int, head: str) -> Span | None:
    """The phrase with "a" that brings somebody in before a position: "a source close to the mayor (went further)"."""
    low = paragraph.low
    here = bisect_left(paragraph.starts, position)
    for at in range(here - 1, max(0, here - _NEAR), -1):
        if low[at] != head:
            continue
        lo, hi = _sentence(paragraph, at)
        tags = tags_of(paragraph, lo, hi)
        start = next((i for i in range(at - 1, max(lo, at - 4) - 1, -1) if low[i] in ("a", "an", "one")), None)
        verb = next((i for i in range(at + 1, hi) if tags[i] in "vx"), None)
        if start is None or verb is None:
            continue
        found = subject_before(paragraph, verb, lo)
        end = found[1] if found is not None and found[0] == start else at + 1
        return paragraph.span(start, end)
    return None
