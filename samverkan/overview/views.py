"""The first page, what waits for you, and one collaboration seen whole."""

from flask import Blueprint, Flask, redirect, render_template, url_for
from werkzeug.wrappers import Response

pages = Blueprint("overview", __name__)
PUBLIC = frozenset({"overview.home", "overview.health"})


def install(app: Flask) -> None:
    """What every page needs to know about this installation."""
    app.context_processor(lambda: {"is_practice": app.config["PRACTICE"]})


@pages.get("/")
def home() -> Response:
    return redirect(url_for("overview.todo"))


@pages.get("/att-gora")
def todo() -> str:
    return render_template("overview/todo.html")


@pages.get("/halsa")
def health() -> dict[str, str]:
    return {"status": "ok"}
