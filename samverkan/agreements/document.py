"""What an agreement says on paper: plain words and dates, and how they become a page to print.

Nothing here knows the database. Whoever makes the document has already chosen every word; this file
only makes the words fit for paper and sets them in `templates/paper/`.
"""

import re
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, datetime
from functools import cache
from itertools import chain, cycle, islice, zip_longest
from typing import Any, Literal, cast

from babel.dates import format_date, format_time
from babel.support import NullTranslations, Translations
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from samverkan.core.clock import STOCKHOLM
from samverkan.core.glyphs import ROOT, in_lines, keeper, runs_right_to_left, shortened
from samverkan.core.language import TRANSLATIONS

THREADS = 75
WOVEN_IN_A_DRAFT = 51
AFTER_Z = str.maketrans({"å": "\U0010fff1", "ä": "\U0010fff2", "ö": "\U0010fff3"})


@dataclass(frozen=True)
class DocumentParty:
    """One party. `mark` is 1 to 6 and chooses its colour and shape; `letter` stands in the shape.

    `number` is the organisationsnummer and `registry_number` the diarienummer; both may be empty.
    """

    name: str
    form: str
    number: str
    mark: int
    letter: str
    representatives: tuple[str, ...] = ()
    registry_number: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A numbered paragraph, such as 6.1; the number may be empty."""

    number: str
    text: str


@dataclass(frozen=True)
class BulletList:
    """Things in a row, without numbers."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table of roles, mandates, resources or the like; the first cell of a row names the row."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""

    @property
    def is_wide(self) -> bool:
        return len(self.headings) > 4  # noqa: PLR2004 — five columns is where 10 points get cramped

    @property
    def columns(self) -> tuple[tuple[str, ...], ...]:
        """The heading and the cells of each column, with nothing where a row was too short."""
        return tuple(zip_longest(self.headings, *self.rows, fillvalue=""))

    @property
    def even_rows(self) -> tuple[tuple[str, ...], ...]:
        """The heading row and then every row, all with as many cells."""
        return tuple(zip(*self.columns, strict=True))

    @property
    def widths(self) -> tuple[int, ...]:
        """How many hundredths of the table each column takes, by what stands in it."""
        needs = [max(_need(cell) for cell in cells) for cells in self.columns]
        return tuple(100 * need // sum(needs) for need in needs)

    @property
    def numeric(self) -> frozenset[int]:
        """The columns, counted from 1, where every cell is a sum or a number."""
        columns = enumerate(self.columns, start=1)
        return frozenset(place for place, cells in columns if all(map(_is_number, cells[1:])))


Part = Paragraph | BulletList | Table


@dataclass(frozen=True)
class DocumentClause:
    """One section: its number, heading, the sentence that says it in short, and what it holds."""

    number: str
    heading: str
    in_short: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class DocumentSignature:
    """A name under the agreement, the mandate it stands on, and when and how it was written."""

    party: str
    name: str
    title: str
    ground: str
    valid_until: date | None
    signed_at: datetime
    method: str


@dataclass(frozen=True)
class SignatureLine:
    """A line to sign on in a draft; everything but the party may be empty."""

    party: str
    name: str = ""
    title: str = ""
    ground: str = ""
    valid_until: date | None = None


@dataclass(frozen=True)
class AgreementDocument:
    """A whole agreement. Parties stand in alphabetical order; `weave` is (mark or 0, threads)."""

    title: str
    kind_title: str
    collaboration: str
    purpose: str
    language: str
    status: Literal["draft", "final"]
    version_label: str
    template_label: str
    made_on: date
    parties: tuple[DocumentParty, ...]
    clauses: tuple[DocumentClause, ...]
    signatures: tuple[DocumentSignature, ...] = ()
    signature_lines: tuple[SignatureLine, ...] = ()
    weave: tuple[tuple[int, int], ...] = ()
    words_hash: str = ""
    period: str = ""
    extra: tuple[tuple[str, str], ...] = field(default=())

    @property
    def is_draft(self) -> bool:
        return self.status == "draft"

    @property
    def scale(self) -> str:
        """How large the title may be on the cover: "large", "middle" or "small"."""
        length = len(self.title)
        return "large" if length <= 32 else "middle" if length <= 80 else "small"  # noqa: PLR2004

    @property
    def company(self) -> str:
        """How many the parties are, for the cover: "pair", "few", "some" or "many"."""
        sizes = ((2, "pair"), (3, "few"), (4, "square"), (6, "some"))
        return next((name for most, name in sizes if len(self.parties) <= most), "many")

    @property
    def names(self) -> tuple[str, ...]:
        """Names that are never broken over two lines by a hyphen, longest first."""
        people = chain.from_iterable(party.representatives for party in self.parties)
        lines: tuple[SignatureLine | DocumentSignature, ...] = self.signature_lines
        signers = (line.name for line in (*lines, *self.signatures))
        found = {*(party.name for party in self.parties), *people, *signers} - {""}
        return tuple(sorted(found, key=lambda name: (-len(name), name)))

    @property
    def threads(self) -> dict[int, tuple[int, ...]]:
        """The weave on the cover: for each mark, the places of its threads, counted from 0.

        A draft leaves the end of the warp open. Threads of mark 0 are everyone's, so they take
        each party's colour in turn. The pattern turns and comes back, as in a rag rug.
        """
        marks = sorted({party.mark for party in self.parties}) or [1]
        everyone = cycle(marks)
        pattern = self.weave or tuple((mark, 2) for mark in (*marks, 0))
        once = [mark for mark, width in pattern for _ in range(min(width, THREADS))] or [0]
        count = WOVEN_IN_A_DRAFT if self.is_draft else THREADS
        woven = [mark or next(everyone) for mark in islice(cycle(once + once[::-1]), count)]
        return {mark: _places(woven, mark) for mark in sorted(set(woven))}

    @property
    def open_lines(self) -> tuple[SignatureLine, ...]:
        """The lines to sign on, one for each party if nobody has said who will; none when final."""
        asked = self.signature_lines or tuple(SignatureLine(party.name) for party in self.parties)
        return asked if self.is_draft else ()

    def party_named(self, name: str) -> DocumentParty | None:
        return next((party for party in self.parties if party.name == name), None)


def to_html(document: AgreementDocument) -> str:
    """The document as one HTML page, ready for `core.pdf.to_pdf`, in the document's language."""
    page = paper(document.language).get_template("paper/agreement.html")
    ready = fit_for_paper(document)
    return page.render(document=ready, whole=keeper(ready.names))


def fit_for_paper(document: AgreementDocument) -> AgreementDocument:
    """The same document, every text settable however strange it was, parties from A to Ö."""
    ready = cast("AgreementDocument", _fit(document))
    return replace(
        ready,
        parties=tuple(sorted(ready.parties, key=lambda one: _from_a_to_o(one.name))),
        signatures=tuple(sorted(ready.signatures, key=lambda one: _from_a_to_o(one.party))),
        signature_lines=tuple(
            sorted(ready.signature_lines, key=lambda one: _from_a_to_o(one.party))
        ),
    )


def _from_a_to_o(name: str) -> str:
    """A sort key where å, ä and ö come last, as in a Swedish list."""
    return name.casefold().translate(AFTER_Z)


@cache
def paper(language: str) -> Environment:
    """The templates for print in one language; a forgotten name is a fault."""
    environment = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    words = Translations.load(TRANSLATIONS, [language])
    _speak(environment, words if language != "sv" else NullTranslations())
    environment.filters.update(
        day=lambda value: _day(value, language),
        moment=lambda value: _moment(value, language),
        shortened=shortened,
        direction=lambda text: "rtl" if runs_right_to_left(text) else "ltr",
        grouped=lambda text: " ".join(re.findall(r".{1,8}", text)),
    )
    return environment


def _fit(value: Any) -> Any:  # noqa: ANN401 — walks any tree of frozen dataclasses
    if isinstance(value, str):
        return in_lines(value)
    if isinstance(value, tuple):
        return tuple(_fit(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _fit(getattr(value, one.name)) for one in fields(value)})
    return value


def _speak(environment: Environment, words: NullTranslations) -> None:
    speaker = cast("Any", environment)
    speaker.install_gettext_callables(words.ugettext, words.ungettext, newstyle=True)


def _places(woven: list[int], mark: int) -> tuple[int, ...]:
    return tuple(place for place, one in enumerate(woven) if one == mark)


def _need(cell: str) -> int:
    """The width a cell asks for, in letters: its longest word, and more if it is a sentence."""
    longest = max((len(word) for word in cell[:400].split()), default=1)
    return max(6, min(24, max(longest, len(cell)))) + 4


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"[-−]?[\d \u00a0.,]+(kr|h|timmar|tim|%|kronor)?", cell.strip()) is not None


def _day(value: date, language: str) -> str:
    return format_date(value, "d MMMM y", locale=language)


def _moment(value: datetime, language: str) -> str:
    here = value.astimezone(STOCKHOLM)
    clock = format_time(here, "HH.mm" if language == "sv" else "HH:mm", locale=language)
    return f"{_day(here, language)}, {clock}"
