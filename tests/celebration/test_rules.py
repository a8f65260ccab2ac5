"""Who may tell, take back and choose, and what the choices say together."""

from datetime import UTC, date, datetime

import pytest

from samverkan.celebration.document import how_long, in_order, woven
from samverkan.celebration.models import Choice, StoryNote
from samverkan.celebration.rules import (
    all_have_chosen,
    is_near_the_end,
    may_choose,
    may_remove,
    may_tell,
    said_together,
)
from samverkan.celebration.values import KINDS, NEXT_STEPS, QUESTIONS, NextStep, NoteKind

NOON = datetime(2027, 3, 18, 11, 0, tzinfo=UTC)
KOMMUNEN, KVARNBACKEN, LAXHJALPARNA = 1, 2, 3


def line(kind: NoteKind = NoteKind.DIFFERENT, party: int = KOMMUNEN, text: str = "Vi") -> StoryNote:
    return StoryNote(kind=kind, party_id=party, text=text, removed_at=None)


def test_a_party_tells_a_few_lines_of_each_kind():
    two = [line(NoteKind.NUMBER)] * 2
    assert may_tell(NoteKind.NUMBER, two)

    verdict = may_tell(NoteKind.NUMBER, [*two, line(NoteKind.NUMBER)])
    assert verdict.reason.startswith("Ni har redan skrivit 3 rader här.")


def test_lines_of_another_kind_take_no_room():
    assert may_tell(NoteKind.BEGAN, [line(NoteKind.NUMBER)] * 3)
    assert may_tell(NoteKind.BEGAN, [line(NoteKind.BEGAN)]).reason.startswith("Ni har redan")


def test_each_kind_has_a_question_with_an_example():
    assert set(QUESTIONS) == set(KINDS) == set(NoteKind)
    assert all("ill exempel" in question.example for question in QUESTIONS.values())


def test_a_party_takes_back_its_own_words():
    assert may_remove(line(), party_id=KOMMUNEN)
    assert "en annan parts" in may_remove(line(), party_id=KVARNBACKEN).reason


def test_a_line_is_taken_back_once():
    gone = line()
    gone.removed_at = NOON
    assert "redan borttagen" in may_remove(gone, party_id=KOMMUNEN).reason


def test_a_party_may_change_its_choice_until_all_see_it():
    own, both = Choice(party_id=KOMMUNEN), [KOMMUNEN, KVARNBACKEN]
    assert may_choose(None, joined=both, is_shown=False)
    assert may_choose(own, joined=both, is_shown=False)
    assert "Alla har valt" in may_choose(own, joined=both, is_shown=True).reason


def test_one_who_came_late_may_still_choose():
    assert may_choose(None, joined=[KOMMUNEN, KVARNBACKEN], is_shown=True)


def test_nobody_chooses_alone():
    assert "minst två parter" in may_choose(None, joined=[KOMMUNEN], is_shown=False).reason


@pytest.mark.parametrize(
    ("chosen", "joined", "all_have"),
    [
        ([], [], False),
        ([], [KOMMUNEN], False),
        ([KOMMUNEN], [KOMMUNEN, KVARNBACKEN], False),
        ([KVARNBACKEN, KOMMUNEN], [KOMMUNEN, KVARNBACKEN], True),
        ([KVARNBACKEN, KOMMUNEN, LAXHJALPARNA], [KOMMUNEN, KVARNBACKEN], True),
    ],
)
def test_all_have_chosen_when_nobody_who_is_in_is_missing(chosen, joined, all_have):
    assert all_have_chosen(chosen, joined) is all_have


@pytest.mark.parametrize(
    ("ends_on", "near"),
    [
        (None, False),
        (date(2027, 7, 17), False),
        (date(2027, 7, 16), True),
        (date(2027, 3, 18), True),
        (date(2026, 12, 31), True),
    ],
)
def test_the_last_120_days_are_the_time_to_think(ends_on, near):
    assert is_near_the_end(ends_on, on=date(2027, 3, 18)) is near


def test_different_choices_are_never_counted_as_votes():
    words = said_together([NextStep.EXTEND, NextStep.EXTEND, NextStep.END])
    assert "Det är inget att rösta om." in words
    assert not any(character.isdigit() for character in words)


def test_the_same_choice_is_told_in_its_own_words():
    assert said_together([NextStep.EXTEND] * 2) == "Alla vill samma sak: fortsätta som nu."


def test_to_end_well_is_celebrated():
    assert "något att fira" in said_together([NextStep.END] * 3)
    assert NEXT_STEPS[NextStep.END] == "Avsluta med heder"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2027, 1, 11), date(2027, 2, 10), "Den första tiden"),
        (date(2027, 1, 31), date(2027, 2, 28), "Den första tiden"),
        (date(2027, 1, 11), date(2027, 2, 11), "En månad"),
        (date(2027, 1, 11), date(2027, 12, 31), "11 månader"),
        (date(2024, 2, 29), date(2025, 2, 28), "11 månader"),
        (date(2024, 2, 29), date(2025, 3, 1), "Ett år"),
        (date(2024, 1, 11), date(2027, 3, 18), "Tre år"),
        (date(2001, 1, 1), date(2027, 1, 1), "26 år"),
    ],
)
def test_a_headline_says_how_long(start, end, words):
    assert how_long(start, end) == words


def test_thanks_are_in_the_alphabets_order_each_once_and_groups_last():
    written = ["Örjan Ek", "alla 64 som kommer.", "Åsa Lind", "Amina Yusuf", "AMINA YUSUF", "", "."]
    assert in_order(written) == ["Amina Yusuf", "Åsa Lind", "Örjan Ek", "alla 64 som kommer"]


@pytest.mark.parametrize("acts", [[1], [1, 2, 0], [1, 2] * 100, [3] * 599 + [1]])
def test_the_weave_fills_the_loom_however_much_has_happened(acts):
    threads = woven(acts)
    assert sum(width for _mark, width in threads) == 160
    assert max(width for _mark, width in threads) <= 24


def test_nothing_done_is_no_weave():
    assert woven([]) == []


def test_a_quote_keeps_whose_words_they_are_apart():
    quote = line(NoteKind.QUOTE, text="Nu märker någon om jag inte kommer.\nUng, 16 år")
    assert (quote.words, quote.whose) == ("Nu märker någon om jag inte kommer.", "Ung, 16 år")
    assert (line(text="a\nb").words, line(text="a\nb").whose) == ("a\nb", "")
