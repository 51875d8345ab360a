"""Whether the words of one passage are those of another, fuller one, or agree with it by chance.

>>> fuller = Wording.of("we shall bring every fishing boat safely home tonight".split(), strong=True)
>>> excerpt = Wording.of("bring every fishing boat home".split(), strong=True)
>>> match(excerpt, fuller) > 0, match(Wording.of("fishing is fun".split(), strong=True), fuller) > 0
(True, False)

It is a matter of the two alone: how often other passages of the event have these words does not come in here, so that
an answer holds whatever is imported later.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from articles.analysis.alignment import Pairs, align, longest_run
from articles.analysis.segments import FUNCTION, weigh
from articles.analysis.smallwords import POSSESSIVES
from articles.analysis.words import FUNCTION_WORDS

ENOUGH = 4.5  # weight of shared words that is no coincidence: two words, of which one is not in everybody's mouth
IN_A_ROW = 3.5  # the same where four words or more stand there as they are
OTHER_SPEAKER, NOT_MARKED = 5.0, 6.0  # and so much more where less speaks for it
SENTENCE, UNMISTAKABLE = 6, 8  # words in a row that are hardly, and never, chance
LEAST, EDITED, OTHERS = 0.5, 0.62, 0.75  # share of the weight that must be the fuller passage's words
FRAGMENT = 3  # fewer content words must stand there as they are
ROW = (2, 5, 6)  # words that must stand in a row: between marks in both, in one of them, in none
PHRASE = 4  # fewer words than these are anybody's, unless the same one is known to have said them
DISTINCT = 4.0  # weight of one word that is not in everybody's mouth
PERSONS = {
    word: person
    for person, spelt in enumerate(
        ("i me my mine we us our", "you your", "he him his she her they them their"), start=1
    )
    for word in spelt.split()
}
WHOSE, THIRD = POSSESSIVES - {"its"}, 3  # whose: somebody’s, and no thing’s
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
        speaker = self.identity.speaker
        last = -(speaker or 0) if len(self.keys) == 1 else speaker or -1  # a word is rather a person's than nobody's
        return (not self.strong, -len(self.keys), self.keys, last)

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
        found |= set(self.keys if self.is_word else ())
        return tuple(sorted(found))

    @cached_property
    def says_something(self) -> bool:
        """Two content words, or one in a run of four words, or a telling one; indirect speech needs more."""
        content = sum(weight > FUNCTION for weight in self.weights)
        if not self.strong:
            return content >= 4
        if self.is_word or self.is_somebodys:
            return True
        row = content >= 1 and len(self.keys) >= 4 and self.weight >= IN_A_ROW
        return row or (content >= 2 and self.weight >= ENOUGH)

    @cached_property
    def is_word(self) -> bool:
        """A word of some weight, which is only ever joined with the very same one."""
        return self.strong and len(self.keys) == 1 and self.weight >= DISTINCT

    @cached_property
    def is_somebodys(self) -> bool:
        """Words of a known speaker, one of some weight: a few of them are joined only with those of the same."""
        return self.identity.speaker is not None and max(self.weights) >= DISTINCT

    @cached_property
    def is_fragment(self) -> bool:
        """So few words that several sentences may hold them."""
        return sum(weight > FUNCTION for weight in self.weights) < FRAGMENT


def identify(keys: tuple[str, ...], speaker: int | None, *, strong: bool) -> Identity:
    light = sum(weigh(keys)) < ENOUGH + OTHER_SPEAKER
    return Identity(keys, strong, speaker if light else None)


def match(wording: Wording, fuller: Wording) -> float:
    """How strongly the words are those of the fuller one; 0 if that may be chance."""
    if wording.is_word and fuller.is_word:
        return _same_word(wording, fuller)
    if not may_match(wording, fuller):
        return 0.0
    pairs = matched(wording, fuller)
    there = {i for i, _ in pairs}
    strength = sum(wording.weights[i] for i in there)
    share = strength / wording.weight
    content = sum(wording.weights[i] > FUNCTION for i in there)
    run = longest_run(pairs)
    others = said_by_others(wording, fuller)
    unmarked = (not wording.strong) + (not fuller.strong)
    needed = (IN_A_ROW if run == len(wording.keys) >= PHRASE else ENOUGH) + OTHER_SPEAKER * others
    if strength < needed + NOT_MARKED * unmarked or not content or run < ROW[unmarked]:
        return 0.0
    if unmarked == 2 and others:
        return 0.0
    if run < UNMISTAKABLE and _contradict(wording, fuller, pairs):
        return 0.0
    if not unmarked and run < len(wording.keys) and _another_sentence(wording, fuller, pairs, share):
        return 0.0
    if unmarked == 2 and strength < LEAST * fuller.weight:  # words of two reporters, on the same matter
        return 0.0
    if content < FRAGMENT:
        return strength if _stands_there(wording, fuller, run, share) else 0.0
    sure = strength >= 2 * needed and run >= SENTENCE and not others
    least = LEAST if sure else OTHERS if others or unmarked else EDITED
    return strength if share >= least and run >= 3 else 0.0


def _same_word(wording: Wording, other: Wording) -> float:
    """*Unfounded*: what one calls it whom an article names, and what one calls it whom another does not name."""
    same = wording.keys == other.keys and wording.identity.speaker is None
    return wording.weight if same and other.identity.speaker is not None else 0.0


def _stands_there(wording: Wording, fuller: Wording, run: int, share: float) -> bool:
    """Whether a fragment is in the other's words as it is; the shortest only where both are the same one's."""
    if len(wording.keys) < PHRASE and wording.speakers.isdisjoint(fuller.speakers):
        return False
    return run == len(wording.keys) or (share > 0.85 and run >= 3)


def said_by_others(one: Wording, other: Wording) -> bool:
    return bool(one.speakers and other.speakers and one.speakers.isdisjoint(other.speakers))


def bond(one: Wording, other: Wording) -> tuple[bool, bool]:
    """All that a match takes from who says the two: whether they are others, and whether one of them is the same."""
    return said_by_others(one, other), not one.speakers.isdisjoint(other.speakers)


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


def _another_sentence(wording: Wording, fuller: Wording, pairs: Pairs, share: float) -> bool:
    """Whether two people's or two days' sentences only have a phrase in common. Who quotes between marks leaves words
    out; each beginning in words of its own, or ending so, they are two sentences. And nobody's *your* becomes *his*.
    """
    edges = Edges.of(wording, fuller, pairs)
    if share < OTHERS and (edges.rival or edges.staggered):
        return True
    return edges.reworded > 0 and _addresses_others(wording.keys, fuller.keys, pairs)


class Edges(NamedTuple):
    """The weight of what each has beyond the words they share: before them, after them, and (``reworded``) between."""

    left: tuple[float, float]
    right: tuple[float, float]
    reworded: float

    @classmethod
    def of(cls, wording: Wording, fuller: Wording, pairs: Pairs) -> Edges:
        (i, j), (last_i, last_j) = pairs[0], pairs[-1]
        shared = {i for i, _ in pairs}
        between = (w for n, w in enumerate(wording.weights[i:last_i], i) if n not in shared)
        return cls(
            (_content(wording.weights[:i]), _content(fuller.weights[:j])),
            (_content(wording.weights[last_i + 1 :]), _content(fuller.weights[last_j + 1 :])),
            _content(between),
        )

    @property
    def rival(self) -> bool:
        """Both begin, or both end, with words that say something."""
        return any(own >= DISTINCT and other for own, other in (self.left, self.right))

    @property
    def staggered(self) -> bool:
        """One goes on where the other has ended, and began where the other had not."""
        (left, fuller_left), (right, fuller_right) = self.left, self.right
        return bool((right and not fuller_right and fuller_left) or (left and not fuller_left and fuller_right))


def _content(weights: Iterable[float]) -> float:
    return sum(weight for weight in weights if weight > FUNCTION)


def _addresses_others(left: Sequence[str], right: Sequence[str], pairs: Pairs) -> bool:
    """*Your budget* and *his budget*: between words that both have, pronouns of two persons stand for each other."""
    for (i, j), (next_i, next_j) in pairwise(pairs):
        own, other = _persons(left[i + 1 : next_i]), _persons(right[j + 1 : next_j])
        if own and other and own.isdisjoint(other):
            return True
    return False


def _persons(keys: Sequence[str]) -> set[int]:
    """Which persons are named. *Our crews* are the same as *them*: whose anything is, it is of the third person.

    >>> _persons(["our"]), _persons(["our", "crew"]), _persons(["them"])
    ({1}, {3}, {3})
    """
    last = len(keys) - 1
    return {THIRD if key in WHOSE and n < last else PERSONS[key] for n, key in enumerate(keys) if key in PERSONS}


def matched(wording: Wording, fuller: Wording) -> Pairs:
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
