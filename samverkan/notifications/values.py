"""What a letter is made of: words in plain lines, and at most one button."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import timedelta
from typing import Any

MOST_TRIES = 48
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
LEASE = timedelta(minutes=5)
BATCH = 50
_BLANK = re.compile(r"\{(\w+)\}")


def pause_after(tries: int) -> timedelta:
    """How long to wait before the next try; the pauses grow and then stay at four hours."""
    return PAUSES[min(tries, len(PAUSES)) - 1]


@dataclass(frozen=True)
class Words:
    """The words of a letter in one language.

    `button` is (label, url). The url may hold `{token}`, which is filled when the letter leaves
    so that the outbox never holds a working link. `{name}` in any line is the reader's name;
    other blanks are filled with the facts of each letter, so that one message serves many.
    """

    subject: str
    lines: tuple[str, ...]
    button: tuple[str, str] | None = None
    because: str = ""
    language: str = "sv"

    def as_data(self) -> dict[str, object]:
        return asdict(self)

    def about(self, facts: Mapping[str, str]) -> "Words":
        """The words with the facts of one letter in their blanks."""
        if not facts:
            return self
        button = (_told(self.button[0], facts), self.button[1]) if self.button else None
        return replace(
            self,
            subject=_told(self.subject, facts),
            lines=tuple(_told(line, facts) for line in self.lines),
            because=_told(self.because, facts),
            button=button,
        )

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
    """Who gets a letter, the nonce of their link if it carries one, and facts for its blanks."""

    address: str
    name: str = ""
    nonce: str = field(default="", repr=False)
    facts: Mapping[str, str] = field(default_factory=dict)


def _told(line: str, facts: Mapping[str, str]) -> str:
    return _BLANK.sub(lambda found: facts.get(found[1], found[0]), line)
