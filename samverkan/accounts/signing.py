"""Signing in with a password: every try costs exactly one hash, whoever asks."""

from datetime import datetime
from threading import Lock

from flask import current_app
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import delete, or_, update

from samverkan.accounts.links import withdraw_links
from samverkan.accounts.models import Person, SignIn
from samverkan.accounts.rules import is_good_password, normal
from samverkan.accounts.values import Purpose
from samverkan.core.db import db
from samverkan.core.errors import RuleBroken
from samverkan.core.language import _
from samverkan.core.tokens import digest

# Argon2id with 46 MiB and one pass: the first choice of the OWASP Password Storage Cheat Sheet,
# about 56 ms of one core here. Tests ask for the light one, which proves nothing about strength.
COSTS = {
    "full": PasswordHash((Argon2Hasher(time_cost=1, memory_cost=46 * 1024, parallelism=1),)),
    "light": PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),)),
}
# No password gives these; they are there so that a stranger's try takes as long as a friend's.
NOBODY = {
    "full": f"$argon2id$v=19$m=47104,t=1,p=1${'A' * 22}${'A' * 43}",
    "light": f"$argon2id$v=19$m=8,t=1,p=1${'A' * 22}${'A' * 43}",
}
# At most one hash at a time in each process: 46 MiB and a core each, however many ask at once.
_ONE_AT_A_TIME = Lock()


def opens(person: Person | None, password: str) -> bool:
    """Whether the password opens this person's account; one hash also when nobody is there."""
    known = person.password_hash if person else None
    with _ONE_AT_A_TIME:
        fits, renewed = _hasher().verify_and_update(normal(password), known or NOBODY[_cost()])
    if person and fits and renewed:
        person.password_hash = renewed
    return fits and known is not None


def change_password(person: Person, current: str, chosen: str, *, at: datetime, keep: str) -> None:
    """Set a new password; whoever has one must know it. Raises RuleBroken at `current`."""
    if person.password_hash and not opens(person, current):
        raise RuleBroken(
            _("Det var inte ditt nuvarande lösenord. Skriv det igen."), field="current"
        )
    set_password(person, chosen, at=at, keep=keep)


def set_password(person: Person, password: str, *, at: datetime, keep: str = "") -> None:
    """Give the person this password; every sign-in ends except the one whose token is `keep`.

    Links that open the account stop working too. Raises RuleBroken at `password`.
    """
    is_good_password(password, email=person.email, name=person.name).or_break(field="password")
    with _ONE_AT_A_TIME:
        person.password_hash = _hasher().hash(normal(password))
    end_sign_ins(person, at=at, keep=keep)
    for purpose in (Purpose.RESET, Purpose.SIGN_IN):
        withdraw_links(purpose, about=person.id, at=at)


def end_sign_ins(person: Person, *, at: datetime, keep: str = "") -> None:
    """Sign the person out on every device, except where the token is `keep`."""
    db.session.execute(
        update(SignIn)
        .where(
            SignIn.person_id == person.id,
            SignIn.ended_at.is_(None),
            SignIn.token_hash != digest(keep),
        )
        .values(ended_at=at)
    )


def forget_sign_ins_before(moment: datetime) -> None:
    """Sweep away sign-ins that stopped working before `moment`."""
    db.session.execute(delete(SignIn).where(or_(SignIn.ends_at < moment, SignIn.ended_at < moment)))


def _cost() -> str:
    return str(current_app.config.get("PASSWORD_COST", "full"))


def _hasher() -> PasswordHash:
    return COSTS[_cost()]
