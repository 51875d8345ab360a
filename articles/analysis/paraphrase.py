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
from articles.analysis.words import Weights, Word, stem, words
from articles.spans import Span

SHARED, WEIGHT, ALIKE = 2, 6.0, 0.5  # roots that a clause has in common, their weight, and the share that they are
AHEAD = 1.5  # so many times as like as any other sentence
ALL, ALL_WEIGHT = 3, 8.0  # roots of a part of a long sentence that must all be in it, and their weight
RETOLD = 10.0  # weight of the roots, without names, that a report and a sentence have in common
LEAST, SHIFTED = 3, 5.0  # words of a report in another tense and person, and their weight
WORDS = 0.7  # of the weight of both, where the sentence is too short for more than one root
TELLING = 4.0  # weight of a word that is not in everybody's mouth
BESIDE, BESIDE_WEIGHT = 0.4, 3.5  # likeness that is enough beside what is certain, and the weight of what is shared


class Found(NamedTuple):
    """``in_its_words``: nearly all of them are the sentence's."""

    sentence: int
    in_its_words: bool = False


class Likeness(NamedTuple):
    """How much of a passage and of a sentence is the same: roots, their weight, and the share that they are of both."""

    sentence: int
    shared: int
    weight: float
    of_passage: float
    of_sentence: float

    @property
    def score(self) -> float:
        return 2 * self.of_passage * self.of_sentence / (self.of_passage + self.of_sentence)


class Short(NamedTuple):
    """The words of a sentence, and how much they say."""

    keys: tuple[str, ...]
    weight: float

    @classmethod
    def of(cls, string: str) -> Short:
        keys = tuple(stem(word.key) for word in words(string))
        return cls(keys, sum(weigh(keys)))


@dataclass(frozen=True, slots=True)
class Senses:
    """What the sentences of a source text say, ready to be searched."""

    said: tuple[Sense, ...]
    short: tuple[Short, ...]
    totals: tuple[float, ...]
    having: Mapping[str, Sequence[int]]
    weights: Weights

    @classmethod
    def of(cls, source: Source) -> Senses:
        return _senses(tuple(source.string[slice(*span)] for span in source.sentences))

    def near(self, said: Sense) -> list[Likeness]:
        """Every sentence that shares a root, the likeliest first."""
        weight: defaultdict[int, float] = defaultdict(float)
        shared: defaultdict[int, int] = defaultdict(int)
        for root in said.roots:
            for number in self.having.get(root, ()):
                weight[number] += self.weights(root)
                shared[number] += 1
        total = sum(map(self.weights, said.roots))
        found = [Likeness(n, shared[n], w, w / total, w / self.totals[n]) for n, w in weight.items()]
        return sorted(found, key=lambda one: (-one.score, one.sentence))


@lru_cache(maxsize=8)
def _senses(strings: tuple[str, ...]) -> Senses:
    said = tuple(sense(string) for string in strings)
    having: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(said):
        for root in one.roots:
            having[root].append(number)
    weights = Weights.of(one.roots for one in said)
    totals = tuple(sum(map(weights, one.roots)) for one in said)
    return Senses(said, tuple(map(Short.of, strings)), totals, having, weights)


def reworded(string: str, source: Senses, shared: int = SHARED + 1) -> Found | None:
    """The sentence that says the same, by its roots or, if it is short, by its words."""
    said = sense(string)
    near = source.near(said)
    if near and near[0].shared >= shared and _is_the_same(near[0], said, source) and _ahead(near):
        return Found(near[0].sentence)
    return _short(string, source, [one.sentence for one in near])


def reported(string: str, source: Senses) -> Found | None:
    """The same where no marks stand: much of it must be there, or all of it in a longer sentence."""
    said = sense(string)
    near = source.near(said)
    if not near:
        return None
    if told_freely(near, said, source):
        return Found(near[0].sentence)
    return part_of(said, near, source)


def told_freely(near: Sequence[Likeness], said: Sense, source: Senses) -> bool:
    """Whether much of what is reported and of the likeliest sentence is the same, and not only whom they name."""
    shared = (set(said.roots) & set(source.said[near[0].sentence].roots)) - said.names
    enough = len(shared) >= ALL and sum(map(source.weights, shared)) >= RETOLD
    return enough and _is_the_same(near[0], said, source) and _ahead(near)


def shifted(string: str, source: Source) -> int | None:
    """The sentence whose beginning a report gives in the third person and a tense further back: *She had named nobody*
    of "I named nobody, and …". All of the report's words must stand there, and in no other sentence.
    """
    wanted = _unshifted(words(string))
    if len(wanted) < LEAST or wanted[0] != _SPEAKER or sum(weigh(wanted)) < SHIFTED:
        return None
    there = [n for n, span in enumerate(source.sentences) if _begins(source, n, span, wanted)]
    return there[0] if len(there) == 1 else None


def _begins(source: Source, number: int, span: Span, wanted: tuple[str, ...]) -> bool:
    first = source.first[number]
    beginning = source.words[first : min(first + len(wanted) + 2, source.first[number + 1])]
    found = _unshifted(beginning)[: len(wanted)]
    return found == wanted


def _unshifted(found: Sequence[Word]) -> tuple[str, ...]:
    return tuple(_SPEAKER if word.key in _PERSONS else stem(word.key) for word in found if word.key not in _SHIFT)


_SPEAKER = "i"
_PERSONS = frozenset("i we he she they".split())
_SHIFT = frozenset("had have has that".split())


def part_of(said: Sense, near: Sequence[Likeness], source: Senses) -> Found | None:
    """The sentence that has all roots of a passage, if they are enough without the names, and no other has half."""
    best = sorted(near, key=lambda one: -one.weight)[:2]
    if len(set(said.roots) - said.names) < ALL or best[0].of_passage < 1 or best[0].weight < ALL_WEIGHT:
        return None
    if said.negated != source.said[best[0].sentence].negated:
        return None
    return Found(best[0].sentence) if len(best) < 2 or 2 * best[1].weight <= best[0].weight else None


def beside(string: str, source: Senses, number: int) -> bool:
    """Whether a sentence says the same, now that the words before or after give the one before or after it."""
    like = next((one for one in source.near(sense(string)) if one.sentence == number), None)
    return like is not None and like.weight >= BESIDE_WEIGHT and like.score >= BESIDE


def _is_the_same(like: Likeness, said: Sense, source: Senses) -> bool:
    enough = like.weight >= WEIGHT and like.score >= ALIKE
    return enough and said.negated == source.said[like.sentence].negated


def _ahead(near: Sequence[Likeness]) -> bool:
    return len(near) < 2 or near[0].score >= AHEAD * near[1].score


def _short(string: str, source: Senses, numbers: Iterable[int]) -> Found | None:
    """The one sentence that has nearly all the words, and little besides them."""
    own = Short.of(string)
    found = [number for number in numbers if _same_words(own, source.short[number])]
    return Found(found[0], in_its_words=True) if len(found) == 1 else None


def _same_words(own: Short, other: Short) -> bool:
    least = WORDS * max(own.weight, other.weight)
    if min(own.weight, other.weight) < least:
        return False
    weights = weigh(own.keys)
    shared = [weights[i] for i, _ in align(own.keys, other.keys)]
    return sum(shared) >= least and max(shared, default=FUNCTION) >= TELLING
