"""Where sentences end. ``|`` marks the ends."""

import pytest

from articles.analysis.sentences import split_sentences


@pytest.mark.parametrize(
    "example",
    [
        "The ferry left.|Nobody waved.",
        "Mr. Okoro met Sen. Lund in the U.S. Capitol.|They spoke.",
        "“It is late.”|She rose.",
        "“Is it late?” she asked.|Nobody knew.",
        "It cost 3.5 million.|J. P. Hale paid.",
        "He lives in the U.S.|The house is old.",
        "Wait … no.|Go!",
        "He came on Jan. 5.|It rained.",
    ],
)
def test_sentences_end_where_a_reader_ends_them(example: str) -> None:
    body = example.replace("|", " ")
    assert [body[span.start : span.end] for span in split_sentences(body, 0, len(body))] == example.split("|")


def test_a_line_of_full_stops_is_read_once() -> None:
    assert len(split_sentences("." * 200_000, 0, 200_000)) == 1
