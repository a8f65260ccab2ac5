"""What changed between two texts."""

from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.diff import changes, words


@given(st.text(), st.text())
def test_both_texts_can_be_read_out_of_their_difference(before, after):
    parts = changes(before, after)
    assert "".join(text for kind, text in parts if kind != "ins") == before
    assert "".join(text for kind, text in parts if kind != "del") == after


@given(st.text())
def test_words_put_together_are_the_text(text):
    assert "".join(words(text)) == text


def test_a_changed_word_is_shown_as_one():
    assert changes("Vi möts på tisdagar.", "Vi möts på torsdagar.") == [
        ("same", "Vi möts på "),
        ("del", "tisdagar"),
        ("ins", "torsdagar"),
        ("same", "."),
    ]


def test_a_text_made_to_take_time_is_shown_whole():
    hostile, other = "a " * 10_000, "a " * 10_001
    assert changes(hostile, other) == [("del", hostile), ("ins", other)]
