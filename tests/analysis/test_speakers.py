"""Who the mentions are: texts, and the speaker of each quote in them. All are invented."""

import pytest

from articles.analysis.article import analyse_article
from articles.analysis.findings import SpeakerKind
from articles.spans import Block, BlockKind
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
    ("Mayor Tom Varga came to scold; Mayor Mark Holt came to help. “We hold,” he said.", ["Mark Holt"]),
    (
        "Mayor Mark Holt came.\n\nAn envoy, Minister Tom Varga, said it rained.\n\n“No,” he told Holt.\n\nHe said no.",
        ["Tom Varga"] * 3,
    ),
    ("Mayor Tom Varga came.\n\nIn Mayor Jan Holt’s first speech he said that it rained.", ["Jan Holt"]),
    ("Mayor Tom Varga came. Mayor Jan Holt’s remarks hurt when he said that it rained.", ["Jan Holt"]),
    ("Saying that Norland “must hold,” Ana Ruiz sought to calm the crews.", ["Ana Ruiz"]),
    ("They met in a “good” way, said Jan Holt, stressing that both had come.", ["Jan Holt"] * 2),
    ("Jan Holt had met Mr Tan. “We hold,” Mr Tan said.", ["Tan"]),  # without a full stop
    ("Ben Tan wrote: “We hold.”", ["Ben Tan"]),  # a given name, though ben may stand within a surname
    ("North Carolina Rep. Bob Holt left. “We hold,” Holt said.", ["Bob Holt"]),  # Carolina is no given name here
    ("Ana Ruiz said no. “We hold,” the 44-year-old added.", ["Ana Ruiz"] * 2),
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


STANDING_IN = [
    ("A senior official in Kessel said no. “We hold,” the official said.", ["a senior official in Kessel"] * 2),
    ("A diplomat from Norland said no. “We hold,” the envoy said.", ["a diplomat from Norland"] * 2),
    ("A source close to the mayor went further. “We hold,” the source said.", ["a source close to the mayor"]),
    ("Norland’s fisheries ministry said no.\n\nThe ministry said it had time.", ["Norland’s fisheries ministry"] * 2),
    ("Two owners in Kessel said no. “We hold,” one said.", ["two owners in Kessel"] * 2),
    ("Foreign Minister Ana Ruiz met Prime Minister Jan Holt. “We hold,” the minister said.", ["Ana Ruiz"]),
    ("Foreign Minister Ana Ruiz left. “We hold,” the finance minister said.", ["finance minister"]),
    ("Ana Ruiz, Norland’s foreign minister, left. “We hold,” the foreign minister said.", ["Ana Ruiz"]),
    ("The foreign minister, Ana Ruiz, left. Jan Holt said no. “We hold,” the minister said.", ["Jan Holt", "Ana Ruiz"]),
    ("Vice President Jan Holt left. “We hold,” the president said.", ["president"]),
    ("Foreign Minister Ana Ruiz met Ida Stone. The minister stood up. “We hold,” she said.", ["Ana Ruiz"]),
    ("Ana Ruiz spoke.\n\nIts owner said no.\n\nAll left. “We hold,” she said.", ["Its owner", "Ana Ruiz"]),
    ("He met a teacher from Kessel, who in the winter of 1911 had noted that it rained.", ["a teacher from Kessel"]),
    ("Mayor Piet Hallam left.\n\nFURIOUS HALLAM: “WE HOLD”", ["Piet Hallam"]),
    ("PIET HALLAM said no. “We hold,” Hallam said.", ["Piet Hallam"] * 2),
    ("It took Piet Hallam, Norland’s prime minister, an hour. Hallam said: “We hold.”", ["Piet Hallam"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "names"), STANDING_IN)
def test_phrases_stand_for_whom_was_met_before(body: str, names: list[str]) -> None:
    analysis = analyse(body)
    found = [speaker(analysis, quote) for quote in analysis.quotes]
    assert [name and name.lower() for name in found] == [name.lower() for name in names]


@pytest.mark.parametrize(
    ("who", "kind"),
    [
        ("Fishermen aboard", SpeakerKind.GROUP),
        ("Two diplomats familiar with the talks", SpeakerKind.GROUP),
        ("One of the delegates", SpeakerKind.UNNAMED),
        ("Skippers in Norland’s own ports", SpeakerKind.GROUP),
        ("The board’s secretariat", SpeakerKind.BODY),
    ],
)
def test_kinds_of_speakers_at_the_head_of_a_sentence(who: str, kind: SpeakerKind) -> None:
    assert [found.kind for found in analyse(f"{who} said that it rained.").speakers] == [kind]


def test_a_headline_may_open_with_words_of_the_one_it_names() -> None:
    body = "“The sea waits for nobody”: minister stays\n\nForeign Minister Ana Ruiz left."
    blocks = [Block(BlockKind.HEADLINE, 0, 42), Block(BlockKind.PARAGRAPH, 44, len(body))]
    analysis = analyse_article(body, blocks)
    assert [speaker(analysis, quote) for quote in analysis.quotes] == ["Ana Ruiz"]


NOBODY = [
    ("In a video in December announcing [[his plan]], Tomas Weber left.", ["Tomas Weber"]),
    ("[[The port is shut]], said Tuesday.", []),
    ("A Texas state flag hung there.", []),
    ("The security briefing had begun.", []),
    ("British advocates for peace came.", []),
]


@pytest.mark.parametrize(("example", "names"), NOBODY)
def test_days_months_and_nouns_say_nothing(example: str, names: list[str]) -> None:
    assert {found.name for found in analyse(example.replace("[[", "").replace("]]", "")).speakers} <= set(names)


OTHERS: list[tuple[str, str]] = [
    ("Tomas Weber has at times said the wall held.", "Tomas Weber"),
    ("Tomas Weber drew what the wall would be, saying that it holds.", "Tomas Weber"),
    ("Tomas Weber sent a letter to members of the Senate saying that it holds.", "Tomas Weber"),
    ("“The treaty holds, as all can see,” Per Brekke of the union said.", "Per Brekke"),
    ("The firm in Austin, Tex., said that it holds.", "firm in Austin"),
    ("Betty Dukes came. “It holds,” Dukes said.", "Betty Dukes"),
    ("Senator Angus King of Maine came. “It holds,” King said.", "Angus King"),
    ("Robert Stone came. “It holds,” Bob Stone said.", "Robert Stone"),
    ("It rained. Added Weber: “It holds for now, I think.” Tomas Weber left.", "Tomas Weber"),
    ("Kevin de Lana came. “It holds,” Mr. de Lana said.", "Kevin de Lana"),
    ("Mr. Weber, House members said, has left.", "House members"),
    ("Sheriff Jan Holt of Kessel County, Ariz., who says it holds, left.", "Jan Holt"),
    ("Their leader, Per Brekke, was no kinder than Mr. Weber was. “It holds,” he said.", "Per Brekke"),
    ("Chief Justice Ana Ruiz met Justice Jan Holt. “It holds,” the chief justice said.", "Ana Ruiz"),
]


@pytest.mark.parametrize(("body", "who"), OTHERS)
def test_who_speaks_past_what_stands_between(body: str, who: str) -> None:
    analysis = analyse(body)
    assert [speaker(analysis, quote) for quote in analysis.quotes] == [who]


def test_a_role_of_several_is_nobodys() -> None:
    analysis = analyse("Foreign Minister Ana Ruiz, two officials said, left. “It holds,” Ruiz said.")
    assert [found.roles for found in analysis.speakers if found.name == "Ana Ruiz"] == [("Foreign Minister",)]
