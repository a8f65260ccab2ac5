"""Addresses that work in letters: always from the configured base, never from a request."""

from flask import current_app

PLACE = "TOKEN"


def absolute(endpoint: str, **values: object) -> str:
    """The whole address of a page, for letters and papers."""
    path = current_app.url_map.bind("localhost").build(endpoint, values)
    return f"{current_app.config['BASE_URL']}{path}"


def with_token(endpoint: str, **values: object) -> str:
    """The address of a page opened by a link; `{token}` is filled when the letter leaves."""
    return absolute(endpoint, token=PLACE, **values).replace(PLACE, "{token}")
