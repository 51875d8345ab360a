"""How articles, or independent texts, report each claim: of texts that copy each other, what they say together.

>>> copied = Counting("texts", {1: 1, 2: 1})
>>> told = stances([(7, 1, "part"), (7, 2, "whole"), (7, 3, "absent"), (8, 1, "absent")], copied)
>>> dict(told[7]), dict(told[8])
({'whole': 1, 'absent': 1}, {})

A report in any of them counts; that it is not in the text, only if a person has said so of each of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from articles.models import Stance
from articles.queries.counting import Counting

STRONGEST = (Stance.WHOLE, Stance.PART, Stance.DISPUTED)
Report = tuple[int, int, str]  # claim, text, stance


def stances(
    reports: Iterable[Report], counting: Counting, texts: Iterable[int] | None = None
) -> Mapping[int, Counter[str]]:
    """By claim, how many have each stance; ``texts`` are all that are looked at, if not all of the event."""
    told = list(reports)
    looked_at = {*counting.first, *(text for _, text, _ in told)} if texts is None else set(texts)
    sizes = Counter(counting.one(text) for text in looked_at)
    given: dict[tuple[int, int], list[str]] = defaultdict(list)
    for claim, text, stance in told:
        given[claim, counting.one(text)].append(stance)
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for (claim, one), inside in given.items():
        strongest = next((stance.value for stance in STRONGEST if stance in inside), "")
        if strongest or len(inside) == sizes[one]:
            found[claim][strongest or Stance.ABSENT.value] += 1
    return found


def said_in(found: Mapping[str, int]) -> int:
    """How many of these report it, in whole or in part: who disputes it says otherwise."""
    return found.get(Stance.WHOLE, 0) + found.get(Stance.PART, 0)
