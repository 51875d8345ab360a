"""Texts with substantially the same words: agency copy, syndication, rewriting."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from articles.analysis.copies import Relation
from articles.models.coverage import Event, Text
from articles.models.fields import choices
from articles.models.findings import Finding
from articles.querysets import FindingQuerySet


class CopyGroup(models.Model):
    """Texts that count as one independent text."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="copy_groups")
    agency = models.CharField(max_length=80, blank=True, help_text="Whose mark its texts bear, as far as one is found.")

    class Meta:
        ordering = ("event", "id")

    def __str__(self) -> str:
        return f"copy group {self.pk}"


class CopyMember(Finding):
    """That a text belongs to a copy group, and how: as its fullest text, a cut, extended or whole copy."""

    group = models.ForeignKey(CopyGroup, models.CASCADE, related_name="members")
    text = models.ForeignKey(Text, models.CASCADE, related_name="copies")
    relation = models.CharField(max_length=10, choices=choices(Relation))
    shared = models.FloatField(default=1.0, help_text="The share of its words that the group's fullest text has.")

    objects = FindingQuerySet.as_manager()

    class Meta(Finding.Meta):
        ordering = ("group", "id")
        constraints = (
            *Finding.Meta.constraints,
            models.CheckConstraint(
                condition=Q(relation__in=[relation.value for relation in Relation]), name="copymember_relation_known"
            ),
            models.CheckConstraint(condition=Q(shared__gte=0, shared__lte=1), name="copymember_shared_is_share"),
            models.UniqueConstraint(fields=["group", "text"], name="copymember_unique"),
            models.UniqueConstraint(
                fields=["text"], condition=~Q(status="rejected"), name="copymember_text_in_one_group"
            ),
        )

    def __str__(self) -> str:
        return f"{self.relation} of group {self.group_id}"


class Sketch(models.Model):
    """A few numbers by which texts that share many runs of words are found."""

    text = models.OneToOneField(Text, models.CASCADE, primary_key=True, related_name="sketch")
    numbers = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        verbose_name = "fingerprint of the words"
        verbose_name_plural = "fingerprints of the words"
        indexes = (GinIndex(fields=["numbers"], name="sketch_numbers", fastupdate=False),)

    def __str__(self) -> str:
        return f"sketch of text {self.text_id}"
