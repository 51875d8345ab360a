"""``manage.py analyse_articles [EVENT …]``: analyse again what an older method made, or everything."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import CommandParser

from articles.actions.analysing import analyse_event, not_analysed
from articles.management.arguments import event_named
from articles.management.database import DatabaseCommand
from articles.management.progress import Progress
from articles.models import Event


class Command(DatabaseCommand):
    help = "Analyses what this version of the method has not seen yet. What people judged stays as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("events", nargs="*", metavar="EVENT", help="slugs or names; all events without any")
        parser.add_argument("--again", action="store_true", help="everything, even if this method has seen it")

    def handle(self, *args: Any, **given: Any) -> None:
        for event in self.chosen(given["events"]):
            progress = Progress(sys.stderr, event.name)
            texts = analyse_event(event=event, again=given["again"], progress=progress)
            progress.end()
            failed = not_analysed(event)
            self.stdout.write(f"{event.name}: {texts - len(failed)} texts analysed.")
            for sentence in failed:
                self.stdout.write(f"  {sentence}")

    def chosen(self, names: list[str]) -> list[Event]:
        return [event_named(name) for name in names] if names else list(Event.objects.all())
