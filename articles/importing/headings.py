"""Tells headlines and subheads from paragraphs by their form and their surroundings.

>>> is_headline("Harbour town votes to stay", ["The vote on Sunday was closer than anybody in the town had expected."])
True
>>> is_subhead("What the fishermen want"), is_subhead("The vote was close.")
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.importing.wordlists import words

LONGEST_HEADLINE = 160
LONGEST_QUESTION = 110
LONGEST_SUBHEAD = 90
MOST_SUBHEAD_WORDS = 14
STOP = re.compile(r"""[.,:](?:["”’'»)]{0,2})$|;$""")
OPENING = "\"“‘'«„`"
QUESTION_WORDS = words("what why how who when where will is are can could should does did do which whose has")
# `"We stay," she said`: a sentence that lost its stop.
SAID = re.compile(r"""[,?!]["”’']{1,2} (?:\w+ ){0,4}(?:said|says|told|asked|added|wrote|replied|he|she|they)\b""")
ENDS_IN_CRY = re.compile(r"""(?:[!…]|\.\.\.|[?!…]["”’'»]{1,2})$""")
ABBREVIATED = re.compile(r"\b(?:U\.S|U\.K|U\.N|E\.U|D\.C|a\.m|p\.m|Inc|Jr|Sr|Co)\.$")
LABEL = re.compile(r"[A-Z][A-Z ]{2,24}[:.]?$")
TITLE_CASE_SHARE = 0.7
LONG_WORD = 4
LOOK_AHEAD = 4


def is_headline(line: str, following: Sequence[str], *, before_dateline: bool = False) -> bool:
    """Is a text's first line its headline? ``before_dateline``: a dateline or byline comes next, which tells much."""
    if len(line) > LONGEST_HEADLINE or "\n" in line or not any(char.isalpha() for char in line):
        return False
    if not before_dateline and not any(len(other) > len(line) for other in following[:LOOK_AHEAD]):
        return False
    if line.endswith(("?", "!")) and len(line) > LONGEST_QUESTION:
        return False
    if line[0].islower() or line[-1] in ",:" or SAID.search(line):
        return False
    if STOP.search(line) and not ABBREVIATED.search(line):
        return line[-1] == ";" or before_dateline or _is_title_case(line)
    return True


def is_subhead(line: str) -> bool:
    """Has a line amid paragraphs the form of a subhead?"""
    if len(line) > LONGEST_SUBHEAD or "\n" in line or not any(char.isalnum() for char in line):
        return False
    if LABEL.match(line):
        return True
    words = line.split()
    if len(words) > MOST_SUBHEAD_WORDS or line[0].islower() or SAID.search(line):
        return False
    if (STOP.search(line) and not ABBREVIATED.search(line)) or ENDS_IN_CRY.search(line):
        return False
    if line[-1] == "?":
        return words[0].lower() in QUESTION_WORDS
    return not (line[0] in OPENING and line[-1] not in "\"”’'»") and line[0] not in "@#(["


def folded(line: str) -> str:
    """A line as it is compared with a headline that came beside the text: marks, case and spaces do not count."""
    plain = line.translate({ord("’"): "'", ord("‘"): "'", ord("“"): '"', ord("”"): '"', 0x200B: None, 0xFEFF: None})
    return " ".join(plain.casefold().split()).rstrip(".;")


def _is_title_case(line: str) -> bool:
    words = [word.strip(OPENING + "(") for word in re.split(r"[\s–—-]+", line)]
    long_words = [word for word in words if len(word) >= LONG_WORD and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in long_words)
    return len(long_words) >= 3 and capitals >= TITLE_CASE_SHARE * len(long_words)
