"""A paragraph that ends with a colon and ushers in the words of the next one: "In 1963 she declared:".

>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("It rained. In May Ana Ruiz released the following statement:", 0, 60)
>>> frame = usher(paragraph)
>>> (paragraph.text(*frame.subject), paragraph.text(*frame.cue))
('Ana Ruiz', 'statement')
"""

from __future__ import annotations

from articles.analysis.frame import Frame
from articles.analysis.lexicon import NOUN_FORMS, VERBS
from articles.analysis.nominal import owner
from articles.analysis.phrases import phrase_starting
from articles.analysis.subjects import clause_subject, subject_before
from articles.analysis.tags import tags_of
from articles.analysis.tokens import Paragraph


def usher(paragraph: Paragraph) -> Frame | None:
    """The reporting word of the last sentence and its subject, if the paragraph ends with a colon."""
    if not paragraph.low or paragraph.low[-1] != ":" or not paragraph.sentences:
        return None
    lo, hi = paragraph.sentences[-1]
    tags = tags_of(paragraph, lo, hi)
    for at in range(hi - 2, lo - 1, -1):
        word = paragraph.low[at]
        cue = next((entry for entry, _ in VERBS.get(word, ()) if "q" in entry.frames and not entry.particles), None)
        if cue is not None and (tags[at] in "vgli" or at == lo):
            subject = subject_before(paragraph, at, lo) if at > lo else phrase_starting(paragraph, at + 1, hi - 1)
            return Frame(
                (at, at + 1), cue.lemma, "colon at the end of a paragraph", subject or clause_subject(paragraph, lo, hi)
            )
        if word in NOUN_FORMS and tags[at] not in "vxi":
            return Frame(
                (at, at + 1), NOUN_FORMS[word], "colon at the end of a paragraph", owner(paragraph, at, lo, hi)
            )
    return None
