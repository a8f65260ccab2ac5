"""What a link may be for, and how long it lives."""

from datetime import timedelta
from enum import StrEnum


class Purpose(StrEnum):
    """The one thing a link can do."""

    SIGN_IN = "sign-in"
    RESET = "reset"
    INVITATION = "invitation"
    CHECKIN = "checkin"
    FIRST_ADMINISTRATOR = "first-administrator"


LIFETIMES = {
    Purpose.SIGN_IN: timedelta(minutes=30),
    Purpose.RESET: timedelta(minutes=30),
    Purpose.INVITATION: timedelta(days=30),
    Purpose.CHECKIN: timedelta(days=60),
    Purpose.FIRST_ADMINISTRATOR: timedelta(days=1),
}


class LinkState(StrEnum):
    """What became of a link."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"
