"""``manage.py extract_quotes IN.jsonl OUT.jsonl [--names]``: the quotes of plain texts, in the scorer's format."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.analysis.predictions import write_predictions
from articles.importing.blocks import split_blocks


class Command(BaseCommand):
    help = "Find the quotes of every document (id, text) of a JSON Lines file and write them to another one."
    requires_system_checks = ()  # needs no database

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", type=Path, metavar="IN.jsonl")
        parser.add_argument("target", type=Path, metavar="OUT.jsonl")
        parser.add_argument("--names", action="store_true", help="names instead of pronouns and roles")

    def handle(self, *args: Any, **options: Any) -> None:
        source: Path = options["source"]
        target: Path = options["target"]
        unfinished = target.with_name(f"{target.name}.part")  # so that the file read may be the file written
        try:
            with source.open("rb") as lines, unfinished.open("w", encoding="utf-8") as out:
                problems = write_predictions(lines, out, split_blocks, names=options["names"], file=str(source))
            unfinished.replace(target)
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from error
        for problem in problems:
            self.stderr.write(problem)
        if problems:
            raise CommandError(f"{len(problems)} of the lines could not be read.", returncode=1)
