"""One article's report of a claim, as a part of the claim's form: its passages are given by pasting them."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from django import forms
from django.forms.models import BaseInlineFormSet

from articles.admin.base import excerpt, told
from articles.admin.choosing import ask_within, label
from articles.admin.fields import PastedField
from articles.admin.places import find_words
from articles.models import Claim, ClaimReport, Stance, Text
from articles.spans import Span

BLANK_LINES = re.compile(r"\n\s*\n")
PASSAGES = 50  # of one article for one claim


class FixedText(forms.Field):
    """The text of a stored report, which cannot be another: shown without asking the database for its name."""

    widget = forms.TextInput(attrs={"class": "vLargeTextField"})

    def __init__(self, text: Text) -> None:
        super().__init__(disabled=True, initial=text)
        self.text = text

    def prepare_value(self, value: Any) -> str:
        return label(self.text)

    def clean(self, value: Any) -> Text:
        return self.text


class ReportForm(forms.ModelForm[ClaimReport]):
    passages = PastedField(
        required=False,
        rows=4,
        help_text="Copied from the article, with an empty line between two. Leave empty for “not in this text”.",
    )

    class Meta:
        model = ClaimReport
        fields = ("text", "stance")
        labels: ClassVar = {"text": "Article", "stance": "How"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stored: dict[str, Span] = {}
        if self.instance.pk:
            self.show_stored(self.instance.text)

    def show_stored(self, text: Text) -> None:
        self.initial["text"] = text
        self.fields["text"] = FixedText(text)
        self.fields["text"].label = "Article"
        for row in self.instance.evidence.all():
            span = Span(row.start, row.end)
            self.stored[" ".join(text.body[span.start : span.end].split())] = span
        self.initial["passages"] = "\n\n".join(self.stored)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        text, stance = data.get("text"), data.get("stance")
        if text is None or stance is None or "passages" not in data:
            return data
        passages = [words.strip() for words in BLANK_LINES.split(data["passages"]) if words.strip()]
        if stance == Stance.ABSENT and passages:
            problem = "What is not in the text has no passages: empty this, or say how it is reported."
            self.add_error("passages", problem)
        elif stance != Stance.ABSENT and not passages and (not self.instance.pk or self.stored):
            self.add_error("passages", "Copy at least one passage that shows it.")
        elif len(passages) > PASSAGES:
            self.add_error("passages", f"These are {len(passages):,} passages; {PASSAGES} are enough.")
        else:
            spans = (self.find(text, passage) for passage in dict.fromkeys(passages))
            data["spans"] = [span for span in spans if span is not None]
        return data

    def validate_unique(self) -> None:
        """The formset says it in words; a report that was rejected and has no row is taken up again."""

    def validate_constraints(self) -> None:
        """As above."""

    def find(self, text: Text, passage: str) -> Span | None:
        """Where a passage stands: where it stood before, else at its one place."""
        stored = self.stored.get(" ".join(passage.split()))
        if stored is not None:
            return stored
        places = find_words(text.body, passage)
        if len(places) == 1:
            return places[0]
        problem = "does not stand in this text"
        if places:
            problem = f"stands {len(places)} times in this text: paste more of the words around it"
        self.add_error("passages", f"“{excerpt(passage, 60)}” {problem}.")
        return None

    def history(self) -> str:
        if not self.instance.pk or not self.before:
            return f"Entered: {self.cleaned_data['text'].title}: {Stance(self.cleaned_data['stance']).label}"
        said = [
            told(name, was, self.cleaned_data[name]) for name, was in self.before.items() if name in self.changed_data
        ]
        return f"{self.cleaned_data['text'].title}: {'; '.join(said)}"

    @property
    def before(self) -> dict[str, Any]:
        return {name: self.initial[name] for name in ("stance", "passages") if self.initial.get(name)}


class ReportFormSet(BaseInlineFormSet[ClaimReport, Claim, forms.ModelForm[ClaimReport]]):
    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        ask_within(form, self.instance.event_id)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Withdraw"

    def validate_unique(self) -> None:
        """Said by ``clean``, beside the row and in words."""

    def clean(self) -> None:
        taken: set[int] = set()
        for form in self.forms:
            text = getattr(form, "cleaned_data", {}).get("text")
            if text is None:
                continue
            if self.instance.event_id and text.event_id != self.instance.event_id:
                form.add_error("text", f"“{text}” belongs to another event. Choose an article of this event.")
            elif text.pk in taken:
                form.add_error("text", "This article has a row of its own above. Put all its passages there.")
            taken.add(text.pk)
