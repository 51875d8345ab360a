"""Finding pasted words again in a body: what a person copied may have other white space, marks and dashes.

>>> find_passages("He said: “We  belong\\xa0together.” We belong.", '"We belong together."')
[Span(start=9, end=31)]
"""

from __future__ import annotations

from articles.spans import Span

MARKS = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»＂", '"'),
        **dict.fromkeys("‘’‚‛`´‹›", "'"),
        **dict.fromkeys("–—―‐‑−", "-"),
    }
)
# Characters that show nothing and that copying may lose.
UNSEEN = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


def find_passages(body: str, words: str) -> list[Span]:
    """Every place where the words stand, first to last; without overlap. Exact places win over near ones."""
    words = words.strip()
    exact = [Span(place, place + len(words)) for place in occurrences(body, words)]
    if exact:
        return exact
    folded, places = fold(body)
    sought, _ = fold(words)
    sought = sought.strip()
    return [Span(places[at], places[at + len(sought) - 1] + 1) for at in occurrences(folded, sought)]


def occurrences(text: str, sought: str) -> list[int]:
    found: list[int] = []
    at = text.find(sought) if sought else -1
    while at >= 0:
        found.append(at)
        at = text.find(sought, at + len(sought))
    return found


def fold(text: str) -> tuple[str, list[int]]:
    """With one kind of mark, one space for a run of white space, nothing unseen; and where each came from."""
    kept: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text.translate(MARKS)):
        if char in UNSEEN:
            continue
        if char.isspace():
            if kept and kept[-1] == " ":
                continue
            char = " "
        kept.append(char)
        places.append(place)
    return "".join(kept), places
