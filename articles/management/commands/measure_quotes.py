"""``manage.py measure_quotes GOLD.jsonl [--names]``: how well quotes are found, against hand-made gold."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.analysis.scoring.measuring import measure
from articles.importing.blocks import split_blocks


class Command(BaseCommand):
    help = "Score the quotes of every document (id, text, quotes) of a JSON Lines file against its own gold quotes."
    requires_system_checks = ()  # needs no database

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("gold", type=Path, metavar="GOLD.jsonl")
        parser.add_argument("--names", action="store_true", help="names instead of pronouns and roles")

    def handle(self, *args: Any, **options: Any) -> None:
        gold: Path = options["gold"]
        try:
            with gold.open("rb") as lines:
                measures, problems = measure(lines, split_blocks, str(gold), names=options["names"])
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from error
        self.stdout.write(measures.text())
        for problem in problems:
            self.stderr.write(problem)
        if problems:
            raise CommandError(f"{len(problems)} of the lines could not be read.", returncode=1)
