"""Passages that say what a claim says in fewer of the same words: found by what the claim's passages share as a whole.

Claims and free clauses are joined pair by pair, each with the one it resembles most; claims that the same articles
tell apart stay apart. Last, a clause of another claim may join as well: one sentence may report two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest

from articles.analysis.claim_company import Company, union
from articles.analysis.claim_likeness import resemblance
from articles.analysis.claim_match import leaning
from articles.analysis.claim_units import Unit
from articles.spans import Span

ALONE, MERGES = 0.35, 0.22  # two clauses; two claims
THIRD, JOINS = 0.38, 0.3  # a clause and a claim of two articles, of more
SECOND = 0.38  # a clause that has a claim already, and another
PAIR = 0.55  # what a claim of only two articles needs that began as two clauses
MANY = 3  # texts of a claim that says surely what it is
ROUNDS = 6
CORE = 0.6  # of a claim’s texts, and weight of what they have in common
CANDIDATES, SHARED = 20, 0.3  # how many are looked at, and how much of the shorter one must be shared


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
    return len(core) > 1 and (len(one.texts) > 2 or (len(one.texts) > 1 and one.born * leaning(*one.units[:2]) >= PAIR))


def free(unit: Unit, taken: dict[int, list[Span]]) -> bool:
    return not any(unit.span.overlaps(span) for span in taken[unit.text])


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
    return (ALONE, THIRD if few else JOINS, MERGES)[(len(one.texts) > 1) + (len(other.texts) > 1)]


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


def also(companies: Iterable[Company], clauses: Iterable[Company]) -> list[Company]:
    """The same claims with clauses that report them beside another claim; not those that people have seen."""
    having: dict[str, list[Company]] = defaultdict(list)
    for clause in clauses:
        for sign in clause.signs:
            having[sign].append(clause)
    return one_row(company if company.fixed else with_others(company, having) for company in companies)


def with_others(company: Company, having: Mapping[str, Sequence[Company]]) -> Company:
    """A claim with the clauses of other texts that resemble it enough, the nearest first; each makes it clearer."""
    votes: dict[Company, float] = defaultdict(float)
    for sign, weight in company.signs.items():
        for clause in having.get(sign, ()):
            votes[clause] += weight
    near = [clause for clause, shared in votes.items() if shared >= SHARED * min(clause.total, company.total)]
    while near := [clause for clause in near if clause.texts.isdisjoint(company.texts)]:
        score, _, clause = max((resemblance(company, one), -n, one) for n, one in enumerate(near))
        if score < SECOND:
            break
        company = union(company, clause, score)
    return company


def one_row(companies: Iterable[Company]) -> list[Company]:
    """Claims that stand in the same places are one; not with one that people have seen, as in ``may_join``."""
    rows: list[Company] = []
    for company in companies:
        mates = (n for n, row in enumerate(rows) if not (row.fixed or company.fixed) and meet(row, company))
        same = next(mates, None)
        if same is None:
            rows.append(company)
        else:
            rows[same] = union(rows[same], company, rows[same].born)
    return rows


def meet(one: Company, other: Company) -> bool:
    """Whether their passages overlap in half of the articles of the smaller one, two at least."""
    pairs = ((ours, theirs) for ours in one.units for theirs in other.units if ours.text == theirs.text)
    places = {ours.text for ours, theirs in pairs if ours.span.overlaps(theirs.span)}
    return len(places) >= max(2, min(len(one.texts), len(other.texts)) / 2)
