"""Which speakers are one within an event."""

from __future__ import annotations

import pytest

from articles.analysis.findings import FoundSpeaker, SpeakerKind
from articles.analysis.identity import KnownSpeakers, fuller_name, fuller_role, name_parts

PERSON, BODY = SpeakerKind.PERSON, SpeakerKind.BODY


def person(name: str, *handles: str) -> FoundSpeaker:
    return FoundSpeaker(name, PERSON, forms=(name,), handles=handles)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ida Falk", (("ida",), "falk")),
        ("Falk", ((), "falk")),
        ("Ms. Falk", ((), "falk")),
        ("European Commission President Ursula von der Leyen", (("european", "commission", "ursula"), "von der leyen")),
        ("Von der Leyen", ((), "von der leyen")),
        ("Élodie O’Brien Jr.", (("elodie",), "o’brien")),
        ("", ((), "")),
    ],
)
def test_names_have_parts(name: str, parts: tuple[tuple[str, ...], str]) -> None:
    assert name_parts(name) == parts


@pytest.mark.parametrize(
    ("found", "known", "same"),
    [
        (person("Falk"), [person("Ida Falk")], 0),
        (person("Ida Falk"), [person("Falk")], 0),
        (person("I. Falk"), [person("Ida Falk")], 0),
        (person("Ulf Falk"), [person("Ida Falk")], None),
        (person("Bob Falk"), [person("Robert P. Falk")], 0),
        (person("Bill Falk"), [person("Robert Falk")], None),
        (person("Falk"), [person("Ida Falk"), person("Ulf Falk")], None),
        (person("Ulf Falk"), [person("Ida Falk"), person("Ulf Falk")], 1),
        (person("Harbour Watch", "harbourwatch"), [person("Somebody Else", "HarbourWatch")], 0),
        (FoundSpeaker("the ministry", BODY), [FoundSpeaker("The Ministry", BODY)], 0),
        (FoundSpeaker("the ministry", BODY), [person("Ministry")], None),
        (FoundSpeaker("Falk", BODY), [person("Ida Falk")], 0),
        (FoundSpeaker("Falk", BODY), [person("Ida Falk"), person("Ulf Falk")], None),
        (person("Ida Falk"), [FoundSpeaker("Falk", BODY)], 0),
        (person("Ida Falk"), [FoundSpeaker("Falk", BODY), person("Ulf Falk")], 0),
        (person("Ida Falk"), [FoundSpeaker("Falk Bank", BODY)], None),
        (FoundSpeaker("a diplomat", SpeakerKind.UNNAMED), [FoundSpeaker("diplomats", SpeakerKind.GROUP)], None),
    ],
)
def test_speakers_are_matched(found: FoundSpeaker, known: list[FoundSpeaker], same: int | None) -> None:
    speakers = KnownSpeakers()
    for n, speaker in enumerate(known):
        speakers.add(n, speaker)
    assert speakers.match(found) == same


def test_the_fuller_role_wins() -> None:
    assert fuller_role("head", "union chief", "union leader") == "union chief"
    assert fuller_role("", "head") == "head"
    assert fuller_role() == ""


def test_the_fuller_name_wins() -> None:
    assert fuller_name("Falk", "Ida Falk") == "Ida Falk"
    assert fuller_name("Ida Falk", "Falk") == "Ida Falk"
