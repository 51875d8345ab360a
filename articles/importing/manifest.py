r"""Reads a manifest: a table beside the texts that says, for each file, where and when it appeared.

>>> manifest = read_manifest(b"File;Outlet\n1.txt;Harbour Press\n", "news/manifest.csv")
>>> manifest.facts["1.txt"].outlet.name, manifest.facts["1.txt"].where
('Harbour Press', 'news/manifest.csv:2')
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from articles.importing.decoding import NotReadableError
from articles.importing.document import Facts, OutletFacts, Refusal
from articles.importing.lines import EDGE

NAME = "manifest.csv"
MAX_BYTES = 8_000_000
COLUMNS = ("file", "outlet", "country", "kind", "url", "published", "author", "headline", "language")
DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Manifest:
    """The facts of each file (by its path below the manifest's folder), the lines refused, notes on the whole."""

    facts: Mapping[str, Facts] = field(default_factory=dict)
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()


def read_manifest(raw: bytes, name: str) -> Manifest:
    """The manifest in these bytes; raises NotReadableError if nothing of it can be used."""
    if len(raw) > MAX_BYTES:
        raise NotReadableError(f"{name} is larger than 8 MB. Split the folder, each part with a manifest of its own.")
    text, notes = _text(raw, name)
    rows = _rows(text, name)
    columns = [cell.strip(EDGE).lower() for cell in next(rows, (1, [""]))[1]]
    if "file" not in columns:
        raise NotReadableError(
            f"{name}:1 has no column “file”, so none of the texts beside it was read. "
            f"Name the columns in its first line, such as {', '.join(COLUMNS[:3])}."
        )
    if double := sorted({column for column in columns if column in COLUMNS and columns.count(column) > 1}):
        raise NotReadableError(f"{name}:1 has the column “{double[0]}” twice. Leave one of them.")
    unknown = [column for column in columns if column and column not in COLUMNS]
    if unknown:
        listed = ", ".join(f"“{column[:40]}”" for column in unknown[:20])
        notes = (*notes, f"{name}:1 has columns that are not used: {listed}. Known are {', '.join(COLUMNS)}.")
    return _manifest(rows, columns, name, notes)


def path_key(path: str) -> str:
    """A path as manifests and folders are compared by it, however a system writes it."""
    plain = unicodedata.normalize("NFC", path.replace("\\", "/"))
    return "/".join(part for part in plain.split("/") if part not in ("", "."))


def _text(raw: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """A manifest may be larger than a text, so it is decoded here; spreadsheets save UTF-8, UTF-16 or Windows-1252."""
    encodings = ("utf-16",) if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        note = f"{name} is not UTF-8; it was read as Windows-1252." if encoding == "cp1252" else ""
        return text.replace("\r\n", "\n").replace("\r", "\n"), (note,) if note else ()
    raise NotReadableError(
        f"{name} is not a table in UTF-8. Save it as CSV in UTF-8; none of the texts beside it was read."
    )


def _rows(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins in."""
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise NotReadableError(
                f"{name}:{line} cannot be read as a table ({error}). Look for a quotation mark that is not closed."
            ) from None
        if any(cell.strip(EDGE) for cell in row):
            yield line, row


def _manifest(rows: Iterator[tuple[int, list[str]]], columns: list[str], name: str, notes: tuple[str, ...]) -> Manifest:
    facts: dict[str, Facts] = {}
    refusals: list[Refusal] = []
    for line, row in rows:
        where = f"{name}:{line}"
        cells = {column: " ".join(cell.split()) for column, cell in zip(columns, row, strict=False)}
        # Leading and double spaces are part of a file's name, if rarely.
        path = path_key(row[columns.index("file")].strip("\n") if columns.index("file") < len(row) else "")
        surplus = any(cell.strip(EDGE) for cell in row[len(columns) :])
        if not path.strip():
            refusals.append(Refusal(where, f"{where} names no file. Fill in its column “file”, or take the line away."))
        elif surplus:
            refusals.append(
                Refusal(
                    where, f"{where} has more cells than columns. Put cells that hold a delimiter in quotation marks."
                )
            )
        elif path in facts:
            refusals.append(
                Refusal(where, f"{where} lists “{path}” again, after {facts[path].where}. Take one of the lines away.")
            )
        else:
            facts[path] = _facts(cells, where)
    return Manifest(facts, tuple(refusals), notes)


def _facts(cells: Mapping[str, str], where: str) -> Facts:
    def cell(column: str) -> str:
        return cells.get(column, "").strip(EDGE)

    return Facts(
        where=where,
        outlet=OutletFacts(cell("outlet"), cell("country"), cell("kind")),
        url=cell("url"),
        published=cell("published"),
        author=cell("author"),
        headline=cell("headline"),
        language=cell("language"),
    )


def missing(manifest: Manifest, present: Collection[str]) -> Iterator[Refusal]:
    """A refusal for each line that names a text which is not there."""
    for path, facts in manifest.facts.items():
        if path not in present:
            reason = f"{facts.where} names “{path}”, but there is no such .txt file beside it."
            yield Refusal(facts.where, f"{reason} Correct the name, or add the file.")


def with_notes(facts: Facts, notes: tuple[str, ...]) -> Facts:
    """What concerns a whole manifest is said once, with the first text."""
    return replace(facts, notes=(*notes, *facts.notes)) if notes else facts
