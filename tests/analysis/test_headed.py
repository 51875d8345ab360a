"""Collections of reactions: whose words stand below a line with a name. All are invented."""

from articles.analysis.article import analyse_article
from articles.analysis.headed import BELOW
from articles.importing.blocks import split_blocks
from tests.analysis.reading import speaker

REACTIONS = """Reactions to the speech

This is what was said after the speech of Foreign Minister Jan Holt in Kessel:

MAYOR ANA RUIZ

“I was glad of it. He said ‘We want the port’, and this is what we work for.”

“It was time.”

{second}

“We are not impressed.”
"""


def said(body: str) -> list[tuple[str, str | None, str]]:
    analysis = analyse_article(body, split_blocks(body))
    return [(body[slice(*quote.span)][:12], speaker(analysis, quote), quote.rule) for quote in analysis.quotes]


def test_words_below_a_name_are_that_persons() -> None:
    for second in (
        "NORLAND FINANCE MINISTER PIET HALLAM",
        "Piet Hallam, Harbour League",
        "Piet Hallam (Harbour League):",
    ):
        assert said(REACTIONS.format(second=second)) == [
            ("I was glad o", "Ana Ruiz", BELOW),
            ("It was time.", "Ana Ruiz", "stands alone"),
            ("We are not i", "Piet Hallam", BELOW),
        ]


def test_a_single_name_or_a_line_about_something_else_heads_a_part_of_an_article() -> None:
    for second in ("What the port needs", "Piet Hallam’s doubts", "Piet Hallam waits", "Norland"):
        assert BELOW not in [rule for _, _, rule in said(REACTIONS.format(second=second))]


def test_people_in_capitals_are_called_as_others_are() -> None:
    body = REACTIONS.format(second="PIET HALLAM, ANALYST AT KESSEL BANK")
    analysis = analyse_article(body, split_blocks(body))
    assert [(one.name, one.roles) for one in analysis.speakers] == [
        ("Ana Ruiz", ("Mayor",)),
        ("Piet Hallam", ("Analyst",)),
    ]
