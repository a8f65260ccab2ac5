"""The practice letter box: every letter the house owes or has sent, links and all.

While we practise everyone may read it, signed in or not: the letters hold example data only, and
without them nobody could try to sign in. Anywhere else the pages do not exist.
"""

from base64 import b64encode
from hashlib import sha256

from flask import Blueprint, Response, abort, current_app, make_response, render_template, request

from samverkan.notifications.letters import as_page, as_text, filled
from samverkan.notifications.queries import (
    Waiting,
    letter_with_words,
    newest_letters,
    subjects_of,
)

pages = Blueprint("notifications", __name__)
PUBLIC: frozenset[str] = frozenset(
    {"notifications.box", "notifications.letter", "notifications.mail"}
)
PAGE = 30
LAST_ID = 2**31 - 1


@pages.before_request
def _only_while_we_practise() -> None:
    if not current_app.config["PRACTICE"]:
        abort(404)


@pages.get("/brevlada")
def box() -> str:
    """Newest first; `fore` is the number of the last letter on the page before."""
    found = newest_letters(before=request.args.get("fore", type=_id), most=PAGE + 1)
    shown = found[:PAGE]
    return render_template(
        "notifications/box.html",
        letters=shown,
        subjects=subjects_of(shown),
        older=shown[-1].id if len(found) > PAGE else None,
    )


@pages.get("/brevlada/<int(max=2147483647):letter_id>")
def letter(letter_id: int) -> str:
    found = _letter(letter_id)
    words = filled(found, current_app.config["SECRET_KEY"])
    text = as_text(words, base=current_app.config["BASE_URL"])
    return render_template("notifications/letter.html", letter=found, words=words, text=text)


@pages.get("/brevlada/<int(max=2147483647):letter_id>/mejl")
def mail(letter_id: int) -> Response:
    """The mail as its reader sees it: its own style and nothing else may run or load."""
    config = current_app.config
    page = as_page(_letter(letter_id), base=config["BASE_URL"], secret=config["SECRET_KEY"])
    response = make_response(page)
    response.headers["Content-Security-Policy"] = (
        f"default-src 'none'; style-src '{_mark_of_style()}'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    )
    return response


def _id(written: str) -> int:
    """A number that a letter may have; raises ValueError for any other."""
    if not written.isascii() or not 0 < int(written) <= LAST_ID:
        raise ValueError(written)
    return int(written)


def _letter(letter_id: int) -> Waiting:
    return letter_with_words(letter_id) or abort(404)


def _mark_of_style() -> str:
    """What tells a browser that the style in the mail is ours, character by character."""
    style = current_app.jinja_env.get_template("letters/letter.css").render()
    return f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}"
