"""Every refusal says what happened and shows a way on, in the visitor's own language."""

import pytest
from flask import abort
from sqlalchemy.exc import IntegrityError

from tests.visiting import Visitor

WORDS = [
    (400, "Det där förstod vi inte"),
    (403, "Det här får du inte göra"),
    (404, "Sidan finns inte"),
    (405, "Det där förstod vi inte"),
    (413, "Det blev för stort"),
    (415, "Det där förstod vi inte"),
    (429, "Det blev för många försök"),
    (500, "Något gick fel hos oss"),
    (503, "Något gick fel hos oss"),
]


@pytest.fixture
def refused(app, marie):
    """`refused(status)` is the page that a refusal gives Marie."""

    def page(status):
        app.config["PROPAGATE_EXCEPTIONS"] = False
        app.add_url_rule("/prov", "try_it", lambda: abort(status))
        return Visitor(marie).read("/prov")

    return page


@pytest.mark.parametrize(("status", "title"), WORDS)
def test_each_refusal_has_a_sentence_and_a_way_on(refused, status, title):
    page = refused(status)
    assert (page.status, page.h1) == (status, title)
    assert page.tree.find(".//main//p").text.strip().endswith(".")
    assert page.tree.find(".//main//a").get("href") == "/"
    assert "Till startsidan" in page.text


@pytest.mark.parametrize("status", [404, 500])
def test_a_refusal_speaks_english_to_who_reads_english(refused, marie, status):
    with marie.session_transaction() as session:
        session["language"] = "en"
    page = refused(status)
    assert page.tree.get("lang") == "en"
    assert "startsidan" not in page.text


def test_a_fault_shows_nothing_of_its_inside(app, marie):
    app.config["PROPAGATE_EXCEPTIONS"] = False

    @app.get("/prov")
    def broken():
        raise ZeroDivisionError("hemligt")

    page = Visitor(marie).read("/prov")
    assert page.status == 500
    assert "Traceback" not in page.html
    assert "ZeroDivisionError" not in page.html
    assert "hemligt" not in page.html


@pytest.mark.parametrize(
    ("came_from", "way_on"),
    [
        ("http://localhost/konto", "http://localhost/konto"),
        ("https://annat.example/", "/"),
        ("http://localhost.annat.example/", "/"),
        ("javascript:alert(1)", "/"),
        (None, "/"),
    ],
)
def test_after_a_refused_form_the_way_on_leads_back_within_the_house(app, marie, came_from, way_on):
    app.add_url_rule("/prov", "try_it", lambda: abort(403), methods=["POST"])
    headers = {"Referer": came_from} if came_from else {}
    html = marie.post("/prov", headers=headers).get_data(as_text=True)
    assert f'href="{way_on}"' in html
    assert "annat.example" not in html
    assert "javascript:" not in html


def test_a_form_without_its_token_says_to_load_the_page_anew(app, marie):
    app.config["WTF_CSRF_ENABLED"] = True
    answer = marie.post("/konto")
    assert answer.status_code == 400
    assert "Sidan hade varit öppen för länge" in answer.get_data(as_text=True)


def test_a_page_that_does_not_exist_is_a_page_to_a_stranger_too(client):
    page = Visitor(client).read("/finns-inte")
    assert (page.status, page.h1) == (404, "Sidan finns inte")


def test_two_who_do_the_same_at_once_meet_a_sentence(app, marie):
    def twice() -> str:
        raise IntegrityError("INSERT", {}, Exception("UNIQUE"))

    app.add_url_rule("/samtidigt", view_func=twice)
    page = Visitor(marie).read("/samtidigt")
    assert (page.status, page.h1) == (409, "Någon hann före")
