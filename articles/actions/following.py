"""What follows when a person says that somebody else said it: claims of the program's own name that speaker, too.

*Ida Falk says: “…”* becomes *Ole Berg says: “…”*. What a person wrote or confirmed stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable

from articles.actions.claim_rows import own_claims, proposed_claims
from articles.actions.proposing import told_anew
from articles.models import Claim, Event, Evidence, Quote, Speaker


def follow_speakers(event: Event, quotes: Iterable[int], was: Speaker | None) -> None:
    """After the speaker of these quotes was corrected. Call inside the event's lock."""
    passages = Evidence.objects.filter(quote__in=list(quotes))
    claims = proposed_claims(event).filter(pk__in=passages.values("report__claim"))
    ids = list(claims.values_list("pk", flat=True))
    if not ids:
        return
    if was is not None:
        for claim in claims.exclude(pk__in=own_claims(event).values("pk")):
            rename(claim, was)
    told_anew(event, ids)


def rename(claim: Claim, was: Speaker) -> None:
    """Of a claim that stays because a person has judged a report of it: its name, where all its quotes have another."""
    said = Quote.objects.filter(evidence__report__claim=claim).standing().select_related("speaker").order_by("pk")
    speakers = {quote.speaker for quote in said}
    now = speakers.pop() if len(speakers) == 1 else None
    if now is not None and now != was and claim.statement.startswith(was.name):
        claim.statement = now.name + claim.statement.removeprefix(was.name)
        claim.speaker = now
        claim.save(update_fields=["statement", "speaker"])
