"""Finding a quote in the source text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.analysis.location import Source, locate, locate_beside
from articles.analysis.words import words

SPEECH = Source.of(
    "Friends, the harbour is full tonight. We will mend every torn net before the frost comes. "
    "Nobody asked the herring for an opinion. We will not sell the lighthouse to strangers. "
    "Our grandmothers built the pier with borrowed timber. Good night."
)


@pytest.mark.parametrize(
    ("quote", "sentences", "exact"),
    [
        ("We will mend every torn net before the frost comes,", [1], True),
        ("mend every torn net", [1], True),
        ("We will mend every net before the frost comes.", [1], False),
        ("we shall mend every torn net … before frost comes", [1], False),
        ("before the frost comes. Nobody asked the herring", [1, 2], True),
        ("We will not sell the lighthouse. Nobody asked the herring for an opinion.", [3, 2], True),
        ("Our grandmothers built the pier. The harbour is full tonight.", [4, 0], True),
        ("The council has approved a tram line.", [], False),
        ("we will not", [], False),
        ("", [], False),
    ],
)
def test_locate(quote: str, sentences: list[int], exact: bool) -> None:
    places = locate(quote, SPEECH)
    assert [place.sentence for place in places] == sentences
    assert all(place.exact for place in places) == (exact or not places)
    for place in places:
        assert SPEECH.sentences[place.sentence].holds(place.span)
        assert 0 <= place.quote.start < place.quote.end <= len(quote)


def test_the_span_is_the_extent_of_the_words_found() -> None:
    (place,) = locate("“mend every net before frost”, he said", SPEECH)
    assert SPEECH.string[slice(*place.span)] == "mend every torn net before the frost"


@pytest.mark.parametrize(
    ("quote", "beside", "expected"),
    [
        ("come home by dusk", {1}, [1]),
        ("All boats do come home by dusk.", {1}, [1]),
        ("Boats come home at dawn.", {1}, []),  # one word of it is not there
        ("come home by dusk", {0}, []),
        ("come home by dusk", {1, 3}, []),  # nobody can tell which
        ("we will not", {0}, []),
    ],
)
def test_little_words_are_found_beside_what_is_certain(quote: str, beside: set[int], expected: list[int]) -> None:
    source = Source.of("We will not wait. All boats come home by dusk. Gulls cry. Men come home by dusk.")
    assert [place.sentence for place in locate_beside(words(quote), source, beside)] == expected


def test_joined_sentences_have_a_place_each() -> None:
    near = locate("mend every torn net before the frost comes. Nobody asked the herring", SPEECH)
    far = locate("mend every torn net before the frost comes. Our grandmothers built the pier", SPEECH)
    gaps = [places[1].sentence - places[0].sentence for places in (near, far)]
    assert (gaps[0], gaps[1] > 1) == (1, True)


WORDS = (
    "friends the harbour is full we will mend every torn net before frost comes nobody not sell lighthouse pier".split()
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=20))
def test_every_location_lies_in_the_source_and_its_words_are_there(quote: list[str]) -> None:
    string = " ".join(quote)
    for place in locate(string, SPEECH):
        sentence = SPEECH.sentences[place.sentence]
        assert sentence.holds(place.span)
        given_words = string[slice(*place.quote)].split()
        there = SPEECH.string[slice(*place.span)].casefold().split()
        assert given_words[0] == there[0].strip(".,")
        assert given_words[-1] == there[-1].strip(".,")
        if place.exact:
            assert given_words == [word.strip(".,") for word in there]
