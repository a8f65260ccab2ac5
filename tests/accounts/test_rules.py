"""What makes a good password, and which paths stay in the house."""

import unicodedata

import pytest

from samverkan.accounts.rules import is_good_password, normal, own_path
from samverkan.core.verdict import Verdict


def judged(password: str) -> Verdict:
    return is_good_password(password, email="marie@granlunda.example", name="Marie Sundqvist")


@pytest.fixture(autouse=True)
def speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules speak through gettext, which wants an app; here the Swedish will do."""
    monkeypatch.setattr("samverkan.accounts.rules._", lambda text, **named: text % named)


def test_a_sentence_is_a_good_password():
    assert judged("korvgubben sjunger åtta")


def test_twelve_characters_are_enough_and_eleven_are_not():
    assert judged("tolvteckenok")
    assert "minst 12" in judged("elvatecken!").reason


def test_a_password_has_an_end():
    assert judged("lång" * 250)
    assert "högst 1000" in judged("lång" * 251).reason


@pytest.mark.parametrize("own", ["Marie Sundqvist", "marie@granlunda.example", "MARIESUNDQVIST"])
def test_ones_own_name_is_no_password(own: str):
    assert "namn" in judged(own).reason


def test_a_password_is_the_same_on_every_keyboard():
    assert normal(unicodedata.normalize("NFD", "åtta")) == normal("åtta")


@pytest.mark.parametrize(
    "path", ["/", "/att-gora", "/samverkan/x/behov?sida=2#nu", "/a@b", "/%09//e"]
)
def test_a_path_in_the_house_stays(path: str):
    assert own_path(path) == path


@pytest.mark.parametrize(
    "path",
    [
        None,
        "",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https:evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "\t//evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        " //evil.example",
        "evil.example",
        "@evil.example",
    ],
)
def test_a_path_out_of_the_house_is_forgotten(path: str | None):
    assert own_path(path) == ""
