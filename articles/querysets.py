"""The vocabulary in which pages and actions ask for rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

if TYPE_CHECKING:
    from articles.models import Article, Event, Quote, Rendering, Text

CHECKED = ("confirmed", "corrected")  # what a person has looked at and kept
UNDECIDED = Q(origin="machine", status="suggested")  # the machine's own, of which nobody has said anything
Row = TypeVar("Row", bound=models.Model, covariant=True)


def is_current(text: str = "text") -> Q:
    """Whether the text that this column names is the version of its article that is read now."""
    return Q(**{f"{text}__article__current_text": F(text)})


# The same of the texts themselves. A source text has no article, and is none.
CURRENT = Q(article__current_text=F("pk"))


class FindingQuerySet(models.QuerySet[Row]):
    """Findings: suggested by the machine or made and judged by people."""

    def standing(self) -> Self:
        """What pages show and count: everything that nobody has rejected."""
        return self.exclude(status="rejected")

    def checked(self) -> Self:
        """What a person has looked at and kept."""
        return self.filter(status__in=CHECKED)

    def undecided(self) -> Self:
        """The machine's own, which a new analysis may replace."""
        return self.filter(UNDECIDED)

    def judged(self) -> Self:
        """What no new analysis replaces: a person's own, and what a person has said something of."""
        return self.exclude(UNDECIDED)


class QuoteQuerySet(FindingQuerySet["Quote"]):
    def of(self, event: Event) -> Self:
        return self.filter(text__event=event)

    def current(self) -> Self:
        """Only quotes of the version of an article that is read now."""
        return self.filter(is_current())

    def spoken(self) -> Self:
        """Without terms, which nobody is said to have spoken."""
        return self.exclude(kind="term")


class RenderingQuerySet(FindingQuerySet["Rendering"]):
    def standing(self) -> Self:
        """Nor those of quotes that somebody has rejected: a judged rendering stays with its quote."""
        return super().standing().exclude(quote__status="rejected")

    def lone_base(self) -> Q:
        """Which are on step 1 because all others are compared with them, and are given alike by nobody else.

        Where there is a source text, that is what they are compared with: whoever gives its words is identical.
        """
        alike = self.standing().filter(is_current("quote__text"), utterance=OuterRef("utterance"), step=1)
        return Q(step=1, utterance__start=None) & ~Q(Exists(alike.exclude(pk=OuterRef("pk"))))

    def compared(self) -> Self:
        """Those with a step that says something."""
        return self.filter(step__isnull=False).exclude(self.lone_base())


class TextQuerySet(models.QuerySet["Text"]):
    def of(self, event: Event) -> Self:
        return self.filter(event=event)

    def current(self) -> Self:
        """The version of each article that is read now; source texts have no article and are left out."""
        return self.filter(CURRENT)

    def sources(self) -> Self:
        """The versions of the source text, the latest first."""
        return self.filter(article=None).order_by("-number")


class ArticleQuerySet(models.QuerySet["Article"]):
    def of(self, event: Event) -> Self:
        return self.filter(event=event)

    def published_first(self) -> Self:
        """In order of publication; unknown dates last, ties by primary key."""
        return self.order_by(F("published_on").asc(nulls_last=True), F("published_at").asc(nulls_last=True), "pk")

    def chosen(self, ids: list[int]) -> Self:
        return self.filter(pk__in=ids)


def inside(start: str, end: str) -> Q:
    """The check constraint of a span column pair: both or neither, not empty, not negative."""
    return Q(**{f"{start}__isnull": True, f"{end}__isnull": True}) | Q(
        **{f"{start}__gte": 0, f"{end}__gt": F(start), f"{start}__isnull": False, f"{end}__isnull": False}
    )
