"""The tone of a reporting word, looked up when a page is read: editing the lexicon needs no new analysis.

>>> tone_of("insist"), tone_of("say"), tone_of("reveal")
('evaluative', 'neutral', 'factive')
"""

from __future__ import annotations

from articles.analysis.lexicon import NOUNS, VERBS

TONES = {
    "neutral": "says only that it was said",
    "evaluative": "judges how it was said",
    "factive": "takes it to be true",
    "emotive": "says with what feeling",
}
_OF_LEMMA = (
    NOUNS
    | {cue.lemma: cue.tone for cues in VERBS.values() for cue, _ in cues}
    | dict.fromkeys(("according to", "opinion", "view"), "neutral")
)


def tone_of(lemma: str) -> str:
    """One of ``TONES``; empty where the lexicon does not know the word."""
    return _OF_LEMMA.get(lemma, "")


def lemmas_of(tones: list[str]) -> list[str]:
    """The reporting words of these tones."""
    return [lemma for lemma, tone in _OF_LEMMA.items() if tone in tones]
