"""Differences of wording as a page prints them: stretches that are kept, left out, added or swapped.

``templates/articles/_wording.html`` prints what ``parts`` returns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.analysis.ladder import MARKED, PARAPHRASE, Kind
from articles.analysis.wording import Difference, compare, departures, describe

LADDER = (
    (1, "identical"),
    (2, "only spelling, capital letters, punctuation or quotation marks differ"),
    (3, "an excerpt: the words before or after are not in this text"),
    (4, "words left out or changed, and marked as such with … or [ ]"),
    (5, "words left out without a mark"),
    (6, "words replaced or added"),
    (7, "sentences joined that stand apart"),
    (8, "a paraphrase: the same sense in other words"),
    (9, "not found in the base"),
)
TITLE_WORDS = 8


@dataclass(frozen=True, slots=True)
class Part:
    """``same`` prints ``here``; ``out`` strikes ``base``; ``in`` underlines ``here``; ``swap`` does both."""

    kind: str
    base: str = ""
    here: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """One rendering against one base."""

    step: int
    sentence: str
    parts: tuple[Part, ...]
    departs: tuple[str, ...] = ()  # what was done to the wording and where; excerpts and spelling do not count


def wording(base: str, rendering: str) -> Wording:
    difference = compare(base, rendering)
    found = departures(difference) if MARKED <= difference.step < PARAPHRASE else ()
    return Wording(*step_and_sentence(difference), parts(difference), found)


def step_and_sentence(difference: Difference) -> tuple[int, str]:
    """The step of a rendering: with hardly a word of the base it is a paraphrase, for it was found."""
    if difference.step > PARAPHRASE:
        difference = replace(difference, step=PARAPHRASE)
    return difference.step, describe(difference)


def parts(difference: Difference) -> tuple[Part, ...]:
    """The whole of both texts, in order; neighbours that are printed alike become one."""
    joined: list[Part] = []
    for part in _parts(difference):
        if joined and part.kind == joined[-1].kind == "same":
            part = Part("same", here=joined.pop().here + part.here)
        joined.append(part)
    return tuple(joined)


def _parts(difference: Difference) -> Iterator[Part]:
    for operation in difference.operations:
        base = difference.base[slice(*operation.base)]
        here = difference.rendering[slice(*operation.rendering)]
        match operation.kind:
            case Kind.SAME | Kind.SPELLING:
                yield Part("same", here=here)
            case Kind.OMITTED_MARKED:
                yield from _spaced(Part("out", base=base))
                yield Part("same", here=here)
            case _:
                only = "out" if base.strip() else "in"
                yield from _spaced(Part("swap" if base.strip() and here.strip() else only, base, here))


def _spaced(part: Part) -> Iterator[Part]:
    """Spaces stand outside of what is struck or underlined, and so does a comma at the edge of what is struck."""
    text, edge = (part.here, " \n\t\xa0") if part.kind != "out" else (part.base, " \n\t\xa0,;:")
    core = text.strip(edge) or text.strip()
    before, after = text.partition(core)[0].strip(",;:"), text[len(text.rstrip()) :]
    if not core:
        yield Part("same", here=part.here)
        return
    if before:
        yield Part("same", here=before)
    yield Part(part.kind, *{"out": (core, ""), "in": ("", core), "swap": (part.base.strip(), core)}[part.kind])
    if after:
        yield Part("same", here=after)


def title_of(words: str) -> str:
    """The first words of a passage, as the name of its row."""
    found = words.split()
    if len(found) <= TITLE_WORDS + 2:
        return words.rstrip(",;: ")
    return " ".join(found[:TITLE_WORDS]).rstrip(".,;:–—- ") + " …"
