"""``manage.py load_claims GOLD.json --event SLUG``: claims that a careful reader found, as confirmed reports."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import CommandError

from articles.demo.gold import UnknownFileError, load_claims
from articles.management.arguments import event_named, read_json
from articles.management.database import DatabaseCommand


class Command(DatabaseCommand):
    help = "Enters the claims of a gold file with all their passages, as confirmed by a reader. It enters no absences."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("gold", type=Path, metavar="GOLD.json")
        parser.add_argument("--event", required=True, help="slug of the event whose texts the file names")
        parser.add_argument("--by", default="second-reader", help="user name of the reader; made if new, cannot log in")

    def handle(self, *args: Any, **given: Any) -> None:
        event, gold = event_named(given["event"]), read_json(given["gold"])
        known = set(event.claims.filter(origin="person").values_list("statement", flat=True))
        gold["claims"] = [claim for claim in gold["claims"] if claim["statement"] not in known]
        reader, _ = User.objects.get_or_create(username=given["by"], defaults={"is_active": False})
        try:
            n = load_claims(event=event, gold=gold, by=reader, absences=False)
        except UnknownFileError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{n} claims entered.")
