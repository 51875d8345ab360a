"""What this process keeps of what it has worked out; what was used least lately is pushed out.

>>> kept = Kept[str, int](2)
>>> kept.keep({"one": 1, "two": 2})
>>> kept.known(["one"])
{'one': 1}
>>> kept.keep({"three": 3})
>>> kept.known(["one", "two", "three"])
{'one': 1, 'three': 3}
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """Of at most so many keys; threads take turns."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._rows: OrderedDict[Key, Value] = OrderedDict()
        self._lock = Lock()

    def known(self, keys: Iterable[Key]) -> dict[Key, Value]:
        """What is kept of these."""
        with self._lock:
            found = {key: self._rows[key] for key in keys if key in self._rows}
            for key in found:
                self._rows.move_to_end(key)
        return found

    def keep(self, rows: Mapping[Key, Value]) -> None:
        with self._lock:
            self._rows.update(rows)
            while len(self._rows) > self.most:
                self._rows.popitem(last=False)

    def forget(self) -> None:
        with self._lock:
            self._rows.clear()
