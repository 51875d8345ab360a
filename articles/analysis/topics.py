"""Proposing what claims are about: the words that gather most of them, each claim in one topic.

>>> claims = {1: "The fund holds no money.", 2: "Nobody pays into the fund.", 3: "Boats left the bay.",
...           4: "The boats are sold.", 5: "It rained."}
>>> propose_topics(claims)
{1: 'fund', 2: 'fund', 3: 'boats', 4: 'boats'}
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from articles.analysis.claim_words import JOINING, cue_roots, plain_roots, role_roots, root
from articles.analysis.lexicon import VERB_FORMS
from articles.analysis.words import FUNCTION_WORDS, fold

TOPICS = 9
LEAST, PART = 2, 0.03  # claims of a topic, at least, and of all claims
SHORT = 4  # letters
WIDEST = 0.5  # of all claims: a word of most of them parts nothing
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def propose_topics(
    statements: Mapping[int, str], known: Sequence[str] = (), people: Iterable[str] = ()
) -> dict[int, str]:
    """The topic of each claim, by id; claims that share their words with no other have none.

    A known topic takes every claim that has one of its words. ``people`` are names that are no topics.
    """
    roots, forms = _read(statements, {root(fold(word)) for name in people for word in _WORD.findall(name)})
    found: dict[int, str] = {}
    for name in known:
        wanted = {root(fold(word)) for word in _WORD.findall(name)} - plain_roots() - FUNCTION_WORDS
        for claim, having in roots.items():
            if claim not in found and wanted & having:
                found[claim] = name
    widest = max(LEAST, WIDEST * len(statements))
    least = max(LEAST, PART * len(statements))
    for _ in range(TOPICS):
        open_claims = {claim: having for claim, having in roots.items() if claim not in found}
        counts = Counter(key for having in open_claims.values() for key in having)
        overall = Counter(key for having in roots.values() for key in having)
        fitting = [(n, key) for key, n in counts.items() if n >= least and overall[key] <= widest]
        if not fitting:
            break
        _, best = max(fitting, key=lambda item: (item[0], item[1]))
        label = _label(forms[best])
        found |= {claim: label for claim, having in open_claims.items() if best in having}
    return found


def _read(statements: Mapping[int, str], people: set[str]) -> tuple[dict[int, set[str]], dict[str, Counter[str]]]:
    """Of each claim the roots that can name a topic, and of each root how it is printed."""
    dull = plain_roots() | cue_roots() | role_roots() | people | FUNCTION_WORDS | JOINING
    roots: dict[int, set[str]] = {}
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for claim, words in statements.items():
        roots[claim] = set()
        for match in _WORD.finditer(words):
            key = fold(match.group())
            made = root(key)
            if key in dull or made in dull or key in VERB_FORMS or key.endswith("ing") or len(key) < SHORT:
                continue
            roots[claim].add(made)
            printed = match.group()
            forms[made][printed.lower() if match.start() == 0 and not printed.isupper() else printed] += 1
    return roots, forms


def _label(forms: Counter[str]) -> str:
    return min(forms, key=lambda form: (-forms[form], len(form), form)).removesuffix("’s").removesuffix("'s")
