"""Pages where check-ins are answered and read."""

from flask import Blueprint

pages = Blueprint("checkins", __name__)
PUBLIC: frozenset[str] = frozenset()


@pages.get("/samverkan/<key>/avstamning")
def show(key: str) -> str:
    return key
