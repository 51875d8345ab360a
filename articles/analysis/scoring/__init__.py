"""How well quotes are found: figures against hand-made gold, how far the scores can be trusted, the commonest errors.

The definitions are those usual for quotation corpora: spans are compared without marks and loose punctuation, paragraph
by paragraph; one gold quote goes with one prediction, the best overlap first.
"""
