"""A frame: a reporting word in its sentence, who it belongs to, and the words it reports, as ranges of tokens.

>>> Frame((2, 3), "say", "an example", subject=(1, 2), left=(0, 1)).right is None
True
"""

from __future__ import annotations

from typing import NamedTuple

Range = tuple[int, int]


class Frame(NamedTuple):
    """Token ranges of a reporting word, its subject and what it reports (before it, after it, or around it)."""

    cue: Range
    lemma: str
    rule: str
    subject: Range | None = None
    left: Range | None = None
    right: Range | None = None
    hearer: Range | None = None  # to whom it was said

    def told(
        self,
        *,
        rule: str = "",
        subject: Range | None = None,
        left: Range | None = None,
        right: Range | None = None,
        hearer: Range | None = None,
    ) -> Frame:
        """The frame with more known of it; cheaper than ``_replace``."""
        return Frame(
            self.cue, self.lemma, rule or self.rule, subject or self.subject, left or self.left, right or self.right,
            hearer or self.hearer,
        )  # fmt: skip
