"""The practice letter box."""

from flask import Blueprint

pages = Blueprint("notifications", __name__)
PUBLIC: frozenset[str] = frozenset()
