"""Whoever reads English meets English: on pages, in refusals and letters, and on paper."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask
from sqlalchemy import select

from samverkan.accounts.models import Person
from samverkan.agreements.document import paper, to_html
from samverkan.agreements.library import latest
from samverkan.core.db import db
from samverkan.core.language import TRANSLATIONS, day, kronor, moment, number, speaking
from samverkan.notifications.letters import filled
from samverkan.notifications.models import Letter
from samverkan.notifications.queries import letter_with_words
from tests.agreements.setting import KIND, Setting, begun
from tests.checkins.setting import morning, planned
from tests.house.test_doors import rules
from tests.paper.sample import sample_document
from tests.visiting import Page, Visitor

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = TRANSLATIONS / "en/LC_MESSAGES/messages.po"
NAMES = (
    "Kvällsöppet på Kvarnbacken",
    "Kvarnbackens kvartersförening",
    "Läxhjälparna Granlunda",
    "Överenskommelse om",
    "Bidrag till kvällarna",
    "Kvällarna",
)
SWEDISH_LETTERS = re.compile("[åäöÅÄÖ]")
READ_ALOUD = ("aria-label", "title", "alt", "placeholder", "data-label")
# What people write themselves, names of municipalities, and what nobody sees.
THEIR_OWN = {"textarea", "option", "script", "style"}
ASKING = (
    "parter/ny",
    "parter/kollega",
    "behov/nytt",
    "mandat/nytt",
    "mandat/uppgift",
    "resurser/ny",
    "forandringar/ny",
    "firande/nasta-steg",
    "firande/fraga/1",
)
CHANGE = {
    "what": "Vi har stängt i juli.",
    "kind": "time",
    "why": "Då är alla borta.",
    "starts_on": "2027-06-01",
}


@pytest.fixture(scope="module", autouse=True)
def compiled() -> None:
    """The compiled words are as fresh as the written ones; bin/prepare does the same."""
    with CATALOGUE.open("rb") as words, CATALOGUE.with_suffix(".mo").open("wb") as made:
        write_mo(made, read_po(words, locale="en"))
    paper.cache_clear()


@pytest.fixture
def setting(app: Flask, clock: object) -> Setting:
    """A draft, a check-in to answer, and a change that Joel proposes; all read English."""
    del clock
    made = begun(app)
    with app.app_context():
        db.session.query(Letter).delete()
        db.session.query(Person).update({"language": "en"})
        planned(made.cast)
        morning()
    made.joel.fill(f"/samverkan/{made.cast.key}/forandringar/ny", "/ny", **CHANGE)
    choose_english(made.marie)
    choose_english(made.amina)
    return made


def choose_english(visitor: Visitor) -> None:
    with visitor.client.session_transaction() as session:
        session["language"] = "en"


def test_a_stranger_chooses_english_and_it_stays(client):
    stranger = Visitor(client)
    token = stranger.read("/logga-in").tree.find(".//input[@name='csrf_token']")
    assert token is not None
    client.post("/sprak", data={"lang": "en", "csrf_token": token.get("value")})
    page = stranger.read("/logga-in")
    assert page.tree.get("lang") == "en"
    assert page.h1 == "Log in with a link"
    assert swedish_on(page) == []


def test_a_link_opens_in_the_language_of_its_letter(app, setting):
    """On a telephone that has never been here before."""
    del setting
    asked = Visitor(app.test_client())
    asked.fill("/logga-in", "/logga-in", email="amina@granlunda.example")
    with app.app_context():
        newest = db.session.scalars(select(Letter.id).order_by(Letter.id.desc())).first()
        letter = letter_with_words(newest or 0)
        assert letter is not None
        words = filled(letter, app.config["SECRET_KEY"])
    assert words.button is not None
    page = Visitor(app.test_client()).read(urlsplit(words.button[1]).path)
    assert page.h1 == "Welcome, Amina Yusuf"
    assert page.tree.get("lang") == "en"


def test_every_page_reads_in_english(app, setting):
    pages = [setting.marie.read(path) for path in paths(app, setting)]
    assert len(pages) > 40
    assert {page.status for page in pages} <= {200, 404}
    assert {page.tree.get("lang") for page in pages} == {"en"}
    assert {text for page in pages for text in swedish_on(page)} == set()


def test_a_form_left_empty_is_refused_in_english(setting):
    here = f"/samverkan/{setting.cast.key}"
    refused = [setting.marie.fill(f"{here}/{where}") for where in ASKING]
    assert {page.status for page in refused} == {422}
    assert [page.h1 for page in refused if "You need to put" not in page.text] == []
    assert {text for page in refused for text in swedish_on(page)} == set()


def test_a_letter_is_in_its_readers_language(app, setting):
    with app.app_context():
        letters = {one.address: one.id for one in db.session.query(Letter).order_by(Letter.id)}
    mail = setting.amina.read(f"/brevlada/{letters['amina@granlunda.example']}/mejl")
    assert mail.tree.get("lang") == "en"
    assert "proposes a change" in mail.html
    assert swedish_on(mail) == []


def test_an_english_agreement_is_english_on_paper():
    page = to_html(replace(sample_document(), language="en"))
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    words = " ".join(" ".join(tree.itertext()).split())
    assert tree.get("lang") == "en"
    assert "Draft, not signed" in words
    assert "Contents" in words
    assert not [text for text in ("Innehåll", "Sida ", "Undertecknat", "Avsnitt ") if text in words]


def test_days_and_sums_are_written_as_in_english(app):
    noon = datetime(2027, 5, 9, 12, 20, tzinfo=UTC)
    with app.test_request_context(), speaking("en"):
        assert day(date(2027, 5, 9)) == "9 May 2027"
        assert moment(noon) == "9 May 2027 at 14:20"
        assert kronor(41_250_000) == "412,500 kr"
        assert number(1234.5) == "1,234.5"


def paths(app: Flask, setting: Setting) -> list[str]:
    """The address of every page that stands in the setting; papers and files are no pages."""
    given: dict[str, Any] = {
        "key": setting.cast.key,
        "agreement_id": setting.agreement,
        "slug": "parter",
        "token": "x" * 43,
    }
    adapter = app.url_map.bind("localhost")
    return [
        adapter.build(rule.endpoint, {name: given.get(name, 1) for name in rule.arguments})
        for rule in rules(app)
        if "GET" in (rule.methods or ()) and not rule.rule.endswith((".pdf", ".css", "halsa"))
        if rule.endpoint not in {"overview.gallery", "notifications.mail"}
    ]


def swedish_on(page: Page) -> list[str]:
    """What the page still says in Swedish, apart from what people have written themselves."""
    return [text for text in texts_of(page.tree) if is_swedish(text)]


def is_swedish(text: str) -> bool:
    if text in swedish_words():
        return True
    for name in (*NAMES, *CHANGE.values(), *titles()):
        text = text.replace(name, "")
    return bool(SWEDISH_LETTERS.search(text)) and text.strip(" .,:”“") not in prose()


def texts_of(element: Element) -> Iterator[str]:
    """Every text and spoken label outside what is marked as Swedish."""
    if element.get("lang") == "sv" or element.tag in THEIR_OWN:
        return
    found = [element.text, *(element.get(name) for name in READ_ALOUD)]
    yield from (" ".join(text.split()) for text in found if text)
    for child in element:
        yield from texts_of(child)
        yield from (" ".join(text.split()) for text in [child.tail] if text)


@cache
def swedish_words() -> frozenset[str]:
    """What is said otherwise in English, apart from our name and the titles of clauses."""
    with CATALOGUE.open("rb") as file:
        told = [one for one in read_po(file, locale="en") if isinstance(one.id, str)]
    other = {str(one.id) for one in told if one.id != one.string}
    return frozenset(other - {"", "Samverkan"} - set(titles()))


@cache
def titles() -> tuple[str, ...]:
    """The headings and questions of the template, the longest first."""
    template = latest(KIND)
    found = {text for clause in template.clauses for text in (clause.heading, clause.question)}
    found |= {blank.question for blank in template.blanks}
    return tuple(sorted(filter(None, found), key=len, reverse=True))


@cache
def prose() -> str:
    """All the words of the agreements' templates, which are in the template's own language."""
    files = [*ROOT.glob("agreements/*/*/*.md"), *ROOT.glob("agreements/*/*/*.toml")]
    return " ".join(" ".join(file.read_text("utf-8").split()) for file in files)
