"""``manage.py make_corpus``: a large invented event to measure pages on."""

from __future__ import annotations

import sys
from dataclasses import fields
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import CommandError, CommandParser

from articles.actions.importing import ImportOptions, import_documents, refresh_statistics
from articles.demo.corpus import Sizes, add_claims, documents, make_event
from articles.management.database import DatabaseCommand
from articles.management.progress import Progress
from articles.models import Event, Quote, Speaker


class Command(DatabaseCommand):
    help = "Makes the event 'corpus' by varying invented sentences. --replace makes it anew."

    def add_arguments(self, parser: CommandParser) -> None:
        for size in fields(Sizes):
            parser.add_argument(f"--{size.name}", type=int, default=size.default)
        parser.add_argument("--replace", action="store_true", help="delete the event of an earlier run first")

    def handle(self, *args: Any, **given: Any) -> None:
        sizes = Sizes(**{size.name: given[size.name] for size in fields(Sizes)})
        earlier = Event.objects.filter(slug="corpus").first()
        if earlier and not given["replace"]:
            raise CommandError("The event 'corpus' is there already; --replace makes it anew.")
        if earlier:
            earlier.delete()
        event = make_event("A large invented event")
        progress = Progress(sys.stderr, "Analysing")
        import_documents(
            items=documents(sizes),
            options=ImportOptions(event=event.name),
            analysed=lambda _, done, total: progress(done, total),
        )
        progress.end()
        reader, _ = User.objects.get_or_create(username="second-reader", defaults={"is_active": False})
        add_claims(event, sizes, reader)
        refresh_statistics()
        counted = {"articles": event.articles.count(), "quotes": Quote.objects.of(event).count()}
        counted |= {"speakers": Speaker.objects.filter(event=event).count(), "utterances": event.utterances.count()}
        counted |= {"claims": event.claims.count()}
        self.stdout.write(", ".join(f"{n:,} {what}" for what, n in counted.items()))
