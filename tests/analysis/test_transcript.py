"""Turns and stage directions of a source text."""

import pytest

from articles.analysis.transcript import Kind, sentences, transcript


def told(text: str) -> list[tuple[str, str, str]]:
    return [(part.kind.value, part.speaker, text[slice(*part.span)]) for part in transcript(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We sail at dawn.", [("speech", "", "We sail at dawn.")]),
        ("Harbour talk\nWe sail.", [("heading", "", "Harbour talk"), ("speech", "", "We sail.")]),
        (
            "QUESTION (Gull News): When? [Laughter.]",
            [
                ("label", "QUESTION (Gull News)", "QUESTION (Gull News):"),
                ("speech", "QUESTION (Gull News)", "When?"),
                ("stage", "QUESTION (Gull News)", "[Laughter.]"),
            ],
        ),
        (
            "Ida Falk: We sail.\nUlf Berg: No.\nIda Falk: Yes.\nUlf Berg: Why: because.",
            [
                ("label", "Ida Falk", "Ida Falk:"),
                ("speech", "Ida Falk", "We sail."),
                ("label", "Ulf Berg", "Ulf Berg:"),
                ("speech", "Ulf Berg", "No."),
                ("label", "Ida Falk", "Ida Falk:"),
                ("speech", "Ida Falk", "Yes."),
                ("label", "Ulf Berg", "Ulf Berg:"),
                ("speech", "Ulf Berg", "Why: because."),
            ],
        ),
        ("We ask three things: nets, boats and time.", [("speech", "", "We ask three things: nets, boats and time.")]),
        (
            "The fund (of 2019) is empty. (Applause)",
            [("speech", "", "The fund (of 2019) is empty."), ("stage", "", "(Applause)")],
        ),
        ("", []),
    ],
)
def test_parts(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


def test_sentences_are_what_is_said() -> None:
    text = "CHAIR: Welcome. (Applause.) We begin now. \nMS FALK: Thank you."
    assert [text[slice(*span)] for span in sentences(text)] == ["Welcome.", "We begin now.", "Thank you."]


def test_parts_do_not_overlap_and_hold_every_letter() -> None:
    text = "CHAIR: Hi. [Laughter.] So.\n\nFALK: One (two) three. (Music plays.)\n"
    edges = [edge for part in transcript(text) for edge in part.span]
    assert edges == sorted(edges)
    assert "".join("".join(text[slice(*part.span)].split()) for part in transcript(text)) == "".join(text.split())
    assert {part.kind for part in transcript(text)} == {Kind.LABEL, Kind.SPEECH, Kind.STAGE}
