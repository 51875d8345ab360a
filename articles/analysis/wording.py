"""How a rendering differs from a base, word by word, and which rung of the ladder that is.

>>> difference = compare("We will not revitalise the old treaty, ever.", "We will revitalize the treaty,")
>>> difference.step, describe(difference)
(5, 'two words left out without a mark, and a word cut at the end')
>>> [(o.kind.value, difference.base[slice(*o.base)]) for o in difference.operations if o.kind is not Kind.SAME]
[('dropped', 'not '), ('spelling', 'revitalise'), ('dropped', 'old '), ('cut', ', ever.')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from articles.analysis.alignment import align
from articles.analysis.changes import Change, Text, changes
from articles.analysis.ladder import LEFT_OUT, MARKED, STEPS, Kind, Operation, step_of
from articles.analysis.words import APOSTROPHES, DASHES, INVISIBLE
from articles.spans import Span


@dataclass(frozen=True, slots=True)
class Difference:
    """The operations cover both texts completely and in order. ``step`` is the highest rung they need."""

    step: int
    operations: tuple[Operation, ...]
    base: str
    rendering: str


def compare(base: str, rendering: str) -> Difference:
    """How the rendering differs from the base."""
    left, right = Text.of(base), Text.of(rendering)
    left, right = left.joined(right), right.joined(left)
    found = changes(left, right, align(left.keys, right.keys))
    operations = _merged(base, rendering, _operations(left, right, found))
    return Difference(step_of(left, right, found, operations), operations, base, rendering)


# Operations ----------------------------------------------------------------------------------------------------------


def _operations(left: Text, right: Text, found: list[Change]) -> Iterator[Operation]:
    for change in found:
        base, rendering = left.span(change.base), right.span(change.rendering)
        here, there = left.string[slice(*base)], right.string[slice(*rendering)]
        match change.kind:
            case "same":
                kind = _kept(here, there)
            case "gap":
                kind = _gap(here, there, edge=change.edge)
            case _:
                kind = Kind(change.kind)
        if "".join(left.keys_in(change.base)) == "".join(right.keys_in(change.rendering)) and kind is Kind.REPLACED:
            kind = Kind.SPELLING  # "health care" for "healthcare"
        yield Operation(kind, base, rendering)


def _kept(here: str, there: str) -> Kind:
    """A word both have, however it is spelt; brackets inside it are marked editing."""
    if ("[" in here) != ("[" in there):
        return Kind.BRACKETED
    return Kind.SAME if _plain(here) == _plain(there) else Kind.SPELLING


def _gap(here: str, there: str, *, edge: bool) -> Kind:
    here, there = _plain(here), _plain(there)
    if edge:  # how a quotation opens and closes is up to the sentence around it; a full stop is no semicolon
        if re.search(r"[.!?]", here) and re.match(r"[;:]", there):
            return Kind.SPELLING
        here, there = here.strip(_EDGE), there.strip(_EDGE)
    return Kind.SAME if here == there else Kind.SPELLING


_EDGE = " .,;:\"'-…"
_FORMS = str.maketrans(
    dict.fromkeys(INVISIBLE, "")
    | dict.fromkeys("“”„‟«»", '"')
    | dict.fromkeys(APOSTROPHES, "'")
    | dict.fromkeys(DASHES, "-")
    | {"…": "..."}
)


def _plain(text: str) -> str:
    """A text as far as its look counts: the shapes of marks, dashes and spaces do not."""
    if text.isascii() and text.isalnum():
        return text
    plain = re.sub(r"\s*\.\s?\.\s?\.\s*", "…", re.sub(r"\s+", " ", text.translate(_FORMS)))
    return re.sub(r"\s*-[-\s]*(?!\w)|(?<!\w)\s*-[-\s]*", "-", plain)


def _merged(base: str, rendering: str, operations: Iterable[Operation]) -> tuple[Operation, ...]:
    """Neighbours of one kind become one; what is empty on both sides goes; every character is covered."""
    merged = []
    for kind, group in groupby((op for op in operations if op.base.size or op.rendering.size), lambda op: op.kind):
        run = list(group)
        merged.append(
            Operation(
                kind, Span(run[0].base.start, run[-1].base.end), Span(run[0].rendering.start, run[-1].rendering.end)
            )
        )
    return tuple(merged) or (Operation(Kind.SAME, Span(0, len(base)), Span(0, len(rendering))),)


# In words ------------------------------------------------------------------------------------------------------------

_COUNTS = "no one two three four five six seven eight nine ten eleven twelve".split()


def describe(difference: Difference) -> str:
    """A short plain sentence part: ``words replaced, and four left out without a mark``."""
    match difference.step:
        case 1:
            return "identical"
        case 2:
            return _spelling(difference)
        case 3:
            return _excerpt(difference)
        case 7:
            return "sentences joined that stand apart"
        case 8:
            return "a paraphrase"
        case 9:
            return "not found in the base"
        case _:
            return _changed(difference)


def _spelling(difference: Difference) -> str:
    pairs = [
        (difference.base[slice(*op.base)], difference.rendering[slice(*op.rendering)])
        for op in difference.operations
        if op.kind is Kind.SPELLING
    ]
    if all(_letters(here) == _letters(there) for here, there in pairs):
        return "only punctuation differs"
    if all(_plain(here).casefold() == _plain(there).casefold() for here, there in pairs):
        return "only capital letters differ"
    if all(_letters(here).casefold() == _letters(there).casefold() for here, there in pairs):
        return "only capital letters and punctuation differ"
    return "only spelling differs"


def _letters(text: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " if char.isspace() else "" for char in text).split())


def _excerpt(difference: Difference) -> str:
    cuts = [op for op in difference.operations if op.kind is Kind.CUT]
    if not cuts:
        return "the same words, and more around them"
    more = ", and more around it" if any(op.kind is Kind.BEYOND for op in difference.operations) else ""
    if len(cuts) == 2:
        return "an excerpt: what stands before and after is not in this text" + more
    first = cuts[0].base.start == 0
    return (
        f"an excerpt: the {'first' if first else 'last'} {_extent(difference.base, cuts[0], first)} in this text{more}"
    )


def _extent(base: str, cut: Operation, first: bool) -> str:
    """What a cut takes away: a sentence, a clause, or so many words, with its verb."""
    text = base[slice(*cut.base)]
    border = text.rstrip(" \n\"'”’") if first else base[: cut.base.start].rstrip(" \n\"'”’") + text.lstrip()[:1]
    count = len(Text.of(text).words)
    if re.search(r"[.!?]$" if first else r"[.!?]\W?$", border) and count > 1:
        several = len(re.findall(r"[.!?](?=\W|$)", text)) > 1
        return "sentences are not" if several else "sentence is not"
    if count > 2 and re.search(r"[,;:–—]$", border if first else text.lstrip()[:1]):
        return "clause is not"
    if count > 2 and first and re.search(r"[,;:–—]\s+(?:and|but|or|so|that|yet)\s*$", text):
        return "clause is not"
    return "word is not" if count == 1 else f"{_number(count)} words are not"


def _changed(difference: Difference) -> str:
    count = dict.fromkeys(Kind, 0)
    for op in difference.operations:
        text = difference.rendering[slice(*op.rendering)] if op.kind is Kind.ADDED else difference.base[slice(*op.base)]
        count[op.kind] += len(Text.of(text).words)
    parts = [f"{_words(count[kind])} {kind}" for kind in (Kind.REPLACED, Kind.ADDED) if count[kind]]
    if difference.step > LEFT_OUT:  # the count matters less than the fact
        parts = [re.sub(r"^(?!a )\w+ ", "", part) if count[Kind.DROPPED] else part for part in parts]
    if count[Kind.DROPPED]:
        dropped = _number(count[Kind.DROPPED]) if parts else _words(count[Kind.DROPPED])
        parts.append(f"{dropped} left out without a mark")
    if any(op.kind is Kind.OMITTED_MARKED for op in difference.operations):
        parts.append("words left out with a mark")
    if any(op.kind is Kind.BRACKETED for op in difference.operations):
        parts.append("words in brackets")
    parts += _at_the_ends(difference)
    return ", and ".join([", ".join(parts[:-1]), parts[-1]] if parts[1:] else parts)


def _at_the_ends(difference: Difference) -> Iterator[str]:
    """What is cut off, and whether the rendering goes on: the page strikes and underlines that too."""
    for op in difference.operations:
        count = len(Text.of(difference.base[slice(*op.base)]).words)
        if op.kind is Kind.CUT and count:
            yield f"{_words(count)} cut at the {'end' if op.base.start else 'beginning'}"
    if any(op.kind is Kind.BEYOND and Text.of(_both(difference, op)[1]).words for op in difference.operations):
        yield "more around it"


def _words(count: int) -> str:
    return "a word" if count == 1 else f"{_number(count)} words"


def _number(count: int) -> str:
    return _COUNTS[count] if count < len(_COUNTS) else str(count)


# Signatures ----------------------------------------------------------------------------------------------------------


def departures(difference: Difference) -> tuple[str, ...]:
    """What was done to the wording, where: equal for renderings that depart from one base in the same way.

    Excerpts, spelling and marks are no departures: outlets cut differently and still share a source.
    """
    found = []
    for op in difference.operations:
        if STEPS[op.kind] >= MARKED:
            place = len(Text.of(difference.base[: op.base.start]).words)
            old, new = (Text.of(text).keys for text in _both(difference, op))
            found.append(f"{place} {op.kind.value}: {' '.join(old)} > {' '.join(new)}")
    return tuple(found)


def _both(difference: Difference, op: Operation) -> tuple[str, str]:
    return difference.base[slice(*op.base)], difference.rendering[slice(*op.rendering)]
