"""Any page of HTML becomes a valid file, and asks nobody else for anything."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from samverkan.core.pdf import LARGEST, ROWS, PaperTooLarge, to_pdf

PAGE = """<!doctype html><html lang="sv"><head><title>Ett papper</title>
<meta name="dcterms.created" content="2027-03-18"></head><body><h1>Rubrik</h1>{}</body></html>"""
# Every way we know to make a page ask for something: {url} is the bait.
BAIT = """
<link rel=stylesheet href="{url}"><link rel=attachment href="{url}">
<a rel=attachment href="{url}">bilaga</a><base href="{url}">
<style>@import url({url}); @font-face {{ font-family: X; src: url({url}) }}
p {{ font-family: X; background: url({url}); list-style-image: url({url}); cursor: url({url});
border-image-source: url({url}); content: url({url}); mask-image: url({url}) }}
@page {{ background: url({url}); @top-left {{ content: url({url}) }} }}
p::before {{ content: url({url}) }} </style>
<img alt=bild src="{url}"><img alt=bild srcset="{url} 2x"><object data="{url}"></object>
<embed src="{url}"><iframe src="{url}"></iframe><video poster="{url}" src="{url}"></video>
<audio src="{url}"></audio><input type=image src="{url}"><p style="background: url({url})">text</p>
<svg xmlns:xlink="http://www.w3.org/1999/xlink"><title>bild</title><image href="{url}"/>
<image xlink:href="{url}"/><use href="{url}#a"/><style>@import url({url});</style></svg>
<picture><source srcset="{url}"></picture><table background="{url}"><tr><td>1</td></tr></table>
"""


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """A web server on this machine, and the addresses that somebody asked it for."""
    heard: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_error(404)

    server = HTTPServer(("127.0.0.1", 0), Listener)
    heard.append(f"http://127.0.0.1:{server.server_port}/")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield heard
    server.shutdown()
    server.server_close()


def test_a_page_is_archivable_and_readable_by_everyone(pdf_verdict):
    assert pdf_verdict(to_pdf(PAGE.format("<p>Vi är överens.</p>"))) == []


def test_the_file_says_its_title_and_language():
    file = read(to_pdf(PAGE.format("<p>Vi är överens.</p>")))
    assert str(about(file)["/Title"]) == "Ett papper"
    assert str(file.root_object["/Lang"]) == "sv"


def test_the_date_comes_from_the_page_and_not_from_the_clock():
    file = read(to_pdf(PAGE.format("")))
    assert str(about(file)["/CreationDate"]) == "D:20270318"


def test_the_same_page_gives_the_same_bytes():
    page = PAGE.format("<p>Vi är överens. Мы согласны.</p>")
    assert to_pdf(page) == to_pdf(page)


def test_nothing_on_the_network_is_asked_for(asked):
    to_pdf(PAGE.format(BAIT.format(url=asked[0])))
    assert asked[1:] == []


def test_no_file_on_the_machine_ends_up_in_the_paper(tmp_path: Path):
    secret = tmp_path / "hemligt.txt"
    secret.write_text("kanariefågel")
    pdf = to_pdf(PAGE.format(BAIT.format(url=secret.as_uri())))
    assert "kanariefågel" not in text_of(pdf)
    assert read(pdf).attachments == {}


def test_an_address_like_our_own_leads_nowhere_else():
    url = "https://paper.invalid/fonts/../../config.py"
    pdf = to_pdf(PAGE.format(BAIT.format(url=url)))
    assert "SECRET_KEY" not in text_of(pdf)


def test_a_text_without_end_is_refused_with_a_sentence():
    with pytest.raises(PaperTooLarge) as refused:
        to_pdf(PAGE.format("å" * LARGEST))
    assert "för lång" in refused.value.sentence


def test_a_table_without_end_is_refused_with_a_sentence():
    with pytest.raises(PaperTooLarge) as refused:
        to_pdf(PAGE.format(f"<table>{'<tr><td>1</td></tr>' * (ROWS + 1)}</table>"))
    assert "Tabellerna" in refused.value.sentence


def test_two_papers_at_once_do_not_disturb_each_other():
    page = PAGE.format("<p>Vi är överens.</p>")
    with ThreadPoolExecutor(max_workers=2) as pool:
        made = list(pool.map(to_pdf, [page, page]))
    assert made == [to_pdf(page)] * 2


def about(file: PdfReader) -> dict[str, Any]:
    return dict(file.metadata or {})


def read(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in read(pdf).pages)
