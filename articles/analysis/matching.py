"""Whether the words of one passage are those of another, fuller one, or agree with it by chance.

>>> fuller = Wording.of("we shall bring every fishing boat safely home tonight".split(), strong=True)
>>> excerpt = Wording.of("bring every fishing boat home".split(), strong=True)
>>> match(excerpt, fuller) > 0, match(Wording.of("fishing is fun".split(), strong=True), fuller) > 0
(True, False)

It is a matter of the two alone: how often other passages of the event have these words does not come in here, so that
an answer holds whatever is imported later.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from articles.analysis.alignment import Pairs, align, longest_run
from articles.analysis.segments import FUNCTION, weigh
from articles.analysis.words import FUNCTION_WORDS

ENOUGH = 4.5  # weight of shared words that is no coincidence: two words, of which one is not in everybody's mouth
IN_A_ROW = 3.5  # the same where four words or more stand there as they are
OTHER_SPEAKER, NOT_MARKED = 5.0, 6.0  # and so much more where less speaks for it
SENTENCE, UNMISTAKABLE = 6, 8  # words in a row that are hardly, and never, chance
LEAST, EDITED, OTHERS = 0.5, 0.62, 0.75  # share of the weight that must be the fuller passage's words
FRAGMENT = 3  # fewer content words must stand there as they are
PHRASE = 4  # fewer words than these are anybody's, unless the same one is known to have said them
NEGATIONS = frozenset("not no never nobody nothing cannot can't don't doesn't didn't won't isn't aren't wasn't".split())


class Identity(NamedTuple):
    """What makes two passages one wording. ``speaker`` counts only for a few words, which many people may use."""

    keys: tuple[str, ...]
    strong: bool
    speaker: int | None


@dataclass(frozen=True)
class Wording:
    """All passages in the very same words. ``speakers`` are those it is ascribed to anywhere."""

    identity: Identity
    speakers: frozenset[int] = field(default=frozenset())

    @classmethod
    def of(cls, keys: list[str] | tuple[str, ...], *, strong: bool, speaker: int | None = None) -> Wording:
        return cls(identify(tuple(keys), speaker, strong=strong), frozenset(() if speaker is None else (speaker,)))

    @property
    def keys(self) -> tuple[str, ...]:
        return self.identity.keys

    @property
    def strong(self) -> bool:
        return self.identity.strong

    @cached_property
    def rank(self) -> tuple[bool, int, tuple[str, ...], int]:
        """The order in which wordings become the base of others: between marks first, then the longest."""
        return (not self.strong, -len(self.keys), self.keys, self.identity.speaker or -1)

    @cached_property
    def weights(self) -> tuple[float, ...]:
        return weigh(self.keys)

    @cached_property
    def weight(self) -> float:
        return sum(self.weights)

    @cached_property
    def spoken(self) -> str:
        return f" {' '.join(self.keys)} "

    @cached_property
    def features(self) -> tuple[str, ...]:
        """Three neighbours, or two content words: what a passage must have in common with any that it matches."""
        found = {f"{a} {b} {c}" for a, b, c in zip(self.keys, self.keys[1:], self.keys[2:], strict=False)
                 if not FUNCTION_WORDS.issuperset((a, b, c))}  # fmt: skip
        found |= {f"{a} {b}" for a, b in pairwise(self.keys) if FUNCTION_WORDS.isdisjoint((a, b))}
        return tuple(sorted(found))

    @cached_property
    def says_something(self) -> bool:
        """Two content words, or one in a run of four words; indirect speech needs more."""
        content = sum(weight > FUNCTION for weight in self.weights)
        if not self.strong:
            return content >= 4
        row = content >= 1 and len(self.keys) >= 4 and self.weight >= IN_A_ROW
        return row or (content >= 2 and self.weight >= ENOUGH)

    @cached_property
    def is_fragment(self) -> bool:
        """So few words that several sentences may hold them."""
        return sum(weight > FUNCTION for weight in self.weights) < FRAGMENT


def identify(keys: tuple[str, ...], speaker: int | None, *, strong: bool) -> Identity:
    light = sum(weigh(keys)) < ENOUGH + OTHER_SPEAKER
    return Identity(keys, strong, speaker if light else None)


def match(wording: Wording, fuller: Wording) -> float:
    """How strongly the words are those of the fuller one; 0 if that may be chance."""
    if not may_match(wording, fuller):
        return 0.0
    pairs = _matched(wording, fuller)
    matched = {i for i, _ in pairs}
    strength = sum(wording.weights[i] for i in matched)
    share = strength / wording.weight
    content = sum(wording.weights[i] > FUNCTION for i in matched)
    run = longest_run(pairs)
    others = said_by_others(wording, fuller)
    unmarked = (not wording.strong) + (not fuller.strong)
    needed = (IN_A_ROW if run == len(wording.keys) >= PHRASE else ENOUGH) + OTHER_SPEAKER * others
    if strength < needed + NOT_MARKED * unmarked or not content or run < (4 if unmarked else 2):
        return 0.0
    if run < UNMISTAKABLE and _contradict(wording, fuller, pairs):
        return 0.0
    if unmarked == 2 and strength < LEAST * fuller.weight:  # words of two reporters, on the same matter
        return 0.0
    if content < FRAGMENT:
        return strength if _stands_there(wording, fuller, run, share) else 0.0
    sure = strength >= 2 * needed and run >= SENTENCE and not others
    least = LEAST if sure else OTHERS if others or unmarked else EDITED
    return strength if share >= least and run >= 3 else 0.0


def _stands_there(wording: Wording, fuller: Wording, run: int, share: float) -> bool:
    """Whether a fragment is in the other's words as it is; the shortest only where both are the same one's."""
    if len(wording.keys) < PHRASE and wording.speakers.isdisjoint(fuller.speakers):
        return False
    return run == len(wording.keys) or (share > 0.85 and run >= 3)


def said_by_others(one: Wording, other: Wording) -> bool:
    return bool(one.speakers and other.speakers and one.speakers.isdisjoint(other.speakers))


def may_match(wording: Wording, fuller: Wording) -> bool:
    """Cheap and never wrong about a no: half of the weight must be in the other's words, in whatever order."""
    there = sum(w for key, w in zip(wording.keys, wording.weights, strict=True) if f" {key} " in fuller.spoken)
    return there >= LEAST * wording.weight


def _contradict(wording: Wording, fuller: Wording, pairs: Pairs) -> bool:
    """*That is not putting people back to work* is not what *by putting people back to work* was taken from."""
    extent = fuller.keys[pairs[0][1] : pairs[-1][1] + 1]
    if NEGATIONS.isdisjoint(wording.keys):
        return not NEGATIONS.isdisjoint(extent)
    return NEGATIONS.isdisjoint(fuller.keys)


def _matched(wording: Wording, fuller: Wording) -> Pairs:
    """The words that the fuller one has in the same order; function words only beside another one."""
    at = fuller.spoken.find(wording.spoken)
    if at >= 0:
        first = fuller.spoken.count(" ", 0, at)
        return [(i, first + i) for i in range(len(wording.keys))]
    pairs = align(wording.keys, fuller.keys)
    known = set(pairs)
    return [
        (i, j)
        for i, j in pairs
        if wording.keys[i] not in FUNCTION_WORDS or (i - 1, j - 1) in known or (i + 1, j + 1) in known
    ]
