"""The first page, what waits for you, and one collaboration seen whole."""

from flask import Blueprint, Flask, redirect, render_template_string, url_for
from werkzeug.wrappers import Response

from samverkan.collaborations.doors import enter

pages = Blueprint("overview", __name__)
PUBLIC = frozenset({"overview.home", "overview.health"})
BARE = '{% extends "layouts/page.html" %}{% block title %}{{ h1 }}{% endblock %}{% block main %}<h1>{{ h1 }}</h1>{% endblock %}'


def install(app: Flask) -> None:
    """What every page needs to know about this installation."""
    app.context_processor(lambda: {"is_practice": app.config["PRACTICE"], "todo_count": None})


@pages.get("/")
def home() -> Response:
    return redirect(url_for("overview.todo"))


@pages.get("/att-gora")
def todo() -> str:
    return render_template_string(BARE, h1="Att göra")


@pages.get("/samverkan")
def collaborations() -> str:
    return render_template_string(BARE, h1="Samverkan")


@pages.get("/samverkan/<key>")
def collaboration(key: str) -> str:
    return render_template_string(BARE, h1=enter(key).collaboration.name)


@pages.get("/halsa")
def health() -> dict[str, str]:
    return {"status": "ok"}
