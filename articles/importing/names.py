"""Who speaks behind the name of an account: a person's name without the office before it.

>>> plain_name("Under Secretary of State Jacob S. Helberg"), plain_name("Department of State")
('Jacob S. Helberg', 'Department of State')
"""

from __future__ import annotations

from articles.importing.wordlists import words

OFFICES = words(
    "secretary president minister chancellor premier senator sen rep representative congressman congresswoman gov"
    " governor mayor ambassador amb gen adm admiral col colonel capt captain lt sgt dr prof professor sir lord lady"
    " dame judge justice speaker leader director chairman chairwoman chairperson chair commissioner spokesperson"
    " spokesman spokeswoman mp mep mr mrs ms rev hon undersecretary envoy representative-elect"
)
BEFORE_GENERAL = frozenset({"attorney", "surgeon", "secretary", "solicitor", "inspector", "consul"})
AREAS = tuple(
    tuple(area.split())
    for area in (
        "state",
        "war",
        "defense",
        "defence",
        "energy",
        "the treasury",
        "commerce",
        "labor",
        "education",
        "transportation",
        "agriculture",
        "the interior",
        "homeland security",
        "veterans affairs",
        "foreign affairs",
        "health",
        "the army",
        "the navy",
        "the air force",
        "finance",
        "justice",
        "the house",
        "staff",
        "parliament",
    )
)
MOST_WORDS_BEFORE = 5


def plain_name(name: str) -> str:
    """The name without the office, if at least two words of a person's name remain; else all of it."""
    words = name.split()
    lower = [word.strip(".,").lower() for word in words]
    start = 0
    for here in range(min(len(words), MOST_WORDS_BEFORE + start + 1)):
        if here > start + MOST_WORDS_BEFORE or not _is_capital(words[here]):
            break
        if lower[here] in OFFICES or (here and lower[here] == "general" and lower[here - 1] in BEFORE_GENERAL):
            start = _after_area(lower, here + 1)
            if start > here + 1:
                break
    rest = words[start:]
    if start == 0 or len(rest) < 2 or not _is_capital(rest[0]) or not _is_capital(rest[-1]):
        return " ".join(words)
    return " ".join(rest)


def _after_area(lower: list[str], here: int) -> int:
    """Behind "of State" or "for the Treasury", if that comes next."""
    if here < len(lower) and lower[here] in ("of", "for"):
        for area in AREAS:
            if tuple(lower[here + 1 : here + 1 + len(area)]) == area:
                return here + 1 + len(area)
    return here


def _is_capital(word: str) -> bool:
    return word[0].isupper()
