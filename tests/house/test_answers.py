"""Every answer carries the headers that shut a browser's doors."""

from samverkan.core.security import HEADERS
from tests.cast import assemble, signed_in


def test_every_page_carries_the_same_headers(app, client):
    with app.app_context():
        cast = assemble()
    marie = signed_in(app, cast.marie)
    answers = [
        client.get("/"),
        client.get("/finns-inte"),
        client.get("/logga-in"),
        marie.get("/att-gora"),
        marie.get(f"/samverkan/{cast.key}"),
        marie.post("/logga-ut"),
    ]
    assert [{name: answer.headers.get(name) for name in HEADERS} for answer in answers] == [
        HEADERS
    ] * len(answers)


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere():
    policy = HEADERS["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "default-src 'none'" in policy


def test_pages_are_never_kept_by_a_browser_or_a_proxy(client):
    answer = client.get("/logga-in")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Cookie" in answer.headers["Vary"]


def test_a_corrupt_cookie_is_a_stranger_and_never_a_fault(client):
    hostile = ["x", "x" * 3900, "åäö", ".", "a.b.c", '"', "session=session"]
    for cookie in hostile:
        client.set_cookie("session", cookie)
        assert client.get("/att-gora").status_code == 302


def test_a_body_too_large_is_refused_with_a_sentence(client):
    answer = client.post("/logga-in", data={"email": "x" * 9_000_000})
    assert answer.status_code == 413
    assert "Korta texten" in answer.get_data(as_text=True)


def test_a_fault_shows_no_inner_life(app, client):
    app.config["PROPAGATE_EXCEPTIONS"] = False

    def broken() -> str:
        raise RuntimeError("hemligt")

    app.add_url_rule("/logga-in/fel", view_func=broken)
    app.before_request_funcs.clear()
    answer = client.get("/logga-in/fel")
    assert answer.status_code == 500
    assert "hemligt" not in answer.get_data(as_text=True)
    assert "Något gick fel hos oss" in answer.get_data(as_text=True)


def test_a_forged_host_is_refused_in_plain_words(app, client):
    app.config["TRUSTED_HOSTS"] = ["localhost"]
    for answer in (
        client.get("/logga-in", base_url="http://elak.example"),
        client.post("/logga-in", base_url="http://elak.example", data={"email": "x@y.se"}),
    ):
        assert answer.status_code == 400
        assert answer.get_data(as_text=True) == "Den adressen är inte vår."
    assert client.get("/logga-in").status_code == 200
