"""What is said about texts: speakers, quotes and their pieces, utterances and their renderings."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from articles.analysis.findings import Channel, QuoteKind, SpeakerKind
from articles.models.coverage import Event, Text
from articles.models.fields import FoldedKey, choices
from articles.querysets import QuoteQuerySet, RenderingQuerySet, inside
from articles.spans import Span


class Origin(models.TextChoices):
    MACHINE = "machine"
    PERSON = "person"


class Status(models.TextChoices):
    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"


class Finding(models.Model):
    """Anything said about a text, by the machine or a person, and what became of it."""

    origin = models.CharField(max_length=10, choices=Origin, default=Origin.PERSON)
    status = models.CharField(max_length=10, choices=Status, default=Status.SUGGESTED)
    score = models.FloatField(null=True, blank=True)
    rule = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    method = models.CharField(max_length=20, blank=True)
    proposed = models.JSONField(null=True, blank=True, help_text="The machine's values, kept when corrected.")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="%(class)s_origin_known"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="%(class)s_status_known"),
            models.CheckConstraint(
                condition=Q(status=Status.SUGGESTED, decided_at=None)
                | (~Q(status=Status.SUGGESTED) & Q(decided_at__isnull=False)),
                name="%(class)s_decided_when_judged",
            ),
            models.CheckConstraint(
                condition=~Q(origin=Origin.MACHINE, status=Status.CORRECTED) | Q(proposed__isnull=False),
                name="%(class)s_correction_keeps_proposal",
            ),
            models.CheckConstraint(condition=~Q(origin=Origin.MACHINE, method=""), name="%(class)s_machine_has_method"),
        )

    @property
    def is_undecided(self) -> bool:
        """The machine's own, of which nobody has said anything."""
        return self.origin == Origin.MACHINE and self.status == Status.SUGGESTED


class Speaker(models.Model):
    """The person, body, group or unnamed source that words are ascribed to, one row an event."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="speakers")
    name = models.CharField(max_length=200)
    sort_key = FoldedKey()
    kind = models.CharField(max_length=20, choices=choices(SpeakerKind), default=SpeakerKind.PERSON.value)
    role = models.CharField(max_length=200, blank=True)
    wikidata = models.CharField("Wikidata id", max_length=20, blank=True)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.PERSON)
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="merged")

    class Meta:
        ordering = ("sort_key", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in SpeakerKind]), name="speaker_kind_known"
            ),
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="speaker_origin_known"),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="speaker_not_merged_into_itself"),
            models.CheckConstraint(condition=~Q(name=""), name="speaker_has_name"),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("speaker", args=[self.event.slug, self.pk])


class SpeakerForm(models.Model):
    """A name, role or handle under which a speaker was met."""

    class Kind(models.TextChoices):
        NAME = "name"
        ROLE = "role"
        HANDLE = "handle"

    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="forms")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.NAME)
    form = models.CharField(max_length=200)

    class Meta:
        ordering = ("speaker", "kind", "form")
        constraints = (
            models.UniqueConstraint(fields=["speaker", "kind", "form"], name="speaker_form_unique"),
            models.CheckConstraint(condition=Q(kind__in=["name", "role", "handle"]), name="speaker_form_kind_known"),
        )

    def __str__(self) -> str:
        return f"@{self.form}" if self.kind == self.Kind.HANDLE else self.form


class Quote(Finding):
    """What somebody is reported to have said: the span of the whole reported content."""

    text = models.ForeignKey(Text, models.CASCADE, related_name="quotes")
    kind = models.CharField(max_length=10, choices=choices(QuoteKind, mixed="partly direct"))
    channel = models.CharField(max_length=10, choices=choices(Channel), default=Channel.ARTICLE.value)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    speaker = models.ForeignKey(Speaker, models.SET_NULL, null=True, blank=True, related_name="quotes")
    mention_start = models.PositiveIntegerField(null=True, blank=True)
    mention_end = models.PositiveIntegerField(null=True, blank=True)
    relay = models.ForeignKey(Speaker, models.SET_NULL, null=True, blank=True, related_name="relayed_quotes")
    cue_start = models.PositiveIntegerField(null=True, blank=True)
    cue_end = models.PositiveIntegerField(null=True, blank=True)
    cue_lemma = models.CharField(max_length=60, blank=True)
    words = models.PositiveIntegerField(default=0)

    objects = QuoteQuerySet.as_manager()

    class Meta(Finding.Meta):
        ordering = ("text", "start", "id")
        constraints = (
            *Finding.Meta.constraints,
            models.CheckConstraint(condition=inside("start", "end"), name="quote_span"),
            models.CheckConstraint(condition=inside("mention_start", "mention_end"), name="quote_mention_span"),
            models.CheckConstraint(condition=inside("cue_start", "cue_end"), name="quote_cue_span"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in QuoteKind]), name="quote_kind_known"),
            models.CheckConstraint(condition=Q(channel__in=[c.value for c in Channel]), name="quote_channel_known"),
            models.CheckConstraint(
                condition=~Q(kind=QuoteKind.TERM.value) | Q(speaker=None), name="quote_term_has_no_speaker"
            ),
        )
        indexes = (models.Index(fields=["text", "start"], name="quote_in_text"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.start}–{self.end}"

    def get_absolute_url(self) -> str:
        return f"{self.text.get_absolute_url()}#q-{self.pk}"

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class QuotePiece(models.Model):
    """A marked stretch of a quote, without its marks."""

    quote = models.ForeignKey(Quote, models.CASCADE, related_name="pieces")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ("quote", "start")
        constraints = (
            models.CheckConstraint(condition=inside("start", "end"), name="piece_span"),
            models.UniqueConstraint(fields=["quote", "start"], name="piece_start_unique_in_quote"),
        )

    def __str__(self) -> str:
        return f"{self.start}–{self.end}"


class Utterance(models.Model):
    """The smallest passage, usually a sentence, that several quotes share. It has no speaker of its own."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="utterances")
    start = models.PositiveIntegerField(null=True, blank=True, help_text="In the source text, where there is one.")
    end = models.PositiveIntegerField(null=True, blank=True)
    source = models.ForeignKey(Text, models.RESTRICT, null=True, blank=True, related_name="utterances")
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="merged")

    class Meta:
        ordering = ("event", "start", "id")
        constraints = (
            models.CheckConstraint(condition=inside("start", "end"), name="utterance_span"),
            models.CheckConstraint(condition=Q(start=None) | Q(source__isnull=False), name="utterance_span_has_source"),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="utterance_not_merged_into_itself"),
        )

    def __str__(self) -> str:
        return f"utterance {self.pk}"


class Rendering(Finding):
    """The part of a quote that gives an utterance, and how it differs from the default base."""

    utterance = models.ForeignKey(Utterance, models.CASCADE, related_name="renderings")
    quote = models.ForeignKey(Quote, models.CASCADE, related_name="renderings")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    step = models.PositiveSmallIntegerField(null=True, blank=True, help_text="On the ladder, 1 to 9.")
    operations = models.JSONField(default=list, blank=True)
    wording_key = models.CharField(
        max_length=32, blank=True, editable=False, help_text="The same for renderings in the same words."
    )

    objects = RenderingQuerySet.as_manager()

    class Meta(Finding.Meta):
        ordering = ("utterance", "id")
        constraints = (
            *Finding.Meta.constraints,
            models.CheckConstraint(condition=inside("start", "end"), name="rendering_span"),
            models.CheckConstraint(
                condition=Q(step=None) | Q(step__gte=1, step__lte=9), name="rendering_step_on_ladder"
            ),
            models.UniqueConstraint(fields=["utterance", "quote", "start"], name="rendering_unique"),
        )

    def __str__(self) -> str:
        return f"rendering {self.start}–{self.end}"
