"""How much two claims, or a claim and a clause, resemble each other as a whole.

Two clauses alone that have one word in common say nothing. A clause that has it in common with most passages of a
claim probably says the same, and all the more where the sentences beside the two report one claim as well.
"""

from __future__ import annotations

import math

from articles.analysis.claim_company import SAYS, Company
from articles.analysis.claim_match import Rarity, match, stretches
from articles.analysis.claim_units import Unit

ANY = (1.0, 1)  # weight and number of words that two of their passages must share
ONE_WORD, MOST = 0.8, 0.8  # what is left where one word or term is all they share, unless that is most of what they say
APART = 0.2  # how little passages together have in common that are not compared one by one
VERBATIM = 0.6  # a match that is enough without a shared word that says something
CONTEXT = 0.5  # how much more it is where all of them stand beside the same claims


def resemblance(one: Company, other: Company) -> float:
    """Half by the two passages that are nearest, half by all passages together."""
    together = agreement(one, other)
    if together < APART and one.wordings.isdisjoint(other.wordings):
        return 0.0
    rarity = one.rarity
    pairs = [(ours, theirs) for ours in one.distinct for theirs in other.distinct]
    nearest, ours, theirs = max(((between(*pair, rarity), *pair) for pair in pairs), key=lambda found: found[0])
    if not together and nearest < VERBATIM:
        return 0.0
    if together < MOST and stretches(ours.sense.roots, theirs.sense.roots, rarity) < 2:
        together *= ONE_WORD
    score = ((together or nearest * VERBATIM) + nearest) / 2 * (1 + CONTEXT * in_context(one, other))
    return score * (1 - len(one.texts & other.texts) / min(len(one.texts) or 1, len(other.texts) or 1))


def in_context(one: Company, other: Company) -> float:
    """In which part of the pairs of their articles the two stand beside passages of one claim."""
    pairs: dict[tuple[int, int], bool] = {}
    for ours in one.units:
        for theirs in other.units:
            if ours.text != theirs.text and ours.text and theirs.text:  # a statement is of no text
                key = ours.text, theirs.text
                pairs[key] = pairs.get(key, False) or one.beside(ours, theirs)
    return sum(pairs.values()) / len(pairs) if pairs else 0.0


def between(one: Unit, other: Unit, rarity: Rarity) -> float:
    strangers = (
        one.person and other.person and None not in (one.speaker, other.speaker) and one.speaker != other.speaker
    )
    utterance = not one.utterances.isdisjoint(other.utterances)
    return match(one, other, rarity, utterance=utterance, strangers=strangers, required=ANY).score


def agreement(one: Company, other: Company) -> float:
    """How much of what each says the other says too; what most of its passages have counts most."""
    ours, theirs, rarity = one.shares, other.shares, one.rarity
    shared = [root for root in ours if root in theirs]
    names = one.names | other.names
    saying = [root for root in shared if root not in names and rarity.predicate(root) > SAYS]
    if not saying:
        return 0.0
    mine = sum(rarity(root) * ours[root] * math.sqrt(theirs[root]) for root in shared) / one.total
    yours = sum(rarity(root) * theirs[root] * math.sqrt(ours[root]) for root in shared) / other.total
    return 2 * mine * yours / (mine + yours)
