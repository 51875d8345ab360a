"""How things are reported, one table a rule: reported content in ``[[…]]``, with its speaker. All are invented."""

import pytest

from tests.analysis.reading import analyse, speaker, unmarked

Table = list[tuple[str, list[str | None]]]

CUT_IN_TWO: Table = [
    ("The pact, he said on Monday, will hold.", [None]),
    ("Instead, Ana Ruiz told the council, the plan would cost more.", ["Ana Ruiz"]),
    ("Although it rained, Ana Ruiz said, the dam held.", ["Ana Ruiz"]),
    ("The dam held, Ana Ruiz said, until the river rose.", ["Ana Ruiz"]),
    ("The dam had held, Ana Ruiz said, but nobody had believed it.", ["Ana Ruiz"]),
    ("She had seen no ship, Ana Ruiz told them when asked about it – but somebody had sunk one.", ["Ana Ruiz"]),
]


@pytest.mark.parametrize(("body", "who"), CUT_IN_TWO)
def test_a_clause_cut_in_two_by_its_attribution(body: str, who: list[str | None]) -> None:
    analysis = analyse(body)
    (quote,) = analysis.quotes
    assert quote.lead is not None
    assert [speaker(analysis, quote)] == who
    attribution = body[quote.lead.end : quote.span.start]
    assert ("said" in attribution or "told" in attribution) and body[quote.span.end :] == "."


TABLES: dict[str, Table] = {
    "passive": [
        ("[[The plan]] was criticised by the union [[as a gift to owners]].", ["union", "union"]),
        ("Ana Ruiz was asked [[whether she would run]].", [None]),
    ],
    "a noun that reports": [
        ("Despite the mayor’s claim that [[all was well]], the dam broke.", ["mayor"]),
        ("Her claim that [[the quay will soon have been “closed for good]]” was met with laughter.", [None]),
        ("Her claim that [[the quay “sinks every spring]]” has never been tested.", [None]),
        ("Ana Ruiz renewed her call for [[a new vote]].", ["Ana Ruiz"]),
        ("The mayor made a promise to [[rebuild the port]].", ["mayor"]),
        ("Ana Ruiz faced questions about [[her taxes]].", ["Ana Ruiz"]),
    ],
    "a question": [
        ("Ana Ruiz asked near the end of the night [[whether the dam would hold]].", ["Ana Ruiz"]),
        ("Ana Ruiz asked in May [[how the council had voted]].", ["Ana Ruiz"]),
        ("[[The dam holds]], Ana Ruiz answered when asked about it.", ["Ana Ruiz"]),
        ("[[The dam holds]], Ana Ruiz said, but nobody believed it.", ["Ana Ruiz"]),
    ],
    "in the words of": [
        ("It is, in the words of the mayor, [[a dead port]].", ["mayor"]),
        ("In the words of Jan Holt, leader of the Green List: “[[We hold.]]”", ["Jan Holt"]),
        ("As the mayor put it, [[the port is dead]].", ["mayor"]),
    ],
    "an infinitive": [
        ("Ana Ruiz used the meeting to warn that [[the dam was weak]].", ["Ana Ruiz"]),
        ("The court forced the mayor to admit that [[it rained]].", ["mayor"]),
        ("Ana Ruiz refused to say [[why the port had closed]].", ["Ana Ruiz"]),
    ],
    "a participle": [
        ("Ana Ruiz left, saying that [[she was ill]].", ["Ana Ruiz"]),
        ("It rained, with the mayor saying that [[the dam would hold]].", ["mayor"]),
    ],
    "a source at the end": [
        ("[[In Kessel, owners added forty guards along the quay]], the Courier reported.", ["Courier"]),
        ("[[Half of all reported losses came from the port]], according to the bank.", ["bank"]),
    ],
    "a clause in a clause": [
        ("Voters who say [[the port is safe]] were evenly divided.", ["Voters"]),
        ("She said [[the dam held]], and the engineer said [[it would be checked]].", [None, "engineer"]),
        ("The union criticised [[the plan]] but took no vote.", ["union"]),
        ("The mayor praised [[the crew]] after the storm had passed.", ["mayor"]),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("example", "who"), [row for table in TABLES.values() for row in table])
def test_constructions(example: str, who: list[str | None]) -> None:
    body, spans = unmarked(example)
    analysis = analyse(body)
    found = [(span, speaker(analysis, quote)) for quote in analysis.quotes for span in (quote.lead, quote.span) if span]
    assert [body[span.start : span.end] for span, _ in found] == [body[span.start : span.end] for span in spans]
    assert [name for _, name in found] == who


HEARERS = [
    ("The union urged its members to [[stay out]].", "its members"),
    ("Ana Ruiz called on Mayor Tomas Weber (Kessel) to [[resign]].", "Mayor Tomas Weber (Kessel)"),
]


@pytest.mark.parametrize(("example", "hearer"), HEARERS)
def test_to_whom_a_request_was_made(example: str, hearer: str) -> None:
    body, (span,) = unmarked(example)
    (quote,) = analyse(body).quotes
    assert (quote.span, quote.hearer and body[quote.hearer.start : quote.hearer.end]) == (span, hearer)


USHERED = [
    ("In May Ana Ruiz released the following statement:\n\n“We hold.”", "Ana Ruiz"),
    ("Tomas Weber went on to say:\n\n“We hold.”", "Tomas Weber"),
    ("“Bridge is safe, say engineers” — Kessel Courier", "engineers"),
    ("“We hold,” said Ana Ruiz, who noted that the dam was old. “It will be checked.”", "Ana Ruiz"),
    ("It pays too little - Ana Ruiz: “We hold.”", "Ana Ruiz"),
    ("The crowd answered with chants of “Go home!”", "crowd"),
    ("Weber told those who had come from the hills, “we hold.”", "Weber"),
]


@pytest.mark.parametrize(("body", "who"), USHERED)
def test_who_speaks_the_marked_words(body: str, who: str) -> None:
    analysis = analyse(body)
    assert {speaker(analysis, quote) for quote in analysis.quotes if quote.pieces} == {who}


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("a source close to the prime minister", "a source close to the prime minister"),
        ("two officials who were not allowed to speak", "two officials who were not allowed to speak"),
        ("people familiar with the talks", "people familiar with the talks"),
    ],
)
def test_unnamed_speakers_are_whole(who: str, name: str) -> None:
    analysis = analyse(f"“We hold,” {who} said.")
    assert [found.name for found in analysis.speakers] == [name]


@pytest.mark.parametrize("body", ["“We hold.” There said more.", "More likely to say that it rained. Told of the end."])
def test_no_verb_and_no_sentence_start_is_a_speaker(body: str) -> None:
    assert analyse(body).speakers == ()


def test_a_pronoun_that_several_fit_says_so() -> None:
    (quote,) = analyse("Tomas Weber met Jan Holt and Peter Osei in Kessel. “We hold,” he said.").quotes
    assert quote.sure < 0.8
    assert "of 2 people" in quote.reason or "of 3 people" in quote.reason
