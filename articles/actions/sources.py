"""Adding a source text that somebody pastes: stored like one from a file, and everything linked to it.

A large event is linked to it by the next analysis: somebody waits for this one.
"""

from __future__ import annotations

import hashlib

from articles.actions.analysing import analyse_event
from articles.actions.linking import is_large
from articles.actions.storing import store_source_text
from articles.importing.blocks import split_blocks
from articles.importing.document import Document
from articles.models import Event, Text


def add_source_text(*, event: Event, title: str, body: str) -> Text:
    """The new source text, or the last one where these are its words."""
    words = body.replace("\r\n", "\n").strip("\n") + "\n"
    document = Document(
        body=words,
        blocks=split_blocks(words),
        name=title or "pasted",
        key="",
        file_sha256=hashlib.sha256(words.encode()).hexdigest(),
        encoding="utf-8",
        headline=title,
    )
    stored = store_source_text(event=event, document=document)
    if not is_large(event):
        analyse_event(event=event)
    return Text.objects.get(pk=stored.text_id or 0)
