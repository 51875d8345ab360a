"""Finding quotes by what is printed, which stands in no column but in the body of their text.

Each body is read once, however many quotes it holds: asked for in SQL, the words of a quote would cost its whole body.
The index over bodies is of no help, for to it a word beside a curly mark is another word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.text import smart_split, unescape_string_literal

from articles.models import Quote, Text

Span = list[Any]  # a quote's id and places
MARKS = str.maketrans("’‘“”", "''\"\"")


def terms_of(typed: str) -> list[str]:
    """
    >>> terms_of('scolded "the  tide"')
    ['scolded', 'the tide']
    """
    bits = [
        unescape_string_literal(bit) if len(bit) > 1 and bit[0] == bit[-1] and bit[0] in "\"'" else bit
        for bit in smart_split(typed.translate(MARKS).replace("\0", ""))
    ]
    return [term for bit in bits if (term := folded(bit))]


def folded(printed: str) -> str:
    return " ".join(printed.casefold().translate(MARKS).split())


def saying(quotes: QuerySet[Quote], typed: str) -> list[int]:
    """Those of the quotes in whose words, or as whose reporting word, all terms are printed. Two SELECTs."""
    terms = terms_of(typed)
    if not terms:
        return []
    words = {word for term in terms for word in term.split()}
    spans: dict[int, list[Span]] = defaultdict(list)
    columns = ("text", "pk", "start", "end", "cue_start", "cue_end")
    for text, *span in quotes.order_by().values_list(*columns):
        spans[text].append(span)
    found = []
    bodies = Text.objects.filter(pk__in=list(spans)).order_by().values_list("pk", "body")
    for text, body in bodies.iterator(chunk_size=200):
        plain = folded(body)
        if all(word in plain for word in words):
            found += [pk for pk, *places in spans[text] if says(body, terms, *places)]
    return found


def says(body: str, terms: Sequence[str], start: int, end: int, cue_start: int | None, cue_end: int | None) -> bool:
    printed = folded(f"{body[start:end]}\n{body[cue_start or 0 : cue_end or 0]}")
    return all(term in printed for term in terms)
