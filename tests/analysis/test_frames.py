"""Who reports what: reported content in ``[[…]]``, with its speaker and reporting word. All sentences are invented."""

import pytest

from tests.analysis.reading import analyse, cue, speaker, unmarked

CLAUSES = [
    ("Mayor Ana Ruiz said [[the bridge was safe]].", "Ana Ruiz", "said"),
    ("Mayor Ana Ruiz said that [[the bridge was safe]].", "Ana Ruiz", "said"),
    ("Mayor Ana Ruiz told reporters that [[the bridge was safe]].", "Ana Ruiz", "told"),
    ("Mayor Ana Ruiz told the council [[she would not resign]].", "Ana Ruiz", "told"),
    ("[[The bridge was safe]], the engineer said on Monday.", "engineer", "said"),
    ("[[The bridge was safe]], said Tomas Weber, an engineer.", "Tomas Weber", "said"),
    ("The ministry denied that [[it had cut the cable]].", "ministry", "denied"),
    ("Lawmakers asked [[why the warning had been ignored]].", "Lawmakers", "asked"),
    ("The union vowed to [[stay out until spring]].", "union", "vowed"),
    ("The union urged its members to [[stay out until spring]].", "union", "urged"),
    ("According to the finance ministry, [[the deficit will fall]].", "finance ministry", "According to"),
    ("[[Forty people were hurt]], according to the mayor’s office.", "mayor’s office", "according to"),
    ("Leclerc declined to say [[whether the hostages were alive]].", "Leclerc", "declined to say"),
    ("Dr. Mei Chen, who led the team for years, warned that [[water was short]].", "Mei Chen", "warned"),
    ("The envoy made clear that [[nothing had been signed]].", "envoy", "made clear"),
    ("It rained, but two officials from Kessel noted that [[the roads held]].", "two officials from Kessel", "noted"),
]


@pytest.mark.parametrize(("example", "who", "word"), CLAUSES)
def test_a_reported_clause(example: str, who: str, word: str) -> None:
    body, spans = unmarked(example)
    analysis = analyse(body)
    assert [quote.span for quote in analysis.quotes] == spans
    assert (speaker(analysis, analysis.quotes[0]), cue(body, analysis.quotes[0])) == (who, word)


@pytest.mark.parametrize(
    ("example", "words"),
    [
        ("She said [[the dam held]], adding that [[it would be checked]].", ["said", "adding"]),
        ("Ruiz said [[the dam held]] but acknowledged that [[it had cracked]].", ["said", "acknowledged"]),
        ("Ruiz noted that [[the dam held]], though nobody had asked.", ["noted"]),
        ("While Ruiz said [[the dam held]], the river rose.", ["said"]),
    ],
)
def test_the_content_ends_where_the_reporter_speaks_again(example: str, words: list[str]) -> None:
    body, spans = unmarked(example)
    quotes = analyse(body).quotes
    assert [quote.span for quote in quotes] == spans
    assert [cue(body, quote) for quote in quotes] == words


@pytest.mark.parametrize(
    "body",
    [
        "The minister wants a new election and hopes to hold it in June.",
        "The clock told the time and the sign said nothing of use.",
        "She flew to the United States and read the reports.",
        "A new group called Harbour Watch is raising money.",
        "The main questions remain, and the union's demands are old.",
        "As the days went on, Ruiz began making noises about a boycott of the talks.",
        "Their watches begin at 4:30 and end at noon.",
        "The booklet, titled, Man of the Harbour: The Later Years of Jan Holt, has not yet been printed.",
    ],
)
def test_what_is_no_speech(body: str) -> None:
    assert analyse(body).quotes == ()


def test_a_clause_cut_in_two_keeps_its_beginning() -> None:
    body = "The reactor, the operator said, had been shut down."
    quote = analyse(body).quotes[0]
    assert quote.lead is not None
    assert body[quote.lead.start : quote.lead.end] == "The reactor"
    assert body[quote.span.start : quote.span.end] == "had been shut down"
