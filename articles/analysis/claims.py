"""The claims that an event's articles share.

A claim is held together by its clearest passage: every other must match that one, so that a chain of weak
resemblances joins nothing. Claims that people have entered or judged are there first, and passages join them.

>>> from articles.spans import Block, BlockKind
>>> bodies = "Ministers will close both harbours in May.", "Both harbours are to be closed by ministers in May."
>>> read = [Reading(n, body, (Block(BlockKind.PARAGRAPH, 0, len(body)),)) for n, body in enumerate(bodies, 1)]
>>> [sorted(claim.texts) for claim in find_claims(read)]
[[1, 2]]
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from articles.analysis.claim_company import Company
from articles.analysis.claim_context import Beside
from articles.analysis.claim_gathering import also, gather
from articles.analysis.claim_match import Found, Match, Rarity
from articles.analysis.claim_nodes import Edges, Node, compare_nodes, match_itself, nodes_of
from articles.analysis.claim_units import Reading, Unit, all_units, known_units
from articles.analysis.meaning import Resembling, add_meaning
from articles.spans import Span

STRONG = 0.6  # a passage that joins by itself
AGAIN, PASSAGES = 0.65, 4  # a text's second passage must be nearer than its first
FEW = 40  # texts among which also what resembles a claim only as a whole is looked for
COMPOSITE = 0.12  # what a sentence of several propositions loses against one of its clauses

__all__ = ["Found", "FoundClaim", "KnownClaim", "Passage", "Reading", "find_claims"]


class Passage(NamedTuple):
    """A stretch of a text that shows a claim."""

    text: int
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class KnownClaim:
    """A claim that stands already, with what shows it."""

    id: int
    statement: str
    speaker: int | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """``known`` is the id of a claim that stood already; ``members`` are then only what is new."""

    leader: Unit
    members: tuple[Found, ...]
    known: int | None = None

    @property
    def texts(self) -> set[int]:
        return {one.unit.text for one in self.members}


def find_claims(
    readings: Iterable[Reading],
    known: Sequence[KnownClaim] = (),
    new: Collection[int] | None = None,
    meaning: Resembling | None = None,
) -> list[FoundClaim]:
    """With ``new`` only what these texts bring: passages for known claims, and claims that one of them shares.

    ``meaning`` is the optional model; without it only words are compared.
    """
    found = all_units(readings)
    seeds = [unit for claim in known for unit in known_units(claim.id, claim.statement, claim.speaker, claim.passages)]
    nodes = nodes_of([*seeds, *found])
    rarity = Rarity.of(found)
    asked = None if new is None else [n for n, node in enumerate(nodes) if any(unit.text in new for unit in node.units)]
    edges = compare_nodes(nodes, rarity, asked)
    if meaning is not None:
        edges = add_meaning(nodes, edges, meaning)
    claims = Gathering(nodes, edges, rarity, new).claims(known)
    if new is None and len({unit.text for unit in found}) <= FEW:
        claims = join_company(claims, seeds, found, rarity)
    return claims


def join_company(
    claims: Sequence[FoundClaim], seeds: Sequence[Unit], found: Sequence[Unit], rarity: Rarity
) -> list[FoundClaim]:
    """The same claims with what resembles them as a whole, those that are one joined, and a few more."""
    taken: dict[int, list[Span]] = defaultdict(list)
    of_known: dict[int, list[Unit]] = defaultdict(list)
    for unit in seeds:
        of_known[unit.known or 0].append(unit)
    new = {claim.known for claim in claims}
    made = [*claims, *(FoundClaim(units[0], (), known) for known, units in of_known.items() if known not in new)]
    companies = []
    beside = Beside([one.unit for one in claim.members] for claim in claims)
    for n, claim in enumerate(made):
        units = (*of_known.get(claim.known or 0, ()), *(one.unit for one in claim.members))
        for unit in units:
            taken[unit.text].append(unit.span)
        companies.append(Company(units, rarity, (n,), fixed=claim.known is not None, beside=beside))
    clauses = [Company((unit,), rarity, beside=beside) for unit in found]
    gathered = also(gather([*companies, *clauses], taken), clauses)
    return [claim for company in gathered if (claim := as_claim(company, made)).members]


def as_claim(company: Company, made: Sequence[FoundClaim]) -> FoundClaim:
    members = apart((*(one for n in company.claims for one in made[n].members), *company.joined))
    if not company.claims:
        return FoundClaim(company.units[0], members)
    first = made[company.claims[0]]
    return FoundClaim(first.leader, members, first.known)


def apart(members: Iterable[Found]) -> tuple[Found, ...]:
    """Without those that overlap one before them."""
    chosen: dict[int, list[Found]] = defaultdict(list)
    for one in members:
        if not any(one.unit.span.overlaps(other.unit.span) for other in chosen[one.unit.text]):
            chosen[one.unit.text].append(one)
    return tuple(one for found in chosen.values() for one in found)


class Gathering:
    """Nodes on their way into claims. Each passage belongs to one claim only."""

    def __init__(self, nodes: Sequence[Node], edges: Edges, rarity: Rarity, new: Collection[int] | None) -> None:
        self.nodes, self.edges, self.rarity, self.new = nodes, edges, rarity, new
        self.taken: dict[int, list[Unit]] = defaultdict(list)
        self.home: dict[int, int] = {}  # node -> claim
        self.strong: dict[int, list[tuple[int, Match]]] = {}
        self.found: list[tuple[Unit, list[Found], int | None]] = []

    def claims(self, known: Sequence[KnownClaim]) -> list[FoundClaim]:
        self.take_known(known)
        self.gather()
        return [FoundClaim(leader, tuple(members), known) for leader, members, known in self.found if members]

    # Known claims ---------------------------------------------------------------------------------------------------

    def take_known(self, known: Sequence[KnownClaim]) -> None:
        """Their passages are given away already; the nearest of the others join them, best first."""
        number = {claim.id: n for n, claim in enumerate(known)}
        leaders: dict[int, Unit] = {}
        for n, node in enumerate(self.nodes):
            for unit in node.units:
                if unit.known is not None:
                    self.home.setdefault(n, number[unit.known])
                    leaders.setdefault(unit.known, unit)
                    if unit.text:
                        self.taken[unit.text].append(unit)
        self.found = [(leaders[claim.id], [], claim.id) for claim in known]
        wishes = [
            (-made.score, n, self.home[m], made)
            for m in list(self.home)
            for n, made in {**self.edges.get(m, {}), m: match_itself(self.nodes[m], self.rarity)}.items()
            if made.score >= STRONG and (n == m or n not in self.home)
        ]
        for _, n, claim, made in sorted(wishes, key=lambda wish: wish[:3]):
            self.join(n, claim, made)

    def join(self, n: int, claim: int, made: Match) -> None:
        for unit in self.nodes[n].units:
            if unit.known is None and self.free(unit):
                self.found[claim][1].append(Found(unit, made))
                self.taken[unit.text].append(unit)
                self.home.setdefault(n, claim)

    def free(self, unit: Unit) -> bool:
        return not any(unit.span.overlaps(other.span) for other in self.taken[unit.text])

    # New claims -----------------------------------------------------------------------------------------------------

    def gather(self) -> None:
        """The node with most company first. What is in reach of each shrinks, so strengths are checked again."""
        self.strong = {n: self.near(n) for n in range(len(self.nodes)) if n not in self.home}
        heap = [(-bound, n) for n in self.strong if (bound := self.bound(n)) > 0]
        heapq.heapify(heap)
        while heap:
            negative, n = heapq.heappop(heap)
            reach = self.reach(n) if n not in self.home else []
            now = self.strength(reach)
            if now <= 0:
                continue
            if now < -negative - 1e-9:
                heapq.heappush(heap, (-now, n))
            else:
                self.found_claim(n, reach)

    def near(self, n: int) -> list[tuple[int, Match]]:
        """The nodes that match one, itself among them, the best first."""
        near = [(m, made) for m, made in self.edges.get(n, {}).items() if made.score >= STRONG and m not in self.home]
        near.append((n, match_itself(self.nodes[n], self.rarity)))
        return sorted(near, key=lambda item: (self.cost(item[0]) - item[1].score, item[0]))

    def bound(self, n: int) -> float:
        """At most how strong a claim around this node can be: as if every passage were free."""
        best: dict[int, float] = {}
        for m, made in self.strong[n]:
            value = made.score - self.cost(m)
            for text in self.nodes[m].texts:
                best.setdefault(text, value)
        return sum(best.values()) - min(best.values()) if len(best) > 1 and self.has_new(best) else 0.0

    def reach(self, n: int) -> list[tuple[Unit, int, Match]]:
        """The free passages that match a node, in each text the best of those that overlap."""
        chosen: dict[int, list[tuple[Unit, int, Match]]] = defaultdict(list)
        for m, made in self.strong[n]:
            for unit in self.nodes[m].units if m not in self.home or m == n else ():
                here = chosen[unit.text]
                if here and (made.score < AGAIN or len(here) >= PASSAGES):
                    continue
                if self.free(unit) and not any(unit.span.overlaps(other.span) for other, _, _ in here):
                    here.append((unit, m, made))
        return [item for items in chosen.values() for item in items]

    def cost(self, n: int) -> float:
        return COMPOSITE * min(self.nodes[n].first.parts - 1, 3)

    def strength(self, reach: Sequence[tuple[Unit, int, Match]]) -> float:
        """How well how many texts match, the weakest left out; 0 if it is one alone, or no new one."""
        best: dict[int, float] = {}
        for unit, m, made in reach:
            best[unit.text] = max(best.get(unit.text, 0.0), made.score - self.cost(m))
        return sum(best.values()) - min(best.values()) if len(best) > 1 and self.has_new(best) else 0.0

    def has_new(self, texts: Iterable[int]) -> bool:
        return self.new is None or any(text in self.new for text in texts)

    def found_claim(self, n: int, reach: Sequence[tuple[Unit, int, Match]]) -> None:
        number = len(self.found)
        self.home[n] = number
        members = []
        for unit, m, made in reach:
            members.append(Found(unit, made))
            self.taken[unit.text].append(unit)
            self.home.setdefault(m, number)
        self.found.append((self.nodes[n].first, members, None))
