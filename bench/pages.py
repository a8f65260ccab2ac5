"""Pages."""


def start() -> None:
    pass


def collaboration() -> None:
    pass
