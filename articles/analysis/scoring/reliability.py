"""Whether scores mean something: for each band of scores, the share of suggestions that were right.

>>> gold = {"text": "“No,” Ruiz said.", "quotes": [{"start": 1, "end": 3, "kind": "direct", "speaker": "Ruiz"}]}
>>> bands(judged(gold, [dict(gold["quotes"][0], score=0.97)]))
[Band(low=0.9, count=1, right=1.0, spoken=1.0)]
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from articles.analysis.scoring.people import same_speaker
from articles.analysis.scoring.spans import marked_regions, pairs
from articles.analysis.scoring.sums import items

Entry = dict[str, Any]
Judged = tuple[float, bool, bool]  # score, words right, words and speaker right


@dataclass(frozen=True, slots=True)
class Band:
    """Suggestions with a score from ``low`` up to a tenth more."""

    low: float
    count: int
    right: float  # four fifths of the words
    spoken: float  # and the speaker


def judged(gold: Entry, predicted: Iterable[Entry]) -> list[Judged]:
    """Each suggestion of a document with its score; a speaker that nobody can judge counts as right."""
    text = gold["text"]
    regions = marked_regions(text)
    wanted = items(text, gold["quotes"], regions, known=True)
    found = items(text, predicted, regions, known=False)
    matched = {place: index for index, place in pairs([w.span for w in wanted], [f.span for f in found], 0.8)}
    rows = []
    for place, item in enumerate(found):
        index = matched.get(place)
        right = index is not None
        spoken = index is not None and same_speaker(wanted[index].entry, item.entry) is not False
        rows.append((float(item.entry.get("score", 0)), right, spoken))
    return rows


def bands(rows: Iterable[Judged]) -> list[Band]:
    """The bands that hold anything, highest first."""
    sorted_in: dict[int, list[Judged]] = {}
    for row in rows:
        sorted_in.setdefault(min(9, int(row[0] * 10 + 1e-9)), []).append(row)
    return [
        Band(low / 10, len(part), sum(r[1] for r in part) / len(part), sum(r[2] for r in part) / len(part))
        for low, part in sorted(sorted_in.items(), reverse=True)
    ]
