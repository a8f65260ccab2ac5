"""Pages for starting a collaboration and letting people in."""

from flask import Blueprint

pages = Blueprint("collaborations", __name__, url_prefix="/samverkan")
PUBLIC: frozenset[str] = frozenset()
