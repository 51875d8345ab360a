"""Stretches between quotation marks. ``{…}`` marks what stands inside."""

import pytest

from articles.analysis.marks import find_marked


@pytest.mark.parametrize(
    "example",
    [
        "“{No,}” he said.",
        '"{No,}" he said.',
        "‘{It’s late,}’ he said. The voters’ patience is thin.",
        "'{It's late,}' he said. The voters' patience is thin.",
        "``{No,}'' he said.",
        "''{No,}'' he said.",
        "„{Nein}“, sagte er.",
        "« {Non} », dit-il.".replace(" {", "{").replace("} ", "}"),
        "“{He told me, ‘Keep it,’ and I did,}” she said.",
        "‘{He said “never” and meant it,}’ she said.",
        "He called it “{a gift}” and “{a burden}”.",
        "“{[They] have … no plan,}” he said.",
        "“{The door is open,}“ said the porter.",
        "She is 6'2\" tall and ran on a 12\" track in the '90s.",
        "Rock 'n' roll is the dogs' favourite.",
        "‘{The voters’ patience is thin,}’ he said.",
        "“{This never closes, he said.}",
    ],
)
def test_marks_of_every_style(example: str) -> None:
    body = example.replace("{", "").replace("}", "")
    wanted = [part.partition("}")[0] for part in example.split("{")[1:]]
    assert [body[m.inner.start : m.inner.end] for m in find_marked(body, 0, len(body))] == wanted


@pytest.mark.parametrize("mark", ["“", '"', "'", "‘", "‘a ", "'a ", "‘as’ "])
def test_a_hundred_thousand_marks_take_no_time(mark: str) -> None:
    body = mark * 100_000
    find_marked(body, 0, len(body))
