"""What can change, and what a party can answer."""

from enum import StrEnum

from samverkan.core.language import _l


class ChangeKind(StrEnum):
    """What a change is about."""

    PROBLEM = "problem"
    ROLES = "roles"
    MONEY = "money"
    TIME = "time"
    PARTY_IN = "party-in"
    PARTY_OUT = "party-out"
    OTHER = "other"


CHANGE_KINDS = {
    ChangeKind.PROBLEM: _l("Behovet eller målet"),
    ChangeKind.ROLES: _l("Roller eller mandat"),
    ChangeKind.MONEY: _l("Pengar eller andra resurser"),
    ChangeKind.TIME: _l("Tider eller plats"),
    ChangeKind.PARTY_IN: _l("En part kommer till"),
    ChangeKind.PARTY_OUT: _l("En part lämnar"),
    ChangeKind.OTHER: _l("Något annat"),
}


class Answer(StrEnum):
    """What a party says about a change. There is no bare no: talk instead."""

    YES = "yes"
    OTHERWISE = "otherwise"
    TALK = "talk"


ANSWERS = {
    Answer.YES: _l("Vi säger ja"),
    Answer.OTHERWISE: _l("Vi föreslår något annat"),
    Answer.TALK: _l("Vi vill prata om det först"),
}
PAGE = 20
TITLE = 120
MANY = 5
