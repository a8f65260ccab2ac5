"""The only place where a clock is read."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - this is the clock


def today() -> date:
    """The day it is in Stockholm."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The Stockholm day a moment falls on."""
    return moment.astimezone(STOCKHOLM).date()
