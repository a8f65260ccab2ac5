"""How a letter leaves the house: over SMTP, or into a folder while we practise."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

PATIENCE_SECONDS = 10


@dataclass(frozen=True)
class Envelope:
    """A letter ready to leave: who, what, and a stable Message-ID."""

    sender: str
    to_name: str
    to_address: str
    subject: str
    text: str
    html: str
    message_id: str
    language: str

    def message(self) -> EmailMessage:
        """The letter as MIME: text and HTML, marked as sent by a machine."""
        message = EmailMessage(policy=SMTP)
        message["From"] = self.sender
        message["To"] = Address(self.to_name, addr_spec=self.to_address)
        message["Subject"] = self.subject
        message["Message-ID"] = self.message_id
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(self.text)
        message.add_alternative(self.html, subtype="html")
        message["Content-Language"] = self.language
        return message


class Post(Protocol):
    """Somewhere letters can be handed in; raises OSError or SMTPException when it is shut."""

    def send(self, envelope: Envelope) -> None: ...


class FolderPost:
    """Practice post: each letter becomes a file named after its Message-ID."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, envelope: Envelope) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        name = envelope.message_id.strip("<>").partition("@")[0]
        (self.folder / f"{name}.eml").write_bytes(envelope.message().as_bytes())


class SmtpPost:
    """Real post over one SMTP connection."""

    def __init__(self, connection: smtplib.SMTP) -> None:
        self.connection = connection

    def send(self, envelope: Envelope) -> None:
        self.connection.send_message(envelope.message())


@contextmanager
def open_post(url: str, folder: Path) -> Iterator[Post]:
    """The post office at `url` (smtp://user:word@host:port, smtps://…); without one, the folder."""
    if not url:
        yield FolderPost(folder)
        return
    with _connect(url) as connection:
        yield SmtpPost(connection)


def _connect(url: str) -> smtplib.SMTP:
    where = urlsplit(url)
    host, tls = where.hostname or "localhost", ssl.create_default_context()
    if where.scheme == "smtps":
        secure = smtplib.SMTP_SSL(host, where.port or 465, timeout=PATIENCE_SECONDS, context=tls)
        return _signed_in(secure, where.username, where.password)
    plain = smtplib.SMTP(host, where.port or 25, timeout=PATIENCE_SECONDS)
    plain.ehlo()
    if plain.has_extn("starttls"):
        plain.starttls(context=tls)
        plain.ehlo()
    return _signed_in(plain, where.username, where.password)


def _signed_in(connection: smtplib.SMTP, user: str | None, word: str | None) -> smtplib.SMTP:
    if user:
        connection.login(unquote(user), unquote(word or ""))
    return connection
