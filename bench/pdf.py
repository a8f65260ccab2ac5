"""The paper: sealing against a bare WeasyPrint call, and handing out what is stored."""

from io import BytesIO

from flask import Flask, send_file
from sqlalchemy import select
from weasyprint import CSS, HTML

from bench.alternate import Measure, by_turns
from bench.ground import THEN, ground
from samverkan.agreements.delivery import document_of
from samverkan.agreements.document import to_html
from samverkan.agreements.models import Agreement, SealedCopy, Signature
from samverkan.agreements.queries import desk_of
from samverkan.agreements.sealing import seal_when_all_have_signed
from samverkan.agreements.wording import read
from samverkan.collaborations.models import Party
from samverkan.collaborations.queries import parties_of
from samverkan.core.db import db
from samverkan.core.places import ROOT
from tests.agreements import setting

TURNS = 5
DOWNLOADS = 50


def seal() -> None:
    """The last signature: words to document, to HTML, to PDF, checksum, stored copy, history."""
    with ground() as app:
        setting.sealed(app)
        with app.app_context():
            agreement, parties = _unsealed()
            html = _html(agreement, parties)
            took = by_turns(
                lambda: _seal_and_forget(agreement, parties), lambda: _bare(html), turns=TURNS
            )
    Measure(
        "pdf.seal",
        *took,
        ours_is="sealing a signed agreement: document, HTML, PDF/A-2a and PDF/UA-1, checksum, rows",
        floor_is="weasyprint.HTML(the same HTML).write_pdf(pdf_variant='pdf/a-2a')",
    ).print(html_characters=len(html))


def stored() -> None:
    """A download through doors, rules and checksum, against Flask's send_file of the same bytes."""
    with ground() as app:
        place = setting.sealed(app)
        with app.app_context():
            content = db.session.scalars(select(SealedCopy)).one().pdf
        marie = place.marie.client
        path = f"/samverkan/{place.cast.key}/avtal/{place.agreement}/avtal.pdf"
        assert marie.get(path).data == content
        bare = _bare_app(content).test_client()
        took = by_turns(
            lambda: marie.get(path).data, lambda: bare.get("/").data, turns=TURNS, repeat=DOWNLOADS
        )
    Measure(
        "pdf.stored",
        *took,
        ours_is="GET of a sealed PDF: session, doors, stored bytes, checksum",
        floor_is="a bare Flask send_file of the same bytes from memory",
    ).print(bytes=len(content))


def _unsealed() -> tuple[Agreement, tuple[Party, ...]]:
    """The signed agreement with its seal taken off, so that it can be sealed again and again."""
    agreement = db.session.scalars(select(Agreement)).one()
    db.session.delete(db.session.scalars(select(SealedCopy)).one())
    agreement.sealed_at = None
    db.session.commit()
    assert db.session.scalars(select(Signature)).all()
    return agreement, parties_of(agreement.collaboration)


def _html(agreement: Agreement, parties: tuple[Party, ...]) -> str:
    reading = read(desk_of(agreement, parties))
    return to_html(document_of(reading, on=THEN.date(), is_final=True))


def _seal_and_forget(agreement: Agreement, parties: tuple[Party, ...]) -> None:
    assert seal_when_all_have_signed(agreement, parties, at=THEN)
    db.session.rollback()


def _bare(html: str) -> None:
    sheet = CSS(filename=str(ROOT / "static" / "css" / "paper.css"))
    HTML(string=html, base_url=str(ROOT)).write_pdf(stylesheets=[sheet], pdf_variant="pdf/a-2a")


def _bare_app(content: bytes) -> Flask:
    app = Flask("bare")

    @app.get("/")
    def _file() -> object:
        return send_file(BytesIO(content), mimetype="application/pdf")

    return app
