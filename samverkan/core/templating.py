"""Templates that refuse to guess: a forgotten name is a fault, not an empty space."""

from flask import Flask
from jinja2 import StrictUndefined

from samverkan.core import language


def install(app: Flask) -> None:
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.context_processor(_always)


def _always() -> dict[str, object]:
    return {"language": language.current()}
