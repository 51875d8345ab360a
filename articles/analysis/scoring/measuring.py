"""Finding the quotes of gold documents and measuring them, in one go.

>>> from articles.spans import Block, BlockKind
>>> line = '{"id": "a", "text": "“No,” Ruiz said.", "quotes": [{"start": 1, "end": 3, "kind": "direct"}]}'
>>> measures, problems = measure([line.encode()], lambda body: [Block(BlockKind.PARAGRAPH, 0, len(body))], "gold.jsonl")
>>> measures.figures()["direct_j8"]["F1"], problems
(1.0, [])
"""

from __future__ import annotations

from collections.abc import Iterable

from articles.analysis.documents import Document, read_documents
from articles.analysis.predictions import Splitter, predict
from articles.analysis.scoring.report import Measures


def measure(lines: Iterable[bytes], split: Splitter, file: str, *, names: bool = False) -> tuple[Measures, list[str]]:
    """The measures of all good documents, and what is wrong with the others."""
    measures = Measures()
    problems: list[str] = []
    for document in read_documents(lines, file, problems):
        if not _is_gold(document):
            problems.append(f'{file}: "quotes" of {document["id"]} are missing, or lie outside their text.')
            continue
        found = predict(document["text"], split(document["text"]), names=names)
        measures.add(document, found["quotes"], found["seconds"])
    return measures, problems


def _is_gold(document: Document) -> bool:
    quotes, size = document.get("quotes"), len(document["text"])
    if not isinstance(quotes, list):
        return False
    places = [(quote.get("start"), quote.get("end")) if isinstance(quote, dict) else (None, None) for quote in quotes]
    return all(isinstance(s, int) and isinstance(e, int) and 0 <= s < e <= size for s, e in places)
