"""How an agreement reads: pieces, passages, tables, hashes and the cost of a page."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from flask import Flask

from samverkan.agreements import library, wording
from samverkan.agreements.document import Table
from samverkan.agreements.models import Agreement, Clause, ClauseVersion
from samverkan.agreements.queries import desk_of
from samverkan.agreements.wording import Passage, Piece, passages, read, rhythm
from samverkan.collaborations.models import Collaboration
from samverkan.collaborations.queries import parties_of
from samverkan.core.db import db
from samverkan.core.language import speaking
from samverkan.mandates.models import Mandate
from samverkan.mandates.values import Scope
from samverkan.organisations.values import Kind
from samverkan.resources.models import Resource
from samverkan.resources.values import ResourceKind
from tests.agreements.setting import BEFORE, KIND, Setting, answered, begun
from tests.cast import organisation, party

TEMPLATE = library.latest(KIND)
NONE = Table("Roller", ("Uppgift",), ())
TABLES = dict.fromkeys(library.BOUND_BLOCKS, NONE)

Listening = Callable[[], AbstractContextManager[list[str]]]


def test_an_answer_is_marked_in_the_middle_of_its_sentence():
    read_as = passages("Från {{ startdag }} gäller.", 6, TEMPLATE, {"startdag": "i dag"}, TABLES)
    pieces = (Piece("Från "), Piece("i dag", "answer"), Piece(" gäller."))
    assert read_as == (Passage("6.1", pieces),)


def test_a_gap_is_its_question():
    read_as = passages("{{ startdag }}", 6, TEMPLATE, {}, TABLES)
    question = "Vilken dag ska överenskommelsen börja gälla?"
    assert read_as[0].pieces == (Piece(question, "gap"),)


def test_an_answer_that_is_a_list_becomes_one():
    read_as = passages("Målen:\n{{ mal }}", 1, TEMPLATE, {"mal": "- ett\n- två"}, TABLES)
    assert read_as[0].items == ((Piece("ett", "answer"),), (Piece("två", "answer"),))


def test_a_table_has_no_number_and_a_clause_left_out_has_none():
    read_as = passages("Först.\n\n{{ roller }}\n\nSedan.", 0, TEMPLATE, {}, TABLES)
    assert [one.number for one in read_as] == ["", "", ""]
    assert read_as[1].table == NONE


def test_marks_of_our_own_in_a_text_are_only_left_out():
    read_as = passages("Ett \ue000tecken\ue002.", 1, TEMPLATE, {}, TABLES)
    assert read_as[0].pieces == (Piece("Ett tecken."),)


def test_the_rhythm_says_only_what_has_been_answered():
    assert rhythm({}) == []
    assert rhythm({"avstamning_manader": "6 månader"}) == [
        ("Avstämning med alla parter", "Högst 6 månader emellan")
    ]


def test_the_words_are_the_same_in_whatever_language_one_reads(app: Flask):
    setting = answered(app)
    with app.app_context():
        swedish = _read(setting).words_hash
        with speaking("en"):
            assert _read(setting).words_hash == swedish


def test_tables_say_what_the_records_say(app: Flask):
    setting = begun(app)
    with app.app_context():
        _add(setting, ResourceKind.VOLUNTARY_TIME, hours=240)
        _add(setting, ResourceKind.KNOWLEDGE)
        tables = _read(setting).tables
    assert tables["resurser"].rows[1:] == (
        ("Kvarnbackens kvartersförening", "Ideell tid: Något", "2027", "240 timmar"),
        ("Kvarnbackens kvartersförening", "Kunskap: Något", "2027", "–"),
    )
    assert tables["mandat"].rows[0] == (
        "Marie Sundqvist, Granlunda kommun",
        "Skriva under överenskommelsen och ändra den",
        "500\xa0000 kr",
        "31 december 2028",
        "Delegationsordningen 4.2",
    )


def test_a_mandate_without_end_or_limit_says_so_and_an_ended_one_is_gone(app: Flask):
    setting = begun(app)
    with app.app_context():
        _add_mandate(setting, ended=False)
        _add_mandate(setting, ended=True)
        rows = _read(setting).tables["mandat"].rows
    assert len(rows) == 4
    assert rows[-1][1:4] == ("Inköp", "Ingen gräns", "Tills vidare")


def test_an_empty_table_says_so():
    made = wording.table_of("roller", [])
    assert (made.rows, made.note) == ((), "Inget är antecknat än.")


@pytest.mark.usefixtures("clock")
def test_a_page_costs_the_same_with_fifteen_parties_and_forty_clauses(
    app: Flask, queries: Listening
):
    setting = begun(app)
    few = _cost(setting, queries)
    with app.app_context():
        _many(setting)
        db.session.commit()
    many = _cost(setting, queries)
    assert many == few
    assert max(many) <= 16


def _cost(setting: Setting, queries: Listening) -> list[int]:
    return [_asked(setting, queries, page) for page in ("", "/las", "/syfte", "/underskrift")]


def _asked(setting: Setting, queries: Listening, page: str) -> int:
    with queries() as asked:
        response = setting.marie.client.get(setting.at(page))
    assert response.status_code == 200
    return len(asked)


def _many(setting: Setting) -> None:
    collaboration = db.session.get_one(Collaboration, setting.cast.collaboration)
    made = [organisation(f"Förening {nth}", Kind.ASSOCIATION) for nth in range(12)]
    _ = [party(collaboration, one, nth % 6 + 1) for nth, one in enumerate(made)]
    clauses = [
        Clause(
            agreement_id=setting.agreement,
            slug="syfte" if nth < 0 else f"extra-{nth}",
            position=100 + nth,
            heading=f"Avsnitt {nth}",
            text="Vi gör {{ syfte }}.",
        )
        for nth in range(16)
    ]
    db.session.add_all(clauses)
    db.session.flush()
    db.session.add_all(
        ClauseVersion(clause_id=one.id, revision=1, heading="", text="", at=BEFORE)
        for one in clauses
    )


def _read(setting: Setting) -> wording.Reading:
    agreement = db.session.get_one(Agreement, setting.agreement)
    return read(desk_of(agreement, parties_of(agreement.collaboration)))


def _add(setting: Setting, kind: ResourceKind, hours: int | None = None) -> None:
    db.session.add(
        Resource(
            collaboration_id=setting.cast.collaboration,
            party_id=setting.cast.kvarnbacken,
            kind=kind,
            what="Något",
            year=2027,
            hours=hours,
            by_id=setting.cast.amina,
            at=BEFORE,
        )
    )
    db.session.flush()


def _add_mandate(setting: Setting, *, ended: bool) -> None:
    db.session.add(
        Mandate(
            collaboration_id=setting.cast.collaboration,
            party_id=setting.cast.kvarnbacken,
            person_id=setting.cast.amina,
            scope=Scope.DECIDE,
            matter="Inköp",
            since=date(2027, 2, 1),
            ground="Styrelsen",
            by_id=setting.cast.amina,
            at=BEFORE,
            ended_at=BEFORE if ended else None,
        )
    )
    db.session.flush()
