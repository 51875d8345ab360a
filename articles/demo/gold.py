"""Gold: what a careful reader found, by offsets into the files. Its claims become confirmed reports.

The format is that of ``gold.json`` here: ``quotes`` and ``claims`` name a file, spans are code points into the file
decoded, without byte-order mark and with CRLF as LF; the text's ``shift`` leads from there to the stored body.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles.actions.claims import add_claim, report_claim
from articles.actions.judging import confirm
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
    """Confirm the machine's quotes that are exactly the gold's, in files whose names begin so."""
    texts = texts_by_file(event)
    right = {
        (
            texts[quote["file"]].pk,
            quote["start"] + texts[quote["file"]].shift,
            quote["end"] + texts[quote["file"]].shift,
        )
        for quote in gold["quotes"]
        if quote["file"].startswith(files)
    }
    quotes = Quote.objects.of(event).undecided().values_list("pk", "text_id", "start", "end")
    exact = [pk for pk, *place in quotes if tuple(place) in right]
    return confirm(findings=Quote.objects.filter(pk__in=exact), by=by)
