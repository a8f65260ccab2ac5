"""The stages of a collaboration, the parts people play in it, and what waits to be done."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from samverkan.core.language import _l

MARKS = 6
JOINT = 0
MOST_PARTIES = 40
PATIENCE_DAYS = 7


class Stage(IntEnum):
    """The six stages, in the order a collaboration lives."""

    NEEDS = 1
    ROLES = 2
    AGREEMENT = 3
    CHANGES = 4
    EVALUATION = 5
    CELEBRATION = 6


STAGES = {
    Stage.NEEDS: _l("Behov"),
    Stage.ROLES: _l("Roller och mandat"),
    Stage.AGREEMENT: _l("Överenskommelse"),
    Stage.CHANGES: _l("Förändringar"),
    Stage.EVALUATION: _l("Utvärdering"),
    Stage.CELEBRATION: _l("Firande och nästa steg"),
}


class Part(StrEnum):
    """The part a person plays for their party."""

    COORDINATOR = "coordinator"
    MEMBER = "member"
    READER = "reader"


PARTS = {
    Part.COORDINATOR: _l("Håller ihop: bjuder in, skriver och godkänner"),
    Part.MEMBER: _l("Är med: skriver och godkänner"),
    Part.READER: _l("Läser"),
}


class Reply(StrEnum):
    """What an invited party answers."""

    YES = "yes"
    TALK = "talk"
    NOT_NOW = "not-now"


ANSWERS = {
    None: _l("Har inte svarat än"),
    Reply.YES: _l("Är med"),
    Reply.TALK: _l("Vill prata först"),
    Reply.NOT_NOW: _l("Inte nu"),
}


class State(StrEnum):
    """How a stage stands; the same words as the journey on the page."""

    DONE = "done"
    NOW = "now"
    WARN = "warn"
    SOME = "some"
    NEXT = "next"


@dataclass(frozen=True)
class Standing:
    """How one stage of a collaboration stands: one sentence, and where to go."""

    stage: Stage
    state: State
    sentence: str
    url: str


@dataclass(frozen=True)
class ListedParty:
    """A party's name and mark, for lists."""

    name: str
    mark: int

    def __str__(self) -> str:
        return self.name

    @property
    def letter(self) -> str:
        return self.name[:1].upper() or "?"


@dataclass(frozen=True)
class Listed:
    """A collaboration in a list: what one needs to recognise it and go there."""

    id: int
    key: str
    name: str
    stage: int
    parties: tuple[ListedParty, ...]


@dataclass(frozen=True)
class Listing:
    """Some collaborations, and the id to ask for more after; None when these were the last."""

    rows: tuple[Listed, ...]
    after: int | None


@dataclass(frozen=True)
class Todo:
    """Something that somebody waits for this person to do in the collaboration named `key`.

    `blocks`: another party cannot go on until it is done. `due` is the last day.
    """

    key: str
    collaboration: str
    title: str
    text: str
    url: str
    button: str
    minutes: int
    blocks: bool = True
    due: date | None = None

    @property
    def order(self) -> tuple[bool, bool, date]:
        """Blocks another party with a date, blocks another party, has a date, then the rest."""
        return (not self.blocks, self.due is None, self.due or date.max)
