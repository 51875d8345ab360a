"""Gold: what a careful reader found, by offsets into the files. Its claims become confirmed reports.

The format is that of ``gold.json`` here: ``quotes`` and ``claims`` name a file, spans are code points into the file
decoded, without byte-order mark and with CRLF as LF; the text's ``shift`` leads from there to the stored body.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles.actions.claims import add_claim, report_claim
from articles.actions.judging import QuoteValues, confirm, correct_quote
from articles.actions.proposing import maybe_span
from articles.analysis.findings import QuoteKind, SpeakerKind
from articles.analysis.identity import fold_name
from articles.models import Event, Quote, Speaker, Stance, Text
from articles.spans import Span

Gold = dict[str, Any]


class UnknownFileError(LookupError):
    """A sentence that says which file of the gold the event has no text from."""


class TextsByFile(dict[str, Text]):
    def __missing__(self, name: str) -> Text:
        raise UnknownFileError(f"The event has no text from the file {name!r}.")


def texts_by_file(event: Event) -> TextsByFile:
    return TextsByFile({text.file_name.rpartition("/")[2]: text for text in Text.objects.of(event).current()})


def load_claims(*, event: Event, gold: Gold, by: User, absences: bool) -> int:
    """Enter the gold's claims with all their reports and passages; without ``absences`` only what is reported."""
    texts = texts_by_file(event)
    speakers = {speaker.name: speaker for speaker in Speaker.objects.filter(event=event, merged_into=None)}
    with transaction.atomic():
        for position, given in enumerate(gold["claims"]):
            claim = add_claim(
                event=event,
                statement=given["statement"],
                topic=given["topic"],
                speaker=speakers.get(given.get("speaker") or ""),
                position=position,
                by=by,
            )
            for report in given["reports"]:
                stance = Stance(report.get("stance", "whole"))
                if stance == Stance.ABSENT and not absences:
                    continue
                text = texts[report["file"]]
                passages = [Span(start + text.shift, end + text.shift) for start, end in report.get("evidence", [])]
                report_claim(claim=claim, text=text, stance=stance, passages=passages, by=by)
    return len(gold["claims"])


def confirm_quotes(*, event: Event, gold: Gold, by: User, files: tuple[str, ...]) -> int:
    """Confirm the machine's quotes that are exactly the gold's, in files whose names begin so.

    Where only the speaker is another, it is first corrected to the gold's, as an editor would.
    """
    texts = texts_by_file(event)
    people = People(event, gold)
    said: dict[tuple[int, Span], str | None] = {}
    for given in gold["quotes"]:
        if given["file"].startswith(files):
            text = texts[given["file"]]
            said[text.pk, Span(given["start"] + text.shift, given["end"] + text.shift)] = given["speaker"]
    right = []
    for quote in Quote.objects.of(event).undecided().select_related("speaker", "relay", "text__event").order_by("pk"):
        place = (quote.text_id, quote.span)
        if place not in said:
            continue
        name = said[place]
        if people.is_meant(name, quote.speaker):
            right.append(quote.pk)
        elif name is None or people.row(name):
            correct_quote(quote=quote, values=ascribed(quote, people.row(name or "")), by=by)
    return confirm(findings=Quote.objects.filter(pk__in=right), by=by)


class People:
    """Who is meant by a name: the gold knows under which forms its speakers appear."""

    def __init__(self, event: Event, gold: Gold) -> None:
        self.rows = {speaker.name: speaker for speaker in Speaker.objects.filter(event=event, merged_into=None)}
        self.forms = {
            one["name"]: {fold_name(form) for form in (one["name"], *one["forms"])} for one in gold["speakers"]
        }
        self.persons = {one["name"] for one in gold["speakers"] if one["kind"] == SpeakerKind.PERSON}

    def row(self, name: str) -> Speaker | None:
        return self.rows.get(name)

    def is_meant(self, name: str | None, speaker: Speaker | None) -> bool:
        """A person who has a row of that name is nobody else's: *the minister* would be another speaker."""
        if name is None or speaker is None:
            return name is None and speaker is None
        row = self.row(name)
        if row is not None and name in self.persons:
            return speaker == row
        return fold_name(speaker.name) in self.forms[name]


def ascribed(quote: Quote, speaker: Speaker | None) -> QuoteValues:
    """All as it is, said by somebody else."""
    mention = maybe_span(quote.mention_start, quote.mention_end)
    cue = maybe_span(quote.cue_start, quote.cue_end)
    return QuoteValues(
        span=quote.span,
        kind=QuoteKind(quote.kind),
        pieces=tuple(Span(piece.start, piece.end) for piece in quote.pieces.order_by("start")),
        speaker=speaker,
        relay=quote.relay,
        mention=mention,
        cue=cue,
        cue_lemma=quote.cue_lemma,
        channel=quote.channel,
    )
