"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from articles.demo.loading import load_demo
from articles.models import Event
from tests.demo_rows import Rows, put_down, taken_up
from tests.real_texts import SHARED


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real texts beside the project. They are not ours, so the project holds none of them."""
    if not SHARED.is_dir():
        pytest.skip("the folder of real texts is not beside the project")
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """A hash that is slow on purpose would take a third of the time of all tests, for it is made at each login."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Ends what is still connected: a thread of the live server may be, and then the database cannot be dropped."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(scope="session")
def demo_rows(django_db_setup: None, django_db_blocker: Any) -> Rows:
    """What ``load_demo`` writes, in transactions that end as for people; behind it the tables are empty again."""
    with django_db_blocker.unblock():
        load_demo()
        rows = taken_up()
        call_command("flush", interactive=False, reset_sequences=False, verbosity=0)
    return rows


@pytest.fixture
def demo(db: None, demo_rows: Rows) -> Event:
    """The demo event as ``load_demo`` leaves it."""
    return put_down(demo_rows)
