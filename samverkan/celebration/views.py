"""Pages for what was achieved and what comes next."""

from flask import Blueprint

pages = Blueprint("celebration", __name__, url_prefix="/samverkan/<key>/firande")
PUBLIC: frozenset[str] = frozenset()
