"""The front door: who is here, and which rooms a stranger may enter."""

from dataclasses import dataclass
from datetime import timedelta

from flask import Flask, abort, redirect, request, session, url_for
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from werkzeug.wrappers import Response

from samverkan.accounts.models import Person, SignIn
from samverkan.accounts.queries import sign_in_by_token
from samverkan.core import clock
from samverkan.core.db import db, is_reading
from samverkan.core.tokens import digest, new_key

STAY = timedelta(days=30)
manager = LoginManager()


@dataclass(frozen=True)
class Visitor(UserMixin):  # type: ignore[misc]
    """Somebody signed in on this device."""

    person: Person
    token: str

    def get_id(self) -> str:
        return self.token


def install(app: Flask, *, public: frozenset[str]) -> None:
    """Shut every door except the endpoints in `public`."""
    manager.init_app(app)
    app.context_processor(lambda: {"me": me_or_none()})

    @app.before_request
    def _shut() -> Response | None:
        if request.endpoint is None or request.endpoint in public or me_or_none():
            return None
        if not is_reading():
            abort(403)
        return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")))


@manager.user_loader  # type: ignore[untyped-decorator]
def _load(token: str) -> Visitor | None:
    sign_in = sign_in_by_token(token, clock.now())
    return Visitor(sign_in.person, token) if sign_in else None


def me_or_none() -> Person | None:
    """The person signed in, or None for a stranger."""
    visitor = current_user
    return visitor.person if visitor and visitor.is_authenticated else None


def me() -> Person:
    """The person signed in; only for pages behind the door."""
    person = me_or_none()
    if person is None:
        abort(403)
    return person


def let_in(person: Person) -> None:
    """Sign the person in on this device, with a fresh session."""
    token, now = new_key(), clock.now()
    db.session.add(
        SignIn(person_id=person.id, token_hash=digest(token), at=now, ends_at=now + STAY)
    )
    db.session.flush()
    kept = {name: session[name] for name in ("language",) if name in session}
    session.clear()
    session.update(kept, language=person.language)
    session.permanent = True
    login_user(Visitor(person, token))


def let_out() -> None:
    """Sign out on this device; the old cookie opens nothing any more."""
    if current_user.is_authenticated:
        sign_in = sign_in_by_token(current_user.token, clock.now())
        if sign_in is not None:
            sign_in.ended_at = clock.now()
    logout_user()
    language = session.get("language")
    session.clear()
    if language:
        session["language"] = language
