"""Passages that say what a claim says in fewer of the same words: found by what the claim's passages share as a whole.

Two clauses alone that have one word in common say nothing. A clause that has it in common with most passages of a
claim, and with no other claim more, probably says the same. Claims and free clauses are joined pair by pair, each with
the one it resembles most; claims that the same articles tell apart stay apart.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nlargest

from articles.analysis.claim_match import Found, Match, Rarity, match, why
from articles.analysis.claim_units import Unit
from articles.analysis.words import words
from articles.spans import Span

ALONE, JOINS, MERGES = 0.35, 0.3, 0.25  # what two clauses need, a clause and a claim, two claims
PAIR = 0.52  # and what a claim of only two articles needs that began so
ANY = (1.0, 1)  # weight and number of words that two of their passages must share
MANY = 3  # texts of a claim that says surely what it is
ROUNDS = 6
CORE = 0.6  # of a claim’s texts, and weight of what they have in common
SAYS = 0.9  # weight of a word that can hold passages together
ONE_WORD, MOST = 0.8, 0.8  # what is left where one word is all they share, unless that is most of what they say
APART = 0.2  # how little passages together have in common that are not compared one by one
VERBATIM = 0.6  # a match that is enough without a shared word that says something
SPARSE = 4.0  # weight of a clause so plain that it is found by its turns of phrase
CANDIDATES, SHARED = 20, 0.3  # how many are looked at, and how much of the shorter one must be shared


@dataclass(eq=False)
class Company:
    """Passages that stand for one claim, or one clause alone. ``claims`` are those it was made of, by number."""

    units: tuple[Unit, ...]
    rarity: Rarity
    claims: tuple[int, ...] = ()
    fixed: bool = False
    born: float = 1.0
    joined: tuple[Found, ...] = ()
    texts: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        self.texts = frozenset(unit.text for unit in self.units if unit.text)

    @property
    def alone(self) -> bool:
        return not self.claims and len(self.units) == 1

    @cached_property
    def shares(self) -> dict[str, float]:
        """In which part of the texts each root stands."""
        by_text: dict[int, set[str]] = defaultdict(set)
        for unit in self.units:
            by_text[unit.text].update(unit.sense.roots)
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


def gather(companies: Iterable[Company], taken: dict[int, list[Span]]) -> list[Company]:
    """What is left when nothing can be joined any more, each claim with what joined it."""
    left = [one for one in companies if not one.alone or free(one.units[0], taken)]
    known: dict[tuple[Company, Company], float] = {}
    for _ in range(ROUNDS):
        pairs = best_pairs(left, known)
        if not pairs:
            break
        gone: set[Company] = set()
        new = []
        for score, one, other in pairs:
            if all(free(each.units[0], taken) for each in (one, other) if each.alone):
                for each in (one, other):
                    if each.alone:
                        taken[each.units[0].text].append(each.units[0].span)
                new.append(union(one, other, score))
                gone |= {one, other}
        kept = [one for one in left if one not in gone and (not one.alone or free(one.units[0], taken))]
        left = [*kept, *new]
    return [one for one in left if one.claims or holds_together(one)]


def holds_together(one: Company) -> bool:
    """Whether clauses that found each other say enough in common: two words that most of them have."""
    core = [root for root, share in one.shares.items() if share >= CORE and one.rarity(root) > CORE]
    return len(core) > 1 and (len(one.texts) > 2 or (len(one.texts) > 1 and one.born >= PAIR))


def free(unit: Unit, taken: dict[int, list[Span]]) -> bool:
    return not any(unit.span.overlaps(span) for span in taken[unit.text])


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
    )


def reason(one: Company, other: Company, score: float) -> Match:
    shared = [root for root in one.shares if root in other.shares]
    return Match(round(score, 3), tuple(shared), why(shared, one.rarity, False, ()))


def best_pairs(
    companies: Sequence[Company], known: dict[tuple[Company, Company], float]
) -> list[tuple[float, Company, Company]]:
    """Those that resemble each other more than anything else, and enough; the best first."""
    best: dict[int, tuple[float, int]] = {}
    for n, m in candidates(companies):
        one, other = companies[n], companies[m]
        key = one, other
        if key not in known:
            known[key] = resemblance(one, other)
        score = known[key]
        for each, mate in ((n, m), (m, n)):
            if score > best.get(each, (0.0, 0))[0]:
                best[each] = (score, mate)
    found = [
        (score, companies[n], companies[m])
        for n, (score, m) in best.items()
        if n < m and best[m][1] == n and score >= needed(companies[n], companies[m])
    ]
    return sorted(found, key=lambda pair: -pair[0])


def needed(one: Company, other: Company) -> float:
    few = max(len(one.texts), len(other.texts)) < MANY
    return (ALONE, ALONE if few else JOINS, MERGES)[(len(one.texts) > 1) + (len(other.texts) > 1)]


def candidates(companies: Sequence[Company]) -> Iterator[tuple[int, int]]:
    """Pairs that share something, each with those that share most with it."""
    having: dict[str, list[int]] = defaultdict(list)
    for n, one in enumerate(companies):
        votes: dict[int, float] = defaultdict(float)
        for sign, weight in one.signs.items():
            for m in having[sign]:
                votes[m] += weight
            having[sign].append(n)
        near = (m for m, shared in votes.items() if shared >= SHARED * min(one.total, companies[m].total))
        for m in nlargest(CANDIDATES, near, key=votes.__getitem__):
            if may_join(one, companies[m]):
                yield m, n


def may_join(one: Company, other: Company) -> bool:
    """Not two claims that people have seen, nor such a one with another claim, nor two clauses of one text."""
    if one.fixed or other.fixed:
        return one.alone or other.alone
    return not (one.alone and other.alone and one.texts == other.texts)


def resemblance(one: Company, other: Company) -> float:
    """Half by the two passages that are nearest, half by all passages together."""
    together = agreement(one, other)
    if together < APART and one.wordings.isdisjoint(other.wordings):
        return 0.0
    nearest = max(between(ours, theirs, one.rarity) for ours in one.distinct for theirs in other.distinct)
    if not together and nearest < VERBATIM:
        return 0.0
    score = ((together or nearest * VERBATIM) + nearest) / 2
    return score * (1 - len(one.texts & other.texts) / min(len(one.texts) or 1, len(other.texts) or 1))


def between(one: Unit, other: Unit, rarity: Rarity) -> float:
    strangers = one.speaker is not None and other.speaker is not None and one.speaker != other.speaker
    utterance = not one.utterances.isdisjoint(other.utterances)
    return match(one, other, rarity, utterance=utterance, strangers=strangers, required=ANY).score


def agreement(one: Company, other: Company) -> float:
    """How much of what each says the other says too; what most of its passages have counts most."""
    ours, theirs, rarity = one.shares, other.shares, one.rarity
    shared = [root for root in ours if root in theirs]
    names = one.names | other.names
    saying = [root for root in shared if root not in names and rarity.predicate(root) > SAYS]
    if not saying:
        return 0.0
    mine = sum(rarity(root) * ours[root] * math.sqrt(theirs[root]) for root in shared) / one.total
    yours = sum(rarity(root) * theirs[root] * math.sqrt(ours[root]) for root in shared) / other.total
    mean = 2 * mine * yours / (mine + yours)
    return mean * ONE_WORD if len(saying) < 2 and mean < MOST else mean
