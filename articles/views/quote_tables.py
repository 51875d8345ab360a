"""Tables of quotes as CSV: who said it where, in which words, reported how, and how far from the base.

The pages quotes, speaker, speakers, compare and source give them, filtered as the page is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from articles.models import Event
from articles.queries.compare import Comparison
from articles.queries.exported import Line, quote_table, rendering_table
from articles.queries.passages import cue_name
from articles.queries.source import SourcePage
from articles.queries.speakers import SpeakerRow
from articles.views.tables import table

PLACE = "outlet,article,published"
SAID = "speaker,passed on by,kind,in an embedded post,reporting word,tone,words,text version,start,end"
RENDERINGS = f"passage,base,{PLACE},{SAID},step,difference,checked by a person,quote"
QUOTES = f"quote,{PLACE},{SAID},highest step,checked by a person"
SPEAKERS = (
    "speaker,name,kind,role,outlets,articles,quotes,words,words between marks,words partly between marks,"
    "words without marks,reporting words"
)
COMPARE = f"passage,base,base of,{PLACE},speaker,reporting word,words,step,difference,checked by a person,quote"
SOURCE = f"sentence,source text,articles,{PLACE},{SAID},step,difference,checked by a person,quote"
Cells = Sequence[object]


def counted(head: str, noun: str) -> list[str]:
    """The column that counts articles says what it counts."""
    return [f"{noun}s" if name == "articles" else name for name in head.split(",")]


def place(line: Line) -> Cells:
    return line.outlet, line.article, line.published


def said(line: Line) -> Cells:
    in_post = "yes" if line.in_post else "no"
    return (
        *(line.speaker, line.relay, line.kind, in_post, line.cue, line.tone, line.words),
        *(line.version, line.start, line.end),
    )


def rendered(line: Line) -> Cells:
    return line.step or "", line.difference, line.checked, line.quote


def renderings_csv(event: Event, passages: Sequence[int]) -> HttpResponse:
    lines = rendering_table(event, passages)
    rows = ((line.utterance, line.base, *place(line), *said(line), *rendered(line)) for line in lines)
    return table(f"{event.slug}-passages", RENDERINGS.split(","), rows)


def quotes_csv(name: str, quotes: Sequence[int]) -> HttpResponse:
    lines = quote_table(quotes)
    rows = ((line.quote, *place(line), *said(line), line.step or "", line.checked) for line in lines)
    return table(name, QUOTES.split(","), rows)


def speakers_csv(event: Event, people: Iterable[SpeakerRow], noun: str) -> HttpResponse:
    rows = (
        (
            *(row.pk, row.name, row.kind_word, row.role, len(row.outlets), row.articles, row.quotes, row.words),
            *(row.direct, row.mixed, row.indirect, "; ".join(f"{cue_name(cue)} {n}" for cue, n in row.cues)),
        )
        for row in people
    )
    return table(f"{event.slug}-speakers", counted(SPEAKERS, noun), rows)


def compare_csv(event: Event, found: Comparison, *, only_differences: bool) -> HttpResponse:
    """One line a passage and article that gives it: nothing stands for what nobody has found."""

    def lines() -> Iterable[Cells]:
        for row in found.rows if only_differences else (*found.rows, *found.same):
            for cell in row.cells:
                day = cell.column.article.published_on
                for shown in cell.shown:
                    yield (
                        *(row.pk, row.base, row.base_label, cell.column.name, cell.column.title),
                        *(day.isoformat() if day else "", shown.speaker.name if shown.speaker else "", shown.cue),
                        *(shown.given.words, shown.step, "" if shown.is_base else shown.sentence),
                        *("no" if shown.given.status == "suggested" else "yes", shown.given.quote.pk),
                    )

    return table(f"{event.slug}-compare", COMPARE.split(","), lines())


def source_csv(event: Event, found: SourcePage | None, noun: str) -> HttpResponse:
    """One line a sentence and place where it is quoted, and one for each sentence of which none was found. As on the
    page, words that nobody quotes stand here only where the whole text may be shown."""
    sentences = found.sentences if found else ()
    by_passage: dict[int, list[Line]] = defaultdict(list)
    for line in rendering_table(event, sorted({pk for sentence in sentences for pk in sentence.utterances})):
        by_passage[line.utterance].append(line)

    def lines() -> Iterable[Cells]:
        for sentence in sentences:
            head = (sentence.number, " ".join(sentence.words.split()), sentence.texts)
            if not sentence.utterances:
                yield (*head, *[""] * (len(SOURCE.split(",")) - len(head)))
            for pk in sentence.utterances:
                yield from ((*head, *place(line), *said(line), *rendered(line)) for line in by_passage[pk])

    return table(f"{event.slug}-source", counted(SOURCE, noun), lines())
