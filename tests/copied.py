"""Invented articles that share most of their words, and one that tells the same in words of its own."""

WIRE = (
    "The harbour board of Stradling met at noon on Monday and set the quota for cod at nine thousand tonnes, the first "
    "cut in seven years. Crews had waited on the quay since early morning, some of them with their children. The mayor "
    "left by a side door and gave no answer to the people outside. A second meeting is due at the end of the week, "
    "when envoys of the four coastal states arrive. Traders expect that prices will rise before the winter."
)
MORE = (
    " On the other side of the bay an old skipper mended nets with his granddaughter and said little. The lighthouse, "
    "which was sold two summers ago, has been painted green. Nobody could say who had paid for the paint, or why."
)
OTHER = (
    "Nobody in Stradling slept much before the vote. When it came, shortly past midday, the reading took four minutes; "
    "then the members filed out and the doors were locked behind them. What had been decided is plain enough: fewer "
    "fish, fewer boats, and a long winter for the families who live from both. Ministers look at it again on Friday."
)
BODIES = (
    f"Wire\n{WIRE}\n",
    f"Longer\n{WIRE}{MORE}\n",
    f"Other\n{OTHER}\n",
    f"Short\n{'. '.join(WIRE.split('. ')[:3])}.\n",
)
