"""The two errors that are answers. Everything else is a fault and may crash loudly."""


class NotAllowed(Exception):
    """The person may not do this; the sentence says why (becomes a 403 page)."""

    def __init__(self, sentence: object) -> None:
        self.sentence = str(sentence)
        super().__init__(self.sentence)


class RuleBroken(Exception):
    """What was asked breaks a rule; the sentence says how to mend it (409, or at the field)."""

    def __init__(self, sentence: object, *, field: str | None = None) -> None:
        self.sentence = str(sentence)
        self.field = field
        super().__init__(self.sentence)
