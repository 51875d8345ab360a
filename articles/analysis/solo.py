"""What only one article says, as far as it is worth a row: reported speech first, then sentences with facts in them.

Which of these another article says in other words, a program cannot tell; they are proposals like all others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from articles.analysis.claim_match import Rarity
from articles.analysis.claim_units import Unit
from articles.spans import Span

SHARE, MOST = 0.8, 24  # of a text’s sentences, and in all
LEAST = 3  # roots
LONG = 45  # words


def solo_units(found: Iterable[Unit], taken: Mapping[int, Sequence[Span]], rarity: Rarity) -> list[Unit]:
    """The best of each text, in order of place, apart from what belongs to a claim already."""
    of_text: dict[int, list[Unit]] = defaultdict(list)
    for unit in found:
        of_text[unit.text].append(unit)
    return [unit for text, units in of_text.items() for unit in best_of(units, taken.get(text, ()), rarity)]


def best_of(found: Sequence[Unit], taken: Sequence[Span], rarity: Rarity) -> list[Unit]:
    limit = min(MOST, round(SHARE * (1 + max(unit.sentence for unit in found))))
    chosen: list[Unit] = []
    for unit in sorted(found, key=lambda unit: (-worth(unit, rarity), unit.span)):
        if len(chosen) >= limit or not says_enough(unit):
            continue
        if not any(unit.span.overlaps(span) for span in (*taken, *(other.span for other in chosen))):
            chosen.append(unit)
    return sorted(chosen, key=lambda unit: unit.span)


def says_enough(unit: Unit) -> bool:
    return not unit.headline and len(unit.sense.roots) >= LEAST and len(unit.words.split()) <= LONG


def worth(unit: Unit, rarity: Rarity) -> float:
    """Whole reported clauses before their halves; more for numbers, names, and words that are rare in the event."""
    weight = min(sum(map(rarity.predicate, unit.sense.roots)) / 20, 1.0)
    return (
        weight
        + 0.6 * unit.reported
        + 0.2 * (unit.speaker is not None)
        + 0.3 * bool(unit.sense.amounts)
        + 0.1 * bool(unit.sense.names)
        - 0.25 * (unit.parts - 1)
        + 0.2 * unit.whole
    )
