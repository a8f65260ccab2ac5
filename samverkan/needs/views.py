"""Pages where parties frame what is needed."""

from flask import Blueprint

pages = Blueprint("needs", __name__, url_prefix="/samverkan/<key>/behov")
PUBLIC: frozenset[str] = frozenset()
