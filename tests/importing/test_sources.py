"""Files, folders, zips and JSON Lines as people give them, good and bad."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from articles.importing.decoding import MAX_BYTES
from articles.importing.document import Document, Refusal
from articles.importing.sources import read_sources
from tests.real_texts import ALLIANCE, DESTINY, SHARED, needs_shared

TEXT = "The harbour council of Harrow Bay voted on Monday to keep the old pier open for another full year."
LONG_LINE = 8_000_001


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    return folder


def write(folder: Path, **files: str | bytes) -> None:
    """Files by their name, a double underscore for the dot."""
    for name, content in files.items():
        path = folder / name.strip("_").replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def read(*paths: Path, outlet: str = "", encoding: str | None = None) -> tuple[list[Document], list[Refusal]]:
    items = list(read_sources(paths, outlet=outlet, encoding=encoding))
    return [item for item in items if isinstance(item, Document)], [item for item in items if isinstance(item, Refusal)]


def only_refusal(*paths: Path, encoding: str | None = None) -> Refusal:
    documents, refusals = read(*paths, encoding=encoding)
    assert documents == []
    assert len(refusals) == 1
    assert refusals[0].reason.startswith(refusals[0].name)
    return refusals[0]


def test_a_folder_in_natural_order(news: Path) -> None:
    write(news, _10__txt=TEXT + "10", _9__txt=TEXT + "9", _9__TXT=TEXT)
    (news / "a").mkdir()
    write(news / "a", _1__txt=TEXT)
    documents, refusals = read(news, outlet="Harbour Press")
    assert [document.name for document in documents] == ["news/9.TXT", "news/9.txt", "news/10.txt", "news/a/1.txt"]
    assert [document.key for document in documents][-1] == "Harbour Press/news/a/1.txt"
    assert {document.outlet.name for document in documents} == {"Harbour Press"}
    assert refusals == []


def test_one_text_has_one_key_from_anywhere(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(news, _1__txt=TEXT)
    keys = [read(news)[0][0].key, read(news / "1.txt")[0][0].key]
    monkeypatch.chdir(news)
    keys += [read(Path("1.txt"))[0][0].key, read(Path())[0][0].key, read(Path("../news"))[0][0].key]
    assert set(keys) == {"news/1.txt"}


def test_two_folders_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for above in ("one", "two"):
        (tmp_path / above / "news").mkdir(parents=True)
        write(tmp_path / above / "news", _1__txt=TEXT)
    documents, _ = read(tmp_path / "one" / "news", tmp_path / "two" / "news")
    assert [document.key for document in documents] == ["one/news/1.txt", "two/news/1.txt"]


def test_a_path_given_twice_is_read_once_and_a_text_found_twice_refused(news: Path) -> None:
    write(news, _1__txt=TEXT)
    documents, (refusal,) = read(news, news, news / "1.txt")
    assert len(documents) == 1
    assert "same key" in refusal.reason


def test_reading_is_lazy(news: Path) -> None:
    write(news, _1__txt=TEXT, _2__txt=TEXT)
    items: Iterator[Document | Refusal] = read_sources([news])
    next(items)
    (news / "2.txt").write_text("Changed since. " + TEXT)
    later = next(items)
    assert isinstance(later, Document)
    assert later.body.startswith("Changed")


def test_a_manifest_says_what_is_known(news: Path) -> None:
    write(
        news,
        manifest__csv="\ufeffFile;Outlet;Country;Kind;URL;Published;Author;Headline;Language;Mood\r\n"
        "1.txt;Harbour Press;NO;agency;https://press.example/1;2026-02-14T09:30:00+01:00;Lena Marr;"
        "Pier stays;en;dull\r\n",
        _1__txt=TEXT,
        _2__txt=TEXT,
    )
    (first, second), refusals = read(news, outlet="Another")
    assert refusals == []
    assert (first.outlet.name, first.outlet.country, first.outlet.kind) == ("Harbour Press", "NO", "agency")
    assert (first.url, first.key) == ("https://press.example/1", "https://press.example/1")
    assert (first.published_on, first.published_at is not None) == (date(2026, 2, 14), True)
    assert (first.author, first.language, first.headline) == ("Lena Marr", "en", "Pier stays")
    assert first.body == "Pier stays\n" + TEXT
    assert first.shift == len("Pier stays\n")
    assert "“mood”" in first.notes[0]
    assert (second.outlet.name, second.key, second.shift, second.notes) == ("Another", "Another/news/2.txt", 0, ())


def test_a_headline_that_is_the_first_line_is_not_put_there_again(news: Path) -> None:
    write(news, manifest__csv='file,headline\n1.txt,"Pier ""stays"""\n', _1__txt="Pier “Stays”\n" + TEXT)
    (document,), _ = read(news)
    assert (document.shift, document.headline) == (0, "Pier “Stays”")


def test_an_unreadable_date_costs_only_the_date(news: Path) -> None:
    write(
        news,
        manifest__csv="file,published,url\n1.txt,02/03/2026,\n2.txt,soon,javascript://a/b\n",
        _1__txt=TEXT,
        _2__txt=f" date 2026-02-14 {TEXT}",
    )
    (first, second), refusals = read(news)
    assert refusals == []
    assert (first.published_on, second.published_on) == (None, date(2026, 2, 14))
    assert first.notes[0].startswith("news/manifest.csv:2: unreadable date")
    assert second.notes[0].startswith("news/manifest.csv:3: unreadable date")
    assert (second.url, "not a web address" in second.notes[1]) == ("", True)


def test_bad_lines_of_a_manifest_stop_nothing_else(news: Path) -> None:
    lines = ["file,outlet,author", "1.txt,A,B", "none.txt,A,B", "1.txt,C,D", ",A,B", "2.txt,A,B,C", '"3.txt","A\nA",B']
    write(news, manifest__csv="\n".join([*lines, "../1.txt,A,B"]), _1__txt=TEXT, _2__txt=TEXT, _3__txt=TEXT)
    documents, refusals = read(news)
    assert [document.outlet.name for document in documents] == ["A", "", "A A"]
    numbers = sorted(int(refusal.name.rpartition(":")[2]) for refusal in refusals)
    assert numbers == [3, 4, 5, 6, 9]
    assert all(refusal.reason.startswith(f"{refusal.name} ") for refusal in refusals)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("name,outlet\n1.txt,A\n", "no column “file”"),
        ("", "no column “file”"),
        ("file,outlet,outlet\n1.txt,A,B\n", "“outlet” twice"),
        ("file\n\0", "not a table"),
        ('file\n"' + "x" * 200_000, "cannot be read as a table"),
        (b"x" * 8_000_001, "larger than 8 MB"),
    ],
)
def test_a_manifest_that_cannot_be_used_leaves_the_folder_unread(news: Path, content: str | bytes, reason: str) -> None:
    write(news, manifest__csv=content, _1__txt=TEXT)
    refusal = only_refusal(news)
    assert refusal.name == "news/manifest.csv"
    assert reason in refusal.reason


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("1.txt", b"", "is empty"),
        ("1.txt", b"a\0b", "NUL byte"),
        ("1.txt", b"x" * (MAX_BYTES + 1), "larger than 2 MB"),
        ("1.pdf", b"%PDF-", "Copy the article's words"),
        ("1.docx", b"PK", "Save it as plain text"),
        ("1.html", b"<p>", "Copy the article's words"),
        ("1.exe", b"MZ", "Give .txt, .jsonl or .zip"),
        ("1.zip", b"", "broken or no zip"),
        ("1.zip", b"PK\x05\x06" + b"\0" * 10, "broken or no zip"),
        ("1.jsonl", b"\n \n", "is empty"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert reason in only_refusal(tmp_path / name).reason


def test_paths_that_are_nothing(tmp_path: Path) -> None:
    assert "does not exist" in only_refusal(tmp_path / "none.txt").reason
    assert "nothing in it" in only_refusal(tmp_path).reason
    assert "cannot be read" in only_refusal(Path("a\0b.txt")).reason
    os.mkfifo(tmp_path / "pipe.txt")
    assert "neither a file nor a folder" in only_refusal(tmp_path / "pipe.txt").reason
    assert list(read_sources([])) == []


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "1.txt"
    with path.open("wb") as file:
        file.truncate(10**12)
    monkeypatch.setattr(Path, "open", None)
    assert "larger than 2 MB" in only_refusal(path).reason


def test_links_out_of_a_folder_are_refused(news: Path, tmp_path: Path) -> None:
    write(tmp_path, secret__txt=TEXT)
    (tmp_path / "other").mkdir()
    write(news, _1__txt=TEXT)
    targets = {"2.txt": "../secret.txt", "3": "../other", "4": ".", "5.txt": "1.txt", "6.txt": "6.txt"}
    for name, target in targets.items():
        (news / name).symlink_to(target)
    documents, refusals = read(news)
    assert [document.name for document in documents] == ["news/1.txt", "news/5.txt"]
    assert sorted(refusal.name for refusal in refusals) == ["news/2.txt", "news/3", "news/4", "news/6.txt"]


def test_hidden_files_are_passed_over(news: Path) -> None:
    (news / ".git").mkdir()
    write(news, _1__txt=TEXT)
    (news / ".DS_Store").write_bytes(b"\0")
    (news / ".git" / "2.txt").write_text(TEXT)
    documents, refusals = read(news)
    assert (len(documents), refusals) == (1, [])


def test_a_name_that_is_no_text_is_made_one(news: Path) -> None:
    Path(os.fsdecode(os.fsencode(news) + b"/caf\xe9\n.txt")).write_text(TEXT)
    (document,), _ = read(news)
    assert document.name.encode() == "news/caf\ufffd\ufffd.txt".encode()


def make_zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_zip_with_a_manifest(tmp_path: Path) -> None:
    members = {
        "10.txt": TEXT.encode(),
        "9.txt": TEXT.encode(),
        "manifest.csv": b"file,outlet,mood\n9.txt,Harbour Press,dull\nnone.txt,,\n",
        "__MACOSX/._9.txt": b"\0",
        ".hidden": b"",
    }
    for name, prefix in (("plain.zip", ""), ("packed.zip", "news/")):
        path = make_zip(tmp_path / name, {prefix + member: content for member, content in members.items()})
        documents, refusals = read(path)
        assert [document.name for document in documents] == [f"{name}/{prefix}9.txt", f"{name}/{prefix}10.txt"]
        assert [document.outlet.name for document in documents] == ["Harbour Press", ""]
        assert documents[0].key == f"Harbour Press/{name}/{prefix}9.txt"
        assert "“mood”" in documents[0].notes[0]
        assert [refusal.name for refusal in refusals] == [f"{name}/{prefix}manifest.csv:3"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("../1.txt", b"x", "leads out of the zip"),
        ("a/../../1.txt", b"x", "leads out of the zip"),
        ("/etc/1.txt", b"x", "leads out of the zip"),
        ("C:\\1.txt", b"x", "leads out of the zip"),
        ("a\\..\\1.txt", b"x", "leads out of the zip"),
        ("in.zip", b"PK", "by itself"),
        ("1.pdf", b"x", "Copy the article's words"),
        ("1.txt", b"ab" * 900_000, "200 times"),
        ("1.txt", os.urandom(MAX_BYTES + 1), "larger than 2 MB"),
        ("1.txt", b"", "is empty"),
    ],
)
def test_members_that_must_not_be_read(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = make_zip(tmp_path / "a.zip", {name: content, "good.txt": TEXT.encode()})
    documents, (refusal,) = read(path)
    assert [document.name for document in documents] == ["a.zip/good.txt"]
    assert reason in refusal.reason


def test_a_member_that_lies_about_its_size_or_is_damaged(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.zip", {"1.txt": os.urandom(5_000), "good.txt": TEXT.encode()})
    raw = bytearray(path.read_bytes())
    raw[200] ^= 0xFF
    path.write_bytes(raw)
    documents, (refusal,) = read(path)
    assert len(documents) == 1
    assert "damaged" in refusal.reason


def test_encrypted_and_linked_members(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("2.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr("1.txt", TEXT)
        archive.writestr(link, "/etc/passwd")
    raw = bytearray(path.read_bytes())
    at = raw.index(b"PK\x01\x02")
    raw[at + 8] |= 1
    path.write_bytes(raw)
    documents, refusals = read(path)
    assert documents == []
    assert ["encrypted" in refusals[0].reason, "is a link" in refusals[1].reason] == [True, True]


def test_an_archive_of_too_many_entries_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_zip(tmp_path / "a.zip", {f"{number}.txt": b"x" for number in range(10_001)})
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert "10,000" in only_refusal(path).reason


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.importing.archives.MAX_TOTAL", 100)
    path = make_zip(tmp_path / "a.zip", {"1.txt": b"x" * 60, "2.txt": b"x" * 60})
    assert "500 MB" in only_refusal(path).reason


def line(**values: object) -> bytes:
    return json.dumps(values).encode() + b"\n"


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_bytes(
        b"\xef\xbb\xbf"
        + line(id="a1", text=f"Pier stays\n{TEXT}", headline="Pier stays", event="e1", event_name="The vote", extra=1)
        + line(id=2, text=TEXT, headline="Pier stays", date="2026-02-14", outlet="Harbour Press", author=None)
        + b"\n"
        + line(text=TEXT, url="https://press.example/3", language="en")
        + line(text=TEXT)
        + line(id="a1", event="e2", text=TEXT)
    )
    documents, refusals = read(path, outlet="Another", encoding="cp1252")
    assert refusals == []
    assert [document.key for document in documents] == [
        "a1",
        "2",
        "https://press.example/3",
        "Another/lines.jsonl:5",
        "a1",
    ]
    first, second, third = documents[:3]
    assert (first.name, first.event_key, first.event_name, first.shift) == ("lines.jsonl:1", "e1", "The vote", 0)
    assert "“extra”" in first.notes[0]
    assert (second.shift, second.published_on, second.outlet.name) == (11, date(2026, 2, 14), "Harbour Press")
    assert second.body == f"Pier stays\n{TEXT}"
    assert (third.name, third.language) == ("lines.jsonl:4", "en")


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b'{"text": \n', "is not JSON"),
        (b"[1]\n", "not a JSON object"),
        (line(outlet="A"), "has no text"),
        (line(text=" \u200b"), "has no text"),
        (line(text=1), "“text” is a number"),
        (line(text=TEXT, outlet=["A"]), "“outlet” is a list"),
        (line(text=TEXT, id=True), "“id” is true or false"),
        (line(text="a\0b"), "NUL character"),
        (line(text="a\ud800b"), "surrogate"),
        (line(text=TEXT, outlet="a\0"), "cannot be stored"),
        (line(id="a1", text=TEXT), "same key"),
        (b'{"text": "a", "text": "b"}\n', "“text” twice"),
        (b'{"text": "\xff"}\n', "is not UTF-8"),
        (b"[" * 100_000 + b"\n", "too deep"),
        (line(text="x" * (MAX_BYTES + 1)), "larger than 2 MB"),
        (b"x" * LONG_LINE + b"\n", "more than 8 MB"),
    ],
)
def test_bad_json_lines_stop_nothing_else(tmp_path: Path, bad: bytes, reason: str) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_bytes(line(id="a1", text=TEXT) + b"\n" + bad + line(id="a2", text=TEXT))
    documents, (refusal,) = read(path)
    assert [document.key for document in documents] == ["a1", "a2"]
    assert refusal.name == "lines.jsonl:3"
    assert refusal.reason.startswith("lines.jsonl:3")
    assert reason in refusal.reason


@needs_shared
def test_real_texts_are_read() -> None:
    (first, second), refusals = read(SHARED / "seeds")
    assert refusals == []
    assert (first.name, second.name) == (f"seeds/{ALLIANCE.name}", f"seeds/{DESTINY.name}")
    assert (first.published_on, second.published_on) == (None, date(2026, 2, 14))
    assert (bool(first.headline), second.headline) == (True, "")
    documents, refusals = read(SHARED / "eval" / "coverage_dev.jsonl")
    assert (len(documents), refusals) == (90, [])
    for document in documents:
        assert document.body[document.shift :].strip()
        assert document.published_on is not None
