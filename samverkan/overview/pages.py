"""Pages that explain the house to everyone."""

from flask import Blueprint, render_template

pages = Blueprint("pages", __name__)
PUBLIC = frozenset({"pages.accessibility", "pages.privacy", "pages.who_sees"})


@pages.get("/tillganglighet")
def accessibility() -> str:
    return render_template("pages/accessibility.html")


@pages.get("/uppgifter")
def privacy() -> str:
    return render_template("pages/privacy.html")


@pages.get("/vem-ser-vad")
def who_sees() -> str:
    return render_template("pages/who_sees.html")
