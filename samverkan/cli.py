"""What a caretaker runs by hand."""

from flask import Flask


def install(app: Flask) -> None:
    del app
