"""Answers from rules: yes, or no with the sentence that says why."""

from dataclasses import dataclass

from samverkan.core.errors import NotAllowed, RuleBroken


@dataclass(frozen=True)
class Verdict:
    """Yes, or no with a reason a person can read and act on. Truthy when yes."""

    reason: str = ""

    def __bool__(self) -> bool:
        return not self.reason

    def or_forbid(self) -> None:
        """Raise `NotAllowed` with the reason when the answer is no."""
        if self.reason:
            raise NotAllowed(self.reason)

    def or_break(self, *, field: str | None = None) -> None:
        """Raise `RuleBroken` with the reason when the answer is no."""
        if self.reason:
            raise RuleBroken(self.reason, field=field)


YES = Verdict()


def no(reason: object) -> Verdict:
    """A no; the reason may be a lazy translation."""
    return Verdict(str(reason))
