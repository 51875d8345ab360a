"""Entering claims: which text reports which claim, and the passages that show it."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from articles.actions.locking import locked
from articles.models import Claim, ClaimReport, Event, Evidence, Origin, Quote, Speaker, Stance, Status, Text, Topic
from articles.querysets import CHECKED
from articles.spans import Span


def add_claim(
    *,
    event: Event,
    statement: str,
    by: AbstractBaseUser | None = None,
    topic: str = "",
    speaker: Speaker | None = None,
    position: int = 0,
) -> Claim:
    """A claim in a person's words; its topic is made where there is none of that name."""
    found = Topic.objects.get_or_create(event=event, name=topic[:100])[0] if topic else None
    return Claim.objects.create(
        event=event,
        statement=statement,
        topic=found,
        speaker=speaker,
        position=position,
        origin=Origin.PERSON,
        status=Status.CONFIRMED,
        decided_by_id=by.pk if by else None,
        decided_at=timezone.now(),
    )


def correct_claim(
    *,
    claim: Claim,
    statement: str,
    topic: Topic | None,
    speaker: Speaker | None,
    position: int,
    by: AbstractBaseUser,
) -> Claim:
    """Set a claim to a person's words. A machine's are kept beside them."""
    with locked(claim.event):
        stored = Claim.objects.select_related("topic", "speaker").get(pk=claim.pk)
        if stored.origin == Origin.MACHINE:
            stored.proposed = stored.proposed or {
                "statement": stored.statement,
                "topic": stored.topic.name if stored.topic else None,
                "speaker": stored.speaker.name if stored.speaker else None,
                "position": stored.position,
            }
        if stored.statement != statement:
            stored.matched_with = ""  # nobody has looked for this statement yet
        stored.statement, stored.topic, stored.speaker, stored.position = statement, topic, speaker, position
        stored.status = Status.CORRECTED if stored.origin == Origin.MACHINE else Status.CONFIRMED
        stored.decided_by_id, stored.decided_at = by.pk, timezone.now()
        stored.save()
    return stored


def restore_claim(claim: Claim) -> None:
    """Back to what the machine had proposed."""
    was = claim.proposed or {}
    claim.statement = was.get("statement", claim.statement)
    claim.position = was.get("position", claim.position)
    if "topic" in was:
        claim.topic = Topic.objects.filter(event=claim.event_id, name=was["topic"] or "").first()
    if "speaker" in was:
        claim.speaker = Speaker.objects.filter(event=claim.event_id, name=was["speaker"] or "").first()
    claim.save()


def report_claim(
    *, claim: Claim, text: Text, stance: Stance, passages: Iterable[Span] = (), by: AbstractBaseUser
) -> ClaimReport:
    """What a person says about one claim in one text, with all the passages that show it.

    A machine's earlier proposal for the same pair is kept as ``proposed``. What is *absent* has no passages.
    """
    spans = sorted(set(passages))
    if stance == Stance.ABSENT and spans:
        raise ValueError("What is not in the text has no passages.")
    with locked(claim.event):
        report = ClaimReport.objects.select_for_update().filter(claim=claim, text=text).order_by().first()
        if report is None:
            report = ClaimReport(claim=claim, text=text, origin=Origin.PERSON)
        changed = report.pk is None or report.stance != stance or stored_spans(report) != spans
        if report.pk is not None and report.origin == Origin.MACHINE and changed:
            report.proposed = report.proposed or {"stance": report.stance, "evidence": stored_spans(report)}
        if changed or report.status not in CHECKED:
            corrected = report.origin == Origin.MACHINE and changed
            report.status = Status.CORRECTED if corrected else Status.CONFIRMED
            report.decided_by_id = by.pk
            report.decided_at = timezone.now()
        if changed:
            Evidence.objects.filter(report=report).delete() if report.pk else None
            report.stance = stance
        report.save()
        if changed:
            write_evidence(report, spans)
            Claim.objects.filter(pk=claim.pk).update(matched_with="")  # new passages may be like others
    return report


def stored_spans(report: ClaimReport) -> list[Span]:
    return [Span(start, end) for start, end in report.evidence.order_by("start", "end").values_list("start", "end")]


def write_evidence(report: ClaimReport, spans: list[Span]) -> None:
    """Each passage knows the quote it lies in, where there is one."""
    quotes = list(Quote.objects.standing().filter(text=report.text_id).order_by("start"))
    Evidence.objects.bulk_create(
        Evidence(
            report=report,
            start=span.start,
            end=span.end,
            quote=next((quote for quote in quotes if quote.span.overlaps(span)), None),
        )
        for span in spans
    )


def withdraw_report(*, report: ClaimReport, by: AbstractBaseUser) -> None:
    """Back to *unchecked*: a person's report goes, a machine's is rejected."""
    with locked(report.claim.event):
        if report.origin == Origin.PERSON:
            report.delete()
        else:
            report.status = Status.REJECTED
            report.decided_by_id = by.pk
            report.decided_at = timezone.now()
            report.save()


def restore_report(report: ClaimReport) -> None:
    """Back to what the machine had proposed."""
    was = report.proposed or {}
    report.stance = was.get("stance", report.stance)
    report.save()
    if "evidence" in was:
        report.evidence.all().delete()
        write_evidence(report, [Span(start, end) for start, end in was["evidence"]])
