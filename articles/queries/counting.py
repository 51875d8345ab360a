"""Counting articles, or independent texts: those of one copy group are one. One SELECT, and none for articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from articles.models import CopyMember, Event

ARTICLES, TEXTS = "articles", "texts"


@dataclass(frozen=True, slots=True)
class Counting:
    """``first`` leads from each text of a copy group to one that stands for all of them."""

    by: str = ARTICLES
    first: Mapping[int, int] = field(default_factory=dict)

    def of(self, texts: Iterable[int]) -> int:
        """How many these texts are."""
        return len({self.first.get(text, text) for text in texts} if self.first else set(texts))

    @property
    def noun(self) -> str:
        return "independent text" if self.by == TEXTS else "article"


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
    members = CopyMember.objects.standing().filter(group__event=event).order_by("text")
    of_group: dict[int, int] = {}
    first = {text: of_group.setdefault(group, text) for group, text in members.values_list("group", "text")}
    return Counting(TEXTS, first)
