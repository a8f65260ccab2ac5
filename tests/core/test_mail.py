"""A letter leaves whole, with headers nobody can add to, over a connection one can trust."""

import smtplib
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from types import SimpleNamespace
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from samverkan.core.mail import Envelope, FolderPost, Post, SmtpPost, open_post
from tests.post import free_port

LETTER = Envelope(
    sender="Samverkan <samverkan@granlunda.example>",
    to_name="Amina Yusuf, Kvarnbackens kvartersförening",
    to_address="amina@kvarnbacken.example",
    subject="Marie frågar om ni vill vara med på Kvällsöppet på Kvarnbacken i höst och i vår",
    text="Hej Amina.\n\nLäs här: https://samverkan.example/länk\n",
    html="<p>Hej Amina.</p>",
    message_id="<abc123@granlunda.example>",
    language="sv",
)


def read(letter: Envelope) -> EmailMessage:
    """The letter as it is read at the other end."""
    return message_from_bytes(letter.message().as_bytes(), policy=default)


def test_a_letter_arrives_as_it_was_written(smtp, tmp_path):
    with open_post(smtp.url, tmp_path) as post:
        post.send(LETTER)
        post.send(replace(LETTER, message_id="<def@granlunda.example>"))
    letter, second = smtp.messages
    assert (
        letter["To"] == '"Amina Yusuf, Kvarnbackens kvartersförening" <amina@kvarnbacken.example>'
    )
    assert letter["From"] == LETTER.sender
    assert letter["Subject"] == LETTER.subject
    assert (letter["Message-ID"], second["Message-ID"]) == (
        "<abc123@granlunda.example>",
        "<def@granlunda.example>",
    )
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Content-Language"] == "sv"
    plain, html = letter.iter_parts()
    assert plain.get_content().replace("\r\n", "\n") == LETTER.text
    assert html.get_content().strip() == LETTER.html


@pytest.mark.parametrize("break_", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("where", ["to_name", "subject", "sender", "message_id"])
def test_nobody_adds_a_header_with_a_line_break(where, break_):
    hostile = replace(LETTER, **{where: f"Amina <a@b.se>{break_}Bcc: alla@exempel.se"})
    assert headers_of_hostile(hostile) is None


@pytest.mark.parametrize(
    "hostile", ["a@b.se\r\nBcc: c@d.se", "a@b.se, c@d.se", "a", "", "a b@c.se"]
)
def test_a_letter_goes_to_one_address_only(hostile):
    with pytest.raises((ValueError, IndexError)):
        replace(LETTER, to_address=hostile).message()


@pytest.mark.parametrize("name", ["", "Åsa “Ö” <x@y.se>", "A, B; C", "李", "👩‍👩‍👧", "x" * 500])
def test_any_name_can_stand_on_a_letter(name):
    to = read(replace(LETTER, to_name=name))["To"].addresses
    assert [each.addr_spec for each in to] == ["amina@kvarnbacken.example"]


def test_practice_post_lands_in_a_folder_once_per_letter(tmp_path):
    folder = tmp_path / "brev" / "hit"
    with open_post("", folder) as post:
        assert isinstance(post, FolderPost)
        post.send(LETTER)
        post.send(LETTER)
    assert [file.name for file in folder.iterdir()] == ["abc123.eml"]
    kept = message_from_bytes((folder / "abc123.eml").read_bytes(), policy=default)
    assert kept["Subject"] == LETTER.subject


def test_a_shut_post_office_is_an_os_error(tmp_path):
    with (
        pytest.raises(OSError, match="refused"),
        open_post(f"smtp://127.0.0.1:{free_port()}", tmp_path),
    ):
        pass


def test_the_name_and_word_in_the_address_are_handed_over_decoded(tmp_path):
    asked = []

    def let_in(server, session, envelope, mechanism, told):
        del server, session, envelope, mechanism
        asked.append((told.login.decode(), told.password.decode()))
        return AuthResult(success=True)

    office = Controller(
        SimpleNamespace(),
        hostname="127.0.0.1",
        port=free_port(),
        authenticator=let_in,
        auth_require_tls=False,
    )
    office.start()
    with open_post(f"smtp://post%40granlunda:h%2Fg%3A1@127.0.0.1:{office.port}", tmp_path):
        pass
    office.stop()
    assert asked == [("post@granlunda", "h/g:1")]


class SecureOffice:
    """A post office that only remembers how it was reached."""

    def __init__(self, host, port, *, timeout, context=None):
        self.reached: list[object] = [(host, port, timeout)]
        self.checks = context

    def ehlo(self):
        self.reached.append("ehlo")

    def has_extn(self, name):
        return name == "starttls"

    def starttls(self, *, context):
        self.reached.append("starttls")
        self.checks = context

    def login(self, user, word):
        self.reached.append((user, word))

    def __enter__(self):
        return self

    def __exit__(self, *trouble):
        pass


def test_a_connection_is_made_secret_before_the_word_is_said(monkeypatch, tmp_path):
    monkeypatch.setattr(smtplib, "SMTP", SecureOffice)
    with open_post("smtp://me:word@post.example", tmp_path) as post:
        office = reached_by(post)
    assert office.reached == [
        ("post.example", 25, 10),
        "ehlo",
        "starttls",
        "ehlo",
        ("me", "word"),
    ]
    assert (office.checks.check_hostname, office.checks.verify_mode) == (True, 2)


@pytest.mark.parametrize(("address", "port"), [("post.example", 465), ("post.example:4650", 4650)])
def test_a_connection_secret_from_the_start(monkeypatch, tmp_path, address, port):
    monkeypatch.setattr(smtplib, "SMTP_SSL", SecureOffice)
    with open_post(f"smtps://{address}", tmp_path) as post:
        office = reached_by(post)
    assert office.reached == [("post.example", port, 10)]
    assert (office.checks.check_hostname, office.checks.verify_mode) == (True, 2)


def headers_of_hostile(letter: Envelope) -> str | None:
    """What a hostile letter could add: its Bcc, or nothing when the letter is refused."""
    try:
        return str(read(letter)["Bcc"] or "") or None
    except ValueError:
        return None


def reached_by(post: Post) -> Any:
    """The post office behind it."""
    assert isinstance(post, SmtpPost)
    return post.connection
