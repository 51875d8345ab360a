"""Analysing what is stored, and writing what was found: per text its quotes and speakers, per event its utterances.

The machine replaces only the machine: a suggestion found again keeps its row, one no longer found goes, and what a
person judged stays and keeps the machine's old proposal from coming back beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

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
Progress = Callable[[int, int], None]


def quiet(done: int, total: int) -> None:
    """For callers that show no progress."""


def analyse_event(*, event: Event, again: bool = False, progress: Progress = quiet) -> int:
    """Analyse and link what this method has not seen yet (``again``: everything). Returns how many texts.

    Each text is written whole or not at all; a run that was killed is completed by the next.
    """
    texts = Text.objects.of(event).order_by("pk")
    if again:
        texts.update(analysed_with="", linked_with="", claims_with="")
    waiting = list(texts.exclude(analysed_with=METHOD).values_list("pk", flat=True))
    unlinked = texts.exclude(linked_with=METHOD).exists()
    for first in range(0, len(waiting), CHUNK):
        analyse_texts(event, waiting[first : first + CHUNK])
        progress(min(first + CHUNK, len(waiting)), len(waiting))
    if waiting or unlinked:
        with locked(event):
            link_event(event)
            forget_unused_speakers(event)
    with locked(event):
        propose_claims(event)
    return len(waiting)


def analyse_texts(event: Event, ids: Iterable[int]) -> None:
    """Write a chunk of texts. *Rubio* finds *Marco Rubio* whichever text comes first."""
    texts = Text.objects.filter(pk__in=list(ids), article__isnull=False).order_by("pk")
    analyses = [(text, analyse_article(text.body, stored_blocks(text))) for text in texts.prefetch_related("blocks")]
    with locked(event):
        register = SpeakerRegister(event)
        for speaker in full_names(analysis for _, analysis in analyses):
            register.find_or_create(speaker)
        for text, analysis in analyses:
            replace_quotes(text, analysis, register)
        Text.objects.filter(pk__in=list(ids)).update(analysed_with=METHOD, linked_with="", claims_with="")


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
