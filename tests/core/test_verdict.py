"""A rule answers yes, or no with the sentence that says why."""

import pytest

from samverkan.core.errors import NotAllowed, RuleBroken
from samverkan.core.language import _l
from samverkan.core.verdict import YES, no
from tests.core.setting import reading


def test_a_yes_is_true_and_stops_nobody():
    assert YES
    YES.or_forbid()
    YES.or_break(field="name")


def test_a_no_forbids_with_its_sentence():
    assert not no("Bara den som är med får skriva.")
    with pytest.raises(NotAllowed, match="Bara den som är med") as refused:
        no("Bara den som är med får skriva.").or_forbid()
    assert refused.value.sentence == "Bara den som är med får skriva."


@pytest.mark.parametrize("field", [None, "name"])
def test_a_no_breaks_a_rule_at_its_field(field):
    with pytest.raises(RuleBroken) as broken:
        no("Namnet är taget.").or_break(field=field)
    assert (broken.value.sentence, broken.value.field) == ("Namnet är taget.", field)


def test_the_reason_is_said_in_the_language_of_who_asked():
    with reading("en"):
        assert no(_l("Behov")).reason == "Needs"


def test_equal_answers_are_equal():
    assert no("Nej.") == no("Nej.")
    assert no("Nej.") != YES
