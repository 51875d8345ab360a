"""Settings refuse what cannot be meant, and the health check answers where nothing else may."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from newsroom import environment

ROOT = Path(__file__).resolve().parent.parent
SECRET = "".join(map(chr, range(48, 123)))


def start(**variables: str) -> str:
    """What ``manage.py check`` says with these variables."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = [sys.executable, "manage.py", "check"]
    done = subprocess.run(command, cwd=ROOT, env=kept | variables, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"NEWSROOM_DEBUG": "0"}, "NEWSROOM_SECRET_KEY is not set"),
        ({"NEWSROOM_DEBUG": "0", "NEWSROOM_SECRET_KEY": "short"}, "too short to be a secret"),
        ({"NEWSROOM_DEBUG": "0", "NEWSROOM_SECRET_KEY": SECRET}, "NEWSROOM_HOSTS is not set"),
        ({"NEWSROOM_DEBUG": "0", "NEWSROOM_SECRET_KEY": SECRET, "NEWSROOM_HOSTS": "*"}, "name the hosts to serve"),
        ({"NEWSROOM_DEBUG": "perhaps"}, "NEWSROOM_DEBUG is 'perhaps': write 1 or 0"),
        ({"DATABASE_URL": "sqlite:///x.db"}, "not a PostgreSQL address"),
        ({"DATABASE_URL": "postgres://u@h/d", "NEWSROOM_POOL": "many"}, "whole number from 1 to 100"),
        ({"NEWSROOM_DEBUG": "0", "NEWSROOM_SECRET_KEY": SECRET, "NEWSROOM_HOSTS": "a.example"}, "no issues"),
    ],
)
def test_nonsense_is_refused_with_the_way_out(variables: dict[str, str], said: str) -> None:
    assert said in start(**variables)


def test_lists_and_numbers_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME", " a, b ,,")
    assert environment.names("SOME", []) == ["a", "b"]
    monkeypatch.setenv("SOME", "7")
    assert environment.number("SOME", 1, low=1, high=9) == 7
    monkeypatch.setenv("SOME", "70")
    with pytest.raises(ImproperlyConfigured):
        environment.number("SOME", 1, low=1, high=9)


@pytest.mark.django_db
def test_the_health_check_needs_neither_https_nor_a_known_host(client: Client, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    response = client.get("/healthz", headers={"host": "10.0.0.7"})
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert client.get("/", headers={"host": "10.0.0.7"}).status_code == 400


@pytest.mark.django_db
def test_every_page_says_what_it_may_load(client: Client) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
