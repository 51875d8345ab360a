"""Joining a few texts to what is linked already: only wordings near theirs are read and decided again.

The outcome is the same as if everything were linked anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q

from articles.actions.groups import GroupKey, size, whole_groups
from articles.actions.locating import write_locations
from articles.actions.renderings import Said, write_renderings
from articles.actions.spoken import NAMED, Spoken, read_spoken, source_of
from articles.actions.wordings import BATCH, StoredWordings, new_row
from articles.analysis.location import Source
from articles.analysis.matching import Identity
from articles.analysis.matching import Wording as Words
from articles.analysis.network import CROWDED, Network
from articles.analysis.parting import parts
from articles.analysis.segments import Segment
from articles.analysis.utterances import (
    by_sentence,
    fullest,
    renderings,
    source_groups,
    wording_of,
    wordings_of,
)
from articles.models import Event, Utterance, Wording, WordingPlace
from articles.models import Rendering as RenderingRow
from articles.spans import Span

Found = dict[Identity, list[Segment]]


@dataclass(slots=True)
class Touched:
    """What the texts bring and take: by wording, and which wordings are new, gone, or said by others than before."""

    found: Found
    printed: dict[Identity, str]
    lost: set[Identity]
    added: list[Words] = field(default_factory=list)
    gone: set[Identity] = field(default_factory=set)
    again: list[Words] = field(default_factory=list)


def link_some(event: Event, texts: Sequence[int]) -> None:
    source_text, source = source_of(event)
    spoken = read_spoken(event, texts)
    placed, rest = by_sentence(spoken.passages, source)
    found = wordings_of(rest)
    stored = StoredWordings(event)
    stored.find(found)
    touched = touch(stored, texts, found, spoken)
    network = Network(stored)
    before = dict(settle(network, stored, touched, spoken, texts))
    after = {identity: network.leader[identity] for identity in network.leader}
    whole = changed_groups(stored, touched, before, after)
    whole |= parted_groups(stored, touched, {**before, **after}) - touched.gone
    part = {after.get(identity, before.get(identity, identity)) for identity in found} - whole
    save_leaders(stored, touched, before, after)
    said = [*sentences_said(placed, source, spoken), *parts_said(stored, part, {**before, **after}, found, spoken)]
    groups, printed = whole_groups(stored, whole)
    rows = rows_in_reach(event, texts, groups)
    shared = {key: one for key, one in groups.items() if len({given.quote for given in one.given}) > 1}
    write_renderings(event, [*said, *shared.values()], rows, source_text)
    keep_utterances(stored, shared, printed)
    write_locations(spoken, source_text, source, list(texts))


# What changes ---------------------------------------------------------------------------------------------------------


def touch(stored: StoredWordings, texts: Sequence[int], found: Found, spoken: Spoken) -> Touched:
    """Compare what stands in these texts now with the places that were kept of them."""
    old = WordingPlace.objects.filter(text__in=list(texts)).values("wording")
    lost_rows = stored.read(Wording.objects.filter(pk__in=old))
    lost = {stored.identity[row.pk] for row in lost_rows}
    strings = {passage.id: passage for passage in spoken.passages}
    touched = Touched(found, {identity: fullest(group, strings) for identity, group in found.items()}, lost)
    elsewhere = speakers_elsewhere(stored, lost, texts)
    crowd = together(found)
    for identity in {*found, *lost}:
        new = wording_of(identity, found.get(identity, ()))
        if identity not in stored.rows:
            touched.added.append(new)
        elif identity in lost and identity not in elsewhere and identity not in found:
            touched.gone.add(identity)
        else:
            known = elsewhere.get(identity, set()) if identity in lost else set(stored.rows[identity].speakers)
            words = Words(identity, new.speakers | known)
            if identity in lost or identity in crowd or words.speakers != set(stored.rows[identity].speakers):
                touched.again.append(words)
    return touched


def speakers_elsewhere(
    stored: StoredWordings, lost: Iterable[Identity], texts: Sequence[int]
) -> dict[Identity, set[int]]:
    """Of wordings that these texts had: who says them in other texts. None is there where no other has them."""
    rows = WordingPlace.objects.filter(wording__in=[stored.rows[one].pk for one in lost]).exclude(text__in=list(texts))
    named = ArrayAgg("quote__speaker", filter=Q(quote__speaker__kind__in=NAMED), distinct=True)
    speakers = rows.order_by().values_list("wording").annotate(who=named)
    return {stored.identity[pk]: told(stored.identity[pk], who or ()) for pk, who in speakers}


def told(identity: Identity, speakers: Iterable[int]) -> set[int]:
    """Who says it; a word that is nobody's in particular is said by nobody in particular, also where a body says it."""
    return set() if Words(identity).is_word and identity.speaker is None else set(speakers)


def together(found: Found) -> set[Identity]:
    """The wordings that stand in one quote with another."""
    in_quote: defaultdict[int, set[Identity]] = defaultdict(set)
    for identity, group in found.items():
        for segment in group:
            in_quote[segment.passage].add(identity)
    return {identity for identities in in_quote.values() if len(identities) > 1 for identity in identities}


def settle(
    network: Network, stored: StoredWordings, touched: Touched, spoken: Spoken, texts: Sequence[int]
) -> Iterable[tuple[Identity, Identity]]:
    """Write wordings and places, and decide again what follows what. Returns who led before."""
    gone = [Words(identity) for identity in touched.gone]
    again = [stored.words(words.identity) for words in touched.again]
    network.load([*touched.added, *gone, *again], CROWDED + 2 + len(gone))
    for words in (*gone, *again):
        network.wordings.setdefault(words.identity, words)
        network.leader.setdefault(words.identity, stored.leader_of(words.identity))
    WordingPlace.objects.filter(text__in=list(texts)).delete()
    rows = [new_row(stored.event, words, touched.printed[words.identity]) for words in touched.added]
    for words, row in zip(touched.added, Wording.objects.bulk_create(rows, batch_size=BATCH), strict=True):
        stored.rows[words.identity], stored.identity[row.pk] = row, words.identity
    for words in touched.again:
        row = stored.rows[words.identity]
        row.speakers = sorted(words.speakers)
        row.save(update_fields=["speakers"])
    WordingPlace.objects.bulk_create(
        (
            spoken.place_of(segment, stored.rows[identity])
            for identity, group in touched.found.items()
            for segment in group
        ),
        batch_size=BATCH,
    )
    network.change(added=touched.added, removed=touched.gone, again=touched.again)
    new = {words.identity for words in touched.added}
    return [(identity, stored.leader_of(identity)) for identity in stored.rows if identity not in new]


def changed_groups(
    stored: StoredWordings, touched: Touched, before: dict[Identity, Identity], after: dict[Identity, Identity]
) -> set[Identity]:
    """The leaders whose groups must be read whole: others follow them, or their own words changed."""
    moved = {identity for identity, leader in before.items() if after.get(identity, leader) != leader}
    whole = {before[identity] for identity in (*moved, *touched.gone, *touched.lost)}
    whole |= {after[identity] for identity in (*moved, *touched.lost) if identity in after}
    for identity in touched.found:
        leader = after.get(identity, before.get(identity, identity))
        row = stored.rows[leader]
        fuller = size(identity.strong, touched.printed[identity]) > size(leader.strong, row.printed)
        if fuller or row.utterance_id is None:
            whole.add(leader)
    return whole - touched.gone


def parted_groups(stored: StoredWordings, touched: Touched, leads: dict[Identity, Identity]) -> set[Identity]:
    """Groups that new wordings join and that are then in parts. Those that were are read whole anyway."""
    added = [words.identity for words in touched.added if leads[words.identity] != words.identity]
    joined: defaultdict[Identity, set[Identity]] = defaultdict(set)
    for identity in added:
        joined[leads[identity]].add(identity)
    rows = {stored.rows[leader].pk: leader for leader in joined if leader in stored.rows}
    known = Wording.objects.filter(leader__in=rows).exclude(pk__in=[stored.rows[one].pk for one in added])
    for leads_pk, keys, strong, speaker in known.values_list("leader", "keys", "strong", "speaker"):
        joined[rows[leads_pk or 0]].add(Identity(tuple(keys.split(" ")), strong, speaker))
    return {leader for leader, found in joined.items() if parts(Words(leader), [Words(one) for one in found])}


def save_leaders(
    stored: StoredWordings, touched: Touched, before: dict[Identity, Identity], after: dict[Identity, Identity]
) -> None:
    changed = []
    for identity, leader in after.items():
        if before.get(identity, identity) != leader:
            stored.rows[identity].leader_id = stored.rows[leader].pk if leader != identity else None
            changed.append(stored.rows[identity])
    Wording.objects.bulk_update(changed, ["leader"], batch_size=BATCH)
    Wording.objects.filter(pk__in=[stored.rows[identity].pk for identity in touched.gone]).delete()


# What is said ---------------------------------------------------------------------------------------------------------


def sentences_said(placed: dict[int, list[Segment]], source: Source | None, spoken: Spoken) -> Iterable[Said]:
    for group in source_groups(placed, source):
        yield Said(
            group.base, [spoken.given(one, group.least.get(one, 1)) for one in group.renderings], group.source_span
        )


def parts_said(
    stored: StoredWordings, leaders: set[Identity], leads: dict[Identity, Identity], found: Found, spoken: Spoken
) -> Iterable[Said]:
    """What these texts add to groups that stay as they are otherwise."""
    parts: defaultdict[Identity, list[Segment]] = defaultdict(list)
    for identity, group in found.items():
        if leads.get(identity, identity) in leaders:
            parts[leads.get(identity, identity)] += group
    rows = Utterance.objects.in_bulk([stored.rows[leader].utterance_id for leader in parts])
    for leader, group in parts.items():
        row = stored.rows[leader]
        given = [spoken.given(one) for one in renderings(group)]
        yield Said(row.printed, given, row=rows[row.utterance_id or 0])


def rows_in_reach(event: Event, texts: Sequence[int], groups: dict[GroupKey, Said]) -> list[RenderingRow]:
    """The stored renderings that may change: those of these texts, those at the places of these groups, and parts of
    a passage at those places, from when its group was in parts.
    """
    places: defaultdict[int, list[Span]] = defaultdict(list)
    for one in groups.values():
        for given in one.given:
            places[given.quote].append(Span(given.start, given.end))
    rows = RenderingRow.objects.filter(utterance__event=event).select_related("quote", "utterance")
    kept = set(WordingPlace.objects.filter(quote__in=list(places)).values_list("quote", "start"))

    def reached(row: RenderingRow) -> bool:
        here = places.get(row.quote_id, [])
        part = row.utterance.start is None and (row.quote_id, row.start) not in kept
        return any(row.start == span.start or (part and span.overlaps(Span(row.start, row.end))) for span in here)

    found = rows.filter(Q(quote__text__in=list(texts)) | Q(quote__in=list(places)))
    return [row for row in found if row.quote.text_id in texts or reached(row)]


def keep_utterances(stored: StoredWordings, shared: dict[GroupKey, Said], printed: dict[Identity, str]) -> None:
    """Which utterance a leader's group is; none for one that nobody shares, or that is in parts."""
    changed = []
    for leader, words in printed.items():
        row, one = stored.rows[leader], shared.get((leader, 0))
        row.printed = words
        row.utterance_id = one.row.pk if one and one.row else None
        changed.append(row)
    Wording.objects.bulk_update(changed, ["printed", "utterance"], batch_size=BATCH)
