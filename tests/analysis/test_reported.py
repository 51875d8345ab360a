"""More constructions, one table a rule: reported content in ``[[…]]``, with its speaker. All are invented."""

import pytest

from tests.analysis.reading import analyse, speaker, unmarked

Table = list[tuple[str, list[str | None]]]

TABLES: dict[str, Table] = {
    "a relative in front of its report": [
        ("It was [[what]] Ana Ruiz called [[a sham of a vote]].", ["Ana Ruiz"] * 2),
        ("The club gave in to [[what]] Ana Ruiz said [[was growing pressure]].", ["Ana Ruiz"] * 2),
        ("The plan, [[which]] officials say [[will cost four million]], was dropped.", ["officials"] * 2),
        ("It was a result [[that]] Ana Ruiz said [[defied all forecasts]].", ["Ana Ruiz"] * 2),
        ("The man, [[who]] police said [[had fired a shot]], was dead.", ["police"] * 2),
    ],
    "a bare answer": [
        ("Asked [[if she would run]], Ana Ruiz said [[no]].", [None, "Ana Ruiz"]),
        ("Of nine towns that replied, only two said [[yes]] while others waited.", ["two"]),
    ],
    "a time before the report": [
        ("Ana Ruiz said earlier this year that [[the dam was weak]].", ["Ana Ruiz"]),
        ("The union urged its members in May to [[stay out]].", ["union"]),
        ("As the Kessel Courier reported just today, [[the dam has cracked]].", ["Kessel Courier"]),
    ],
    "cut in two": [
        ("[[Many of the dams]], Ana Ruiz said, [[have been mended since]].", ["Ana Ruiz"] * 2),
        ("In May, Ana Ruiz said, [[when it rained for days, a wall gave way]].", ["Ana Ruiz"]),
        ("[[The town has found a way]], Ana Ruiz said, [[for how a house can stay dry]].", ["Ana Ruiz"] * 2),
    ],
    "a source": [
        ("It was plain: According to the bank, [[half the firms had left]].", ["bank"]),
        ("[[The vote is void]], per the party’s rules.", ["party’s rules"]),
        ("While the mayor waited, according to the bank, [[half the firms left]].", ["bank"]),
    ],
    "whoever speaks themselves": [
        ("Ana Ruiz herself said [[the dam was weak]].", ["Ana Ruiz"]),
        ("The ministry itself warned that [[the dam was weak]].", ["ministry"]),
    ],
    "the core of a speech": [
        ("The core of Ana Ruiz’s speech was a call for [[calm]].", ["Ana Ruiz"]),
        ("The aim of the law was a call for [[calm]].", [None]),
    ],
    "whose speech it was": [
        (
            "Jan Holt spoke. It was shorter than Piet Tan’s speech, during which he called [[the dam a disgrace]].",
            ["Piet Tan"],
        ),
    ],
    "whose view": [
        ("In Ana Ruiz’s opinion, [[the port will close]].", ["Ana Ruiz"]),
        ("In the mayor’s view, [[the port is shut]].", ["mayor"]),
        ("In the opinion of Ana Ruiz, [[it is over]].", ["Ana Ruiz"]),
    ],
    "as somebody noted": [
        ("As noted by Ana Ruiz, [[the talks will go on]].", ["Ana Ruiz"]),
        ("[[The talks will go on]], as stated by Ana Ruiz.", ["Ana Ruiz"]),
        ("As reported, [[the port is closed]].", [None]),
    ],
    "in the passive": [
        ("Ana Ruiz was asked by a reporter [[whether she would run]].", ["a reporter"]),
        ("Ana Ruiz, asked [[if she would run]], nodded.", [None]),
    ],
    "an aside in an unfinished clause": [
        ("Ana Ruiz said [[the firms, which own the port, are safe]].", ["Ana Ruiz"]),
        ("Ana Ruiz said [[the dam was safe]], which surprised the engineers.", ["Ana Ruiz"]),
    ],
    "a name behind its verb": [
        ("[[The pact holds]], says Ana Ruiz.", ["Ana Ruiz"]),
        ("[[Come to the port]], said Ana Ruiz, who waited.", ["Ana Ruiz"]),
        ("Jan Holt, a friend of the mayor, said [[Ana Ruiz’s offer of money was late]].", ["Jan Holt"]),
    ],
    "behind a dash": [
        ("“[[We hold the port]]”, – Ana Ruiz said.", ["Ana Ruiz"]),
        ("“[[We hold the port,]]” - Ana Ruiz noted.", ["Ana Ruiz"]),
        ("“[[We hold the port]]” – Ana Ruiz", ["Ana Ruiz"]),
        ("– [[The pact holds]], says Ana Ruiz.", ["Ana Ruiz"]),
        ("- [[The port was late]], the mayor said.", ["mayor"]),
    ],
    "what follows a report": [
        ("Ana Ruiz said [[the mayor was late]], called him a coward and left.", ["Ana Ruiz"]),
        ("Ana Ruiz said [[she and the mayor had made peace]].", ["Ana Ruiz"]),
        ("Having announced that [[the road was shut]], Ana Ruiz left.", ["Ana Ruiz"]),
        ("Owners fear the law, and argue that [[it will cost them]].", ["Owners"]),
        ("The union told crews [[not to sail]].", ["union"]),
    ],
    "a line in title case": [
        ("Ana Ruiz Says [[The Old Dam Will Hold]]\n\nMayor Ana Ruiz left.", ["Ana Ruiz"]),
    ],
}  # fmt: skip


def shown(example: str) -> tuple[str, list[tuple[str, str | None]], list[str]]:
    body, spans = unmarked(example)
    analysis = analyse(body)
    found = [
        (body[span.start : span.end], speaker(analysis, quote))
        for quote in analysis.quotes
        for span in (quote.lead, quote.span)
        if span is not None
    ]
    return body, found, [body[span.start : span.end] for span in spans]


@pytest.mark.parametrize(("example", "who"), [row for table in TABLES.values() for row in table])
def test_constructions(example: str, who: list[str | None]) -> None:
    _, found, wanted = shown(example)
    for words, name in zip(wanted, who, strict=True):
        assert (words, name) in found
    if "called him" not in example:
        assert len(found) == len(wanted)


MARKED = [
    ("“No,” the mayor told a crowd that filled the hall.", "mayor", "No,"),
    ("Ana Ruiz arrived early, telling KTV on Monday, “it holds,” she said.", "she", "it holds,"),
    ("“Go home,” came shouts from the crowd.", "crowd", "Go home,"),
    ("“Do not climb the wall,” begins a note that hangs here.", "a note", "Do not climb the wall,"),
    ("“We hold,” like others in the hall, said Ana Ruiz.", "Ana Ruiz", "We hold,"),
    ("It is, in Weber’s words, “a house that stands on sand.”", "Weber", "a house that stands on sand."),
    ("The mayor told those who had come by boat, “it is over for good.”", "mayor", "it is over for good."),
    ("“The speech was good,” said the speaker of the ministry, Ana Ruiz.", "Ana Ruiz", "The speech was good,"),
    ("She moaned: “It rains.”", None, "It rains."),
]  # fmt: skip


@pytest.mark.parametrize(("body", "who", "words"), MARKED)
def test_who_says_marked_words(body: str, who: str | None, words: str) -> None:
    analysis = analyse(body)
    (quote,) = [quote for quote in analysis.quotes if quote.pieces]
    assert body[slice(*quote.pieces[0])] == words
    name = speaker(analysis, quote)
    assert name == who or (who == "she" and quote.mention is not None and body[slice(*quote.mention)] == "she")


SUBJECTS = [
    ("Despite the storm over Kessel, many owners and some crews say it will hold.", "many owners and some crews"),
    ("There, 45% of owners, 28% of crews and 12% of guests say it will hold.", "28% of crews and 12% of guests"),
    ("About four out of 10 owners said it would hold.", "four out of 10 owners"),
    ("A letter from Ana Ruiz, meanwhile, reveals that it will hold.", "Ana Ruiz"),
    ("But farmers that have backed him say they will wait.", "farmers"),
    ("It rained, with many owners and crews saying it would hold.", "many owners and crews"),
    ("The storms have left 62 percent of voters saying it would hold.", "62 percent of voters"),
    ("It grew so loud that the embassy issued a letter saying that it would hold.", "embassy"),
    ("When somebody in the hall shouted, “it holds,” it rained.", "somebody in the hall"),
    ("The family said it would hold.", "family"),
    ("The publicly funded agency said it would hold.", "publicly funded agency"),
    ("Emily Carver and Carly Stone said it would hold.", "Emily Carver"),
]


@pytest.mark.parametrize(("body", "who"), SUBJECTS)
def test_subjects_are_whole(body: str, who: str) -> None:
    analysis = analyse(body)
    assert who in {speaker(analysis, quote) for quote in analysis.quotes}


THOUGHTS = [
    ("The mayor thinks the road should be a “test of will” for the town.", "mixed"),
    ("The chancellor heralded the deal as a “breakthrough” for both.", "mixed"),
    ("Locals believe the hill is haunted.", ""),
    ("She saw a man with a “stop” sign.", "term"),
    ("She felt “cold” and went home.", "term"),
]


@pytest.mark.parametrize(("body", "kind"), THOUGHTS)
def test_thoughts_are_reported_where_some_words_are_marked(body: str, kind: str) -> None:
    assert [str(quote.kind) for quote in analyse(body).quotes] == ([kind] if kind else [])


NAMES_OF_THINGS = [
    "It is an effect called “the long squeeze of small firms”.",
    "The ad, titled “Whose Town Is It Now?”, was dropped.",
]


@pytest.mark.parametrize("body", NAMES_OF_THINGS)
def test_what_a_thing_is_called_is_nobodys_words(body: str) -> None:
    assert [quote.speaker for quote in analyse(body).quotes] == [None]


def test_a_conversation_between_marks_is_cut_at_its_labels() -> None:
    body = "Mayor Ana Ruiz left.\n\n“REPORTER: Will it hold? MS. RUIZ: It will. REPORTER: Why?”"
    analysis = analyse(body)
    assert [(body[slice(*quote.span)], speaker(analysis, quote)) for quote in analysis.quotes] == [
        ("Will it hold?", "REPORTER"), ("It will.", "Ana Ruiz"), ("Why?", "REPORTER"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("– We hold the port, Ana Ruiz said.", "direct"),
        ("— Come to me, said Ana Ruiz.", "direct"),
        ("– The port is held, Ana Ruiz said.", "indirect"),
        ("– Ana Ruiz said that we hold the port.", "indirect"),
        ("We hold the port, Ana Ruiz said.", "indirect"),
    ],
)
def test_only_the_first_person_behind_a_dash_is_direct(body: str, kind: str) -> None:
    (quote,) = analyse(body).quotes
    assert (quote.kind, quote.pieces) == (kind, (quote.span,) if kind == "direct" else ())


def test_a_nul_in_a_text_is_no_quotation() -> None:
    body = "Ana Ruiz said that all \0 was well."
    (quote,) = analyse(body).quotes
    assert (quote.kind, quote.pieces, body[slice(*quote.span)]) == ("indirect", (), "all \0 was well")
