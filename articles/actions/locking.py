"""One lock an event, so that two imports or analyses at once take turns."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import F, QuerySet

from articles.models import Event

LOCKS = 20260214  # a number of our own, so that other programs in the same database do not meet it


@contextmanager
def locked(event: Event | None) -> Iterator[None]:
    """A transaction that holds the event's lock till its end; without an event, the lock for making one.

    Whoever holds it writes, so the event's revision is raised: what was worked out for the last one is out of date.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCKS, event.pk % 2**31 if event else 0])
        yield
        if event is not None:
            raise_revision(Event.objects.filter(pk=event.pk))


def raise_revision(events: QuerySet[Event]) -> None:
    """Say that something has changed that pages of these events show."""
    Event.objects.filter(pk__in=events.order_by().values("pk")).update(revision=F("revision") + 1)
