"""Threads, facts in words, and what comes first."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.collaborations.values import Stage, Todo
from samverkan.overview import story
from samverkan.overview.story import tell
from samverkan.overview.values import MOST_THREADS, Happening, woven
from tests.core.setting import reading


@pytest.mark.parametrize(
    ("acts", "threads"),
    [
        ([], ()),
        ([1], ((1, 1),)),
        ([1, 1, 1], ((1, 3),)),
        ([1, 2, 1], ((1, 1), (2, 1), (1, 1))),
        ([0, 0], ((0, 1), (0, 1))),
        ([1, 1, 0, 2, 2], ((1, 2), (0, 1), (2, 2))),
    ],
)
def test_neighbours_of_one_party_are_one_thread_and_joint_acts_stand_alone(acts, threads):
    assert woven(acts) == threads


@given(st.lists(st.integers(0, 6)))
def test_the_weave_holds_the_latest_acts_in_order(acts):
    unravelled = [mark for mark, width in woven(acts) for _ in range(width)]
    assert unravelled == acts[-MOST_THREADS:]


def todo(*, blocks: bool = True, due: date | None = None) -> Todo:
    return Todo("key", "Kvällsöppet", "Titel", "", "/", "Gör", 1, blocks=blocks, due=due)


def test_what_stops_others_and_has_a_day_comes_first():
    wanted = [
        todo(due=date(2027, 3, 1)),
        todo(due=date(2027, 4, 1)),
        todo(),
        todo(blocks=False, due=date(2027, 1, 1)),
        todo(blocks=False),
    ]
    found = [wanted[3], wanted[1], wanted[4], wanted[0], wanted[2]]
    assert sorted(found, key=lambda item: item.order) == wanted


def test_what_is_equally_urgent_keeps_its_order():
    first, second = todo(), todo()
    assert [*map(id, sorted([first, second], key=lambda item: item.order))] == [
        id(first),
        id(second),
    ]


@pytest.fixture
def sentence(monkeypatch):
    """`sentence("…")` becomes what is told about `test.happened`."""

    def said(words):
        monkeypatch.setitem(story.SENTENCES, "test.happened", words)

    return said


@pytest.mark.parametrize(
    ("words", "facts", "told"),
    [
        ("%(party)s satte in %(sum_ore)s.", {"sum_ore": 41_250_050}, "Vi satte in 412 500,50 kr."),
        ("%(party)s bytte från %(new_on)s.", {"new_on": "2027-05-09"}, "Vi bytte från 9 maj 2027."),
        ("%(party)s frågade %(who)s.", {"who": ["A", "B"]}, "Vi frågade A, B."),
        ("%(party)s skrev %(what)s.", {"what": "100 % %(party)s"}, "Vi skrev 100 % %(party)s."),
        ("%(party)s lät den gälla%(until_on)s.", {"until_on": None}, "Vi lät den gälla."),
        ("%(party)s gav %(sum_ore)s.", {"sum_ore": None}, "Vi gav ."),
        ("%(party)s räknade %(num)s.", {"num": 3, "more": "x"}, "Vi räknade 3."),
    ],
)
def test_facts_are_told_in_words(sentence, words, facts, told):
    sentence(words)
    with reading("sv"):
        assert tell("test.happened", facts, "Vi").replace("\u00a0", " ") == told


def test_facts_are_told_in_the_readers_language(sentence):
    sentence("%(sum_ore)s, %(from_on)s")
    with reading("en"):
        told = tell("test.happened", {"sum_ore": 41_250_000, "from_on": "2027-05-09"}, None)
    assert told.replace("\u00a0", " ") == "412,500 kr, 9 May 2027"


def test_what_nobody_did_alone_was_done_by_the_parties():
    with reading("sv"):
        assert tell("collaborations.started", {}, None) == "Parterna började en samverkan."


def test_a_party_cannot_sneak_into_the_facts(sentence):
    sentence("%(party)s")
    with reading("sv"):
        assert tell("test.happened", {"party": "Någon annan"}, "Vi") == "Vi"


@pytest.mark.parametrize(("person", "line"), [("Marie", "Kommunen, Marie"), ("", "Kommunen")])
def test_who_did_it_is_one_line(person, line):
    noon = datetime(2027, 3, 18, 11, tzinfo=UTC)
    assert Happening(1, noon, Stage.NEEDS, "", "Kommunen", person, None, "").by == line
