"""Quotes as the scorer reads them."""

import io
import json

from articles.analysis.predictions import predict, write_predictions
from tests.analysis.reading import paragraphs


def test_every_piece_is_an_entry_of_one_group() -> None:
    body = "“The truth,” Ana Ruiz said, “is plain.”"
    quotes = predict(body, paragraphs(body), names=False)["quotes"]
    assert [body[q["start"] : q["end"]] for q in quotes] == ["The truth,", "is plain."]
    assert {q["group"] for q in quotes} == {0}
    assert {(q["kind"], q["speaker"], q["cue"]) for q in quotes} == {("direct", "Ana Ruiz", "said")}


def test_pronouns_stay_unless_names_are_wanted() -> None:
    body = "Ana Ruiz came. “We stay,” she said."
    printed, named = (predict(body, paragraphs(body), names=names)["quotes"][0] for names in (False, True))
    assert (printed["speaker"], printed["speaker_aliases"]) == ("she", ["Ana Ruiz"])
    assert named["speaker"] == "Ana Ruiz"


def test_terms_are_left_out_and_the_conjunction_put_in() -> None:
    body = "She said that the “shadow fleet” line was old. The “dark days” are over."
    quotes = predict(body, paragraphs(body), names=False)["quotes"]
    assert [body[q["start"] : q["end"]] for q in quotes] == ["that the “shadow fleet” line was old"]


def test_bad_lines_are_named_and_stop_nothing() -> None:
    lines = [
        b'{"id": "a", "text": "No."}\n',
        b"{\n",
        b"\n",
        b'{"id": 1, "text": ""}\n',
        b"\xff\n",
        b'{"id": "b", "text": "No."}\n',
    ]
    target = io.StringIO()
    problems = write_predictions(lines, target, paragraphs, names=False, file="in.jsonl")
    assert [json.loads(line)["id"] for line in target.getvalue().splitlines()] == ["a", "b"]
    assert problems == [
        "in.jsonl, line 2: the line is not JSON.",
        'in.jsonl, line 4: "id" is missing or no string.',
        "in.jsonl, line 5: the line is not UTF-8.",
    ]
