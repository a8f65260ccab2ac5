"""How a signature was given."""

from enum import StrEnum

from samverkan.core.language import _l


class Method(StrEnum):
    """Where the person signed."""

    HERE = "here"
    PAPER = "paper"
    SERVICE = "service"


METHODS = {
    Method.HERE: _l("Här i Samverkan"),
    Method.PAPER: _l("På papper"),
    Method.SERVICE: _l("I vår egen tjänst för e-underskrift"),
}
