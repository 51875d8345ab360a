"""Where the words of a quote stand in the source text: exactly, with gaps, spliced from several places, or nowhere.

>>> speech = Source.of("The sea is wide. We will keep the old harbour open. Boats come home.")
>>> [(place.sentence, speech.string[slice(*place.span)]) for place in locate("we will keep the harbour open", speech)]
[(1, 'We will keep the old harbour open')]
>>> locate("a sentence nobody spoke", speech)
()
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from articles.analysis.alignment import Pairs, align, longest_run
from articles.analysis.words import FUNCTION_WORDS, Weights, Word, stem, words
from articles.spans import Span

ENOUGH = 5.0  # weight of the words found: two rare words, or one in a run of function words
CONTENT, ROW = 3, 2  # content words found, and words in a row, without which a likeness is chance
HALF = 0.55  # of the weight between the first and the last word found
CANDIDATES = 5
FEW = 3  # words in a row, of those that are looked for beside what is certain


class Location(NamedTuple):
    """A stretch of one source sentence and the stretch of the quote that gives it; ``reworded``: in other words."""

    sentence: int
    span: Span
    quote: Span
    exact: bool
    reworded: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A source text, ready to be searched. ``offsets`` are the character places of its words in ``spoken``."""

    string: str
    sentences: tuple[Span, ...]
    words: tuple[Word, ...]
    keys: tuple[str, ...]
    first: tuple[int, ...]  # the first word of each sentence, and the end
    spoken: str
    offsets: tuple[int, ...]
    postings: Mapping[str, Sequence[int]]
    weights: Weights

    @classmethod
    def of(cls, string: str, sentences: Sequence[Span] = ()) -> Source:
        """Without sentences, a simple rule cuts at full stops before a capital."""
        spans = tuple(sentences) or tuple(
            Span(*m.span()) for m in re.finditer(r"\S.*?(?:[.!?]\W*(?=\s|$)|\Z)", string, re.DOTALL)
        )
        found = tuple(words(string))
        keys = tuple(stem(word.key) for word in found)
        starts = [word.start for word in found]
        first = tuple(next((n for n, at in enumerate(starts) if at >= span.start), len(found)) for span in spans)
        first = (*first, len(found))
        postings: defaultdict[str, list[int]] = defaultdict(list)
        for number in range(len(spans)):
            for key in set(keys[first[number] : first[number + 1]]) - FUNCTION_WORDS:
                postings[key].append(number)
        offsets, at = [], 1
        for key in keys:
            offsets.append(at)
            at += len(key) + 1
        weights = Weights.of(keys[a:b] for a, b in pairwise(first))
        return cls(string, spans, found, keys, first, f" {' '.join(keys)} ", tuple(offsets), postings, weights)

    def sentence_of(self, word: int) -> int:
        return max(bisect_right(self.first[:-1], word) - 1, 0)


def locate(quote: str, source: Source) -> tuple[Location, ...]:
    """The places that give the quote, in the order of the quote; none if it is not found."""
    return locate_words(words(quote), source)


def locate_words(found: Sequence[Word], source: Source) -> tuple[Location, ...]:
    return tuple(sorted(_located(found, source), key=lambda place: (place.quote, place.span)))


def locate_exactly(found: Sequence[Word], source: Source, enough: float) -> tuple[Location, ...]:
    """The same for words that count only if all of them stand there as they are."""
    keys = [stem(word.key) for word in found]
    if _strength(keys, source.weights) < enough:
        return ()
    return tuple(_places(found, _exactly(keys, source), source))


def locate_standing(found: Sequence[Word], source: Source) -> tuple[Location, ...]:
    """Every place where these words stand as they are, if they say anything."""
    keys = [stem(word.key) for word in found]
    if FUNCTION_WORDS.issuperset(keys):
        return ()
    places: list[Location] = []
    for first in _standing(keys, source):
        if [word.key for word in found] == [word.key for word in source.words[first : first + len(keys)]]:
            places += _places(found, [(n, first + n) for n in range(len(keys))], source)
    return tuple(places)


def _standing(keys: Sequence[str], source: Source) -> Iterator[int]:
    """The numbers of the source's words from which on these stand."""
    spoken = f" {' '.join(keys)} "
    at = source.spoken.find(spoken)
    while at >= 0:
        yield bisect_right(source.offsets, at + 1) - 1
        at = source.spoken.find(spoken, at + 1)


def locate_beside(found: Sequence[Word], source: Source, sentences: Iterable[int]) -> tuple[Location, ...]:
    """The place of words of which one of these sentences, and one alone, has all that say something, in their order."""
    keys = [stem(word.key) for word in found]
    wanted = {n for n, key in enumerate(keys) if key not in FUNCTION_WORDS}
    places: list[Location] = []
    for number in sentences:
        if wanted and 0 <= number < len(source.sentences):
            first = source.first[number]
            pairs = align(keys, source.keys[first : source.first[number + 1]])
            if wanted.issubset(i for i, _ in pairs) and longest_run(pairs) >= FEW:
                places += _places(found, [(i, first + j) for i, j in pairs], source)
    return tuple(places) if len(places) == 1 else ()


def _located(found: Sequence[Word], source: Source) -> Iterator[Location]:
    """The best place first, then what stands before and after it: a splice has several places."""
    keys = [stem(word.key) for word in found]
    open_stretches = [(0, len(found))]
    while open_stretches:
        start, end = open_stretches.pop()
        pairs = _exactly(keys[start:end], source) or _nearly(keys[start:end], source)
        if pairs:
            pairs = [(i + start, j) for i, j in pairs]
            yield from _places(found, pairs, source)
            open_stretches += [(start, pairs[0][0]), (pairs[-1][0] + 1, end)]


def _exactly(keys: Sequence[str], source: Source) -> Pairs:
    if len(keys) < 2 or _strength(keys, source.weights) < ENOUGH:
        return []
    first = next(_standing(keys, source), None)
    return [] if first is None else [(n, first + n) for n in range(len(keys))]


def _nearly(keys: Sequence[str], source: Source) -> Pairs:
    """The sentence that has most of the words in their order, if that is enough to be no coincidence."""
    votes: Counter[int] = Counter()
    for key in set(keys) - FUNCTION_WORDS:
        for number in source.postings.get(key, ()):
            votes[number] += 1
    best: tuple[float, Pairs] = (0.0, [])
    for number, _ in sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:CANDIDATES]:
        first = source.first[number]
        pairs = align(keys, source.keys[first : source.first[number + 1]])
        strength = _strength([keys[i] for i, _ in pairs], source.weights)
        if strength > best[0]:
            best = (strength, [(i, first + j) for i, j in pairs])
    strength, pairs = best
    content = sum(keys[i] not in FUNCTION_WORDS for i, _ in pairs)
    if strength < ENOUGH + 1 or content < CONTENT or longest_run(pairs) < ROW:
        return []
    between = _strength(keys[pairs[0][0] : pairs[-1][0] + 1], source.weights)
    return pairs if strength >= HALF * between else []


def _strength(keys: Sequence[str], weights: Weights) -> float:
    return sum(weights(key) for key in keys)


def _places(found: Sequence[Word], pairs: Pairs, source: Source) -> Iterator[Location]:
    """One location for each source sentence that the pairs touch."""
    by_sentence: dict[int, Pairs] = {}
    for i, j in pairs:
        by_sentence.setdefault(source.sentence_of(j), []).append((i, j))
    for number, run in by_sentence.items():
        (i, j), (last_i, last_j) = run[0], run[-1]
        exact = last_i - i == last_j - j == len(run) - 1
        span = Span(source.words[j].start, source.words[last_j].end)
        yield Location(number, span, Span(found[i].start, found[last_i].end), exact)
