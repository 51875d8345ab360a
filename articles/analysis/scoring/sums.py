"""The counts of one document from which the figures are made; the counts of several documents are added up.

>>> gold = {"text": "“No,” Ruiz said.", "quotes": [{"start": 1, "end": 3, "kind": "direct", "speaker": "Ruiz"}]}
>>> sums = count(gold, gold["quotes"])
>>> sums["direct_j8:tp"], sums["spk_direct:ok"]
(1.0, 1.0)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from articles.analysis.scoring.people import is_pronoun, same_cue, same_speaker
from articles.analysis.scoring.spans import Pair, kind_by_marks, marked_regions, overlap, pairs, stretches, trimmed

Entry = dict[str, Any]
Sums = defaultdict[str, float]
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Item:
    """One stretch of a quote on one line."""

    span: Pair
    kind: str
    entry: Entry

    @property
    def said(self) -> bool:
        return self.kind in ("direct", "mixed") or self.entry.get("speech", True)


def items(text: str, quotes: Iterable[Entry], regions: Sequence[Pair], *, known: bool) -> list[Item]:
    """The stretches of quotes, each once; a kind that is not ``known`` is read from the marks."""
    found: dict[Pair, Item] = {}
    for entry in quotes:
        kind = entry.get("kind") or "unknown"
        for span in stretches(text, entry["start"], entry["end"]):
            seen = kind_by_marks(text, span, regions) if kind == "unknown" and not known else kind
            found.setdefault(span, Item(span, seen, entry))
    return list(found.values())


def count(gold: Entry, predicted: Iterable[Entry]) -> Sums:
    """Everything the figures need of one document."""
    text = gold["text"]
    regions = marked_regions(text)
    tokens = [match.start() for match in _TOKEN.finditer(text)]
    wanted = items(text, gold["quotes"], regions, known=True)
    found = items(text, predicted, regions, known=False)
    sums: Sums = defaultdict(float)
    direct = [item for item in wanted if item.kind == "direct"]
    parts = [part for item in wanted if item.kind in ("mixed", "unknown") for part in _marked(text, item, regions)]
    given = [item for item in found if item.kind == "direct"]
    _count_spans(sums, "direct_exact", direct, given, 1.0, parts)
    _count_speakers(sums, "spk_direct", direct, given, _count_spans(sums, "direct_j8", direct, given, 0.8, parts))
    mixed = [part for item in found if item.kind == "mixed" for part in _marked(text, item, regions)]
    _count_spans(sums, "verbatim_j8", _once(direct + parts), _once(given + mixed), 0.8)
    said, other = [item for item in wanted if item.said], [item for item in wanted if not item.said]
    shown = [item for item in found if item.said]
    _count_family(sums, "speech", said, shown, other, tokens)
    indirect = [item for item in said if item.kind == "indirect"]
    rest = [item for item in wanted if not (item.kind == "indirect" and item.said)]
    loose = [item for item in found if item.kind in ("indirect", "unknown") and item.entry.get("speech", True)]
    _count_family(sums, "indirect", indirect, loose, rest, tokens)
    return sums


def _once(found: list[Item]) -> list[Item]:
    return list({item.span: item for item in reversed(found)}.values())[::-1]


def _marked(text: str, item: Item, regions: Sequence[Pair]) -> list[Item]:
    """The stretches of an item that stand between marks."""
    found = []
    for start, end in regions:
        left, right = max(start, item.span[0]), min(end, item.span[1])
        if left < right:
            left, right = trimmed(text, left, right)
            if left < right:
                found.append(Item((left, right), item.kind, item.entry))
    return found


def _count_spans(
    sums: Sums, name: str, gold: list[Item], found: list[Item], least: float, neutral: Sequence[Item] = ()
) -> list[Pair]:
    """Matches; a wrong one half of which lies in something ``neutral`` is neither right nor wrong."""
    chosen = pairs([item.span for item in gold], [item.span for item in found], least)
    used = {place for _, place in chosen}
    free = [item.span for place, item in enumerate(found) if place not in used]
    ignored = sum(any(_inside(span, other.span) >= 0.5 for other in neutral) for span in free)
    sums[f"{name}:tp"] += len(chosen)
    sums[f"{name}:g"] += len(gold)
    sums[f"{name}:p"] += len(found) - ignored
    return chosen


def _inside(span: Pair, other: Pair) -> float:
    return (min(span[1], other[1]) - max(span[0], other[0])) / (span[1] - span[0])


def _count_speakers(sums: Sums, name: str, gold: list[Item], found: list[Item], chosen: list[Pair]) -> None:
    sums[f"{name}:gold"] += sum(bool(item.entry.get("speaker")) for item in gold)
    for index, place in chosen:
        wanted, given = gold[index].entry, found[place].entry
        right = same_speaker(wanted, given)
        if wanted.get("speaker") and right is not None:
            kind = "pronoun" if is_pronoun(wanted["speaker"]) else "name"
            sums[f"{name}:n"] += 1
            sums[f"{name}:ok"] += right
            sums[f"{name}:n {kind}"] += 1
            sums[f"{name}:ok {kind}"] += right
        cue = same_cue(wanted, given)
        if cue is not None:
            sums[f"{name}:cue n"] += 1
            sums[f"{name}:cue ok"] += cue


class _Tokens:
    """Which tokens spans cover."""

    def __init__(self, starts: list[int]) -> None:
        self.starts = starts

    def of(self, span: Pair) -> range:
        return range(bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1]))

    def all(self, found: Iterable[Item]) -> set[int]:
        return {token for item in found for token in self.of(item.span)}


def _count_family(
    sums: Sums, name: str, gold: list[Item], found: list[Item], other: list[Item], starts: list[int]
) -> None:
    """Shared tokens, strict matches and speakers of a kind of quote; what mostly covers ``other`` gold is ignored."""
    tokens = _Tokens(starts)
    wanted = tokens.all(gold)
    beside = tokens.all(other) - wanted
    kept = [item for item in found if not _ignored(item, tokens.of(item.span), beside, gold, other)]
    given = tokens.all(kept)
    for side, part, whole in (("R", gold, given), ("P", kept, wanted)):
        for item in part:
            own = tokens.of(item.span)
            if own:
                sums[f"{name}:{side}"] += sum(token in whole for token in own) / len(own)
                sums[f"{name}:{side} n"] += 1
    _count_spans(sums, f"{name}_j8", gold, kept, 0.8)
    chosen = pairs([item.span for item in gold], [item.span for item in kept], 0.5)
    _count_speakers(sums, f"spk_{name}", gold, kept, chosen)


def _ignored(item: Item, own: range, beside: set[int], gold: list[Item], other: list[Item]) -> bool:
    if not own or not beside:
        return False
    if sum(token in beside for token in own) >= 0.5 * len(own):
        return True
    close = any(overlap(item.span, rest.span) >= 0.8 for rest in other)
    return close and not any(overlap(item.span, rest.span) >= 0.8 for rest in gold)
