"""Reads JSON Lines: one article a line, with what is known about it.

>>> import io
>>> from pathlib import Path
>>> file = io.BytesIO(b'{"id": "a1", "text": "The council voted on Monday.", "outlet": "Harbour Press"}')
>>> [(item.name, item.key) for item in read_lines(file, Source(Path("news.jsonl"), "news.jsonl"))]
[('news.jsonl:1', 'a1')]
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import BinaryIO

from articles.importing.decoding import LONE_SURROGATE, MAX_BYTES, Decoded, NotReadableError, normalise, too_large
from articles.importing.document import Facts, OutletFacts, Refusal
from articles.importing.drafting import Item, Source, draft
from articles.importing.lines import EDGE

LONGEST_LINE = 8_000_000
CHUNK = 1_000_000
STRINGS = (
    "event",
    "event_name",
    "outlet",
    "date",
    "published",
    "headline",
    "url",
    "text",
    "author",
    "country",
    "kind",
    "language",
)


def read_lines(file: BinaryIO, source: Source) -> Iterator[Item]:
    """Each line of the file as a document or a refusal, one at a time. JSON Lines are UTF-8 whatever was said."""
    name = source.label
    unused: set[str] = set()
    found = False
    for number, raw in _raw_lines(file):
        where = f"{name}:{number}"
        if raw is None:
            found = True
            yield Refusal(where, f"{where} is a line of more than 8 MB, which no article is. Give each article a line.")
            continue
        if number == 1 and raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            yield Refusal(name, f"{name} is UTF-16, but JSON Lines are always UTF-8. Save it as UTF-8.")
            return
        if not raw.strip():
            continue
        found = True
        try:
            values = _values(raw, where)
            text = _text(values, where)
            facts = _facts(values, where, unused)
        except NotReadableError as refusal:
            yield Refusal(where, str(refusal))
            continue
        yield draft(text, facts, name=where, path=where, raw=raw, outlet=source.outlet)
    if not found:
        yield Refusal(name, f"{name} is empty. Put one article on each line, or take it away.")


def _raw_lines(file: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The lines with their numbers; None for one that is too long, which is passed over in pieces."""
    number = 0
    while raw := file.readline(LONGEST_LINE + 2):
        number += 1
        line = raw.removesuffix(b"\n").removesuffix(b"\r")
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if len(line) <= LONGEST_LINE:
            yield number, line
            continue
        while raw and not raw.endswith(b"\n"):
            raw = file.readline(CHUNK)
        yield number, None


def _values(raw: bytes, where: str) -> dict[str, object]:
    """The object of a line; raises NotReadableError."""

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        values = dict(pairs)
        if len(values) < len(pairs):
            names = [name for name, _ in pairs]
            double = next(name for name in names if names.count(name) > 1)
            raise NotReadableError(f"{where} has the key “{double[:40]}” twice. Leave one of them.")
        return values

    try:
        values = json.loads(raw.decode("utf-8"), object_pairs_hook=once)
    except UnicodeDecodeError as error:
        raise NotReadableError(
            f"{where} is not UTF-8 (byte {error.start} of the line). Save the file as UTF-8."
        ) from None
    except json.JSONDecodeError as error:
        raise NotReadableError(
            f"{where} is not JSON: {error.msg} at character {error.colno}. Write one object on each line."
        ) from None
    except (RecursionError, ValueError):
        raise NotReadableError(f"{where} is JSON that no article needs (too deep, or a number too long).") from None
    if not isinstance(values, dict):
        raise NotReadableError(
            f"{where} is not a JSON object. Write one such as {{“text”: …, “outlet”: …}} on each line."
        )
    return values


def _string(values: dict[str, object], key: str, where: str) -> str:
    value = values.get(key)
    if value is None:
        return ""
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise NotReadableError(f"{where}: “{key}” is {_kind(value)}, not a text in quotation marks. Correct that line.")
    if key != "text" and ("\0" in value or LONE_SURROGATE.search(value)):
        raise NotReadableError(f"{where}: “{key}” holds a character that cannot be stored. Export the line again.")
    return value


def _text(values: dict[str, object], where: str) -> Decoded:
    text = _string(values, "text", where)
    if not text.strip(EDGE):
        raise NotReadableError(
            f"{where} has no text. Put the article's words under the key “text”, or take the line away."
        )
    body = normalise(text, name=where)
    if len(body) > MAX_BYTES or len(body.encode()) > MAX_BYTES:
        raise NotReadableError(too_large(where))
    return Decoded(body, "utf-8")


def _facts(values: dict[str, object], where: str, unused: set[str]) -> Facts:
    """What the line knows; keys that nothing here uses are named once in a file."""
    known = {key: " ".join(_string(values, key, where).split()) for key in (*STRINGS, "id") if key != "text"}
    new = values.keys() - {*STRINGS, "id"} - unused
    unused |= new
    listed = ", ".join(f"“{key[:40]}”" for key in sorted(new)[:20]).encode("utf-8", "replace").decode()
    return Facts(
        where=where,
        id=known["id"],
        outlet=OutletFacts(known["outlet"], known["country"], known["kind"]),
        url=known["url"],
        published=known["date"] or known["published"],
        author=known["author"],
        headline=known["headline"].strip(EDGE),
        language=known["language"],
        event_key=known["event"],
        event_name=known["event_name"],
        notes=(f"{where} has keys that are not used: {listed}.",) if new else (),
    )


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), "something else")
