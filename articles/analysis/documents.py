"""Documents as JSON Lines: one object a line with ``id`` and ``text``. What cannot be read is named and stops nothing.

>>> problems: list[str] = []
>>> [document["id"] for document in read_documents([b'{"id": "a", "text": "No."}', b"{"], "in.jsonl", problems)]
['a']
>>> problems
['in.jsonl, line 2: the line is not JSON.']
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator
from typing import Any

Document = dict[str, Any]


def read_documents(lines: Iterable[bytes], file: str, problems: list[str]) -> Iterator[Document]:
    """The good documents in turn; a sentence for each bad line is added to ``problems``."""
    gc.freeze()  # what is there already, such as Django, is not looked through for garbage again and again
    try:
        for number, raw in enumerate(lines, 1):
            if raw.strip():
                try:
                    yield _document(raw)
                except ValueError as error:
                    problems.append(f"{file}, line {number}: {error}.")
    finally:
        gc.unfreeze()


def _document(raw: bytes) -> Document:
    """The values of a line; ``ValueError`` says in a sentence what is wrong with it."""
    try:
        values = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        raise ValueError("the line is not UTF-8") from None
    except (json.JSONDecodeError, RecursionError):
        raise ValueError("the line is not JSON") from None
    if not isinstance(values, dict):
        raise ValueError("the line is no JSON object")
    for key in ("id", "text"):
        if not isinstance(values.get(key), str):
            raise ValueError(f'"{key}" is missing or no string')
    return values
