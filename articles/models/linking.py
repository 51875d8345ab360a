"""What holds an event's quotes together: wordings with their places, places in the source text, editors' decisions.

Wordings and places are an index that linking makes and can make again; nobody judges them.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import MD5

from articles.models.coverage import Event, Text
from articles.models.findings import Quote, Speaker, Utterance
from articles.querysets import inside


class Wording(models.Model):
    """All places of an event that say something in the very same words, and which wording they follow."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="wordings")
    keys = models.TextField(help_text="The words it is compared by, with one space between.")
    strong = models.BooleanField(help_text="Between quotation marks, or in a post.")
    speaker = models.ForeignKey(Speaker, models.CASCADE, null=True, blank=True, related_name="+")
    printed = models.TextField(help_text="The longest of its printings.")
    speakers = ArrayField(models.BigIntegerField(), default=list)
    features = ArrayField(models.BigIntegerField(), default=list)
    leader = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="followers")
    utterance = models.ForeignKey(Utterance, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("event", "id")
        constraints = (
            models.UniqueConstraint(
                "event", MD5("keys"), "strong", "speaker", name="wording_unique_in_event", nulls_distinct=False
            ),
            models.CheckConstraint(condition=~Q(leader=F("id")), name="wording_does_not_follow_itself"),
            models.CheckConstraint(condition=~Q(keys=""), name="wording_has_words"),
        )
        indexes = (GinIndex(fields=["features"], name="wording_features", fastupdate=False),)

    def __str__(self) -> str:
        return self.keys


class WordingPlace(models.Model):
    """Where a wording stands. The quote is none after it was deleted, until the event is linked again."""

    wording = models.ForeignKey(Wording, models.CASCADE, related_name="places")
    text = models.ForeignKey(Text, models.CASCADE, related_name="+")
    quote = models.ForeignKey(Quote, models.SET_NULL, null=True, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ("text", "start", "id")
        constraints = (
            models.CheckConstraint(condition=inside("start", "end"), name="wordingplace_span"),
            models.UniqueConstraint(fields=["wording", "quote", "start"], name="wordingplace_unique"),
        )

    def __str__(self) -> str:
        return f"{self.start}–{self.end}"


class Location(models.Model):
    """A stretch of a quote and the stretch of the source text that has its words."""

    quote = models.ForeignKey(Quote, models.CASCADE, related_name="locations")
    source = models.ForeignKey(Text, models.CASCADE, related_name="locations")
    start = models.PositiveIntegerField(help_text="In the source text.")
    end = models.PositiveIntegerField()
    quote_start = models.PositiveIntegerField(help_text="In the body of the quote's text.")
    quote_end = models.PositiveIntegerField()
    exact = models.BooleanField(help_text="The same words without a gap.")

    class Meta:
        ordering = ("quote", "quote_start", "start")
        constraints = (
            models.CheckConstraint(condition=inside("start", "end"), name="location_span"),
            models.CheckConstraint(condition=inside("quote_start", "quote_end"), name="location_quote_span"),
            models.UniqueConstraint(fields=["quote", "start", "quote_start"], name="location_unique"),
        )

    def __str__(self) -> str:
        return f"{self.start}–{self.end}"


class LinkDecision(models.Model):
    """What an editor decided of two passages: that they are the same utterance, or that they are not.

    It names places in texts, which never change, and so outlasts every analysis.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="link_decisions")
    text = models.ForeignKey(Text, models.CASCADE, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    other_text = models.ForeignKey(Text, models.CASCADE, related_name="+")
    other_start = models.PositiveIntegerField()
    other_end = models.PositiveIntegerField()
    same = models.BooleanField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ("event", "id")
        constraints = (
            models.CheckConstraint(condition=inside("start", "end"), name="linkdecision_span"),
            models.CheckConstraint(condition=inside("other_start", "other_end"), name="linkdecision_other_span"),
            models.CheckConstraint(
                condition=~Q(text=F("other_text"), start=F("other_start"), end=F("other_end")),
                name="linkdecision_of_two_passages",
            ),
        )

    def __str__(self) -> str:
        verdict = "the same" if self.same else "not the same"
        return f"{self.start}–{self.end} and {self.other_start}–{self.other_end}: {verdict}"
