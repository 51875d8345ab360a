"""When the articles were published: squares by the hour or day, or columns where there are too many. One SELECT."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from django.db.models import Count
from django.utils import timezone

from articles.models import Article, Event
from articles.queries.counting import BY_ARTICLES, Counting

FEWEST = 3  # dated articles, below which a picture says less than the list
SQUARES = 300  # more articles than these are drawn as columns
HOURS, DAYS = 36, 45
TALLEST = 10


@dataclass(frozen=True, slots=True)
class Square:
    pk: int
    name: str


@dataclass(slots=True)
class Bucket:
    label: str
    name: str
    n: int = 0
    squares: list[Square] = field(default_factory=list)
    since: date | None = None  # the days it stands for, where the list can be filtered by them
    until: date | None = None
    top: float = 0.0  # of its column, in per cent from above


@dataclass(frozen=True, slots=True)
class Timeline:
    unit: str  # hour, day, month
    buckets: Sequence[Bucket]
    squares: bool
    undated: int


def timeline(event: Event, zone: tzinfo | None, articles: int, counting: Counting = BY_ARTICLES) -> Timeline | None:
    """Texts that copy each other are published once, where that is asked for: when the first of them was."""
    if articles <= SQUARES:
        return by_squares(event, zone or timezone.get_default_timezone(), counting)
    if counting.first:
        days = Counter(row[1] for row in published(event, counting, "published_on"))
    else:
        days = Counter(dict(Article.objects.of(event).values_list("published_on").annotate(n=Count("pk")).order_by()))
    undated = days.pop(None, 0)
    return columns(days, undated) if days else None


def published(event: Event, counting: Counting, *names: str) -> list[Any]:
    """The articles in order of publication, of copies the first, each with its key and these values."""
    rows = Article.objects.of(event).published_first().values_list("current_text", "pk", *names)
    first: dict[int, Any] = {}
    for text, pk, *values in rows:
        first.setdefault(counting.one(text) if text else -pk, (pk, *values))
    return list(first.values())


def by_squares(event: Event, zone: tzinfo, counting: Counting) -> Timeline | None:
    names = ("published_on", "published_at", "outlet__name", "current_text__headline", "current_text__file_name")
    rows = published(event, counting, *names)
    undated = sum(row[1] is None for row in rows)
    if len(rows) - undated < FEWEST:
        return None
    times = [row[2].astimezone(zone) for row in rows if row[2]]
    hourly = len(times) > (len(rows) - undated) / 2 and max(times) - min(times) < timedelta(hours=HOURS)
    squares: defaultdict[datetime | date | None, list[Square]] = defaultdict(list)
    for pk, day, at, outlet, headline, file_name in rows:
        if day is None:
            continue
        local = at.astimezone(zone) if at else None
        hour = local.replace(minute=0, second=0, microsecond=0, tzinfo=None) if local else None
        squares[hour if hourly else day].append(
            Square(pk, f"{outlet or 'Unknown outlet'}: {headline or file_name.rpartition('/')[2]}")
        )
    if not hourly:
        found = columns({day: len(group) for day, group in squares.items() if isinstance(day, date)}, undated)
        if found.unit != "day" or max(map(len, squares.values())) > TALLEST:
            return found
        for bucket in found.buckets:
            bucket.squares = squares.get(bucket.since, [])
        return Timeline("day", found.buckets, True, undated)
    by_hour = hours(squares)
    if max(bucket.n for bucket in by_hour) > TALLEST:
        return Timeline("hour", with_tops(by_hour), False, undated)
    return Timeline("hour", by_hour, True, undated)


def hours(squares: defaultdict[datetime | date | None, list[Square]]) -> list[Bucket]:
    """Every hour from the first to the last, and one more place for what has a date but no time."""
    known = sorted(hour for hour in squares if isinstance(hour, datetime))
    buckets = []
    hour = known[0]
    while hour <= known[-1]:
        name = f"{hour:%H}:00 to {hour:%H}:59" + (
            f" on {hour.day} {hour:%B}" if known[0].date() != known[-1].date() else ""
        )
        buckets.append(Bucket(f"{hour:%H}", name, len(squares[hour]), squares[hour]))
        hour += timedelta(hours=1)
    if squares[None]:
        buckets.append(Bucket("no time", "on a day, at a time that is not known", len(squares[None]), squares[None]))
    return buckets


def columns(days: dict[date, int], undated: int) -> Timeline:
    """A column for each day, or each month where the days are many."""
    first, last = min(days), max(days)
    if (last - first).days < DAYS:
        everyday = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        buckets = [
            Bucket(
                f"{day.day} {day:%b}" if day.day == 1 or day == first else str(day.day),
                f"on {day.day} {day:%B %Y}",
                days.get(day, 0),
                since=day,
                until=day,
            )
            for day in everyday
        ]
        unit = "day"
    else:
        months: Counter[date] = Counter()
        for day, n in days.items():
            months[day.replace(day=1)] += n
        buckets = [
            Bucket(
                f"{m:%b}" if m.month > 1 else f"{m:%Y}",
                f"in {m:%B %Y}",
                n,
                since=m,
                until=next_month(m) - timedelta(days=1),
            )
            for m, n in sorted(months.items())
        ]
        unit = "month"
    return Timeline(unit, with_tops(buckets), False, undated)


def with_tops(buckets: list[Bucket]) -> list[Bucket]:
    tallest = max(bucket.n for bucket in buckets)
    for bucket in buckets:
        bucket.top = round(100 - 100 * bucket.n / tallest, 1)
    return buckets


def next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)
