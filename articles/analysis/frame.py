"""A frame: a reporting word in its sentence, who it belongs to, and the words it reports, as ranges of tokens.

>>> Frame((2, 3), "say", "an example", subject=(1, 2), left=(0, 1)).right is None
True
"""

from __future__ import annotations

from dataclasses import dataclass

Range = tuple[int, int]


@dataclass(slots=True)
class Found:
    """What follows a reporting verb: the reported words, the rule, and to whom they were said."""

    content: Range
    rule: str
    hearer: Range | None = None


@dataclass(slots=True)
class Frame:
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
        """The same frame, with more known of it."""
        if rule:
            self.rule = rule
        if subject:
            self.subject = subject
        if left:
            self.left = left
        if right:
            self.right = right
        if hearer:
            self.hearer = hearer
        return self

    def reporting(self, found: Found) -> Frame:
        """The same frame, with what follows the verb."""
        self.right, self.hearer, self.rule = found.content, found.hearer, found.rule
        return self
