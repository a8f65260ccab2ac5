"""What the house's own test of answers leaves: secret connections, and what may be kept."""

import pytest

from samverkan.core.security import ONE_YEAR


def test_over_a_secret_connection_browsers_are_told_to_stay_there(client):
    answer = client.get("/", base_url="https://localhost")
    assert answer.headers["Strict-Transport-Security"] == ONE_YEAR


def test_over_an_open_connection_they_are_not(client):
    assert "Strict-Transport-Security" not in client.get("/").headers


@pytest.mark.parametrize("path", ["/", "/logga-in", "/finns-inte", "/halsa"])
def test_what_is_said_to_one_visitor_is_kept_by_nobody(client, path):
    answer = client.get(path)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Cookie" in answer.headers["Vary"]


def test_what_is_the_same_for_all_may_be_kept(client):
    with client.get("/static/css/samverkan.css") as answer:
        assert "no-store" not in answer.headers["Cache-Control"]


def test_a_forwarded_scheme_is_believed_only_when_a_proxy_is_trusted(client):
    answer = client.get("/", headers={"X-Forwarded-Proto": "https"})
    assert "Strict-Transport-Security" not in answer.headers
