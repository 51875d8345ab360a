"""Fields for pasted words, and the token by which a form notices that somebody else was quicker."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.db import models

LONGEST = 100_000  # characters; no passage of an article is longer


class Decision(models.TextChoices):
    NONE = "", "as it is; a change above is a correction"
    CONFIRM = "confirm", "confirm: it is right"
    REJECT = "reject", "reject: it is wrong, and in no count and on no page"
    REOPEN = "reopen", "reopen: take the decision back, to what the program proposed"


DECIDED = {"confirm": "Confirmed", "reject": "Rejected", "reopen": "Reopened"}


class PastedField(forms.CharField):
    """Words copied from a text. A browser sends every line end as CRLF, which is not a change."""

    def __init__(self, *, rows: int = 1, **kwargs: Any) -> None:
        if rows > 1:
            kwargs["widget"] = forms.Textarea(attrs={"rows": rows, "class": "vLargeTextField"})
        super().__init__(**kwargs)
        # Not max_length, for which browsers cut what is pasted without a word.
        too_long = f"This is longer than {LONGEST:,} characters. Paste the passage only."
        self.validators.append(MaxLengthValidator(LONGEST, too_long))

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n").strip()

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial) != self.to_python(data)


class PlaceField(forms.ChoiceField):
    """Which of several places. They are known only when the words are, so the form's ``clean`` checks the choice."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.HiddenInput, **kwargs)

    def valid_value(self, value: Any) -> bool:
        return True

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data) and str(initial or "") != str(data)


class SeenField(forms.CharField):
    """A digest of what the form showed."""

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.HiddenInput)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


def digest(*values: object) -> str:
    return hashlib.sha256(repr(values).encode()).hexdigest()[:16]


def quicker(who: object) -> str:
    """The sentence for whoever comes second."""
    by = f"{who} has changed this" if who else "This was changed"
    return f"{by} while you had it open, so nothing was saved. Open it again to see how it stands now."
