"""The county, loaded once for all tests that only look at it."""

from collections.abc import Iterator

import pytest
from flask import Flask

from samverkan.core import clock
from samverkan.example.county import load
from tests.conftest import opened
from tests.databases import Databases


@pytest.fixture(scope="session")
def county(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The whole app on a database where the county has been loaded today."""
    for url in databases.fresh():
        with opened(url, tmp_path_factory.mktemp("county")) as made:
            with made.app_context():
                load(clock.today(), say=str)
            yield made
