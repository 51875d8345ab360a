"""``manage.py measure_claims EVENT [GOLD.json]``: the claims that the program proposes, against a gold file."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from collections import defaultdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from articles.actions.proposing import readings_of, telling_of
from articles.analysis.claim_match import Rarity
from articles.analysis.claim_units import all_units
from articles.analysis.claims import find_claims
from articles.analysis.meaning import load_meaning
from articles.analysis.solo import solo_units
from articles.demo.claim_scores import GoldClaim, Passages, score_claims
from articles.demo.gold import Gold, UnknownFileError, texts_by_file
from articles.management.arguments import event_named, read_json
from articles.management.database import DatabaseCommand
from articles.models import Event, Text
from articles.spans import Span


class Command(DatabaseCommand):
    help = "Proposes an event's claims afresh, writes nothing, and compares them with a gold file where one is given."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("event", help="slug of the event")
        parser.add_argument("gold", nargs="?", type=Path, metavar="GOLD.json")
        parser.add_argument("--semantic", action="store_true", help="with the model of the extra 'semantic'")

    def handle(self, *args: Any, **given: Any) -> None:
        event = event_named(given["event"])
        gold = wanted_of(event, given["gold"]) if given["gold"] else None
        readings = readings_of(event, Text.objects.of(event).current().values_list("pk", flat=True))
        meaning = load_meaning() if given["semantic"] else None
        if given["semantic"] and meaning is None:
            raise CommandError("The extra 'semantic' is not installed.")
        start = time.perf_counter()
        found = find_claims(readings, meaning=meaning)
        shared = [passages_of((one.unit.text, one.unit.span) for one in claim.members) for claim in found]
        units = all_units(readings)
        taken: dict[int, list[Span]] = defaultdict(list)
        for passages in shared:
            for text, spans in passages.items():
                taken[text] += spans
        telling = telling_of(event, readings)
        alone = [unit for unit in solo_units(units, taken, Rarity.of(units)) if telling([unit], whole=True)]
        solo = [passages_of([(unit.text, unit.span)]) for unit in alone]
        seconds = time.perf_counter() - start
        self.stdout.write(
            f"{len(readings)} texts: {len(shared)} shared claims, {len(solo)} of one article, {seconds:.1f} s"
        )
        if gold is not None:
            self.compare(gold, shared, solo)

    def compare(self, gold: list[GoldClaim], shared: list[Passages], solo: list[Passages]) -> None:
        score = score_claims(shared, gold)
        self.stdout.write(
            f"pairs of articles with the same claim: precision {score.precision:.3f} ({score.right} right, "
            f"{score.wrong} wrong, {score.unknown} the gold does not know), "
            f"recall {score.recall:.3f} ({score.found} of {score.wanted})"
        )
        alone = [claim for claim in gold if len(claim.passages) == 1]
        reached = [claim for claim in alone if any(touches(one, claim) for one in solo)]
        self.stdout.write(f"claims of one article: {len(reached)} of {len(alone)} are rows")
        for statement, n in score.missed.items():
            self.stdout.write(f"  not found, {n} pairs: {statement}")


def passages_of(places: Any) -> Passages:
    found: dict[int, list[Span]] = defaultdict(list)
    for text, span in places:
        found[text].append(span)
    return found


def touches(passages: Passages, claim: GoldClaim) -> bool:
    return any(
        one.overlaps(other)
        for text, spans in passages.items()
        for one in spans
        for other in claim.passages.get(text, ())
    )


def wanted_of(event: Event, path: Path) -> list[GoldClaim]:
    texts = texts_by_file(event)
    try:
        return [gold_claim(claim, texts) for claim in read_json(path)["claims"]]
    except UnknownFileError as error:
        raise CommandError(str(error)) from error


def gold_claim(given: Gold, texts: dict[str, Text]) -> GoldClaim:
    reports = [report for report in given["reports"] if report.get("stance") != "absent"]
    passages = {
        texts[report["file"]].pk: [
            Span(start + texts[report["file"]].shift, end + texts[report["file"]].shift)
            for start, end in report["evidence"]
        ]
        for report in reports
    }
    disputing = frozenset(texts[report["file"]].pk for report in reports if report.get("stance") == "disputed")
    return GoldClaim(given["statement"], passages, disputing)
