"""Who the mentions are: texts, and the speaker of each quote in them. All are invented."""

import pytest

from articles.analysis.findings import SpeakerKind
from tests.analysis.reading import analyse, speaker

NAMED = [
    ("Defence Minister Ines Duarte came. “We hold,” she said. She added that help was near.", ["Ines Duarte"] * 2),
    ("Ana Ruiz met Tomas Weber. “I am sorry,” he said. “So am I,” she said.", ["Tomas Weber", "Ana Ruiz"]),
    ("Ana Ruiz, the envoy, left. “We hold,” Ruiz said.", ["Ana Ruiz"]),
    ("Foreign Minister Ana Ruiz left. “We hold,” the foreign minister said.", ["Ana Ruiz"]),
    ("Ana Ruiz left. “We hold,” a spokesman for Ruiz said.", ["a spokesman for Ruiz"]),
    ("Ana Ruiz left. “We hold,” Ruiz’s lawyer said.", ["Ruiz’s lawyer"]),
    ("Ana Ruiz said the fleet had gone.\n\n“We watched it leave.”", ["Ana Ruiz"] * 2),
    ("Ursula von der Lahn came. Von der Lahn said: “We agree.”", ["Ursula von der Lahn"]),
    ("Ana Ruiz spoke after the Weber government fell. “We hold,” she said.", ["Ana Ruiz"]),
    ("“We hold,” he said.", [None]),
    ("Jan Holt had met Mr Tan. “We hold,” Mr Tan said.", ["Tan"]),  # without a full stop
    ("The Green MEP Hannah Tan left. “We hold,” she said.", ["Hannah Tan"]),
    ("The envoy Qiu Tao came. Qiu said: “We hold.”", ["Qiu Tao"]),  # the family name comes first
    ("Keith Ruiz left. “We hold,” Sir Keith said.", ["Keith Ruiz"]),
    ("Toreli Ruzin of the Harbour League said: “We hold.”", ["Toreli Ruzin"]),
    ("Tomas Weber left.\n\nAnna Holt said he had been told. “It is late,” he said.", ["Anna Holt", "Anna Holt"]),
    ("Ana Ruiz met two aides, who said that all was well.", ["two aides"]),
    ("Ana Ruiz said no more.\n\nThe senator added: “We hold.”", ["Ana Ruiz", "Ana Ruiz"]),
]


@pytest.mark.parametrize(("body", "names"), NAMED)
def test_one_speaker_for_all_names_of_a_person(body: str, names: list[str | None]) -> None:
    analysis = analyse(body)
    assert [speaker(analysis, quote) for quote in analysis.quotes] == names


def test_he_is_no_woman_and_she_is_no_man() -> None:
    analysis = analyse("Ana Ruiz came alone. “We hold,” he said.")
    assert analysis.speakers == ()


@pytest.mark.parametrize(
    ("who", "kind"),
    [
        ("Ana Ruiz", SpeakerKind.PERSON),
        ("the finance ministry", SpeakerKind.BODY),
        ("two diplomats", SpeakerKind.GROUP),
        ("a senior official", SpeakerKind.UNNAMED),
    ],
)
def test_kinds_of_speakers(who: str, kind: SpeakerKind) -> None:
    assert [found.kind for found in analyse(f"“We hold,” {who} said.").speakers] == [kind]


def test_a_speaker_has_its_forms_and_roles() -> None:
    (found,) = analyse("Foreign Minister Ana Ruiz left. “We hold,” Ruiz said.").speakers
    assert (found.forms, found.roles) == (("Foreign Minister Ana Ruiz", "Ruiz"), ("Foreign Minister",))


def test_the_reason_is_said_in_words() -> None:
    (quote,) = analyse("Ana Ruiz came. “We hold,” she said.").quotes
    assert quote.reason == 'ascribed to Ana Ruiz: "she", last woman named'
