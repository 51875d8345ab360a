"""What went wrong, sorted by kind: what was missed, invented, cut wrongly or ascribed to somebody else.

>>> gold = {"text": "“No,” Ruiz said.", "quotes": [{"start": 1, "end": 3, "kind": "direct", "cue": "said"}]}
>>> [error.kind for error in errors(gold, [])]
['missed: direct, "said"']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from articles.analysis.scoring.people import same_cue, same_speaker
from articles.analysis.scoring.spans import marked_regions, pairs
from articles.analysis.scoring.sums import Item, items

Entry = dict[str, Any]
_AROUND = 40  # characters shown on either side
_SHOWN = 70  # of the quote itself


@dataclass(frozen=True, slots=True)
class Error:
    kind: str
    example: str


def errors(gold: Entry, predicted: Iterable[Entry]) -> list[Error]:
    """The errors of one document. Gold that is not speech counts neither as missed nor as a reason for a match."""
    text = gold["text"]
    regions = marked_regions(text)
    wanted = [item for item in items(text, gold["quotes"], regions, known=True) if item.said]
    other = [item.span for item in items(text, gold["quotes"], regions, known=True) if not item.said]
    found = items(text, predicted, regions, known=False)
    chosen = pairs([item.span for item in wanted], [item.span for item in found], 0.5)
    return [*_wrong(text, wanted, found, chosen), *_unmatched(text, wanted, found, chosen, other)]


def _wrong(text: str, wanted: list[Item], found: list[Item], chosen: list[tuple[int, int]]) -> Iterator[Error]:
    for index, place in chosen:
        gold, given = wanted[index], found[place]
        if edges := _edges(gold, given):
            yield Error(f"{edges}: {given.kind}, {_rule(given)}", _example(text, gold))
        if same_speaker(gold.entry, given.entry) is False:
            kind = "no speaker" if not given.entry.get("speaker") else "wrong speaker"
            names = f" [{gold.entry['speaker']} ≠ {given.entry.get('speaker')}]"
            yield Error(f"{kind}: {given.kind}, {_rule(given)}", _example(text, gold) + names)
        if same_cue(gold.entry, given.entry) is False:
            yield Error(f"wrong reporting word: {given.kind}", _example(text, gold))


def _edges(gold: Item, given: Item) -> str:
    """How a span that matches by half differs by more than a fifth."""
    size = max(gold.span[1], given.span[1]) - min(gold.span[0], given.span[0])
    shared = min(gold.span[1], given.span[1]) - max(gold.span[0], given.span[0])
    if shared >= 0.8 * size:
        return ""
    start, end = given.span[0] - gold.span[0], given.span[1] - gold.span[1]
    if abs(start) > abs(end):
        return "begins too early" if start < 0 else "begins too late"
    return "ends too early" if end < 0 else "ends too late"


def _unmatched(
    text: str, wanted: list[Item], found: list[Item], chosen: list[tuple[int, int]], other: list[tuple[int, int]]
) -> Iterator[Error]:
    matched = [{index for index, _ in chosen}, {place for _, place in chosen}]
    for index, item in enumerate(wanted):
        if index not in matched[0]:
            cue = str(item.entry.get("cue") or "none").split()[-1].lower()
            yield Error(f'missed: {item.kind}, "{cue}"', _example(text, item))
    for place, item in enumerate(found):
        beside = any(span[0] < item.span[1] and item.span[0] < span[1] for span in other)
        if place not in matched[1] and not beside:
            yield Error(f"not in the gold: {item.kind}, {_rule(item)}", _example(text, item))


def _rule(item: Item) -> str:
    """The rule without the reporting word of this one place."""
    rule = str(item.entry.get("rule") or "no rule")
    parts = rule.split('"')
    for place in range(1, len(parts), 2):
        words = parts[place].split()
        parts[place] = " ".join(["…", *[word for word in words[1:] if word in ("that", "to", "…")]]) if words else ""
    return '"'.join(parts)


def _example(text: str, item: Item) -> str:
    start, end = item.span
    words = text[start:end]
    if len(words) > _SHOWN:
        words = f"{words[: _SHOWN // 2]}…{words[-_SHOWN // 2 :]}"
    return " ".join(f"{text[max(0, start - _AROUND) : start]}[[{words}]]{text[end : end + _AROUND]}".split())
