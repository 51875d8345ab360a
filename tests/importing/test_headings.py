"""Telling headlines by their surroundings."""

from articles.importing.headings import is_headline


def test_a_byline_below_tells_a_headline_before_a_list_of_short_lines() -> None:
    following = ["By Our Newsdesk", "Add us as a source", "Points", "- One", "- Two"]
    assert is_headline("March date for the harbour vote, says Falk", following, before_dateline=True)
    assert not is_headline("March date for the harbour vote, says Falk", following)
