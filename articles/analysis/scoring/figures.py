"""Precision, recall, F1 and the speakers' figures from counts.

>>> figures(defaultdict(float, {"direct_j8:tp": 1, "direct_j8:g": 2, "direct_j8:p": 1}))["direct_j8"]["R"]
0.5
"""

from __future__ import annotations

from collections import defaultdict

STRICT = ("direct_exact", "direct_j8", "verbatim_j8", "speech_j8", "indirect_j8")
FAMILIES = ("speech", "indirect")
SPEAKERS = ("spk_direct", "spk_speech", "spk_indirect")


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _spans(precision: float, recall: float) -> dict[str, float]:
    return {"P": precision, "R": recall, "F1": _ratio(2 * precision * recall, precision + recall)}


def figures(sums: defaultdict[str, float]) -> dict[str, dict[str, float]]:
    """Each figure by its name."""
    table = {
        name: _spans(_ratio(sums[f"{name}:tp"], sums[f"{name}:p"]), _ratio(sums[f"{name}:tp"], sums[f"{name}:g"]))
        for name in STRICT
    }
    for name in FAMILIES:
        precision = _ratio(sums[f"{name}:P"], sums[f"{name}:P n"])
        table[f"{name}_partial"] = _spans(precision, _ratio(sums[f"{name}:R"], sums[f"{name}:R n"]))
    for name in SPEAKERS:
        table[name] = {
            "accuracy": _ratio(sums[f"{name}:ok"], sums[f"{name}:n"]),
            "named": _ratio(sums[f"{name}:ok name"], sums[f"{name}:n name"]),
            "pronoun": _ratio(sums[f"{name}:ok pronoun"], sums[f"{name}:n pronoun"]),
            "end2end": _ratio(sums[f"{name}:ok"], sums[f"{name}:gold"]),
            "cue": _ratio(sums[f"{name}:cue ok"], sums[f"{name}:cue n"]),
        }
    return table
