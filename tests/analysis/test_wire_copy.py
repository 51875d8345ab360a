"""What real coverage does and the development texts seldom do: one table a construction. All are invented."""

import pytest

from tests.analysis.reading import analyse, speaker, unmarked

Table = list[tuple[str, list[str | None]]]

TABLES: dict[str, Table] = {
    "while": [
        ("Ana Ruiz said that [[while it was late, the port was open]].", ["Ana Ruiz"]),
        ("Ana Ruiz said that [[while the port was “late,” it “would hold]]”.", ["Ana Ruiz"]),
        ("Ana Ruiz said that [[the plan was “late,” and that it was “dear.]]”", ["Ana Ruiz"]),
    ],
    "hearers": [
        ("Ana Ruiz told the hall [[his port would close]].", ["Ana Ruiz"]),
        ("Ana Ruiz warned [[the order no longer held]].", ["Ana Ruiz"]),
    ],
    "verbs": [
        ("“[[We will hold,]]” Ana Ruiz is expected to say.", ["Ana Ruiz"]),
        ("Ana Ruiz left, labelling [[it as “a farce.]]”", ["Ana Ruiz"]),
        ("Experts note, “[[It will hold.]]”", ["Experts"]),
        ("Ana Ruiz somewhat sharply says that [[it will hold]].", ["Ana Ruiz"]),
        ("The mayor noted [[a “sigh of relief]]”.", ["mayor"]),
        ("[[The port will hold]], the ministry said in a statement published after the talks.", ["ministry"]),
    ],
    "what ends a report": [
        ("Ana Ruiz said [[there was no reason to wait]], per the Kessel Courier.", ["Ana Ruiz"]),
        ("Ana Ruiz spoke, accusing [[US President Jan Holt of taking a “hammer” to the pact]].", ["Ana Ruiz"]),
        ("Ana Ruiz left: «[[We will hold the port]]” and no more.", ["Ana Ruiz"]),
    ],
    "whose words": [
        ("Mayor Ana Ruiz left. Her speech warned that [[it was late]].", ["Ana Ruiz"]),
        ("Ana Ruiz’s remarks stressed that [[it was late]].", ["Ana Ruiz"]),
        ("According to a post by Ana Ruiz, [[the port will close]].", ["Ana Ruiz"]),
        ("Asked about it by Mayor Ana Ruiz, the harbour chief said [[she was glad]].", ["harbour chief"]),
        ("Unlike Mr. Tan, who left, Ms. Ruiz spoke. Ms. Ruiz said [[it would hold]].", ["Ruiz"]),
        ("Unlike Mayor Jan Tan, minister Piet Ruiz praised it. He said [[it would hold]].", ["Piet Ruiz"]),
        ("Ruiz met the crews. “[[We will hold,]]” Ruiz said. He said [[it was time]].", ["Ruiz"] * 2),
    ],
    "careless marks": [
        ('Ana Ruiz said, " [[We will hold the port and mend it.]]"', ["Ana Ruiz"]),
        ("“[[We hold the old port]]“Ana Ruiz said on Friday.", ["Ana Ruiz"]),
    ],
}  # fmt: skip
NOBODYS = [
    "Live updates: Harbour opens after a long wait",
    "Location: The old harbour in Kessel town",
    "This was announced by the ministry.",
    "Ana Ruiz did not mention the date.",
    "The crews continued to sink the ‘allies’ of the town.",
]


@pytest.mark.parametrize(("example", "who"), [row for table in TABLES.values() for row in table])
def test_wire_copy(example: str, who: list[str | None]) -> None:
    body, spans = unmarked(example)
    analysis = analyse(body)
    found = {(body[slice(*quote.span)].strip(), speaker(analysis, quote)) for quote in analysis.quotes}
    assert {(body[slice(*span)], name) for span, name in zip(spans, who, strict=True)} <= found


@pytest.mark.parametrize("body", NOBODYS)
def test_what_nobody_says(body: str) -> None:
    assert [quote for quote in analyse(body).quotes if quote.kind != "term"] == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Ruiz said that it would hold.", "person"),
        ("It rained in Carrow. Carrow said that it would hold.", "body"),
        ("Norway said that it would hold.", "body"),
        ("Officials said that it would hold.", "group"),
    ],
)
def test_a_name_alone_is_somebody_unless_it_is_a_place(body: str, kind: str) -> None:
    assert [one.kind for one in analyse(body).speakers] == [kind]


def test_a_quotation_goes_on_over_paragraphs_that_no_mark_opens() -> None:
    body = "Ana Ruiz said: “We had a plan.\n\nIt was a good one.\n\nNobody read it.”\n\nShe left."
    (quote,) = analyse(body).quotes
    assert [body[slice(*piece)].strip() for piece in quote.pieces] == [
        "We had a plan.", "It was a good one.", "Nobody read it.",
    ]  # fmt: skip


def test_a_mark_of_a_later_quotation_closes_nothing_before_it() -> None:
    body = "Ana Ruiz said: “We had a plan.\n\nIt rained.\n\n“We go,” said Jan Holt."
    assert "It rained" not in "".join(body[slice(*quote.span)] for quote in analyse(body).quotes)
