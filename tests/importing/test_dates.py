"""Dates that somebody wrote down, and none invented."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.blocks import split_blocks
from articles.importing.dates import UnreadableDateError, date_in_text, read_date
from tests.real_texts import ALLIANCE, DESTINY, needs_shared

DAY = date(2026, 2, 14)
PROSE = "The council voted on Saturday, February 14, and again on May 2, 2026, to keep it open."


@pytest.mark.parametrize(
    "value",
    [
        "2026-02-14",
        "2026/02/14",
        "14 February 2026",
        "Feb 14, 2026",
        "feb. 14 2026",
        "Saturday, 14 February 2026",
        "February 14th, 2026",
        "14/02/2026",
        "02/14/2026",
        "14.02.2026",
        " 2026-02-14  ",
        "2026-02-14T23:59",
        "2026-02-14 09:30:00",
    ],
)
def test_days(value: str) -> None:
    assert read_date(value).on == DAY
    assert read_date(value).at is None


@pytest.mark.parametrize("value", ["2026-02-14T00:30:00+01:00", "2026-02-14 23:30:00Z", "2026-02-14T09:30 +0100"])
def test_instants(value: str) -> None:
    published = read_date(value)
    assert published.on == DAY
    assert published.at is not None
    assert published.at.utcoffset() is not None


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("02/03/2026", "two ways"),
        ("02.03.2026", "two ways"),
        ("2026-02-30", "no day"),
        ("30 February 2026", "no day"),
        ("0001-01-01", "cannot be right"),
        ("2026-02-14T25:00", "not a time"),
        ("Saturday", "not a date"),
        ("February 14", "not a date"),
        ("2026", "not a date"),
        ("14 Febuary 2026", "not a date"),
        ("٢٠٢٦-٠٢-١٤", "not a date"),
        ("", "not a date"),
    ],
)
def test_unreadable(value: str, reason: str) -> None:
    with pytest.raises(UnreadableDateError, match=reason):
        read_date(value)


@given(st.text(max_size=40) | st.from_regex(r"[0-9]{1,4}[-/. ][0-9A-Za-z]{1,9}[-/. T][0-9]{1,4}.{0,9}"))
def test_any_words_are_a_date_or_unreadable(value: str) -> None:
    with suppress(UnreadableDateError):
        assert read_date(value).on is not None


@pytest.mark.parametrize(
    ("body", "day"),
    [
        (f" date 2026-02-14 {PROSE}", DAY),
        (f" date 2026-02-31 {PROSE}", None),
        (f"OSLO, Feb 14, 2026 (NW) – {PROSE}", DAY),
        (f"OSLO, 14 February 2026 – {PROSE}", DAY),
        (f"OSLO, Feb 14 – {PROSE}", None),
        (PROSE, None),
        (f"{PROSE}\nOurs!\n— Lena Marr (@marr) February 14, 2026\n{PROSE}", None),
    ],
)
def test_dates_in_a_text(body: str, day: date | None) -> None:
    assert date_in_text(body, split_blocks(body)) == day


@needs_shared
def test_the_first_seed_has_no_date_and_the_second_has() -> None:
    dates = [date_in_text(body, split_blocks(body)) for body in (p.read_text("utf-8") for p in (ALLIANCE, DESTINY))]
    assert dates == [None, DAY]
