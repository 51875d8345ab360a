"""Passages that stand for one claim, read as a whole: which words most of them have, and in which articles they are.

>>> from articles.analysis.claim_match import Rarity
>>> from articles.analysis.claim_units import all_units
>>> from articles.analysis.claims import Reading
>>> from articles.spans import Block, BlockKind
>>> bodies = "Pilots strike in May.", "The pilots will strike."
>>> read = [Reading(n, body, (Block(BlockKind.PARAGRAPH, 0, len(body)),)) for n, body in enumerate(bodies, 1)]
>>> found = all_units(read)
>>> sorted(Company(tuple(found), Rarity.of(found)).shares.items())
[('@5', 0.5), ('pilot', 1.0), ('strike', 1.0)]
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from articles.analysis.claim_context import Beside
from articles.analysis.claim_match import Found, Match, Rarity, why
from articles.analysis.claim_units import Unit
from articles.analysis.words import words

SAYS = 0.9  # weight of a word that can hold passages together
NOWHERE = Beside(())
SPARSE = 4.0  # weight of a clause so plain that it is found by its turns of phrase


@dataclass(eq=False)
class Company:
    """Passages that stand for one claim, or one clause alone. ``claims`` are those it was made of, by number."""

    units: tuple[Unit, ...]
    rarity: Rarity
    claims: tuple[int, ...] = ()
    fixed: bool = False
    born: float = 1.0
    joined: tuple[Found, ...] = ()
    beside: Beside = NOWHERE
    texts: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        self.texts = frozenset(unit.text for unit in self.units if unit.text)

    @property
    def alone(self) -> bool:
        return not self.claims and len(self.units) == 1

    @cached_property
    def shares(self) -> dict[str, float]:
        """In which part of the texts each root stands."""
        by_text: dict[int, dict[str, None]] = defaultdict(dict)  # in the order of the words, the same in every run
        for unit in self.units:
            by_text[unit.text].update(dict.fromkeys(unit.sense.roots))
        counts = Counter(root for roots in by_text.values() for root in roots)
        return {root: n / len(by_text) for root, n in counts.items()}

    @cached_property
    def total(self) -> float:
        return sum(self.rarity(root) * share for root, share in self.shares.items())

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(root for unit in self.units if not unit.headline for root in unit.sense.names)

    @cached_property
    def distinct(self) -> tuple[Unit, ...]:
        return tuple({unit.words: unit for unit in self.units}.values())

    @cached_property
    def wordings(self) -> frozenset[object]:
        """Turns of phrase and utterances, by which passages are the same that share few words which say something."""
        utterances = (utterance for unit in self.units for utterance in unit.utterances)
        return frozenset((*(sign for sign in self.signs if " " in sign), *utterances))

    @cached_property
    def signs(self) -> dict[str, float]:
        """By what others that may say the same are found."""
        found = {root: weight for root in self.shares if (weight := self.rarity.predicate(root)) > SAYS}
        for unit in self.distinct:
            if sum(map(self.rarity.predicate, unit.sense.roots)) < SPARSE:
                found |= dict.fromkeys(turns(unit.words), SAYS)
        return found


def turns(text: str) -> Iterator[str]:
    """Three words in a row, also those that say nothing by themselves."""
    keys = [word.key for word in words(text)]
    return (" ".join(three) for three in zip(keys, keys[1:], keys[2:], strict=False))


def union(one: Company, other: Company, score: float) -> Company:
    """The larger first: it says what the claim is."""
    first, second = sorted((one, other), key=lambda each: (not each.fixed, not each.claims, -len(each.units)))
    found = reason(first, second, score)
    joined = tuple(Found(unit, found) for each in (first, second) if each.alone for unit in each.units)
    return Company(
        (*first.units, *second.units),
        one.rarity,
        (*first.claims, *second.claims),
        first.fixed,
        max(first.born, second.born) if first.claims or second.claims else score,
        (*first.joined, *second.joined, *joined),
        first.beside,
    )


def reason(one: Company, other: Company, score: float) -> Match:
    shared = [root for root in one.shares if root in other.shares]
    printed = {root: words for unit in reversed(one.units) for root, words in unit.sense.as_printed.items()}
    return Match(round(score, 3), tuple(shared), why(shared, printed, one.rarity, False, ()))
