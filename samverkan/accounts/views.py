"""Pages for signing in and for one's own account."""

from flask import Blueprint

pages = Blueprint("accounts", __name__)
PUBLIC: frozenset[str] = frozenset({"accounts.sign_in", "accounts.language"})


@pages.route("/logga-in", methods=["GET", "POST"])
def sign_in() -> str:
    return ""


@pages.post("/logga-ut")
def sign_out() -> str:
    return ""


@pages.get("/konto")
def settings() -> str:
    return ""


@pages.post("/sprak")
def language() -> str:
    return ""
