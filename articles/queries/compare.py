"""Two to four articles, level: rows follow what was said and claimed, not the order of paragraphs. Fourteen SELECTs.

A row is an utterance that at least two of the articles give. Its base is the sentence of the source text, the longest
rendering of all articles of the event, or one of these articles; every other rendering is compared with it by word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from articles.analysis.wording import departures
from articles.models import Article, Event, Quote, Speaker, Utterance
from articles.queries.choosing import members_of
from articles.queries.columns import Column, cited, columns_of, quotes_of, speaker_of
from articles.queries.compare_claims import ClaimRow, SoloClaims, claim_rows, claims_of_one
from articles.queries.counting import BY_ARTICLES, Counting, copied_among
from articles.queries.renderings import Base, Given, bases_of, difference, given_in
from articles.queries.wording import LADDER, Part, parts, step_and_sentence, title_of
from articles.spans import Span

SAME_WORDING = 2  # the highest step that is no change of wording


@dataclass(frozen=True, slots=True)
class Shown:
    """One rendering in its cell. ``before`` and ``after``: the rest of the clause, where only some is between marks."""

    given: Given
    before: str
    after: str
    parts: tuple[Part, ...]
    step: int
    sentence: str
    is_base: bool
    cue: str
    speaker: Speaker | None
    departs: tuple[str, ...]

    @property
    def in_marks(self) -> bool:
        return self.given.quote.kind == "direct" and self.given.own


@dataclass(frozen=True, slots=True)
class Cell:
    column: Column
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """``speaker`` is named where all agree on one; ``alike`` are the columns that depart from the base alike."""

    pk: int
    title: str
    speaker: Speaker | None
    base: str
    base_label: str
    base_note: str
    cells: tuple[Cell, ...]
    present: int  # articles that give it, or independent texts
    of: int
    differing: int
    alike: tuple[tuple[str, ...], ...]

    @property
    def carriers(self) -> list[tuple[str, date | None]]:
        """Who has it, and when it was published there."""
        return [(cell.column.label, cell.column.article.published_on) for cell in self.cells if cell.shown]

    @property
    def same(self) -> bool:
        """Whether every article gives it in the base's wording."""
        return all(cell.shown for cell in self.cells) and not self.differing


@dataclass(frozen=True, slots=True)
class Rest:
    """What one article quotes and none of the others does, by speaker (None: nobody is named)."""

    column: Column
    by_speaker: tuple[tuple[Speaker | None, tuple[tuple[Quote, str], ...]], ...]
    count: int


@dataclass(frozen=True, slots=True)
class Comparison:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    same: tuple[Row, ...]
    claims: tuple[ClaimRow, ...]
    solo_claims: tuple[SoloClaims, ...]
    rest: tuple[Rest, ...]
    copies: tuple[tuple[str, ...], ...] = ()  # the labels of those that are one independent text

    @property
    def carriers(self) -> list[tuple[str, date | None]]:
        """The articles with their headlines and texts, as a citation names them."""
        return [(cited(column.name, column.text), column.article.published_on) for column in self.columns]

    @property
    def shared(self) -> int:
        return len(self.rows) + len(self.same)

    @property
    def claims_in_one(self) -> int:
        return sum(len(solo.claims) for solo in self.solo_claims)

    @property
    def quotes_in_one(self) -> int:
        return sum(rest.count for rest in self.rest)

    @property
    def claims_apart(self) -> tuple[ClaimRow, ...]:
        return tuple(row for row in self.claims if not row.same)


def comparison(
    event: Event, articles: Sequence[Article], *, base: str = "source", counting: Counting = BY_ARTICLES
) -> Comparison:
    """Compare these articles with a base: ``source``, ``longest``, or the primary key of one of them."""
    quotes = quotes_of(articles)
    columns = columns_of(articles, quotes)
    found = by_utterance(event, columns, quotes)
    shared = {pk: cells for pk, cells in found.items() if sum(map(bool, cells)) >= 2}
    members = members_of(shared)
    bases = bases_of(event, members)
    order = ordered(shared, members, columns, base)
    rows = [make_row(pk, columns, shared[pk], bases[pk], base, counting) for pk in order]
    claims = claim_rows(columns, counting)
    labels = {column.text.pk: column.label for column in columns}
    return Comparison(
        columns=columns,
        rows=tuple(row for row in rows if not row.same),
        same=tuple(row for row in rows if row.same),
        claims=tuple(row for row in claims if not row.solo),
        solo_claims=claims_of_one(columns, claims),
        rest=tuple(rest_of(column, quotes[column.text.pk], shared, n) for n, column in enumerate(columns)),
        copies=tuple(tuple(labels[text] for text in texts) for texts in copied_among(labels)),
    )


Cells = list[list[Given]]


def by_utterance(event: Event, columns: Sequence[Column], quotes: dict[int, list[Quote]]) -> dict[int, Cells]:
    """By utterance, what each column gives. The article's own words come before a post's, longer before shorter."""
    bodies = {column.text.pk: column.text.body for column in columns}
    place = {pk: n for n, pk in enumerate(bodies)}
    found: dict[int, Cells] = defaultdict(lambda: [[] for _ in columns])
    for given in given_in(event, [quote for of_text in quotes.values() for quote in of_text], bodies):
        found[given.utterance][place[given.quote.text_id]].append(given)
    for cells in found.values():
        for cell in cells:
            cell.sort(key=lambda given: (not given.own, -len(given.words)))
    return found


def ordered(
    shared: dict[int, Cells], utterances: dict[int, Utterance], columns: Sequence[Column], base: str
) -> list[int]:
    """The order of the base: the source's sentences, or the article that is the base, or the first article."""
    first = [n for n, column in enumerate(columns) if str(column.article.pk) == base]
    by_column = first + [n for n in range(len(columns)) if n not in first]

    def place(pk: int) -> tuple[int, int, int]:
        start = utterances[pk].start
        if start is not None and base == "source":
            return -1, start, pk
        return next((rank, shared[pk][n][0].span.start, pk) for rank, n in enumerate(by_column) if shared[pk][n])

    return sorted(shared, key=place)


def make_row(pk: int, columns: Sequence[Column], cells: Cells, base: Base, wanted: str, counting: Counting) -> Row:
    words, label, note = chosen_base(columns, cells, base, wanted)
    shown = tuple(
        Cell(column, tuple(make_shown(given, words, column, is_default=wanted == "source") for given in cell))
        for column, cell in zip(columns, cells, strict=True)
    )
    mains = [(cell.column, cell.shown[0]) for cell in shown if cell.shown]
    speakers = {main.speaker for _, main in mains}
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for column, main in mains:
        if main.departs:
            alike[main.departs].append(column.label)
    return Row(
        pk=pk,
        title=title_of(words),
        speaker=speakers.pop() if len(speakers) == 1 else None,
        base=words,
        base_label=label,
        base_note=note,
        cells=shown,
        present=counting.of(column.text.pk for column, _ in mains),
        of=counting.of(column.text.pk for column in columns),
        differing=counting.of(column.text.pk for column, main in mains if main.step > SAME_WORDING),
        alike=tuple(tuple(labels) for labels in alike.values() if len(labels) > 1),
    )


def chosen_base(columns: Sequence[Column], cells: Cells, base: Base, wanted: str) -> tuple[str, str, str]:
    """The base's words, what they are, and a remark where they are not what was asked for."""
    default = (base.source, "Source text") if base.source else (base.longest, f"Fullest wording: {base.longest_of}")
    if wanted == "longest":
        return base.longest, f"Fullest wording: {base.longest_of}", ""
    for column, cell in zip(columns, cells, strict=True):
        if str(column.article.pk) == wanted:
            return (cell[0].words, column.label, "") if cell else (*default, f"No match found in {column.label}.")
    return *default, ""


def make_shown(given: Given, base: str, column: Column, *, is_default: bool) -> Shown:
    """``is_default``: compared with the default base, of which alone a person's judgement of the step speaks."""
    body, quote = column.text.body, given.quote
    found = difference(base, given.words)
    step, sentence = step_and_sentence(found)
    if is_default and given.judged_step and given.judged_step != step:
        step, sentence = given.judged_step, dict(LADDER)[given.judged_step]
    whole = quote.kind != "direct"
    return Shown(
        given=given,
        before=body[quote.start : given.span.start] if whole else "",
        after=body[given.span.end : quote.end] if whole else "",
        parts=parts(found),
        step=step,
        sentence=sentence,
        is_base=given.words == base,
        cue=body[quote.cue_start : quote.cue_end] if quote.cue_start is not None else "",
        speaker=speaker_of(quote),
        departs=departures(found) if step > SAME_WORDING else (),
    )


def rest_of(column: Column, quotes: Sequence[Quote], shared: dict[int, Cells], number: int) -> Rest:
    """The quotes of one article, without the stretches that a row shows."""
    body = column.text.body
    covered: dict[int, list[Span]] = defaultdict(list)
    for cells in shared.values():
        for given in cells[number]:
            covered[given.quote.pk].append(given.span)
    by_speaker: dict[Speaker | None, list[tuple[Quote, str]]] = defaultdict(list)
    for quote in quotes:
        for words in uncovered(quote, covered[quote.pk], body):
            by_speaker[speaker_of(quote)].append((quote, words))
    groups = sorted(by_speaker.items(), key=lambda item: (item[0] is None, -len(item[1]), item[1][0][0].start))
    return Rest(column, tuple((who, tuple(said)) for who, said in groups), sum(map(len, by_speaker.values())))


def uncovered(quote: Quote, covered: Sequence[Span], body: str) -> list[str]:
    """What of a quote stands in no row: all of it, or its other sentences."""
    if not covered:
        return [" ".join(body[quote.start : quote.end].split())]
    if quote.kind != "direct":
        return []  # its whole clause is shown in the row
    edges = [quote.start, *(edge for span in sorted(covered) for edge in span), quote.end]
    stretches = [
        body[left:right].strip(" \n\"“”'") for left, right in zip(edges[::2], edges[1::2], strict=True) if left < right
    ]
    return [" ".join(words.split()) for words in stretches if len(re.findall(r"\w+", words)) > 2]
