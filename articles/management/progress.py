"""Showing how far a command is: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import shutil
import time
from typing import TextIO

BAR = 30
LINES_EVERY = 5.0  # seconds between plain lines


class Progress:
    def __init__(self, out: TextIO, what: str) -> None:
        self.out = out
        self.what = what
        self.terminal = out.isatty()
        self.last = time.monotonic()
        self.open_line = False

    def __call__(self, done: int, total: int | None = None) -> None:
        """Tell how many are done, of how many if that is known."""
        now = time.monotonic()
        finished = self.open_line and total is not None and done >= total
        if not finished and now - self.last < (0.1 if self.terminal else LINES_EVERY):
            return
        self.last = now
        counted = f"{done:,} of {total:,}" if total else f"{done:,}"
        if not self.terminal:
            self.out.write(f"{self.what}: {counted}\n")
            return
        full = BAR * done // total if total else 0
        bar = f" [{'#' * full}{'.' * (BAR - full)}]" if total else ""
        line = f"{self.what}{bar} {counted}"[: shutil.get_terminal_size().columns - 1]
        self.out.write(f"\r\033[K{line}")
        self.open_line = True
        self.out.flush()
        if finished:
            self.end()

    def end(self) -> None:
        if self.open_line:
            self.out.write("\n")
            self.open_line = False
