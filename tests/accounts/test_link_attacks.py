"""What somebody with bad intentions does with links. Numbers are the attack catalogue's."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from flask import Flask
from sqlalchemy import select

from samverkan.accounts.models import SignIn
from samverkan.core.db import db
from samverkan.notifications.models import Message
from tests.accounts.conftest import count_of, token_on
from tests.visiting import Visitor

MARIE = "marie@granlunda.example"
Path = Callable[[], str]


def test_30_a_double_press_on_a_link_signs_in_once(
    app: Flask, stranger: Visitor, newest_link: Path
):
    stranger.fill("/logga-in", "/logga-in", email=MARIE)
    behind = stranger.read(newest_link())
    first = stranger.send(behind, button="Logga in", follow=False)

    second = stranger.send(behind, button="Logga in", follow=False)
    assert (first.status_code, second.status_code) == (303, 400)
    assert count_of(app, SignIn) == 1


def test_32_a_scanner_that_reads_the_link_burns_nothing(
    app: Flask, stranger: Visitor, newest_link: Path
):
    stranger.fill("/logga-in", "/logga-in", email=MARIE)
    scanner = app.test_client()
    read = [scanner.open(newest_link(), method=m).status_code for m in ("GET", "HEAD") * 10]

    assert set(read) == {200}
    stranger.fill(newest_link(), button="Logga in")
    assert stranger.read("/konto").h1 == "Ditt konto"


def test_33_the_database_holds_no_working_link(app: Flask, stranger: Visitor, newest_link: Path):
    stranger.fill("/logga-in", "/logga-in", email=MARIE)
    token = newest_link().rpartition("/")[2]
    with app.app_context():
        url = app.config["SQLALCHEMY_DATABASE_URI"]
        rows = [
            str(row)
            for table in db.metadata.sorted_tables
            for row in db.session.execute(table.select())
        ]

    assert len(token) == 43
    assert token not in "".join(rows), url


def test_36_a_token_is_long_and_a_guess_is_unknown(stranger: Visitor):
    assert stranger.read("/logga-in/lank/" + "A" * 43).status == 404
    assert stranger.read("/nytt-losenord/" + "A" * 43).status == 404


def test_37_many_presses_at_once_sign_in_once(app: Flask, stranger: Visitor, newest_link: Path):
    stranger.fill("/logga-in", "/logga-in", email=MARIE)
    visitors = [Visitor(app.test_client()) for _ in range(8)]
    pages = [visitor.read(newest_link()) for visitor in visitors]

    def press(number: int) -> int:
        return visitors[number].send(pages[number], button="Logga in", follow=False).status_code

    with ThreadPoolExecutor(8) as crowd:
        codes = sorted(crowd.map(press, range(8)))
    assert codes == [303] + [410] * 7
    assert count_of(app, SignIn) == 1


def test_38_a_forged_host_writes_no_letter(app: Flask, stranger: Visitor):
    page = stranger.read("/logga-in")
    form = {"email": MARIE, "csrf_token": token_on(page.html)}
    forged = {"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"}

    assert stranger.client.post("/logga-in", data=form, headers=forged).status_code == 303
    with app.app_context():
        words = db.session.scalars(select(Message.words)).one()
    assert words["button"][1].startswith("http://localhost/logga-in/lank/")


def test_43_no_more_than_five_letters_an_hour(
    stranger: Visitor, newest_link: Path, post_box: Callable[[], list[str]]
):
    codes = [stranger.fill("/logga-in", "/logga-in", email=MARIE).status for _ in range(6)]

    assert codes == [200] * 5 + [429]
    assert post_box() == [MARIE] * 5
    assert stranger.fill("/glomt-losenord", email=MARIE).status == 429
    assert stranger.read(newest_link()).status == 200


def test_43_and_44_renewal_goes_to_the_links_own_address_only(
    stranger: Visitor, newest_link: Path, post_box: Callable[[], list[str]]
):
    stranger.fill("/logga-in", "/logga-in", email=MARIE)
    older = newest_link()
    stranger.fill("/logga-in", "/logga-in", email=MARIE)

    stranger.answer(stranger.read(older), "/ny-lank", email="tjuv@evil.example")
    assert post_box() == [MARIE] * 3
