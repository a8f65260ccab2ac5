"""Pages for changes and each party's answer."""

from flask import Blueprint

pages = Blueprint("changes", __name__, url_prefix="/samverkan/<key>/forandringar")
PUBLIC: frozenset[str] = frozenset()
