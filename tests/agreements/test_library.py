"""Templates are read whole, or refused with a file, a line and a sentence."""

from pathlib import Path

import pytest

from samverkan.agreements import library
from samverkan.agreements.library import Block, ClauseStatus, TemplateBroken, TemplateUnknown

AGREEMENT = """\
title = "Vänskap"
language = "sv"
description = "För två som vill varandra väl."
follows = ["Sunt förnuft"]
reasons = []

[[clauses]]
file = "01-parter.md"
heading = "Parter"
status = "required"
in_short = "Vi är två."
guidance = "Skriv vilka ni är."
questions = ["Vilka är ni?"]

[[clauses]]
file = "02-fika.md"
heading = "Fika"
status = "optional"
question = "Vill ni fika?"
in_short = "Vi fikar."
guidance = "Bjud varannan gång."
questions = ["Vem bakar?"]

[blanks.startdag]
question = "När börjar ni?"
hint = "Välj en fredag."
kind = "date"

[blanks.bulle]
question = "Vilken bulle?"
hint = "Den godaste."
kind = "text"
default = "Kardemumma"
"""
PARTIES = """\
Vi är vänner.
Vi börjar {{ startdag }}.

{{ parter }}

Så här är vi:
- glada
- hungriga
"""
COFFEE = "Vi äter {{ bulle }}.\n"
EXAMPLE = """\
[answers]
startdag = 2027-08-01
bulle = "Kardemumma"

[[parties]]
party = "Ada"
text = "Bor högst upp."
"""
EMPTY_TABLES = "needs = []\nroles = []\nmandates = []\nresources = []\nrhythm = []\n\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "vanskap" / "2026-1"
    folder.mkdir(parents=True)
    (folder / "agreement.toml").write_text(AGREEMENT, "utf-8")
    (folder / "01-parter.md").write_text(PARTIES, "utf-8")
    (folder / "02-fika.md").write_text(COFFEE, "utf-8")
    (folder / "example.toml").write_text(EMPTY_TABLES + EXAMPLE, "utf-8")
    return tmp_path


def test_a_template_is_what_its_folder_says(root: Path):
    template = library.read("vanskap", "2026-1", root)

    assert (template.kind, template.version, template.title) == ("vanskap", "2026-1", "Vänskap")
    assert template.follows == ("Sunt förnuft",)
    assert [clause.slug for clause in template.clauses] == ["parter", "fika"]
    assert [blank.name for blank in template.blanks] == ["startdag", "bulle"]
    assert template.clauses[1].status is ClauseStatus.OPTIONAL
    assert template.clauses[1].question == "Vill ni fika?"


def test_sentences_on_their_own_lines_become_one_paragraph(root: Path):
    template = library.read("vanskap", "2026-1", root)

    assert library.paragraphs(template.clauses[0].text) == [
        "Vi är vänner. Vi börjar {{ startdag }}.",
        Block("parter"),
        "Så här är vi:\n- glada\n- hungriga",
    ]


def test_a_folder_is_read_once(root: Path):
    first = library.read("vanskap", "2026-1", root)
    (root / "vanskap" / "2026-1" / "02-fika.md").write_text("Vi springer.", "utf-8")

    assert library.read("vanskap", "2026-1", root) is first


def test_the_latest_version_is_counted_and_not_spelled(root: Path):
    (root / "vanskap" / "2026-2").mkdir()
    (root / "vanskap" / "2026-1").rename(root / "vanskap" / "2026-10")

    assert library.versions("vanskap", root) == ["2026-2", "2026-10"]
    assert library.latest("vanskap", root).version == "2026-10"


def test_kinds_are_in_alphabetical_order_and_files_are_no_kind(root: Path):
    (root / "README.md").write_text("Läs mig.", "utf-8")
    (root / "avsikt").mkdir()

    assert library.kinds(root) == ["avsikt", "vanskap"]


@pytest.mark.parametrize(
    ("kind", "version"),
    [("vanskap", "2025-1"), ("ovanskap", "2026-1"), ("vanskap", ".."), ("..", "2026-1")],
)
def test_an_unknown_template_is_not_looked_for_elsewhere(root: Path, kind: str, version: str):
    with pytest.raises(TemplateUnknown):
        library.read(kind, version, root)


def test_an_example_holds_answers_as_given_and_as_read(root: Path):
    made_up = library.example(library.read("vanskap", "2026-1", root))

    assert made_up.given == {"startdag": "2027-08-01", "bulle": "Kardemumma"}
    assert made_up.answers == {"startdag": "1 augusti 2027", "bulle": "Kardemumma"}
    assert made_up.parties == ({"party": "Ada", "text": "Bor högst upp."},)


@pytest.mark.parametrize(
    ("written", "instead", "line", "sentence"),
    [
        ('title = "Vänskap"\n', "", 1, "Här saknas title."),
        ('title = "Vänskap"', "title = Vänskap", 1, "Raden går inte att läsa"),
        ('title = "Vänskap"', 'titel = ""\ntitle = ""', 1, "titel är inget som läses här"),
        ('heading = "Fika"\n', "", 15, "Här saknas heading."),
        ('status = "required"', 'status = "kanske"', 7, "Välj required, recommended, optional"),
        ('question = "Vill ni fika?"\n', "", 15, "Ett valfritt avsnitt ska ha en fråga"),
        ("02-fika.md", "02-kaffe.md", 15, "Filen 02-kaffe.md finns inte."),
        ("02-fika.md", "01-parter.md", 15, "parter förekommer två gånger."),
        ('heading = "Fika"', 'heading = "Parter"', 15, "Parter förekommer två gånger."),
        ('kind = "date"', 'kind = "dag"', 24, "Sorten dag finns inte."),
        ('hint = "Den godaste."\n', "", 29, "Här saknas hint."),
        ("default =", "defalt =", 29, "defalt är inget som läses här"),
        ("[blanks.bulle]", "[blanks.startdag]", 29, "Raden går inte att läsa"),
    ],
)
def test_a_broken_table_of_contents_is_refused_with_its_line(
    root: Path, written: str, instead: str, line: int, sentence: str
):
    file = root / "vanskap" / "2026-1" / "agreement.toml"
    file.write_text(AGREEMENT.replace(written, instead), "utf-8")

    assert_refused(root, file, line, sentence)


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("Vi äter {{ bulle }}.\n\nOch {{ kaka }}.", 3, "kaka finns inte bland frågorna"),
        ("Vi äter {{ bulle }}.\n{% for x in y %}", 2, "Slingor och villkor finns inte här."),
        ("{{ bulle }}\n{# tyst #}", 2, "Slingor och villkor finns inte här."),
        ("{{ bulle }} {{ roller }}", 1, "Tabellen roller ska stå ensam på en rad."),
        ("{{ bulle }}\n{{ Roller }}", 2, "Klamrarna går inte att läsa."),
        ("{{ bulle }}\n{{ roller }", 2, "Klamrarna går inte att läsa."),
    ],
)
def test_a_broken_clause_is_refused_with_its_line(root: Path, text: str, line: int, sentence: str):
    file = root / "vanskap" / "2026-1" / "02-fika.md"
    file.write_text(text, "utf-8")

    assert_refused(root, file, line, sentence)


def test_a_question_that_no_text_uses_is_refused(root: Path):
    folder = root / "vanskap" / "2026-1"
    (folder / "02-fika.md").write_text("Vi fikar.", "utf-8")

    assert_refused(root, folder / "agreement.toml", 29, "Ingen text använder bulle.")


def test_a_table_shown_twice_is_refused(root: Path):
    folder = root / "vanskap" / "2026-1"
    (folder / "02-fika.md").write_text("{{ parter }}\n\n{{ bulle }}", "utf-8")

    assert_refused(root, folder / "agreement.toml", 15, "parter förekommer två gånger.")


def test_a_table_is_no_question(root: Path):
    file = root / "vanskap" / "2026-1" / "agreement.toml"
    blank = '\n[blanks.rytm]\nquestion = "?"\nhint = ""\nkind = "text"\n'
    file.write_text(AGREEMENT + blank, "utf-8")

    assert_refused(root, file, 35, "rytm är en tabell och kan inte vara en fråga.")


def test_a_clause_nobody_listed_is_refused(root: Path):
    file = root / "vanskap" / "2026-1" / "03-glomd.md"
    file.write_text("Vi glömde det här.", "utf-8")

    assert_refused(root, file, 1, "Filen står inte i agreement.toml.")


def test_a_folder_without_a_table_of_contents_is_refused(root: Path):
    file = root / "vanskap" / "2026-1" / "agreement.toml"
    file.unlink()

    assert_refused(root, file, 1, "Filen saknas eller är tom.")


@pytest.mark.parametrize(
    ("written", "instead", "sentence"),
    [
        ('bulle = "Kardemumma"\n', "", "Här saknas bulle."),
        ("bulle =", "kaka = 1\nbulle =", "kaka är inget som läses här"),
        ("[[parties]]", "[[folk]]", "Här saknas parties."),
    ],
)
def test_an_example_that_does_not_answer_is_refused(
    root: Path, written: str, instead: str, sentence: str
):
    template = library.read("vanskap", "2026-1", root)
    example = template.folder / "example.toml"
    example.write_text((EMPTY_TABLES + EXAMPLE).replace(written, instead), "utf-8")

    with pytest.raises(TemplateBroken, match=sentence):
        library.example(template)


def test_a_broken_template_says_where_in_words():
    fault = TemplateBroken(Path("mapp/01-parter.md"), 7, "Klamrarna går inte att läsa.")

    assert str(fault) == "01-parter.md, rad 7: Klamrarna går inte att läsa."


def assert_refused(root: Path, file: Path, line: int, sentence: str) -> None:
    with pytest.raises(TemplateBroken, match=sentence) as broken:
        library.read("vanskap", "2026-1", root)
    assert (broken.value.file, broken.value.line) == (file, line)
