"""Every module of the engine carries an example that works."""

import doctest
import importlib
import pkgutil

import pytest

import articles.analysis

MODULES = [
    found.name for found in pkgutil.walk_packages(articles.analysis.__path__, "articles.analysis.") if not found.ispkg
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
