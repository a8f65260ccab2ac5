"""Who may answer a change and when it is agreed, without a database."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from samverkan.changes.actions import shortened
from samverkan.changes.models import Change, ChangeAnswer
from samverkan.changes.rules import (
    has_everyone_said_yes,
    may_answer,
    may_withdraw,
    says_what_instead,
)
from samverkan.changes.story import SENTENCES
from samverkan.changes.values import TITLE, Answer
from samverkan.collaborations.models import Party
from samverkan.organisations.models import Organisation

THEN = datetime(2027, 3, 3, 9, 0, tzinfo=UTC)
KOMMUNEN = Party(id=1, organisation=Organisation(name="Granlunda kommun"))
FORENINGEN = Party(id=2, organisation=Organisation(name="Kvarnbacken"))


def change(**told: Any) -> Change:
    return Change(party_id=1, party=KOMMUNEN, starts_on=date(2027, 7, 1), **told)


def answer(party_id: int, said: Answer) -> ChangeAnswer:
    return ChangeAnswer(party_id=party_id, answer=said)


def test_every_other_party_may_answer_an_open_change():
    assert may_answer(change(), FORENINGEN)
    assert may_answer(change(), KOMMUNEN).reason == (
        "Ni föreslog ändringen. Det räknas som ett ja från er."
    )


def test_nobody_answers_what_is_agreed_or_withdrawn():
    assert may_answer(change(agreed_at=THEN), KOMMUNEN).reason == (
        "Alla parter har sagt ja. Ändringen gäller från 1 juli 2027. "
        "Föreslå en ny ändring om något behöver bli annorlunda."
    )
    assert may_answer(change(withdrawn_at=THEN), FORENINGEN).reason == (
        "Granlunda kommun drog tillbaka förslaget."
    )


def test_only_the_proposer_withdraws_and_only_what_is_open():
    assert may_withdraw(change(), KOMMUNEN)
    assert may_withdraw(change(), FORENINGEN).reason == (
        "Bara Granlunda kommun kan dra tillbaka förslaget."
    )
    assert not may_withdraw(change(agreed_at=THEN), KOMMUNEN)


def test_who_wants_something_else_says_what():
    assert says_what_instead(Answer.YES, "")
    assert says_what_instead(Answer.TALK, "")
    assert says_what_instead(Answer.OTHERWISE, "Klockan 16")
    assert says_what_instead(Answer.OTHERWISE, "").reason == "Skriv vad ni föreslår i stället."


@pytest.mark.parametrize("said", [Answer.OTHERWISE, Answer.TALK])
def test_anything_but_yes_from_everyone_is_not_agreed(said):
    both = [KOMMUNEN, FORENINGEN]
    assert not has_everyone_said_yes(both, [answer(1, Answer.YES)])
    assert not has_everyone_said_yes(both, [answer(1, Answer.YES), answer(2, said)])
    assert has_everyone_said_yes(both, [answer(1, Answer.YES), answer(2, Answer.YES)])


def test_a_party_that_has_left_is_not_waited_for():
    said = [answer(1, Answer.YES), answer(2, Answer.TALK)]
    assert has_everyone_said_yes([KOMMUNEN], said)


@given(some.text())
def test_a_heading_is_one_line_and_not_too_long(text):
    short = shortened(text)
    assert len(short) <= TITLE + 2
    assert "\n" not in short


@pytest.mark.parametrize("said", list(Answer))
def test_every_answer_can_be_told(said):
    assert f"changes.answered_{said}" in SENTENCES
