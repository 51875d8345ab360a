"""Names of sources: how they are ordered, told apart and shown, and the sentences about those that are no texts.

>>> sorted(["10.txt", "9.txt", "a/1.txt"], key=natural)
['9.txt', '10.txt', 'a/1.txt']
>>> from pathlib import Path
>>> labels([Path("/news/may"), Path("/archive/may"), Path("/news/june/1.txt")])
['news/may', 'archive/may', 'june/1.txt']
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

DIGITS = re.compile(r"(\d{1,30})", re.ASCII)
WAYS_OUT = {
    ".pdf": "Copy the article's words into a .txt file.",
    ".doc": "Save it as plain text (.txt) in UTF-8.",
    ".docx": "Save it as plain text (.txt) in UTF-8.",
    ".odt": "Save it as plain text (.txt) in UTF-8.",
    ".rtf": "Save it as plain text (.txt) in UTF-8.",
    ".htm": "Copy the article's words into a .txt file.",
    ".html": "Copy the article's words into a .txt file.",
    ".md": "Rename it to .txt if it is an article.",
    ".text": "Rename it to .txt if it is an article.",
    ".json": "Write one article on each line and name the file .jsonl.",
    ".ndjson": "Rename it to .jsonl.",
    ".csv": "A manifest must be called manifest.csv and stand in the folder that is given.",
    ".zip": "Give it by itself, or unpack it.",
    ".jsonl": "Give it by itself, not in a zip.",
}
WAY_OUT = "Give .txt, .jsonl or .zip files, or a folder of them."


def natural(path: str) -> tuple[tuple[tuple[tuple[int, int, str], ...], ...], str]:
    """A sort key by which 9 comes before 10."""
    pieces = path.split("/")
    return tuple(tuple(_weight(part) for part in DIGITS.split(piece) if part) for piece in pieces), path


def _weight(part: str) -> tuple[int, int, str]:
    return (0, int(part), part) if DIGITS.fullmatch(part) else (1, 0, part.casefold())


def labels(paths: Sequence[Path]) -> list[str]:
    """A name for each absolute path: as many of its last parts as tell it from the others.

    A text is named with its folder from the start, so that it has one key, given by itself or with the folder.
    """
    sizes = [2 if path.suffix.lower() == ".txt" else 1 for path in paths]
    while True:
        found = ["/".join(path.parts[-size:]).replace("//", "/") for path, size in zip(paths, sizes, strict=True)]
        ways = Counter(found)
        longer = [
            size + 1 if ways[label] > 1 and size < len(path.parts) else size
            for label, size, path in zip(found, sizes, paths, strict=True)
        ]
        if longer == sizes:
            return found
        sizes = longer


def readable(name: str) -> str:
    """A name as it can be stored and shown, whatever bytes it has on the disk."""
    plain = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "\ufffd" for char in plain)


def not_a_text(name: str) -> str:
    return f"{name} is not a text that can be read here. {WAYS_OUT.get(PurePosixPath(name).suffix.lower(), WAY_OUT)}"


def unreadable(name: str, error: OSError) -> str:
    return (
        f"{name} cannot be read ({error.strerror or 'an error of the system'}). Look at the file and its permissions."
    )


def is_hidden(path: str) -> bool:
    """Does any part of the path begin with a dot, or is it a Mac's shadow of a file? Nobody means those."""
    parts = path.replace("\\", "/").split("/")
    return "__MACOSX" in parts or any(part.startswith(".") and part not in (".", "..") for part in parts)


def is_text(path: str) -> bool:
    return path[-4:].lower() == ".txt"
