"""The letters about one's account, word for word as in the files in letters/.

`SAMVERKAN_REWRITE=1` writes the files anew when the words are meant to change.
"""

import os
from pathlib import Path

import pytest
from flask import Flask

from samverkan.accounts import letters
from samverkan.notifications.letters import as_text, filled
from samverkan.notifications.queries import Waiting
from samverkan.notifications.values import Words

SHELF = Path(__file__).parent / "letters"


@pytest.mark.parametrize("name", ["sign_in", "reset"])
def test_a_letter_says_what_its_file_says(app: Flask, name: str):
    with app.app_context():
        words: Words = getattr(letters, name)("sv", "")
        written = filled(Waiting(1, "k", "m@x.se", "Marie Sundqvist", "nonce", 0, words), "hemligt")
        text = f"{written.subject}\n\n{as_text(written, base=app.config['BASE_URL'])}"

    file = SHELF / f"{name}.txt"
    if os.environ.get("SAMVERKAN_REWRITE"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")
