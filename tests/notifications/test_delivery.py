"""Letters leave the house: once, in time, and never for ever if nobody takes them."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from samverkan.core import mail
from samverkan.core.db import db
from samverkan.core.tokens import derive
from samverkan.notifications import delivery
from samverkan.notifications.letters import written
from samverkan.notifications.models import Letter
from samverkan.notifications.queries import Waiting
from samverkan.notifications.values import LEASE, MOST_TRIES, pause_after
from tests.notifications.conftest import THEN, Deliver, Owe
from tests.post import PostOffice, free_port

Letters = Callable[[], list[Letter]]


def ids_of(smtp: PostOffice) -> list[str]:
    return [str(message["Message-ID"]) for message in smtp.messages]


def test_a_letter_leaves_once(smtp: PostOffice, owe: Owe, deliver: Deliver, letters: Letters):
    owe()

    assert deliver() == 1
    assert deliver() == 0
    assert [m["To"] for m in smtp.messages] == ["Marie <r0@example.se>"]
    assert letters()[0].sent_at == THEN


def test_a_letter_posted_twice_is_one(smtp: PostOffice, owe: Owe, deliver: Deliver):
    owe()
    owe()

    assert deliver() == 1
    assert len(smtp.messages) == 1


def test_a_letter_waits_until_it_is_due(smtp: PostOffice, owe: Owe, deliver: Deliver):
    owe()

    assert deliver(THEN - timedelta(seconds=1)) == 0
    assert smtp.messages == []


def test_the_link_is_made_when_the_letter_leaves(
    app: Flask, smtp: PostOffice, owe: Owe, deliver: Deliver
):
    owe()
    deliver()

    link = f"http://localhost/svar/{derive(app.config['SECRET_KEY'], 'nonce-0')}"
    text = smtp.messages[0].get_body(("plain",))
    assert text is not None
    assert link in text.get_content().splitlines()


def test_many_letters_leave_in_batches_over_few_connections(
    app: Flask, smtp: PostOffice, owe: Owe, deliver: Deliver, monkeypatch: pytest.MonkeyPatch
):
    opened: list[str] = []
    monkeypatch.setattr(mail, "_connect", counting(mail._connect, opened))  # noqa: SLF001
    owe(120)

    assert deliver() == 120
    assert len(set(ids_of(smtp))) == 120
    assert opened == [app.config["SMTP_URL"]] * 3


def counting(connect: Callable[[str], Any], opened: list[str]) -> Callable[[str], Any]:
    def count(url: str) -> Any:
        opened.append(url)
        return connect(url)

    return count


def test_without_an_office_letters_land_in_the_folder(app: Flask, owe: Owe, deliver: Deliver):
    owe(2)

    assert deliver() == 2
    assert len(list(app.config["LETTERS"].glob("*.eml"))) == 2


def test_later_means_later(smtp: PostOffice, owe: Owe, deliver: Deliver, letters: Letters):
    owe(2)
    smtp.will_answer("451 4.3.0 Kom tillbaka")

    assert deliver() == 1
    late = letters()[0]
    assert "451" in late.trouble
    assert THEN + pause_after(1) <= late.due_at <= THEN + pause_after(1) * 1.2

    assert deliver(THEN + timedelta(minutes=2)) == 1
    assert letters()[0].trouble == ""


def test_the_pauses_grow(smtp: PostOffice, owe: Owe, deliver: Deliver, letters: Letters):
    owe()
    smtp.will_answer(*["451 4.3.0 Kom tillbaka"] * 3)
    deliver()
    first = letters()[0].due_at
    deliver(first)
    second = letters()[0].due_at
    deliver(second)

    assert second - first >= pause_after(2)
    assert letters()[0].due_at - second >= pause_after(3)
    assert letters()[0].tries == 3


def test_never_means_never(smtp: PostOffice, owe: Owe, deliver: Deliver, letters: Letters):
    owe(2)
    smtp.will_answer("550 5.1.1 Finns inte")

    assert deliver() == 1
    given_up = letters()[0]
    assert given_up.given_up_at == THEN
    assert "550" in given_up.trouble
    assert deliver(THEN + timedelta(days=1)) == 0


def test_nobody_tries_for_ever(
    app: Flask, smtp: PostOffice, owe: Owe, deliver: Deliver, letters: Letters
):
    owe()
    with app.app_context():
        db.session.query(Letter).update({"tries": MOST_TRIES - 1})
        db.session.commit()
    smtp.will_answer("451 4.3.0 Kom tillbaka")
    deliver()

    assert (letters()[0].tries, letters()[0].given_up_at) == (MOST_TRIES, THEN)


def test_a_closed_office_costs_one_letter_a_pause_and_loses_none(
    app: Flask, owe: Owe, deliver: Deliver, letters: Letters
):
    app.config["SMTP_URL"] = f"smtp://127.0.0.1:{free_port()}"
    owe(3)

    assert deliver() == 0
    assert [letter.tries for letter in letters()] == [1, 0, 0]
    assert {letter.leased_until for letter in letters()} == {None}

    app.config["SMTP_URL"] = ""
    assert deliver(THEN + timedelta(minutes=2)) == 3


def test_a_line_that_breaks_loses_none(
    smtp: PostOffice, owe: Owe, deliver: Deliver, monkeypatch: pytest.MonkeyPatch
):
    async def hang_up(server: Any, _session: Any, _envelope: Any) -> str:
        server.transport.abort()
        return "250 OK"

    owe(3)
    with monkeypatch.context() as broken:
        broken.setattr(smtp, "handle_DATA", hang_up)
        assert deliver() == 0

    assert deliver(THEN + timedelta(minutes=2)) == 3
    assert len(set(ids_of(smtp))) == 3


def test_a_slow_office_is_left_for_later(
    smtp: PostOffice, owe: Owe, deliver: Deliver, monkeypatch: pytest.MonkeyPatch
):
    real = smtp.handle_DATA

    async def dawdle(server: Any, session: Any, envelope: Any) -> str:
        await asyncio.sleep(0.4)
        return await real(server, session, envelope)

    owe()
    with monkeypatch.context() as slow:
        slow.setattr(mail, "PATIENCE_SECONDS", 0.1)
        slow.setattr(smtp, "handle_DATA", dawdle)
        assert deliver() == 0

    assert deliver(THEN + timedelta(minutes=2)) == 1
    assert len(set(ids_of(smtp))) == 1


def test_whoever_is_slower_than_half_a_lease_lets_others_take_over(
    smtp: PostOffice, owe: Owe, deliver: Deliver, letters: Letters, monkeypatch: pytest.MonkeyPatch
):
    moments = iter([0.0, 1.0, LEASE.total_seconds()])
    owe(2)
    with monkeypatch.context() as slow:
        slow.setattr(delivery, "monotonic", lambda: next(moments, 10_000.0))
        slow.setattr(delivery, "_claim", once(delivery._claim))  # noqa: SLF001 - one batch only
        assert deliver() == 1

    assert letters()[1].leased_until is None
    assert deliver() == 1
    assert len(smtp.messages) == 2


def once(real: Callable[..., Any]) -> Callable[..., Any]:
    batches = iter([real])

    def batch(now: datetime) -> Any:
        return next(batches, lambda _now: [])(now)

    return batch


@pytest.mark.parametrize(
    "address", ["utan-snabel-a", "a@b@c", "marie@example.se\r\nBcc: x@evil.se", "åsa@example.se"]
)
def test_a_letter_that_cannot_be_written_stops_no_other(
    smtp: PostOffice, owe: Owe, deliver: Deliver, letters: Letters, address: str
):
    owe(1, address=address)
    owe(2)

    assert deliver() == 1
    assert letters()[0].given_up_at == THEN
    assert letters()[0].trouble
    assert "evil" not in str(smtp.messages[0])


def stumble(letter: Waiting, **more: str) -> mail.Envelope:
    if letter.key == "letter:0":
        raise ZeroDivisionError
    return written(letter, **more)


def test_a_fault_of_ours_in_one_letter_stops_no_other(
    smtp: PostOffice, owe: Owe, deliver: Deliver, letters: Letters, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(delivery, "written", stumble)
    owe(3)

    assert deliver() == 2
    assert len(smtp.messages) == 2
    assert letters()[0].due_at > THEN
    assert "ZeroDivisionError" in letters()[0].trouble


def test_two_deliverers_send_each_letter_once(smtp: PostOffice, owe: Owe, deliver: Deliver):
    owe(120)
    with ThreadPoolExecutor(2) as both:
        counts = list(both.map(lambda _n: deliver(), range(2)))

    assert sum(counts) == 120
    assert len(ids_of(smtp)) == len(set(ids_of(smtp))) == 120


def test_a_claimed_letter_is_left_alone_until_the_lease_ends(
    app: Flask, smtp: PostOffice, owe: Owe, deliver: Deliver
):
    owe()
    with app.app_context():
        assert len(delivery._claim(THEN)) == 1  # noqa: SLF001 - somebody claims, and is gone

    assert deliver(THEN + timedelta(minutes=1)) == 0
    assert deliver(THEN + LEASE) == 1
    assert len(smtp.messages) == 1
