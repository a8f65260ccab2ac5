"""Doors are shut by default: every route, tried as a stranger, an outsider and a reader."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from samverkan.app import PUBLIC
from tests.cast import signed_in

WITHIN = "<key>"
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
# What a person who only reads may do: leave, and write their own title.
READER_MAY = {"collaborations.leave", "collaborations.title"}


def rules(app: Flask) -> Iterator[Rule]:
    return (rule for rule in app.url_map.iter_rules() if rule.endpoint != "static")


def address(app: Flask, rule: Rule, key: str) -> str:
    values: dict[str, Any] = dict.fromkeys(rule.arguments, 1)
    values.update({"key": key, "slug": "parterna", "token": "x" * 43})
    with app.test_request_context():
        return str(app.url_map.bind("localhost").build(rule.endpoint, values))


def token_for(client: FlaskClient) -> str:
    found = TOKEN.search(client.get("/konto").get_data(as_text=True))
    assert found, "The account page has a form."
    return found[1]


def test_a_stranger_meets_the_sign_in_page_everywhere_but_the_public_list(app, client, cast):
    answers = {
        rule.endpoint: client.get(address(app, rule, cast.key))
        for rule in rules(app)
        if "GET" in (rule.methods or ()) and rule.endpoint not in PUBLIC
    }
    wrong = {
        endpoint: answer.status
        for endpoint, answer in answers.items()
        if answer.status_code != 302 or not answer.location.startswith("/logga-in")
    }
    assert not wrong


def test_a_stranger_can_post_nothing_behind_the_door(app, client, cast):
    answers = {
        rule.endpoint: client.post(address(app, rule, cast.key)).status_code
        for rule in rules(app)
        if "POST" in (rule.methods or ()) and rule.endpoint not in PUBLIC
    }
    assert set(answers.values()) <= {400, 403}, answers


def test_another_collaborations_member_finds_nothing_here(app, cast):
    robin = signed_in(app, cast.robin)
    answers = {
        rule.endpoint: robin.get(address(app, rule, cast.key)).status_code
        for rule in rules(app)
        if "GET" in (rule.methods or ()) and WITHIN in rule.rule
    }
    assert set(answers.values()) == {404}, answers


def test_another_collaborations_member_can_change_nothing_here(app, cast):
    robin = signed_in(app, cast.robin)
    csrf = {"csrf_token": token_for(robin)}
    answers = {
        rule.endpoint: robin.post(address(app, rule, cast.key), data=csrf).status_code
        for rule in rules(app)
        if "POST" in (rule.methods or ()) and WITHIN in rule.rule
    }
    assert set(answers.values()) == {404}, answers


def test_a_reader_can_change_nothing(app, cast):
    lena = signed_in(app, cast.lena)
    csrf = {"csrf_token": token_for(lena)}
    answers = {
        rule.endpoint: lena.post(address(app, rule, cast.key), data=csrf).status_code
        for rule in rules(app)
        if "POST" in (rule.methods or ()) and WITHIN in rule.rule
    }
    refused = {endpoint for endpoint, status in answers.items() if status in {403, 404}}
    assert set(answers) - refused <= READER_MAY, answers


def test_a_post_without_a_token_changes_nothing(app, cast):
    marie = signed_in(app, cast.marie)
    answers = {
        rule.endpoint: marie.post(address(app, rule, cast.key)).status_code
        for rule in rules(app)
        if "POST" in (rule.methods or ())
    }
    assert set(answers.values()) == {400}, answers


def test_an_unknown_and_a_foreign_collaboration_answer_the_same(app, cast):
    robin = signed_in(app, cast.robin)
    foreign = robin.get(f"/samverkan/{cast.key}")
    unknown = robin.get("/samverkan/" + "x" * len(cast.key))
    assert foreign.status_code == unknown.status_code == 404
    assert without_keys(foreign.data) == without_keys(unknown.data)


def without_keys(page: bytes) -> bytes:
    return re.sub(rb'name="(csrf_token|once)"[^>]*', b"", page)


@pytest.mark.parametrize("path", ["/konto/", "//konto", "/KONTO", "/konto;x", "/%2e%2e/konto"])
def test_odd_spellings_of_a_path_open_nothing(client, cast, path):
    del cast
    assert client.get(path).status_code in {302, 308, 404}
    assert "Marie" not in client.get(path, follow_redirects=True).get_data(as_text=True)


@pytest.mark.parametrize("method", ["put", "delete", "patch", "trace"])
def test_other_methods_are_refused(app, cast, method):
    marie = signed_in(app, cast.marie)
    assert getattr(marie, method)(f"/samverkan/{cast.key}").status_code in {400, 405}
