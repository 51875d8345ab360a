"""Reads the texts in a zip, and nothing else: no path out of it, no bomb, no encrypted or nested archive.

>>> from pathlib import Path
>>> [item.reason for item in read_archive(Source(Path("/nowhere.zip"), "nowhere.zip"))]
['nowhere.zip cannot be read (No such file or directory). Look at the file and its permissions.']
"""

from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator

from articles.importing import manifest as manifests
from articles.importing.decoding import MAX_BYTES, NotReadableError, decode, too_large
from articles.importing.document import Facts, Refusal
from articles.importing.drafting import Item, Source, draft
from articles.importing.naming import is_hidden, is_text, natural, not_a_text, readable, unreadable

MAX_ENTRIES = 10_000
MAX_TOTAL = 500_000_000
MAX_RATIO = 200
# The directory of an archive is read whole before its entries can be counted, so its size is looked at first.
MAX_DIRECTORY = 16_000_000
END_RECORD = struct.Struct("<4s4H2LH")
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the others have no bound on what they unpack at once
DRIVE = re.compile(r"[A-Za-z]:")
# What the module zipfile raises, by experience, over damaged archives.
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, struct.error, ValueError, RuntimeError, KeyError)


def read_archive(source: Source) -> Iterator[Item]:
    """Each text of the archive, in natural order."""
    try:
        _look_before(source)
        archive = zipfile.ZipFile(source.path)
    except NotReadableError as refusal:
        yield Refusal(source.label, str(refusal))
    except OSError as error:
        yield Refusal(source.label, unreadable(source.label, error))
    except BROKEN:
        yield Refusal(source.label, f"{source.label} is broken or no zip. Pack the texts again.")
    else:
        with archive:
            try:
                yield from _read(archive, source)
            except NotReadableError as refusal:
                yield Refusal(source.label, str(refusal))


def _look_before(source: Source) -> None:
    """Refuses an archive of too many entries before its directory is read."""
    with source.path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 65_557))
        tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or at + END_RECORD.size > len(tail):
        return  # zipfile says what is wrong
    record = END_RECORD.unpack_from(tail, at)
    if record[4] > MAX_ENTRIES or record[5] > MAX_DIRECTORY:
        raise NotReadableError(_too_many(source.label))


def _too_many(label: str) -> str:
    return f"{label} has more than 10,000 entries, so nothing of it was read. Split it into several zips."


def _read(archive: zipfile.ZipFile, source: Source) -> Iterator[Item]:
    label, infos = source.label, archive.infolist()
    if len(infos) > MAX_ENTRIES:
        raise NotReadableError(_too_many(label))
    if sum(info.file_size for info in infos) > MAX_TOTAL:
        raise NotReadableError(
            f"{label} unpacks to more than 500 MB, so nothing of it was read. Split it into smaller zips."
        )
    entries = [
        (manifests.path_key(readable(info.filename)), info)
        for info in infos
        if not info.is_dir() and not is_hidden(info.filename)
    ]
    if not entries:
        raise NotReadableError(f"{label} has no texts in it. Put .txt files into it.")
    entries.sort(key=lambda entry: natural(entry[0]))
    root = _root([path for path, _ in entries])
    manifest = manifests.Manifest()
    for path, info in entries:
        if path == root + manifests.NAME:
            name = f"{label}/{path}"
            manifest = manifests.read_manifest(_bytes(archive, info, name, manifests.MAX_BYTES), name)
    yield from manifest.refusals
    texts = {path.removeprefix(root) for path, _ in entries if path.startswith(root) and is_text(path)}
    yield from manifests.missing(manifest, texts)
    others = [entry for entry in entries if entry[0] != root + manifests.NAME]
    yield from _members(archive, source, others, manifest, root)


def _members(
    archive: zipfile.ZipFile,
    source: Source,
    entries: list[tuple[str, zipfile.ZipInfo]],
    manifest: manifests.Manifest,
    root: str,
) -> Iterator[Item]:
    notes = manifest.notes
    seen: set[str] = set()
    for path, info in entries:
        name = f"{source.label}/{path}"
        try:
            _check(info, name)
            if path in seen:
                raise NotReadableError(f"{name} is in the zip twice; the first was read. Take one of them away.")
            raw = _bytes(archive, info, name, MAX_BYTES)
            text = decode(raw, name=name, encoding=source.encoding)
        except NotReadableError as refusal:
            yield Refusal(name, str(refusal))
            continue
        seen.add(path)
        facts = manifests.with_notes(manifest.facts.get(path.removeprefix(root), Facts()), notes)
        notes = ()
        yield draft(text, facts, name=name, path=name, raw=raw, outlet=source.outlet)


def _check(entry: zipfile.ZipInfo, name: str) -> None:
    """Raises NotReadableError for an entry that must not or cannot be read as a text."""
    parts = entry.filename.replace("\\", "/").split("/")
    if not parts[0] or ".." in parts or DRIVE.match(entry.filename):
        raise NotReadableError(
            f"{name} has a path that leads out of the zip, so it was not read. Pack the texts again."
        )
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise NotReadableError(f"{name} is a link, not a file. Put the file itself into the zip.")
    if not is_text(entry.filename):
        raise NotReadableError(not_a_text(name))


def _bytes(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, limit: int) -> bytes:
    """What an entry holds, never more than ``limit``, whatever it declares."""
    if entry.flag_bits & 0x1:
        raise NotReadableError(f"{name} is encrypted. Pack it again without a password.")
    if entry.compress_type not in METHODS:
        raise NotReadableError(f"{name} is packed in an uncommon way. Pack it again as an ordinary zip (deflate).")
    if entry.file_size > limit:
        raise NotReadableError(too_large(name))
    if entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        raise NotReadableError(
            f"{name} unpacks to more than 200 times its size, as no text does, so it was not read. Give the file."
        )
    try:
        with archive.open(entry) as file:
            raw = file.read(limit + 1)
    except (*BROKEN, OSError):
        raise NotReadableError(f"{name} is damaged in the zip. Pack it again.") from None
    if len(raw) > limit:
        raise NotReadableError(too_large(name))
    return raw


def _root(paths: list[str]) -> str:
    """The folder of the manifest: the zip's root, or the one folder that everything was packed in."""
    tops = {path.partition("/")[0] for path in paths}
    return f"{tops.pop()}/" if len(tops) == 1 and all("/" in path for path in paths) else ""
