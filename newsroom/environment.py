"""Settings from the environment that fail loudly: a value that cannot be meant stops the start, with the way out."""

from __future__ import annotations

import os

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    value = text(name).lower()
    if not value:
        return default
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}: write 1 or 0.")


def number(name: str, default: int, *, low: int, high: int) -> int:
    value = text(name)
    if not value:
        return default
    if not value.isascii() or not value.isdigit() or not low <= int(value) <= high:
        raise ImproperlyConfigured(f"{name} is {value!r}: write a whole number from {low} to {high}.")
    return int(value)


def names(name: str, default: list[str]) -> list[str]:
    found = [part.strip() for part in text(name).split(",") if part.strip()]
    return found or default


def secret(name: str, *, debug: bool, default: str) -> str:
    """A secret has a default only where nobody else can reach the program."""
    value = text(name)
    if not value:
        if debug:
            return default
        raise ImproperlyConfigured(
            f"{name} is not set. Set it to 50 random characters or more, for example from: "
            "python -c 'import secrets; print(secrets.token_urlsafe(60))'"
        )
    if not debug and (len(value) < 50 or len(set(value)) < 5):
        raise ImproperlyConfigured(f"{name} is too short to be a secret: use 50 random characters or more.")
    return value
