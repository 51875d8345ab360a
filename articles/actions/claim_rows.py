"""Writing proposed claims, so that one found again keeps its row and its id, and what people judged stays."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import QuerySet

from articles.analysis import METHOD
from articles.analysis.claim_match import Match
from articles.analysis.claim_units import Reading, Unit
from articles.analysis.claims import Found, FoundClaim
from articles.analysis.telling import Telling, speaker_of
from articles.analysis.topics import propose_topics
from articles.models import Claim, ClaimReport, Event, Evidence, Origin, Quote, Speaker, Stance, Status, Topic
from articles.spans import Span

BATCH = 1000
AFTER = 10_000  # places of proposed claims: behind those that people have put in order
MADE: dict[str, Any] = {"origin": Origin.MACHINE, "status": Status.SUGGESTED, "method": METHOD}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim with its passages; ``known`` is the claim that these passages report, if it stands already."""

    SHARED: ClassVar[str] = "several articles"
    SOLO: ClassVar[str] = "one article"

    members: tuple[Found, ...]
    rule: str
    score: float
    statement: str
    known: int | None = None

    @classmethod
    def shared(cls, claim: FoundClaim, telling: Telling) -> Proposal:
        scores = [one.match.score for one in claim.members if one.unit is not claim.leader] or [1.0]
        words = telling(one.unit for one in claim.members) if claim.known is None else ""
        return cls(claim.members, cls.SHARED, round(sum(scores) / len(scores), 3), words, claim.known)

    @classmethod
    def solo(cls, unit: Unit, score: float, telling: Telling) -> Proposal:
        """Without a statement, and so no row, where the passage says nothing whole."""
        found = Found(unit, Match(score, (), "only here"))
        return cls((found,), cls.SOLO, round(score, 3), telling([unit], whole=True))

    @property
    def told(self) -> str:
        """The statement and its passages: all the words that show what it is about."""
        passages = dict.fromkeys(" ".join(one.unit.words.split()) for one in self.members)
        return "\n".join([self.statement, *(f"{words.rstrip('.')}." for words in passages)])

    @property
    def speaker(self) -> int | None:
        """Who says it in most articles that say who does."""
        return speaker_of(one.unit for one in self.members)

    @property
    def by_text(self) -> dict[int, list[Found]]:
        found: dict[int, list[Found]] = defaultdict(list)
        for one in self.members:
            found[one.unit.text].append(one)
        return found


class ClaimRows:
    """The stored suggestions of an event, on their way to what was found now."""

    def __init__(self, event: Event, readings: Sequence[Reading]) -> None:
        self.event = event
        self.lengths = {reading.text: len(reading.body) for reading in readings}
        self.reports: list[ClaimReport] = []
        self.evidence: list[tuple[ClaimReport, Found]] = []

    def write(self, proposals: Iterable[Proposal], *, whole: bool, again: Collection[int] = ()) -> None:
        """``whole``: what is not found again goes; else of the claims ``again`` alone."""
        given = list(proposals)
        joining = [proposal for proposal in given if proposal.known is not None]
        new = [proposal for proposal in given if proposal.known is None and proposal.statement]
        topics = self.topics_for(new, whole=whole)
        own = own_claims(self.event)
        mine = self.passages_of(own if whole else own.filter(pk__in=again))
        paired = self.pair(new, mine)
        Claim.objects.filter(pk__in=set(mine) - set(paired.values())).delete()
        stored = Claim.objects.in_bulk(paired.values())
        rows = [self.claim_row(proposal, stored.get(paired.get(n, 0)), topics.get(n)) for n, proposal in enumerate(new)]
        Claim.objects.bulk_create([row for row in rows if row.pk is None], batch_size=BATCH)
        self.set_reports(list(zip(rows, new, strict=True)))
        self.join(joining)
        self.save()
        forget_unused_topics(self.event)

    # Rows that are found again ---------------------------------------------------------------------------------------

    def passages_of(self, claims: QuerySet[Claim]) -> dict[int, list[tuple[int, Span]]]:
        mine: dict[int, list[tuple[int, Span]]] = {pk: [] for pk in claims.values_list("pk", flat=True)}
        rows = Evidence.objects.filter(report__claim__in=mine).order_by("pk")
        for pk, text, start, end in rows.values_list("report__claim", "report__text", "start", "end"):
            mine[pk].append((text, Span(start, end)))
        return mine

    def pair(self, new: Sequence[Proposal], mine: dict[int, list[tuple[int, Span]]]) -> dict[int, int]:
        """Which proposal (index) is which stored claim (pk): most passages in common first."""
        at: dict[int, list[tuple[Span, int]]] = defaultdict(list)
        for pk, passages in mine.items():
            for text, span in passages:
                at[text].append((span, pk))
        votes: Counter[tuple[int, int]] = Counter()
        for n, proposal in enumerate(new):
            for one in proposal.members:
                for span, pk in at[one.unit.text]:
                    if 2 * shared(span, one.unit.span) >= min(span.size, one.unit.span.size):
                        votes[n, pk] += 1
        kept: dict[int, int] = {}
        taken: set[int] = set()
        for (n, pk), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
            if n not in kept and pk not in taken:
                kept[n] = pk
                taken.add(pk)
        return kept

    def claim_row(self, proposal: Proposal, row: Claim | None, topic: Topic | None) -> Claim:
        """The stored row with what was found now, or a new one that is not stored yet."""
        values: dict[str, Any] = {
            **MADE,
            "statement": proposal.statement,
            "topic_id": topic.pk if topic else None,
            "speaker_id": proposal.speaker,
            "position": AFTER + self.place(proposal),
            "score": proposal.score,
            "rule": proposal.rule,
            "reason": reason_of(proposal),
        }
        if row is None:
            return Claim(event=self.event, **values)
        if any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            row.save(update_fields=list(values))
        return row

    def place(self, proposal: Proposal) -> int:
        """In per mille of the text, on average: roughly the order in which it is told."""
        places = [one.unit.span.start / self.lengths[one.unit.text] for one in proposal.members]
        return round(1000 * sum(places) / len(places))

    # Reports ---------------------------------------------------------------------------------------------------------

    def set_reports(self, rows: Sequence[tuple[Claim, Proposal]]) -> None:
        """Exactly these: the claims are the machine's own."""
        stored: dict[int, dict[int, ClaimReport]] = defaultdict(dict)
        for report in ClaimReport.objects.filter(claim__in=[row.pk for row, _ in rows if row.pk]).prefetch_related(
            "evidence"
        ):
            stored[report.claim_id][report.text_id] = report
        gone: list[int] = []
        for row, proposal in rows:
            found = proposal.by_text
            gone += [report.pk for text, report in stored[row.pk].items() if text not in found]
            for text, members in found.items():
                if text in stored[row.pk]:
                    self.set_report(stored[row.pk][text], members)
                else:
                    self.add_report(row.pk, text, members)
        ClaimReport.objects.filter(pk__in=gone).delete()

    def set_report(self, report: ClaimReport, members: Sequence[Found]) -> None:
        values = report_values(members)
        if any(getattr(report, name) != value for name, value in values.items()):
            ClaimReport.objects.filter(pk=report.pk).update(**values)
        if {Span(row.start, row.end) for row in report.evidence.all()} != {one.unit.span for one in members}:
            report.evidence.all().delete()
            self.evidence += [(report, one) for one in members]

    def add_report(self, claim: int, text: int, members: Sequence[Found]) -> None:
        report = ClaimReport(claim_id=claim, text_id=text, stance=Stance.WHOLE, **report_values(members))
        self.reports.append(report)
        self.evidence += [(report, one) for one in members]

    def join(self, joining: Sequence[Proposal]) -> None:
        """Passages for claims that stand. What a person said of a claim in a text is left alone."""
        claims = [proposal.known for proposal in joining if proposal.known is not None]
        standing = set(Claim.objects.standing().filter(pk__in=claims).values_list("pk", flat=True))
        stored = {
            (report.claim_id, report.text_id): report for report in ClaimReport.objects.filter(claim__in=standing)
        }
        for proposal in joining:
            for text, members in proposal.by_text.items() if proposal.known in standing else ():
                report = stored.get((proposal.known or 0, text))
                if report is None:
                    self.add_report(proposal.known or 0, text, members)
                elif report.is_undecided:
                    self.evidence += [(report, one) for one in members]

    def save(self) -> None:
        ClaimReport.objects.bulk_create(self.reports, batch_size=BATCH)
        quotes = quotes_in({one.unit.text for _, one in self.evidence})
        Evidence.objects.bulk_create(
            (
                Evidence(report=report, start=span.start, end=span.end, quote_id=quote_at(quotes[one.unit.text], span))
                for report, one in self.evidence
                for span in [one.unit.span]
            ),
            batch_size=BATCH,
            ignore_conflicts=True,
        )

    # Topics ----------------------------------------------------------------------------------------------------------

    def topics_for(self, new: Sequence[Proposal], *, whole: bool) -> dict[int, Topic]:
        """Known topics first; new ones only where everything is looked at."""
        stored = Topic.objects.filter(event=self.event)
        known = {topic.name: topic for topic in (stored.filter(origin=Origin.PERSON) if whole else stored)}
        people = list(Speaker.objects.filter(event=self.event).values_list("name", flat=True))
        named = propose_topics({n: proposal.told for n, proposal in enumerate(new)}, list(known), people)
        for name in sorted(set(named.values()) - set(known)):
            if whole:
                known[name] = stored.get_or_create(
                    event=self.event, name=name[:100], defaults={"origin": Origin.MACHINE, "position": AFTER}
                )[0]
        return {n: known[name] for n, name in named.items() if name in known}


def proposed_claims(event: Event) -> QuerySet[Claim]:
    """The machine's own claims, into which nobody has merged another."""
    return Claim.objects.undecided().filter(event=event, merged_into=None, merged=None)


def own_claims(event: Event) -> QuerySet[Claim]:
    """Those of them of which nobody has judged a report, either."""
    judged = ClaimReport.objects.judged().filter(claim__event=event)
    return proposed_claims(event).exclude(pk__in=judged.values("claim"))


def forget_unused_topics(event: Event) -> None:
    """The machine's own topics that no claim has any more."""
    Topic.objects.filter(event=event, origin=Origin.MACHINE, claims=None).delete()


def report_values(members: Sequence[Found]) -> dict[str, Any]:
    best = max(members, key=lambda one: one.match.score)
    return {**MADE, "score": best.match.score, "rule": "passages", "reason": best.match.why[:300]}


def reason_of(proposal: Proposal) -> str:
    texts = len(proposal.by_text)
    if texts < 2:
        return "found in one article only"
    others = [one.match for one in proposal.members if one.match.why != "the same words"]
    best = max(others, key=lambda match: match.score, default=None)
    return f"{texts} articles; {best.why if best else 'in the same words'}"[:300]


def shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def quotes_in(texts: Iterable[int]) -> dict[int, list[tuple[Span, int]]]:
    found: dict[int, list[tuple[Span, int]]] = defaultdict(list)
    rows = Quote.objects.standing().filter(text__in=list(texts)).order_by("start")
    for pk, text, start, end in rows.values_list("pk", "text", "start", "end"):
        found[text].append((Span(start, end), pk))
    return found


def quote_at(quotes: Sequence[tuple[Span, int]], span: Span) -> int | None:
    return next((pk for place, pk in quotes if place.overlaps(span)), None)
