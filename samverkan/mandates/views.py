"""Pages for roles and mandates."""

from flask import Blueprint

pages = Blueprint("mandates", __name__, url_prefix="/samverkan/<key>/mandat")
PUBLIC: frozenset[str] = frozenset()
