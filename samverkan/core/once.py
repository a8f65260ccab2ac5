"""A second click does nothing twice: each form carries a key that can be used once."""

from datetime import datetime, timedelta

from flask import Flask, Response, g, redirect, request
from sqlalchemy import String, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column
from werkzeug.wrappers import Response as BaseResponse

from samverkan.core import clock
from samverkan.core.db import Row, db
from samverkan.core.tokens import digest, new_key

FIELD = "once"
KEPT = timedelta(days=7)
REDIRECTS = range(300, 400)
REFUSALS = range(400, 500)


class UsedForm(Row):
    """A form that has been answered, and the page its answer led to."""

    __tablename__ = "used_forms"
    key: Mapped[str] = mapped_column(String(64), unique=True)
    location: Mapped[str] = mapped_column(String(500), default="")
    used_at: Mapped[datetime] = mapped_column(index=True)


def install(app: Flask) -> None:
    app.before_request(_repeat_or_claim)
    app.after_request(_remember_where_it_led)
    app.jinja_env.globals["once"] = new_key


def _key() -> str:
    """The form's key as it is kept: whatever is sent, a digest can be stored."""
    sent = request.form.get(FIELD, "") if request.method == "POST" else ""
    return digest(sent) if sent else ""


def _repeat_or_claim() -> BaseResponse | None:
    """Claim this form's key; if it is taken, lead to where the first answer led."""
    g.once, key = "", _key()
    if not key:
        return None
    try:
        db.session.add(UsedForm(key=key, used_at=clock.now()))
        db.session.flush()
    except IntegrityError:
        db.session.rollback()
        first = db.session.scalar(select(UsedForm.location).where(UsedForm.key == key))
        return redirect(first or _page_of_the_form(), 303)
    g.once = key
    return None


def _page_of_the_form() -> str:
    """Where the form stood: its own address may be one that nobody can read."""
    before = request.referrer or ""
    return before if before.startswith(request.host_url) else request.path


def _remember_where_it_led(response: Response) -> Response:
    key = g.get("once", "")
    if key and response.status_code in REFUSALS:
        _give_back(key)
    if key and response.status_code in REDIRECTS:
        ours = update(UsedForm).where(UsedForm.key == key)
        db.session.execute(ours.values(location=(response.location or "")[:500]))
    return response


def _give_back(key: str) -> None:
    """A refused form may be sent again, also when a count of tries was committed on the way."""
    db.session.rollback()
    db.session.execute(delete(UsedForm).where(UsedForm.key == key))
    db.session.commit()


def forget_before(moment: datetime) -> None:
    """Sweep away keys used before `moment`; a form that old is answered anew."""
    db.session.execute(delete(UsedForm).where(UsedForm.used_at < moment))
