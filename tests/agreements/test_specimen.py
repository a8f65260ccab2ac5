"""Every template can be printed with its made-up answers."""

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from samverkan.agreements import library
from samverkan.agreements.delivery import specimen

TEMPLATE = library.latest("ideburet-partnerskap")


def test_a_specimen_has_every_clause_and_no_gap(tmp_path: Path):
    pdf = specimen(TEMPLATE, tmp_path)
    assert (tmp_path / f"ideburet-partnerskap-{TEMPLATE.version}.pdf").read_bytes() == pdf
    words = " ".join(
        " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split()
    )
    missing = [one.heading for one in TEMPLATE.clauses if one.heading not in words]
    assert missing == []
    assert "Delegationsordningen punkt 4.2" in words
    assert "{{" not in words
