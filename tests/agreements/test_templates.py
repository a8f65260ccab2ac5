"""Every template in agreements/ is whole, in plain words, and can be printed."""

import re
from itertools import chain

import pytest

from samverkan.agreements import library
from samverkan.agreements.library import Block, ClauseStatus, ClauseTemplate, Template

TEMPLATES = [
    library.read(kind, version) for kind in library.kinds() for version in library.versions(kind)
]
CLAUSES = [clause for template in TEMPLATES for clause in template.clauses]
FILLED = [
    library.fill(clause.text, library.example(template).answers)
    for template in TEMPLATES
    for clause in template.clauses
]
every_template = pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: t.version)
every_clause = pytest.mark.parametrize("clause", CLAUSES, ids=lambda c: c.slug)
every_filled_text = pytest.mark.parametrize("text", FILLED, ids=[one.slug for one in CLAUSES])

PARTNERSHIP = library.latest("ideburet-partnerskap")
CANONICAL = [
    "parter",
    "bakgrund",
    "syfte",
    "de-som-berors",
    "vardegrund",
    "relation",
    "mal",
    "ataganden",
    "resurser",
    "styrning",
    "kommunikation",
    "uppfoljning",
    "tid",
    "andringar",
    "uppsagning",
    "oense",
    "avslut",
    "personuppgifter",
    "bilagor",
]
OURS = {"avgransning", "maktbalans", "sprak", "forandrade-behov", "firande"}

SALE = r"beställare|utförare|uppdrag|prestation|ersättning per|leverantör|per plats"
STIFF = (
    r"ogiltig|felaktig|obligatorisk|aktör|intressent|implementera|målgrupp|tyvärr|och/eller|\bsamt\b"
    r"|erhåll|avseende|gällande|härmed|därvid|i enlighet med|tillse|äga rum|ovan(?:stående)?\b"
)
LEGAL_CLAIM = r"§|\bkap\.|tillåt|laglig|har rätt enligt|strider inte mot"


@every_template
def test_the_example_fills_every_blank(template: Template):
    answers = library.example(template).answers

    filled = [library.fill(clause.text, answers) for clause in template.clauses]

    assert "{{" not in prose_of("\n\n".join(filled))


@every_template
def test_the_example_has_a_row_for_every_table(template: Template):
    made_up = library.example(template)
    tables = [
        made_up.parties,
        made_up.needs,
        made_up.roles,
        made_up.mandates,
        made_up.resources,
        made_up.rhythm,
    ]

    assert all(tables)
    assert all(row["text"] for row in chain.from_iterable(tables))


@every_template
def test_those_who_act_in_the_example_are_its_parties(template: Template):
    made_up = library.example(template)
    parties = {row["party"] for row in made_up.parties}
    rows = [*made_up.needs, *made_up.roles, *made_up.mandates, *made_up.resources]

    assert {row["party"] for row in rows} == parties


@every_template
def test_blanks_are_asked_in_the_order_they_are_read(template: Template):
    read = library.blanks_in("\n\n".join(clause.text for clause in template.clauses))

    assert [blank.name for blank in template.blanks] == read


@every_template
def test_a_default_is_an_answer_of_its_kind(template: Template):
    given = [(blank, blank.default) for blank in template.blanks if blank.default]

    assert all(library.worded(blank, default) for blank, default in given)


@every_template
def test_every_table_has_its_place_in_a_required_clause(template: Template):
    required = [one.text for one in template.clauses if one.status == ClauseStatus.REQUIRED]

    assert sorted(library.blocks_in("\n\n".join(required))) == sorted(library.BOUND_BLOCKS)


@every_template
def test_a_template_says_why_and_where_that_was_read(template: Template):
    assert template.follows
    assert all(reason.note and reason.source for reason in template.reasons)


@every_clause
def test_a_clause_names_no_seller_and_no_buyer(clause: ClauseTemplate):
    assert re.findall(SALE, everything_said(clause), re.IGNORECASE) == []


@every_clause
def test_a_clause_uses_no_stiff_words(clause: ClauseTemplate):
    assert re.findall(STIFF, everything_said(clause), re.IGNORECASE) == []


@every_clause
def test_a_clause_promises_nothing_about_the_law(clause: ClauseTemplate):
    assert re.findall(LEGAL_CLAIM, everything_said(clause), re.IGNORECASE) == []


@every_clause
def test_a_clause_has_no_mark_up_but_paragraphs_and_lists(clause: ClauseTemplate):
    assert re.findall(r"[*`#|<>\[\]—!]|^\d+[.)]|^ +|\t", prose_of(clause.text), re.MULTILINE) == []


@every_filled_text
def test_a_clause_is_short_enough_to_read_aloud(text: str):
    lengths = [len(sentence.split()) for sentence in sentences_in(prose_of(text))]

    assert sum(lengths) / len(lengths) <= 15
    assert max(lengths) <= 30


@every_clause
def test_a_clause_comes_with_company(clause: ClauseTemplate):
    assert 2 <= len(sentences_in(clause.guidance)) <= 4
    assert 2 <= len(clause.questions) <= 4
    assert all(question.endswith("?") for question in clause.questions)
    assert len(sentences_in(clause.in_short)) == 1
    assert len(clause.in_short.split()) <= 20


@every_clause
def test_blanks_stand_only_in_the_prose(clause: ClauseTemplate):
    beside = (clause.heading, clause.in_short, clause.question or "", clause.guidance)

    assert "{" not in "".join((*beside, *clause.questions))


def test_the_partnership_has_the_canonical_sections_in_order():
    slugs = [clause.slug for clause in PARTNERSHIP.clauses]

    assert [slug for slug in slugs if slug not in OURS] == CANONICAL


def test_what_no_one_else_has_is_offered_and_never_pressed():
    ours = [clause for clause in PARTNERSHIP.clauses if clause.slug in OURS]

    assert {clause.slug for clause in ours} == OURS
    assert {clause.status for clause in ours} == {ClauseStatus.OPTIONAL}


def test_what_is_thin_in_practice_is_recommended():
    thin = [one for one in PARTNERSHIP.clauses if one.slug in {"avslut", "personuppgifter"}]

    assert [clause.status for clause in thin] == [ClauseStatus.RECOMMENDED] * 2


def test_only_what_no_record_knows_is_asked():
    without_default = [blank.name for blank in PARTNERSHIP.blanks if blank.default is None]

    assert without_default == [
        "initiativ",
        "plan",
        "syfte",
        "avgransning",
        "mal",
        "startdag",
        "slutdag",
    ]


def everything_said(clause: ClauseTemplate) -> str:
    beside = (clause.heading, clause.in_short, clause.question or "", clause.guidance)
    return "\n".join((*beside, *clause.questions, clause.text))


def prose_of(text: str) -> str:
    parts = library.paragraphs(text)
    return "\n\n".join(part for part in parts if not isinstance(part, Block))


def sentences_in(text: str) -> list[str]:
    return [piece for piece in re.split(r"[.?]\s+|[.?]$|\n+", text.strip()) if piece.strip()]
