"""Texts that are too long, too strange or in other scripts, on the page and on paper."""

from io import BytesIO

import pytest
from flask import Flask
from pypdf import PdfReader

from samverkan.agreements.doors import compared, sides
from tests.agreements.setting import Setting, begun

pytestmark = pytest.mark.usefixtures("clock")

ODD = (
    "Vi firar med tårta 🎂👩‍👩‍👧‍👦 och sång.\n\n"
    "مرحبا بكم في كفارنباكن\n\n"
    "Fo\u0308rening med \x00 och \x07 och \u202e bakvänt.\n\n"
    "- ett\n- två\n\n" + "Å" * 400
)


@pytest.fixture
def draft(app: Flask) -> Setting:
    return begun(app)


def test_a_text_of_200_000_characters_is_refused_with_nothing_lost(draft: Setting):
    long = "Vi firar. " * 20_000
    page = draft.amina.fill(draft.at("/firande/text"), "/text", text=long, why="Allt ska med.")
    assert page.status == 422
    assert "Korta texten till 100 000 tecken. Nu är den 199 999." in page.text.replace("\xa0", " ")
    assert page.form("/text").findtext(".//textarea[@name='text']", "").strip() == long.strip()


def test_a_text_of_100_000_characters_is_kept_and_compared(draft: Setting):
    long = ("Vi firar. " * 9_999).strip()
    page = draft.amina.fill(draft.at("/firande/text"), "/text", text=long, why="Allt ska med.")
    assert page.status == 200
    stale = draft.marie.read(draft.at("/firande/text"))
    draft.amina.fill(draft.at("/firande/text"), "/text", text=long + "!", why="Mer.")
    page = draft.marie.answer(stale, "/text", text=long[::-1], why="Baklänges.")
    assert page.status == 409


def test_odd_signs_stand_on_the_page_and_on_paper(draft: Setting):
    draft.amina.fill(draft.at("/firande"), "/plats", "Ta med")
    page = draft.amina.fill(draft.at("/firande/text"), "/text", text=ODD, why="Så skriver vi.")
    assert page.status == 200
    assert "Förening med och och bakvänt." in page.text
    response = draft.amina.client.get(draft.at("/utkast.pdf"))
    assert response.status_code == 200
    assert "tårta" in paper(response.data)


def test_the_draft_on_paper_says_that_it_is_one_and_shows_what_is_missing(draft: Setting):
    response = draft.amina.client.get(draft.at("/utkast.pdf"))
    words = paper(response.data)
    assert response.mimetype == "application/pdf"
    assert "UTKAST" in words
    assert "[Vilka mål har ni tillsammans?]" in words


def test_markup_is_only_words(draft: Setting):
    attack = "<script>alert(1)</script> {% raw %} {{ syfte }}"
    page = draft.amina.fill(draft.at("/firande/text"), "/text", text=attack, why="<b>Prov</b>")
    assert page.status == 200
    assert "<script>alert" not in page.html
    assert "<b>Prov</b>" not in page.html


def test_an_answer_cannot_ask_a_question_of_its_own(draft: Setting):
    draft.amina.fill(draft.at("/uppgifter"), "/uppgifter", syfte="{{ mal }} och {{ mandat }}")
    page = draft.amina.read(draft.at("/syfte"))
    assert "{{ mal }} och {{ mandat }}" in page.text


def test_very_long_texts_are_compared_as_wholes():
    before, after = "a " * 20_000, "b " * 20_000
    assert compared(before, after) == [("del", before), ("ins", after)]
    assert sides(compared(before, after)) == ((("del", before),), (("ins", after),))


def paper(pdf: bytes) -> str:
    pages = (page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(" ".join(pages).split())
