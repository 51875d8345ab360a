"""Which sentence of a source text a passage gives in other words: translated back, or freely.

>>> speech = Source.of("Boats come home. We will mend the walls of the harbour. Nobody asked the herring.")
>>> reworded("The walls of our port shall be mended,", Senses.of(speech))
Found(sentence=1, in_its_words=False)
>>> reworded("The herring has no opinion.", Senses.of(speech)) is None
True

Compared are the roots of the words, of which near relations and expressions of the same meaning are one
(``claim_words``). A sentence counts only if much of it and much of the passage are the same, and no other comes near.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from articles.analysis.alignment import align
from articles.analysis.claim_words import Sense, sense
from articles.analysis.location import Source
from articles.analysis.segments import FUNCTION, weigh
from articles.analysis.words import Weights, stem, words

SHARED, WEIGHT, ALIKE = 2, 6.0, 0.5  # roots that a clause has in common, their weight, and the share that they are
AHEAD = 1.5  # so many times as like as any other sentence
ALL, ALL_WEIGHT = 3, 8.0  # roots of a part of a long sentence that must all be in it, and their weight
WORDS = 0.7  # of the weight of both, where the sentence is too short for more than one root
TELLING = 4.0  # weight of a word that is not in everybody's mouth
BESIDE, BESIDE_WEIGHT = 0.4, 3.5  # likeness that is enough beside what is certain, and the weight of what is shared


class Found(NamedTuple):
    """``in_its_words``: nearly all of them are the sentence's."""

    sentence: int
    in_its_words: bool = False


class Likeness(NamedTuple):
    """How much of a passage and of a sentence is the same."""

    sentence: int
    shared: frozenset[str]
    weight: float
    of_passage: float
    of_sentence: float

    @property
    def score(self) -> float:
        return 2 * self.of_passage * self.of_sentence / (self.of_passage + self.of_sentence)


@dataclass(frozen=True, slots=True)
class Senses:
    """What the sentences of a source text say, ready to be searched."""

    strings: tuple[str, ...]
    said: tuple[Sense, ...]
    having: Mapping[str, Sequence[int]]
    weights: Weights

    @classmethod
    def of(cls, source: Source) -> Senses:
        return _senses(tuple(source.string[slice(*span)] for span in source.sentences))

    def weigh(self, roots: Iterable[str]) -> float:
        return sum(self.weights(root) for root in roots)

    def alike(self, said: Sense, number: int) -> Likeness:
        own, other = frozenset(said.roots), frozenset(self.said[number].roots)
        weight = self.weigh(own & other)
        return Likeness(number, own & other, weight, weight / self.weigh(own), weight / self.weigh(other))

    def near(self, said: Sense) -> list[Likeness]:
        """Every sentence that shares a root, the likeliest first."""
        numbers = {number for root in said.roots for number in self.having.get(root, ())}
        found = [self.alike(said, number) for number in numbers]
        return sorted(found, key=lambda one: (-one.score, one.sentence))


@lru_cache(maxsize=8)
def _senses(strings: tuple[str, ...]) -> Senses:
    said = tuple(sense(string) for string in strings)
    having: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(said):
        for root in one.roots:
            having[root].append(number)
    return Senses(strings, said, having, Weights.of(one.roots for one in said))


def reworded(string: str, source: Senses, shared: int = SHARED + 1) -> Found | None:
    """The sentence that says the same, by its roots or, if it is short, by its words."""
    said = sense(string)
    near = source.near(said)
    if near and len(near[0].shared) >= shared and _is_the_same(near[0], said, source) and _ahead(near):
        return Found(near[0].sentence)
    return _short(string, source, [one.sentence for one in near])


def reported(string: str, source: Senses) -> Found | None:
    """The same where no marks stand: all that is said must be there."""
    said = sense(string)
    near = source.near(said)
    return part_of(said, near) if near else None


def part_of(said: Sense, near: Sequence[Likeness]) -> Found | None:
    """The sentence that has all roots of a passage, if they are enough without the names, and no other has half."""
    best = sorted(near, key=lambda one: -one.weight)[:2]
    if len(set(said.roots) - said.names) < ALL or best[0].of_passage < 1 or best[0].weight < ALL_WEIGHT:
        return None
    return Found(best[0].sentence) if len(best) < 2 or 2 * best[1].weight <= best[0].weight else None


def beside(string: str, source: Senses, number: int) -> bool:
    """Whether a sentence says the same, now that the words before or after give the one before or after it."""
    said = sense(string)
    if not 0 <= number < len(source.said) or not said.roots:
        return False
    like = source.alike(said, number)
    return bool(like.shared) and like.weight >= BESIDE_WEIGHT and like.score >= BESIDE


def _is_the_same(like: Likeness, said: Sense, source: Senses) -> bool:
    enough = like.weight >= WEIGHT and like.score >= ALIKE
    return enough and said.negated == source.said[like.sentence].negated


def _ahead(near: Sequence[Likeness]) -> bool:
    return len(near) < 2 or near[0].score >= AHEAD * near[1].score


def _short(string: str, source: Senses, numbers: Iterable[int]) -> Found | None:
    """The one sentence that has nearly all the words, and little besides them."""
    keys = tuple(stem(word.key) for word in words(string))
    found = [number for number in numbers if _same_words(keys, source.strings[number])]
    return Found(found[0], in_its_words=True) if len(found) == 1 else None


def _same_words(keys: tuple[str, ...], sentence: str) -> bool:
    other = tuple(stem(word.key) for word in words(sentence))
    pairs, weights = align(keys, other), weigh(keys)
    shared = [weights[i] for i, _ in pairs]
    least = WORDS * max(sum(weights), sum(weigh(other)))
    return sum(shared) >= least and max(shared, default=FUNCTION) >= TELLING
