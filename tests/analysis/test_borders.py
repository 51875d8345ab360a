"""Verbs with their frames, and where what they report begins and ends: one table a rule, all of it invented.

In ``[[…]]`` stands all that is reported; nothing else of an example may be.
"""

import pytest

from tests.analysis.reading import analyse, speaker, unmarked

Table = list[tuple[str, list[str | None]]]

TABLES: dict[str, Table] = {
    "made out as something": [
        ("Ana Ruiz framed [[the pact as a matter of survival]].", ["Ana Ruiz"]),
        ("Ana Ruiz cast [[the vote as a choice between sea and land]].", ["Ana Ruiz"]),
        ("The ministry portrayed [[the strike as an attack on the town]].", ["ministry"]),
        ("Ana Ruiz characterized [[the talks as difficult]].", ["Ana Ruiz"]),
        ("The police identified [[the driver as Jan Holt]], saying [[he was alone]].", ["police"] * 2),
        ("Ana Ruiz framed the picture and hung it.", []),
        ("Ana Ruiz framed a law on fish as soon as she came in.", []),
        ("Hundreds cast their votes for others as doubts grew.", []),
        ("The police identified the driver last night.", []),
    ],
    "a matter of words": [
        ("Ana Ruiz laid out [[a plan for the port]].", ["Ana Ruiz"]),
        ("Ana Ruiz laid out [[why the port must grow]].", ["Ana Ruiz"]),
        ("Ana Ruiz set out [[her vision of a port without debts]].", ["Ana Ruiz"]),
        ("Ana Ruiz welcomed [[the offer from the bank]].", ["Ana Ruiz"]),
        ("Ana Ruiz has mooted [[the idea of a second bridge]].", ["Ana Ruiz"]),
        ("Ana Ruiz sketched [[two ways out of the crisis]].", ["Ana Ruiz"]),
        ("Those who sketched out [[a way to save the port]] admit [[it is long]].", ["Those"] * 2),
        ("The workers laid out a garden behind the hall.", []),
        ("Ana Ruiz set out for Kessel on Monday.", []),
        ("Ana Ruiz welcomed guests at the door.", []),
        ("Ana Ruiz welcomed Jan Holt at the airport.", []),
        ("That was likely welcome news for the crews.", []),
    ],
    "objects and hearers": [
        ("Ana Ruiz highlighted [[the need for deeper docks]].", ["Ana Ruiz"]),
        ("The report highlights [[the cost of the wall]].", ["report"]),
        ("Ana Ruiz spoke for an hour, highlighting [[the need for deeper docks]].", ["Ana Ruiz"]),
        ("Ana Ruiz appealed to the council to [[keep the port open]].", ["Ana Ruiz"]),
        ("Ana Ruiz appealed for [[calm in the streets]].", ["Ana Ruiz"]),
        ("In appealing for [[calm]], Jan Holt (D) said [[it was late]].", ["Jan Holt"] * 2),
        ("Ana Ruiz called on Monday for [[calm in the streets]].", ["Ana Ruiz"]),
        ("Ana Ruiz pushed back on Sunday against [[the claims of the crews]].", ["Ana Ruiz"]),
        ("The mayor rebutted [[claims of fraud]].", ["mayor"]),
        ("The old wall appealed to Ana Ruiz.", []),
    ],
    "played down": [
        ("Ana Ruiz played down [[the risk of a flood]].", ["Ana Ruiz"]),
        ("Ana Ruiz ruled out [[a sale of the port]].", ["Ana Ruiz"]),
        ("Ana Ruiz hit back at [[claims of fraud]].", ["Ana Ruiz"]),
        ("Ana Ruiz cast doubt on [[the figures]].", ["Ana Ruiz"]),
        ("Ana Ruiz signalled [[support for the plan]].", ["Ana Ruiz"]),
        ("Ana Ruiz made the point that [[the wall is old]].", ["Ana Ruiz"]),
        ("It was then that Ana Ruiz took aim at [[the bank]].", ["Ana Ruiz"]),
        ("Ana Ruiz said before leaving for Kessel that [[it would hold]].", ["Ana Ruiz"]),
        ("Ana Ruiz set out when the tide came.", []),
    ],
    "nouns": [
        ("The claims of [[fraud]] were dropped.", [None]),
        ("Ana Ruiz resigned after several allegations of [[fraud]].", [None]),
        ("Ana Ruiz resigned, following several allegations of [[fraud]].", [None]),
        ("Jan Holt’s claims of [[fraud]] hurt Ana Ruiz.", ["Jan Holt"]),
        ("These calls for [[calm]] have come late.", [None]),
        ("The Court of Appeals for Norland met.", []),
        ("Ana Ruiz’s message that [[Norland and Kessel are “bound]]” was met with relief.", ["Ana Ruiz"]),
        ("Ana Ruiz got his message that was sent late.", []),
    ],
    "marks": [
        ("Ana Ruiz, who spoke on KTV, called [[Holt a “coward]]” and left.", ["Ana Ruiz"]),
        ("The crowd shouted back at her, “[[Go home,” and “Stay there.]]”", ["crowd"]),
        ("Ana Ruiz said [[it was “late,” and the port would “have to wait]]”.", ["Ana Ruiz"]),
    ],
    "what a thing shows": [
        ("This row reveals deeper doubts.", []),
        ("This letter denounces [[the wall]].", ["This letter"]),
        ("At the start of the day, Ana Ruiz set the tone by rejecting [[claims that Norland loses]].", ["Ana Ruiz"]),
    ],
    "named as": [
        ("Ana Ruiz has named [[Kessel and Harbour Bay as a “key part” of the plan]].", ["Ana Ruiz"]),
        ("Ana Ruiz has named Holt as minister.", []),
    ],
    "whoever is asked says nothing": [
        ("Ana Ruiz gets asked about the port all the time.", []),
        ("Ana Ruiz got told that [[the wall was weak]].", [None]),
    ],
    "the article goes on": [
        ("[[The talks may be hard]], Ana Ruiz said—a polite way of saying they might be dead.", ["Ana Ruiz"]),
        ("Lenders, who spent a year condemning [[the town’s debts]], now smiled as she came.", ["Lenders"]),
        ("Officials say [[a fire sank the boat]], and they’re now accusing [[the owner]].", ["Officials"] * 2),
        ("Ana Ruiz emphasized [[the use of trade]], apparently in response to Jan Holt.", ["Ana Ruiz"]),
        ("Ana Ruiz said that [[the port was open]], an apparent dig at Jan Holt.", ["Ana Ruiz"]),
        (
            "The paper recalls [[the old storms]], analyses the state of the wall and calls for [[a bold plan]].",
            ["paper"] * 2,
        ),
    ],
    "lists": [
        ("Ana Ruiz pointed to [[old debts and weakened firms]].", ["Ana Ruiz"]),
        ("Ana Ruiz criticised [[the plan]] and joined the crews.", ["Ana Ruiz"]),
        ("Ana Ruiz announced [[talks between crews and owners]] and said [[they would be long]].", ["Ana Ruiz"] * 2),
        ("Ana Ruiz blamed [[the bank for breaking trust, stoking fear, and sinking boats]].", ["Ana Ruiz"]),
        ("Ana Ruiz praised [[the crews]], waving to them and smiling.", ["Ana Ruiz"]),
        ("She is the most articulate speaker on the port.", []),
    ],
    "the report goes on": [
        ("Ana Ruiz praised [[Jan Holt’s courage and pledges of help]].", ["Ana Ruiz"]),
        ("Ana Ruiz recalled [[the town’s debts and calls for help]].", ["Ana Ruiz"]),
        ("Ana Ruiz called for [[respect, patience and clear goals]] — aims the town had long had.", ["Ana Ruiz"]),
        ("Ana Ruiz criticised [[the U.S.-Norland pact]].", ["Ana Ruiz"]),
        ("He fell ill, [[which]] the ministry said [[happened on March 3, 2021]].", ["ministry"] * 2),
        ("[[The port has forty cranes]], Ana Ruiz noted, [[while the other has four]].", ["Ana Ruiz"] * 2),
        ("[[The wall is high]], Ana Ruiz said, [[but the road has cracks]].", ["Ana Ruiz"] * 2),
        ("[[The wall held]], Ana Ruiz said, while the crews cheered behind her.", ["Ana Ruiz"]),
        ("Ana Ruiz said [[Kessel and Norland “must act]]” but insisted that [[it stay open]].", ["Ana Ruiz"] * 2),
        ("Ana Ruiz said [[the town and the port “belong together]]” – but insisted that [[it end]].", ["Ana Ruiz"] * 2),
    ],
    "set apart": [
        ("[[The dam was built in a year]], the Courier recalls:\n\n“[[It was a hard year.]]”", ["Courier"] * 2),
        ("Ana Ruiz says:\n\n[[I have no plan to leave.\n\nWe will stay.]]\n\nThe hall was full.", ["Ana Ruiz"]),
        ("Jan Holt told KTV:\n\n[[The dam is dead.\n\nIt leaks.]]”\n\nIt leaks still.", ["Jan Holt"]),
        ("Here is what I say:\n\nIt will not hold.", []),
        ("Ana Ruiz said [[the plans include]]:\n\nA second bridge.", ["Ana Ruiz"]),
    ],
    "a report within a report": [
        ("Referring to Jan Holt’s remarks that [[it leaks]], Ana Ruiz said [[it holds]].", ["Jan Holt", "Ana Ruiz"]),
    ],
    "headlines": [
        ("Ruiz Blasts [[Bank for Its Old Debts]], Quotes Poem to Crews\n\nIt rained.", ["Ruiz"]),
        ("Ruiz Confirms [[Second Bridge]], Touts [[New Docks]]\n\nIt rained.", ["Ruiz"] * 2),
        ("‘[[Our Port Awaits]]’: Ruiz Invites Norland to Talks\n\nMayor Ana Ruiz left.", ["Ana Ruiz"]),
        ("“[[The old order is no more]]”/ Ruiz opens the talks\n\nMayor Ana Ruiz left.", ["Ana Ruiz"]),
    ],
    "who speaks": [
        ("[[In 1963, the town and Norland “were held together by fear,]]” Ana Ruiz said.", ["Ana Ruiz"]),
        (
            "Ana Ruiz spent hours appealing to faith (with two mentions of God) and telling us that [[it held]].",
            ["Ana Ruiz"],
        ),
        (
            "Ana Ruiz says [[it will stay]], after Norland said [[it would buy it]].\n\n“[[We will never sell it.]]”",
            ["Ana Ruiz", "Norland", "Ana Ruiz"],
        ),
        (
            "Ana Ruiz said [[it was over]]. [[It is “near its end,]]” as noted in the report.\n\n“[[We mend it.]]”",
            ["Ana Ruiz", "report", "Ana Ruiz"],
        ),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("example", "who"), [row for table in TABLES.values() for row in table])
def test_borders(example: str, who: list[str | None]) -> None:
    body, spans = unmarked(example)
    analysis = analyse(body)
    found = [
        (body[slice(*span)].rstrip("”"), speaker(analysis, quote))
        for quote in analysis.quotes
        for span in (quote.lead, quote.span)
        if span is not None
    ]
    assert found == list(zip([body[slice(*span)] for span in spans], who, strict=True))
