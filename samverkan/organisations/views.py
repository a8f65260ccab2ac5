"""Pages about one's own organisation."""

from flask import Blueprint

pages = Blueprint("organisations", __name__, url_prefix="/organisationer")
PUBLIC: frozenset[str] = frozenset()
