"""Where a module that reads carries an example, it works."""

import doctest
import importlib
import pkgutil

import pytest

import articles.queries

MODULES = [found.name for found in pkgutil.iter_modules(articles.queries.__path__, "articles.queries.")]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
