"""The word lists and the forms of their verbs."""

import pytest

from articles.analysis.lexicon import MEN, ROLES, VERBS, WOMEN, inflect


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        (("urge",), {"urge", "urges", "urged", "urging"}),
        (("deny",), {"deny", "denies", "denied", "denying"}),
        (("stress",), {"stress", "stresses", "stressed", "stressing"}),
        (("quip",), {"quip", "quips", "quipped", "quipping"}),
        (("write", "wrote", "written"), {"write", "writes", "wrote", "written", "writing"}),
    ],
)
def test_a_verb_has_all_its_forms(verb: tuple[str, ...], forms: set[str]) -> None:
    assert set(inflect(*verb)) == forms


def test_every_cue_has_a_tone_and_frames_that_are_explained() -> None:
    for cues in VERBS.values():
        for cue, _ in cues:
            assert cue.tone in {"neutral", "evaluative", "factive", "emotive"}
            assert cue.frames and cue.frames <= set("cqaiuokvmns")


def test_roles_have_plurals_and_no_name_is_of_both_genders() -> None:
    assert ROLES["spokeswoman"] == "f"
    assert ROLES["spokesmen"] == "p"
    assert not WOMEN & MEN
