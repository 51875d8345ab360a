"""A large invented event for measuring: articles varied from a stock of sentences, claims and reports beside them.

Everything follows from the seed, so two runs with the same sizes make the same texts. Quotes are not written as rows:
the texts go through the importer and the analysis like any others.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.importing.blocks import split_blocks
from articles.importing.document import Document, OutletFacts
from articles.models import Claim, ClaimReport, Event, Evidence, Origin, Stance, Status, Text, Topic

FIRST = "Ada Bram Cleo Dirk Edda Finn Greta Hauke Inga Joris Karla Leif Mona Nils Olga Per Runa Sven Tilda Ulf".split()
LAST = (
    "Aldersen Brekke Corvin Dahlgard Eskild Forsmark Gravdal Hesselt Ivarson Jorstad Kvamme Lindvik Morland Nordahl "
    "Osterby Pellgard Quistad Rosvik Sandmo Tveiten Ulvang Varberg Westrum Ytterdal Zetlund"
).split()
ROLES = ["mayor", "union leader", "economist", "marine biologist", "opposition leader", "trade envoy", "harbour master"]
SUBJECTS = ["The accord", "The board", "Our fleet", "This harbour", "The catch", "The treaty", "The coast", "The fund"]
VERBS = ["must protect", "has failed", "will outlast", "cannot replace", "should repay", "has divided", "will rebuild"]
OBJECTS = [
    "the smaller ports",
    "those who signed it",
    "the northern grounds",
    "a generation of crews",
    "the promises made",
]
ENDINGS = [
    "before the winter is out",
    "whatever the ministers say",
    "as long as boats go out",
    "and everybody knows it",
]
CUES = ["said", "said", "said", "told reporters", "warned", "insisted", "argued", "added"]
FILLERS = [
    "The talks are due to resume in the spring.",
    "Boats lay in the harbour through the afternoon.",
    "The accord was signed by four states.",
    "No date has been set for the next meeting.",
    "Officials expect a decision within weeks.",
]
PLACES = ["HARROW BAY", "CADDON", "STRADLING"]
COUNTRIES = ["Velmark", "Carrow", "Osterhavn", ""]
KINDS = ["newspaper", "site", "agency", "broadcaster", "magazine"]
START = datetime(2025, 10, 9, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sizes:
    articles: int = 1000
    quotes: int = 15
    speakers: int = 300
    outlets: int = 80
    claims: int = 200
    reports: int = 20_000
    seed: int = 1


def drawn(sizes: Sizes, part: int) -> random.Random:
    """The chances of one part of the corpus, the same at every run."""
    return random.Random(sizes.seed + part)  # noqa: S311  (keeps no secret: the corpus must be the same each time)


def people(sizes: Sizes) -> list[tuple[str, str]]:
    """Names and roles; all names differ in their surnames' spelling or their first names."""
    rng = drawn(sizes, 0)
    names = [f"{first} {last}" for first in FIRST for last in LAST]
    rng.shuffle(names)
    while len(names) < sizes.speakers:
        names += [f"{name}-{last}" for name in names[: sizes.speakers] for last in LAST[:5]]
    return [(name, rng.choice(ROLES)) for name in names[: sizes.speakers]]


def statements() -> list[str]:
    return [f"{s} {v} {o}, {e}" for s in SUBJECTS for v in VERBS for o in OBJECTS for e in ENDINGS]


def varied(statement: str, rng: random.Random) -> str:
    """Most say it as it was; some cut its end, some change a word."""
    chance = rng.random()
    if chance < 0.6:
        return statement
    if chance < 0.8:
        return statement.split(",")[0]
    return statement.replace("will", "is going to").replace("must", "has to").replace("whatever", "no matter what")


def documents(sizes: Sizes) -> Iterator[Document]:
    """The articles: a headline, a dateline, and paragraphs each with one quote."""
    rng = drawn(sizes, 1)
    speakers = people(sizes)
    stock = statements()
    for n in range(sizes.articles):
        named: set[str] = set()
        lines = []
        for quote in range(sizes.quotes):
            often = min(int(rng.expovariate(6 / len(speakers))), len(speakers) - 1)
            name, role = speakers[often if quote else n % len(speakers)]  # everybody speaks, most of them seldom
            words = varied(stock[min(int(rng.expovariate(4 / len(stock))), len(stock) - 1)], rng)
            who = f"{name.split()[-1]}" if name in named else f"{name}, {role} of the region,"
            named.add(name)
            lines.append(f"“{words},” {who} {rng.choice(CUES)}. {rng.choice(FILLERS)}")
        headline = f"{SUBJECTS[n % len(SUBJECTS)]} divides the coast, report {n + 1}"
        lines[0] = f"{rng.choice(PLACES)}: {lines[0]}"
        yield document(n, headline, "\n\n".join(lines), sizes, rng)


def document(n: int, headline: str, text: str, sizes: Sizes, rng: random.Random) -> Document:
    body = f"{headline}\n\n{text}\n"
    outlet = n % sizes.outlets
    published = START + timedelta(minutes=int(rng.expovariate(1 / 600)))
    return Document(
        body=body,
        blocks=split_blocks(body, headline=headline),
        name=f"corpus/{n + 1}.txt",
        key=f"corpus-{n + 1}",
        file_sha256=hashlib.sha256(body.encode()).hexdigest(),
        encoding="utf-8",
        headline=headline,
        published_on=published.date(),
        published_at=published,
        outlet=OutletFacts(f"Outlet {outlet + 1}", COUNTRIES[outlet % 4], KINDS[outlet % 5]),
    )


def make_event(name: str) -> Event:
    return Event.objects.create(
        name=name,
        slug="corpus",
        key="corpus",
        date=date(2025, 10, 9),
        place="Harrow Bay",
        full_text_public=True,
        invented=True,
        summary="A large invented event, made by varying sentences, to measure pages on.",
    )


def add_claims(event: Event, sizes: Sizes, by: User) -> None:
    """Claims and reports as rows, so that there are as many as were asked for; those proposed make way for them."""
    Claim.objects.filter(event=event).delete()
    Topic.objects.filter(event=event).delete()
    rng = drawn(sizes, 2)
    texts = list(Text.objects.of(event).current().order_by("pk").values_list("pk", "length"))
    topics = [Topic(event=event, name=f"Topic {n + 1}", position=n) for n in range(12)]
    now = timezone.now()
    judged = {"decided_by": by, "decided_at": now}
    with transaction.atomic():
        Topic.objects.bulk_create(topics)
        claims = Claim.objects.bulk_create(
            Claim(
                event=event, statement=f"{words}.", topic=topics[n % 12], position=n, status=Status.CONFIRMED, **judged
            )
            for n, words in enumerate(rng.sample(statements(), min(sizes.claims, len(statements()))))
        )
        pairs = rng.sample(range(len(claims) * len(texts)), min(sizes.reports, len(claims) * len(texts)))
        reports = []
        for pair in pairs:
            stance = rng.choices(list(Stance), [60, 20, 5, 15])[0]
            checked = stance == Stance.ABSENT or rng.random() < 0.4
            status = {"status": Status.CONFIRMED, **judged} if checked else {"status": Status.SUGGESTED}
            machine = {} if stance == Stance.ABSENT else {"origin": Origin.MACHINE, "method": "corpus", "score": 0.5}
            claim, (text, _) = claims[pair % len(claims)], texts[pair // len(claims)]
            reports.append(ClaimReport(claim=claim, text_id=text, stance=stance, **machine, **status))
        ClaimReport.objects.bulk_create(reports, batch_size=2000)
        lengths = dict(texts)
        Evidence.objects.bulk_create(
            (
                Evidence(report=report, start=start, end=start + 80)
                for report in reports
                if report.stance != Stance.ABSENT
                for start in [rng.randrange(max(lengths[report.text_id] - 80, 1))]
            ),
            batch_size=2000,
        )
