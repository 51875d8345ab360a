"""Reading files: bytes in, documents out. Pure Python, no Django.

    from articles.importing.sources import read_sources
    read_sources(paths, outlet="", encoding=None) -> Iterator[Document | Refusal]

    from articles.importing.blocks import split_blocks     # again, from a stored body
    split_blocks(body, headline="") -> tuple[Block, ...]

``sources`` walks files and folders; ``archives``, ``jsonlines`` and ``manifest`` read what their names say, ``naming``
orders and names it all. ``decoding`` turns bytes into a body. ``blocks`` splits a body: ``lines`` finds its lines,
``posts`` (with ``names``) the embedded posts, ``datelines`` (with ``places``) the dateline, ``furniture`` bylines,
captions and what belongs to the page, ``headings`` headline and subheads; ``marks`` lays them in a row. ``dates`` says
when a text was published. ``drafting`` makes the ``document`` of all that.
"""
