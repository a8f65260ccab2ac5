"""How a page of HTML becomes a file that may be kept for a hundred years.

The file is PDF/A-2a (ISO 19005-2, level a) and PDF/UA-1 (ISO 14289-1) at once. The same HTML gives
the same bytes on the same machine: nothing here reads the clock, the network or the user's files.
"""

from pathlib import Path
from threading import Lock
from typing import Any

from flask_babel import gettext as _

from samverkan.core import glyphs
from samverkan.core.errors import RuleBroken

INSIDE = "https://paper.invalid/"
CSS = glyphs.ROOT / "static" / "css"
LARGEST = 1_000_000
ROWS = 3_000
VARIANT = "pdf/a-2a"
OURS = {f"paper/{font.name}": font for font in sorted(glyphs.PAPER.glob("*.ttf"))}

_RESERVE_FACE = '@font-face { font-family: "Paper Reserve"; src: url("../fonts/reserve.ttf"); }'
_ONE_AT_A_TIME = Lock()


class PaperTooLarge(RuleBroken):
    """The text is longer than we can set in reasonable time."""


class Unreachable(ValueError):
    """The page asked for something that is not one of our own fonts."""


def to_pdf(html: str, *, stylesheets: tuple[str, ...] = ("paper.css",)) -> bytes:
    """The HTML as a PDF/A-2a and PDF/UA-1 file, set with our own style sheets by name.

    The page must have a language, a title and headings in order. Its dates come from the page's
    own `dcterms` elements. Raises `PaperTooLarge`; fetches nothing but our fonts.
    """
    _refuse_the_too_large(html)
    page = glyphs.drawable(html)
    with _ONE_AT_A_TIME:
        return _typeset(page, _styles(stylesheets, reserve=glyphs.needs_reserve(page)))


def _refuse_the_too_large(html: str) -> None:
    if len(html) > LARGEST:
        raise PaperTooLarge(_("Texten är för lång för en pdf. Korta den eller dela upp den."))
    if html.count("<tr") > ROWS:
        raise PaperTooLarge(_("Tabellerna är för långa för en pdf. Lägg en del i en bilaga."))


def _styles(names: tuple[str, ...], *, reserve: bool) -> list[str]:
    sheets = [(CSS / name).read_text(encoding="utf-8") for name in names]
    return [_RESERVE_FACE, *sheets] if reserve and glyphs.reserve() else sheets


def _typeset(page: str, styles: list[str]) -> bytes:
    from weasyprint import CSS as SHEET  # noqa: PLC0415 — slow, and imported only here
    from weasyprint import HTML  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    shelf, fonts = _shelf(), FontConfiguration()
    sheets = [
        SHEET(string=style, base_url=f"{INSIDE}css/", url_fetcher=shelf, font_config=fonts)
        for style in styles
    ]
    source = HTML(string=page, base_url=INSIDE, url_fetcher=shelf)
    document = source.render(font_config=fonts, stylesheets=sheets, pdf_variant=VARIANT)
    file: bytes = document.write_pdf(pdf_variant=VARIANT, finisher=_say_it_is_accessible)
    return file


def _shelf() -> Any:  # noqa: ANN401 — WeasyPrint ships no types
    """What WeasyPrint asks for files: our fonts by their exact address, and nothing else at all."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    class Shelf(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
            return URLFetcherResponse(url, body=_font_at(url), headers={"Content-Type": "font/ttf"})

    return Shelf(allowed_protocols=())


def _font_at(url: str) -> bytes:
    name = url.removeprefix(f"{INSIDE}fonts/")
    if name in OURS:
        return OURS[name].read_bytes()
    if name == "reserve.ttf" and (path := glyphs.reserve()):
        return Path(path).read_bytes()
    raise Unreachable("Only our own fonts may be fetched.")


def _say_it_is_accessible(_document: object, pdf: Any) -> None:  # noqa: ANN401
    """Add the PDF/UA-1 mark to the file's metadata, and explain the mark as PDF/A asks."""
    number = int(pdf.catalog["Metadata"].split()[0])
    metadata = pdf.objects[number]
    metadata.stream = [
        part.replace(b"</rdf:RDF>", _MARK.encode() + b"</rdf:RDF>") for part in metadata.stream
    ]


_AIIM = "http://www.aiim.org"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_MARK = f"""
<rdf:Description rdf:about="" xmlns:rdf="{_RDF}" xmlns:pdfuaid="{_AIIM}/pdfua/ns/id/">
  <pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:rdf="{_RDF}"
  xmlns:pdfaExtension="{_AIIM}/pdfa/ns/extension/"
  xmlns:pdfaSchema="{_AIIM}/pdfa/ns/schema#"
  xmlns:pdfaProperty="{_AIIM}/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>{_AIIM}/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Which part of ISO 14289 the file follows</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
