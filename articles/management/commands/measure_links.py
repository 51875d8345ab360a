"""``manage.py measure_links [PAIRS.json]``: whether known pairs of passages are joined, and a sample of joins to read.

PAIRS.json is a list of ``{"event": key, "a": {"outlet", "text"}, "b": {"outlet", "text"}}``: the same words in two
outlets' articles of an imported event.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from articles.demo.gold import UnknownFileError
from articles.demo.link_scores import RIGHT, score_renderings
from articles.management.arguments import event_named, read_json
from articles.management.database import DatabaseCommand
from articles.models import Article, Event, Rendering
from articles.queries.current import current_texts

AROUND = 220  # characters of context in the sample
Join = tuple[Rendering, Rendering]


class Command(DatabaseCommand):
    help = "Counts the pairs that share an utterance; --sample N --seed S prints N joins between outlets with context."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("pairs", nargs="?", type=Path, metavar="PAIRS.json")
        parser.add_argument("--gold", type=Path, help="what a careful reader found in the one event named by --event")
        parser.add_argument("--event", nargs="*", default=[], help="slugs; without them all events")
        parser.add_argument("--sample", type=int, default=0)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--output", type=Path, help="a file for the sample instead of the screen")

    def handle(self, *args: Any, **given: Any) -> None:
        events = [event_named(name) for name in given["event"]]
        if given["gold"] and len(events) != 1:
            raise CommandError("--gold is what is known of one event: name it with --event.")
        if given["pairs"]:
            pairs = read_json(given["pairs"])
            missed = [pair for pair in pairs if not joined(pair)]
            for pair in missed:
                self.stdout.write(f"apart: {pair['a']['outlet']}: {pair['a']['text']}")
                self.stdout.write(f"       {pair['b']['outlet']}: {pair['b']['text']}")
            share = 1 - len(missed) / max(len(pairs), 1)
            self.stdout.write(f"{len(pairs) - len(missed)} of {len(pairs)} pairs share an utterance: {share:.3f}")
        if given["gold"]:
            self.against_gold(events[0], read_json(given["gold"]))
        if given["sample"]:
            chosen = sorted(events or Event.objects.all(), key=lambda event: event.pk)
            joins = [join for event in chosen for join in joins_of(event)]
            chance = random.Random(given["seed"])  # noqa: S311  (keeps no secret: another must draw the same sample)
            drawn = chance.sample(joins, min(given["sample"], len(joins)))
            text = f"{len(drawn)} of {len(joins)} joins between outlets, seed {given['seed']}\n"
            text += "".join(f"\n## {n}\n\n{shown(join)}" for n, join in enumerate(drawn, 1))
            if given["output"]:
                given["output"].write_text(text, "utf-8")
            else:
                self.stdout.write(text)

    def against_gold(self, event: Event, gold: dict[str, Any]) -> None:
        try:
            verdicts = score_renderings(event, gold)
        except UnknownFileError as error:
            raise CommandError(str(error)) from error
        for one in verdicts:
            if one.how != RIGHT:
                step = f", step {one.found.step}" if one.found else ""
                self.stdout.write(
                    f"{one.how}{step} for {one.wanted.step}: {one.wanted.text.file_name}: {one.wanted.words}"
                )
        right = sum(one.how == RIGHT for one in verdicts)
        self.stdout.write(f"{right} of {len(verdicts)} renderings with their utterance, place and step")


def joined(pair: dict[str, Any]) -> bool:
    found = [utterances_at(pair["event"], pair[side]["outlet"], pair[side]["text"]) for side in "ab"]
    return not found[0].isdisjoint(found[1])


def utterances_at(event: str, outlet: str, words: str) -> set[int]:
    """The utterances of the renderings that touch these words, wherever the outlet has them."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    found: set[int] = set()
    for article in Article.objects.filter(event__key=event, outlet__name=outlet).select_related("current_text"):
        body = article.current_text.body if article.current_text else ""
        for place in pattern.finditer(body):
            here = Rendering.objects.standing().filter(
                quote__text=article.current_text, start__lt=place.end(), end__gt=place.start()
            )
            found.update(here.values_list("utterance", flat=True))
    return found


def joins_of(event: Event) -> Iterator[Join]:
    """For each utterance and each two articles of different outlets, one rendering of each."""
    by_utterance: dict[int, dict[int, Rendering]] = defaultdict(dict)
    rows = Rendering.objects.standing().filter(utterance__event=event, quote__text__in=current_texts(event))
    for row in rows.select_related("quote__text__article__outlet", "quote__speaker").order_by("pk"):
        by_utterance[row.utterance_id].setdefault(row.quote.text_id, row)
    for _, by_text in sorted(by_utterance.items()):
        for one, other in combinations(by_text.values(), 2):
            if outlet_of(one) != outlet_of(other):
                yield one, other


def outlet_of(rendering: Rendering) -> Any:
    article = rendering.quote.text.article
    return article.outlet_id or -article.pk if article else None


def shown(join: Join) -> str:
    """Both passages; and where they are parts of a fuller one, that too."""
    fullest = max(
        Rendering.objects.standing().filter(utterance=join[0].utterance), key=lambda row: (row.end - row.start, -row.pk)
    )
    parts = [in_context(rendering) for rendering in join]
    if fullest.end - fullest.start > max(row.end - row.start for row in join):
        parts.append(f"The fullest wording of it: {in_context(fullest)}")
    return "".join(f"{part}\n\n" for part in parts)


def in_context(rendering: Rendering) -> str:
    body, quote = rendering.quote.text.body, rendering.quote
    before = body[max(rendering.start - AROUND, 0) : rendering.start]
    after = body[rendering.end : rendering.end + AROUND]
    passage = f"{before}**[{body[rendering.start : rendering.end]}]**{after}"
    article = quote.text.article
    outlet = article.outlet.name if article and article.outlet else "Unknown outlet"
    speaker = quote.speaker.name if quote.speaker else "no speaker"
    return f"{outlet} ({speaker}, {quote.kind}): …{' '.join(passage.split())}…"
