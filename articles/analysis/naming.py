"""By which names texts call one and the same: from a list of names for the same thing.

>>> [(name.referent, name.name, name.text) for name in names_in({1: "A regime fell.", 2: "The government fell."})]
[('a government', 'regime', 1), ('a government', 'government', 2)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Named(NamedTuple):
    referent: str
    name: str
    text: int


@cache
def lexicon() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each referent with its names, in the order of the file."""
    lines = (Path(__file__).parent / "lexicon" / "naming.txt").read_text("utf-8").splitlines()
    entries = (line.partition(":") for line in lines if line and not line.startswith("#"))
    return tuple((referent, tuple(name.strip() for name in names.split("|"))) for referent, _, names in entries)


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str], dict[str, str]], ...]:
    """Of each referent one pattern, longer names first, and which name each group is."""
    made = []
    for referent, names in lexicon():
        groups = {f"n{at}": name.rstrip("*") for at, name in enumerate(names)}
        ordered = sorted(enumerate(names), key=lambda item: -len(item[1]))
        parts = [
            f"(?P<n{at}>{re.escape(name.rstrip('*'))}{'s?' if name.endswith('*') else ''})" for at, name in ordered
        ]
        made.append((referent, re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE), groups))
    return tuple(made)


def names_in(bodies: Mapping[int, str]) -> Iterator[Named]:
    """Every time one of the names stands in a text. A plain look for the letters spares most of the searching."""
    lowered = {text: body.lower() for text, body in bodies.items()}
    everything = "\n".join(lowered.values())
    for referent, pattern, groups in patterns():
        present = [name.lower() for name in groups.values() if name.lower() in everything]
        for text, body in bodies.items():
            if any(name in lowered[text] for name in present):
                for match in pattern.finditer(body):
                    yield Named(referent, groups[match.lastgroup or ""], text)
