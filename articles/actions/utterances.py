"""What editors decide of utterances: that several are one, or that some renderings are another.

A decision is kept as passages of texts, which never change, and every later linking follows it.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.utils import timezone

from articles.actions.linking import is_large, leave_for_analysis, link_all
from articles.actions.locking import locked
from articles.models import Event, LinkDecision, Rendering, Utterance


class NothingToDecideError(ValueError):
    """A sentence that says why."""


def merge_utterances(*, utterances: QuerySet[Utterance], by: AbstractBaseUser) -> Utterance:
    """Make them one: the oldest stays, and the others lead to it."""
    rows = list(utterances.filter(merged_into=None).order_by("pk").select_related("event"))
    if len(rows) < 2 or len({row.event_id for row in rows}) > 1:
        raise NothingToDecideError("Choose renderings of two utterances or more, of one event.")
    oldest, *others = rows
    with locked(oldest.event):
        first = place_of(oldest)
        for other in others:
            decide(oldest.event, first, place_of(other), same=True, by=by)
        ids = [other.pk for other in others]
        Utterance.objects.filter(merged_into__in=ids).update(merged_into=oldest)
        Utterance.objects.filter(pk__in=ids).update(merged_into=oldest)
        link_again(oldest.event)
    return oldest


def split_off(*, renderings: QuerySet[Rendering], by: AbstractBaseUser) -> Utterance:
    """Make an utterance of its own of some of an utterance's renderings. The older id stays with the others."""
    chosen = list(renderings.order_by("pk").select_related("quote", "utterance__event"))
    utterance = chosen[0].utterance if chosen else None
    if utterance is None or any(row.utterance_id != utterance.pk for row in chosen):
        raise NothingToDecideError("Choose renderings of one utterance.")
    rest = list(utterance.renderings.exclude(pk__in=[row.pk for row in chosen]).select_related("quote"))
    if not rest:
        raise NothingToDecideError("These are all its renderings: there is nothing to split them from.")
    with locked(utterance.event):
        for row in chosen[1:]:
            decide(utterance.event, chosen[0], row, same=True, by=by)
        for row in against(chosen, rest):
            decide(utterance.event, row, chosen[0], same=False, by=by)
        new = Utterance.objects.create(event=utterance.event)
        Rendering.objects.filter(pk__in=[row.pk for row in chosen]).update(utterance=new)
        link_again(utterance.event)
    return new


def against(chosen: Iterable[Rendering], rest: list[Rendering]) -> list[Rendering]:
    """Of those that stay: the fullest, which holds the others, and all in the very words of one that goes."""
    words = {row.wording_key for row in chosen}
    fullest = max(rest, key=lambda row: (row.end - row.start, -row.pk))
    return [row for row in rest if row == fullest or row.wording_key in words]


def place_of(utterance: Utterance) -> Rendering:
    """The fullest rendering stands for its utterance."""
    rows = list(utterance.renderings.select_related("quote"))
    if not rows:
        raise NothingToDecideError("An utterance without renderings cannot be joined with another.")
    return max(rows, key=lambda row: (row.end - row.start, -row.pk))


def decide(event: Event, one: Rendering, other: Rendering, *, same: bool, by: AbstractBaseUser) -> None:
    """The last word counts: an earlier decision of these two goes."""
    places = {"text": one.quote.text_id, "start": one.start, "end": one.end}
    others = {"other_text": other.quote.text_id, "other_start": other.start, "other_end": other.end}
    turned = {
        "text": other.quote.text_id, "start": other.start, "end": other.end,
        "other_text": one.quote.text_id, "other_start": one.start, "other_end": one.end,
    }  # fmt: skip
    for known in ({**places, **others}, turned):
        LinkDecision.objects.filter(event=event, **known).delete()
    LinkDecision.objects.create(
        event=event,
        text_id=one.quote.text_id,
        start=one.start,
        end=one.end,
        other_text_id=other.quote.text_id,
        other_start=other.start,
        other_end=other.end,
        same=same,
        decided_by_id=by.pk,
        decided_at=timezone.now(),
    )


def forget_decisions(*, decisions: QuerySet[LinkDecision]) -> int:
    """Take decisions back: what the program finds counts again."""
    events = list(Event.objects.filter(link_decisions__in=decisions).distinct())
    count = 0
    for event in events:
        with locked(event):
            count += decisions.filter(event=event).delete()[0]
            link_again(event)
    return count


def link_again(event: Event) -> None:
    """At once, or with the next analysis where the event is large: somebody waits."""
    if is_large(event):
        leave_for_analysis(event)
    else:
        link_all(event)
