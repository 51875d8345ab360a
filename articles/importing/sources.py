"""The front door: walks files, folders, zips and JSON Lines, and reads each text when it is asked for.

>>> [item.reason for item in read_sources([Path("/nowhere/1.txt")])]
['nowhere/1.txt does not exist. Look at the path.']
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from articles.importing import manifest as manifests
from articles.importing.archives import read_archive
from articles.importing.decoding import MAX_BYTES, NotReadableError, decode, too_large
from articles.importing.document import Document, Facts, Refusal
from articles.importing.drafting import Item, Source, draft
from articles.importing.jsonlines import read_lines
from articles.importing.naming import is_hidden, is_text, labels, natural, not_a_text, readable, unreadable


def read_sources(paths: Sequence[Path], *, outlet: str = "", encoding: str | None = None) -> Iterator[Item]:
    """Each text below ``paths`` as a document, or as a refusal that says why not; one text in memory at a time.

    A path is a ``.txt`` file, a folder, a ``.zip`` of texts or a ``.jsonl`` file; a folder or zip may have a
    ``manifest.csv``. ``outlet`` holds where nothing else names one; ``encoding`` is not guessed if it is given.
    """
    # The key follows the names that were given, from whatever folder: ".." is taken out, as Path.absolute() does not,
    # and links are not followed, as Path.resolve() does.
    absolute = list(dict.fromkeys(Path(os.path.normpath(path.absolute())) for path in paths))
    read: dict[tuple[str, str], str] = {}
    for path, label in zip(absolute, labels(absolute), strict=True):
        for item in _read(Source(path, readable(label), outlet, encoding)):
            if isinstance(item, Document):
                first = read.get((item.event_key, item.key))
                if first is not None:
                    reason = f"{item.name} has the same key as {first}, “{item.key[:200]}”. Keep one of the two."
                    yield Refusal(item.name, reason)
                    continue
                read[item.event_key, item.key] = item.name
            yield item


def _read(source: Source, facts: Facts | None = None) -> Iterator[Item]:
    """A path of any kind."""
    label = source.label
    try:
        found = source.path.stat()
    except FileNotFoundError:
        yield Refusal(label, f"{label} does not exist. Look at the path.")
        return
    except (OSError, ValueError) as error:
        yield Refusal(label, unreadable(label, error if isinstance(error, OSError) else OSError()))
        return
    if stat.S_ISDIR(found.st_mode):
        yield from _read_folder(source)
    elif not stat.S_ISREG(found.st_mode):
        yield Refusal(label, f"{label} is neither a file nor a folder. Give files or folders.")
    elif is_text(label):
        yield _read_text(source, found.st_size, facts or Facts())
    elif label.lower().endswith(".zip"):
        yield from read_archive(source)
    elif label.lower().endswith(".jsonl"):
        yield from _read_json_lines(source)
    else:
        yield Refusal(label, not_a_text(label))


def _read_text(source: Source, size: int, facts: Facts) -> Item:
    name = source.label
    if size > MAX_BYTES:
        return Refusal(name, too_large(name))
    try:
        with source.path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)  # it may have grown since
        text = decode(raw, name=name, encoding=source.encoding)
    except OSError as error:
        return Refusal(name, unreadable(name, error))
    except NotReadableError as refusal:
        return Refusal(name, str(refusal))
    return draft(text, facts, name=name, path=name, raw=raw, outlet=source.outlet)


def _read_json_lines(source: Source) -> Iterator[Item]:
    try:
        with source.path.open("rb") as file:
            yield from read_lines(file, source)
    except OSError as error:
        yield Refusal(source.label, unreadable(source.label, error))


def _read_folder(source: Source) -> Iterator[Item]:
    label = source.label
    below, refusals = _walk(source)
    yield from refusals
    if not below and not refusals:
        yield Refusal(label, f"{label} has nothing in it that can be read. Put .txt files into it.")
        return
    try:
        manifest = _folder_manifest(source, below)
    except NotReadableError as refusal:
        yield Refusal(f"{label}/{manifests.NAME}", str(refusal))
        return
    yield from manifest.refusals
    yield from manifests.missing(manifest, {manifests.path_key(readable(path)) for path in below if is_text(path)})
    notes = manifest.notes
    for path in below:
        if path == manifests.NAME:
            continue
        name = readable(path)
        facts = manifest.facts.get(manifests.path_key(name), Facts())
        for item in _read(replace(source, path=source.path / path, label=f"{label}/{name}"), facts):
            if notes and isinstance(item, Document):
                item, notes = replace(item, notes=(*notes, *item.notes)), ()  # said once, with the first text
            yield item


def _folder_manifest(source: Source, below: Sequence[str]) -> manifests.Manifest:
    if manifests.NAME not in below:
        return manifests.Manifest()
    name = f"{source.label}/{manifests.NAME}"
    try:
        with (source.path / manifests.NAME).open("rb") as file:
            raw = file.read(manifests.MAX_BYTES + 1)
    except OSError as error:
        raise NotReadableError(f"{unreadable(name, error)} None of the texts beside it was read.") from None
    return manifests.read_manifest(raw, name)


def _walk(source: Source) -> tuple[list[str], list[Refusal]]:
    """The files below a folder in natural order, and what is below it but must not or cannot be read."""
    root = os.path.realpath(source.path)
    files: list[str] = []
    refusals: list[Refusal] = []

    def refuse(error: OSError) -> None:
        name = f"{source.label}/{readable(os.path.relpath(error.filename or root, source.path))}"
        refusals.append(Refusal(name, unreadable(name, error)))

    for folder, folders, names in os.walk(source.path, onerror=refuse):
        folders[:] = [name for name in folders if not is_hidden(name)]
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        for name in (*names, *links):
            path = (Path(folder) / name).relative_to(source.path).as_posix()
            if is_hidden(name):
                continue
            if reason := _link_refused(Path(folder) / name, root, f"{source.label}/{readable(path)}"):
                refusals.append(Refusal(f"{source.label}/{readable(path)}", reason))
            else:
                files.append(path)
    return sorted(files, key=natural), refusals


def _link_refused(path: Path, root: str, name: str) -> str:
    """Why a link is not followed; empty if it is none, or leads to a file within the folder."""
    if not path.is_symlink():
        return ""
    target = os.path.realpath(path)
    if not Path(target).is_relative_to(root):
        return f"{name} is a link that leads out of the folder, so it was not read. Put the file itself there."
    if Path(target).is_dir():
        return f"{name} is a link to a folder, which is not followed. Give that folder by itself."
    return ""
