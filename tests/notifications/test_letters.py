"""What a letter looks like when it leaves, also when its words mean harm (attacks 39–42, 45)."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import html5lib
import pytest
from flask import Flask

from samverkan.core.words import clean
from samverkan.notifications.letters import as_page, filled, written
from samverkan.notifications.queries import Waiting
from samverkan.notifications.values import Words
from tests.notifications.conftest import HELLO

LONG = "Ett ganska långt stycke som handlar om ingenting särskilt men fyller rader. " * 4


def letter(words: Words = HELLO, name: str = "Marie Sundqvist") -> Waiting:
    return Waiting(1, "key:1", "marie@example.se", name, "nonce", 0, words)


def message(app: Flask, waiting: Waiting) -> EmailMessage:
    with app.app_context():
        sender, base = app.config["MAIL_FROM"], app.config["BASE_URL"]
        return written(waiting, sender=sender, base=base, secret="hemligt").message()


def part(mail: EmailMessage, kind: str) -> str:
    body = mail.get_body((kind,))
    assert body is not None
    return str(body.get_content())


def about(subject: str) -> Words:
    return Words(subject=subject, lines=("Hej {name}", subject))


def test_a_letter_reads_well_as_text(app: Flask):
    text = part(message(app, letter()), "plain")

    assert text.startswith("Hej Marie Sundqvist\n\nFem frågor, två minuter.\n\nSvara:\nhttp://")
    assert "\n-- \nSamverkan\nhttp://localhost\n" in text
    assert text.rstrip().endswith("med i Kvällsöppet.")


def test_text_is_at_most_76_columns_and_a_link_is_whole(app: Flask):
    words = Words(
        subject="x", lines=(LONG,), button=("Svara", "http://localhost/" + "a" * 90 + "/{token}")
    )
    lines = part(message(app, letter(words)), "plain").splitlines()

    assert [line for line in lines if len(line) > 76 and not line.startswith("http://")] == []
    assert any(line.startswith("http://") and len(line) > 130 for line in lines)


def test_the_page_of_a_letter_says_its_language_and_has_no_styles_of_its_own(app: Flask):
    page = part(message(app, letter()), "html")
    tree = html5lib.parse(page, namespaceHTMLElements=False)

    assert tree.get("lang") == "sv"
    assert [each.tag for each in tree.iter() if each.get("style")] == []
    assert "".join(tree.find(".//h1").itertext()) == "Dags för avstämning"
    assert "http://localhost/svar/" in tree.find(".//a[@class='button']").get("href")


def test_an_english_letter_is_english_all_through(app: Flask):
    words = Words(subject="Time to check in", lines=("Hello {name}",), language="en")
    mail = message(app, letter(words))

    assert "Mejlet kommer från" not in part(mail, "plain")
    assert '<html lang="en">' in part(mail, "html")


def test_a_reader_without_a_name_is_greeted_without_one(app: Flask):
    mail = message(app, letter(name=""))

    assert part(mail, "plain").startswith("Hej\n")
    assert "<p>Hej</p>" in part(mail, "html")


def test_the_same_letter_has_the_same_id_and_link_every_time(app: Flask):
    first, second = (message(app, letter()) for _ in range(2))

    assert first["Message-ID"] == second["Message-ID"]
    assert part(first, "plain") == part(second, "plain")
    assert str(first["Message-ID"]).endswith("@localhost>")


def test_39_a_line_break_makes_no_header(app: Flask):
    words = about("Hej\r\nBcc: alla@evil.example")
    mail = message(app, letter(words, name="Marie\r\nReply-To: x@evil.example"))
    head = mail.as_bytes().partition(b"\r\n\r\n")[0]

    assert (mail["Bcc"], mail["Reply-To"]) == (None, None)
    assert b"\nBcc:" not in head
    assert b"\nReply-To:" not in head


@pytest.mark.parametrize(
    "name", ['"><script>x</script>', "<b>Marie</b>", "{token}", "{{ 7*7 }}", "%s"]
)
def test_40_a_name_is_text_wherever_it_stands(app: Flask, name: str):
    mail = message(app, letter(about("Om {name}"), name=name))
    tree = html5lib.parse(part(mail, "html"), namespaceHTMLElements=False)

    assert part(mail, "plain").startswith(f"Hej {name}\n")
    assert [bdi.text for bdi in tree.iter("bdi")] == [name, name]
    assert list(tree.iter("script")) == []
    assert list(tree.iter("b")) == []


def test_40_a_title_that_looks_like_a_link_gets_no_token(app: Flask):
    page = part(message(app, letter(about("http://evil.example/{token}"))), "html")

    assert "http://evil.example/{token}" in page
    assert 'href="http://evil' not in page


def test_41_a_name_that_turns_around_is_kept_in_its_place(app: Flask):
    mail = message(app, letter(name="Marie\u202egnp.exe\u0007"))

    assert str(mail["To"]) == '"Mariegnp.exe" <marie@example.se>'
    assert "<bdi>Mariegnp.exe</bdi>" in part(mail, "html")


def test_42_the_link_survives_the_journey(app: Flask):
    raw = message(app, letter()).as_bytes()
    arrived = message_from_bytes(raw, policy=default)
    with app.app_context():
        button = filled(letter(), "hemligt").button
    assert button is not None
    assert isinstance(arrived, EmailMessage)
    assert button[1] in part(arrived, "plain").splitlines()
    assert max(map(len, raw.splitlines())) <= 998


def test_45_a_letter_says_that_nobody_wrote_it(app: Flask):
    assert message(app, letter())["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize("odd", ["\x00", "\ud800", "e\u0301", "👩‍👩‍👧", "\u200f", "x" * 20_000])
def test_odd_characters_make_no_fault(app: Flask, odd: str):
    mail = message(app, letter(about(f"a{clean(odd)}b"), name=clean(odd)[:200]))

    assert mail.as_bytes()


def test_a_page_is_safe_to_look_at_without_a_name(app: Flask):
    with app.app_context():
        page = as_page(letter(about("<img src=x>"), name=""), base="http://x", secret="s")

    assert "<img" not in page
