"""Pages for signing in and for one's own account."""

from flask import Blueprint

pages = Blueprint("accounts", __name__)
PUBLIC: frozenset[str] = frozenset()
