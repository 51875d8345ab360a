"""Makes the document of a text from its body and what is known beside it.

>>> text = Decoded("The council voted on Monday, and the harbour stays open.", "utf-8")
>>> found = draft(text, Facts(headline="Harbour stays open"), name="news/1.txt", path="news/1.txt", raw=b"")
>>> found.shift, found.headline, found.key
(19, 'Harbour stays open', 'news/1.txt')
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from articles.importing.blocks import first_line, headline_of, split_blocks
from articles.importing.dates import Published, UnreadableDateError, date_in_text, read_date
from articles.importing.decoding import Decoded
from articles.importing.document import KINDS, Document, Facts, Refusal
from articles.importing.headings import folded
from articles.spans import Block

Item = Document | Refusal


@dataclass(frozen=True, slots=True)
class Source:
    """A file, folder or archive to read: where it is, its name in keys and sentences, and what was said about all."""

    path: Path
    label: str
    outlet: str = ""
    encoding: str | None = None


def draft(text: Decoded, facts: Facts, *, name: str, path: str, raw: bytes, outlet: str = "") -> Document:
    """The document of ``text``. ``path`` is the file's part of the key; ``outlet`` holds where the facts name none."""
    where = facts.where or name
    notes = [*facts.notes, *text.notes]
    body, shift = _with_headline(text.body, facts.headline)
    blocks = split_blocks(body, headline=facts.headline)
    published = _published(body, blocks, facts, where, notes)
    known = facts.outlet if facts.outlet.name else replace(facts.outlet, name=outlet.strip())
    url = _web_address(facts.url, where, notes)
    if known.kind and known.kind.lower() not in KINDS:
        notes.append(
            f"{where}: “{known.kind[:40]}” is no kind of outlet that is known here; the text was read without it. "
            f"Write one of {', '.join(KINDS)}."
        )
    return Document(
        body=body,
        blocks=blocks,
        name=name,
        key=facts.id or url or (f"{known.name}/{path}" if known.name else path),
        file_sha256=hashlib.sha256(raw).hexdigest(),
        encoding=text.encoding,
        shift=shift,
        headline=headline_of(body, blocks),
        published_on=published.on,
        published_at=published.at,
        outlet=known,
        url=url,
        author=facts.author,
        language=facts.language,
        event_key=facts.event_key,
        event_name=facts.event_name,
        notes=tuple(notes),
    )


def _with_headline(body: str, headline: str) -> tuple[str, int]:
    """A headline that is not the first line is put before it; how many code points that added."""
    if not headline or folded(headline) == folded(first_line(body)):
        return body, 0
    return f"{headline}\n{body}", len(headline) + 1


def _published(body: str, blocks: tuple[Block, ...], facts: Facts, where: str, notes: list[str]) -> Published:
    """What was written beside the text goes before what the text says; where they differ, a note says so."""
    in_text: date | None = date_in_text(body, blocks)
    if not facts.published:
        return Published(in_text)
    try:
        stated = read_date(facts.published)
    except UnreadableDateError as error:
        own = (
            f"the text's own date, {in_text.isoformat()}, was taken" if in_text else "the text was read without a date"
        )
        notes.append(f"{where}: unreadable date: {error}; {own}.")
        return Published(in_text)
    if in_text and in_text != stated.on:
        notes.append(f"{where}: gives another date than the text itself, which says {in_text.isoformat()}.")
    return stated


def _web_address(url: str, where: str, notes: list[str]) -> str:
    """Only addresses of web pages: others could do harm behind a link."""
    if not url:
        return ""
    try:
        parts = urlsplit(url)
        fine = parts.scheme.lower() in ("http", "https") and bool(parts.netloc)
    except ValueError:
        fine = False
    if fine and not any(char.isspace() for char in url):
        return url
    notes.append(f"{where}: “{url[:80]}” is not a web address (http or https); the text was read without it.")
    return ""
