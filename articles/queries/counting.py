"""Counting articles, or independent texts: those of one copy group are one. One SELECT, and none for articles.

>>> copied = Counting(TEXTS, {2: 1, 1: 1})
>>> copied.of([1, 2, 3]), copied.beside(2, [1, 3]), Counting().of([1, 2, 3])
(2, 1, 3)
>>> copied.on("/articles/7/#q-1"), copied.on("?a=1"), Counting().on("?a=1")
('/articles/7/?count=texts#q-1', '?a=1&count=texts', '?a=1')
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from articles.analysis.copies import Relation
from articles.models import CopyMember, Event
from articles.queries.current import current_texts

ARTICLES, TEXTS = "articles", "texts"


@dataclass(frozen=True, slots=True)
class Counting:
    """``first`` leads from each text of a copy group to the one that stands for all of them: its fullest."""

    by: str = ARTICLES
    first: Mapping[int, int] = field(default_factory=dict)

    def one(self, text: int) -> int:
        """The text that stands for this one."""
        return self.first.get(text, text)

    def of(self, texts: Iterable[int]) -> int:
        """How many these texts are."""
        return len({self.first.get(text, text) for text in texts} if self.first else set(texts))

    def beside(self, text: int, texts: Iterable[int]) -> int:
        """How many these are beside a text, which its own copies are not."""
        return self.of(other for other in texts if self.one(other) != self.one(text))

    def fullest(self, said: Iterable[tuple[int | None, int, int]]) -> set[tuple[int | None, int]]:
        """Of rows of who speaks, in which text, in how many words: who and the text, and of texts that copy each
        other the one alone that gives most of this speaker's words. A topic's words are counted like a speaker's."""
        words: Counter[tuple[int | None, int]] = Counter()
        for who, text, n in said:
            words[who, text] += n
        best: dict[tuple[int | None, int], tuple[int, int]] = {}
        for (who, text), n in words.items():
            here = (who, self.one(text))
            best[here] = max(best.get(here, (-1, 0)), (n, -text))
        return {(who, -text) for (who, _), (_, text) in best.items()}

    def count(self, texts: str, only: Q | None = None) -> Count:
        """How many texts the rows of a group have, counted by the database; ``texts`` is the column that names them."""
        return Count(self.key(texts), distinct=True, filter=only)

    def key(self, texts: str) -> F | Coalesce:
        """What is counted: the text, or less than nothing for a copy group, whose numbers are not those of texts."""
        if self.by != TEXTS:
            return F(texts)
        group = CopyMember.objects.standing().filter(text=OuterRef(texts)).annotate(less=-F("group"))
        return Coalesce(Subquery(group.values("less")[:1]), F(texts))

    @property
    def noun(self) -> str:
        return "independent text" if self.by == TEXTS else "article"

    @property
    def query(self) -> str:
        """What an address without parameters is written on with; nothing for articles."""
        return f"?count={TEXTS}" if self.by == TEXTS else ""

    @property
    def further(self) -> str:
        """The same behind other parameters."""
        return f"&count={TEXTS}" if self.by == TEXTS else ""

    def on(self, address: str) -> str:
        """A whole address with it, before the place in the page."""
        path, place, name = address.partition("#")
        return f"{path}{self.further if '?' in path else self.query}{place}{name}"


BY_ARTICLES = Counting()


def copied_among(texts: Iterable[int]) -> list[list[int]]:
    """Which of these texts have substantially the same words. One SELECT."""
    of_group: dict[int, list[int]] = {}
    members = CopyMember.objects.standing().filter(text__in=list(texts)).order_by("group", "text")
    for group, text in members.values_list("group", "text"):
        of_group.setdefault(group, []).append(text)
    return [found for found in of_group.values() if len(found) > 1]


def counting(event: Event, by: str) -> Counting:
    if by != TEXTS:
        return Counting()
    members = CopyMember.objects.standing().filter(group__event=event, text__in=current_texts(event))
    rows = sorted(members.values_list("group", "relation", "text"), key=lambda row: (row[1] != Relation.BASE, row))
    of_group: dict[int, int] = {}
    return Counting(TEXTS, {text: of_group.setdefault(group, text) for group, _, text in rows})
