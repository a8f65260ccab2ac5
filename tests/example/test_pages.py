"""Everybody in the county can open every page of their collaborations, at a steady price."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.exceptions import HTTPException

from samverkan.collaborations.models import Collaboration
from samverkan.collaborations.queries import members_of
from samverkan.core.db import db
from samverkan.example.people import MARIE
from samverkan.example.stories import STORIES, cykelverkstan, matladan
from tests.cast import signed_in

LINK = re.compile(r'href="(/samverkan/[^"#?]*)')
PAPERS = {"agreements.draft_pdf", "agreements.sealed_pdf"}
MOST_QUERIES = 30


def seats_in(county: Flask, name: str) -> tuple[str, dict[str, int]]:
    """The key of a collaboration, and who is in it: name and number."""
    with county.app_context():
        found = db.session.scalars(select(Collaboration).where(Collaboration.name == name)).one()
        return found.key, {seat.person.name: seat.person_id for seat in members_of(found)}


def endpoint_of(county: Flask, path: str) -> str:
    """The name of a page, so that one opens one page of each kind."""
    try:
        return str(county.url_map.bind("localhost").match(path)[0])
    except HTTPException:
        return path


def walk(county: Flask, person: int, key: str, queries) -> Iterator[tuple[str, int, int]]:
    """Follow links from the first page: each kind of page, its status and number of queries.

    Papers are left out: the draft takes seconds, and is opened once below.
    """
    browser, opened, ahead = signed_in(county, person), set(), [f"/samverkan/{key}"]
    while ahead:
        path = ahead.pop(0)
        kind = endpoint_of(county, path)
        if kind in opened or kind in PAPERS or not path.startswith(f"/samverkan/{key}"):
            continue
        opened.add(kind)
        with queries() as asked:
            answer = browser.get(path)
        ahead += [answer.location] if answer.location else LINK.findall(answer.text)
        yield path, answer.status_code, len(asked)


@pytest.mark.parametrize("name", [story.NAME for story in STORIES])
def test_everyone_in_it_opens_every_page(county, queries, name):
    key, people = seats_in(county, name)
    pages = [
        (who, *page)
        for who, person in people.items()
        for page in walk(county, person, key, queries)
    ]
    assert len(pages) > 12 * len(people)
    assert {page[2] for page in pages} <= {200, 302}, pages
    assert not [page for page in pages if page[3] > MOST_QUERIES]


@pytest.mark.parametrize("name", [story.NAME for story in (matladan, cykelverkstan)])
def test_the_papers_are_handed_out(county, name):
    key, people = seats_in(county, name)
    browser = signed_in(county, people[MARIE.name])
    agreement = browser.get(f"/samverkan/{key}/avtal", follow_redirects=True)
    paper = re.search(r'href="([^"]+[.]pdf)"', agreement.text)
    assert paper
    assert browser.get(paper[1]).data[:5] == b"%PDF-"


def test_what_waits_costs_the_same_for_everyone(county, queries):
    asked_by = set()
    for name in (STORIES[0].NAME, STORIES[-1].NAME):
        for person in seats_in(county, name)[1].values():
            browser = signed_in(county, person)
            with queries() as asked:
                assert browser.get("/att-gora").status_code == 200
            asked_by.add(len(asked))
    assert max(asked_by) - min(asked_by) <= 2, asked_by
