"""Tables as CSV: what a page shows, whole and not in windows."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from articles.models import Event
from articles.queries.articles import Row as ArticleRow
from articles.queries.cells import said_by, together
from articles.queries.coverage import Asked, fits, ordered_rows
from articles.queries.coverage_columns import WAYS, coverings_of, groups_of

COVERAGE = (
    "claim,statement,claim status,topic,speaker,column,about column,how,reporting,disputing,of articles,"
    "articles checked by a person"
)
ARTICLES = "article,outlet,headline,published,url,words,quotes,claims,findings,checked"
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def table(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """Cells that a spreadsheet would take for a formula get an apostrophe before them."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    writer = csv.writer(response)
    writer.writerow(head)
    for row in rows:
        writer.writerow([safe(value) for value in row])
    return response


def safe(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULAS) else value


def coverage_csv(event: Event, asked: Asked) -> HttpResponse:
    """One line for each cell that says something: nothing stands for what nobody has found or checked."""
    everything = coverings_of(event)
    coverings = [covering for covering in everything if fits(covering, asked.chosen)]
    groups = groups_of(everything)
    columns = WAYS[asked.by](event, coverings, groups, asked.counting)
    _, rows, _ = ordered_rows(event, asked, coverings, groups)
    known = said_by([row.pk for row in rows], [covering.text for covering in coverings], asked.checked_only)

    def lines() -> Iterable[Sequence[object]]:
        for row in rows:
            for head in columns:
                said = together(known[row.pk], head.texts, asked.counting)
                if said.kind != "unchecked":
                    yield (
                        *(row.pk, row.statement, row.status, row.topic_name, row.speaker_name),
                        *(head.name, head.note, said.ways),
                        *(said.reporting, said.disputing, said.texts, said.checked),
                    )

    return table(f"{event.slug}-coverage", COVERAGE.split(","), lines())


def articles_csv(event: Event, found: Iterable[ArticleRow]) -> HttpResponse:
    """The whole list as it is filtered and sorted."""

    def lines() -> Iterable[Sequence[object]]:
        for row in found:
            published = row.published_at or row.published_on
            yield (
                *(row.pk, row.outlet, row.title, published.isoformat() if published else "", row.url),
                *(row.words, row.quotes, row.claims, row.findings, row.checked),
            )

    return table(f"{event.slug}-articles", ARTICLES.split(","), lines())
