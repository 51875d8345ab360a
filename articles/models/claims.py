"""What articles claim: topics, claims, which text reports which claim, and the passages that show it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from articles.analysis.sayer import sayer
from articles.models.coverage import Event, Outlet, Text
from articles.models.fields import FoldedKey
from articles.models.findings import Finding, Origin, Quote, Speaker, Status
from articles.querysets import FindingQuerySet, inside


class Stance(models.TextChoices):
    """How one text reports one claim. *Absent* is a person's judgement, never the machine's."""

    WHOLE = "whole", "reported"
    PART = "part", "reported in part"
    DISPUTED = "disputed", "disputed"
    ABSENT = "absent", "not in this text"


class OutletGroup(models.Model):
    """Outlets that are compared as one: a country's, an owner's, agencies. An outlet may be in several."""

    name = models.CharField(max_length=100, unique=True)
    sort_key = FoldedKey()
    outlets = models.ManyToManyField(Outlet, related_name="groups", blank=True)

    class Meta:
        ordering = ("sort_key", "id")

    def __str__(self) -> str:
        return self.name


class Topic(models.Model):
    """What a claim is about."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="topics")
    name = models.CharField(max_length=100)
    sort_key = FoldedKey()
    position = models.PositiveIntegerField(default=0)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.PERSON, editable=False)

    class Meta:
        ordering = ("position", "sort_key", "id")
        constraints = (
            models.UniqueConstraint(fields=["event", "name"], name="topic_name_unique_in_event"),
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="topic_origin_known"),
        )

    def __str__(self) -> str:
        return self.name


class Claim(Finding):
    """A proposition, in one sentence of our own, that articles report."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="claims")
    statement = models.CharField(max_length=500)
    topic = models.ForeignKey(Topic, models.SET_NULL, null=True, blank=True, related_name="claims")
    speaker = models.ForeignKey(Speaker, models.SET_NULL, null=True, blank=True, related_name="claims")
    position = models.PositiveIntegerField(default=0)
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="merged")
    matched_with = models.CharField(
        max_length=20, blank=True, editable=False, help_text="Version of the method that looked for it in all texts."
    )

    objects = FindingQuerySet.as_manager()

    class Meta(Finding.Meta):
        ordering = ("event", "position", "id")
        constraints = (
            *Finding.Meta.constraints,
            models.CheckConstraint(condition=~Q(statement=""), name="claim_has_statement"),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="claim_not_merged_into_itself"),
        )

    def __str__(self) -> str:
        return self.statement

    def get_absolute_url(self) -> str:
        return reverse("claim", args=[self.event.slug, self.pk])

    @property
    def sayer(self) -> str:
        """Who says it, where the statement does not begin with them."""
        return sayer(self.statement, self.speaker.name) if self.speaker else ""


class ClaimReport(Finding):
    """That a text reports a claim, in whole, in part or disputing it; or, checked by a person, that it does not."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="reports")
    text = models.ForeignKey(Text, models.CASCADE, related_name="reports")
    stance = models.CharField(max_length=10, choices=Stance, default=Stance.WHOLE)

    objects = FindingQuerySet.as_manager()

    class Meta(Finding.Meta):
        ordering = ("claim", "text")
        constraints = (
            *Finding.Meta.constraints,
            models.UniqueConstraint(fields=["claim", "text"], name="report_unique"),
            models.CheckConstraint(condition=Q(stance__in=Stance.values), name="report_stance_known"),
            models.CheckConstraint(
                condition=~Q(stance=Stance.ABSENT)
                | Q(status=Status.REJECTED)
                | Q(status__in=[Status.CONFIRMED, Status.CORRECTED], decided_by__isnull=False),
                name="report_absent_needs_person",
            ),
            models.CheckConstraint(
                condition=~Q(stance=Stance.ABSENT) | ~Q(origin=Origin.MACHINE) | Q(proposed__isnull=False),
                name="report_absent_is_no_proposal",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_stance_display()}: {self.claim}"


class Evidence(models.Model):
    """A passage that shows a report."""

    report = models.ForeignKey(ClaimReport, models.CASCADE, related_name="evidence")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.ForeignKey(Quote, models.SET_NULL, null=True, blank=True, related_name="evidence")

    class Meta:
        ordering = ("report", "start")
        verbose_name_plural = "evidence"
        constraints = (
            models.CheckConstraint(condition=inside("start", "end"), name="evidence_span"),
            models.UniqueConstraint(fields=["report", "start", "end"], name="evidence_unique"),
        )

    def __str__(self) -> str:
        return f"{self.start}–{self.end}"
