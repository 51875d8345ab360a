"""Words that part two groups, and names for the same."""

from __future__ import annotations

from articles.analysis.distinctive import count_words, distinctive
from articles.analysis.naming import lexicon, names_in


def test_a_word_of_both_is_nobodys() -> None:
    found = {word.word: word.z for word in distinctive({"boats": 50, "pact": 50}, {"boats": 50, "sea": 50})}
    assert found["boats"] == 0.0
    assert found["pact"] > 2 > -2 > found["sea"]


def test_rare_words_and_empty_groups_say_nothing() -> None:
    assert distinctive({"pact": 2}, {"sea": 2}) == []
    assert distinctive({"pact": 9}, {}) == []


def test_what_is_counted() -> None:
    assert count_words(["The Boats, the boats’ owners; 42 x"]) == {"boats": 2, "owners": 1} | {}


def test_the_longer_name_is_the_one_that_stands_there() -> None:
    found = [(name.name, name.text) for name in names_in({1: "Undocumented immigrants met migrants and Migrant."})]
    assert found == [("undocumented immigrant", 1), ("migrant", 1), ("migrant", 1)]


def test_each_referent_has_several_names() -> None:
    assert all(len(names) > 1 for _, names in lexicon())
