"""Bytes in, a body out, or a sentence that says why not."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from articles.importing.decoding import MAX_BYTES, NotReadableError, decode

READ = [
    (b"One.\r\nTwo.\rThree.\n\r\n", "One.\nTwo.\nThree.\n\n", "utf-8"),
    (b"\xef\xbb\xbf One\xc2\xa0\xe2\x80\x8b. ", " One\u00a0\u200b. ", "utf-8"),
    ("\ufeff“One”".encode("utf-16-le"), "“One”", "utf-16"),
    ("\ufeff“One”".encode("utf-16-be"), "“One”", "utf-16"),
    (b"\x93One\x94 caf\xe9", "“One” café", "windows-1252"),
]


@pytest.mark.parametrize(("raw", "body", "encoding"), READ)
def test_reads(raw: bytes, body: str, encoding: str) -> None:
    decoded = decode(raw, name="1.txt")
    assert (decoded.body, decoded.encoding) == (body, encoding)
    assert bool(decoded.notes) == (encoding == "windows-1252")


REFUSED = [
    (b"", None, "is empty"),
    ("\ufeff \n\u00a0\u200b".encode(), None, "is empty"),
    (b"ab\n\0c", None, "NUL byte at offset 3 (line 2)"),
    ("Ordinary".encode("utf-16-le"), None, "--encoding utf-16-le"),
    ("Ordinary".encode("utf-32"), None, "UTF-32"),
    (b"One\n\x81 two", None, "offset 4, line 2) and not Windows-1252"),
    (b"caf\xe9 \x01", None, "not Windows-1252"),
    ("It’s a “test”".encode()[:-1], None, "is UTF-8, but damaged at offset 16 (line 1)"),
    (b"%PDF-1.7", None, "is a PDF"),
    (b"PK\x03\x04", None, "is a zip"),
    (b"\x01\x02\x03\x04 ok", None, "control characters"),
    (b"x" * (MAX_BYTES + 1), None, "larger than 2 MB"),
    (b"One\ncaf\xe9", "utf-8", "offset 7 (line 2)"),
    (b"One", "klingon", "no text encoding “klingon”"),
    (b"One", "rot13", "no text encoding"),
    (b"One", "hex", "no text encoding"),
    (b"\\q", "unicode_escape", "no text encoding"),
    (b"One", "undefined", "no text encoding"),
    (b"One", "a\0b", "no text encoding"),
]


@pytest.mark.parametrize(("raw", "encoding", "reason"), REFUSED)
def test_refuses(raw: bytes, encoding: str | None, reason: str) -> None:
    with pytest.raises(NotReadableError) as refusal:
        decode(raw, name="news/1.txt", encoding=encoding)
    assert str(refusal.value).startswith("news/1.txt ")
    assert reason in str(refusal.value)


def test_a_given_encoding_is_used() -> None:
    assert decode("Żaba".encode("cp1250"), name="1.txt", encoding="cp1250").body == "Żaba"
    assert decode("é".encode(), name="1.txt", encoding="latin-1").body == "Ã©"


@given(st.text(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_nothing_is_lost(text: str, encoding: str) -> None:
    assume(not text.startswith("\ufeff") and "\r" not in text)
    try:
        body = decode(text.encode(encoding), name="1.txt").body
    except NotReadableError:
        return
    assert body == text


@given(st.binary())
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        body = decode(raw, name="1.txt").body
    except NotReadableError:
        return
    assert "\0" not in body
    assert "\r" not in body
    body.encode("utf-8")
