"""Numbers, shares, durations and dates of a sentence as values that can be compared.

>>> [(amount.key, amount.unit) for amount in amounts("an eighteen-minute speech on March 1 to 41,000 people")]
[('#18', 'minute'), ('@3-1', 'date'), ('#41000', 'people')]
>>> amounts("a tenth of it")[0].key == amounts("10 percent of it")[0].key
True
>>> [(amount.key, amount.unit) for amount in amounts("They may march in May.")]
[('@5', 'month')]
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.analysis.words import FUNCTION_WORDS, stem

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
)
ONES += "eighteen nineteen"
VALUES: dict[str, float] = {word: n for n, word in enumerate(ONES.split())}
VALUES |= dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
SCALES = {"dozen": 12.0, "hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
SHARES = {
    "half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "sixth": 100 / 6, "eighth": 12.5, "tenth": 10.0,
}  # fmt: skip
MONTHS = {name[:3]: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
DURATIONS = {"second": 1 / 60, "minute": 1.0, "hour": 60.0}

_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|"
_MONTH += r"Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_BEFORE = "in|by|of|to|from|until|till|since|before|after|during|early|mid|late|last|this|next"  # a month, and no verb
_SCALE = "|".join(SCALES)
_PLAIN = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:{'|'.join(VALUES)})(?:-(?:{'|'.join(VALUES)}))?)"
_AMOUNT = re.compile(
    rf"""\b(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,\d)
    | \b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH})(?!\w)
    | \b(?:{_BEFORE})\s+(?-i:(?P<month3>{_MONTH}))(?![\w-]|\s+(?-i:[A-Z])|\s+\d{{1,2}}\b(?!,\d))
    | \b(?P<half>half)[-\s]?(?:an?[-\s])?(?P<halfof>hour|dozen|million|billion)\b
    | \b(?:an?|one|two|three|four)[-\s](?P<share>half|third|quarter|fifth|sixth|eighth|tenth)s?\b
      (?![-\s]?(?:an?[-\s])?(?:hour|dozen|million|billion))
    | \b(?P<share2>half)\b(?=\s+(?:of|the|its|their|his|her))
    | (?P<money>[$£€¥]\s?)?\b(?P<number>{_PLAIN})(?:[-\s](?P<scale>{_SCALE})s?)?
      \b(?P<percent>\s?(?:%|(?:percent|per\ cent|pc)\b))?
      (?:[-\s](?P<unit>[A-Za-z]+))?
    | \b(?P<many>dozens|hundreds|thousands|millions|billions)\b(?:\s+of)?(?:\s+(?P<unit2>[A-Za-z]+))?""",
    re.VERBOSE | re.IGNORECASE,
)

_HINTS = "|".join(["half", "dozen", "hundred", "thousand", "(?:m|b|tr)illion", *VALUES, *SHARES])
_HINT = re.compile(rf"\d|\b(?:{_HINTS})|(?-i:\b{_MONTH})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """What stands at ``[start, end)``: a value with its unit, a noun or *date*, *percent*, *minute*, a currency."""

    start: int
    end: int
    key: str
    unit: str
    value: float


def amounts(text: str) -> tuple[Amount, ...]:
    """In order. *One* by itself is mostly a pronoun, and years and clock times are no amounts of anything."""
    if not _HINT.search(text):
        return ()
    found = (_read(match) for match in _AMOUNT.finditer(text))
    return tuple(amount for amount in found if amount is not None)


def _read(match: re.Match[str]) -> Amount | None:
    part = match.groupdict()
    if part["month"] or part["month2"]:
        month = MONTHS[(part["month"] or part["month2"])[:3].lower()]
        day = int(part["day"] or part["day2"])
        return Amount(*match.span(), f"@{month}-{day}", "date", month * 100 + day)
    if part["month3"]:
        month = MONTHS[part["month3"][:3].lower()]
        return Amount(*match.span("month3"), f"@{month}", "month", month)
    if part["half"]:
        return _half(match, part["halfof"].lower())
    if share := part["share"] or part["share2"]:
        value = SHARES[share.lower()] * _several(match.group())
        return _made(match.start(), match.end(), value, "percent")
    if part["many"]:
        value = SCALES[part["many"].lower()[:-1]]
        return Amount(match.start(), match.end("many"), f"~{value:g}", stem((part["unit2"] or "").lower()), value)
    return _number(match, part)


def _half(match: re.Match[str], what: str) -> Amount:
    if what == "hour":
        return _made(match.start(), match.end(), 30.0, "minute")
    return _made(match.start(), match.end(), SCALES[what] / 2, "")


def _several(words: str) -> float:
    first = re.split(r"[-\s]", words.lower())[0]
    return VALUES.get(first, 1.0) or 1.0


def _number(match: re.Match[str], part: dict[str, str | None]) -> Amount | None:
    number = (part["number"] or "").lower()
    scale, unit = (part["scale"] or "").lower(), (part["unit"] or "").lower()
    if number in ("one", "zero") and not scale:
        return None
    value = _value(number) * SCALES.get(scale, 1.0)
    if not (part["money"] or part["percent"] or scale) and number.isdigit() and 1900 <= value <= 2099:
        return Amount(match.start("number"), match.end("number"), f"y{value:g}", "year of", value)
    end = max(match.end(name) for name in ("number", "scale", "percent"))
    start = match.start("money") if part["money"] else match.start("number")
    if part["percent"]:
        return _made(start, end, value, "percent")
    if part["money"]:
        return _made(start, end, value, part["money"].strip())
    noun = "" if unit in FUNCTION_WORDS else stem(unit)
    if noun in DURATIONS:
        return _made(start, end, value * DURATIONS[noun], "minute")
    return _made(start, end, value, noun)


def _made(start: int, end: int, value: float, unit: str) -> Amount:
    return Amount(start, end, f"#{value:g}" if unit != "percent" else f"%{value:.3g}", unit, value)


def _value(number: str) -> float:
    if number[0].isdigit():
        return float(number.replace(",", ""))
    return sum(VALUES[word] for word in number.split("-"))
