"""Facts that differ between articles that report the same claim: numbers, shares, durations, dates and places.

>>> found = conflicts({1: ["an 18-minute speech"], 2: ["her half-hour address"], 3: ["it lasted eighteen minutes"]})
>>> [(conflict.unit, [(value.label, value.texts) for value in conflict.values]) for conflict in found]
[('minutes', [('18', (1, 3)), ('30', (2,))])]
>>> [value.label for value in conflicts({1: ["They met in Carrow."], 2: ["They met in Old Velm."]})[0].values]
['Carrow', 'Old Velm']
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from articles.analysis.amounts import Amount, amounts
from articles.analysis.placenames import places, same_place

UNITS = {"minute": "minutes", "percent": "percent", "date": "date"}
MONTHS = "January February March April May June July August September October November December".split()
COUNTED = 2  # values of one unit in a passage, above which it is a list and no fact


@dataclass(frozen=True, slots=True)
class Value:
    """One value as it is printed, and who has it."""

    label: str
    words: tuple[str, ...]
    texts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    unit: str
    values: tuple[Value, ...]


def conflicts(passages: Mapping[int, Sequence[str]]) -> tuple[Conflict, ...]:
    """By unit, where two texts have no value in common. The value that most have comes first."""
    by_unit: dict[str, dict[int, list[tuple[Amount, str]]]] = defaultdict(lambda: defaultdict(list))
    for text, found in passages.items():
        for words in found:
            for amount in amounts(words):
                by_unit[amount.unit][text].append((amount, words[amount.start : amount.end]))
    made = [_conflict(unit, of_text) for unit, of_text in by_unit.items() if unit and unit != "year of"]
    return tuple(conflict for conflict in (*made, _where(passages)) if conflict is not None)


def _where(passages: Mapping[int, Sequence[str]]) -> Conflict | None:
    """Places, if two texts that name any have none in common."""
    printed: dict[str, list[tuple[int, str]]] = defaultdict(list)
    keys: dict[int, set[str]] = defaultdict(set)
    for text, found in passages.items():
        for words in found:
            for place in places(words):
                printed[place.key].append((text, words[place.start : place.end]))
                keys[text].add(place.key)
    if any(len(found) > COUNTED for found in keys.values()) or not any(
        not any(same_place(one, other) for one in ours for other in theirs)
        for ours, theirs in combinations(keys.values(), 2)
    ):
        return None
    made = [
        Value(found[0][1], tuple(dict.fromkeys(words for _, words in found)), tuple(dict.fromkeys(t for t, _ in found)))
        for found in printed.values()
    ]
    return Conflict("place", tuple(sorted(made, key=lambda value: -len(value.texts))))


def _conflict(unit: str, of_text: Mapping[int, Sequence[tuple[Amount, str]]]) -> Conflict | None:
    keys = {text: {amount.key for amount, _ in found} for text, found in of_text.items()}
    if any(len(found) > COUNTED for found in keys.values()):
        return None
    sets = list(keys.values())
    if not any(one.isdisjoint(other) for one in sets for other in sets):
        return None
    values: dict[str, list[tuple[int, Amount, str]]] = defaultdict(list)
    for text, found in of_text.items():
        for amount, words in found:
            values[amount.key].append((text, amount, words))
    made = [
        Value(
            _label(found[0][1]),
            tuple(dict.fromkeys(words for _, _, words in found)),
            tuple(dict.fromkeys(text for text, _, _ in found)),
        )
        for found in values.values()
    ]
    return Conflict(UNITS.get(unit, unit), tuple(sorted(made, key=lambda value: -len(value.texts))))


def _label(amount: Amount) -> str:
    if amount.unit == "date":
        return f"{int(amount.value) % 100} {MONTHS[int(amount.value) // 100 - 1]}"
    if amount.unit == "month":
        return MONTHS[int(amount.value) - 1]
    number = f"{amount.value:,.1f}".removesuffix(".0")
    return f"{number} %" if amount.unit == "percent" else f"about {number}" if amount.key[0] == "~" else number
