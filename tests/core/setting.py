"""A house of words only: for tests of what is said, which need no database."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask

from samverkan.core import language
from samverkan.core.language import speaking

HOUSE = Flask("samverkan")
HOUSE.config.update(SECRET_KEY="only for words", WTF_CSRF_ENABLED=False)
language.install(HOUSE)


@contextmanager
def reading(tongue: str) -> Iterator[None]:
    """A block in which somebody reads that language."""
    with HOUSE.app_context(), speaking(tongue):
        yield
