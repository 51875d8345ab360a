"""Importing: reading, storing and analysing what lies at some paths, with a report of what became of each text."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial

from django.apps import apps
from django.db import OperationalError, connection, transaction

from articles.actions.analysing import analyse_event, not_analysed
from articles.actions.storing import (
    Outcome,
    Stored,
    find_or_create_event,
    store_document,
    store_source_text,
    stored_key,
)
from articles.importing.document import Document, Refusal
from articles.models import Event

PROGRAM_LIMIT = "54000"  # PostgreSQL's code for more than it can hold
MANY = 50  # texts of one import, from which on it pays to tell the planner
Told = Callable[[str], None]
Analysed = Callable[[Event, int, int], None]


@dataclass(slots=True)
class ImportReport:
    """How many texts met which outcome, and every sentence that somebody should read."""

    counts: Counter[Outcome] = field(default_factory=Counter)
    refusals: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    events: dict[int, Event] = field(default_factory=dict)
    analysed: int = 0

    @property
    def read(self) -> int:
        return self.counts.total()


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the person who imports said: the event the texts belong to, and how to treat known ones."""

    event: str = ""
    date: datetime.date | None = None
    place: str = ""
    source_text: bool = False
    replace: bool = False
    dry_run: bool = False


def import_documents(
    *,
    items: Iterable[Document | Refusal],
    options: ImportOptions,
    told: Told = lambda line: None,
    analysed: Analysed = lambda event, done, total: None,
) -> ImportReport:
    """Store each document, then analyse the events that have something new or unfinished.

    Each text is stored in a transaction of its own, so a stop in the middle leaves whole articles. With ``dry_run``
    everything is done in one transaction and undone.
    """
    report = ImportReport()
    if options.dry_run:
        with transaction.atomic():
            store_all(items, options, report, told)
            transaction.set_rollback(True)
        return report
    store_all(items, options, report, told)
    for event in report.events.values():
        report.analysed += analyse_event(event=event, progress=partial(analysed, event))
        report.refusals += not_analysed(event)
    if report.analysed >= MANY:
        refresh_statistics()
    return report


def refresh_statistics() -> None:
    """After many rows at once PostgreSQL would plan for the tables as they were, until it looks at them by itself."""
    with connection.cursor() as cursor:
        for model in apps.get_app_config("articles").get_models():
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")


def store_all(items: Iterable[Document | Refusal], options: ImportOptions, report: ImportReport, told: Told) -> None:
    events: dict[tuple[str, str], Event] = {}
    source = ""
    for item in items:
        if isinstance(item, Refusal):
            stored = Stored(Outcome.REFUSED, item.reason)
        elif source:
            stored = Stored(
                Outcome.REFUSED, f"{item.name}: an event has one source text, and this time it is {source}. Give one."
            )
        else:
            stored = store_one(item, options, events)
            source = item.name if options.source_text and stored.outcome != Outcome.REFUSED else ""
        report.counts[stored.outcome] += 1
        if stored.outcome == Outcome.REFUSED:
            report.refusals.append(stored.reason)
        elif stored.reason:
            report.remarks.append(stored.reason)
        told(f"{stored.outcome.value}: {item.name}")
    if not options.dry_run:
        report.events = {event.pk: event for event in events.values()}


def store_one(document: Document, options: ImportOptions, events: dict[tuple[str, str], Event]) -> Stored:
    """The event named on the command line wins over the one a line of JSON names."""
    name = " ".join((options.event or document.event_name or document.event_key).split())[:200].strip()
    key = "" if options.event else stored_key(document.event_key, 200)
    if not name:
        return Stored(
            Outcome.REFUSED, f"{document.name}: belongs to no event. Name one with --event, or in the key 'event'."
        )
    event = events.get((key, "" if key else name))
    if event is None:
        event = find_or_create_event(name=name, key=key, date=options.date, place=options.place)
        events[(key, "" if key else name)] = event
    try:
        if options.source_text:
            return store_source_text(event=event, document=document)
        return store_document(event=event, document=document, replace=options.replace)
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") != PROGRAM_LIMIT:
            raise
        return Stored(
            Outcome.REFUSED,
            f"{document.name} has more different words than can be made searchable, so it is hardly an article. "
            "Split it, if it holds several.",
        )
