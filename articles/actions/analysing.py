"""Analysing what is stored, and writing what was found: per text its quotes and speakers, per event its utterances.

The machine replaces only the machine: a suggestion found again keeps its row, one no longer found goes, and what a
person judged stays and keeps the machine's old proposal from coming back beside it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

from django.db import DatabaseError, transaction

from articles.actions.linking import link_event
from articles.actions.locking import locked
from articles.actions.proposing import propose_claims
from articles.actions.replacing import replace_quotes
from articles.actions.speakers import SpeakerRegister, forget_unused_speakers
from articles.analysis import METHOD
from articles.analysis.article import analyse_article
from articles.analysis.findings import ArticleAnalysis, FoundSpeaker, SpeakerKind
from articles.analysis.identity import name_parts
from articles.models import Block, Event, Text
from articles.spans import Block as BlockSpan
from articles.spans import BlockKind

CHUNK = 200
log = logging.getLogger(__name__)
Progress = Callable[[int, int], None]


def quiet(done: int, total: int) -> None:
    """For callers that show no progress."""


def analyse_event(*, event: Event, again: bool = False, progress: Progress = quiet) -> int:
    """Analyse and link what this method has not seen yet (``again``: everything). Returns how many texts of articles.

    Each text is written whole or not at all; a run that was killed is completed by the next. A source text is nothing
    to analyse, and linked like any other.
    """
    texts = Text.objects.of(event).order_by("pk")
    if again:
        texts.update(analysed_with="", linked_with="", claims_with="")
    waiting = list(texts.filter(article__isnull=False).exclude(analysed_with=METHOD).values_list("pk", flat=True))
    for first in range(0, len(waiting), CHUNK):
        analyse_texts(event, waiting[first : first + CHUNK])
        progress(min(first + CHUNK, len(waiting)), len(waiting))
    if texts.exclude(linked_with=METHOD).exists():  # as all that were analysed just now
        with locked(event):
            link_event(event)
            forget_unused_speakers(event)
    with locked(event):
        propose_claims(event)
    return len(waiting)


def analyse_texts(event: Event, ids: Iterable[int]) -> None:
    """Write a chunk of texts. *Rubio* finds *Marco Rubio* whichever text comes first."""
    texts = Text.objects.filter(pk__in=list(ids)).order_by("pk")
    analyses = [(text, found) for text in texts.prefetch_related("blocks") if (found := analysis_of(text))]
    with locked(event):
        register = SpeakerRegister(event)
        for speaker in full_names(analysis for _, analysis in analyses):
            register.find_or_create(speaker)
        written = []
        for text, analysis in analyses:
            try:
                with transaction.atomic():
                    replace_quotes(text, analysis, register)
                written.append(text.pk)
            except DatabaseError:
                log.exception("%s could not be analysed.", text.file_name)
                register = SpeakerRegister(event)  # without what was undone
        Text.objects.filter(pk__in=written).update(analysed_with=METHOD, linked_with="", claims_with="")


def analysis_of(text: Text) -> ArticleAnalysis | None:
    """None where the rules fail on a text: one odd text must not keep the others from being analysed."""
    try:
        return analyse_article(text.body, stored_blocks(text))
    except Exception:
        log.exception("%s could not be analysed.", text.file_name)
        return None


def not_analysed(event: Event) -> list[str]:
    """A sentence for each text that the last analysis failed on. It is stored, and the next analysis tries again."""
    texts = Text.objects.of(event).filter(article__isnull=False).exclude(analysed_with=METHOD).order_by("pk")
    return [
        f"{name} is stored, but could not be analysed; the error above says why. Please report it."
        for name in texts.values_list("file_name", flat=True)
    ]


def stored_blocks(text: Text) -> tuple[BlockSpan, ...]:
    return tuple(block_span(block) for block in text.blocks.all())


def block_span(block: Block) -> BlockSpan:
    return BlockSpan(BlockKind(block.kind), block.start, block.end, block.post, block.author, block.handle)


def full_names(analyses: Iterable[ArticleAnalysis]) -> list[FoundSpeaker]:
    """Everybody who is met with a first name, the fullest names first: they are known before bare surnames come."""
    people = {
        speaker.name: speaker
        for analysis in analyses
        for speaker in analysis.speakers
        if speaker.kind == SpeakerKind.PERSON and name_parts(speaker.name)[0]
    }
    return sorted(people.values(), key=lambda speaker: (-len(speaker.name), speaker.name))
