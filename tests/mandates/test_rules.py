"""What a mandate lets a person do, without a database."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from samverkan.accounts.models import Person
from samverkan.collaborations.models import Party
from samverkan.core.verdict import YES, Verdict
from samverkan.mandates.models import Mandate, Role
from samverkan.mandates.rules import (
    are_roles_settled,
    ending_soon,
    ends_after_it_begins,
    may_end,
    may_use,
    names_its_matter,
    parties_without_signer,
    signing_mandate,
    subject,
)
from samverkan.mandates.values import Scope
from samverkan.organisations.models import Organisation

MARCH = date(2027, 3, 18)
THEN = datetime(2027, 3, 3, 9, 0, tzinfo=UTC)
MARIE, AMINA = 1, 2


def party(number: int = 1, name: str = "Granlunda kommun") -> Party:
    return Party(id=number, organisation=Organisation(name=name))


def mandate(number: int = 1, **told: Any) -> Mandate:
    given: dict[str, Any] = {
        "scope": Scope.SIGN,
        "matter": "",
        "person_id": MARIE,
        "person": Person(id=MARIE, name="Marie Sundqvist"),
        "party_id": 1,
        "since": date(2027, 1, 1),
        **told,
    }
    return Mandate(id=number, **given)


def reason(verdict: Verdict) -> str:
    return verdict.reason.replace("\u00a0", " ")


def test_a_mandate_in_force_can_be_used():
    assert may_use(mandate(), MARCH, 412_500_00) is YES


def test_the_first_and_the_last_day_are_included():
    short = mandate(since=MARCH, until=MARCH)
    assert may_use(short, MARCH)


def test_a_limit_reaches_to_the_last_krona_and_no_further():
    limited = mandate(limit_ore=100_000_00)
    assert may_use(limited, MARCH, 100_000_00)
    assert may_use(limited, MARCH)
    assert not may_use(limited, MARCH, 100_000_01)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"ended_at": THEN}, "Mandatet avslutades 3 mars 2027."),
        ({"since": date(2027, 5, 1)}, "Mandatet gäller från 1 maj 2027."),
        ({"until": date(2027, 3, 17)}, "Mandatet gick ut 17 mars 2027."),
        (
            {"limit_ore": 100_000_00},
            "Mandatet gäller högst 100 000 kr, men det gäller 412 500 kr.",
        ),
    ],
)
def test_a_no_says_why(told, sentence):
    assert reason(may_use(mandate(**told), MARCH, 412_500_00)) == sentence


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (
            {"ended_at": THEN},
            "Ditt mandat avslutades 3 mars 2027. Lägg in ett nytt under Roller och mandat.",
        ),
        ({"since": date(2027, 5, 1)}, "Ditt mandat gäller från 1 maj 2027. Skriv under då."),
        (
            {"until": date(2027, 3, 17)},
            "Ditt mandat gick ut 17 mars 2027. Förnya det under Roller och mandat.",
        ),
        (
            {"limit_ore": 100_000_00},
            "Ditt mandat gäller högst 100 000 kr, men ni lägger in 412 500 kr.",
        ),
    ],
)
def test_who_cannot_sign_is_told_why(told, sentence):
    found, verdict = signing_mandate([mandate(**told)], MARIE, MARCH, 412_500_00)
    assert found is None
    assert reason(verdict) == sentence


def test_the_longest_valid_mandate_signs():
    short, lasting = mandate(1, until=date(2027, 12, 31)), mandate(2)
    assert signing_mandate([lasting, short], MARIE, MARCH, 1) == (lasting, YES)


def test_the_reason_closest_to_a_yes_is_told():
    ended, late = mandate(1, ended_at=THEN), mandate(2, until=date(2027, 1, 2))
    coming, low = mandate(3, since=date(2027, 5, 1)), mandate(4, limit_ore=5_00)
    lower = mandate(5, limit_ore=1_00)

    _, verdict = signing_mandate([ended, late, coming, lower, low], MARIE, MARCH, 10_00)
    assert reason(verdict).startswith("Ditt mandat gäller högst 5 kr")
    _, verdict = signing_mandate([ended, late, coming], MARIE, MARCH, 10_00)
    assert reason(verdict).startswith("Ditt mandat gäller från 1 maj 2027")
    _, verdict = signing_mandate([ended, late], MARIE, MARCH, 10_00)
    assert reason(verdict).startswith("Ditt mandat gick ut 2 januari 2027")


def test_without_a_mandate_one_is_told_who_can():
    amina = mandate(person_id=AMINA, person=Person(id=AMINA, name="Amina Yusuf"))
    _, verdict = signing_mandate([amina], MARIE, MARCH, party=party())
    assert reason(verdict) == (
        "Du har inget mandat att skriva under för Granlunda kommun. Be Amina Yusuf skriva under."
    )


def test_where_nobody_can_one_is_told_what_to_do():
    _, verdict = signing_mandate([], MARIE, MARCH, party=party())
    assert reason(verdict) == (
        "Du har inget mandat att skriva under för Granlunda kommun. "
        "Lägg in det under Roller och mandat, med det som det bygger på."
    )
    _, verdict = signing_mandate([], MARIE, MARCH)
    assert reason(verdict).startswith("Du har inget mandat att skriva under. Lägg in")


def test_a_mandate_to_decide_or_at_another_party_does_not_sign():
    decides = mandate(scope=Scope.DECIDE, matter="inköp")
    elsewhere = mandate(party_id=2)
    assert signing_mandate([decides, elsewhere], MARIE, MARCH, party=party())[0] is None


def test_a_limit_is_enough_to_have_a_signer():
    kommunen, forening = party(1), party(2, "Kvarnbacken")
    held = [mandate(limit_ore=1), mandate(party_id=2, until=date(2027, 1, 2))]
    assert parties_without_signer([kommunen, forening], held, MARCH) == (forening,)


def test_roles_are_settled_when_everyone_does_and_may_something():
    kommunen, role = party(), Role(party_id=1)
    assert are_roles_settled([kommunen], [role], [mandate()], MARCH)
    assert not are_roles_settled([kommunen], [], [mandate()], MARCH)
    assert not are_roles_settled([kommunen], [role], [], MARCH)
    assert not are_roles_settled([kommunen], [Role(party_id=1, ended_at=THEN)], [mandate()], MARCH)


def test_what_ends_within_sixty_days_is_told_in_order():
    far = mandate(1, until=date(2027, 5, 18))
    soon = mandate(2, until=date(2027, 5, 17), scope=Scope.REPORT)
    near = mandate(3, until=date(2027, 4, 17), scope=Scope.NEGOTIATE)
    today = mandate(4, until=MARCH, scope=Scope.DECIDE, matter="inköp")
    endings = ending_soon([far, soon, near, today], MARCH)

    assert [one.mandate.id for one in endings] == [4, 3, 2]
    assert [one.is_near for one in endings] == [True, True, False]
    assert [one.left for one in endings] == [
        "Det är sista dagen i dag.",
        "Det är 30 dagar kvar.",
        "Det är 60 dagar kvar.",
    ]


def test_what_somebody_takes_over_does_not_leave_a_gap():
    april = date(2027, 4, 1)
    ends = mandate(1, until=april, limit_ore=10)
    renewed = mandate(2, since=date(2027, 4, 2), limit_ore=10)
    assert ending_soon([ends, renewed], MARCH) == ()


@pytest.mark.parametrize(
    "told",
    [
        {"since": date(2027, 4, 3)},
        {"limit_ore": 9},
        {"party_id": 2},
        {"scope": Scope.REPORT},
        {"ended_at": THEN},
    ],
)
def test_what_does_not_reach_as_far_leaves_a_gap(told):
    ends = mandate(1, until=date(2027, 4, 1), limit_ore=10)
    later = mandate(2, **{"since": date(2027, 4, 2), **told})
    assert [one.mandate.id for one in ending_soon([ends, later], MARCH)] == [1]


def test_the_same_matter_is_the_same_whatever_its_capitals():
    assert subject("decide", "Inköp  till verksamheten") == subject(
        "decide", "inköp TILL verksamheten"
    )
    assert subject("sign", "avtalet") == subject("sign", "")
    assert subject("decide", "inköp") != subject("report", "inköp")


def test_a_party_ends_its_own_and_nobody_elses():
    assert may_end(mandate(), party(1))
    assert may_end(Role(party_id=2), party(1)).reason == (
        "Det här hör till en annan part. Be dem avsluta det."
    )


def test_a_mandate_to_decide_says_about_what():
    assert names_its_matter(Scope.SIGN, "")
    assert names_its_matter(Scope.DECIDE, "inköp")
    assert names_its_matter(Scope.DECIDE, "").reason.startswith("Skriv vad mandatet gäller")


def test_a_mandate_holds_for_at_least_a_day():
    assert ends_after_it_begins(MARCH, None)
    assert ends_after_it_begins(MARCH, MARCH)
    assert ends_after_it_begins(MARCH, date(2027, 3, 17)).reason == (
        "Välj en sista dag som inte är före 18 mars 2027, då mandatet börjar."
    )
