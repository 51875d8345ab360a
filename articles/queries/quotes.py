"""The quotes page: what was said, as shared passages with their wordings or as a list of all quotes.

One scan reads a short row for every quote (or rendering) of the event; facets, total and page come from it, and only
what is shown is then read whole. Five to nine SELECTs, whatever the size.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, TypeVar

from django.db.models import Case, F, IntegerField, Q, Value, When

from articles.analysis.tones import TONES, tone_of
from articles.models import Article, Event, Outlet, Quote, Rendering, Speaker, Text, Utterance
from articles.queries.counting import BY_ARTICLES, Counting
from articles.queries.current import current_texts
from articles.queries.facets import Facet, Missing, bits, facet, misses, tally
from articles.queries.paging import Paged, Window
from articles.queries.passages import KINDS, QuoteLine, cue_name, quote_lines
from articles.queries.remembered import remembered
from articles.queries.shared import Passage, shared_passages
from articles.queries.wording import LADDER

Row = tuple[Any, ...]  # see COLUMNS
Result = TypeVar("Result")
A_PAGE = {"passages": 10, "quotes": 50}
NONE = "none"
COLUMNS = ("key", "speaker", "kind", "channel", "cue", "status", "step", "text", "start", "end", "miss")
KEY, TEXT, START, END, MISS = (COLUMNS.index(name) for name in ("key", "text", "start", "end", "miss"))
LOOKED_UP = {"outlet": "text", "tone": "cue"}  # facets of what a column leads to
LEGENDS = {
    "speaker": "Who said it",
    "outlet": "Outlet",
    "kind": "Kind of quote",
    "cue": "Reporting word",
    "tone": "Tone of the reporting word",
    "step": "Difference in wording",
    "channel": "Where",
    "status": "Checked",
}
LABELS: dict[str, dict[Any, str]] = {
    "kind": dict(KINDS) | {"term": "term, said by nobody"},
    "channel": {"article": "in the article", "post": "in an embedded post"},
    "status": {"suggested": "suggested by the program", "confirmed": "confirmed", "corrected": "corrected"},
    "tone": {tone: f"{tone}: {meaning}" for tone, meaning in TONES.items()},
    "step": {step: f"{step} {label.partition(':')[0]}" for step, label in LADDER},
}
ORDER: dict[str, tuple[Any, ...]] = {
    "order": (),
    "outlet": (F("text__article__outlet__sort_key").asc(nulls_last=True),),
    "speaker": (F("speaker__sort_key").asc(nulls_last=True),),
    "length": (F("words").desc(),),
}
IN_ORDER = (F("text__article__published_on").asc(nulls_last=True), "text__article", "start", "pk")


@dataclass(frozen=True, slots=True)
class Scan:
    """What one reading of all rows gives."""

    keys: array[int]  # numbers side by side: there may be a hundred thousand
    counts: Mapping[str, Counter[Hashable]]
    found_without: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class QuotesPage(Paged):
    facets: tuple[Facet, ...]
    passages: tuple[Passage, ...]
    lines: tuple[QuoteLine, ...]
    labels: Mapping[tuple[str, str], str]
    found_without: Mapping[str, int]  # how many there would be without one of the conditions
    keys: Sequence[int]  # of all that is listed, on every page


SOURCE_ORDER = (F("utterance__start").asc(nulls_last=True), "quote__text", "start", "pk")


def quotes_page(
    event: Event,
    *,
    view: str,
    conditions: Mapping[str, Q],
    chosen: Mapping[str, list[str]],
    words: str = "",
    sort: str = "",
    number: int = 1,
    full: bool,
    asked: Hashable | None,
    counting: Counting = BY_ARTICLES,
) -> QuotesPage:
    """``asked`` names the conditions and what is counted: the same scan serves all pages of a list. Without a name
    nothing is kept."""

    def once(what: str, work: Callable[[], Result]) -> Result:
        return work() if asked is None else remembered(event, (what, asked), work, typed=bool(words))

    scan = once("quotes", lambda: _scan(event, view, conditions, words, sort, counting))
    keys = scan.keys
    window = Window.of(total=len(keys), size=A_PAGE[view], number=number)
    shown = list(keys[window.part])
    facets = _facets(scan.counts, chosen)

    def passages() -> tuple[Passage, ...]:
        return tuple(shared_passages(event, shown, whole="passage" in conditions, counting=counting))

    return QuotesPage(
        window=window,
        facets=facets,
        passages=once(f"passages, page {window.number}", passages) if view == "passages" else (),
        lines=tuple(quote_lines(event.slug, shown, full=full)) if view == "quotes" else (),
        labels={(one.name, option.value): option.label for one in facets for option in one.options},
        found_without=scan.found_without,
        keys=keys,
    )


def _quotes(event: Event, conditions: Mapping[str, Q], sort: str) -> list[Row]:
    no_step = Value(None, output_field=IntegerField())  # a quote may have many; they are counted apart
    found = Quote.objects.of(event).current().standing().annotate(miss=misses(conditions), no_step=no_step)
    return list(
        found.order_by(*ORDER.get(sort, ()), *IN_ORDER).values_list(
            *("pk", "speaker", "kind", "channel", "cue_lemma", "status", "no_step"),
            *("text", "start", "end", "miss"),
        )
    )


def _renderings(event: Event, conditions: Mapping[str, Q], sort: str) -> list[Row]:
    """The renderings of passages that at least two quotes share."""
    found = Rendering.objects.standing().filter(
        utterance__event=event,
        utterance__merged_into=None,
        quote__text__in=current_texts(event),
    )
    rows = list(
        found.annotate(miss=misses(conditions), shown_step=Case(When(found.lone_base(), then=None), default=F("step")))
        .order_by(*SOURCE_ORDER if sort == "order" else ())
        .values_list(
            *("utterance", "quote__speaker", "quote__kind", "quote__channel", "quote__cue_lemma", "quote__status"),
            *("shown_step", "quote__text", "start", "end", "miss"),
        )
    )
    counts = Counter(row[KEY] for row in rows)
    return [row for row in rows if counts[row[KEY]] > 1]


def _in_order(rows: Sequence[Row], fitting: Sequence[Row], sort: str, counting: Counting) -> list[int]:
    """The passages that fit, the most widely shared first, or the longest, or in the order of the source text."""
    keys = dict.fromkeys(map(itemgetter(KEY), fitting))
    if sort == "order":
        return list(keys)
    length: dict[int, int] = {}
    for key, start, end in map(itemgetter(KEY, START, END), rows):
        if end - start > length.get(key, 0):
            length[key] = end - start
    if sort == "length":
        return sorted(keys, key=lambda key: (-length[key], key))
    first = counting.first
    pairs = {(key, first.get(text, text)) for key, text in set(map(itemgetter(KEY, TEXT), rows))}
    texts = Counter(map(itemgetter(0), pairs))
    return sorted(keys, key=lambda key: (-texts[key], -length[key], key))


def _searched(event: Event, rows: list[Row], words: str, bit: int) -> list[Row]:
    """The rows, those whose own words hold not all words and "phrases" marked with the bit. Case does not count."""
    terms = [_plain(phrase or word) for phrase, word in re.findall(r'"([^"]+)"|([^\s"]+)', words)]
    patterns = [re.compile(rf"(?<!\w){re.escape(term)}") for term in terms if term]
    bodies = dict(Text.objects.current().filter(event=event).values_list("pk", "body"))
    found = []
    for row in rows:
        said = _plain(bodies[row[TEXT]][row[START] : row[END]])
        fits = all(pattern.search(said) for pattern in patterns)
        found.append(row if fits else (*row[:MISS], row[MISS] + bit))
    return found


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


def _scan(
    event: Event, view: str, conditions: Mapping[str, Q], words: str, sort: str, counting: Counting = BY_ARTICLES
) -> Scan:
    """Read every row once: which ones are listed, in which order, and what each facet counts."""
    rows = _renderings(event, conditions, sort) if view == "passages" else _quotes(event, conditions, sort)
    places = bits(conditions)
    if words:
        places["q"] = 1 << len(places)
        rows = _searched(event, rows, words, places["q"])
    missing = Missing(rows, MISS)
    keys = _in_order(rows, missing[0], sort, counting) if view == "passages" else [row[KEY] for row in missing[0]]
    outlets = dict(Article.objects.of(event).values_list("current_text", "outlet"))  # few, where quotes are many
    through: dict[str, Callable[[Any], Hashable]] = {"outlet": outlets.__getitem__, "tone": tone_of}
    counts: dict[str, Counter[Hashable]] = {}
    for name in LEGENDS:
        place = places.get(name, 0)
        if name == "step" and view == "quotes":
            counts[name] = _steps(event, {row[KEY] for row in missing[place]})
        else:
            column = COLUMNS.index(LOOKED_UP.get(name, name))
            counts[name] = tally(missing[place], column, key=KEY, through=through.get(name))
    without = {} if keys else {name: len({row[KEY] for row in missing[place]}) for name, place in places.items()}
    return Scan(array("q", keys), counts, without)


def _facets(by_facet: Mapping[str, Counter[Hashable]], chosen: Mapping[str, list[str]]) -> tuple[Facet, ...]:
    facets = []
    for name, counts in by_facet.items():
        if name in ("speaker", "outlet"):
            counts = Counter({NONE if value is None else value: n for value, n in counts.items()})
            labels = _names(name, counts, chosen.get(name, []))
        elif name == "cue":
            labels = {value: cue_name(str(value)) for value in {*counts, *chosen.get(name, [])} if value}
        else:
            labels = LABELS[name]
        facets.append(facet(name, LEGENDS[name], counts, labels, chosen.get(name, []), fixed=name in LABELS))
    return tuple(one for one in facets if one.options)


def _steps(event: Event, quotes: set[int]) -> Counter[Hashable]:
    """How many quotes have a rendering of each step."""
    renderings = Rendering.objects.standing().filter(utterance__event=event).compared().distinct()
    return Counter(step for quote, step in renderings.values_list("quote", "step").order_by() if quote in quotes)


def _names(name: str, counts: Mapping[Hashable, int], chosen: list[str]) -> dict[Hashable, str]:
    """The names of all values; who and which outlet is read by one SELECT each."""
    wanted = {*counts, *(int(value) for value in chosen if value != NONE)} - {NONE}
    model: Any = Speaker if name == "speaker" else Outlet
    labels: dict[Hashable, str] = dict(model.objects.filter(pk__in=wanted).values_list("pk", "name"))
    if NONE in counts or NONE in chosen:
        labels[NONE] = "no speaker found" if name == "speaker" else "Unknown outlet"
    return labels


def merged_into(passage: Any) -> int | None:
    """Where a passage went that editors joined with another: its address stays good. At most one SELECT."""
    row = Utterance.objects.filter(pk=int(passage), merged_into__isnull=False).first() if passage else None
    return row.merged_into_id if row else None
