"""What people write is kept as they meant it, and nothing in it can do harm."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.words import clean, one_line, swedish

ANY_TEXT = st.text(st.characters(exclude_categories=[]))


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)
    assert one_line(one_line(text)) == one_line(text)


@given(ANY_TEXT)
def test_a_clean_text_can_be_stored_and_shown_anywhere(text):
    kept = clean(text)
    assert kept.encode().decode() == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert {unicodedata.category(sign) for sign in kept if sign not in "\n\t"}.isdisjoint({"Cc"})


@given(ANY_TEXT)
def test_a_line_is_one_line(text):
    assert one_line(text).splitlines() == [one_line(text)] * bool(one_line(text))


def test_decomposed_letters_become_the_letters_they_are():
    assert clean("Go\u0308teborg, A\u030asen") == "Göteborg, Åsen"


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x7f", "\x9f", "\ud800", "\ufffe", "\uffff"])
def test_signs_that_no_reader_can_see_are_left_out(sign):
    assert clean(f"Läx{sign}hjälp") == "Läxhjälp"


@pytest.mark.parametrize("sign", ["\u202a", "\u202d", "\u202e", "\u2066", "\u2069"])
def test_nobody_can_turn_the_reading_direction_of_others(sign):
    assert clean(f"Betala {sign}000 1 kr") == "Betala 000 1 kr"


def test_arabic_and_hebrew_stay_as_they_are_written():
    assert clean("مرحبا שלום") == "مرحبا שלום"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_way_to_break_a_line_is_kept_as_a_line_break(end):
    assert clean(f"Ett{end}två") == "Ett\ntvå"
    assert one_line(f"Ett{end}två") == "Ett två"


def test_emoji_with_joiners_stay_whole():
    assert one_line("👩‍👩‍👧 🇸🇪") == "👩‍👩‍👧 🇸🇪"


def test_nothing_written_is_an_empty_text():
    assert (clean(None), one_line(None), clean(" \n\t ")) == ("", "", "")


def test_names_stand_in_swedish_order():
    wanted = ["Anna", "edra", "Zakaria", "Åsa", "Ägget", "Ärla", "Östen"]
    assert sorted(["Östen", "Ärla", "Zakaria", "Åsa", "Ägget", "edra", "Anna"], key=swedish) == (
        wanted
    )


def test_the_neighbours_letters_stand_where_a_swede_looks_for_them():
    names = ["Ørjan", "Æbele", "Zara", "Idé", "Idel", "Müller", "Mystik"]
    assert sorted(names, key=swedish) == [
        "Idé",
        "Idel",
        "Müller",
        "Mystik",
        "Zara",
        "Æbele",
        "Ørjan",
    ]


def test_names_that_differ_only_in_case_have_a_steady_order():
    assert sorted(["åsa", "Åsa"], key=swedish) == sorted(["Åsa", "åsa"], key=swedish)
