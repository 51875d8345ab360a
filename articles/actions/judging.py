"""What people decide about findings: confirming, rejecting, correcting, adding. Their word is never overwritten.

Deleting a machine's finding means rejecting it, so that it does not come back with the next analysis.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Case, Q, QuerySet, Value, When
from django.utils import timezone

from articles.actions.claims import restore_claim, restore_report
from articles.actions.following import follow_speakers
from articles.actions.locking import locked
from articles.analysis.findings import QuoteKind
from articles.models import (
    Claim,
    ClaimReport,
    CopyMember,
    Event,
    Finding,
    Origin,
    Quote,
    QuotePiece,
    Rendering,
    Speaker,
    SpeakerForm,
    Status,
    Text,
)
from articles.spans import Span

WORD = re.compile(r"\w+")
AnyFinding = TypeVar("AnyFinding", bound=Finding)


@dataclass(frozen=True, slots=True)
class QuoteValues:
    """All that a person says of a quote. Spans are into the text's body."""

    span: Span
    kind: QuoteKind
    pieces: tuple[Span, ...] = ()
    speaker: Speaker | None = None
    relay: Speaker | None = None
    mention: Span | None = None
    cue: Span | None = None
    cue_lemma: str = ""
    channel: str = "article"


@contextmanager
def in_turn(findings: QuerySet[AnyFinding]) -> Iterator[None]:
    """One transaction that waits for an analysis of these events, which else would write over what is decided."""
    path = {
        Quote: "text__event",
        Rendering: "utterance__event",
        ClaimReport: "claim__event",
        CopyMember: "group__event",
    }.get(findings.model, "event")
    events = Event.objects.filter(pk__in=findings.order_by().values(path)).order_by("pk")
    with transaction.atomic(), ExitStack() as locks:
        for event in events:
            locks.enter_context(locked(event))
        yield


def confirm(*, findings: QuerySet[AnyFinding], by: AbstractBaseUser) -> int:
    """Confirm what is suggested or rejected; what is corrected stays so. Returns how many changed."""
    with in_turn(findings):
        found = findings.filter(status__in=[Status.SUGGESTED, Status.REJECTED]).order_by()
        back = list(found.filter(status=Status.REJECTED).values_list("pk", flat=True))
        # What was corrected before it was rejected holds a person's values, so it is a correction again.
        status = Case(When(proposed__isnull=False, then=Value(Status.CORRECTED)), default=Value(Status.CONFIRMED))
        changed = found.update(status=status, decided_by=by, decided_at=timezone.now())
        if findings.model is Quote:
            mark_for_linking(back)
    return changed


def reject(*, findings: QuerySet[AnyFinding], by: AbstractBaseUser) -> int:
    """Reject: in no count and on no page from now on. Returns how many changed."""
    with in_turn(findings):
        ids = list(findings.exclude(status=Status.REJECTED).values_list("pk", flat=True))
        changed = findings.model._default_manager.filter(pk__in=ids).update(
            status=Status.REJECTED, decided_by=by, decided_at=timezone.now()
        )
        if findings.model is Quote:
            # Which words are the same utterance is worked out again without the rejected quotes.
            Rendering.objects.undecided().filter(quote_id__in=ids).delete()
            mark_for_linking(ids)
    return changed


def reopen(*, findings: QuerySet[AnyFinding]) -> int:
    """Take decisions back. The machine's findings are its suggestions again, with the values it had proposed; a
    person's finding that was rejected stands again. Returns how many changed.
    """
    with in_turn(findings):
        decided = findings.filter(origin=Origin.MACHINE).exclude(status=Status.SUGGESTED).order_by()
        ids = list(decided.values_list("pk", flat=True))
        for row in decided.filter(proposed__isnull=False):
            restore(row)
        rows = findings.model._default_manager.filter(pk__in=ids)
        changed = rows.update(status=Status.SUGGESTED, proposed=None, decided_by=None, decided_at=None)
        mine = list(findings.filter(origin=Origin.PERSON, status=Status.REJECTED).values_list("pk", flat=True))
        changed += findings.model._default_manager.filter(pk__in=mine).update(status=Status.CONFIRMED)
        if findings.model is Quote:
            mark_for_linking(ids + mine)
    return changed


def restore(row: Finding) -> None:
    """Back to the values that the machine had proposed."""
    if isinstance(row, Quote):
        restore_quote(row)
    elif isinstance(row, ClaimReport):
        restore_report(row)
    elif isinstance(row, Claim):
        restore_claim(row)


def restore_quote(quote: Quote) -> None:
    """A speaker that was merged since is the one it was merged into."""
    was = dict(quote.proposed or {})
    pieces = [Span(start, end) for start, end in was.pop("pieces", [])]
    for name in ("speaker", "relay"):
        if name in was:
            setattr(quote, name, proposed_speaker(quote, was.pop(name), was.pop(f"{name}_id", None)))
    for name, value in was.items():
        setattr(quote, name, value)
    marked = tuple(pieces)
    quote.words = count_words(quote, marked)
    quote.save()
    replace_pieces(quote, marked)
    drop_renderings_outside(quote)


def proposed_speaker(quote: Quote, name: str | None, pk: int | None) -> Speaker | None:
    """By id; where that row is gone, by the name or by a name once met."""
    known = Speaker.objects.filter(event=quote.text.event_id).select_related("merged_into").order_by("pk")
    found = (
        known.filter(pk=pk or 0).first()
        or known.filter(name=name or "").first()
        or known.filter(forms__kind="name", forms__form=name or "").first()
    )
    return found and (found.merged_into or found)


def remove(*, findings: QuerySet[AnyFinding], by: AbstractBaseUser) -> tuple[int, int]:
    """Delete what people made, reject what the machine made. Returns (deleted, rejected)."""
    with in_turn(findings):
        rejected = reject(findings=findings.filter(origin=Origin.MACHINE), by=by)
        made = list(findings.filter(origin=Origin.PERSON).values_list("pk", flat=True))
        if findings.model is Quote:
            mark_for_linking(made)
        findings.model._default_manager.filter(pk__in=made).delete()
    return len(made), rejected


def correct_quote(*, quote: Quote, values: QuoteValues, by: AbstractBaseUser) -> Quote:
    """Set a quote to a person's values. The machine's are kept beside them."""
    with locked(quote.text.event):
        before = Quote.objects.select_related("speaker").get(pk=quote.pk)
        if quote.origin == Origin.MACHINE and quote.proposed is None:
            quote.proposed = proposal(quote)
        apply_values(quote, values)
        quote.status = Status.CORRECTED
        quote.decided_by_id = by.pk
        quote.decided_at = timezone.now()
        quote.save()
        replace_pieces(quote, values.pieces)
        drop_renderings_outside(quote)
        mark_for_linking([quote.pk])
        if before.speaker != quote.speaker:
            follow_speakers(quote.text.event, [quote.pk], before.speaker)
    return quote


def add_quote(*, text: Text, values: QuoteValues, by: AbstractBaseUser) -> Quote:
    """A quote that a person found; the same one entered twice, by a double click, is one."""
    with locked(text.event):
        start, end = values.span
        same = Quote.objects.filter(text=text, start=start, end=end, kind=values.kind.value, origin=Origin.PERSON)
        if twin := same.exclude(status=Status.REJECTED).first():
            return twin
        quote = Quote(
            text=text,
            origin=Origin.PERSON,
            status=Status.CONFIRMED,
            decided_by_id=by.pk,
            decided_at=timezone.now(),
        )
        apply_values(quote, values)
        quote.save()
        replace_pieces(quote, values.pieces)
        mark_for_linking([quote.pk])
    return quote


def apply_values(quote: Quote, values: QuoteValues) -> None:
    term = values.kind == QuoteKind.TERM
    quote.start, quote.end = values.span
    quote.kind = values.kind.value
    quote.channel = values.channel
    quote.speaker = None if term else values.speaker
    quote.relay = None if term else values.relay
    quote.mention_start, quote.mention_end = values.mention or (None, None)
    quote.cue_start, quote.cue_end = values.cue or (None, None)
    quote.cue_lemma = values.cue_lemma
    quote.words = count_words(quote, values.pieces)


def count_words(quote: Quote, pieces: tuple[Span, ...]) -> int:
    """Of a direct quote only what stands between marks counts."""
    spoken = pieces if quote.kind == QuoteKind.DIRECT and pieces else (quote.span,)
    return sum(len(WORD.findall(quote.text.body[span.start : span.end])) for span in spoken)


def drop_renderings_outside(quote: Quote) -> None:
    outside = Q(start__lt=quote.start) | Q(end__gt=quote.end)
    Rendering.objects.filter(outside, quote=quote).delete()


def replace_pieces(quote: Quote, pieces: tuple[Span, ...]) -> None:
    QuotePiece.objects.filter(quote=quote).delete()
    QuotePiece.objects.bulk_create(QuotePiece(quote=quote, start=piece.start, end=piece.end) for piece in pieces)


def proposal(quote: Quote) -> dict[str, Any]:
    """The machine's values, as JSON, to be kept when a person corrects them."""
    names = ("kind", "channel", "start", "end", "mention_start", "mention_end", "cue_start", "cue_end", "cue_lemma")
    values = {name: getattr(quote, name) for name in names}
    pieces = [[piece.start, piece.end] for piece in quote.pieces.all()]
    speaker, relay = quote.speaker, quote.relay
    return {
        **values,
        "pieces": pieces,
        "speaker": speaker.name if speaker else None,
        "speaker_id": speaker.pk if speaker else None,
        "relay": relay.name if relay else None,
        "relay_id": relay.pk if relay else None,
    }


def mark_for_linking(quote_ids: list[int]) -> None:
    """The next analysis of the event works out its utterances again."""
    Text.objects.filter(quotes__pk__in=quote_ids).update(linked_with="")


def save_speaker(*, speaker: Speaker, forms: Iterable[tuple[str, str]]) -> Speaker:
    """A speaker as a person names it, which no analysis changes again; ``forms`` are all of its (kind, form)."""
    wanted = set(forms)
    with locked(speaker.event):
        speaker.origin = Origin.PERSON
        speaker.save()
        for row in speaker.forms.all():
            if (row.kind, row.form) not in wanted:
                row.delete()
        SpeakerForm.objects.bulk_create(
            [SpeakerForm(speaker=speaker, kind=kind, form=form) for kind, form in sorted(wanted)], ignore_conflicts=True
        )
    return speaker


def merge_speakers(*, speakers: QuerySet[Speaker], into: Speaker) -> int:
    """Make several speakers of one event one. Quotes move, forms are kept, the other rows redirect."""
    with locked(into.event):
        into.refresh_from_db(fields=["merged_into"])
        if into.merged_into_id is not None:  # somebody was quicker
            raise ValueError(f"{into.name} is itself merged into another speaker.")
        others = list(speakers.exclude(pk=into.pk).filter(event=into.event))
        for other in others:
            forms = [(form.kind, form.form) for form in other.forms.all()] + [("name", other.name)]
            SpeakerForm.objects.bulk_create(
                [SpeakerForm(speaker=into, kind=kind, form=form) for kind, form in forms], ignore_conflicts=True
            )
        ids = [other.pk for other in others]
        # Who speaks helps to decide which words are the same utterance, so that is worked out again.
        said = list(Quote.objects.filter(speaker__in=ids).values_list("pk", flat=True))
        mark_for_linking(said)
        Quote.objects.filter(speaker__in=ids).update(speaker=into)
        Quote.objects.filter(relay__in=ids).update(relay=into)
        into.claims.model._default_manager.filter(speaker__in=ids).update(speaker=into)
        Speaker.objects.filter(merged_into__in=ids).update(merged_into=into)
        Speaker.objects.filter(pk__in=ids).update(merged_into=into)
        Speaker.objects.filter(pk=into.pk).update(origin=Origin.PERSON)  # its name is a person's choice now
        follow_speakers(into.event, said, None)
    return len(ids)
