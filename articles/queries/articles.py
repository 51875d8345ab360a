"""The article list: its rows, its facets with counts, and what to drop when nothing fits.

Which articles match is the business of the filter form, which comes in as ``Filtered``: any facet can be counted under
all conditions but its own. Bodies are never read here; snippets are cut by the database, and only where texts are free.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol, cast

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db.models import Case, Count, F, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Left, Length, Lower, NullIf, Substr

from articles.models import Article, ClaimReport, Event, Quote, Text
from articles.models.searching import with_signs, without_signs
from articles.querysets import CHECKED, ArticleQuerySet

PER_PAGE = 50
RANKED = 5_000  # more hits than these are not worth weighing against each other: the newest come first
HIT_START, HIT_END = "\ue000", "\ue001"  # private-use characters around a hit; the template makes marks of them
SORTS = {
    "best": "Best match first",
    "published": "Published, earliest first",
    "-published": "Published, latest first",
    "outlet": "Outlet, A to Z",
    "-outlet": "Outlet, Z to A",
    "headline": "Headline, A to Z",
    "-headline": "Headline, Z to A",
    "words": "Words, fewest first",
    "-words": "Words, most first",
    "quotes": "Quotes, fewest first",
    "-quotes": "Quotes, most first",
    "claims": "Claims, fewest first",
    "-claims": "Claims, most first",
    "checked": "Checked, least first",
    "-checked": "Checked, most first",
}


class Filtered(Protocol):
    """What the filter form gives."""

    @property
    def chosen(self) -> Mapping[str, Any]: ...
    @property
    def states(self) -> tuple[Q, Q]: ...
    def condition(self, *, without: Iterable[str] = ()) -> Q: ...
    def matching(self, *, without: Iterable[str] = ()) -> QuerySet[Article]: ...
    def quotes(self, *, without: Iterable[str] = ()) -> QuerySet[Quote]: ...


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of a snippet; ``found`` are the words searched for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class Row:
    pk: int
    outlet: str
    about_outlet: tuple[str, ...]
    title: str
    has_headline: bool
    published_on: date | None
    published_at: datetime | None
    url: str
    words: int
    quotes: int
    claims: int
    findings: int
    checked: int
    title_hits: tuple[Hit, ...] = ()
    snippet: tuple[Hit, ...] = ()

    @property
    def share(self) -> int | None:
        """Per cent of the findings that a person has checked; only all of them are 100."""
        return self.checked * 100 // self.findings if self.findings else None


# Rows -----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Counts:
    """What a text holds: quotes and claims as pages count them; findings are both and terms, with what is checked."""

    quotes: int = 0
    claims: int = 0
    findings: int = 0
    checked: int = 0

    @property
    def share(self) -> float | None:
        return self.checked / self.findings if self.findings else None


def counts_of(texts: Iterable[int] | QuerySet[Article, Any]) -> dict[int, Counts]:
    """The counts of each text that has any. Two SELECTs, far quicker than a subquery for each article."""
    checked = Count("pk", filter=Q(status__in=CHECKED))
    in_texts = texts if isinstance(texts, QuerySet) else list(texts)
    quotes = Quote.objects.standing().filter(text__in=in_texts).order_by().values_list("text")
    counts = {
        text: Counts(spoken, 0, n, n_checked)
        for text, n, n_checked, spoken in quotes.annotate(
            n=Count("pk"), n_checked=checked, spoken=Count("pk", filter=~Q(kind="term"))
        )
    }
    of_claim = Q(claim__merged_into=None) & ~Q(claim__status="rejected") & ~Q(stance="absent")
    reports = ClaimReport.objects.standing().filter(text__in=in_texts).order_by().values_list("text")
    for text, n, n_checked, claims in reports.annotate(
        n=Count("pk"), n_checked=checked, claims=Count("pk", filter=of_claim)
    ):
        had = counts.get(text, Counts())
        counts[text] = Counts(had.quotes, claims, had.findings + n, had.checked + n_checked)
    return counts


COUNTED: dict[str, Callable[[Counts], float | None]] = {
    "quotes": lambda counts: counts.quotes,
    "claims": lambda counts: counts.claims,
    "checked": lambda counts: counts.share,
}


def listed(articles: QuerySet[Article], sort: str, search: SearchQuery | None, part: slice) -> list[Row]:
    """One part of the list. Three SELECTs, or four where it is sorted by what has to be counted first."""
    if key := COUNTED.get(sort.removeprefix("-")):
        counts = counts_of(articles.values("current_text"))
        pks = by_count(articles, counts, key, descending=sort.startswith("-"))[part]
        found = {article.pk: article for article in detailed(Article.objects.filter(pk__in=pks))}
        chosen = [found[pk] for pk in pks if pk in found]
    else:
        chosen = list(detailed(in_order(articles, sort, search))[part])
        counts = counts_of([article.current_text_id for article in chosen if article.current_text_id])
    return [row_of(article, counts.get(article.current_text_id or 0, Counts())) for article in chosen]


def picked(event: Event, picks: Sequence[int], *, beside: Iterable[Row]) -> list[Row]:
    """Those chosen to be compared that are not among the rows of the page. One SELECT, if any are chosen."""
    shown = {row.pk for row in beside}
    chosen = {article.pk: article for article in detailed(Article.objects.of(event).filter(pk__in=picks))}
    return [row_of(chosen[pk], Counts()) for pk in picks if pk in chosen and pk not in shown]


def by_count(
    articles: QuerySet[Article], counts: dict[int, Counts], key: Callable[[Counts], float | None], *, descending: bool
) -> list[int]:
    """The ids in order: ties by publication, and last those of which there is nothing to say."""
    published = articles.order_by(F("published_on").asc(nulls_last=True), "pk").values_list("pk", "current_text")
    values = [(pk, key(counts.get(text or 0, Counts()))) for pk, text in published]
    known = sorted(((pk, n) for pk, n in values if n is not None), key=lambda pair: pair[1], reverse=descending)
    return [pk for pk, _ in known] + [pk for pk, n in values if n is None]


def detailed(articles: QuerySet[Article]) -> QuerySet[Article]:
    """With what a row prints, and not the body."""
    return articles.select_related("outlet", "current_text").only(
        *("event", "key", "url", "published_on", "published_at", "outlet__name", "outlet__country", "outlet__kind"),
        *("current_text__headline", "current_text__file_name", "current_text__words", "current_text__article"),
    )


def in_order(articles: QuerySet[Article], sort: str, search: SearchQuery | None = None) -> QuerySet[Article]:
    """Ties by order of publication, then primary key; what is unknown comes last in either direction."""
    then = (F("published_on").asc(nulls_last=True), "pk")
    if sort == "best" and search is not None:
        return articles.order_by(SearchRank(F("current_text__search"), search).desc(), *then)
    if sort == "-published":
        latest = [F(name).desc(nulls_last=True) for name in ("published_on", "published_at")]
        return articles.order_by(*latest, "-pk")
    key: Any = {
        "outlet": F("outlet__sort_key"),
        "headline": NullIf(Lower("current_text__headline"), Value("")),
        "words": F("current_text__words"),
    }.get(sort.removeprefix("-"))
    if key is None:
        return cast(ArticleQuerySet, articles).published_first()
    order = key.desc(nulls_last=True) if sort.startswith("-") else key.asc(nulls_last=True)
    return articles.order_by(order, *then)


def row_of(article: Article, counts: Counts) -> Row:
    outlet, text = article.outlet, article.current_text
    return Row(
        pk=article.pk,
        outlet=outlet.name if outlet else "Unknown outlet",
        about_outlet=tuple(filter(None, (outlet.kind, outlet.country))) if outlet else (),
        title=text.title if text else article.key,
        has_headline=bool(text and text.headline),
        published_on=article.published_on,
        published_at=article.published_at,
        url=article.url,
        words=text.words if text else 0,
        quotes=counts.quotes,
        claims=counts.claims,
        findings=counts.findings,
        checked=counts.checked,
    )


# Hits -----------------------------------------------------------------------------------------------------------------


def hits(
    articles: Iterable[int], search: SearchQuery, *, in_bodies: bool
) -> dict[int, tuple[tuple[Hit, ...], tuple[Hit, ...]]]:
    """For each article its headline with the words found, and, where texts may be shown, a snippet. One SELECT."""
    headed = When(headline=Left("body", Length("headline")), then=Substr("body", Length("headline") + 1))
    rest = Case(headed, default=F("body"), output_field=TextField())
    body = SearchHeadline(
        without_signs(rest), search, max_fragments=1, min_words=12, max_words=28, start_sel=HIT_START, stop_sel=HIT_END
    )
    found = (
        Text.objects.current()
        .filter(article__in=list(articles))
        .annotate(
            headline_hits=SearchHeadline(
                without_signs("headline"), search, highlight_all=True, start_sel=HIT_START, stop_sel=HIT_END
            ),
            body_hits=body if in_bodies else Value(""),
        )
        .values_list("article", "headline_hits", "body_hits")
    )
    return {
        pk: (split_hits(headline), split_hits(snippet) if HIT_START in snippet else ())
        for pk, headline, snippet in found
    }


def split_hits(marked: str) -> tuple[Hit, ...]:
    """
    >>> split_hits("the \\ue000tide\\ue001 waits")
    (Hit(text='the ', found=False), Hit(text='tide', found=True), Hit(text=' waits', found=False))
    """
    stretches = []
    for n, part in enumerate(with_signs(marked).split(HIT_START)):
        found, end, after = part.partition(HIT_END) if n else ("", "", part)
        stretches += [Hit(found, True)] if end else [Hit(found, False)]
        stretches.append(Hit(after, False))
    return tuple(hit for hit in stretches if hit.text)
