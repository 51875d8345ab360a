"""The scorer and the gold texts that lie beside the project."""

from __future__ import annotations

import importlib.util
import json
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

from articles.analysis.predictions import predict
from articles.importing.blocks import split_blocks


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold(shared: Path, name: str) -> list[dict[str, Any]]:
    lines = (shared / "eval" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def found(documents: list[dict[str, Any]], *, names: bool = False) -> list[dict[str, Any]]:
    return [predict(document["text"], split_blocks(document["text"]), names=names) for document in documents]


def figures(shared: Path, documents: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> dict[str, Any]:
    module = scorer(shared)
    sums: defaultdict[str, float] = defaultdict(float)
    for document, entry in zip(documents, predicted, strict=True):
        for key, value in module.score_doc(document, entry).items():
            sums[key] += value
    table: dict[str, Any] = module.figures(sums)
    return table
