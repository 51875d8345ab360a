"""What reading gives: a document for each text, a refusal for each that cannot be read.

>>> Refusal("news/2.txt", "news/2.txt is empty. Put the article's words into it, or take it away.").name
'news/2.txt'
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from articles.spans import Block

KINDS = ("agency", "newspaper", "broadcaster", "magazine", "site")  # of outlets


@dataclass(frozen=True, slots=True)
class OutletFacts:
    """What is known about the outlet; an empty string is unknown, which is a normal case."""

    name: str = ""
    country: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known beside a text: a line of a manifest, or the keys of a JSON line. Nothing here is checked yet.

    ``where`` is the file and line that say it ("news/manifest.csv:7"), for sentences about it.
    """

    where: str = ""
    id: str = ""
    outlet: OutletFacts = field(default_factory=OutletFacts)
    url: str = ""
    published: str = ""
    author: str = ""
    headline: str = ""
    language: str = ""
    event_key: str = ""
    event_name: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it will be stored, with where it came from.

    ``body`` is the decoded file with the byte-order mark dropped and CRLF made LF, and nothing else changed; a headline
    that came beside the text is put before it as a line of its own, and ``shift`` says how many code points that added.
    ``blocks`` tile the body. ``published_on`` is the day as far as it is known, ``published_at`` the instant if known.
    ``notes`` are plain sentences for the report (an encoding that was assumed, say).
    """

    body: str
    blocks: tuple[Block, ...]
    name: str  # where it was found: "folder/1.txt", "coverage.zip/1.txt", "lines.jsonl:3"
    key: str  # lasts across imports: an id, else the URL, else outlet and file path
    file_sha256: str  # of the file's bytes; of the line's for JSON Lines
    encoding: str
    shift: int = 0
    headline: str = ""
    published_on: date | None = None
    published_at: datetime | None = None
    outlet: OutletFacts = field(default_factory=OutletFacts)
    url: str = ""
    author: str = ""
    language: str = ""
    event_key: str = ""  # JSON Lines name their event; empty for files
    event_name: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A text that was not read: where it is, and a sentence that says why and what to do."""

    name: str
    reason: str
