"""Linking an event's texts: which parts of which quotes give the same utterance, and how each differs from the base.

A few new texts join what is there: only wordings near theirs are read. Everything is linked anew where the source text
is a new one, where much is new, where editors joined or split passages, and in a small event, where what is told in
other words is looked for as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db import connection

from articles.actions.copying import link_copies
from articles.actions.joining import link_some
from articles.actions.locating import write_locations
from articles.actions.renderings import Said, write_renderings
from articles.actions.spoken import Spoken, read_spoken, source_of
from articles.actions.wordings import BATCH, new_row
from articles.analysis import METHOD
from articles.analysis.decisions import Decision, apply_decisions
from articles.analysis.matching import Identity
from articles.analysis.printed import fullness
from articles.analysis.retelling import retold
from articles.analysis.utterances import Group, Linked, Rendering, link, wording_of
from articles.models import Event, LinkDecision, Quote, Text, Wording, WordingPlace
from articles.models import Rendering as RenderingRow
from articles.spans import Span

FORGET = """
WITH old AS (SELECT id FROM articles_wording WHERE event_id = %s),
     places AS (DELETE FROM articles_wordingplace p USING old WHERE p.wording_id = old.id)
DELETE FROM articles_wording w USING old WHERE w.id = old.id
"""
FEW = 20  # texts, or a tenth of all, that are joined to what is there
RETOLD = 600  # quotes of an event that is linked anew each time, so that what is told in other words is found again
AT_ONCE = 20_000  # quotes of an event that is linked while somebody waits; a larger one with the next analysis


def link_event(event: Event) -> None:
    """Bring the event's utterances to what its quotes say now. Call inside the event's lock."""
    waiting = waiting_texts(event)
    if is_linked_anew(event, waiting):
        link_all(event)
    else:
        link_some(event, list(waiting))
    link_copies(event, [pk for pk, article in waiting.items() if article is not None])
    Text.objects.filter(pk__in=waiting).update(linked_with=METHOD)


def link_while_waiting(event: Event) -> None:
    """The same while somebody waits for it: what takes too long is left for the next analysis."""
    if is_large(event) and is_linked_anew(event, waiting_texts(event)):
        leave_for_analysis(event)
    else:
        link_event(event)


def waiting_texts(event: Event) -> dict[int, int | None]:
    """The texts that are not linked, each with its article; a source text has none."""
    return dict(Text.objects.of(event).exclude(linked_with=METHOD).values_list("pk", "article"))


def is_linked_anew(event: Event, waiting: Mapping[int, int | None]) -> bool:
    many = len(waiting) > max(FEW, Text.objects.of(event).count() // 10)
    decided = LinkDecision.objects.filter(event=event).exists()
    linked = Quote.objects.of(event).current().filter(text__linked_with=METHOD).count()
    return (
        None in waiting.values()
        or many
        or decided
        or linked <= RETOLD
        or not Wording.objects.filter(event=event).exists()
    )


def is_large(event: Event) -> bool:
    return Quote.objects.of(event).current().count() > AT_ONCE


def leave_for_analysis(event: Event) -> None:
    Text.objects.of(event).current().update(linked_with="")


def link_all(event: Event) -> None:
    source_text, source = source_of(event)
    spoken = read_spoken(event)
    linked = link(spoken.passages, source)
    groups = list(linked.groups)
    if len(spoken.quotes) <= RETOLD:
        apart = (one for one in spoken.passages if source is None or one.elsewhere or one.speaker is None)
        groups = retold(groups, apart)
    decisions = list(decisions_of(event, spoken, linked))
    if decisions:
        groups = apply_decisions(groups, decisions, lambda rendering: spoken.given(rendering).words)
    least = {one: step for group in linked.groups for one, step in group.least.items()}
    said = [said_by(group, spoken, least) for group in groups]
    write_renderings(event, said, RenderingRow.objects.filter(utterance__event=event), source_text)
    utterances = {} if decisions else {g.leader: s.row.pk for g, s in zip(groups, said, strict=True) if s.row}
    write_wordings(event, spoken, linked, utterances)
    write_locations(spoken, source_text, source, Text.objects.of(event))


def said_by(group: Group, spoken: Spoken, least: Mapping[Rendering, int]) -> Said:
    given = [spoken.given(one, least.get(one, 1)) for one in group.renderings]
    return Said(group.base or longest(spoken, group.renderings), given, group.source_span)


def longest(spoken: Spoken, renderings: tuple[Rendering, ...]) -> str:
    return max((spoken.given(one).words for one in renderings), key=fullness)


def write_wordings(event: Event, spoken: Spoken, linked: Linked, utterances: dict[Identity | None, int]) -> None:
    """The index that later texts are joined by, made anew."""
    with connection.cursor() as cursor:  # at once, where Django would first read every row
        cursor.execute(FORGET, [event.pk])
    rows = {
        identity: new_row(event, wording_of(identity, found), linked.printed.get(identity, ""))
        for identity, found in linked.by_wording.items()
    }
    for identity, row in rows.items():
        if linked.leader[identity] == identity:
            row.utterance_id = utterances.get(identity)
    Wording.objects.bulk_create([row for identity, row in rows.items() if linked.leader[identity] == identity],
                                batch_size=BATCH)  # fmt: skip
    following = [row for identity, row in rows.items() if linked.leader[identity] != identity]
    for row, leader in ((rows[one], rows[leads]) for one, leads in linked.leader.items() if one != leads):
        row.leader_id = leader.pk
    Wording.objects.bulk_create(following, batch_size=BATCH)
    WordingPlace.objects.bulk_create(
        (
            spoken.place_of(segment, rows[identity])
            for identity, found in linked.by_wording.items()
            for segment in found
        ),
        batch_size=BATCH,
    )


# What editors decided -------------------------------------------------------------------------------------------------


def decisions_of(event: Event, spoken: Spoken, linked: Linked) -> Iterator[Decision]:
    """The decisions whose passages are still quoted, each by the renderings that stand there."""
    places: dict[int, list[tuple[Span, Rendering]]] = {}
    rows = list(LinkDecision.objects.filter(event=event))
    wanted = {pk for row in rows for pk in (row.text_id, row.other_text_id)}
    grouped = [rendering for group in linked.groups for rendering in group.renderings]
    single = [Rendering(s.passage, s.span) for found in linked.by_wording.values() for s in found] if rows else []
    for rendering in dict.fromkeys([*grouped, *single] if rows else []):
        quote = spoken.quotes[rendering.passage_id]
        if quote.text_id in wanted:
            given = spoken.given(rendering)
            places.setdefault(quote.text_id, []).append((Span(given.start, given.end), rendering))
    for row in rows:
        one = at(places.get(row.text_id, []), Span(row.start, row.end))
        other = at(places.get(row.other_text_id, []), Span(row.other_start, row.other_end))
        if one and other and one != other:
            yield Decision(one, other, row.same)


def at(places: list[tuple[Span, Rendering]], span: Span) -> Rendering | None:
    """The rendering that stands at a decided passage: the one that shares most of it."""
    found = max(places, key=lambda place: place[0].shared(span), default=None)
    return found[1] if found and found[0].shared(span) >= 0.5 else None
