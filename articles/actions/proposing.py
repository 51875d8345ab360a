"""Proposing claims: what several articles of an event report, and what only one has, as suggestions for people.

In a small event everything is compared with everything each time. In a large one only new texts are, with the claims
that stand and with the texts that share their most telling words. What people entered or judged is there first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce, Substr

from articles.actions.claim_rows import ClaimRows, Proposal, own_claims
from articles.actions.locking import locked
from articles.analysis import METHOD
from articles.analysis.claim_match import Rarity
from articles.analysis.claim_units import Said, Unit, all_units, known_units
from articles.analysis.claim_words import meant
from articles.analysis.claims import FoundClaim, KnownClaim, Passage, Reading, find_claims
from articles.analysis.findings import SpeakerKind
from articles.analysis.meaning import load_meaning
from articles.analysis.solo import solo_units, worth
from articles.analysis.telling import Telling
from articles.analysis.words import fold
from articles.models import Block, Claim, ClaimReport, Event, Evidence, Quote, Rendering, Speaker, Stance, Status, Text
from articles.querysets import UNDECIDED, is_current
from articles.spans import Block as BlockSpan
from articles.spans import BlockKind, Span

SMALL = 60  # texts of an event that is compared as a whole each time
RELATED = 40  # texts that are read beside new ones in a larger event
ASKED = 20  # words by which they are found
PRINTED = re.compile(r"[^\W\d_]{4,}")
READ = 12  # passages of a known claim whose words are compared
SOLO = 400  # claims of one article, of an event


def propose_claims(event: Event) -> None:
    """Bring the event's suggestions to what its texts say now. Call inside the event's lock."""
    texts = dict(Text.objects.of(event).current().values_list("pk", "claims_with"))
    waiting = {pk for pk, method in texts.items() if method != METHOD}
    unmatched = list(Claim.objects.standing().filter(event=event, merged_into=None).exclude(matched_with=METHOD))
    if not waiting and not unmatched:
        return
    if len(texts) <= SMALL or 2 * len(waiting) > len(texts):
        propose_all(event, texts)
    else:
        propose_new(event, waiting, unmatched, texts)
    Text.objects.of(event).exclude(claims_with=METHOD).update(claims_with=METHOD)
    Claim.objects.filter(event=event).exclude(matched_with=METHOD).update(matched_with=METHOD)


def told_anew(event: Event, claims: Iterable[int], *, now: bool = True) -> None:
    """Of these claims the program's own are proposed anew, since what they were proposed from is not what it was.

    Call inside the event's lock. Where somebody would wait for long, and if not ``now``, the next analysis does it.
    """
    own = list(own_claims(event).filter(pk__in=list(claims)).values_list("pk", flat=True))
    current = Text.objects.of(event).current()
    small = current.count() <= SMALL
    told_in = ClaimReport.objects.filter(claim__in=own).values("text")
    (current if small else current.filter(pk__in=told_in)).update(claims_with="")
    Claim.objects.filter(pk__in=own).update(matched_with="")
    if now and (small or current.exclude(claims_with=METHOD).count() <= RELATED):
        propose_claims(event)


def look_for(*, claims: QuerySet[Claim]) -> int:
    """Look for these claims again in all texts of their events. Returns in how many."""
    texts = 0
    for event in Event.objects.filter(claims__in=claims).distinct().order_by("pk"):
        with locked(event):
            Claim.objects.filter(event=event, pk__in=claims.values("pk")).update(matched_with="")
            propose_claims(event)
        texts += Text.objects.of(event).current().count()
    return texts


def propose_all(event: Event, texts: Iterable[int]) -> None:
    readings = readings_of(event, texts)
    kept = known_claims(event, judged_claims(event))
    # The model takes some milliseconds a clause: in an event of a thousand articles, too long.
    found = find_claims(readings, kept, meaning=load_meaning() if len(readings) <= SMALL else None)
    units = all_units(readings)
    telling = telling_of(event, readings)
    proposals = [
        *(Proposal.shared(claim, telling) for claim in found),
        *solo_proposals(units, found, kept, telling, room=SOLO),
    ]
    ClaimRows(event, readings).write(proposals, whole=True)


def propose_new(event: Event, waiting: set[int], unmatched: Sequence[Claim], texts: Iterable[int]) -> None:
    """What new texts bring, and where claims that people entered or changed are reported."""
    again = set_aside(event, waiting)
    kept = known_claims(event, Claim.objects.filter(event=event).exclude(pk__in=again))
    fresh = readings_of(event, waiting)
    beside = set(texts) - waiting
    if len(beside) + len(waiting) > SMALL:
        words = telling_words([*all_units(fresh), *claim_units(kept, {claim.pk for claim in unmatched})])
        beside = related(event, words, beside)
    readings = [*fresh, *readings_of(event, beside)]
    found = find_claims(readings, kept, new=waiting | beside if unmatched else waiting)
    solo = Claim.objects.filter(event=event, rule=Proposal.SOLO).count()
    telling = telling_of(event, readings)
    alone = solo_proposals(all_units(fresh), found, kept, telling, room=SOLO - solo)
    new = [*(Proposal.shared(claim, telling) for claim in found), *alone]
    ClaimRows(event, readings).write(new, whole=False, again=again)


def set_aside(event: Event, waiting: set[int]) -> set[int]:
    """The program's own claims that are to be told anew, all of whose texts wait to be read."""
    own = own_claims(event).filter(matched_with="")
    elsewhere = ClaimReport.objects.filter(is_current(), claim__in=own).exclude(text__in=waiting)
    return set(own.exclude(pk__in=elsewhere.values("claim")).values_list("pk", flat=True))


# What is read --------------------------------------------------------------------------------------------------------


def readings_of(event: Event, texts: Collection[int] | Iterable[int]) -> list[Reading]:
    wanted = list(texts)
    blocks: dict[int, list[BlockSpan]] = defaultdict(list)
    for text, kind, start, end in (
        Block.objects.filter(text__in=wanted).order_by("start").values_list("text", "kind", "start", "end")
    ):
        blocks[text].append(BlockSpan(BlockKind(kind), start, end))
    said = said_in(wanted)
    bodies = Text.objects.filter(pk__in=wanted).order_by("pk").values_list("pk", "body")
    return [Reading(pk, body, tuple(blocks[pk]), tuple(said[pk])) for pk, body in bodies]


def said_in(texts: Sequence[int]) -> dict[int, list[Said]]:
    """What is said in these texts, and which parts of it are utterances that others share."""
    parts: dict[int, list[tuple[Span, int]]] = defaultdict(list)
    renderings = Rendering.objects.standing().filter(quote__text__in=texts).order_by()
    for quote, start, end, utterance in renderings.values_list("quote", "start", "end", "utterance"):
        parts[quote].append((Span(start, end), utterance))
    found: dict[int, list[Said]] = defaultdict(list)
    quotes = Quote.objects.standing().spoken().filter(text__in=texts).order_by("start")
    for pk, text, start, end, kind, speaker, speaker_kind, *places in quotes.values_list(
        "pk", "text", "start", "end", "kind", "speaker", "speaker__kind",
        "cue_start", "cue_end", "mention_start", "mention_end",
    ):  # fmt: skip
        found[text].append(
            Said(
                Span(start, end),
                speaker,
                speaker_kind == SpeakerKind.PERSON,
                marked=kind == "direct",
                mention=maybe_span(*places[2:]),
                cue=maybe_span(*places[:2]),
                utterances=tuple(parts[pk]),
            )
        )
    return found


def maybe_span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def judged_claims(event: Event) -> Iterable[Claim]:
    """Those that no new analysis replaces: a person's, judged ones, and ones with a judged report."""
    reports = ClaimReport.objects.judged().filter(claim__event=event)
    return Claim.objects.filter(event=event).filter(~UNDECIDED | Q(pk__in=reports.values("claim")))


def known_claims(event: Event, claims: Iterable[Claim]) -> list[KnownClaim]:
    """With their passages. Rejected ones are among them: what is like them joins them and is not proposed again.

    Only the words of the first passages are read: a hundred ways to say it would find no more than a dozen do.
    """
    wanted = {claim.pk: claim for claim in claims}
    rows = (
        Evidence.objects.filter(is_current("report__text"), report__claim__in=wanted)
        .exclude(report__stance=Stance.ABSENT)
        .exclude(~Q(report__claim__status=Status.REJECTED), report__status=Status.REJECTED)
        .annotate(claim=Coalesce("report__claim__merged_into", "report__claim"))
    )
    places: dict[int, list[tuple[int, int, Span]]] = defaultdict(list)
    for pk, claim, text, start, end in rows.order_by("pk").values_list("pk", "claim", "report__text", "start", "end"):
        places[claim].append((pk, text, Span(start, end)))
    words = passage_words([pk for found in places.values() for pk, _, _ in found[:READ]])
    return [
        KnownClaim(
            claim.pk,
            claim.statement,
            claim.speaker_id,
            tuple(Passage(text, span, words.get(pk, "")) for pk, text, span in places[claim.pk]),
        )
        for claim in wanted.values()
        if claim.merged_into_id is None
    ]


def passage_words(evidence: Sequence[int]) -> dict[int, str]:
    rows = Evidence.objects.filter(pk__in=evidence).order_by()
    return dict(
        rows.values_list("pk", Substr("report__text__body", F("start") + 1, F("end") - F("start"))),
    )


# Finding texts that may say the same ---------------------------------------------------------------------------------


def claim_units(known: Iterable[KnownClaim], wanted: Collection[int]) -> list[Unit]:
    return [
        unit
        for claim in known
        if claim.id in wanted
        for unit in known_units(claim.id, claim.statement, claim.speaker, claim.passages)
    ]


def telling_words(found: Sequence[Unit]) -> list[str]:
    """Words, as they are printed, of the roots that say most of what these clauses say."""
    rarity = Rarity.of(found)
    weights: dict[str, float] = {}
    for unit in found:
        for printed in PRINTED.findall(unit.words):
            low = printed.lower()
            if low not in weights:
                made = meant(fold(low))
                weights[low] = rarity.predicate(made.root) if made else 0.0
    said = sorted((low for low, weight in weights.items() if weight), key=lambda low: -weights[low])
    return said[:ASKED]


def related(event: Event, words: Sequence[str], among: Collection[int]) -> set[int]:
    if not words:
        return set()
    query = SearchQuery(" | ".join(words), search_type="raw", config="english")
    ranked = Text.objects.filter(pk__in=among, search=query).annotate(rank=SearchRank("search", query))
    return set(ranked.order_by("-rank", "pk").values_list("pk", flat=True)[:RELATED])


# What becomes a proposal ---------------------------------------------------------------------------------------------


def telling_of(event: Event, readings: Iterable[Reading]) -> Telling:
    """Only people have a pronoun, and say *I*; a name of small letters is a role."""
    people = Speaker.objects.filter(event=event, kind=SpeakerKind.PERSON.value).values_list("pk", "name")
    return Telling(readings, {pk: name for pk, name in people if name[:1].isupper()})


def solo_proposals(
    units: Sequence[Unit], found: Sequence[FoundClaim], known: Sequence[KnownClaim], telling: Telling, *, room: int
) -> list[Proposal]:
    """The event's best, if there are more than there is room for."""
    taken: dict[int, list[Span]] = defaultdict(list)
    for claim in found:
        for one in claim.members:
            taken[one.unit.text].append(one.unit.span)
    for known_claim in known:
        for passage in known_claim.passages:
            taken[passage.text].append(passage.span)
    rarity = Rarity.of(units)
    best = sorted(solo_units(units, taken, rarity), key=lambda unit: -worth(unit, rarity))[: max(room, 0)]
    return once([Proposal.solo(unit, min(worth(unit, rarity) / 2, 1.0), telling) for unit in best])


def once(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Of two passages of a text that are told in the same words, or one in a part of the other's, the first."""
    told: dict[int, list[str]] = defaultdict(list)
    kept = []
    for proposal in proposals:
        words = proposal.statement.rstrip(".").lower()
        there = told[proposal.members[0].unit.text]
        if words and not any(words in other or other in words for other in there):
            there.append(words)
            kept.append(proposal)
    return kept
