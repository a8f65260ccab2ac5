"""Writing what one has seen, writing it together, and standing behind it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from samverkan.collaborations.actions import reach
from samverkan.collaborations.history import record
from samverkan.collaborations.models import Collaboration, Membership
from samverkan.collaborations.queries import members_of, parties_of
from samverkan.collaborations.values import Part, Stage
from samverkan.core.clock import day_of
from samverkan.core.db import db, insert_or_ignore
from samverkan.needs import letters, queries, rules
from samverkan.needs.models import Confirmation, Framing, Need
from samverkan.notifications.actions import post_many
from samverkan.notifications.values import Recipient, Words

UNSEEN = ""


def first_need(collaboration: Collaboration, *, at: datetime) -> Need:
    """The collaboration's first need, made when somebody writes about it; named as they are."""
    db.session.refresh(collaboration, with_for_update=True)
    known = queries.needs_of(collaboration)
    return known[0] if known else _need(collaboration, collaboration.name, at=at)


def add_need(title: str, *, by: Membership, at: datetime) -> Need:
    """One more need."""
    collaboration = by.party.collaboration
    rules.may_add(len(queries.needs_of(collaboration))).or_break()
    need = _need(collaboration, title, at=at)
    _tell("needs.added", need, by=by, at=at)
    return need


def seen_by(framing: Framing | None) -> str:
    """A mark of which version of their own words somebody has before them."""
    return framing.at.isoformat() if framing else UNSEEN


def frame(need: Need, text: str, *, seen: str, by: Membership, at: datetime) -> bool:
    """Keep the party's own words; False when a colleague has saved others since `seen`."""
    framing = queries.framing_by(need, by.party)
    if framing is not None:
        db.session.refresh(framing, with_for_update=True)
    if seen_by(framing) != seen:
        return framing is not None and framing.text == text
    if framing is None:
        if not _kept_first(Framing(need=need, party=by.party, text=text, by=by.person, at=at)):
            return False
        _tell("needs.framed", need, by=by, at=at)
        _post(letters.framed, need, by=by, key=f"framed:{by.party_id}", at=at)
    elif framing.text != text:
        framing.text, framing.by, framing.at = text, by.person, at
        _tell("needs.reframed", need, by=by, at=at)
    return True


def write(need: Need, text: str, *, seen: int, by: Membership, at: datetime) -> bool:
    """Save the joint text as a new revision, which one's own party stands behind.

    False when somebody else has saved since revision `seen`. The same text again is a yes to it.
    """
    if text == need.text:
        confirm(need, revision=need.revision, by=by, at=at)
        return True
    saved = db.session.execute(
        update(Need)
        .where(Need.id == need.id, Need.revision == seen)
        .values(
            text=text,
            revision=seen + 1,
            written_by_id=by.person_id,
            written_for_id=by.party_id,
            written_at=at,
        )
    )
    db.session.refresh(need)
    if not getattr(saved, "rowcount", 0):
        return False
    _tell("needs.written", need, by=by, at=at, revision=need.revision)
    _stand_behind(need, by=by, at=at)
    _post(letters.to_confirm, need, by=by, key=f"written:{day_of(at)}", at=at)
    return True


def confirm(need: Need, *, revision: int, by: Membership, at: datetime) -> None:
    """One's party stands behind the text; RuleBroken when it is no longer the one that was read.

    When all joined parties do, the collaboration moves on.
    """
    rules.may_confirm(revision, need.revision).or_break()
    if not _stand_behind(need, by=by, at=at):
        return
    _tell("needs.confirmed", need, by=by, at=at, revision=revision)
    collaboration = need.collaboration
    joined = [party for party in parties_of(collaboration) if party.is_in]
    if queries.progress(need).is_agreed(joined):
        record(
            "needs.agreed",
            of=collaboration,
            stage=Stage.NEEDS,
            by=by.person,
            party=None,
            at=at,
            facts={"need": need.title, "revision": revision},
        )
        reach(collaboration, Stage.ROLES)


def _need(collaboration: Collaboration, title: str, *, at: datetime) -> Need:
    need = Need(collaboration=collaboration, title=title, text="", revision=0, created_at=at)
    db.session.add(need)
    db.session.flush()
    return need


def _kept_first(framing: Framing) -> bool:
    """Whether the words could be kept; False when a colleague's came in at the same moment."""
    try:
        with db.session.begin_nested():
            db.session.add(framing)
    except IntegrityError:
        return False
    return True


def _stand_behind(need: Need, *, by: Membership, at: datetime) -> bool:
    """Keep the party's yes to the text as it is; False when it was there already."""
    if by.party_id in queries.progress(need).confirmed:
        return False
    row = {"need_id": need.id, "revision": need.revision, "party_id": by.party_id}
    insert_or_ignore(Confirmation, [{**row, "by_id": by.person_id, "at": at}])
    return True


def _tell(kind: str, need: Need, *, by: Membership, at: datetime, **facts: Any) -> None:  # noqa: ANN401
    record(
        kind,
        of=need.collaboration,
        stage=Stage.NEEDS,
        by=by.person,
        party=by.party,
        at=at,
        facts={"need": need.title, **facts},
    )


def _post(
    words: Callable[..., Words], need: Need, *, by: Membership, key: str, at: datetime
) -> None:
    """A letter to everyone in the other parties who writes, each in their own language."""
    to: dict[str, dict[str, Recipient]] = {}
    for member in members_of(need.collaboration):
        if member.party_id != by.party_id and member.part != Part.READER:
            person = member.person
            own = f"needs.{need.id}:{key}:{person.id}"
            to.setdefault(person.language, {})[own] = Recipient(person.email, person.name)
    mailings = {words(need, by.party, language=each): people for each, people in to.items()}
    post_many(mailings, at=at)
