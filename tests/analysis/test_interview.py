"""Interviews in print: whose words stand behind a name and a colon, or behind a letter. All are invented."""

import pytest

from tests.analysis.reading import analyse, speaker

ANSWER, NAMED = "an answer in an interview", "a name and a colon in an interview"
INTERVIEWS: dict[str, tuple[str, list[tuple[str, str | None]]]] = {
    "the paper's name before each question": (
        """Ana Ruiz, the minister for harbours, spoke to us on Tuesday.
        COURIER: Will the pact hold?
        Ana Ruiz: It will. I told the mayor that he “had no choice.”
        COURIER: And the port?
        Ruiz: We keep it.
        The talk was edited for length.""",
        [("It will. I told the mayor that he “had no choice.”", "Ana Ruiz"), ("We keep it.", "Ana Ruiz")],
    ),
    "a person asks": (
        """ADA LIND: Will it hold?
        MINISTER RUIZ: It will, I think.
        LIND: Why?
        RUIZ: We built it.""",
        [("Will it hold?", "Ada Lind"), ("It will, I think.", "Ruiz"), ("Why?", "Ada Lind"), ("We built it.", "Ruiz")],
    ),
    "questions by a word, answers by a name in capitals": (
        """Mayor Ana Ruiz with Ada Lind of KTV
        QUESTION:  Your first visit?
        MAYOR RUIZ:  Yes.  (Laughter.)  I like it.
        QUESTION:  Again?
        MAYOR RUIZ:  I will come.
        And we will talk.""",
        [("Yes.  (Laughter.)  I like it.", "Ana Ruiz"), ("I will come.\n\nAnd we will talk.", "Ana Ruiz")],
    ),
    "letters": (
        """Jan Holt, who led the talks, answered our readers.
        Q: Will it run at night?
        A: Yes, we promised.
        Q. Who pays?
        A. We all do.""",
        [("Yes, we promised.", "Jan Holt"), ("We all do.", "Jan Holt")],
    ),
    "only the questions have a letter": (
        """Mayor Ana Ruiz took questions on Friday.
        Q. Will the ferry run? Tom Berg, Kessel
        It will. We have the money.
        It was hard.
        Q. And the school?
        We open it in May.""",
        [("It will. We have the money.\n\nIt was hard.", "Ana Ruiz"), ("We open it in May.", "Ana Ruiz")],
    ),
    "only the answers have a name": (
        """Foreign Minister Jan Holt looks back.
        Are you happy today, Minister?
        Holt: I am.
        What do you hope for, after such a year?
        Holt: For rain. We had none.
        Do you still swim in the river, as you used to?
        Holt: Every morning.""",
        [("I am.", "Jan Holt"), ("For rain. We had none.", "Jan Holt"), ("Every morning.", "Jan Holt")],
    ),
    "lines about something else between them": (
        """Ana Ruiz met us.
        COURIER: Will you stay?
        Ruiz: I will.
        READ MORE: Ruiz wins the vote
        COURIER: Why?
        Ruiz: We must.
        PHOTO: Ruiz in May""",
        [("I will.", "Ana Ruiz"), ("We must.", "Ana Ruiz")],
    ),
}
OTHERS = {
    "a list of figures": """Ana Ruiz: 1,769.
        Jan Holt: 1,501.
        Ruiz: 547.
        Holt: 46.""",
    "a check of facts": """Did Ana Ruiz close the port?
        Claim: You pay for the port.
        Rating: No.
        Claim: We pay for the road.
        Rating: Yes, we do.""",
    "words between marks": """Ana Ruiz: “I will.”
        Jan Holt: “I will not.”
        Ruiz: “You must.”
        Holt: “We shall see.”""",
    "news in brief": """KESSEL: You can swim again.
        HARROW: We had rain.
        TORVIK: The port is open.
        MALM: I see.""",
    "one exchange": """It was short.
        Courier: Will you stay?
        Ana Ruiz: I will.""",
    "labels far apart": "\n".join(
        ["Ruiz: I will.", *["It rained."] * 8, "Holt: You must.", *["It rained."] * 8, "Ruiz: No.", "Holt: Yes."]
    ),
}


def text(lines: str) -> str:
    return "\n\n".join(line.strip() for line in lines.splitlines())


def said(body: str) -> list[tuple[str, str | None]]:
    analysis = analyse(body)
    return [
        (body[slice(*quote.span)], speaker(analysis, quote))
        for quote in analysis.quotes
        if quote.rule in (ANSWER, NAMED)
    ]


@pytest.mark.parametrize("name", INTERVIEWS)
def test_the_words_of_an_interview_are_their_speakers(name: str) -> None:
    lines, expected = INTERVIEWS[name]
    assert said(text(lines)) == expected


@pytest.mark.parametrize("name", OTHERS)
def test_what_only_looks_like_an_interview_is_none(name: str) -> None:
    assert said(text(OTHERS[name])) == []


def test_each_answer_is_direct_with_its_colon_as_cue_and_what_happens_in_the_room_is_no_word_of_it() -> None:
    body = text(INTERVIEWS["questions by a word, answers by a name in capitals"][0])
    quote = next(quote for quote in analyse(body).quotes if quote.rule == NAMED)
    assert (quote.kind, quote.cue and body[slice(*quote.cue)], quote.cue_lemma) == ("direct", ":", ":")
    assert [body[slice(*piece)] for piece in quote.pieces] == ["Yes.", "I like it."]


def test_what_is_quoted_or_reported_within_an_answer_is_a_part_of_it() -> None:
    lines, expected = INTERVIEWS["the paper's name before each question"]
    body = text(lines)
    assert [body[slice(*quote.span)] for quote in analyse(body).quotes] == [words for words, _ in expected]
