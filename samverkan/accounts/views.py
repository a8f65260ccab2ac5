"""Pages for signing in and for one's own account."""

from flask import Blueprint, abort, flash, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from samverkan.accounts import actions, signing
from samverkan.accounts.doors import (
    let_in,
    let_out,
    link_refused,
    me,
    me_or_none,
    my_token,
    not_too_often,
    page_before,
)
from samverkan.accounts.forms import (
    AddressForm,
    DetailsForm,
    FirstForm,
    PasswordForm,
    ResetForm,
    SignInForm,
)
from samverkan.accounts.links import RENEW, find, use
from samverkan.accounts.models import Link, Person
from samverkan.accounts.queries import link_by_token, person_by_email, person_of, somebody_exists
from samverkan.accounts.rules import own_path
from samverkan.accounts.values import LinkState, Purpose
from samverkan.core import clock
from samverkan.core.db import db
from samverkan.core.errors import RuleBroken
from samverkan.core.language import LANGUAGES, _, current

Page = Response | str | tuple[str, int]

pages = Blueprint("accounts", __name__)
PUBLIC: frozenset[str] = frozenset(
    {
        "accounts.sign_in",
        "accounts.sign_in_with_password",
        "accounts.link_sent",
        "accounts.enter_by_link",
        "accounts.sign_out",
        "accounts.forgot",
        "accounts.reset",
        "accounts.renew",
        "accounts.first_administrator",
        "accounts.language",
    }
)
RENEW.update({Purpose.SIGN_IN: actions.renew, Purpose.RESET: actions.renew})


@pages.route("/logga-in", methods=["GET", "POST"])
def sign_in() -> Page:
    """The link comes first: it needs no password and nothing to remember."""
    if me_or_none():
        return redirect(_onward())
    form = AddressForm()
    if not form.validate_on_submit():
        return _signing_in(form, SignInForm(formdata=None))
    return _send_link(Purpose.SIGN_IN, str(form.email.data))


@pages.route("/logga-in/losenord", methods=["GET", "POST"])
def sign_in_with_password() -> Page:
    """An unknown address and a wrong password get the same words after the same work."""
    form = SignInForm()
    if not form.validate_on_submit():
        return _signing_in(AddressForm(formdata=None), form)
    db.session.rollback()  # a wrong password does not use up the form
    not_too_often("passwords", str(form.email.data))
    person = person_by_email(str(form.email.data))
    if not signing.opens(person, str(form.password.data)) or person is None:
        sentence = _("Adressen och lösenordet hör inte ihop. Försök igen, eller be om en länk.")
        form.refuse("password", sentence)
        return _signing_in(AddressForm(formdata=None), form)
    return _enter(person)


@pages.get("/logga-in/skickad")
def link_sent() -> str:
    return render_template("accounts/link_sent.html", address=session.get("asked_for", ""))


@pages.route("/logga-in/lank/<token>", methods=["GET", "POST"])
def enter_by_link(token: str) -> Page:
    """Reading the page does nothing, so a mail scanner burns no link; the button signs in."""
    link, state = find(token, Purpose.SIGN_IN, at=clock.now())
    person = person_of(link) if link else None
    if link is None or person is None or state is not LinkState.OPEN:
        return link_refused(state, Purpose.SIGN_IN, link)
    session.setdefault("language", person.language)
    if request.method != "POST":
        return render_template("accounts/enter_by_link.html", person=person)
    if not use(link, at=clock.now()):
        return link_refused(LinkState.USED, Purpose.SIGN_IN, link)
    return _enter(person)


@pages.post("/logga-ut")
def sign_out() -> Response:
    let_out()
    flash(_("Du är utloggad."))
    return redirect("/", 303)


@pages.route("/glomt-losenord", methods=["GET", "POST"])
def forgot() -> Page:
    form = AddressForm()
    if not form.validate_on_submit():
        return render_template("accounts/forgot.html", form=form), _status()
    return _send_link(Purpose.RESET, str(form.email.data))


@pages.route("/nytt-losenord/<token>", methods=["GET", "POST"])
def reset(token: str) -> Page:
    """Whoever can read the letter may choose a new password; all other sign-ins end."""
    link, state = find(token, Purpose.RESET, at=clock.now())
    person = person_of(link) if link else None
    if link is None or person is None or state is not LinkState.OPEN:
        return link_refused(state, Purpose.RESET, link)
    session.setdefault("language", person.language)
    form = ResetForm()
    if not form.validate_on_submit() or not _chose_password(person, form, link):
        return render_template("accounts/reset.html", form=form, person=person), _status()
    flash(_("Du har ett nytt lösenord. På alla andra enheter är du utloggad."))
    return _enter(person)


@pages.post("/ny-lank")
def renew() -> Page:
    """A new link of the same kind, to the address that the old one went to."""
    link = link_by_token(request.form.get("token", ""))
    if link is None or link.purpose not in RENEW:
        return link_refused(LinkState.UNKNOWN, Purpose.SIGN_IN, None)
    purpose, address = link.purpose, link.address
    not_too_often("letters", address)
    RENEW[purpose](link, clock.now())
    session.pop("asked_for", None)
    return redirect(url_for("accounts.link_sent"), 303)


@pages.route("/forsta/<token>", methods=["GET", "POST"])
def first_administrator(token: str) -> Page:
    """Whoever started the installation becomes its first person."""
    link, state = find(token, Purpose.FIRST_ADMINISTRATOR, at=clock.now())
    if state is LinkState.OPEN and somebody_exists():
        state = LinkState.USED
    if link is None or state is not LinkState.OPEN:
        return link_refused(state, Purpose.FIRST_ADMINISTRATOR, link)
    form = FirstForm()
    person = _first_person(form, link) if form.validate_on_submit() else None
    if person is None:
        return render_template("accounts/first.html", form=form), _status()
    return _enter(person)


@pages.get("/konto")
def settings() -> Page:
    return _account(DetailsForm(obj=me()), PasswordForm(formdata=None))


@pages.post("/konto")
def change_details() -> Page:
    form = DetailsForm()
    if not form.validate_on_submit():
        return _account(form, PasswordForm(formdata=None))
    actions.change_details(me(), name=str(form.name.data), language=str(form.language.data))
    session["language"] = me().language
    flash(_("Sparat."))
    return redirect(url_for("accounts.settings"), 303)


@pages.post("/konto/losenord")
def change_password() -> Page:
    form = PasswordForm()
    if not form.validate_on_submit():
        return _account(DetailsForm(formdata=None, obj=me()), form)
    db.session.rollback()  # a wrong password does not use up the form
    not_too_often("passwords", me().email)
    try:
        signing.change_password(
            me(), str(form.current.data), str(form.password.data), at=clock.now(), keep=my_token()
        )
    except RuleBroken as broken:
        form.refuse(broken.field, broken.sentence)
        return _account(DetailsForm(formdata=None, obj=me()), form)
    flash(_("Du har ett nytt lösenord. På alla andra enheter är du utloggad."))
    return redirect(url_for("accounts.settings"), 303)


@pages.post("/konto/utloggning")
def sign_out_everywhere() -> Response:
    signing.end_sign_ins(me(), at=clock.now())
    let_out()
    flash(_("Du är utloggad på alla enheter."))
    return redirect(url_for("accounts.sign_in"), 303)


@pages.post("/sprak")
def language() -> Response:
    """Change language and stay on the page; a signed-in person keeps the choice."""
    wanted = request.form.get("lang", "")
    if wanted not in LANGUAGES:
        abort(400)
    session["language"] = wanted
    person = me_or_none()
    if person is not None:
        actions.change_details(person, name=person.name, language=wanted)
    return redirect(page_before(), 303)


def _signing_in(link_form: AddressForm, password_form: SignInForm) -> tuple[str, int]:
    by_password = request.endpoint == "accounts.sign_in_with_password"
    page = render_template(
        "accounts/sign_in.html",
        form=password_form if by_password else link_form,
        link_form=link_form,
        password_form=password_form,
        by_password=by_password,
        onward=own_path(request.args.get("next")) or None,
    )
    return page, _status()


def _send_link(purpose: Purpose, address: str) -> Response:
    not_too_often("letters", address)
    onward = own_path(request.args.get("next"))
    actions.owe_link(purpose, address, at=clock.now(), onward=onward)
    session["asked_for"] = address
    return redirect(url_for("accounts.link_sent"), 303)


def _enter(person: Person) -> Response:
    onward = _onward()
    let_in(person)
    return redirect(onward, 303)


def _chose_password(person: Person, form: ResetForm, link: Link) -> bool:
    if not use(link, at=clock.now()):
        return False
    try:
        signing.set_password(person, str(form.password.data), at=clock.now())
    except RuleBroken as broken:
        form.refuse(broken.field, broken.sentence)
        return False
    return True


def _first_person(form: FirstForm, link: Link) -> Person | None:
    now = clock.now()
    try:
        person = actions.create_caretaker(
            str(form.name.data), str(form.email.data), current(), at=now
        )
        if form.password.data:
            signing.set_password(person, str(form.password.data), at=now)
    except RuleBroken as broken:
        form.refuse(broken.field, broken.sentence)
        return None
    return person if use(link, at=now) else None


def _account(details: DetailsForm, password: PasswordForm) -> tuple[str, int]:
    asked = password if request.endpoint == "accounts.change_password" else details
    page = render_template(
        "accounts/settings.html", form=asked, details_form=details, password_form=password
    )
    return page, _status()


def _onward() -> str:
    return own_path(request.args.get("next")) or "/"


def _status() -> int:
    return 422 if request.method == "POST" else 200
