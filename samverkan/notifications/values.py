"""What a letter is made of: words in plain lines, and at most one button."""

from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import Any

MOST_TRIES = 48
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
LEASE = timedelta(minutes=5)
BATCH = 50


def pause_after(tries: int) -> timedelta:
    """How long to wait before the next try; the pauses grow and then stay at four hours."""
    return PAUSES[min(tries, len(PAUSES)) - 1]


@dataclass(frozen=True)
class Words:
    """The words of a letter in one language.

    `button` is (label, url). The url may hold `{token}`, which is filled when the letter leaves
    so that the outbox never holds a working link. `{name}` in any line is the reader's name.
    """

    subject: str
    lines: tuple[str, ...]
    button: tuple[str, str] | None = None
    because: str = ""
    language: str = "sv"

    def as_data(self) -> dict[str, object]:
        return asdict(self)

    @classmethod
    def of(cls, data: dict[str, Any]) -> "Words":
        """The words as they were before JSON turned their tuples into lists."""
        button = data["button"]
        return cls(
            subject=data["subject"],
            lines=tuple(data["lines"]),
            button=(button[0], button[1]) if button else None,
            because=data["because"],
            language=data["language"],
        )


@dataclass(frozen=True)
class Recipient:
    """Who gets a letter, and the nonce of their link when it carries one."""

    address: str
    name: str = ""
    nonce: str = field(default="", repr=False)
