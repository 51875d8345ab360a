"""``manage.py import_articles PATH … --event NAME``: read texts, store them, analyse them, report."""

from __future__ import annotations

import argparse
import codecs
import sys
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from articles.actions.importing import ImportOptions, ImportReport, import_documents
from articles.actions.storing import Outcome
from articles.importing.sources import read_sources
from articles.management.database import DatabaseCommand
from articles.management.progress import Progress


def day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{value!r} is no date: write it as 2026-02-14.") from error


def codec(value: str) -> str:
    try:
        return codecs.lookup(value).name
    except LookupError as error:
        raise argparse.ArgumentTypeError(f"{value!r} is no encoding Python knows: try utf-8 or cp1252.") from error


def name(value: str) -> str:
    try:
        return value.encode().decode()
    except UnicodeEncodeError as error:
        raise argparse.ArgumentTypeError(f"{value!a} is not readable text: write it in UTF-8.") from error


class Command(DatabaseCommand):
    help = (
        "Reads .txt files, folders and zips of them (with an optional manifest.csv) and JSON Lines; stores what is "
        "new; analyses it. Exit status: 0 all stored or known, 1 something was refused, 2 wrong arguments."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=".txt, folder, .zip or .jsonl")
        parser.add_argument(
            "--event", type=name, default="", metavar="NAME", help="the event they are about; made if new"
        )
        parser.add_argument("--date", type=day, metavar="2026-02-14", help="the event's date")
        parser.add_argument("--place", type=name, default="", help="the event's place")
        parser.add_argument("--outlet", type=name, default="", metavar="NAME", help="of texts that name none")
        parser.add_argument("--source-text", action="store_true", help="the path holds the event's transcript")
        parser.add_argument("--encoding", type=codec, help="the files' encoding, where it cannot be told from them")
        parser.add_argument("--replace", action="store_true", help="store quite different words as a new version, too")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and change nothing")

    def handle(self, *args: Any, **given: Any) -> None:
        if given["source_text"] and not given["event"]:
            raise CommandError("--source-text needs --event NAME.", returncode=2)
        options = ImportOptions(
            **{name: given[name] for name in ("event", "date", "place", "source_text", "replace", "dry_run")}
        )
        reading, analysing = Progress(sys.stderr, "Reading"), Progress(sys.stderr, "Analysing")
        seen = 0

        def told(line: str) -> None:
            nonlocal seen
            seen += 1
            reading(seen)
            if given["verbosity"] > 1:
                self.stdout.write(line)

        report = import_documents(
            items=read_sources(given["paths"], outlet=given["outlet"], encoding=given["encoding"]),
            options=options,
            told=told,
            analysed=lambda event, done, total: analysing(done, total),
        )
        reading.end()
        analysing.end()
        self.show(report, dry_run=given["dry_run"])
        if report.refusals:
            raise CommandError("Some texts were refused; see above.", returncode=1)

    def show(self, report: ImportReport, *, dry_run: bool) -> None:
        for sentence in [*report.remarks, *report.refusals]:
            self.stdout.write(f"  {sentence}")
        counts = ", ".join(f"{report.counts[outcome]} {outcome.value}" for outcome in Outcome)
        self.stdout.write(f"{'Would be: ' if dry_run else ''}{counts}.")
        for event in list(report.events.values())[:10]:
            self.stdout.write(f"  {event.name}: {event.get_absolute_url()}")
        if len(report.events) > 10:
            self.stdout.write(f"  and {len(report.events) - 10} more events")
