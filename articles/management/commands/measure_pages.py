"""``manage.py measure_pages [EVENT]``: what each page of an event costs on the server."""

from __future__ import annotations

import statistics
import time
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.management.database import DatabaseCommand
from articles.models import Event, Speaker
from articles.queries.remembered import forget


class Command(DatabaseCommand):
    help = (
        "Times whole pages (DEBUG off, HTML complete) in this process: median milliseconds when the event has just "
        "changed (first) and when it has not (again), queries of the first, kilobytes."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("event", nargs="?", default="corpus", help="slug of the event (default: corpus)")
        parser.add_argument("--runs", type=int, default=20)

    def handle(self, *args: Any, **given: Any) -> None:
        event = Event.objects.filter(slug=given["event"]).first()
        if event is None:
            raise CommandError(f"There is no event {given['event']!r}. make_corpus makes the event 'corpus'.")
        self.stdout.write(f"{'page':34}{'first ms':>10}{'again ms':>10}{'queries':>9}{'KB':>7}")
        with override_settings(DEBUG=False, ALLOWED_HOSTS=["testserver"], SECURE_SSL_REDIRECT=False):
            for name, url in addresses(event).items():
                self.stdout.write(measure(name, url, given["runs"]))


NAMES = ("event", "articles", "quotes", "speakers", "coverage", "source", "topics", "emphasis")


def addresses(event: Event) -> dict[str, str]:
    """The pages, plain and with typical choices."""
    pages = {name: reverse(name, args=[event.slug]) for name in NAMES}
    first, second = list(event.articles.published_first()[:2])
    outlet = first.outlet_id
    speaker = Speaker.objects.filter(event=event, merged_into=None).order_by("pk").first()
    pages["articles, one outlet"] = f"{pages['articles']}?outlet={outlet}"
    pages["articles, a common word"] = f"{pages['articles']}?q=harbour"
    pages["article"] = first.get_absolute_url()
    pages["compare"] = f"{reverse('compare', args=[event.slug])}?a={first.pk}&a={second.pk}"
    pages["coverage by outlet"] = f"{pages['coverage']}?by=outlet"
    if claim := event.claims.filter(merged_into=None).order_by("pk").first():
        pages["claim"] = claim.get_absolute_url()
    if speaker:
        pages["speaker"] = speaker.get_absolute_url()
        pages["quotes, one speaker"] = f"{pages['quotes']}?speaker={speaker.pk}"
    return pages


def measure(name: str, url: str, runs: int) -> str:
    client = Client()
    response = client.get(url, follow=True)  # also warms what is compiled once
    if response.status_code != 200:
        return f"{name:34} answered {response.status_code}"
    forget()
    with CaptureQueriesContext(connection) as queries:
        client.get(url, follow=True)
        n_queries = len(queries)  # the log is emptied by the next request
    first = [timed(client, url, first=True) for _ in range(runs)]
    again = [timed(client, url) for _ in range(runs)]
    size = len(response.content) / 1024
    return f"{name:34}{statistics.median(first):10.1f}{statistics.median(again):10.1f}{n_queries:9}{size:7.0f}"


def timed(client: Client, url: str, *, first: bool = False) -> float:
    """Milliseconds of one request."""
    if first:
        forget()
    start = time.perf_counter()
    client.get(url, follow=True)
    return (time.perf_counter() - start) * 1000
