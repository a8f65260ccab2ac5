"""What happens to people: they come, they change their details, they ask for a link."""

from datetime import datetime

from sqlalchemy.exc import IntegrityError

from samverkan.accounts import letters
from samverkan.accounts.links import make_link
from samverkan.accounts.models import Link, Person
from samverkan.accounts.queries import person_by_email, person_of
from samverkan.accounts.values import Purpose
from samverkan.core import language as languages
from samverkan.core.db import db
from samverkan.core.errors import RuleBroken
from samverkan.core.language import _
from samverkan.notifications.actions import post
from samverkan.notifications.values import Recipient, Words


def create_person(name: str, email: str, language: str, at: datetime) -> Person:
    """A new person without a password; `email` in its normal form.

    Raises RuleBroken at `email` when somebody, also somebody who has left, has the address.
    """
    person = Person(name=name, email=email, language=language, created_at=at)
    try:
        with db.session.begin_nested():
            db.session.add(person)
    except IntegrityError as taken:
        sentence = _("Adressen används redan. Logga in med den, eller skriv en annan.")
        raise RuleBroken(sentence, field="email") from taken
    return person


def create_caretaker(name: str, email: str, language: str, at: datetime) -> Person:
    """A new person who also looks after this installation."""
    person = create_person(name, email, language, at)
    person.is_caretaker = True
    return person


def person_for(address: str, name: str, at: datetime) -> Person:
    """The person with this address, as they are, or a new one with this name."""
    known = person_by_email(address)
    return known or create_person(name or address.partition("@")[0], address, "sv", at)


def change_details(person: Person, *, name: str, language: str) -> None:
    """What the person is called, and what language we write to them in."""
    person.name, person.language = name, language


def owe_link(purpose: Purpose, address: str, *, at: datetime, onward: str = "") -> None:
    """A letter with a link to whoever has this address, if anyone has.

    For a stranger we do the same work and undo it, so that nobody can hear from the time it
    takes who has an account.
    """
    person = person_by_email(address)
    language = person.language if person else languages.current()
    words = _WORDS[purpose](language, onward)
    with db.session.begin_nested() as work:
        link = make_link(purpose, about=person.id if person else 0, address=address, at=at)
        _post(words, link, name=person.name if person else "", at=at)
        if person is None:
            work.rollback()


def renew(link: Link, at: datetime) -> None:
    """A new link of the same kind to the same address, if the account is still open there."""
    if person_of(link) is not None:
        owe_link(link.purpose, link.address, at=at)


def _post(words: Words, link: Link, *, name: str, at: datetime) -> None:
    to = Recipient(link.address, name, link.nonce)
    post(words, to=to, key=f"accounts.{link.purpose}:{link.nonce}", at=at)


_WORDS = {Purpose.SIGN_IN: letters.sign_in, Purpose.RESET: letters.reset}
