"""Passwords: chosen, changed, forgotten, and never told."""

import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest
import time_machine
from flask import Flask

from samverkan.accounts import signing
from samverkan.accounts.models import Person
from samverkan.core.db import db
from tests.accounts.conftest import PASSWORD
from tests.cast import Cast, signed_in
from tests.visiting import Visitor

MARIE = "marie@granlunda.example"
NEW = "sju bävrar bygger hus"
Path = Callable[[], str]


class Crowd:
    """Stands in for the hasher and counts how many are inside at once."""

    def __init__(self) -> None:
        self.inside = self.most = 0

    def verify_and_update(self, _password: str, _hash: str) -> tuple[bool, None]:
        self.inside += 1
        self.most = max(self.most, self.inside)
        Event().wait(0.005)
        self.inside -= 1
        return False, None


def try_password(visitor: Visitor, password: str, address: str = MARIE) -> int:
    return visitor.fill("/logga-in", "/losenord", email=address, password=password).status


def test_the_cost_is_what_owasp_asks_for(app: Flask):
    hasher = signing.COSTS["full"].current_hasher
    assert hasher.hash("x").startswith("$argon2id$v=19$m=47104,t=1,p=1$")
    assert signing.NOBODY["full"].startswith("$argon2id$v=19$m=47104,t=1,p=1$")
    assert app.config["PASSWORD_COST"] == "light"


def test_nobody_has_the_password_of_nobody(app: Flask):
    with app.app_context():
        assert not signing.opens(None, "AAAAAAAAAAAA")


def test_a_light_password_grows_heavy_when_it_is_used(app: Flask, cast: Cast):
    with app.app_context():
        marie = db.session.get_one(Person, cast.marie)
        app.config["PASSWORD_COST"] = "full"
        assert signing.opens(marie, PASSWORD)
        assert "m=47104" in str(marie.password_hash)


def test_only_one_hash_runs_at_a_time(app: Flask, monkeypatch: pytest.MonkeyPatch):
    crowd = Crowd()
    monkeypatch.setitem(signing.COSTS, "light", crowd)

    def knock(_number: int) -> bool:
        with app.app_context():
            return signing.opens(None, PASSWORD)

    with ThreadPoolExecutor(4) as people:
        assert list(people.map(knock, range(8))) == [False] * 8
    assert crowd.most == 1


def test_a_password_opens_in_either_unicode_form(stranger: Visitor):
    assert try_password(stranger, unicodedata.normalize("NFD", PASSWORD)) == 200
    assert stranger.read("/konto").h1 == "Ditt konto"


def test_spaces_around_a_password_are_part_of_it(stranger: Visitor):
    assert try_password(stranger, f" {PASSWORD} ") == 422


def test_a_password_of_a_million_characters_costs_no_hash(stranger: Visitor, hashes: list[str]):
    assert try_password(stranger, "å" * 1_000_000) == 422
    assert hashes == []


def test_choosing_a_first_password_asks_for_no_old_one(app: Flask, cast: Cast):
    joel = Visitor(signed_in(app, cast.joel))

    page = joel.fill("/konto", "/losenord", password=NEW)
    assert "Du har ett nytt lösenord" in page.html
    assert try_password(Visitor(app.test_client()), NEW, "joel@granlunda.example") == 200


def test_changing_a_password_takes_the_old_one(app: Flask, cast: Cast):
    marie = Visitor(signed_in(app, cast.marie))

    wrong = marie.fill("/konto", "/losenord", current="något helt annat", password=NEW)
    assert wrong.status == 422
    assert "nuvarande lösenord" in wrong.text

    marie.fill("/konto", "/losenord", current=PASSWORD, password=NEW)
    assert try_password(Visitor(app.test_client()), PASSWORD) == 422
    assert try_password(Visitor(app.test_client()), NEW) == 200


def test_changing_a_password_ends_all_other_sign_ins(app: Flask, cast: Cast):
    here, there = (Visitor(signed_in(app, cast.marie)) for _ in range(2))

    here.fill("/konto", "/losenord", current=PASSWORD, password=NEW)

    assert here.read("/konto").h1 == "Ditt konto"
    assert there.read("/konto").h1 == "Logga in med en länk"


def test_a_short_password_is_told_at_the_field(app: Flask, cast: Cast):
    page = Visitor(signed_in(app, cast.joel)).fill("/konto", "/losenord", password="kort")

    assert page.status == 422
    assert "minst 12 tecken" in page.text


def test_a_forgotten_password_is_replaced_by_whoever_reads_the_letter(
    app: Flask, stranger: Visitor, newest_link: Path
):
    assert stranger.fill("/glomt-losenord", email=MARIE).h1 == "Titta i din e-post"

    stranger.fill(newest_link(), button="Spara", password=NEW)

    assert stranger.read("/konto").h1 == "Ditt konto"
    assert try_password(Visitor(app.test_client()), NEW) == 200


def test_a_new_password_ends_all_sign_ins_and_all_links(
    app: Flask, cast: Cast, stranger: Visitor, newest_link: Path
):
    there = Visitor(signed_in(app, cast.marie))
    stranger.fill("/logga-in", "/logga-in", email=MARIE)
    sign_in_link = newest_link()
    stranger.fill("/glomt-losenord", email=MARIE)
    reset_link = newest_link()

    stranger.fill(reset_link, button="Spara", password=NEW)

    other = Visitor(app.test_client())
    assert there.read("/konto").h1 == "Logga in med en länk"
    assert other.read(sign_in_link).status == 410
    assert other.read(reset_link).status == 410


def test_only_the_newest_reset_link_works(stranger: Visitor, newest_link: Path):
    stranger.fill("/glomt-losenord", email=MARIE)
    older = newest_link()
    stranger.fill("/glomt-losenord", email=MARIE)

    assert stranger.read(older).status == 410
    assert stranger.read(newest_link()).status == 200


def test_a_bad_new_password_leaves_the_reset_link_unused(stranger: Visitor, newest_link: Path):
    stranger.fill("/glomt-losenord", email=MARIE)

    assert stranger.fill(newest_link(), button="Spara", password="kort").status == 422
    assert stranger.fill(newest_link(), button="Spara", password=NEW).status == 200
    assert stranger.read("/konto").h1 == "Ditt konto"


def test_a_reset_link_signs_nobody_in_at_the_other_door(stranger: Visitor, newest_link: Path):
    stranger.fill("/glomt-losenord", email=MARIE)
    token = newest_link().rpartition("/")[2]

    assert stranger.read(f"/logga-in/lank/{token}").status == 404


def test_a_reset_creates_no_account(stranger: Visitor, post_box: Callable[[], list[str]]):
    page = stranger.fill("/glomt-losenord", email="ny@granlunda.example")

    assert page.h1 == "Titta i din e-post"
    assert post_box() == []


@pytest.mark.parametrize("path", ["/logga-in", "/glomt-losenord", "/konto"])
def test_a_password_is_never_kept_by_a_page(app: Flask, cast: Cast, path: str):
    response = signed_in(app, cast.marie).get(path, follow_redirects=True)

    assert response.headers["Cache-Control"] == "no-store"


def test_who_has_tried_too_often_waits_but_not_for_ever(
    stranger: Visitor, newest_link: Path, clock: time_machine.Traveller
):
    tries = [try_password(stranger, "något helt annat") for _ in range(11)]
    assert tries == [422] * 10 + [429]
    assert try_password(stranger, PASSWORD) == 429

    stranger.fill("/logga-in", "/logga-in", email=MARIE)
    assert stranger.read(newest_link()).status == 200

    clock.shift(timedelta(minutes=16))
    assert try_password(stranger, PASSWORD) == 200
