"""Words: by which names outlets call the same, with which verbs they report, which words part two groups of outlets.

At most eight SELECTs, however many articles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from articles.analysis.distinctive import Distinctive, count_words, distinctive
from articles.analysis.naming import lexicon
from articles.models import Event, Quote, Speaker, Text
from articles.queries.counting import BY_ARTICLES, Counting
from articles.queries.coverage_columns import Covering, Groups, coverings_of, groups_of
from articles.queries.named_things import Mention, mentioned, named_things

NAMES, PHRASES, VERBS, WORDS, OUTLETS = 8, 10, 6, 15, 40
ASKED = NAMES + 4  # speakers whose names are read: some of them go by one only
FEW_TEXTS, FEW_WORDS = 5, 2000
PRONOUNS = frozenset("he she it they who i we him her them his their".split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name, how often it stands, and the outlets that use it."""

    name: str
    n: int
    outlets: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Referent:
    """Somebody or something that is called by several names. ``speaker``: found by the program, not from the list."""

    name: str
    names: tuple[Name, ...]
    speaker: int | None = None


@dataclass(frozen=True, slots=True)
class OutletVerbs:
    outlet: str
    quotes: int
    verbs: tuple[tuple[str, int, float], ...]  # verb, how often, per cent


@dataclass(frozen=True, slots=True)
class Apart:
    """Words that one group uses more than the other."""

    name: str
    articles: int
    words: int
    found: tuple[Distinctive, ...]

    @property
    def few(self) -> bool:
        return self.articles < FEW_TEXTS or self.words < FEW_WORDS


@dataclass(frozen=True, slots=True)
class EmphasisPage:
    referents: tuple[Referent, ...]
    verbs: tuple[OutletVerbs, ...]
    more_outlets: int
    quotes: int
    checked: int
    groups: tuple[tuple[str, str], ...]
    apart: tuple[Apart, Apart] | None
    speakers: tuple[tuple[int, str], ...]
    articles: int


def emphasis_page(
    event: Event,
    *,
    one: str,
    other: str,
    speaker: int | None,
    checked_only: bool,
    counting: Counting = BY_ARTICLES,
) -> EmphasisPage:
    """Of texts that copy each other the words are counted once, in the one that stands for all."""
    coverings = [covering for covering in coverings_of(event) if counting.one(covering.text) == covering.text]
    groups = groups_of(coverings)
    outlet_of = {covering.text: covering.outlet_name for covering in coverings}
    verbs, more, quotes, checked = verbs_of(event, speaker, checked_only, counting)
    return EmphasisPage(
        referents=(*people(event, outlet_of), *things(outlet_of)),
        verbs=verbs,
        more_outlets=more,
        quotes=quotes,
        checked=checked,
        groups=tuple((key, name) for key, (name, _) in groups.items()),
        apart=words_apart(groups, one, other, coverings),
        speakers=most_quoted(event),
        articles=len(coverings),
    )


def things(outlet_of: dict[int, str]) -> list[Referent]:
    """Of the list's referents those that go by two names at least in this event."""
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for text, found in named_things(outlet_of).items():
        for referent, name, n in found:
            counts[referent][name][outlet_of[text]] += n
    return [
        Referent(referent, tuple(name_of(name, outlets) for name, outlets in most(counts[referent])))
        for referent, _ in lexicon()
        if len(counts.get(referent, ())) > 1
    ]


def most(names: dict[str, Counter[str]]) -> list[tuple[str, Counter[str]]]:
    return sorted(names.items(), key=lambda item: (-item[1].total(), item[0]))[:PHRASES]


def name_of(name: str, outlets: Counter[str]) -> Name:
    return Name(name, outlets.total(), tuple(outlets.most_common(PHRASES)))


def people(event: Event, outlet_of: dict[int, str]) -> list[Referent]:
    """How the most quoted are named where they are quoted: pronouns and one name alone say nothing."""
    quotes = Quote.objects.of(event).current().standing().filter(speaker__isnull=False, mention_start__isnull=False)
    often = quotes.order_by().values("speaker").annotate(n=Count("pk")).order_by("-n", "speaker")[:ASKED]
    rows = list(
        quotes.filter(speaker__in=often.values("speaker"))
        .order_by()
        .values_list("pk", "text__sha256", "mention_start", "mention_end", "speaker", "speaker__name", "text")
    )
    words = mentioned(Mention(pk, sha, start or 0, end or 0) for pk, sha, start, end, *_ in rows)
    counts: dict[tuple[int, str], dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for pk, _, _, _, speaker, name, text in rows:
        phrase = words.get(pk, "")
        if text in outlet_of and phrase and phrase.lower() not in PRONOUNS:
            counts[speaker or 0, name][phrase][outlet_of[text]] += 1
    told = sorted(counts.items(), key=lambda item: -sum(outlets.total() for outlets in item[1].values()))
    return [
        Referent(name, tuple(name_of(phrase, outlets) for phrase, outlets in most(names)), speaker)
        for (speaker, name), names in told[:NAMES]
        if len(names) > 1
    ]


def verbs_of(
    event: Event, speaker: int | None, checked_only: bool, counting: Counting
) -> tuple[tuple[OutletVerbs, ...], int, int, int]:
    """By outlet the verbs with which it reports, the commonest first; the outlets with most quotes."""
    quotes = Quote.objects.of(event).current().standing().spoken().filter(cue_lemma__regex=r"^\w").order_by()
    quotes = quotes.exclude(text__in=[text for text, first in counting.first.items() if text != first])
    if speaker:
        quotes = quotes.filter(speaker=speaker)
    if checked_only:
        quotes = quotes.checked()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    checked = 0
    for outlet, verb, status, n in quotes.values_list("text__article__outlet__name", "cue_lemma", "status").annotate(
        n=Count("pk")
    ):
        counts[outlet or "Unknown outlet"][verb] += n
        checked += n if status != "suggested" else 0
    rows = [
        OutletVerbs(
            outlet,
            verbs.total(),
            tuple((verb, n, round(100 * n / verbs.total(), 1)) for verb, n in verbs.most_common(VERBS)),
        )
        for outlet, verbs in sorted(counts.items(), key=lambda item: (-item[1].total(), item[0]))
    ]
    total = sum(row.quotes for row in rows)
    return tuple(rows[:OUTLETS]), max(len(rows) - OUTLETS, 0), total, checked


def most_quoted(event: Event) -> tuple[tuple[int, str], ...]:
    rows = Speaker.objects.filter(event=event, merged_into=None, quotes__isnull=False)
    return tuple(rows.annotate(n=Count("quotes")).order_by("-n", "sort_key").values_list("pk", "name")[:12])


def words_apart(groups: Groups, one: str, other: str, coverings: Sequence[Covering]) -> tuple[Apart, Apart] | None:
    """The first group against the second, or against all others."""
    if one not in groups or one == other:
        return None
    first = {covering.text for covering in groups[one][1]}
    second = {covering.text for covering in groups[other][1]} if other in groups else {s.text for s in coverings}
    second -= first
    bodies = dict(Text.objects.filter(pk__in=first | second).values_list("pk", "body"))
    counted = [count_words(bodies[text] for text in sorted(texts)) for texts in (first, second)]
    found = distinctive(*counted)
    names = (groups[one][0], groups[other][0] if other in groups else "all others")
    own = [word for word in found if word.z > 0][:WORDS], [word for word in found if word.z < 0][:WORDS]
    return (
        Apart(names[0], len(first), counted[0].total(), tuple(own[0])),
        Apart(names[1], len(second), counted[1].total(), tuple(own[1])),
    )
