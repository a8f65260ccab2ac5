"""The agreement on paper: valid for an archive, readable by everyone, and whole."""

from collections import Counter
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from samverkan.agreements.document import (
    AgreementDocument,
    BulletList,
    DocumentParty,
    SignatureLine,
    Table,
    to_html,
)
from samverkan.core.pdf import to_pdf
from tests.paper.sample import HASH, clause, final_document, large_company, sample_document

OUR_FONTS = {"Bricolage-Grotesque", "Source-Sans-3", "Source-Serif-4"}
WORDS = "Parterna är överens om att samverkan bygger på ömsesidig respekt och insyn. "
HOSTILE = {
    "many words": WORDS * 2700,
    "one endless word": "å" * 200_000,
    "a flood of lines": "a\n" * 100_000,
    "numbers without end": "12 " * 66_000,
    "emoji": "😀👨‍👩‍👧‍👦🏳️‍🌈☺️❤️🇸🇪 " * 200,
    "right to left": "مرحبا بالعالم (12) hej\nשלום עולם " * 100,
    "decomposed": "a\u030aa\u0308o\u0308 A\u030aA\u0308O\u0308 " * 300,
    "controls": "\x00\x07\x1b[31m\u202eabc\u2066x\ufeff\u200b\ud800\udfff\x85\u2028\ufffe hej "
    * 50,
    "towers": "Z\u0300\u0301\u0302\u0315\u0316\u0323\u0345a\u0489\u20dd" * 200,
    "every letter": " ".join(chr(code) for code in range(0x20, 0x3400)),
    "markup": "<script>x</script><img src='http://a.example/'> &#0; ]]> <!-- {{ 7*7 }} {% x %} %s",
    "nothing": "",
}


@pytest.mark.parametrize("make", [sample_document, final_document, large_company])
def test_paper_passes_both_standards(pdf_verdict, make):
    assert pdf_verdict(to_pdf(to_html(make()))) == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_paper_stands_whatever_people_write(pdf_verdict, text):
    assert pdf_verdict(to_pdf(to_html(hostile(text)))) == []


def test_an_agreement_of_sixty_sections_passes_both_standards(pdf_verdict):
    sections = tuple(clause(n, f"Avsnitt nummer {n}", "Kort.", WORDS * 4) for n in range(1, 61))
    assert pdf_verdict(to_pdf(to_html(sample_document(clauses=sections)))) == []


def test_an_empty_agreement_passes_both_standards(pdf_verdict):
    bare = (clause(1, "Tomt", "", Table("Roller", ("Roll",), ())),)
    empty = sample_document(clauses=bare, signature_lines=(), purpose="", weave=(), period="")
    assert pdf_verdict(to_pdf(to_html(empty))) == []


def test_an_english_agreement_says_so(pdf_verdict):
    pdf = to_pdf(to_html(sample_document(language="en")))
    assert str(read(pdf).root_object["/Lang"]) == "en"
    assert pdf_verdict(pdf) == []


def test_the_contents_give_the_page_of_every_section():
    pages = pages_of(sample_document())
    contents = next(text for text in pages if "Innehåll" in text)
    page = next(n for n, text in enumerate(pages, 1) if "9.1" in text)
    line = next(line for line in contents.splitlines() if "Om vi inte är överens" in line)
    assert line.split()[-1] == str(page)


def test_every_page_but_the_cover_says_which_it_is():
    pages = pages_of(final_document())
    told = [f"Sida {n} av {len(pages)}" in text for n, text in enumerate(pages, 1)]
    assert told == [False, *[True] * (len(pages) - 1)]


def test_a_draft_says_so_on_every_page():
    assert all("UTKAST" in text for text in pages_of(sample_document()))


def test_a_signed_agreement_never_says_draft():
    assert not any("utkast" in text.lower() for text in pages_of(final_document()))


def test_the_signature_page_tells_name_mandate_and_time():
    text = " ".join(pages_of(final_document())[-1].replace("\u00a0", " ").split())
    assert "Amina Yusuf, ordförande" in text
    assert "Firmatecknare enligt styrelsens protokoll den 12 mars 2027, § 6." in text
    assert "Undertecknat 14 april 2027, 14.20" in text


def test_the_last_box_tells_version_template_and_checksum():
    text = pages_of(final_document())[-1]
    assert "Version 1, 18 mars 2027" in text
    assert "Idéburet offentligt partnerskap, 2026-1" in text
    assert HASH in "".join(text.split())


def test_parties_stand_in_swedish_alphabetical_order():
    parties = tuple(party(name) for name in ("Övre byn", "Ärla", "Åby", "Zinkgruvan", "Alfta"))
    cover = pages_of(sample_document(parties=parties, signature_lines=()))[0]
    places = [cover.index(name) for name in ("Alfta", "Zinkgruvan", "Åby", "Ärla", "Övre byn")]
    assert places == sorted(places)


def test_only_our_fonts_are_in_a_swedish_paper():
    assert fonts_of(to_pdf(to_html(final_document()))) == OUR_FONTS


def test_a_foreign_name_borrows_one_font_more():
    text = sample_document(purpose="Договор о сотрудничестве")
    assert len(fonts_of(to_pdf(to_html(text))) - OUR_FONTS) == 1


def test_the_same_agreement_gives_the_same_bytes():
    assert to_pdf(to_html(final_document())) == to_pdf(to_html(final_document()))


def test_the_file_carries_its_title_and_a_bookmark_for_every_section():
    file = read(to_pdf(to_html(sample_document())))
    assert str(about(file)["/Title"]).endswith("Kvällsöppet på Kvarnbacken")
    assert Counter(map(title_of, flat(file.outline)))["Underskrifter"] == 1
    assert sum(title_of(mark)[0].isdigit() for mark in flat(file.outline)) == 9


def test_a_name_is_never_hyphenated():
    assert '<span class="whole">Kvarnbackens kvartersförening</span>' in to_html(sample_document())


def test_what_people_write_is_never_markup():
    page = to_html(sample_document(purpose="<b>fet</b>", title='"><script>'))
    assert "<b>fet" not in page
    assert "<script>" not in page


def hostile(text: str) -> AgreementDocument:
    """The text in every place where somebody could have written it, at a likely length."""
    table = Table(
        text[:100], ("A", text[:40]), ((text[:3000], text[:3000]), (text[:9],)), text[:99]
    )
    section = clause(1, text[:300], text[:300], text, BulletList((text[:2000],)), table)
    names = (party(text[:200]), party("Granlunda kommun"))
    lines = (SignatureLine(text[:200], text[:90], text[:90], text[:200]),)
    return sample_document(
        title=text[:200], purpose=text, clauses=(section,), parties=names, signature_lines=lines
    )


def party(name: str) -> DocumentParty:
    return DocumentParty(name, "Ideell förening", "802400-0000", 1, name[:1], (name[:60],))


def about(file: PdfReader) -> dict[str, Any]:
    return dict(file.metadata or {})


def read(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def pages_of(document: AgreementDocument) -> list[str]:
    return [page.extract_text() for page in read(to_pdf(to_html(document))).pages]


def fonts_of(pdf: bytes) -> set[str]:
    """The families in the file, without the subset's prefix and the weight."""
    pages = read(pdf).pages
    names = {str(font.get_object()["/BaseFont"]) for page in pages for font in fonts_on(page)}
    families = {name.split("+")[-1] for name in names}
    return {next((ours for ours in OUR_FONTS if one.startswith(ours)), one) for one in families}


def fonts_on(page: Any) -> list[Any]:
    return list(page["/Resources"].get("/Font", {}).values())


def flat(outline: Any) -> list[Any]:
    return [one for part in outline for one in (flat(part) if isinstance(part, list) else [part])]


def title_of(mark: Any) -> str:
    return str(mark["/Title"])
