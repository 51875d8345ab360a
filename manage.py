#!/usr/bin/env python
"""Newsroom's command line."""

import os
import signal
import sys
from typing import Any


def end_on_signals() -> None:
    """A command that is told to end does so as one that is done: what it started, the database too, ends with it."""

    def end(number: int, frame: Any) -> None:
        sys.exit(128 + number)

    for each in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(each) == signal.SIG_DFL:  # nohup's choice, say, stays
            signal.signal(each, end)


def main() -> None:
    end_on_signals()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
