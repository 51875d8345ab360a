"""The form that corrects a quote: its span, pieces, cue and speaker's mention are all given by pasting words.

Where pasted words stand more than once, the form comes back and offers the places with what is around them.
"""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django import forms

from articles.actions.judging import QuoteValues
from articles.actions.locking import locked
from articles.admin.base import told
from articles.admin.choosing import ask_within, refuse_foreign, row_id
from articles.admin.fields import DECIDED, Decision, PastedField, PlaceField, SeenField, digest, quicker
from articles.admin.places import around, find_words, lemma_of, nearest, strip_marks
from articles.analysis.findings import QuoteKind
from articles.models import Quote, Status, Text
from articles.spans import Span

OFFERED = 20  # places at most
OUR_OWN = {"decision", "text", "seen"}


class QuoteForm(forms.ModelForm[Quote]):
    words_pasted = PastedField(
        label="Words",
        rows=4,
        help_text="All that is reported to be said, copied from the text. Spaces and kinds of marks need not fit.",
    )
    occurrence = PlaceField(label="Which place", help_text="These words stand more than once in the text.")
    pieces_pasted = PastedField(
        label="Between marks",
        required=False,
        rows=3,
        help_text="What stands between quotation marks, one stretch a line, without the marks. "
        "Leave it empty for a direct quote that is marked as a whole.",
    )
    cue_pasted = PastedField(label="Cue", required=False, help_text="The reporting word: said, warned.")
    mention_pasted = PastedField(
        label="Named as", required=False, help_text="How the text names the speaker here: Rubio, he, the minister."
    )
    decision = forms.ChoiceField(choices=Decision.choices, required=False, widget=forms.RadioSelect)
    seen = SeenField()

    class Meta:
        model = Quote
        fields = ("text", "kind", "channel", "speaker", "relay")
        labels: ClassVar = {"channel": "Where it was said", "relay": "Passed on by"}
        help_texts: ClassVar = {"relay": "Only where somebody else passes the words on, as in a post that quotes."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = self.instance.text if self.instance.pk else self.chosen_text()
        self.shown: dict[str, str] = {}
        self.stored_pieces: list[Span] = []
        ask_within(self, self.text.event_id if self.text else None)
        self.before = {name: getattr(self.instance, name) for name in ("kind", "channel", "speaker", "relay")}
        if self.instance.pk and self.text:
            self.show_stored(self.text.body)

    def chosen_text(self) -> Text | None:
        """Of a new quote: the text that was chosen before the rest is asked for."""
        pk = row_id(self.data.get("text") or self.initial.get("text") or "")
        return Text.objects.select_related("event").filter(pk=pk).first() if pk is not None else None

    def show_stored(self, body: str) -> None:
        quote = self.instance
        self.stored_pieces = [Span(piece.start, piece.end) for piece in quote.pieces.all()]
        self.shown = {
            "words_pasted": body[quote.start : quote.end].replace("\r", "\n").strip(),
            "pieces_pasted": "\n".join(" ".join(body[span.start : span.end].split()) for span in self.stored_pieces),
            "cue_pasted": body[quote.cue_start : quote.cue_end] if quote.cue_start is not None else "",
            "mention_pasted": body[quote.mention_start : quote.mention_end] if quote.mention_start is not None else "",
        }
        self.initial.update(self.shown, occurrence=str(quote.start), seen=self.digest_of(quote))
        places = find_words(body, self.shown["words_pasted"])
        if len(places) > 1:
            self.offer(places)

    def digest_of(self, quote: Quote) -> str:
        pieces = list(quote.pieces.values_list("start", "end")) if not self.stored_pieces else self.stored_pieces
        values = [getattr(quote, field.attname) for field in Quote._meta.concrete_fields if field.attname != "score"]
        return digest(values, [tuple(piece) for piece in pieces])

    def offer(self, places: list[Span]) -> None:
        field = cast(PlaceField, self.fields["occurrence"])
        body = self.text.body if self.text else ""
        choices = [(str(place.start), around(body, place)) for place in places[:OFFERED]]
        field.widget = forms.RadioSelect(choices=choices)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self.text = self.text or data.get("text")
        if self.text is None or "words_pasted" not in data or "kind" not in data:
            return data
        if self.instance.pk:
            self.check_seen(data, self.text)
        for name in ("speaker", "relay"):
            refuse_foreign(self, name, self.text.event_id)
            if data.get("kind") == QuoteKind.TERM and data.get(name):
                self.add_error(name, "A term is ascribed to nobody: empty this, or choose another kind.")
        span = self.clean_span(data, self.text.body)
        if span is not None:
            data["span"] = span
            data["pieces"] = self.clean_pieces(data, self.text.body, span)
            self.clean_words_around(data, self.text.body, span)
        return data

    def check_seen(self, data: dict[str, Any], text: Text) -> None:
        """From here to the end of the request nobody else changes this event, and nobody has since it was opened."""
        with locked(text.event):
            now = Quote.objects.select_related("decided_by").filter(pk=self.instance.pk).first()
        self.stored_pieces, kept = [], self.stored_pieces
        if now is None or (data.get("seen") and data["seen"] != self.digest_of(now)):
            self.add_error(None, quicker(now and now.decided_by))
        self.stored_pieces = kept

    def clean_span(self, data: dict[str, Any], body: str) -> Span | None:
        stored = self.instance.span if self.instance.pk else None
        if stored and not {"words_pasted", "occurrence"} & set(self.changed_data):
            return stored
        words = data["words_pasted"]
        if data["kind"] in (QuoteKind.DIRECT, QuoteKind.TERM):
            words = strip_marks(words)
        places = find_words(body, words)
        if not places:
            self.add_error("words_pasted", "These words do not stand in the text. Copy them from the text itself.")
            return None
        chosen = [place for place in places if str(place.start) == data.get("occurrence")]
        if stored and "occurrence" not in self.changed_data:
            chosen = [place for place in places if place.overlaps(stored)]
        if len(chosen or places) == 1:
            return (chosen or places)[0]
        self.offer(places)
        shown = "" if len(places) <= OFFERED else f" The first {OFFERED} are shown; paste more words for the others."
        self.add_error("occurrence", f"These words stand {len(places)} times in the text. Choose the place.{shown}")
        return None

    def clean_words_around(self, data: dict[str, Any], body: str, span: Span) -> None:
        for name, of in (("cue", "cue"), ("mention", "name")):
            words = data.get(f"{name}_pasted", "")
            places = find_words(body, words) if words else []
            if words and not places:
                self.add_error(f"{name}_pasted", f"This {of} does not stand in the text.")
            stored = getattr(self.instance, f"{name}_start") if words == self.shown.get(f"{name}_pasted") else None
            kept = [place for place in places if place.start == stored]
            data[name] = kept[0] if kept else nearest(places, span)

    def clean_pieces(self, data: dict[str, Any], body: str, span: Span) -> tuple[Span, ...]:
        lines = [line for line in data.get("pieces_pasted", "").split("\n") if line.strip()]
        kind = data["kind"]
        known = dict(zip(self.shown.get("pieces_pasted", "").split("\n"), self.stored_pieces, strict=False))
        if "pieces_pasted" not in self.changed_data and (
            kind == QuoteKind.INDIRECT or self.stored_pieces == [self.instance.span]
        ):
            lines = []  # they were the quote itself, which they follow, or belonged to another kind
        if not lines:
            if kind == QuoteKind.MIXED:
                self.add_error("pieces_pasted", "A partly direct quote has words between marks: give them here.")
            return (span,) if kind in (QuoteKind.DIRECT, QuoteKind.TERM) else ()
        if kind == QuoteKind.INDIRECT:
            self.add_error(
                "pieces_pasted", "An indirect quote has nothing between marks: empty this, or choose partly direct."
            )
            return ()
        pieces: list[Span] = []
        at = span.start
        for line in lines:
            stored = known.get(line)
            if stored and stored.start >= at and span.holds(stored):
                piece = stored
            else:
                found = find_words(body[at : span.end], strip_marks(line))
                if not found:
                    problem = f"“{line[:60]}” does not stand in the quote's words, after the stretch above it."
                    self.add_error("pieces_pasted", problem)
                    return ()
                piece = Span(found[0].start + at, found[0].end + at)
            pieces.append(piece)
            at = piece.end
        return tuple(pieces)

    @property
    def says_something_new(self) -> bool:
        return bool(set(self.changed_data) - OUR_OWN)

    def values(self) -> QuoteValues:
        data = self.cleaned_data
        kept = "cue_pasted" not in self.changed_data and self.instance.pk
        lemma = self.instance.cue_lemma if kept else lemma_of(data.get("cue_pasted", ""))
        return QuoteValues(
            span=data["span"],
            kind=QuoteKind(data["kind"]),
            pieces=data["pieces"],
            speaker=data.get("speaker"),
            relay=data.get("relay"),
            mention=data.get("mention"),
            cue=data.get("cue"),
            cue_lemma=lemma[:60] if data.get("cue") else "",
            channel=data["channel"],
        )

    def called(self, name: str, value: object) -> object:
        """A value as the form calls it."""
        return value if name != "kind" else dict(Quote._meta.get_field("kind").flatchoices).get(value, value)

    def history(self) -> str:
        """What was changed and decided, in words."""
        said = []
        for name in self.changed_data:
            if name in self.before:
                was, now = (self.called(name, value) for value in (self.before[name], self.cleaned_data[name]))
                said.append(told(str(self.fields[name].label or name), was, now))
            elif name in self.shown:
                said.append(told(str(self.fields[name].label), self.shown[name], self.cleaned_data[name]))
            elif name == "occurrence":
                said.append(f"Moved to another place: character {self.cleaned_data['span'].start:,}")
        if self.cleaned_data.get("decision"):
            said.append(DECIDED[self.cleaned_data["decision"]])
        elif said and self.instance.status != Status.CORRECTED:
            said.append("Corrected")
        return ". ".join(said) + "." if said else "Saved without a change."
