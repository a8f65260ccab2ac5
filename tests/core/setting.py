"""A house of words only, for what is said without a database; and many hands at once."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from typing import TypeVar

from flask import Flask

from samverkan.core import language
from samverkan.core.language import speaking

Answer = TypeVar("Answer")
HOUSE = Flask("samverkan")
HOUSE.config.update(SECRET_KEY="only for words", WTF_CSRF_ENABLED=False)
language.install(HOUSE)


@contextmanager
def reading(tongue: str) -> Iterator[None]:
    """A block in which somebody reads that language."""
    with HOUSE.app_context(), speaking(tongue):
        yield


def at_once(acts: list[Callable[[], Answer]]) -> list[Answer]:
    """Each act goes in a thread of its own, all from the same line; their answers in order."""
    line = Barrier(len(acts))

    def one(act: Callable[[], Answer]) -> Answer:
        line.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as hands:
        return list(hands.map(one, acts))
