"""Blanks are filled once and never again, and prose falls into paragraphs and tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.agreements import library
from samverkan.agreements.library import Blank, BlankKind, Block, MissingBlank


def test_blanks_and_blocks_come_in_the_order_they_are_read():
    text = "{{ b }} {{a}}\n\n{{ roller }}\n\n{{ b }}\n\n{{ parter }}"

    assert library.blanks_in(text) == ["b", "a"]
    assert library.blocks_in(text) == ["roller", "parter"]


def test_filling_leaves_the_tables_for_the_records():
    filled = library.fill("Från {{ startdag }}.\n\n{{ parter }}", {"startdag": "1 maj 2027"})

    assert filled == "Från 1 maj 2027.\n\n{{ parter }}"


@pytest.mark.parametrize("answers", [{}, {"startdag": ""}, {"startdag": "  "}])
def test_a_forgotten_blank_is_called_by_its_name(answers: dict[str, str]):
    with pytest.raises(MissingBlank) as missing:
        library.fill("Från {{ startdag }}.", answers)

    assert missing.value.name == "startdag"


@given(st.text(alphabet=st.characters(exclude_characters="{}")))
def test_text_without_braces_is_left_alone(text: str):
    assert library.fill(text, {"x": "svar"}) == text


@given(st.text(), st.text())
def test_an_answer_is_never_filled_again(before: str, after: str):
    answer = before + "{{ x }}" + after

    assert library.fill("{{ y }}, {{ y }}", {"x": "fel", "y": answer}) == f"{answer}, {answer}"


@given(st.text())
def test_any_text_can_be_split_and_no_word_is_lost(text: str):
    parts = library.paragraphs(text)
    words = [f"{{{{ {part.name} }}}}" if isinstance(part, Block) else part for part in parts]

    assert "".join("".join(words).split()) == "".join(text.split())


def test_a_table_stands_alone_even_when_nobody_left_room_for_it():
    parts = library.paragraphs("Först.\r\n  {{ rytm }}\r\nSedan.\r\n \r\n\r\nSist, {{ rytm }}.")

    assert parts == ["Först.", Block("rytm"), "Sedan.", "Sist, {{ rytm }}."]


def test_an_unknown_table_is_only_words():
    assert library.paragraphs("{{ pengar }}") == ["{{ pengar }}"]


@pytest.mark.parametrize(
    ("paragraph", "lead", "items"),
    [
        ("Vi är glada.", "Vi är glada.", ()),
        ("Vi är:\n- glada\n- mätta", "Vi är:", ("glada", "mätta")),
        ("- glada\n- mätta - ofta", "", ("glada", "mätta - ofta")),
    ],
)
def test_a_list_is_told_from_its_lead(paragraph: str, lead: str, items: tuple[str, ...]):
    assert library.lead_and_items(paragraph) == (lead, items)


@pytest.mark.parametrize(
    ("kind", "given", "read"),
    [
        (BlankKind.TEXT, "Bulle & kaffe", "Bulle & kaffe"),
        (BlankKind.DATE, "2027-08-01", "1 augusti 2027"),
        (BlankKind.WHOLE_NUMBER, "12000", "12\u00a0000"),
        (BlankKind.MONTHS, "1", "1 månad"),
        (BlankKind.MONTHS, "6", "6 månader"),
        (BlankKind.MONEY, "41250000", "412\u00a0500 kronor"),
        (BlankKind.MONEY, "1950", "19,50 kronor"),
    ],
)
def test_an_answer_is_worded_for_its_place(kind: BlankKind, given: str, read: str):
    assert library.worded(blank_of(kind), given) == read


@pytest.mark.parametrize(
    ("kind", "given"), [(BlankKind.DATE, "snart"), (BlankKind.MONTHS, "några")]
)
def test_an_answer_of_another_kind_is_not_worded(kind: BlankKind, given: str):
    with pytest.raises(ValueError, match=given):
        library.worded(blank_of(kind), given)


def test_an_answer_is_worded_in_the_language_of_the_template():
    assert library.worded(blank_of(BlankKind.DATE), "2027-08-01", "en") == "1 August 2027"
    assert library.worded(blank_of(BlankKind.MONTHS), "6", "en") == "6 months"


def blank_of(kind: BlankKind) -> Blank:
    return Blank("svar", "Vad?", "", kind)
