"""The door to one collaboration: yours is open, another's does not exist."""

from flask import abort

from samverkan.accounts.doors import me
from samverkan.collaborations.queries import Place, place_of
from samverkan.core.errors import NotAllowed
from samverkan.core.language import _


def enter(key: str) -> Place:
    """The collaboration as the signed-in person may see it; 404 when it is not theirs."""
    place = place_of(me(), key)
    if place is None:
        abort(404)
    return place


def enter_to_write(key: str) -> Place:
    """As `enter`, for acts: a person who only reads is refused with a sentence."""
    place = enter(key)
    if not place.may_write:
        raise NotAllowed(_("Du kan läsa här. Be den som håller ihop samverkan om att få skriva."))
    return place
