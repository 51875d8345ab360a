"""Texts with substantially the same words: one agency's copy, cut, extended or reworked.

>>> wire = (
...     "The board met at noon and set the quota for the coming year, the ministry said. Ministers of all four "
...     "countries signed the paper before the evening ferry left for the outer islands."
... )
>>> relation(measure(wire, wire + "Boats stayed in the harbour all day, and nobody on the quay knew why."))
<Relation.EXTENDED: 'extended'>

Runs of words count, and what stands outside of quotations must agree too: reporters who heard the same speech quote
the same words and have copied nothing. Only where nearly all of what one text has between marks, from several people,
stands in the other in the very same words, was it rewritten from that: two reporters never choose so much alike.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from articles.analysis.words import words
from articles.spans import Span

RUN = 4  # words
SKETCH = 64  # numbers that stand for a text when likely copies are looked for
FEWEST = 20  # runs outside of quotations by which a text can be judged
SAME, MOST = 0.8, 0.6  # shares of a copy's words, own words and all
STRETCH = 24  # words in a row that a reworked text still has
CLOSE, CLOSE_IN_ALL = 0.25, 0.35  # the same of a text that was reworked
SAID, SAID_ALIKE, SPOKEN = 8, 0.85, 3  # passages between marks, the share that both have, and words of the shortest
AGENCIES = (
    "AP|Associated Press|AFP|Agence France-Presse|Reuters|UPI|dpa|ANSA|Xinhua|TASS|PA|Press Association|EFE|Bloomberg"
    "|ANI|PTI|IANS|Kyodo|Yonhap|Anadolu|Bernama|Interfax|APA|Belga|NTB|TT|Ritzau|Lusa|AAP"
)
MARK = re.compile(rf"[(\[](?:Source: ?)?({AGENCIES})[)\]]|\b(AP|AFP|Reuters|Associated Press)\s*$", re.MULTILINE)
HEAD, FOOT = 400, 200  # characters at the ends of a text where an agency's mark stands


class Relation(StrEnum):
    """How a text stands to the base of its copy group."""

    BASE = "base"
    WHOLE = "whole"
    CUT = "cut"
    EXTENDED = "extended"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of a text, and those of them that stand outside of its quotations."""

    every: frozenset[str]
    own: frozenset[str]
    in_order: tuple[str, ...]  # those outside of quotations, as they follow each other; "" for a break
    said: tuple[str, ...] = ()  # what stands between marks, without single words


@dataclass(frozen=True, slots=True)
class Shared:
    """The share of all runs, and of those outside of quotations, that both have: of the base's, of the other's."""

    of_base: float
    of_other: float
    own_base: float
    own_other: float
    stretch: int  # words outside of quotations that follow each other in both
    said: float = 0.0  # the share of what one has between marks that stands so in the other


def runs(body: str, quotes: Sequence[Span] = (), left_out: Sequence[Span] = (), pieces: Sequence[Span] = ()) -> Runs:
    """``left_out``: what a site puts around its texts, which says nothing of where they come from; ``pieces``: what
    somebody is quoted to have said, between marks."""
    found = [word for word in words(body) if not any(span.start <= word.start < span.end for span in left_out)]
    quoted = [any(quote.start <= word.start < quote.end for quote in quotes) for word in found]
    every, own = set(), []
    for n in range(len(found) - RUN + 1):
        run = " ".join(word.key for word in found[n : n + RUN])
        every.add(run)
        own.append("" if any(quoted[n : n + RUN]) else run)
    spoken = [[word.key for word in words(body[piece.start : piece.end])] for piece in pieces]
    said = tuple(f" {' '.join(keys)} " for keys in spoken if len(keys) >= SPOKEN)
    return Runs(frozenset(every), frozenset(own) - {""}, tuple(own), said)


def sketch(found: Runs) -> list[str]:
    """A few of the runs, always the same for the same words: two texts share about as many as they share runs."""
    return sorted(found.every, key=lambda run: hashlib.blake2b(run.encode(), digest_size=8).digest())[:SKETCH]


def share(base: Runs, other: Runs) -> Shared:
    both, own = len(base.every & other.every), len(base.own & other.own)
    return Shared(
        both / max(len(base.every), 1),
        both / max(len(other.every), 1),
        own / max(len(base.own), FEWEST),
        own / max(len(other.own), FEWEST),
        longest_stretch(base, other),
        max(said_in(base, other), said_in(other, base)),
    )


def said_in(one: Runs, other: Runs) -> float:
    """The share of what one has between marks that the other has there too; 0 where that is too little to tell."""
    if len(one.said) < SAID:
        return 0.0
    there = "|".join(other.said)
    return sum(words in there for words in one.said) / len(one.said)


def longest_stretch(base: Runs, other: Runs) -> int:
    """How thickly shared runs stand: sentences that every text of a site has are short, what was copied is long."""
    longest = count = 0
    for run in other.in_order:
        count = count + 1 if run in base.own else 0
        longest = max(longest, count)
    return longest + RUN - 1 if longest else 0


def measure(base: str, other: str) -> Shared:
    return share(runs(base), runs(other))


def relation(shared: Shared) -> Relation | None:
    """What the other text is to the base; None where each was written by somebody else."""
    cut = shared.own_other >= SAME and shared.of_other >= MOST
    extended = shared.own_base >= SAME and shared.of_base >= MOST
    if cut and extended:
        return Relation.WHOLE
    if cut or extended:
        return Relation.CUT if cut else Relation.EXTENDED
    own, every = max(shared.own_base, shared.own_other), max(shared.of_base, shared.of_other)
    reworked = own >= CLOSE and every >= CLOSE_IN_ALL and shared.stretch >= STRETCH
    return Relation.CLOSE if reworked or shared.said >= SAID_ALIKE else None


def agency_of(body: str) -> str:
    """The agency whose mark stands at the head or foot of a text: *(AP)*, *Reuters* on a line's end."""
    for part in (body[:HEAD], body[-FOOT:]):
        found = MARK.search(part)
        if found:
            return found[1] or found[2]
    return ""
