"""Pages for starting a collaboration and letting people in."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from flask import Blueprint, abort, flash, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from samverkan.accounts import links
from samverkan.accounts.actions import person_for
from samverkan.accounts.doors import let_in, link_refused, me, me_or_none, sign_in_first
from samverkan.accounts.models import Link
from samverkan.accounts.queries import person_by_email
from samverkan.accounts.values import LinkState, Purpose
from samverkan.collaborations import actions, joining, queries, rules
from samverkan.collaborations.doors import enter, enter_to_write
from samverkan.collaborations.forms import (
    ColleagueForm,
    InviteForm,
    JoinForm,
    StartForm,
    TitleForm,
)
from samverkan.collaborations.models import Collaboration, Invitation, Membership, Party
from samverkan.collaborations.queries import Place
from samverkan.collaborations.values import ANSWERS, PARTS, Part, Reply
from samverkan.core import clock
from samverkan.core.errors import RuleBroken
from samverkan.core.forms import Form
from samverkan.core.language import _
from samverkan.core.limits import allow
from samverkan.organisations.queries import affiliations_of, organisations_of

pages = Blueprint("collaborations", __name__)
PUBLIC = frozenset(
    f"collaborations.{name}" for name in ("invited", "invitation", "answer", "coming")
)
Answer = Response | str | tuple[str, int]
INVITATION = "invitation"
PARTIES = "/samverkan/<key>/parter"
DAY = timedelta(days=1)
links.RENEW[Purpose.INVITATION] = actions.renew


@pages.route("/samverkan/ny", methods=["GET", "POST"])
def start() -> Answer:
    works_for = organisations_of(me())
    if not works_for:
        return redirect(url_for("organisations.mine", next=url_for("collaborations.start")), 303)
    form = StartForm(works_for=works_for)
    if not form.validate_on_submit():
        return _form("collaborations/start.html", form)
    try:
        collaboration = _started(form)
    except RuleBroken as broken:
        form.refuse(broken.field, broken.sentence)
        return _form("collaborations/start.html", form)
    flash(_("Klart. Vi har skickat en inbjudan till %(other)s.", other=form.other.data))
    return redirect(url_for("overview.collaboration", key=collaboration.key), 303)


def _started(form: StartForm) -> Collaboration:
    _not_too_often(form.email.data)
    organisation, person = form.chosen(), me()
    titles = {each.organisation_id: each.title for each in affiliations_of(person)}
    told = actions.Beginning(
        name=form.name.data,
        organisation=organisation,
        other=form.other.data,
        address=form.email.data,
        purpose=form.purpose.data or "",
        title=titles.get(organisation.id, ""),
    )
    return actions.start(told, by=person, at=clock.now())


@pages.get("/inbjudan/<token>")
def invited(token: str) -> Answer:
    """Takes the secret out of the address, so that no log, proxy or shoulder keeps it."""
    link, state = links.find(token, Purpose.INVITATION, at=clock.now())
    if state is not LinkState.OPEN:
        return link_refused(state, Purpose.INVITATION, link)
    session[INVITATION] = token
    known = person_by_email(link.address) if link else None
    if known is not None:
        session.setdefault("language", known.language)
    return redirect(url_for("collaborations.invitation"), 303)


def _for_the_invited(page: Callable[[Link, Invitation], Answer]) -> Callable[[], Answer]:
    """A page for the browser that came by an invitation whose link is still open."""

    @wraps(page)
    def only_with_link() -> Answer:
        token = session.get(INVITATION, "")
        link, state = links.find(token, Purpose.INVITATION, at=clock.now())
        asked = queries.invitation_of(link.subject_id) if link else None
        if link is None or asked is None or state is not LinkState.OPEN:
            return link_refused(state, Purpose.INVITATION, link)
        return page(link, asked)

    return only_with_link


@pages.get("/inbjudan")
@_for_the_invited
def invitation(link: Link, asked: Invitation) -> Answer:
    return render_template(
        "collaborations/invitation.html",
        asked=asked,
        link=link,
        wrong=_somebody_else(link),
        joined=[each for each in queries.parties_of(asked.party.collaboration) if each.is_in],
    )


@pages.post("/inbjudan")
@_for_the_invited
def answer(link: Link, asked: Invitation) -> Answer:
    """Yes leads to the last page; the other two are kept, and the link still works."""
    reply = request.form.get("reply", "")
    if reply not in set(Reply):
        abort(400)
    if reply == Reply.YES or _somebody_else(link):
        return redirect(url_for("collaborations.coming"), 303)
    joining.answer(asked, Reply(reply), at=clock.now())
    flash(_("Tack för svaret. Vi har sagt till %(who)s.", who=asked.invited_by.name))
    return redirect(url_for("collaborations.invitation"), 303)


@pages.route("/inbjudan/ja", methods=["GET", "POST"])
@_for_the_invited
def coming(link: Link, asked: Invitation) -> Answer:
    if _somebody_else(link):
        return redirect(url_for("collaborations.invitation"), 303)
    form = _join_form(link, asked)
    if form.validate_on_submit():
        try:
            return _come_in(form, link, asked)
        except RuleBroken as broken:
            form.refuse(broken.field, broken.sentence)
    page = render_template("collaborations/join.html", form=form, asked=asked)
    return page, 422 if form.is_submitted() else 200


def _come_in(form: JoinForm, link: Link, asked: Invitation) -> Response:
    at, collaboration = clock.now(), asked.party.collaboration
    had_account = person_by_email(link.address) is not None
    person = person_for(link.address, form.name.data if "name" in form else "", at)
    standing = joining.Standing(form.stands_for(), form.told(), form.title.data or "")
    joining.join(asked, link, person, standing, at=at)
    session.pop(INVITATION, None)
    onward = url_for("needs.index", key=collaboration.key)
    if me_or_none() is None and had_account:
        return sign_in_first(link.address, onward)
    if me_or_none() is None:
        let_in(person)
    flash(_("Välkommen till %(name)s.", name=collaboration.name))
    return redirect(onward, 303)


def _join_form(link: Link, asked: Invitation) -> JoinForm:
    known = person_by_email(link.address)
    return JoinForm(
        knows_name=known is not None,
        is_colleague=asked.party.is_in,
        own=organisations_of(known) if known else (),
        data={"organisation": asked.party.name},
    )


def _somebody_else(link: Link) -> bool:
    person = me_or_none()
    return person is not None and person.email != link.address


@pages.get(PARTIES)
def parties(key: str) -> str:
    place = enter(key)
    members = queries.members_of(place.collaboration)
    asked = queries.open_invitations(place.collaboration)
    return render_template(
        "collaborations/parties.html",
        place=place,
        rows=[_row(party, members, asked, place) for party in place.parties],
        may_invite=rules.may_invite(place.seat, place.parties),
        may_leave=rules.may_leave(place.seat, members),
        alone=rules.is_alone(place.seat, members),
        parts=PARTS,
    )


def _row(
    party: Party, members: list[Membership], asked: list[Invitation], place: Place
) -> dict[str, object]:
    """One party on the page: its people, and the invitations this person may do something with."""
    replies = [each.reply for each in asked if each.party_id == party.id]
    return {
        "party": party,
        "answer": ANSWERS[next(iter(replies), None)],
        "people": [member for member in members if member.party_id == party.id],
        "asked": [
            each
            for each in asked
            if each.party_id == party.id and rules.may_manage(each, place.seat)
        ],
        "is_mine": party.id == place.party.id,
    }


@pages.route(f"{PARTIES}/ny", methods=["GET", "POST"])
def invite(key: str) -> Answer:
    place, form = enter_to_write(key), InviteForm()
    rules.may_invite(place.seat, place.parties).or_forbid()
    if not form.validate_on_submit():
        return _form("collaborations/invite.html", form, place)
    try:
        _not_too_often(form.email.data)
        actions.invite(
            place.collaboration, form.name.data, form.email.data, by=place.seat, at=clock.now()
        )
    except RuleBroken as broken:
        form.refuse(broken.field, broken.sentence)
        return _form("collaborations/invite.html", form, place)
    flash(_("Vi har skickat en inbjudan till %(other)s.", other=form.name.data))
    return redirect(url_for("collaborations.parties", key=key), 303)


@pages.route(f"{PARTIES}/kollega", methods=["GET", "POST"])
def colleague(key: str) -> Answer:
    place = enter_to_write(key)
    form = ColleagueForm(most=place.seat.part)
    if not form.validate_on_submit():
        return _form("collaborations/colleague.html", form, place)
    try:
        _not_too_often(form.email.data)
        part = Part(form.part.data)
        actions.invite_colleague(form.email.data, part, by=place.seat, at=clock.now())
    except RuleBroken as broken:
        form.refuse(broken.field, broken.sentence)
        return _form("collaborations/colleague.html", form, place)
    flash(_("Vi har skickat en inbjudan till din kollega."))
    return redirect(url_for("collaborations.parties", key=key), 303)


@pages.post(f"{PARTIES}/inbjudningar/<int:number>/paminnelse")
def remind(key: str, number: int) -> Response:
    place = enter_to_write(key)
    asked = queries.invitation_in(place.collaboration, number) or abort(404)
    _not_too_often(asked.address)
    actions.remind(asked, by=place.seat, at=clock.now())
    flash(_("Vi har skickat inbjudan igen, med en ny länk."))
    return redirect(url_for("collaborations.parties", key=key), 303)


@pages.post(f"{PARTIES}/inbjudningar/<int:number>/aterkallelse")
def withdraw(key: str, number: int) -> Response:
    place = enter_to_write(key)
    asked = queries.invitation_in(place.collaboration, number) or abort(404)
    actions.withdraw(asked, by=place.seat, at=clock.now())
    flash(_("Inbjudan är tillbakatagen. Länken fungerar inte längre."))
    return redirect(url_for("collaborations.parties", key=key), 303)


@pages.route(f"{PARTIES}/titel", methods=["GET", "POST"])
def title(key: str) -> Answer:
    place = enter(key)
    form = TitleForm(data={"title": place.seat.title})
    if not form.validate_on_submit():
        return _form("collaborations/title.html", form, place)
    place.seat.title = form.title.data or ""
    flash(_("Sparat."))
    return redirect(url_for("collaborations.parties", key=key), 303)


@pages.post(f"{PARTIES}/avsked")
def leave(key: str) -> Response:
    place = enter(key)
    actions.leave(place.seat, at=clock.now())
    flash(_("Du har lämnat %(name)s. Tack för det du har gjort.", name=place.collaboration.name))
    return redirect(url_for("overview.todo"), 303)


def _form(template: str, form: Form, place: Place | None = None) -> Answer:
    """The page with its form; 422 when something in it needs mending."""
    return render_template(template, form=form, place=place), 422 if form.is_submitted() else 200


def _not_too_often(address: str) -> None:
    """At most five letters a day to one address, and forty a day from one person."""
    now, person = clock.now(), me()
    wait = _("Det har gått många inbjudningar i dag. Vänta till i morgon.")
    if not allow(f"invitation to {address}", at_most=5, within=DAY, now=now):
        raise RuleBroken(wait, field="email")
    if not allow(f"invitations by {person.id}", at_most=40, within=DAY, now=now):
        raise RuleBroken(wait, field="email")
