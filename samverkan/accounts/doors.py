"""The front door: who is here, and which rooms a stranger may enter."""

from dataclasses import dataclass
from datetime import timedelta

from flask import (
    Flask,
    abort,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from samverkan.accounts.actions import owe_link
from samverkan.accounts.links import RENEW, token_of
from samverkan.accounts.models import Link, Person, SignIn
from samverkan.accounts.queries import sign_in_by_token
from samverkan.accounts.rules import own_path
from samverkan.accounts.values import LinkState, Purpose
from samverkan.core import clock
from samverkan.core.db import db, is_away, is_reading
from samverkan.core.language import _, moment
from samverkan.core.limits import allow
from samverkan.core.tokens import digest, new_key

STAY = timedelta(days=30)
TRIES = {"letters": (5, timedelta(hours=1)), "passwords": (10, timedelta(minutes=15))}
UNDER_ONE_ROOF = 40  # a town hall goes out to the world through one address


class Door(LoginManager):  # type: ignore[misc]
    """Flask-Login without its second cookie, which we never give out and never read.

    It would answer a forged one that holds an "é" with a fault.
    """

    def _load_user_from_remember_cookie(self, cookie: str) -> None:
        del cookie


manager = Door()
manager.session_protection = None  # it trusts X-Forwarded-For, and phones change address


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
    if is_away():
        return None
    sign_in = sign_in_by_token(token, clock.now())
    return Visitor(sign_in.person, token) if sign_in else None


def me_or_none() -> Person | None:
    """The person signed in; None for a stranger, and for all while the database is away."""
    visitor = None if is_away() else current_user
    return visitor.person if visitor and visitor.is_authenticated else None


def me() -> Person:
    """The person signed in; only for pages behind the door."""
    person = me_or_none()
    if person is None:
        abort(403)
    return person


def my_token() -> str:
    """The token of the sign-in on this device, to keep when all others end; "" for a stranger."""
    return str(getattr(current_user, "token", ""))


def let_in(person: Person) -> None:
    """Sign the person in on this device, with a fresh session."""
    token, now = new_key(), clock.now()
    db.session.add(
        SignIn(person_id=person.id, token_hash=digest(token), at=now, ends_at=now + STAY)
    )
    db.session.flush()
    session.clear()
    session["language"] = person.language
    session.permanent = True
    login_user(Visitor(person, token))


def sign_in_first(address: str, onward: str) -> Response:
    """Send a link of their own to somebody whose account was there before, and say so.

    A link for one purpose, such as an invitation, never opens all that a person has.
    """
    owe_link(Purpose.SIGN_IN, address, at=clock.now(), onward=onward)
    session["asked_for"] = address
    flash(_("Du är med. Logga in för att gå vidare."))
    return redirect(url_for("accounts.link_sent"), 303)


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


def not_too_often(what: str, whom: str) -> None:
    """Stop whoever tries too often, for one address or from one computer; a while, never for ever.

    `what` is a name in TRIES. Call it before anything else that touches the database: the count
    is committed at once.
    """
    most, within = TRIES[what]
    keys = {f"{what}:{whom}": most, f"{what} from {request.remote_addr}": most * UNDER_ONE_ROOF}
    now = clock.now()
    if not all(allow(key, at_most=n, within=within, now=now) for key, n in keys.items()):
        abort(429)


def page_before() -> str:
    """The path of the page the visitor came from, if it is ours and can be read; else "/"."""
    came_from, home = request.referrer or "", request.host_url
    path = own_path(came_from[len(home) - 1 :]) if came_from.startswith(home) else ""
    try:
        current_app.url_map.bind(request.host).match(path.partition("?")[0], method="GET")
    except HTTPException:
        return "/"
    return path or "/"


def link_refused(state: LinkState, purpose: Purpose, link: Link | None) -> tuple[str, int]:
    """The page for a link that does not work: says which way, and offers a new one.

    The new one goes to the link's own address only, and only if its floor has a renewer in
    `links.RENEW`. A link we never made is 404 and shows the way to signing in; others are 410.
    """
    if link is None or state is LinkState.UNKNOWN:
        return _refusal(*_why(LinkState.UNKNOWN, None)), 404
    token = token_of(link) if purpose in RENEW else ""
    return _refusal(*_why(state, link), token=token), 410


def _refusal(title: str, sentence: str, token: str = "") -> str:
    return render_template("accounts/link_refused.html", title=title, why=sentence, token=token)


def _why(state: LinkState, link: Link | None) -> tuple[str, str]:
    if link is None:
        return (
            _("Vi känner inte igen länken"),
            _("En bit av den kan ha fallit bort. Öppna den igen från mejlet."),
        )
    if state is LinkState.USED:
        return _("Länken är redan använd"), _("Varje länk fungerar en gång.")
    if state is LinkState.WITHDRAWN:
        return (
            _("Länken gäller inte längre"),
            _("En nyare länk har tagit över, eller så har den dragits tillbaka."),
        )
    ended = _("Den gällde till %(moment)s.", moment=moment(link.expires_at))
    return _("Länken har gått ut"), ended
