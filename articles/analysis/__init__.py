"""Thinking about texts. Pure Python, no Django, nothing to download.

    analyse_article(body, blocks) -> ArticleAnalysis     within one text: quotes, speakers
    link_event(...)               -> utterances          across the texts of an event

``METHOD`` is the version of the method. Each finding keeps the version that made it; raise it whenever results change.
"""

METHOD = "8"
