"""Whatever people write, paper gets only what some font can draw."""

import pytest

from samverkan.core.glyphs import (
    LINES,
    PAPER,
    drawable,
    in_lines,
    needs_reserve,
    runs_right_to_left,
    settable,
)
from tests.core.cutting import cuts


def test_decomposed_letters_are_composed():
    assert settable("A\u030angarna pa\u030a o\u0308n") == "Ångarna på ön"


@pytest.mark.parametrize(
    "silent",
    ["\x00", "\x1b", "\u202e", "\u2066", "\ufeff", "\u200b", "\xad", "\ud800", "\uffff"],
)
def test_what_draws_nothing_is_left_out(silent):
    assert settable(f"vi{silent} ses") == "vi ses"


def test_what_no_font_can_draw_leaves_a_visible_sign():
    assert settable("hej 漢") in {"hej □", "hej ¤"}


def test_a_family_of_emoji_leaves_one_sign_for_each_person():
    assert settable("👨\u200d👩\u200d👧") in {"□□□", "¤¤¤"}


def test_letters_of_private_use_are_not_trusted():
    assert settable("\ue000") in {"□", "¤"}


def test_a_mark_without_a_letter_is_left_out():
    assert settable("\u0338\u0301x") == "x"


def test_a_tower_of_marks_is_cut():
    assert len(settable("Z" + "\u0330" * 400)) < 10


def test_doing_it_twice_changes_nothing():
    odd = "\u0338A\u030a\u202e 漢👨\u200d👩\r\n\u2028 Z\u0301\u0302\u0303\u0304\u0305"
    assert settable(settable(odd)) == settable(odd)


def test_line_breaks_of_every_kind_become_one_kind():
    assert in_lines("a\r\nb\rc\u2028d\n\n\n\n\ne") == "a\nb\nc\nd\n\ne"


def test_a_flood_of_lines_becomes_running_text():
    assert "\n" not in in_lines("a\n" * (LINES + 2))


def test_markup_goes_through_untouched():
    page = "<!doctype html>\n\t<p>Sju sjösjuka sjömän.</p>\n"
    assert drawable(page) == page


def test_only_foreign_letters_need_the_reserve_font():
    assert not needs_reserve("Överenskommelse – ”enligt” § 6")
    assert needs_reserve("Договор")


def test_direction_follows_the_first_letter():
    assert runs_right_to_left("12. مرحبا hej")
    assert not runs_right_to_left("12. hej مرحبا")
    assert not runs_right_to_left("")


def test_the_papers_fonts_are_cut_from_the_screens():
    assert cuts() == {font.name: font.read_bytes() for font in PAPER.iterdir()}
