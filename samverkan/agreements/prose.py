"""The prose of a clause: its blanks, its bound blocks and its paragraphs.

Filling is one plain substitution, so a clause can never run code.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from babel.dates import format_date
from babel.numbers import format_decimal
from babel.units import format_unit

BOUND_BLOCKS = ("parter", "behov", "roller", "mandat", "resurser", "rytm")

BLANK = re.compile(r"\{\{ *([a-z][a-z0-9_]*) *\}\}")
BLOCK = r"^[ \t]*\{\{ *(?:" + "|".join(BOUND_BLOCKS) + r") *\}\}[ \t]*$"
BLOCK_LINE = re.compile(BLOCK, re.MULTILINE)
EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n)+")
ITEM = re.compile(r"^- +", re.MULTILINE)
OWN_LINE = re.compile(r"- .*|\{\{ *[a-z][a-z0-9_]* *\}\}")


class BlankKind(StrEnum):
    """What kind of answer a blank takes."""

    TEXT = "text"
    DATE = "date"
    WHOLE_NUMBER = "whole_number"
    MONTHS = "months"
    MONEY = "money"


@dataclass(frozen=True)
class Block:
    """A bound block: the place of a table that always says what the records say."""

    name: str


@dataclass(frozen=True)
class Blank:
    """Something to ask once. The default is in the form that `worded` takes."""

    name: str
    question: str
    hint: str
    kind: BlankKind
    default: str | None = None


class MissingBlank(LookupError):
    """A blank has no answer; says which."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def blanks_in(text: str) -> list[str]:
    """The named blanks in the order they first come."""
    return [name for name in _names_in(text) if name not in BOUND_BLOCKS]


def blocks_in(text: str) -> list[str]:
    """The bound blocks in the order they first come."""
    return [name for name in _names_in(text) if name in BOUND_BLOCKS]


def fill(text: str, answers: Mapping[str, str]) -> str:
    """The text with its blanks filled in one pass; bound blocks stay.

    Raises MissingBlank for a blank without an answer. What an answer says is never filled again.
    """

    def answer(found: re.Match[str]) -> str:
        name = found[1]
        if name in BOUND_BLOCKS:
            return found[0]
        if not answers.get(name, "").strip():
            raise MissingBlank(name)
        return answers[name]

    return BLANK.sub(answer, text)


def paragraphs(text: str) -> list[str | Block]:
    """The prose in paragraphs, and the bound blocks that stand alone on a line between them.

    A list keeps its lines, each beginning with "- ", in the same paragraph as its lead-in.
    """
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    chunks = EMPTY_LINES.split(BLOCK_LINE.sub(r"\n\n\g<0>\n\n", unix))
    return [_paragraph(chunk.strip()) for chunk in chunks if chunk.strip()]


def lead_and_items(paragraph: str) -> tuple[str, tuple[str, ...]]:
    """A paragraph's own words, and the items of its list when it has one."""
    lead, *items = ITEM.split(paragraph)
    return lead.strip(), tuple(item.strip() for item in items)


def worded(blank: Blank, given: str, language: str = "sv") -> str:
    """How an answer reads in the text: a day, a number with its unit, or the words themselves.

    A date is given as 2027-08-01, money in whole öre. ValueError if it is not of the blank's kind.
    """
    wordings: dict[BlankKind, Callable[[], str]] = {
        BlankKind.TEXT: lambda: given,
        BlankKind.DATE: lambda: format_date(date.fromisoformat(given), "d MMMM y", language),
        BlankKind.WHOLE_NUMBER: lambda: format_decimal(int(given), locale=language),
        BlankKind.MONTHS: lambda: format_unit(int(given), "month", locale=language),
        BlankKind.MONEY: lambda: _kronor(int(given), language),
    }
    return wordings[blank.kind]()


def unwrapped(text: str) -> str:
    """The prose with one line to a paragraph, out of prose with one line to a sentence.

    List items, and blanks that stand alone, keep lines of their own.
    """
    return "\n\n".join(_joined(chunk.splitlines()) for chunk in EMPTY_LINES.split(text.strip()))


def fault_in(line: str, known: Iterable[str]) -> str | None:
    """Why a template may not say this line, in a sentence; None when it may."""
    if "{%" in line or "{#" in line:
        return "Skriv bara text. Slingor och villkor finns inte här."
    unknown = [name for name in blanks_in(line) if name not in known]
    if unknown:
        return f"{unknown[0]} finns inte bland frågorna i agreement.toml."
    if blocks_in(line) and not BLOCK_LINE.fullmatch(line):
        return f"Tabellen {blocks_in(line)[0]} ska stå ensam på en rad."
    return "Klamrarna går inte att läsa." if re.search(r"[{}]", BLANK.sub("", line)) else None


def _paragraph(chunk: str) -> str | Block:
    if BLOCK_LINE.fullmatch(chunk):
        return Block(_names_in(chunk)[0])
    return chunk


def _joined(lines: list[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        text += ("\n" if OWN_LINE.fullmatch(line) else " ") + line
    return text


def _names_in(text: str) -> list[str]:
    return list(dict.fromkeys(BLANK.findall(text)))


def _kronor(ore: int, language: str) -> str:
    pattern = "#,##0.00" if ore % 100 else "#,##0"
    return f"{format_decimal(Decimal(ore) / 100, pattern, language)} kronor"
