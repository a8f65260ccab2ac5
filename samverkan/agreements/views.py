"""Pages where an agreement is written, approved and signed."""

from flask import Blueprint

pages = Blueprint("agreements", __name__, url_prefix="/samverkan/<key>/avtal")
PUBLIC: frozenset[str] = frozenset()
