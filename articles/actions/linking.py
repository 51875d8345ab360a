"""Linking an event's texts: which parts of which quotes give the same utterance, and how each differs from the base.

Ids last: an utterance found again keeps its row, and so does a rendering. What people judged stays.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from articles.analysis import METHOD
from articles.analysis.location import Source
from articles.analysis.sentences import split_sentences
from articles.analysis.utterances import Group, Passage, group_utterances
from articles.analysis.wording import Difference, compare
from articles.analysis.words import wording_key
from articles.models import Event, Origin, Quote, Rendering, Status, Text, Utterance
from articles.spans import Span

BATCH = 1000
Place = tuple[int, int]  # a quote's id and a start in its body: what identifies a rendering


def link_event(event: Event) -> None:
    """Bring the event's utterances to what its quotes say now. Call inside the event's lock."""
    bodies = dict(Text.objects.of(event).current().values_list("pk", "body"))
    quotes = {quote.pk: quote for quote in Quote.objects.of(event).current().spoken().standing().order_by("pk")}
    pieces = pieces_of(event)
    source_text = Text.objects.filter(event=event, article=None).order_by("-number").first()
    source = None
    if source_text:
        sentences = split_sentences(source_text.body, 0, len(source_text.body))
        source = Source.of(source_text.body, tuple(sentences))
    passages = [passage(quote, bodies[quote.text_id], pieces[quote.pk]) for quote in quotes.values()]
    groups = group_utterances(passages, source)
    write_groups(event, groups, quotes, bodies, source_text)
    Text.objects.of(event).update(linked_with=METHOD)


def pieces_of(event: Event) -> dict[int, list[Span]]:
    rows = Quote.objects.of(event).current().filter(pieces__isnull=False)
    found: dict[int, list[Span]] = defaultdict(list)
    for quote, start, end in rows.order_by("pieces__start").values_list("pk", "pieces__start", "pieces__end"):
        found[quote].append(Span(start, end))
    return found


def passage(quote: Quote, body: str, pieces: Iterable[Span]) -> Passage:
    """A quote as linking sees it: its words, with offsets that count from the quote's start."""
    words = body[quote.start : quote.end]
    return Passage(
        id=quote.pk,
        text_id=quote.text_id,
        string=words,
        pieces=tuple(Span(piece.start - quote.start, piece.end - quote.start) for piece in pieces),
        sentences=tuple(split_sentences(words, 0, len(words))),
        speaker=quote.speaker_id,
        marked=quote.kind == "direct",
    )


def write_groups(
    event: Event, groups: Iterable[Group], quotes: dict[int, Quote], bodies: dict[int, str], source_text: Text | None
) -> None:
    stored = list(Rendering.objects.filter(utterance__event=event))
    mine = {(r.quote_id, r.start): r for r in stored if r.origin == Origin.MACHINE and r.status == Status.SUGGESTED}
    judged = {(r.quote_id, r.start): r for r in stored if (r.quote_id, r.start) not in mine}
    homes = Homes(event, stored)
    differences: dict[tuple[str, str], Difference] = {}  # many outlets carry the same words
    new: list[Rendering] = []
    changed: list[Rendering] = []
    kept: set[int] = set()
    for group in groups:
        base, found = base_and_words(group, quotes, bodies, source_text)
        utterance = homes.utterance_for([place for place, _, _ in found], group, source_text)
        for place, end, words in found:
            if place in judged:
                continue
            if (base, words) not in differences:
                differences[base, words] = compare(base, words)
            difference = differences[base, words]
            values: dict[str, Any] = {
                "utterance_id": utterance.pk,
                "end": end,
                "step": difference.step,
                "operations": [[op.kind.value, *op.base, *op.rendering] for op in difference.operations],
                "wording_key": wording_key(words),
                "method": METHOD,
            }
            row = mine.get(place)
            if row is None:
                new.append(Rendering(quote_id=place[0], start=place[1], origin=Origin.MACHINE, **values))
                continue
            kept.add(row.pk)
            if any(getattr(row, name) != value for name, value in values.items()):
                for name, value in values.items():
                    setattr(row, name, value)
                changed.append(row)
    gone = [row.pk for row in mine.values() if row.pk not in kept]
    Rendering.objects.filter(pk__in=gone).delete()
    Rendering.objects.bulk_update(
        changed, ["utterance", "end", "step", "operations", "wording_key", "method"], batch_size=BATCH
    )
    Rendering.objects.bulk_create(new, batch_size=BATCH)
    Utterance.objects.filter(event=event, renderings=None, merged_into=None, merged=None).delete()


def base_and_words(
    group: Group, quotes: dict[int, Quote], bodies: dict[int, str], source_text: Text | None
) -> tuple[str, list[tuple[Place, int, str]]]:
    """The default base (the source's sentence, else the longest rendering), and each rendering's place and words."""
    found = []
    for passage_id, span in group.renderings:
        quote = quotes[passage_id]
        start, end = quote.start + span.start, quote.start + span.end
        found.append(((passage_id, start), end, bodies[quote.text_id][start:end]))
    if group.source_span is not None and source_text is not None:
        return source_text.body[group.source_span.start : group.source_span.end], found
    return max((words for _, _, words in found), key=lambda words: (len(words.split()), words)), found


class Homes:
    """Which stored utterance a group is: the one that most of its renderings were in, each given away once."""

    def __init__(self, event: Event, stored: list[Rendering]) -> None:
        self.event = event
        self.rows = {utterance.pk: utterance for utterance in Utterance.objects.filter(event=event)}
        self.of_place = {(r.quote_id, r.start): r.utterance_id for r in stored}
        self.of_sentence = {
            (u.source_id, u.start): u.pk for u in self.rows.values() if u.source_id and u.merged_into_id is None
        }
        self.taken: set[int] = set()

    def utterance_for(self, places: list[Place], group: Group, source_text: Text | None) -> Utterance:
        span = group.source_span
        source = source_text if span is not None else None
        at_sentence = self.of_sentence.get((source.pk, span.start)) if source and span else None
        votes = Counter(self.of_place[place] for place in places if place in self.of_place)
        candidates = (
            [at_sentence] if at_sentence else [pk for pk, _ in sorted(votes.items(), key=lambda v: (-v[1], v[0]))]
        )
        for pk in candidates:
            home = self.rows[pk].merged_into_id or pk
            if home not in self.taken:
                self.taken.add(home)
                return self.at(self.rows[home], span, source)
        row = Utterance.objects.create(
            event=self.event, source=source, start=span.start if span else None, end=span.end if span else None
        )
        self.taken.add(row.pk)
        return row

    def at(self, row: Utterance, span: Span | None, source: Text | None) -> Utterance:
        start, end = span or (None, None)
        if (row.source_id, row.start, row.end) != (source.pk if source else None, start, end):
            row.source, row.start, row.end = source, start, end
            row.save(update_fields=["source", "start", "end"])
        return row
