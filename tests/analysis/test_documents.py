"""Documents as lines: what the collector of garbage is spared while they are read."""

from __future__ import annotations

import gc

from articles.analysis.documents import read_documents


def test_what_is_there_already_is_set_aside_while_documents_are_read() -> None:
    documents = read_documents([b'{"id": "a", "text": "No."}'] * 2, "in.jsonl", [])
    assert gc.get_freeze_count() == 0
    next(documents)
    assert gc.get_freeze_count() > 0
    assert len(list(documents)) == 1
    assert gc.get_freeze_count() == 0
