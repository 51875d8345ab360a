"""Whether the beginning of an article tells what its headline says, perhaps in other words.

>>> told_in("Mayor to close harbour", "The mayor said on Monday that she was closing the harbour. It rained.")
True
>>> told_in("Mayor to close harbour", "The mayor spoke on Monday. It rained.")
False
"""

from __future__ import annotations

from itertools import pairwise

from articles.analysis.claim_words import sense
from articles.analysis.sentences import split_sentences

READ = 1_500  # characters of an article's beginning
_MOST = 0.6  # of what a headline says; what is left is mostly its own turn of phrase


def told_in(headline: str, beginning: str) -> bool:
    """Whether a sentence, or two in a row, have most of the roots of a headline."""
    wanted = set(sense(headline).roots)
    told = [set(sense(beginning[start:end]).roots) for start, end in split_sentences(beginning, 0, len(beginning))]
    return any(len(wanted & (one | other)) >= _MOST * len(wanted) for one, other in pairwise([set(), *told]))
