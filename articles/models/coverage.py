"""What was imported: events, outlets, articles, their texts and the blocks that tile them."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left, Length
from django.urls import reverse

from articles.models.fields import FoldedKey, choices
from articles.models.searching import without_signs
from articles.querysets import ArticleQuerySet, TextQuerySet, inside
from articles.spans import BlockKind, Span


class OutletKind(models.TextChoices):
    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    MAGAZINE = "magazine"
    SITE = "site"


class Event(models.Model):
    """What the coverage is about."""

    slug = models.SlugField(max_length=80, unique=True)
    key = models.CharField("external key", max_length=200, blank=True, help_text="The key imported files name it by.")
    name = models.CharField(max_length=200)
    summary = models.CharField(max_length=500, blank=True, help_text="One or two sentences for the event's page.")
    date = models.DateField(null=True, blank=True)
    end_date = models.DateField(null=True, blank=True)
    time = models.TimeField(null=True, blank=True, help_text="Where it took place, in its time zone.")
    time_zone = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=200, blank=True)
    full_text_public = models.BooleanField(
        default=False, help_text="Texts belong to their publishers: off, only staff see whole bodies."
    )
    invented = models.BooleanField(default=False, help_text="Made up; every page says so.")
    created_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=0, editable=False, help_text="Raised by every change of its data.")

    class Meta:
        ordering = ("-date", "-id")
        constraints = (
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="event_key_unique"),
            models.CheckConstraint(
                condition=Q(end_date=None) | Q(date__isnull=False, end_date__gte=F("date")),
                name="event_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("event", args=[self.slug])


class Outlet(models.Model):
    """Who publishes. Everything but the name is optional."""

    name = models.CharField(max_length=200, unique=True)
    sort_key = FoldedKey()
    country = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=20, choices=OutletKind, blank=True)
    owner = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("sort_key", "id")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=["", *OutletKind.values]), name="outlet_kind_known"),
        )

    def __str__(self) -> str:
        return self.name


class Article(models.Model):
    """One piece of coverage by one outlet, with a key that lasts."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="articles")
    outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, blank=True, related_name="articles")
    key = models.CharField(max_length=500, help_text="Its id, else its URL, else outlet and file path.")
    url = models.URLField(max_length=1000, blank=True)
    author = models.CharField(max_length=300, blank=True)
    published_on = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True, help_text="Only where the time is known.")
    current_text = models.OneToOneField("Text", models.SET_NULL, null=True, blank=True, related_name="+")

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ("published_on", "published_at", "id")
        constraints = (
            models.UniqueConstraint(fields=["event", "key"], name="article_key_unique_in_event"),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(published_on__isnull=False), name="article_instant_has_day"
            ),
        )
        indexes = (models.Index("event", F("published_on").desc(), F("id").desc(), name="article_in_order"),)

    def __str__(self) -> str:
        outlet = self.outlet.name if self.outlet else "Unknown outlet"
        text = self.current_text
        return f"{outlet} · {text.title if text else self.key}"

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.event.slug, self.pk])


class Text(models.Model):
    """One version of an article's words, or (without an article) of the event's source text. Never changes."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="texts")
    article = models.ForeignKey(Article, models.CASCADE, null=True, blank=True, related_name="texts")
    number = models.PositiveIntegerField(default=1)
    body = models.TextField()
    length = models.GeneratedField(
        expression=Length("body"), output_field=models.PositiveIntegerField(), db_persist=True, editable=False
    )
    sha256 = models.CharField(max_length=64, editable=False)
    file_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    file_name = models.CharField(max_length=500, blank=True)
    encoding = models.CharField(max_length=40, blank=True)
    shift = models.PositiveIntegerField(default=0, help_text="Code points put before the file's text for its headline.")
    language = models.CharField(max_length=35, blank=True)
    headline = models.CharField(max_length=500, blank=True)
    words = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    analysed_with = models.CharField(max_length=20, blank=True, help_text="Version of the method; empty: not yet.")
    linked_with = models.CharField(max_length=20, blank=True, help_text="The same, across the event's texts.")
    claims_with = models.CharField(max_length=20, blank=True, help_text="The same, for claims.")
    # Bounded, because a tsvector may not pass 1 MB; half a million characters hold any article.
    search = models.GeneratedField(
        expression=SearchVector(without_signs(Left("body", 500_000)), config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
        editable=False,
    )

    objects = TextQuerySet.as_manager()

    class Meta:
        ordering = ("event", "article", "number")
        constraints = (
            models.UniqueConstraint(fields=["article", "number"], name="text_number_unique_in_article"),
            models.UniqueConstraint(
                fields=["event", "number"], condition=Q(article=None), name="source_text_number_unique_in_event"
            ),
            models.CheckConstraint(condition=~Q(body=""), name="text_body_not_empty"),
        )
        indexes = (GinIndex(fields=["search"], name="text_search", fastupdate=False),)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        if self.article_id is None:
            return self.event.get_absolute_url()
        return reverse("article", args=[self.event.slug, self.article_id])

    @property
    def title(self) -> str:
        """The headline, else the file's name."""
        name = self.file_name.rpartition("/")[2]
        return self.headline or name or ("Untitled" if self.article_id else "Source text")


class Block(models.Model):
    """A stretch of a body of one kind. Blocks tile the body and can be derived again."""

    text = models.ForeignKey(Text, models.CASCADE, related_name="blocks")
    kind = models.CharField(max_length=20, choices=choices(BlockKind))
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    post = models.PositiveIntegerField(null=True, blank=True, help_text="Number of the embedded post it is a part of.")
    author = models.CharField(max_length=200, blank=True)
    handle = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ("text", "start")
        constraints = (
            models.CheckConstraint(condition=inside("start", "end"), name="block_span"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in BlockKind]), name="block_kind_known"),
            models.UniqueConstraint(fields=["text", "start"], name="block_start_unique_in_text"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.start}–{self.end}"

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)
