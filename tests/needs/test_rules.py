"""What is shared, what is agreed, and what a text becomes when it travels."""

from typing import Any

from samverkan.needs.rules import (
    first_sentence,
    is_agreed,
    is_shared,
    may_add,
    may_confirm,
    paragraphs,
)


class Party:
    def __init__(self, id_: int) -> None:
        self.id = id_


PARTIES: list[Any] = [Party(1), Party(2), Party(3)]


def test_one_party_alone_shares_nothing():
    assert not is_shared({1})
    assert is_shared({1, 2})


def test_all_joined_parties_must_stand_behind_and_be_at_least_two():
    assert not is_agreed({1}, PARTIES[:1])
    assert not is_agreed({1, 2}, PARTIES)
    assert is_agreed({1, 2, 3}, PARTIES[:2])


def test_one_stands_behind_what_one_has_read():
    assert may_confirm(3, 3)
    assert "Läs den igen" in may_confirm(3, 4).reason


def test_there_is_an_end_to_needs():
    assert may_add(49)
    assert not may_add(50)


def test_the_first_sentence_ends_where_it_ends():
    assert (
        first_sentence("Unga 13–19 år är ute.\nDe vill in! Och sedan?") == "Unga 13–19 år är ute."
    )
    assert first_sentence("Kl. 17.30 stänger allt") == "Kl."
    assert first_sentence("ingen punkt") == "ingen punkt"


def test_a_very_long_sentence_is_cut_between_words():
    cut = first_sentence("ord " * 1000)
    assert cut.endswith("ord …")
    assert len(cut) < 310


def test_empty_lines_are_no_paragraphs():
    assert paragraphs("ett\n\n  \ntvå") == ["ett", "två"]
