"""Reporting words as people read them: ``{{ cue|cue }}`` as a word, ``{{ cue|cue_in_marks }}`` as it is printed."""

from __future__ import annotations

from django import template

from articles.queries.passages import cue_name

register = template.Library()
register.filter("cue", cue_name)


@register.filter
def cue_in_marks(cue: str) -> str:
    """
    >>> cue_in_marks("said"), cue_in_marks(":")
    ('“said”', 'a colon')
    """
    name = cue_name(cue)
    return f"“{cue}”" if name == cue else name
