"""The agreement templates in agreements/: read from their folder, checked, frozen.

A template is prose with named blanks and bound blocks and nothing else, so it cannot run code.
The text is copied when a draft starts. From then on it belongs to the parties.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from samverkan.agreements.prose import (
    BOUND_BLOCKS,
    Blank,
    BlankKind,
    Block,
    MissingBlank,
    blanks_in,
    blocks_in,
    fault_in,
    fill,
    lead_and_items,
    paragraphs,
    unwrapped,
    worded,
)
from samverkan.core import places

# The words of prose.py belong to the library's readers too.
__all__ = [
    "BOUND_BLOCKS",
    "Blank",
    "BlankKind",
    "Block",
    "MissingBlank",
    "blanks_in",
    "blocks_in",
    "fill",
    "lead_and_items",
    "paragraphs",
    "worded",
]

ROOT = places.ROOT / "agreements"

HEAD = "title language description follows clauses blanks reasons"
EXAMPLE = "answers parties needs roles mandates resources rhythm"

Row = Mapping[str, str]
Raw = dict[str, Any]


class ClauseStatus(StrEnum):
    """Whether a clause is always there, there until removed, or there when asked for."""

    REQUIRED = "required"
    RECOMMENDED = "recommended"
    OPTIONAL = "optional"


@dataclass(frozen=True)
class ClauseTemplate:
    """One clause: its prose, and what stands beside it for those who write together."""

    slug: str
    heading: str
    in_short: str
    text: str
    status: ClauseStatus
    question: str | None
    guidance: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Reason:
    """Why the template says what it says, where that was read, and when."""

    note: str
    source: str
    date: date


@dataclass(frozen=True)
class Template:
    """One version of one kind of agreement, never changed once it has been used."""

    kind: str
    version: str
    title: str
    language: str
    description: str
    clauses: tuple[ClauseTemplate, ...]
    blanks: tuple[Blank, ...]
    follows: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()
    folder: Path = field(default=ROOT, repr=False, compare=False)


@dataclass(frozen=True)
class Example:
    """Made-up answers for a specimen: as given in a form, and as they read in the text."""

    given: Row
    answers: Row
    parties: tuple[Row, ...]
    needs: tuple[Row, ...]
    roles: tuple[Row, ...]
    mandates: tuple[Row, ...]
    resources: tuple[Row, ...]
    rhythm: tuple[Row, ...]


class TemplateUnknown(LookupError):
    """There is no template of that kind and version."""


class TemplateBroken(Exception):
    """A template cannot be read; says in which file, on which line and why."""

    def __init__(self, file: Path, line: int, sentence: str) -> None:
        super().__init__(f"{file.name}, rad {line}: {sentence}")
        self.file = file
        self.line = line
        self.sentence = sentence


def kinds(root: Path = ROOT) -> list[str]:
    """The kinds of agreement that have a template, in alphabetical order."""
    return sorted(folder.name for folder in root.iterdir() if folder.is_dir())


def versions(kind: str, root: Path = ROOT) -> list[str]:
    """The versions of a kind, oldest first; TemplateUnknown when there is no such kind."""
    if kind not in kinds(root):
        raise TemplateUnknown(kind)
    return sorted((folder.name for folder in (root / kind).iterdir() if folder.is_dir()), key=_age)


def latest(kind: str, root: Path = ROOT) -> Template:
    """The newest version of a kind, which is the one a new draft starts from."""
    return read(kind, versions(kind, root)[-1], root)


def read(kind: str, version: str, root: Path = ROOT) -> Template:
    """The template, checked whole; TemplateUnknown if it is not there, TemplateBroken if unsound.

    It is read from its folder once, since a version never changes after it has been used.
    """
    if version in versions(kind, root):
        return _read(root / kind / version)
    raise TemplateUnknown(f"{kind}/{version}")


def example(template: Template) -> Example:
    """The made-up answers of the template's example.toml; TemplateBroken unless all are there."""
    source = _Source(template.folder / "example.toml")
    source.expect(source.raw, EXAMPLE, 1)
    told = source.raw.pop("answers")
    source.expect(told, " ".join(blank.name for blank in template.blanks), source.line("[answers]"))
    given = {name: str(value).strip() for name, value in told.items()}
    answers = {b.name: worded(b, given[b.name], template.language) for b in template.blanks}
    tables = {name: tuple(rows) for name, rows in source.raw.items()}
    return Example(given=given, answers=answers, **tables)


def _age(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]


@cache
def _read(folder: Path) -> Template:
    source = _Source(folder / "agreement.toml")
    source.expect(source.raw, HEAD, 1)
    blanks = tuple(_blank(source, name) for name in source.raw["blanks"])
    clauses = tuple(_clause(source, nth, raw) for nth, raw in enumerate(source.raw["clauses"]))
    _refuse_repeated(source, clauses)
    _refuse_unused(source, clauses)
    return Template(
        kind=folder.parent.name,
        version=folder.name,
        title=source.raw["title"],
        language=source.raw["language"],
        description=source.raw["description"],
        clauses=clauses,
        blanks=blanks,
        follows=tuple(source.raw["follows"]),
        reasons=tuple(_reason(source, nth, raw) for nth, raw in enumerate(source.raw["reasons"])),
        folder=folder,
    )


class _Source:
    """A TOML file that knows on which line its things stand."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.text = file.read_text("utf-8") if file.is_file() else ""
        self.raw = self._parse()

    def _parse(self) -> Raw:
        if not self.text:
            self.refuse(1, "Filen saknas eller är tom.")
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as fault:
            told = re.search(r"at line (\d+)", str(fault))
            line = int(told[1]) if told else self.text.count("\n") + 1
            self.refuse(line, f"Raden går inte att läsa ({fault}).")

    def refuse(self, line: int, sentence: str) -> NoReturn:
        raise TemplateBroken(self.file, line, sentence)

    def line(self, beginning: str, nth: int = 0) -> int:
        """The number of the nth line, from 0, that begins so; 1 if there is none."""
        lines = enumerate(self.text.splitlines(), start=1)
        found = [number for number, line in lines if line.startswith(beginning)]
        return found[nth] if nth < len(found) else 1

    def expect(self, raw: Raw, names: str, line: int) -> None:
        """Refuse a missing or an unknown name; a name with a question mark may be missing."""
        known = {name.strip("?") for name in names.split()}
        needed = {name for name in names.split() if not name.endswith("?")}
        for name in sorted(needed - raw.keys()):
            self.refuse(line, f"Här saknas {name}.")
        for name in sorted(raw.keys() - known):
            self.refuse(line, f"{name} är inget som läses här. Är det felstavat?")


def _blank(source: _Source, name: str) -> Blank:
    raw = source.raw["blanks"][name]
    line = source.line(f"[blanks.{name}]")
    source.expect(raw, "question hint kind default?", line)
    if raw["kind"] not in set(BlankKind):
        source.refuse(line, f"Sorten {raw['kind']} finns inte. Välj {', '.join(BlankKind)}.")
    if name in BOUND_BLOCKS:
        source.refuse(line, f"{name} är en tabell och kan inte vara en fråga.")
    default = str(raw["default"]) if "default" in raw else None
    return Blank(name, raw["question"], raw["hint"], BlankKind(raw["kind"]), default)


def _reason(source: _Source, nth: int, raw: Raw) -> Reason:
    source.expect(raw, "note source date", source.line("[[reasons]]", nth))
    return Reason(**raw)


def _clause(source: _Source, nth: int, raw: Raw) -> ClauseTemplate:
    line = source.line("[[clauses]]", nth)
    source.expect(raw, "file heading status question? in_short guidance questions", line)
    if raw["status"] not in set(ClauseStatus):
        source.refuse(line, f"Välj {', '.join(ClauseStatus)} för {raw['file']}.")
    if (raw["status"] == ClauseStatus.OPTIONAL) != ("question" in raw):
        source.refuse(line, "Ett valfritt avsnitt ska ha en fråga, de andra ingen.")
    file = source.file.parent / raw["file"]
    if not file.is_file():
        source.refuse(line, f"Filen {raw['file']} finns inte.")
    return ClauseTemplate(
        slug=re.sub(r"^\d+-", "", file.stem),
        heading=raw["heading"],
        in_short=raw["in_short"],
        text=_text(file, source.raw["blanks"]),
        status=ClauseStatus(raw["status"]),
        question=raw.get("question"),
        guidance=raw["guidance"].strip(),
        questions=tuple(raw["questions"]),
    )


def _text(file: Path, known: Iterable[str]) -> str:
    text = file.read_text("utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if fault := fault_in(line, known):
            raise TemplateBroken(file, number, fault)
    return unwrapped(text)


def _refuse_repeated(source: _Source, clauses: tuple[ClauseTemplate, ...]) -> None:
    seen: set[str] = set()
    for nth, clause in enumerate(clauses):
        names = {clause.slug, clause.heading, *blocks_in(clause.text)}
        if seen & names:
            line = source.line("[[clauses]]", nth)
            source.refuse(line, f"{min(seen & names)} förekommer två gånger.")
        seen |= names


def _refuse_unused(source: _Source, clauses: tuple[ClauseTemplate, ...]) -> None:
    used = {name for clause in clauses for name in blanks_in(clause.text)}
    for name in source.raw["blanks"]:
        if name not in used:
            source.refuse(source.line(f"[blanks.{name}]"), f"Ingen text använder {name}.")
    listed = {raw["file"] for raw in source.raw["clauses"]}
    for file in sorted(source.file.parent.glob("[0-9]*.md")):
        if file.name not in listed:
            raise TemplateBroken(file, 1, "Filen står inte i agreement.toml.")
