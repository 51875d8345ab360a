"""All measures of a file of gold documents, as text.

>>> text = "“No,” Ruiz said."
>>> gold = {"text": text, "tag": "short", "quotes": [{"start": 1, "end": 3, "kind": "direct", "speaker": "Ruiz"}]}
>>> measured = Measures()
>>> measured.add(gold, [dict(gold["quotes"][0], score=0.97)], 0.01)
>>> "short" in measured.text() and measured.figures()["direct_j8"]["F1"]
1.0
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from articles.analysis.scoring.errors import errors
from articles.analysis.scoring.figures import FAMILIES, SPEAKERS, STRICT, figures
from articles.analysis.scoring.reliability import Judged, bands, judged
from articles.analysis.scoring.sums import count

Entry = dict[str, Any]
_COMMONEST = 20
_EXAMPLES = 3


@dataclass(slots=True)
class Measures:
    """Sums over documents. Add each with its predictions and the seconds they took."""

    documents: int = 0
    seconds: float = 0.0
    sums: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    tags: dict[str, defaultdict[str, float]] = field(default_factory=dict)
    judged: list[Judged] = field(default_factory=list)
    wrong: Counter[str] = field(default_factory=Counter)
    examples: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, gold: Entry, predicted: Sequence[Entry], seconds: float) -> None:
        self.documents += 1
        self.seconds += seconds
        own = count(gold, predicted)
        kept = [self.sums] + ([self.tags.setdefault(gold["tag"], defaultdict(float))] if gold.get("tag") else [])
        for sums in kept:
            for name, value in own.items():
                sums[name] += value
        self.judged += judged(gold, predicted)
        for error in errors(gold, predicted):
            self.wrong[error.kind] += 1
            if len(self.examples[error.kind]) < _EXAMPLES:
                self.examples[error.kind].append(error.example)

    def figures(self) -> dict[str, dict[str, float]]:
        return figures(self.sums)

    def text(self) -> str:
        parts = [self._scores(), self._speakers(), self._reliability(), self._tags(), self._errors(), self._speed()]
        return "\n\n".join("\n".join(part) for part in map(list, parts) if part) + "\n"

    def _scores(self) -> Iterator[str]:
        table = self.figures()
        yield f"{'words':<18}{'P':>7}{'R':>7}{'F1':>7}"
        for name in (*STRICT[:3], *(f"{name}{end}" for name in FAMILIES for end in ("_partial", "_j8"))):
            yield f"{name:<18}" + "".join(f"{table[name][key]:7.3f}" for key in ("P", "R", "F1"))

    def _speakers(self) -> Iterator[str]:
        table = self.figures()
        yield f"{'speakers':<18}{'right':>7}{'names':>7}{'pron.':>7}{'found':>7}{'cue':>7}"
        for name in SPEAKERS:
            keys = ("accuracy", "named", "pronoun", "end2end", "cue")
            yield f"{name:<18}" + "".join(f"{table[name][key]:7.3f}" for key in keys)

    def _reliability(self) -> Iterator[str]:
        yield f"{'score':<18}{'quotes':>7}{'words':>7}{'and speaker':>13}"
        for band in bands(self.judged):
            name = f"{band.low:.1f} to {band.low + 0.1:.1f}"
            yield f"{name:<18}{band.count:7}{band.right:7.2f}{band.spoken:13.2f}"

    def _tags(self) -> Iterator[str]:
        if self.tags:
            yield f"{'tag':<44}{'direct':>10}{'indirect':>10}{'speaker':>10}"
        for tag, sums in sorted(self.tags.items()):
            cells = [
                f"{sums[f'{name}:{right}']:.0f} of {sums[f'{name}:{whole}']:.0f}"
                for name, right, whole in (
                    ("direct_j8", "tp", "g"),
                    ("indirect_j8", "tp", "g"),
                    ("spk_speech", "ok", "gold"),
                )
            ]
            yield f"{tag:<44}" + "".join(f"{cell:>10}" for cell in cells)

    def _errors(self) -> Iterator[str]:
        yield f"The {_COMMONEST} commonest kinds of error:"
        for kind, number in self.wrong.most_common(_COMMONEST):
            yield f"{number:5}  {kind}"
            yield from (f"         {example}" for example in self.examples[kind])

    def _speed(self) -> Iterator[str]:
        if self.seconds:
            yield f"{self.documents} documents, {self.documents / self.seconds:.0f} documents a second"
