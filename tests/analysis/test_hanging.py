"""Whom a report hangs on where its subject stands far from its verb, and words that only look like a report.

In ``[[…]]`` stands all that is reported; nothing else of an example may be.
"""

import pytest

from tests.analysis.reading import analyse, reported, unmarked

Table = list[tuple[str, list[str | None]]]

TABLES: dict[str, Table] = {
    "who and that": [
        (
            "The port drew criticism from owners that argue [[the dues are too high]].",
            ["owners"],
        ),
        ("It needs the votes of the ten senators who have criticized [[the plan]].", ["ten senators"]),
        ("Ana Ruiz read the letters of the lawyers who say [[the pact is void]].", ["lawyers"]),
        ("The head of the union who said [[the pact is void]] left.", ["head of the union"]),
        (
            (
                "Only one rival is left: Ida Stone of Kessel, who voted against the dam and complained that "
                "[[she had been ignored]]."
            ),
            ["Ida Stone"],
        ),
        ("Ida Stone, who runs the port and said that [[it was closed]], left.", ["Ida Stone"]),
        ("For now, though, Norlanders who voted to reopen the mine said that [[it was over]].", ["Norlanders"]),
    ],
    "participles": [
        ("With polls down and critics accusing [[him of waste]], Jan Holt left.", ["critics"]),
        (
            "Ten owners signed a letter to Jan Holt and other leaders demanding that [[the port be closed]].",
            ["Ten owners"],
        ),
        ("A video surfaced on Monday of Jan Holt, and of him mocking [[the mayor]].", ["Jan Holt"]),
        (
            "The change came late, with dozens of sailors, bakers and teachers speaking out against [[the plan]].",
            ["dozens of sailors, bakers and teachers"],
        ),
        (
            (
                "It challenged the facts of an article printed by the Kessel Echo on Monday saying that [[Jan "
                "Holt had lied]]."
            ),
            ["an article"],
        ),
        (
            "A councillor from Kessel with a record of challenging the Harbour League said [[he would run]].",
            ["A councillor from Kessel with a record"],
        ),
        ("A friend of the port, he has been critical of late, and said [[the deal is bad]]. Jan Holt left.", [None]),
        (
            "A group of nearly 90 teachers has sent Jan Holt a letter saying [[he misread the law]].",
            ["A group of nearly 90 teachers"],
        ),
    ],
    "role and name": [
        ("The council leader, Mayor Jan Holt of Kessel, also criticized [[the plan]].", ["Jan Holt"]),
        ("One of Ana Ruiz's rivals for the post, Mayor Jan Holt of Kessel, scoffed at [[the plan]].", ["Jan Holt"]),
        (
            (
                "After the vote, Rep. Jan Holt, D-Va., one of the nine members to vote against the dam, said "
                "[[the town faces bigger problems]]."
            ),
            ["Jan Holt"],
        ),
        ("Representative Jan Holt left. [[“It was late,]]” the four-term congressman said.", ["Jan Holt"]),
        ("Sen. Ida Stone left. [[“It holds,]]” the senator said.", ["Ida Stone"]),
        ("Sen. Ida Stone came. The senator vying for the post said [[the port would be safer]].", ["Ida Stone"]),
        ("Senator-elect Ida Stone, a Democrat, came. [[“It holds,]]” she said.", ["Ida Stone"]),
        (
            (
                "Jan Holt said [[it held]]. The presidential hopeful said [[it would]]. So did presidential "
                "hopeful Ida Stone."
            ),
            ["Jan Holt", "Jan Holt"],
        ),
        (
            "A spokeswoman for Jan Holt said [[it was late]]. [[“He is a farmer,]]” the aide said.",
            ["A spokeswoman for Jan Holt"] * 2,
        ),
    ],
    "stands in for a name": [
        (
            (
                "Senator Jan Holt said [[it was old]]. The Norland Republican said [[it was late]]. “[[We go,]]” the "
                "43-year-old said."
            ),
            ["Jan Holt"] * 3,
        ),
        ("Supporters of Mr. Holt, who left early, said that [[he had won]].", ["Supporters of Mr. Holt"]),
        ("House Whip Ida Stone left. “[[It is late,]]” Stone said.", ["Ida Stone"]),
    ],
    "a sentence about somebody": [
        (
            (
                "[[“No, it fell,]]” Ida Stone said.\n\nMayor Jan Holt looked back on years spent “[[making the "
                "port a better place to work.]]”"
            ),
            ["Ida Stone", "Jan Holt"],
        ),
        (
            (
                "[[“No, it fell,]]” Ida Stone said.\n\nTo Mayor Jan Holt, the plan “[[takes power from the few "
                "and gives it to the many.]]”"
            ),
            ["Ida Stone", "Jan Holt"],
        ),
    ],
    "verbs and nouns": [
        ("The party alerted reporters that [[Ida Stone also backs the plan]].", ["party"]),
        ("The bank projected that [[growth would fall]].", ["bank"]),
        ("Ida Stone ordered that [[the gates be closed]].", ["Ida Stone"]),
        ("Ida Stone ordered the crews to [[leave the port]].", ["Ida Stone"]),
        ("Ida Stone rejected [[that notion]].", ["Ida Stone"]),
        ("Sailors called for [[him to step aside]].", ["Sailors"]),
        ("Ida Stone told others at the school [[how she had been stopped on the road]].", ["Ida Stone"]),
        ("There were warnings from two officials that [[the dam would break]].", ["two officials"]),
        ("[[Peace]], Ida Stone continued, [[is only possible if voters agree]].", ["Ida Stone"] * 2),
        (
            "Jan Holt left. Ida Stone even invited Jan Holt “[[to come to Norland and to learn about it.]]”",
            ["Ida Stone"],
        ),
        ("NewsFeed also reported that [[Ida Stone backed the plan]].", ["NewsFeed"]),
        ("The Echo's Thursday night report claimed that [[Ida Stone lied]].", ["Echo's Thursday night report"]),
    ],
    "who they are": [
        (
            "The vote was late, with polls showing most of the public blaming [[Ida Stone for it]].",
            ["most of the public"],
        ),
        ("Jan Holt gave way, issuing a stark warning that [[the dam would break]].", ["Jan Holt"]),
        ("Sailors met on Monday. They argued that [[it was unfair]].", ["Sailors"]),
        (
            "Former Secretary of State Ida Stone left; the former secretary of state's campaign said [[it was glad]].",
            ["former secretary of state's campaign"],
        ),
        (
            (
                "“[[It is a risk,]]” Jan Holt said.\n\nAt noon, Tomas Weber, a former envoy, took a calmer "
                "view.\n\n“[[It will pass,]]” he said."
            ),
            ["Jan Holt", "Tomas Weber"],
        ),
    ],
    "where it ends": [
        ("Mr. Holt — who has insisted [[he will not leave]] — spoke to Ida Stone on Monday.", ["Holt"]),
        (
            "Ida Stone has maintained [[she is innocent]] and on Friday accused [[Jan Holt of lying]].",
            ["Ida Stone"] * 2,
        ),
        ("Ida Stone, who was in an episode of “The Late Show,” said [[the offer was dear]].", ["Ida Stone"]),
        ("Jan Holt said [[Ida Stone, though, would likely win]].", ["Jan Holt"]),
        ("Ana Ruiz voiced [[concern that Jan Holt, who had left, would not return]].", ["Ana Ruiz"]),
        ("Mayor Jan Holt, while saying [[he backs the plan]], also said [[the town should decide]].", ["Jan Holt"] * 2),
        (
            "Yet by the time Jan Holt said on Monday that [[they would vote for it]], his support had turned.",
            ["Jan Holt"],
        ),
        ("“[[We thank you,” the letter states. “Still, we would rather not.]]”", ["letter"]),
        (
            "To be safe, Jan Holt often insisted [[boats, cars and trains were late and that the wall was dear]].",
            ["Jan Holt"],
        ),
        ("Jan Holt tweeted [[about the closure of the hall]], and a bar poured free beer for all.", ["Jan Holt"]),
    ],
    "behind a name": [
        ("[[“It could fail” in the end]], said Senator Ida Stone, Republican of West Kessel.", ["Ida Stone"]),
        (
            "[[“We lost,]]” lamented Senator Ida Stone, Republican of West Kessel, according to two aides.",
            ["Ida Stone"],
        ),
        (
            "According to a study by Stander’s, the rating agency, [[the town lost six million]].",
            ["a study by Stander"],
        ),
        ("But by declaring [[an emergency]], Mayor Jan Holt would also find money.", ["Jan Holt"]),
        ("[[That money]] has been described [[as a gift that the town can use]].", [None, None]),
        ("Mayor Jan Holt can be seen on the video often asking the crew to [[name itself]].", ["Jan Holt"]),
    ],
    "no report": [
        ("A spokesman for Ida Stone did not respond to a request for comment.", []),
        ("Ida Stone has often refused to comment on the details of the inquiry.", []),
        ("Among the payments Ida Stone did not disclose was a small fee from a mine.", []),
        ("It rained.\n\nThe evening began quietly: Sailors sang on the square.", []),
        ("Ida Stone pleaded for a new resolve that might prevent more deaths.", []),
        ("Jan Holt called 112 during the storm.", []),
        ("Jan Holt did not reference the storm.", []),
        ("Jan Holt took a positive view of Stone's proposed deal.", []),
        ("An aide insisted on anonymity to speak of it.", []),
        ("The council met before Jan Holt announced it, and the plan failed.", []),
        ("The survey was made by a task force, called the Harbour Watch, led by Jan Holt.", []),
        ("Armed staff, called school officers, would also train.", []),
        ("Members of the “No Dam” group began stepping up the fight.", []),
        ("It was the first time Jan Holt had challenged the facts of an account that had drawn notice.", []),
        ("[[“I like it,]]” Jan Holt told reporters, according to the Harbour Review.", ["Jan Holt"]),
        (
            (
                "[[“It would be odd,]]” Jan Holt responded after Senator Ida Stone of Kessel, the leader, "
                "posed the question, according to two aides."
            ),
            ["Jan Holt"],
        ),
    ],
}


@pytest.mark.parametrize(("example", "who"), [row for table in TABLES.values() for row in table])
def test_hanging(example: str, who: list[str | None]) -> None:
    body, spans = unmarked(example)
    assert reported(body) == list(zip([body[slice(*span)].strip("“”") for span in spans], who, strict=True))


@pytest.mark.parametrize(
    ("body", "lemma"),
    [
        ("Jan Holt said at a press briefing that each boat was small.", "say"),
        ("Jan Holt said at Friday's press briefing that each boat was small.", "say"),
        ("In his statement, Jan Holt said; “We all get less than we want.”", "say"),
        ("Ida Stone even invited Jan Holt “to come to Norland and to learn about it.”", "invite"),
    ],
)
def test_the_reporting_word(body: str, lemma: str) -> None:
    assert [quote.cue_lemma for quote in analyse(body).quotes] == [lemma]
