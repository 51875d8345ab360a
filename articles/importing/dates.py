"""When a text was published, from what somebody wrote down; never invented.

A day needs a year. A time needs an offset from UTC to be an instant; without one only the day is taken.

>>> read_date("14 February 2026").on
datetime.date(2026, 2, 14)
>>> read_date("2026-02-14T09:30:00+01:00").at.isoformat()
'2026-02-14T09:30:00+01:00'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from articles.spans import Block, BlockKind

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
MONTH = rf"(?:{_NAMES})\.?"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,3})"
ISO_DAY = re.compile(r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})", re.ASCII)
ISO_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:?\d{2}\S{0,30}(?: ?[+-]\d{2}:?\d{2}| ?Z)?", re.ASCII)
SHORT = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
DAY_FIRST = rf"(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,3}}(?P<month1>{MONTH}),?\s{{1,3}}(?P<year1>\d{{4}})"
MONTH_FIRST = rf"(?P<month2>{MONTH})\s{{1,3}}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<year2>\d{{4}})"
WRITTEN = re.compile(rf"{WEEKDAY}?(?:{DAY_FIRST}|{MONTH_FIRST})(?!\d)", re.IGNORECASE | re.ASCII)
STAMP = re.compile(r"date:?[^\S\n]{1,9}(\d{4}-\d{2}-\d{2})(?=\s|$)", re.IGNORECASE | re.ASCII)
# Outside these years a number is a slip of the keyboard, and arithmetic with time zones would run over.
FIRST_YEAR, LAST_YEAR = 1600, 2199


@dataclass(frozen=True, slots=True)
class Published:
    """The day as far as it is known, and the instant if it is known."""

    on: date | None = None
    at: datetime | None = None


class UnreadableDateError(ValueError):
    """What is wrong with a date, as the end of a sentence."""


def read_date(value: str) -> Published:
    """A date that somebody wrote down as one; raises UnreadableDateError."""
    text = " ".join(value[:100].split())
    if match := ISO_DAY.fullmatch(text):
        return Published(_day(match[1], match[3], match[4], text))
    if ISO_TIME.fullmatch(text):
        return _instant(text)
    if match := SHORT.fullmatch(text):
        return Published(_short(match, text))
    if match := WRITTEN.fullmatch(text):
        return Published(_written(match, text))
    raise UnreadableDateError(f"“{text}” is not a date such as 2026-02-14")


def date_in_text(body: str, blocks: Sequence[Block]) -> date | None:
    """The day that a text itself gives: by its date stamp, or by a dateline that has a year."""
    for kind in (BlockKind.DATE_STAMP, BlockKind.DATELINE):
        for block in blocks:
            if block.kind is not kind:
                continue
            words = body[block.start : block.end]
            try:
                if kind is BlockKind.DATE_STAMP and (stamp := STAMP.search(words)):
                    return read_date(stamp[1]).on
                if kind is BlockKind.DATELINE and (match := WRITTEN.search(words)):
                    return _written(match, match[0])
            except UnreadableDateError:
                continue
    return None


def _day(year: str, month: str, day: str, text: str) -> date:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        raise UnreadableDateError(f"there is no day “{text}”") from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise UnreadableDateError(f"the year of “{text}” cannot be right")
    return found


def _instant(text: str) -> Published:
    try:
        moment = datetime.fromisoformat(re.sub(r" (?=[+-]\d|Z)", "", text[:11].replace(" ", "T") + text[11:]))
    except ValueError:
        raise UnreadableDateError(f"“{text}” is not a time such as 2026-02-14T09:30:00+01:00") from None
    day = _day(str(moment.year), str(moment.month), str(moment.day), text)
    return Published(day, moment if moment.utcoffset() is not None else None)


def _short(match: re.Match[str], text: str) -> date:
    first, second, year = match[1], match[3], match[4]
    if int(first) <= 12 and int(second) <= 12 and int(first) != int(second):
        raise UnreadableDateError(f"“{text}” may be read in two ways; write it as year-month-day")
    if int(first) > 12:
        return _day(year, second, first, text)
    return _day(year, first, second, text)


def _written(match: re.Match[str], text: str) -> date:
    form = "1" if match["day1"] else "2"
    month = MONTHS[match["month" + form].rstrip(".").lower()]
    return _day(match["year" + form], str(month), match["day" + form], text)
