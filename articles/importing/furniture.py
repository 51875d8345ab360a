"""Tells lines that are not the article's own prose: bylines, captions and photo credits, and a page's furniture.

>>> is_byline("By Lena Marr, Harbour Press"), is_byline("By noon the hall was empty")
(True, False)
>>> is_caption("The pier at noon. (Photo by Ola Wen)"), is_furniture("Read more: the harbour's long year")
(True, True)
"""

from __future__ import annotations

import re

from articles.importing.dates import MONTHS, WRITTEN
from articles.importing.wordlists import words

# Lines longer than this are prose, whatever they begin with.
LONGEST_FURNITURE = 220
LONGEST_CAPTION = 450
LONGEST_BYLINE = 160
TAIL = 160

FURNITURE = re.compile(
    r"""
    add\ .{2,60}\ as\ (?:a|your)\ (?:preferred|trusted)\ source\b
  | (?:read|see|watch|listen|also\ read|read\ also|see\ also|more)\ ?(?:more|also|next|now|here|on\ this)?\ ?:
  | (?:also\ read|read\ also|see\ also|read\ more|read\ next|learn\ more|more\ on\ this(?:\ story)?|find\ out\ more)\b
  | (?:related|recommended|you\ may\ (?:also\ )?like|more\ (?:stories|from|news)|trending|most\ read|most\ popular
      |editor[’']?s?[’']?\ picks?)(?:\ (?:stories|articles|topics|coverage|content|news|now|reading))?\ ?(?::|$)
  | (?:to\ )?subscribe(?:\ (?:to|now|today|here|for)\b|[.!:]?$|\ [|→])
  | (?:to\ )?(?:sign\ up|register)\ (?:for|to|here|now|today)\b
  | (?:please\ )?(?:click|tap)\ (?:here|on|to)\b
  | (?-i:ALSO\ ON\ |Also\ on\ [A-Z][^.!?]{1,40}$)
  | (?:©|\(c\)\ |copyright\b(?:\ ?©|\ ?\(c\)|\ \d{4})|all\ rights\ reserved)
  | (?:follow|like|join|find)\ (?:us\b|.{2,60}\ on\ (?:twitter|x|facebook|instagram|whatsapp|telegram|google
      |youtube|tiktok)\b)
  | (?:share|save|print|comments?|advertisement|advertising|loading|sponsored|promoted)
      (?:\ (?:this|article|story|content))?[.…:]*$
  | (?:story|article)\ continues\ (?:below|after)
  | (?:scroll\ down|skip\ to|jump\ to|view)\ (?:for|to|content|this\ post|comments|gallery|more)\b
  | (?:download|get)\ (?:the|our)\ (?:\w+\ ){0,3}(?:app|newsletter)\b
  | (?:this\ (?:article|story)\ (?:was|has\ been|is)|first\ published|originally\ published)
      \ (?:originally|first|translated|on|in|by|also)\b
  | (?:have\ a\ (?:tip|story)|got\ a\ tip|support\ our|donate\ (?:now|today|here))\b
  | like\ the\ page\b
  | \((?:subscribe|click|sign\ up)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
LIST_HEAD = re.compile(
    r"(?:points? of attention|key (?:points|takeaways|facts)|in (?:brief|short)|at a glance|highlights"
    r"|(?:quick|story) (?:read|highlights)|what (?:to|you need to) know|summary)\s?:?$",
    re.IGNORECASE,
)
BULLET = re.compile(r"(?:[•‣◦▪●·*–—-]\s|[•‣◦▪●])")
CAPTION_START = re.compile(
    r"(?:(?:file )?(?:photo(?:graph)?|picture|image|video|graphic|illustration)s?(?: (?:by|credits?|source|courtesy))?"
    r"|credits?|caption|file|foto)\s?(?::|/|\||—|–| -)\s?\S|\(?(?:file )?photo (?:by|courtesy)\b|file photo\b"
    r"|\[?image:",
    re.IGNORECASE,
)
CAPTION_END = re.compile(
    r"(?:[(\[]\s?(?:file\s)?(?:photo|image|picture|credit|source|courtesy)s?\b[^()\[\]]{0,100}[)\]]"
    r"|\bfile (?:photo|picture|image)\b[^.]{0,20}|(?:photo|image|credit|picture)(?: credit)?s?: [^.:]{2,60}"
    r"|(?:/|via )?(?:getty(?: images)?|shutterstock|(?<=/)(?:reuters|afp|epa|ap))|(?-i:\bAP Photo/[^.]{2,40})"
    r"|(?-i:\bREUTERS/[^.]{2,60}))[.)\]\s]*$",
    re.IGNORECASE,
)
PICTURE_WORDS = (
    "photo",
    "image",
    "picture",
    "credit",
    "source",
    "courtesy",
    "getty",
    "shutterstock",
    "/reuters",
    "/afp",
    "/epa",
    "/ap",
    "reuters/",
)
BYLINE_START = re.compile(
    r"(?:(?:written|story|report|analysis|opinion|reporting|words|text)\s)?by:?\s(?P<rest>\S.*)", re.IGNORECASE
)
CREDITS_START = re.compile(
    r"(?:additional\s|with\s)?(?:reporting|writing|editing|contributions?|contributing|compiled)(?:\sby|\sfrom|:)\s\S",
    re.IGNORECASE,
)
STAMP_START = re.compile(r"(?:first |last )?(?:published|updated|posted|modified)(?: (?:on|at))?:?\s", re.IGNORECASE)
AGENCY_ALONE = re.compile(
    r"(?:(?:the )?associated press|reuters|agence france-presse|afp|ap|upi|dpa|bloomberg|xinhua"
    r"|staff(?: reporter| writer)?)\.?",
    re.IGNORECASE,
)
# "Lena Marr, Reuters": a name of two to four words, then who prints it.
NAME_AND_AGENCY = re.compile(
    r"[A-Z][\w.'’-]{0,20}(?: [A-Z][\w.'’-]{0,20}){1,3}\s?(?:,|\||/|·|-|–)\s?"
    r"(?:the )?(?:associated press|reuters|afp|ap|upi|dpa|bloomberg|(?:chief|senior|political|foreign|staff)? ?"
    r"(?:correspondent|reporter|editor|writer))\b[^.]{0,40}$",
    re.IGNORECASE,
)
BYLINE_SMALL = words(
    "and with for of in from at the de del della di da dos du la le van von der den zu bin al el ben y e & | / · – - —"
    " a.m. p.m. am pm on special staff writer reporter correspondent editor contributor senior chief political updated"
    " published posted to news agencies agency wire"
)


def is_furniture(line: str) -> bool:
    if len(line) > LONGEST_FURNITURE:
        return False
    return bool(FURNITURE.match(line)) or not any(char.isalnum() for char in line)  # "* * *", "___"


def is_list_head(line: str) -> bool:
    """The head of a "Points of attention" list."""
    return len(line) <= 40 and bool(LIST_HEAD.match(line))


def is_bullet(line: str) -> bool:
    return bool(BULLET.match(line))


def is_caption(line: str) -> bool:
    if len(line) > LONGEST_CAPTION:
        return False
    if CAPTION_START.match(line):
        return True
    tail = line[-TAIL:]
    folded = tail.lower()
    # Most lines name no picture, and looking for a word is quicker than looking for a pattern.
    return any(map(folded.__contains__, PICTURE_WORDS)) and bool(CAPTION_END.search(tail))


def is_byline(line: str) -> bool:
    """A line that says who wrote the article, wherever it stands."""
    if len(line) > LONGEST_BYLINE:
        return False
    if CREDITS_START.match(line):
        return True
    match = BYLINE_START.match(line)
    return match is not None and _is_name_list(match["rest"])


def is_head_matter(line: str) -> bool:
    """A line that is a byline, an agency or a date of its own only near the headline."""
    if len(line) > LONGEST_BYLINE:
        return False
    if STAMP_START.match(line):
        return any(char.isdigit() for char in line)
    return bool(WRITTEN.match(line) and len(line) < 60) or bool(
        AGENCY_ALONE.fullmatch(line) or NAME_AND_AGENCY.match(line)
    )


def _is_name_list(rest: str) -> bool:
    words = rest.replace(",", " ").replace(";", " ").split()
    first = words[0].strip(".:").lower() if words else ""
    if not words or not words[0][0].isupper() or first in MONTHS or first.endswith("day"):
        return False
    return all(word.lower() in BYLINE_SMALL or not word[0].islower() for word in words) and not any(
        word.lower().strip(".") in {"the", "a"} for word in words[:1]
    )
