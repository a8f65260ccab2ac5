"""A real server and a real browser: the whole page, as a person meets it."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from werkzeug.serving import make_server

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIETLY = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATIENCE_MS = 10_000


@pytest.fixture
def live_server(app: Flask) -> Iterator[str]:
    """The address of a threaded server that runs the test's app on the test's database."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    app.config["BASE_URL"] = f"http://localhost:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield app.config["BASE_URL"]
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, started once; CHROMIUM names another."""
    if not shutil.which(CHROMIUM):
        pytest.skip("Chromium is missing: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIETLY)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser, live_server: str) -> Iterator[BrowserContext]:
    """One person's browser: Swedish, calm, with no memory; open more pages and sizes from it."""
    opened = browser.new_context(
        base_url=live_server,
        locale="sv-SE",
        timezone_id="Europe/Stockholm",
        reduced_motion="reduce",
    )
    opened.set_default_timeout(PATIENCE_MS)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, live_server: str) -> Iterator[Page]:
    """A tab; the test fails if a page complains in the console or asks any other server."""
    tab = context.new_page()
    complaints = listen(tab, home=live_server)
    yield tab
    assert complaints == []


def listen(tab: Page, *, home: str) -> list[str]:
    """A list that fills with script errors, refused content and requests away from home."""
    heard: list[str] = []

    def console(message: ConsoleMessage) -> None:
        # A page that answers 403 or 422 on purpose is told as a failed load; that is no complaint.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            heard.append(message.text)

    def asked(request: Any) -> None:
        if not request.url.startswith((home + "/", "data:", "blob:", "about:")):
            heard.append(f"asked {request.url}")

    tab.on("console", console)
    tab.on("pageerror", lambda error: heard.append(str(error)))
    tab.on("request", asked)
    return heard


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """`axe(page)` lists what axe-core finds against WCAG 2.2 AA; an empty list is a pass."""
    runner = Axe()
    options = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}

    def violations(page: Page) -> list[str]:
        found = runner.run(page, options=options).response["violations"]
        return [
            f"{rule['id']}: {rule['help']} at {node['target']}"
            for rule in found
            for node in rule["nodes"]
        ]

    return violations
