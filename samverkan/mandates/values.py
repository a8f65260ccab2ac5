"""What a mandate may cover."""

from enum import StrEnum

from samverkan.core.language import _l


class Scope(StrEnum):
    """What a person may do on their party's behalf."""

    SIGN = "sign"
    DECIDE = "decide"
    NEGOTIATE = "negotiate"
    REPORT = "report"


SCOPES = {
    Scope.SIGN: _l("Skriva under överenskommelsen och ändra den"),
    Scope.DECIDE: _l("Besluta i en fråga"),
    Scope.NEGOTIATE: _l("Förhandla och skriva fram text"),
    Scope.REPORT: _l("Följa upp och redovisa"),
}
SOON_DAYS = 60
NEAR_DAYS = 30
