"""How a passage is printed: without *she said* in its middle, and which of several printings is best to compare with.

>>> spoken("We can still do it together,” she said, “though not at this speed.")
'We can still do it together, though not at this speed.'
>>> max("we sail at dawn", "We sail at dawn.", "[They] sail at dawn.", key=fullness)
'We sail at dawn.'
"""

from __future__ import annotations

import re

# A mark closes after punctuation, a few words stand between, and a mark opens: in no nested quotation is it so.
INTERRUPTED = re.compile(r"""(?<=[,.?!…—–-])[”"’'»“]\s+[^“”"„«»]{2,120}?\s[“"‘'„«»](?=\w)""")


def spoken(printed: str) -> str:
    """The words themselves, on one line."""
    return " ".join(INTERRUPTED.sub(" ", printed).split())


def fullness(printed: str) -> tuple[int, bool, bool, bool, str]:
    """The more words the better; then without an editor's marks, and as a whole sentence."""
    return (
        len(printed.split()),
        not re.search(r"[\[…]|\.\s?\.\s?\.", printed),
        printed[:1].isupper() and not printed.isupper(),
        printed.rstrip("\"”’'»“").endswith((".", "?", "!")),
        printed,
    )
