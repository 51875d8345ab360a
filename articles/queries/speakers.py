"""The speakers page: who is quoted, by how many, in how many words. Three SELECTs, and two for a name.

One scan reads a short row for every quote; what a chosen outlet or kind leaves is summed from it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from articles.models import Event, Outlet, Quote, Speaker, SpeakerForm, fold
from articles.queries.counting import BY_ARTICLES, Counting
from articles.queries.facets import Facet, facet
from articles.queries.paging import Paged, Window
from articles.queries.passages import speaker_href

A_PAGE, CUES = 50, 3
NONE = "none"
KINDS = {"person": "person", "body": "organisation", "group": "group", "unnamed": "unnamed source"}
LEGENDS = {"kind": "Kind", "outlet": "Quoted by"}


@dataclass(slots=True)
class SpeakerRow:
    pk: int
    name: str
    key: str
    kind: str
    role: str
    href: str = ""
    quotes: int = 0
    words: int = 0
    direct: int = 0
    mixed: int = 0
    outlets: set[int | None] = field(default_factory=set)
    texts: set[int] = field(default_factory=set)
    cue_counts: Counter[str] = field(default_factory=Counter)
    longest: int = 0  # words of the speaker with most words, the full width of the bars

    def seen(self, outlet: int | None, text: int) -> None:
        self.outlets.add(outlet)
        self.texts.add(text)

    def add(self, kind: str, words: int, cue: str) -> None:
        self.quotes += 1
        self.words += words
        if kind == "direct":
            self.direct += words
        elif kind == "mixed":
            self.mixed += words
        if cue:
            self.cue_counts[cue] += 1

    @property
    def articles(self) -> int:
        return len(self.texts)

    @property
    def cues(self) -> list[tuple[str, int]]:
        """The most used reporting words."""
        return sorted(self.cue_counts.items(), key=lambda item: (-item[1], item[0]))[:CUES]

    @property
    def kind_word(self) -> str:
        return KINDS[self.kind]

    @property
    def known_outlets(self) -> int:
        return len(self.outlets - {None})

    @property
    def width(self) -> int:
        return max(round(100 * self.words / self.longest), 1) if self.longest and self.words else 0

    @property
    def indirect(self) -> int:
        return self.words - self.direct - self.mixed

    @property
    def shares(self) -> tuple[int, int, int]:
        """Words between marks, partly between marks, and without marks, in per cent."""
        if not self.words:
            return 0, 0, 0
        direct = round(100 * self.direct / self.words)
        mixed = round(100 * (self.direct + self.mixed) / self.words) - direct
        return direct, mixed, 100 - direct - mixed

    @property
    def mixed_end(self) -> int:
        return self.shares[0] + self.shares[1]


@dataclass(frozen=True, slots=True)
class SpeakersPage(Paged):
    """A part of those with a name: of these there are ``total``."""

    named: tuple[SpeakerRow, ...]
    unnamed: tuple[SpeakerRow, ...]
    facets: tuple[Facet, ...]
    fitting: int  # without one too
    everybody: int
    terms: int
    nobody: int
    found_without: Mapping[str, int]
    labels: Mapping[tuple[str, str], str]


SORTS: dict[str, Any] = {
    "words": lambda row: (-row.words, row.key, row.pk),
    "quotes": lambda row: (-row.quotes, row.key, row.pk),
    "articles": lambda row: (-row.articles, row.key, row.pk),
    "name": lambda row: (row.key, row.pk),
}


def speakers_page(
    event: Event,
    *,
    chosen: Mapping[str, Sequence[str]],
    words: str = "",
    sort: str = "words",
    number: int = 1,
    counting: Counting = BY_ARTICLES,
    whole: bool = False,
) -> SpeakersPage:
    """``whole``: everybody that fits, and not a page of them."""
    people = _people(event)
    scan = _scan(event, people, set(chosen.get("outlet", ())), counting)
    people = {pk: row for pk, row in people.items() if pk in scan.quoted_by}  # not who only passes on what others say
    misses = _misses(people, chosen, scan.quoted_by, _named(event, words))
    fitting = sorted((row for pk, row in people.items() if not misses[pk]), key=SORTS[sort])
    longest = max((row.words for row in fitting), default=0)
    for row in fitting:
        row.longest = longest
    named = [row for row in fitting if row.kind != "unnamed"]
    unnamed = [row for row in fitting if row.kind == "unnamed"]
    window = Window.of(total=len(named), size=A_PAGE, number=number)
    facets = _facets(people, misses, scan.quoted_by, chosen)
    return SpeakersPage(
        window=window,
        named=tuple(named if whole else named[window.part]),
        unnamed=tuple(unnamed if whole else unnamed[:A_PAGE]),
        facets=facets,
        fitting=len(fitting),
        everybody=len(people),
        terms=scan.terms,
        nobody=scan.nobody,
        found_without={name: sum(missing <= {name} for missing in misses.values()) for name in ("kind", "outlet", "q")},
        labels={(one.name, option.value): option.label for one in facets for option in one.options},
    )


def _people(event: Event) -> dict[int, SpeakerRow]:
    speakers = Speaker.objects.filter(event=event, merged_into=None)
    return {
        pk: SpeakerRow(pk, name, key, kind, role, speaker_href(event.slug, pk))
        for pk, name, key, kind, role in speakers.values_list("pk", "name", "sort_key", "kind", "role")
    }


@dataclass(slots=True)
class _Scan:
    """What one reading of all quotes finds beside the sums in the rows: outlets of each speaker, quotes of nobody."""

    quoted_by: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    terms: int = 0
    nobody: int = 0


def _scan(event: Event, people: Mapping[int, SpeakerRow], outlets: set[str], counting: Counting) -> _Scan:
    """Add to each row what the chosen ``outlets`` (none: all) give of the speaker. Any filter may ask for any sum, so
    that a short row is read for every quote."""
    scan = _Scan()
    quotes = Quote.objects.of(event).current().standing().order_by()
    rows = list(quotes.values_list("speaker", "text__article__outlet", "text", "kind", "words", "cue_lemma"))
    asked = (row for row in rows if not outlets or _value(row[1]) in outlets)
    fullest = counting.fullest((row[0], row[2], row[4]) for row in asked) if counting.first else None
    for pk, outlet, text, kind, n, cue in rows:
        row = people.get(pk)
        if kind == "term":
            scan.terms += 1
        elif row is None:
            scan.nobody += 1
        else:
            scan.quoted_by[pk].add(_value(outlet))
            if not outlets or _value(outlet) in outlets:
                row.seen(outlet, counting.one(text))
                if fullest is None or (pk, text) in fullest:
                    row.add(kind, n, cue)
    return scan


def _value(outlet: int | None) -> str:
    """An outlet as addresses name it."""
    return str(outlet) if outlet else NONE


def _misses(
    people: Mapping[int, SpeakerRow],
    chosen: Mapping[str, Sequence[str]],
    quoted_by: Mapping[int, set[str]],
    named: set[int] | None,
) -> dict[int, set[str]]:
    """Which of the filters keep each speaker out."""
    kinds, outlets = set(chosen.get("kind", ())), set(chosen.get("outlet", ()))
    return {
        pk: {
            *(["kind"] if kinds and row.kind not in kinds else []),
            *(["outlet"] if outlets and not quoted_by.get(pk, set()) & outlets else []),
            *(["q"] if named is not None and pk not in named else []),
        }
        for pk, row in people.items()
    }


def _named(event: Event, words: str) -> set[int] | None:
    """Speakers one of whose names, roles or handles holds all words; accents and case do not count."""
    terms = fold(words).removeprefix("@").split()
    if not terms:
        return None
    names = list(Speaker.objects.filter(event=event).values_list("pk", "name"))
    names += SpeakerForm.objects.filter(speaker__event=event).values_list("speaker", "form")
    return {pk for pk, name in names if all(term in fold(name) for term in terms)}


def _facets(
    people: Mapping[int, SpeakerRow],
    misses: Mapping[int, set[str]],
    quoted_by: Mapping[int, set[str]],
    chosen: Mapping[str, Sequence[str]],
) -> tuple[Facet, ...]:
    kinds = Counter(row.kind for pk, row in people.items() if misses[pk] <= {"kind"})
    outlets = Counter(outlet for pk in people if misses[pk] <= {"outlet"} for outlet in quoted_by.get(pk, ()))
    wanted = {value for value in {*outlets, *chosen.get("outlet", ())} if value != NONE}
    labels = {str(pk): name for pk, name in Outlet.objects.filter(pk__in=wanted).values_list("pk", "name")}
    if NONE in outlets or NONE in chosen.get("outlet", ()):
        labels[NONE] = "Unknown outlet"
    facets = (
        facet("kind", LEGENDS["kind"], kinds, dict(KINDS), chosen.get("kind", ()), fixed=True),
        facet("outlet", LEGENDS["outlet"], outlets, dict(labels), chosen.get("outlet", ()), shown=14),
    )
    return tuple(one for one in facets if one.options)
