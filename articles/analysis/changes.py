"""From paired words to changes a reader would name: kept, left out, added, replaced, cut off, marked.

A text is a row of units: gap, word, gap, word … gap (unit ``2n`` is the gap before word ``n``, unit ``2n + 1`` the
word). Changes share out the units of both texts; ``wording`` turns units into characters.

>>> left, right = Text.of("We want the old treaty."), Text.of("We want a new treaty … today")
>>> [(c.kind, left.keys_in(c.base), right.keys_in(c.rendering)) for c in changes(left, right, [(0, 0), (1, 1), (4, 4)])
...  if c.kind not in ("same", "gap")]
[('replaced', ['the', 'old'], ['a', 'new']), ('beyond', [], ['today'])]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from articles.analysis.alignment import CONTENT, FUNCTION, Pairs
from articles.analysis.words import FUNCTION_WORDS, Word, contracted, words
from articles.spans import Span

_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.|\*\s?\*\s?\*")
_SENTENCE_END = re.compile(r"[.!?](?![.\w])")
_STRAY = 5  # a function word kept between changes of so many words in all is a coincidence


class Change(NamedTuple):
    """What became of some units of the base. ``edge`` says that nothing is compared beyond it."""

    kind: str  # "same" for a word, "gap" for what stands between words; else as in ``wording.Kind``
    base: Span
    rendering: Span
    edge: bool = False


@dataclass(frozen=True)
class Text:
    """A string as a row of gaps and words."""

    string: str
    words: tuple[Word, ...]

    @classmethod
    def of(cls, string: str) -> Text:
        return cls(string, tuple(words(string)))

    @cached_property
    def keys(self) -> list[str]:
        return [word.key for word in self.words]

    def keys_in(self, units: Span) -> list[str]:
        return self.keys[units.start // 2 : units.end // 2]

    def span(self, units: Span) -> Span:
        return Span(self._offset(units.start), self._offset(units.end))

    def _offset(self, unit: int) -> int:
        number, word = divmod(unit, 2)
        if word:
            return self.words[number].start if number < len(self.words) else len(self.string)
        return self.words[number - 1].end if number else 0

    def written(self, units: Span) -> str:
        return self.string[slice(*self.span(units))]

    def ends_sentence(self, word: int) -> bool:
        if not 0 <= word < len(self.words) - 1:
            return True
        return bool(_SENTENCE_END.search(self.string, self.words[word].end, self.words[word + 1].start))

    def joined(self, other: Text) -> Text:
        """With two words as one where the other text has them as one: *it is* beside *it's*."""
        single = set(other.keys) - set(self.keys)
        pairs = set(pairwise(other.keys))
        joined: list[Word] = []
        for word in self.words:
            last = joined[-1] if joined else None
            ways = (last.key + word.key, contracted(last.key, word.key)) if last else ()
            together = next((key for key in ways if key in single), "")
            if last and together and (last.key, word.key) not in pairs:
                joined[-1] = Word(last.start, word.end, together)
            else:
                joined.append(word)
        return replace(self, words=tuple(joined))

    @cached_property
    def bracketed(self) -> frozenset[int]:
        """The words an editor put in: in square brackets, or in round ones, which nobody speaks."""
        inside: set[int] = set()
        for found in re.finditer(r"\[[^\[\]]*\]|\([^()]*\)", self.string):
            inside |= {n for n, word in enumerate(self.words) if word.start < found.end() and found.start() < word.end}
        return frozenset(inside)


def weigh(keys: Iterable[str]) -> float:
    return sum(FUNCTION if key in FUNCTION_WORDS else CONTENT for key in keys)


def changes(left: Text, right: Text, pairs: Pairs) -> list[Change]:
    """The changes in order; together they hold every unit of both texts."""
    found: list[Change] = []
    edges = [(-1, -1), *_without_strays(left, right, pairs), (len(left.words), len(right.words))]
    for (i, j), (next_i, next_j) in pairwise(edges):
        if i >= 0:
            found.append(Change("same", Span(2 * i + 1, 2 * i + 2), Span(2 * j + 1, 2 * j + 2)))
        base, rendering = Span(2 * i + 2, 2 * next_i + 1), Span(2 * j + 2, 2 * next_j + 1)
        first, last = i < 0, next_i == len(left.words)
        found += _between(left, right, base, rendering, first=first, last=last)
    return found


def _without_strays(left: Text, right: Text, pairs: Pairs) -> Pairs:
    """Without function words that agree by chance in the middle of a replacement."""
    kept: Pairs = []
    beyond = (len(left.words), len(right.words))
    for (i, j), (next_i, next_j) in pairwise([*pairs, beyond]):
        before_i, before_j = kept[-1] if kept else (-1, -1)
        before, after = (i - before_i - 1, j - before_j - 1), (next_i - i - 1, next_j - j - 1)
        alone = all(before) and all(after) and left.keys[i] in FUNCTION_WORDS
        if not (alone and max(before) + max(after) >= _STRAY):
            kept.append((i, j))
    return kept


def _between(left: Text, right: Text, base: Span, rendering: Span, *, first: bool, last: bool) -> Iterator[Change]:
    """The changes between two kept words, or before the first and after the last one."""
    old, new = left.keys_in(base), right.keys_in(rendering)
    if not old and not new:
        yield Change("gap", base, rendering, edge=first or last)
    elif _all_bracketed(left, base) or _all_bracketed(right, rendering):
        yield from _bracketed(base, rendering, first=first, last=last)
    elif first != last:
        yield from _at_edge(left, right, base, rendering, last=last)
    elif old and _marked(right, rendering) and not _marked(left, base):
        yield from _omitted(right, base, rendering)
    elif new and _marked(left, base) and not _marked(right, rendering):
        yield from (_turned(change) for change in _omitted(left, rendering, base))
    else:
        yield from _plain(left, right, base, rendering, edge=first)


def _marked(text: Text, units: Span) -> bool:
    return bool(_ELLIPSIS.search(text.written(units)))


def _all_bracketed(text: Text, units: Span) -> bool:
    numbers = range(units.start // 2, units.end // 2)
    return bool(numbers) and text.bracketed.issuperset(numbers)


def _bracketed(base: Span, rendering: Span, *, first: bool, last: bool) -> Iterator[Change]:
    """An editor's words; what a long edge has besides is cut off or goes beyond as anywhere."""
    count = max(rendering.size // 2, 1) + 2  # "[Rubio]" may stand for "my friend here", not for half a speech
    if first == last or base.size // 2 <= count:
        yield Change("bracketed", base, rendering)
    elif first:
        yield Change("cut", Span(base.start, base.end), Span(rendering.start, rendering.start))
        yield Change("bracketed", Span(base.end, base.end), rendering)
    else:
        yield Change("bracketed", Span(base.start, base.start), rendering)
        yield Change("cut", base, Span(rendering.end, rendering.end))


def _at_edge(left: Text, right: Text, base: Span, rendering: Span, *, last: bool) -> Iterator[Change]:
    """Before the first kept word or after the last: an excerpt is cut here, unless words stand for each other."""
    old, new = base.size // 2, rendering.size // 2
    inner = (base.start // 2 - 1, rendering.start // 2 - 1) if last else (base.end // 2 - 1, rendering.end // 2 - 1)
    apart = left.ends_sentence(inner[0]) and right.ends_sentence(inner[1])
    if old and new and not apart and max(old, new) < 3 * min(old, new) + 3:
        yield from _plain(left, right, base, rendering, edge=True)
        return
    if not new:
        kinds = ("cut", "gap")
    elif not old:
        kinds = ("gap", "beyond")
    elif apart:
        kinds = ("cut", "beyond")
    else:
        kinds = ("cut", "added") if old > new else ("dropped", "beyond")
    yield from _one_after_the_other(kinds, base, rendering, base_first=(kinds[0] == "cut") != last)


def _one_after_the_other(kinds: tuple[str, str], base: Span, rendering: Span, *, base_first: bool) -> Iterator[Change]:
    """What only the base has and what only the rendering has: the outer one stands outside."""
    kind, other = kinds
    if base_first:
        yield Change(kind, base, Span(rendering.start, rendering.start), edge=True)
        yield Change(other, Span(base.end, base.end), rendering, edge=True)
    else:
        yield Change(other, Span(base.start, base.start), rendering, edge=True)
        yield Change(kind, base, Span(rendering.end, rendering.end), edge=True)


def _omitted(marked: Text, words: Span, gap: Span) -> Iterator[Change]:
    """Words stand on one side where the other has an ellipsis; other words beside the ellipsis are added."""
    if not gap.size // 2:
        yield Change("omitted-marked", words, gap)
    elif _marked(marked, Span(gap.start, gap.start + 1)):
        yield Change("omitted-marked", words, Span(gap.start, gap.start + 1))
        yield Change("added", Span(words.end, words.end), Span(gap.start + 1, gap.end))
    elif _marked(marked, Span(gap.end - 1, gap.end)):
        yield Change("added", Span(words.start, words.start), Span(gap.start, gap.end - 1))
        yield Change("omitted-marked", words, Span(gap.end - 1, gap.end))
    else:
        yield Change("replaced", words, gap)


def _turned(change: Change) -> Change:
    """The same change with base and rendering the other way round."""
    names = {"omitted-marked": "beyond", "added": "dropped"}
    return Change(names.get(change.kind, change.kind), change.rendering, change.base, change.edge)


def _plain(left: Text, right: Text, base: Span, rendering: Span, *, edge: bool) -> Iterator[Change]:
    """Dropped, added or replaced; the gap that stays is the one that looks like the gap of the other side."""
    if base.size > 1 and rendering.size > 1:
        yield Change("gap", Span(base.start, base.start + 1), Span(rendering.start, rendering.start + 1), edge)
        yield Change("replaced", Span(base.start + 1, base.end - 1), Span(rendering.start + 1, rendering.end - 1))
        yield Change("gap", Span(base.end - 1, base.end), Span(rendering.end - 1, rendering.end), edge)
    elif base.size > 1:
        yield from _one_sided(left, right, base, rendering)
    else:
        yield from (_swapped(change) for change in _one_sided(right, left, rendering, base))


def _one_sided(more: Text, less: Text, words: Span, gap: Span) -> Iterator[Change]:
    kept = less.written(gap).strip()
    at_end = more.written(Span(words.end - 1, words.end)).strip() == kept
    if at_end and more.written(Span(words.start, words.start + 1)).strip() != kept:
        yield Change("dropped", Span(words.start, words.end - 1), Span(gap.start, gap.start))
        yield Change("gap", Span(words.end - 1, words.end), gap)
    else:
        yield Change("gap", Span(words.start, words.start + 1), gap)
        yield Change("dropped", Span(words.start + 1, words.end), Span(gap.end, gap.end))


def _swapped(change: Change) -> Change:
    return Change("added" if change.kind == "dropped" else change.kind, change.rendering, change.base, change.edge)
