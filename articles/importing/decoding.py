r"""Turns bytes into a body: which encoding, and is it text at all.

Only the byte-order mark goes and line ends become LF; white space of every kind stays, so that offsets hold.

>>> decode(b"\xef\xbb\xbfOne.\r\nTwo.", name="1.txt").body
'One.\nTwo.'
>>> decode(b"caf\xe9", name="1.txt").encoding
'windows-1252'
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from articles.importing.lines import EDGE

MAX_BYTES = 2_000_000

# Codecs of Python's that are no encodings of texts, or that warn where others fail.
NO_TEXT_CODECS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})
MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip file"),
)
CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
CONTROL_BYTE = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
HIGH_BYTE = re.compile(rb"[\x80-\xff]")
UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
# One stray control character in a scraped page is a blemish; one in a hundred characters is a program.
CONTROL_SHARE = 0.01


class NotReadableError(Exception):
    """Why something cannot be read, in a sentence for the person who gave it."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A body, the encoding it was in, and what the report should say about it."""

    body: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(raw: bytes, *, name: str, encoding: str | None = None) -> Decoded:
    """The text of these bytes; raises NotReadableError with a sentence about ``name``."""
    if len(raw) > MAX_BYTES:
        raise NotReadableError(too_large(name))
    if encoding:
        text, found = _decode_as(raw, encoding, name)
        decoded = Decoded(text, found)
    else:
        decoded = _guess(raw, name)
    return Decoded(normalise(decoded.body, name=name), decoded.encoding, decoded.notes)


def too_large(name: str) -> str:
    return (
        f"{name} is larger than 2 MB, which no article is. Split it into one file for each article, "
        "or leave out what is not the article."
    )


def normalise(text: str, *, name: str) -> str:
    """The body of a decoded text: without the mark, with LF; refuses what no database and no page could show."""
    body = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    nul = body.find("\0")
    if nul >= 0:
        line = body.count("\n", 0, nul) + 1
        raise NotReadableError(
            f"{name} has a NUL character in line {line}, so it is not plain text. Save it as plain text in UTF-8."
        )
    if surrogate := LONE_SURROGATE.search(body):
        line = body.count("\n", 0, surrogate.start()) + 1
        raise NotReadableError(f"{name} has half a character (a lone surrogate) in line {line}. Export the text again.")
    if not body.strip(EDGE):
        raise NotReadableError(f"{name} is empty. Put the article's words into it, or take it away.")
    if len(CONTROL.findall(body)) > max(1, CONTROL_SHARE * len(body)):
        raise NotReadableError(
            f"{name} is full of control characters, so it is not plain text. Save it as plain text in UTF-8."
        )
    return body


def _decode_as(raw: bytes, encoding: str, name: str) -> tuple[str, str]:
    try:
        codec = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        codec = ""
    if not codec or codec.replace("-", "_") in NO_TEXT_CODECS:
        raise NotReadableError(_unknown(encoding, name))
    try:
        return raw.decode(codec), codec
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise NotReadableError(
            f"{name} is not {encoding}: the byte at offset {error.start} (line {line}) does not fit. "
            "Name another encoding with --encoding, or save the file as UTF-8."
        ) from None
    except UnicodeError:
        raise NotReadableError(f"{name} is not {encoding}. Name another encoding with --encoding.") from None
    except LookupError:
        # Python knows codecs that make bytes of bytes; they have names too.
        raise NotReadableError(_unknown(encoding, name)) from None


def _unknown(encoding: str, name: str) -> str:
    return (
        f"{name} was not read, because there is no text encoding “{encoding}”. "
        "Name one such as utf-8, windows-1252 or utf-16 with --encoding."
    )


def _guess(raw: bytes, name: str) -> Decoded:
    if raw.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise NotReadableError(f"{name} is UTF-32. Save it as UTF-8, or read it with --encoding utf-32.")
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Decoded(_decode_as(raw, "utf-16", name)[0], "utf-16")
    for start, kind in MAGIC:
        if raw.startswith(start):
            raise NotReadableError(
                f"{name} is {kind}, not plain text. Save the article's words as a .txt file in UTF-8."
            )
    if 0 in raw:
        raise NotReadableError(_nul(raw, name))
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _windows_1252(raw, name, error.start)


def _nul(raw: bytes, name: str) -> str:
    at = raw.index(0)
    line = raw.count(b"\n", 0, at) + 1
    where = f"{name} has a NUL byte at offset {at} (line {line})"
    if raw.count(0) * 3 > len(raw):
        order = "utf-16-be" if raw[0] == 0 else "utf-16-le"
        return f"{where}; it may be UTF-16 without its mark. Read it with --encoding {order}, or save it as UTF-8."
    return f"{where}, so it is not plain text. Save the article's words as a .txt file in UTF-8."


def _windows_1252(raw: bytes, name: str, at: int) -> Decoded:
    """What is not UTF-8 is Windows-1252 if every byte makes sense in it, and only then."""
    line = raw.count(b"\n", 0, at) + 1
    refusal = NotReadableError(
        f"{name} is not UTF-8 (the byte at offset {at}, line {line}) and not Windows-1252 either. "
        "Say what it is with --encoding, or save it as UTF-8."
    )
    if CONTROL_BYTE.search(raw):
        raise refusal
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        raise refusal from None
    # A UTF-8 file cut within a character, or damaged in one place, would become mojibake throughout.
    sequences = UTF8_SEQUENCE.findall(raw)
    if sequences and 2 * sum(map(len, sequences)) >= len(HIGH_BYTE.findall(raw)):
        raise NotReadableError(
            f"{name} is UTF-8, but damaged at offset {at} (line {line}). "
            "Save it again as UTF-8, or say with --encoding what it is."
        )
    note = (
        f"{name} is not UTF-8; it was read as Windows-1252, in which every byte makes sense. "
        "If its quotation marks look wrong, name the encoding with --encoding."
    )
    return Decoded(text, "windows-1252", (note,))
