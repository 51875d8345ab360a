"""The small words of the language: closed classes that bound phrases and tell what a word beside them is.

Asked of a word as it is printed; the longer lists from which words get a tag are those of ``wordtags``.

>>> "from" in PREPOSITIONS, "from" in DETERMINERS
(True, False)
"""

from __future__ import annotations

PERSONAL = frozenset("he she they it i we you".split())
DETERMINERS = frozenset(
    "the a an this that these those some any many most several both two three four five six one another each "
    "every no few all other others".split()
)
FIRST_PERSON = frozenset("i we my our me us mine ours i'm we're i've we've i'd we'd i'll we'll".split())
SECOND_PERSON = frozenset("you your yours you're you've you'll you'd".split())
REFLEXIVES = frozenset("himself herself itself themselves myself ourselves".split())
POSSESSIVES = frozenset("his her their its my our your".split())
BE = frozenset("is are was were be been being isn't aren't wasn't weren't 's".split())
AUXILIARIES = BE | frozenset(
    "has have had having did do does didn't doesn't don't will would can could may might must should hasn't "
    "haven't hadn't won't wouldn't couldn't can't cannot shouldn't 'd 'll".split()
)
ADVERBS = frozenset(
    "also somewhat then later never not just still again ever even once often always now first only instead however "
    "further earlier both all since soon already merely simply today yesterday recently twice quickly long thus".split()
)
PREPOSITIONS = frozenset(
    "of for from at in on with to by about into over against during after before under between among through via "
    "as near within without since until upon inside outside amid like across despite than".split()
)
CONJUNCTIONS = frozenset(
    "and but or because when while if though although as whereas since unless until that what how why where which "
    "who whom whose so than yet nor after before whether".split()
)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december jan. feb. mar. apr. "
    "aug. sept. oct. nov. dec.".split()
)
TIMES = DAYS | frozenset("morning afternoon evening night week month year earlier".split())
PARTICLES = frozenset("de da di du van von der den del della la le el al bin ibn ben of the and ter".split())
NOT_ADVERBS = frozenset(
    "family ally reply supply apply assembly anomaly monopoly bully daily weekly monthly elderly friendly".split()
)
