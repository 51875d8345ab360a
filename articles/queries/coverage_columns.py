"""What the columns of the matrix are: articles, independent texts, outlets or groups of outlets. Two SELECTs.

Where copies are counted once (``counting``), articles that copy each other are one column. A further way to make
columns is one more function in ``WAYS``, from the event's articles to columns of texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet
from django.urls import reverse

from articles.models import Article, Event, OutletGroup, OutletKind
from articles.queries.counting import BY_ARTICLES, Counting

UNKNOWN = "Unknown outlet"
NONE = "none"
UNPLACED = f"k-{NONE}"  # the column of articles whose outlet is in no group and of no known kind
KINDS = {str(value): str(label) for value, label in OutletKind.choices}


@dataclass(frozen=True, slots=True)
class Covering:
    """An article as a column needs it."""

    article: int
    text: int
    outlet: int | None
    outlet_name: str
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Column:
    """``key`` is how the address names it: ``a12`` an article, ``c12`` that article with its copies, ``o3`` an outlet,
    ``g2`` or ``k-agency`` a group."""

    key: str
    name: str
    note: str
    href: str
    coverings: tuple[Covering, ...]
    number: int = 0  # among all columns, from 1

    @property
    def texts(self) -> tuple[int, ...]:
        return tuple(covering.text for covering in self.coverings)

    @property
    def link(self) -> str:
        """The parameter that chooses a cell of this column."""
        return f"article={self.key[1:]}" if self.key[0] == "a" else f"in={self.key}"


def coverings_of(event: Event) -> list[Covering]:
    """All articles in order of publication."""
    rows = Article.objects.of(event).filter(current_text__isnull=False).published_first()
    names = ("pk", "current_text", "outlet", "outlet__name", "outlet__kind")
    return [
        Covering(pk, text, outlet, name or UNKNOWN, kind or "", headline or file_name.rpartition("/")[2] or "Untitled")
        for pk, text, outlet, name, kind, headline, file_name in rows.values_list(
            *names, "current_text__headline", "current_text__file_name"
        )
    ]


def members(groups: QuerySet[OutletGroup]) -> dict[tuple[int, str], list[int]]:
    """The outlets of each group, by the group's id and name."""
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    for pk, name, outlet in groups.order_by("sort_key", "pk").values_list("pk", "name", "outlets"):
        if outlet:
            found[pk, name].append(outlet)
    return found


def groups_of(coverings: Sequence[Covering]) -> dict[str, tuple[str, tuple[Covering, ...]]]:
    """Groups that people made, then the kinds of outlets: key, name, and the articles of each. One SELECT."""
    found: dict[str, tuple[str, tuple[Covering, ...]]] = {}
    for (pk, name), outlets in members(OutletGroup.objects.all()).items():
        inside = tuple(covering for covering in coverings if covering.outlet in outlets)
        if inside:
            found[f"g{pk}"] = (name, inside)
    for kind, label in KINDS.items():
        inside = tuple(covering for covering in coverings if covering.kind == kind)
        if inside:
            found[f"k-{kind}"] = (label, inside)
    return found


Groups = Mapping[str, tuple[str, tuple[Covering, ...]]]


def by_article(event: Event, coverings: Sequence[Covering], groups: Groups, counting: Counting) -> list[Column]:
    if counting.first:
        return by_text(event, coverings, groups, counting)
    articles = reverse("articles", args=[event.slug])
    return [
        Column(
            f"a{covering.article}",
            covering.outlet_name,
            covering.title if covering.outlet is None else covering.kind,
            f"{articles}{covering.article}/",  # reverse() a thousand times would take a tenth of a second
            (covering,),
        )
        for covering in coverings
    ]


def by_text(event: Event, coverings: Sequence[Covering], groups: Groups, counting: Counting) -> list[Column]:
    """In the place of the first of them; named after the article that stands for all, where it is shown."""
    copies: dict[int, list[Covering]] = defaultdict(list)
    for covering in coverings:
        copies[counting.one(covering.text)].append(covering)
    columns = []
    for text, inside in copies.items():
        main = next((covering for covering in inside if covering.text == text), inside[0])
        (column,) = by_article(event, [main], groups, BY_ARTICLES)
        if len(inside) > 1:
            others = ", ".join(covering.outlet_name for covering in inside if covering is not main)
            column = replace(column, key=f"c{main.article}", note=f"and copies: {others}", coverings=tuple(inside))
        columns.append(column)
    return columns


def by_outlet(event: Event, coverings: Sequence[Covering], groups: Groups, counting: Counting) -> list[Column]:
    """Articles of unknown outlets stay columns of their own: two of them need not be one outlet."""
    of_outlet: dict[str, list[Covering]] = defaultdict(list)
    for covering in coverings:
        of_outlet[f"o{covering.outlet}" if covering.outlet else f"a{covering.article}"].append(covering)
    articles = reverse("articles", args=[event.slug])
    return [
        Column(key, inside[0].outlet_name, how_many(inside, counting), f"{articles}?outlet={key[1:]}", tuple(inside))
        if key[0] == "o"
        else by_article(event, inside, groups, BY_ARTICLES)[0]
        for key, inside in of_outlet.items()
    ]


def by_group(event: Event, coverings: Sequence[Covering], groups: Groups, counting: Counting) -> list[Column]:
    shown = {covering.article for covering in coverings}
    columns = []
    for key, (name, inside) in groups.items():
        kept = [covering for covering in inside if covering.article in shown]
        if kept:
            columns.append(Column(key, name, how_many(kept, counting), "", tuple(kept)))
    placed = {covering.article for column in columns for covering in column.coverings}
    if rest := [covering for covering in coverings if covering.article not in placed]:
        columns.append(Column(UNPLACED, "Unknown kind", how_many(rest, counting), "", tuple(rest)))
    return columns


def how_many(coverings: Sequence[Covering], counting: Counting) -> str:
    n = counting.of(covering.text for covering in coverings)
    return f"{n} {counting.noun}{'' if n == 1 else 's'}"


WAYS: dict[str, Callable[[Event, Sequence[Covering], Groups, Counting], list[Column]]] = {
    "article": by_article,
    "outlet": by_outlet,
    "group": by_group,
}
