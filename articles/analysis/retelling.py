"""Passages that give an utterance in other words, translated back or freely told, where no source text can tell.

>>> said = [Passage(n, n, "We read it every morning.", speaker=1) for n in (1, 2)]
>>> said.append(Passage(3, 3, "Each morning we are reading it.", speaker=1))
>>> shared = Group((Rendering(1, Span(0, 25)), Rendering(2, Span(0, 25))), "We read it every morning.")
>>> [[rendering.passage_id for rendering in group.renderings] for group in retold([shared], said)]
[[1, 2, 3]]

What one speaker says in several texts is a statement in an order. What another text alone has of the same speaker is
sought in it: first by the roots of all its words, then beside what was found already, then as one sentence for
several, and last as the only words of somebody who says one thing. Each round sees only what earlier rounds found, so
that nothing hangs on the order of texts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from articles.analysis.claim_words import sense
from articles.analysis.placing import CLAUSE
from articles.analysis.segments import Passage, segments
from articles.analysis.utterances import Group, Rendering
from articles.analysis.words import FUNCTION_WORDS, Weights, words
from articles.spans import Span

SAME = 0.95  # share of the weight of both that makes two passages the same, word for word as it were
ANYBODY = 3  # roots that are the same where it is not known who speaks
LITTLE = 3  # words of a fragment that has one root
CLOSE, CLOSE_WEIGHT = 0.4, 3.5  # likeness that is enough beside what is certain, and the weight of what is shared
SOLE, SOLE_ROOTS = 0.5, 2  # likeness of the only words of two texts, and the roots that they share
WINDOW = 3  # sentences that one may stand for
ROUNDS = 3

Found = tuple[float, str, int]  # how like, the group's words to tell it from others as like, and its number


@dataclass(frozen=True, slots=True)
class Meaning:
    """The roots of some words, and whether they deny something."""

    roots: frozenset[str]
    negated: bool

    @classmethod
    def of(cls, string: str) -> Meaning:
        found = sense(string)
        return cls(frozenset(found.roots), found.negated)


@dataclass(frozen=True)
class Stretch:
    """What of a passage stands between marks, as one sentence at most."""

    passage: Passage
    span: Span

    @cached_property
    def words(self) -> str:
        return self.passage.string[slice(*self.span)]

    @cached_property
    def meaning(self) -> Meaning:
        return Meaning.of(self.words)

    @cached_property
    def called(self) -> frozenset[str]:
        """The words of the speaker's name that tell it from others."""
        return frozenset(word.key.removesuffix("'s") for word in words(self.passage.called)) - FUNCTION_WORDS

    @property
    def rendering(self) -> Rendering:
        return Rendering(self.passage.id, self.span)

    @property
    def place(self) -> tuple[int, int]:
        return self.passage.start + self.span.start, self.passage.id


def retold(groups: Sequence[Group], passages: Iterable[Passage]) -> list[Group]:
    """The groups with what gives them in other words. Passages whose speaker a source text has are not sought."""
    by_speaker: defaultdict[int | None, list[Stretch]] = defaultdict(list)
    for passage in passages:
        for segment in segments(passage):
            if segment.strong and segment.ascribed:
                by_speaker[segment.speaker].append(Stretch(passage, segment.span))
    said = [one for ones in by_speaker.values() for one in ones]
    weights = Weights.of(one.meaning.roots for one in said)
    taken: set[Stretch] = set()
    homes = Homes(groups)
    added: defaultdict[int, list[Rendering]] = defaultdict(list)
    for speaker in sorted(by_speaker, key=lambda one: (one is None, one or 0)):
        for number, one in Statement(by_speaker[speaker], homes, weights, known=speaker is not None).found():
            added[number].append(one.rendering)
            taken.add(one)
    for number, one in Sole(said, homes, taken, weights).found():
        added[number].append(one.rendering)
    return [
        replace(group, renderings=tuple(sorted((*group.renderings, *added[number])))) if number in added else group
        for number, group in enumerate(groups)
    ]


class Homes:
    """Which group a part of a passage is in, and which groups have no place in a source text."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self.groups = groups
        self._at: defaultdict[int, list[tuple[Span, int]]] = defaultdict(list)
        for number, group in enumerate(groups):
            for rendering in group.renderings:
                self._at[rendering.passage_id].append((rendering.span, number))

    def of(self, one: Stretch) -> int | None:
        return next((number for span, number in self._at[one.passage.id] if span.overlaps(one.span)), None)

    def base(self, number: int) -> str:
        return self.groups[number].base

    def in_source(self, number: int) -> bool:
        return self.groups[number].source_span is not None


class Statement:
    """What one speaker says: by text in order, each part with its group, or with none yet."""

    def __init__(self, said: Sequence[Stretch], homes: Homes, weights: Weights, *, known: bool) -> None:
        self.weights, self.known, self.homes = weights, known, homes
        self.home: dict[Stretch, int | None] = {one: homes.of(one) for one in said}
        self.texts: defaultdict[int, list[Stretch]] = defaultdict(list)
        for one in sorted(said, key=lambda one: one.place):
            self.texts[one.passage.text_id].append(one)
        self.look()

    def look(self) -> None:
        """What a round has to go by: the groups that the speaker's passages are in, and which follows which how often.

        A group with a place in a source text is none of them: that text decides what else is there.
        """
        numbers = {number for number in self.home.values() if number is not None}
        self.carried = {number for number in numbers if not self.homes.in_source(number)}
        rows = ([self.home[one] for one in said] for said in self.texts.values())
        pairs = ((one, other) for row in rows for one, other in pairwise(row))
        self.follows = Counter(
            (one, other) for one, other in pairs if one is not None and other is not None and one != other
        )

    def found(self) -> Iterator[tuple[int, Stretch]]:
        open_ones = [one for one, number in self.home.items() if number is None and one.meaning.roots]
        if not open_ones or len(open_ones) == len(self.home):
            return
        rules: list[Callable[[Stretch], Iterator[Found]]] = [self.same]
        if self.known:
            rules += [self.beside] * ROUNDS + [self.several]
        for rule in rules:
            self.look()
            wished = {
                one: wish for one in open_ones if self.home[one] is None and (wish := max(rule(one), default=None))
            }
            for (text, number), ones in grouped(wished).items():
                best = max(ones, key=lambda one: (wished[one][0], (-one.place[0], -one.place[1])))
                if all(self.home[other] != number for other in self.texts[text]):
                    self.home[best] = number
                    yield number, best

    # The rounds -------------------------------------------------------------------------------------------------------

    def same(self, one: Stretch) -> Iterator[Found]:
        """All roots are the same, and both deny it or neither."""
        little = len(one.words.split()) <= LITTLE and len(one.meaning.roots) == 1
        if not (self.known or little or len(one.meaning.roots) >= ANYBODY):
            return
        for number in self.carried:
            base = self.homes.base(number)
            if likeness(Meaning.of(base), one.meaning, self.weights)[0] >= SAME:
                yield 1.0, base, number

    def beside(self, one: Stretch) -> Iterator[Found]:
        """It stands beside what gives one group and is like the group that follows or precedes that one."""
        for number in self.neighbours(one):
            base = self.homes.base(number)
            score, weight = likeness(what_of(base, one.meaning), one.meaning, self.weights)
            if score >= CLOSE and weight >= CLOSE_WEIGHT:
                yield score, base, number

    def neighbours(self, one: Stretch) -> set[int]:
        said = self.texts[one.passage.text_id]
        at = said.index(one)
        before = self.home[said[at - 1]] if at else None
        after = self.home[said[at + 1]] if at + 1 < len(said) else None
        near = {number for first, number in self.follows if first == before}
        near |= {number for number, last in self.follows if last == after}
        return near & self.carried

    def several(self, one: Stretch) -> Iterator[Found]:
        """All that it says is in sentences that follow each other, and no sentence has it all."""
        wanted = one.meaning.roots
        if len(wanted) < WINDOW:
            return
        for last in self.carried:
            roots = [Meaning.of(self.homes.base(number)).roots for number in self.window(last)]
            if len(roots) == WINDOW and wanted <= frozenset().union(*roots) and wanted & roots[-1]:
                yield sum(map(self.weights, wanted & roots[-1])), self.homes.base(last), last

    def window(self, last: int) -> list[int]:
        """The groups that mostly precede this one, and itself; fewer where the order is not known."""
        window = [last]
        while len(window) < WINDOW:
            before = Counter({first: n for (first, second), n in self.follows.items() if second == window[0]})
            first = most_common(before)
            if first is None or first in window or first not in self.carried:
                break
            window.insert(0, first)
        return window


class Sole:
    """What somebody says who says one thing in a text, by the name alone: two texts may call a ministry differently."""

    def __init__(self, said: Iterable[Stretch], homes: Homes, taken: set[Stretch], weights: Weights) -> None:
        every: defaultdict[tuple[int, frozenset[str]], list[Stretch]] = defaultdict(list)
        for one in said:
            if one.called and one.passage.speaker is not None:
                every[one.passage.text_id, one.called].append(one)
        self.alone = [ones[0] for ones in every.values() if len(ones) == 1]
        self.homes, self.taken, self.weights = homes, taken, weights

    def found(self) -> Iterator[tuple[int, Stretch]]:
        for one in self.alone:
            if one not in self.taken and self.homes.of(one) is None:
                best = max(self.near(one), default=None)
                if best is not None:
                    yield best[2], one

    def near(self, one: Stretch) -> Iterator[Found]:
        for other in self.alone:
            number = self.homes.of(other)
            if number is not None and other.passage.text_id != one.passage.text_id and akin(one.called, other.called):
                base = self.homes.base(number)
                score, _ = likeness(Meaning.of(base), one.meaning, self.weights)
                shared = Meaning.of(base).roots & one.meaning.roots
                if not self.homes.in_source(number) and score >= SOLE and len(shared) >= SOLE_ROOTS:
                    yield score, base, number


def akin(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def likeness(one: Meaning, other: Meaning, weights: Weights) -> tuple[float, float]:
    """How much of both is the same, 0 to 1, and the weight of what is; nothing where one of them denies it."""
    if one.negated != other.negated:
        return 0.0, 0.0
    shared = sum(map(weights, one.roots & other.roots))
    both = sum(map(weights, one.roots)) + sum(map(weights, other.roots))
    return (2 * shared / both if both else 0.0), shared


def most_common(found: Counter[int]) -> int | None:
    """The one that is there most often; none where two are there as often."""
    (first, most), (_, next_most) = [*found.most_common(2), (None, 0), (None, 0)][:2]
    return first if most > next_most else None


def what_of(base: str, meaning: Meaning) -> Meaning:
    """What the clauses of an utterance say that have anything of this: a text may give a part of it."""
    clauses = [Meaning.of(clause) for clause in CLAUSE.split(base)]
    having = [clause for clause in clauses if clause.roots & meaning.roots]
    return Meaning(frozenset().union(*(clause.roots for clause in having)), any(clause.negated for clause in having))


def grouped(wished: Mapping[Stretch, Found]) -> dict[tuple[int, int], list[Stretch]]:
    """The wishes by text and group: a text gives an utterance once."""
    found: defaultdict[tuple[int, int], list[Stretch]] = defaultdict(list)
    for one, (_, _, number) in wished.items():
        found[one.passage.text_id, number].append(one)
    return found
