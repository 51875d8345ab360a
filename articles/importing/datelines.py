"""Finds the dateline at the beginning of a paragraph: place, day, agency, then a colon or dash.

Place names in capitals need nothing else; others need a day, an agency or a name that datelines are known to use, so
that neither "Rubio: We stay" nor "Munich, he said - " is one.

>>> find_dateline("MUNICH, Feb 14 – The talks began.")
Dateline(end=17, place='Munich')
>>> find_dateline("Rubio: The talks began.") is None
True
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.importing.dates import MONTH
from articles.importing.places import is_place
from articles.importing.wordlists import words

# Only so much of a line is looked at: a dateline is short, and patterns stay quick on lines of any length.
REACH = 120
MOST_WORDS = 4  # of an unknown place with its region; more in capitals is a heading

WORD = r"[^\W\d_][\w.'’/\-]{0,20}"
NAME = rf"{WORD}(?: {WORD}){{0,3}}"
MONTHS = rf"(?i:{MONTH})"
DAY = rf"(?:{MONTHS} \d{{1,2}}|\d{{1,2}} {MONTHS})(?:,? \d{{4}})?"
WEEK = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? "
AGENCY = r"(?:[(\[][^()\[\]\d]{2,40}[)\]]|/[A-Z][A-Za-z ]{2,20}/)"
DATELINE = re.compile(
    rf"(?:(?P<place>{NAME})(?:, (?P<region>(?!{MONTHS} \d){NAME}))?)?"
    rf"(?P<day>(?:^|, ?| )(?:{WEEK})?{DAY})?"
    rf",?(?P<agency>(?:^| ?){AGENCY}|, (?:AP|AFP|UPI|Reuters))?"
    r"(?P<mark>(?: ?[—―]|\s[–-]| ?--)(?:\s{1,3}|(?<=[—―])(?=\S))|:\s{1,3})"
    rf"(?P<after>{AGENCY}(?: ?[—―–-]{{1,2}})?\s{{1,3}})?"
)
# What in brackets is an agency even behind a place nobody knows: "Sanders (I-Vt.) - " is no dateline.
AGENCY_NAME = re.compile(
    r"[A-Z]{2,6}|.*\b(?:Reuters|Press|News|Agency|Bloomberg|Xinhua|dpa|ANSA|Tass|Anadolu|Kyodo|Yonhap|Times|Post|PRNewswire)\b.*"
)
# Labels that stand in capitals before a colon or dash and are no places.
LABELS = words(
    "analysis alert breaking comment correction editorial exclusive explainer fact focus factbox interview latest live"
    " news note opinion photos podcast poll profile review special timeline transcript update updated updates video"
    " warning watch exclusive: report reports revealed urgent developing read"
)
SPEAKER_LABEL = re.compile(r"[A-Z][A-Z.'’\- ]{1,30}:\s")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where the dateline of a line ends (with the white space after it), and the place it names, if any."""

    end: int
    place: str


def find_dateline(line: str, *, labelled: bool = False) -> Dateline | None:
    """The dateline that ``line`` begins with. ``labelled``: the text has speakers in capitals, as transcripts do."""
    match = DATELINE.match(line[:REACH].replace("\u00a0", " ").replace("\u202f", " "))
    if not match or not _is_dateline(match, labelled=labelled):
        return None
    place = ", ".join(_title(part) for part in (match["place"], match["region"]) if part)
    return Dateline(match.end(), place)


def has_speaker_labels(lines: list[str]) -> bool:
    """Do several lines begin with a name in capitals and a colon?"""
    return sum(bool(SPEAKER_LABEL.match(line[:REACH])) for line in lines) >= 2


def _is_dateline(match: re.Match[str], *, labelled: bool) -> bool:
    place, region, colon = match["place"] or "", match["region"] or "", match["mark"].startswith(":")
    dated, agency = bool(match["day"]), (match["agency"] or match["after"] or "").strip(" ,-–—―")
    agency_known = bool(agency) and bool(AGENCY_NAME.fullmatch(agency.strip("()[]/")))
    if not place:
        return agency_known
    words = place.lower().replace("-", " ").split()
    if words[0] in LABELS or words[-1] in LABELS:
        return False
    if not place[0].isupper():
        return False
    region_known = is_place(region) or region.isupper()
    if is_place(place) and (not region or region_known):
        return True
    if region and is_place(region):
        return True
    if place.isupper() and len(place) > 2 and len(f"{place} {region}".split()) <= MOST_WORDS:
        # "LOOK: " and "RUBIO: " stand in capitals too, so before a colon there must be more than a name.
        return not colon or dated or bool(agency) or (region.isupper() and not labelled)
    return (dated or agency_known) and all(word[0].isupper() for word in place.split())


def _title(name: str) -> str:
    """A place in capitals as it is written elsewhere: MUNICH becomes Munich, N.H. stays."""
    if not name.isupper():
        return name
    return " ".join(word if "." in word or len(word) < 3 else word.title() for word in name.split())
