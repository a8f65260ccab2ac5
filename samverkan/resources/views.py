"""Pages for what each party puts in."""

from flask import Blueprint

pages = Blueprint("resources", __name__, url_prefix="/samverkan/<key>/resurser")
PUBLIC: frozenset[str] = frozenset()
