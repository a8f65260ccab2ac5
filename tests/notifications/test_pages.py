"""The practice letter box: open while we practise, and nowhere else."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask

from samverkan.notifications.values import Words
from tests.notifications.conftest import Deliver, Owe
from tests.visiting import Visitor

Counting = Callable[[], AbstractContextManager[list[str]]]


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    return Visitor(app.test_client())


@pytest.mark.parametrize("path", ["/brevlada", "/brevlada/1", "/brevlada/1/mejl"])
def test_in_earnest_there_is_no_letter_box(app: Flask, visitor: Visitor, owe: Owe, path: str):
    owe()
    assert visitor.read(path).status == 200

    app.config["PRACTICE"] = False
    assert visitor.read(path).status == 404


def test_an_empty_box_says_how_to_fill_it(visitor: Visitor):
    assert "Inga mejl här" in visitor.read("/brevlada").text


def test_letters_are_there_before_they_are_sent(visitor: Visitor, owe: Owe, deliver: Deliver):
    owe()
    assert "På väg" in visitor.read("/brevlada").text

    deliver()
    assert "Skickat" in visitor.read("/brevlada").text


def test_the_newest_comes_first_and_older_ones_on_the_next_page(visitor: Visitor, owe: Owe):
    owe(35)

    first, second = visitor.read("/brevlada"), visitor.read("/brevlada?fore=6")
    assert first.html.count("todo__item") == 30
    assert "/brevlada/35" in first.html
    assert "fore=6" in first.html
    assert second.html.count("todo__item") == 5
    assert "Visa äldre" not in second.text


def test_a_page_of_many_asks_as_little_as_a_page_of_one(
    visitor: Visitor, owe: Owe, queries: Counting
):
    owe(1)
    visitor.read("/brevlada")
    with queries() as for_one:
        visitor.read("/brevlada")
    owe(30)
    with queries() as for_many:
        visitor.read("/brevlada")

    assert len(for_many) == len(for_one)


def test_a_letter_can_be_read_and_its_link_followed(visitor: Visitor, owe: Owe):
    owe()
    page = visitor.read("/brevlada/1")

    assert page.h1 == "Dags för avstämning"
    assert "Hej Marie" in page.text
    assert "{token}" not in page.html
    assert 'href="http://localhost/svar/' in page.html


def test_the_mail_may_run_nothing(visitor: Visitor, owe: Owe):
    owe(1, words=Words(subject="<script>x</script>", lines=("<img src=x onerror=y>",)))
    page = visitor.read("/brevlada/1/mejl")
    policy = page.response.headers["Content-Security-Policy"]

    assert "default-src 'none'; style-src 'sha256-" in policy
    assert "unsafe" not in policy
    assert page.tree.findall(".//script") == []
    assert page.tree.findall(".//img") == []


@pytest.mark.parametrize("path", ["/brevlada/99", "/brevlada/x", "/brevlada/99/mejl"])
def test_a_letter_nobody_posted_is_not_found(visitor: Visitor, path: str):
    assert visitor.read(path).status == 404


@pytest.mark.parametrize("before", ["x", "", "-1", "9" * 30])
def test_a_strange_place_in_the_list_makes_no_fault(visitor: Visitor, owe: Owe, before: str):
    owe()

    assert visitor.read(f"/brevlada?fore={before}").status == 200
