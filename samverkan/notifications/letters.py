"""A letter written out: the words with the reader's name and working link, as text and as HTML."""

from dataclasses import replace
from textwrap import fill
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from flask import current_app
from markupsafe import Markup, escape

from samverkan.core.language import speaking
from samverkan.core.mail import Envelope
from samverkan.core.tokens import derive
from samverkan.core.words import one_line
from samverkan.notifications.queries import Waiting
from samverkan.notifications.values import Words

COLUMNS = 76


def written(letter: Waiting, *, sender: str, base: str, secret: str) -> Envelope:
    """The letter ready to leave. The same letter always has the same Message-ID and link."""
    words = filled(letter, secret)
    return Envelope(
        sender=sender,
        to_name=one_line(letter.name),
        to_address=letter.address,
        subject=words.subject,
        text=as_text(words, base=base),
        html=as_page(letter, base=base, secret=secret),
        message_id=f"<{uuid5(NAMESPACE_URL, f'{base}/{letter.key}')}@{urlsplit(base).hostname}>",
        language=words.language,
    )


def filled(letter: Waiting, secret: str) -> Words:
    """The letter's words as their reader sees them, with the link that works."""
    words, name = letter.words, one_line(letter.name)
    return replace(
        words,
        subject=one_line(_named(words.subject, name)),
        lines=tuple(_named(line, name) for line in words.lines),
        button=_opened(words.button, derive(secret, letter.nonce)),
    )


def as_text(words: Words, *, base: str) -> str:
    """Filled words as plain text in 76 columns, with the link alone on its line."""
    with speaking(words.language):
        return current_app.jinja_env.get_template("letters/letter.txt").render(
            lines=[_wrapped(line) for line in words.lines],
            button=words.button,
            because=_wrapped(words.because),
            base=base,
        )


def as_page(letter: Waiting, *, base: str, secret: str) -> str:
    """The letter as HTML. Everything people wrote is escaped, and the reader's name isolated."""
    words, name = filled(letter, secret), one_line(letter.name)
    with speaking(words.language):
        return current_app.jinja_env.get_template("letters/letter.html").render(
            words=words,
            lines=[_isolated(line, name) for line in letter.words.lines],
            base=base,
        )


def _named(line: str, name: str) -> str:
    return line.replace(" {name}", f" {name}" if name else "").replace("{name}", name)


def _isolated(line: str, name: str) -> Markup:
    """The line with the name kept apart, so that a name written from right to left stays put."""
    bare = escape(line) if name else escape(line).replace(" {name}", "")
    return bare.replace("{name}", Markup("<bdi>{}</bdi>").format(name))


def _opened(button: tuple[str, str] | None, token: str) -> tuple[str, str] | None:
    return (button[0], button[1].replace("{token}", token)) if button else None


def _wrapped(text: str) -> str:
    """Lines of at most 76 columns; an address is never broken."""
    return "\n".join(
        fill(line, COLUMNS, break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )
