"""A coordinator at a desk and a chair with a phone: what they meet in a real browser."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, ViewportSize

from samverkan.core import clock as today
from tests.agreements import setting
from tests.browsing import PATIENCE_MS, listen
from tests.cast import assemble, signed_in
from tests.visiting import Visitor

DESK = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=390, height=844)
NAME = "Odling på Åsen"
TABS = 60
Open = Callable[..., Page]


@pytest.fixture
def sits_at(browser: Browser, live_server: str) -> Iterator[Open]:
    """`sits_at(DESK)` is a tab in a browser of its own; no page may complain in any of them."""
    contexts, heard = [], []

    def opened(size: ViewportSize, by: FlaskClient | None = None, **more: Any) -> Page:
        context = browser.new_context(
            base_url=live_server, viewport=size, locale="sv-SE", reduced_motion="reduce", **more
        )
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        if by is not None:
            cookie = by.get_cookie("session")
            assert cookie is not None
            context.add_cookies([{"name": "session", "value": cookie.value, "url": live_server}])
        tab = context.new_page()
        heard.append(listen(tab, home=live_server))
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert [complaint for complaints in heard for complaint in complaints] == []


def h1(tab: Page) -> str:
    return " ".join(tab.locator("h1").inner_text().split())


def press(tab: Page, label: str) -> None:
    tab.get_by_role("main").get_by_role("button", name=label).first.click()


def follow(tab: Page, label: str) -> None:
    tab.get_by_role("main").get_by_role("link", name=label).first.click()


def open_letter(tab: Page, subject: str) -> None:
    tab.goto("/brevlada")
    follow(tab, subject)
    tab.locator("main a.button").first.click()


def sign_in_by_letter(tab: Page, address: str) -> None:
    tab.goto("/logga-in")
    tab.get_by_label("E-post").first.fill(address)
    press(tab, "Skicka en länk")
    open_letter(tab, "Din länk till Samverkan")
    press(tab, "Logga in")


def start(tab: Page, *, other: str, address: str) -> None:
    tab.goto("/samverkan/ny")
    tab.get_by_label("Vad ska samverkan heta?").fill(NAME)
    tab.get_by_label("Vem vill ni samverka med?").fill(other)
    tab.get_by_label("E-postadress till någon där").fill(address)
    press(tab, "Starta och bjud in")


def accept(tab: Page, *, name: str) -> None:
    open_letter(tab, "Vill ni vara med")
    press(tab, "Ja, vi tittar vidare")
    tab.get_by_label("Vad heter du?").fill(name)
    press(tab, "Kom in")


def write_what_one_has_seen(tab: Page, words: str) -> None:
    tab.get_by_label("Vad har ni sett?").fill(words)
    press(tab, "Spara våra ord")


def test_two_people_begin_at_a_desk_and_on_a_phone(app, sits_at):
    with app.app_context():
        assemble()
    marie, chair = sits_at(DESK), sits_at(PHONE, has_touch=True, is_mobile=True)
    sign_in_by_letter(marie, "marie@granlunda.example")
    start(marie, other="Åsens odlare", address="vera@odlarna.example")
    assert h1(marie) == NAME
    accept(chair, name="Vera Nyman")
    assert h1(chair) == "Vad har ni sett?"
    write_what_one_has_seen(chair, "Marken ligger öde och många vill gräva.")
    the_need_is_shared(marie, chair)


def the_need_is_shared(marie: Page, chair: Page) -> None:
    marie.goto(chair.url)
    assert "ligger öde" not in marie.content()
    write_what_one_has_seen(marie, "Parken används inte.")
    follow(marie, "Skriv texten")
    marie.get_by_label("Den gemensamma texten").fill("På Åsen finns mark och folk som vill odla.")
    press(marie, "Spara texten")
    chair.reload()
    press(chair, "Vi står bakom texten")
    assert "Alla står bakom texten" in chair.get_by_role("main").inner_text()


def test_a_check_in_needs_neither_scripts_nor_a_mouse(app, sits_at):
    with app.app_context():
        cast = assemble()
    marie = Visitor(signed_in(app, cast.marie))
    marie.fill(f"/samverkan/{cast.key}/avstamning", opens_on=today.today().isoformat())
    chair = sits_at(PHONE, java_script_enabled=False)
    chair.goto(letter_for(app, "amina@granlunda.example"))
    for _question in range(4):
        tab_to(chair, "input[type=radio]")
        chair.keyboard.press("Space")
        send_with_enter(chair)
    tab_to(chair, "textarea")
    chair.keyboard.type("Fler kvällar.")
    send_with_enter(chair)
    assert h1(chair) == "Tack, Amina! Du har vävt in din tråd."


def letter_for(app: Flask, address: str) -> str:
    """Where the newest letter to somebody leads."""
    box = Visitor(app.test_client())
    letters = (
        box.read(str(link.get("href")))
        for link in box.read("/brevlada").tree.iterfind(".//main//a")
        if "Fem frågor" in "".join(link.itertext())
    )
    letter = next(letter for letter in letters if address in letter.text)
    return str(letter.tree.find(".//main//a[@class='button']").get("href"))  # type: ignore[union-attr]


def tab_to(tab: Page, selector: str) -> None:
    """Press Tab until such a thing has the focus."""
    for _press in range(TABS):
        if tab.locator(f"{selector}:focus").count():
            return
        tab.keyboard.press("Tab")
    raise AssertionError(f"Tab never came to {selector} on {tab.url}")


def send_with_enter(tab: Page) -> None:
    tab_to(tab, "main button[type=submit]")
    with tab.expect_navigation():
        tab.keyboard.press("Enter")


@pytest.mark.usefixtures("clock")
def test_two_who_save_the_same_clause_lose_nothing(app, sits_at):
    drafted = setting.answered(app)
    where = drafted.at("/syfte/text")
    marie = sits_at(DESK, by=drafted.marie.client)
    amina = sits_at(PHONE, by=drafted.amina.client)
    marie.goto(where)
    amina.goto(where)
    save(marie, "Vi öppnar dörrarna varje kväll.")
    assert "Sparat." in marie.get_by_role("main").inner_text()
    save(amina, "Vi lyssnar på de unga.")
    assert h1(amina) == "Någon annan hann spara före dig"
    shown = amina.get_by_role("main")
    assert shown.locator("del", has_text="dörrarna").count() == 1
    assert shown.locator("ins", has_text="lyssnar").count() == 1
    assert shown.get_by_label("Texten").input_value() == "Vi lyssnar på de unga."


def save(tab: Page, words: str) -> None:
    tab.get_by_label("Texten").fill(words)
    tab.get_by_label("Varför ändrar ni?").fill("Så menar vi.")
    press(tab, "Spara texten")


@pytest.mark.usefixtures("clock")
def test_a_clause_is_approved_and_the_agreement_signed_on_a_phone(app, sits_at):
    drafted = setting.approved(app)
    drafted.marie.fill(
        drafted.at("/syfte/text"), button="Spara texten", text="Vi gör det ihop.", why="Kortare."
    )
    setting.approve_all(drafted, drafted.joel)
    amina = sits_at(PHONE, by=drafted.amina.client)
    amina.goto(drafted.at("/syfte"))
    press(amina, "Vi godkänner avsnittet")
    amina.goto(drafted.at("/underskrift"))
    press(amina, "Skriv under")
    assert "Du har skrivit under." in amina.get_by_role("main").inner_text()


@pytest.mark.usefixtures("clock")
def test_a_second_click_signs_once(app, sits_at):
    drafted = setting.approved(app)
    marie = sits_at(DESK, by=drafted.marie.client)
    marie.goto(drafted.at("/underskrift"))
    marie.get_by_role("main").get_by_role("button", name="Skriv under").dblclick()
    marie.wait_for_url(f"**{drafted.at()}")
    marie.goto(f"/samverkan/{drafted.cast.key}")
    assert marie.get_by_role("main").inner_text().count("skrev under") <= 1
