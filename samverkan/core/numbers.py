"""Numbers and words in addresses: only those a row can have; a wild one is simply not found."""

from flask import Flask
from werkzeug.routing import IntegerConverter, UnicodeConverter, ValidationError

MOST = 2**31 - 1


class RowNumber(IntegerConverter):
    """A whole number from 0 to the largest that both databases hold in a row's id."""

    def __init__(self, *settings: object, **more: int) -> None:
        super().__init__(*settings, **{"max": MOST, **more})  # type: ignore[arg-type]


class Word(UnicodeConverter):
    """A key in an address: text that both databases can be asked for, which NUL is not."""

    def to_python(self, value: str) -> str:
        if "\x00" in value:
            raise ValidationError
        return value


def install(app: Flask) -> None:
    """Every `<int:…>` in an address becomes a row's number, and every other part a word."""
    app.url_map.converters.update(int=RowNumber, string=Word, default=Word)


def row_number(written: str) -> int:
    """A row's number from a query string; raises ValueError when no row can have it."""
    if not (written.isascii() and written.isdecimal()) or int(written) > MOST:
        raise ValueError(written)
    return int(written)
