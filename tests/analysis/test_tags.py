"""Parts of speech where a word may be several: the tags of sentences, one letter a word. All are invented."""

import pytest

from articles.analysis.tags import tags_of
from articles.analysis.tokens import read_paragraph

TAGGED = [
    ("the president warned them", "dnvo"),
    ("the federal plan failed", "djnv"),
    ("the plan was rejected", "dnxl"),
    ("the ads planned for June came late", "dnlpevn"),
    ("she plans to sign and leave it", "rvtici" + "r"),
    ("the man who left early voted no", "dnwvmvd"),
    ("the mayor on Monday defended it", "dnpmvr"),
    ("Harding told us", "evo"),
    ("the US closed it", "devr"),
    ("we met Will Holt", "rvee"),
]


@pytest.mark.parametrize(("text", "tags"), TAGGED)
def test_tags(text: str, tags: str) -> None:
    paragraph = read_paragraph(text, 0, len(text))
    assert "".join(tags_of(paragraph, 0, len(paragraph.low))) == tags
