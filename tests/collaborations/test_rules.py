"""Who may ask whom in, and who may go, without an app or a database."""

from types import SimpleNamespace
from typing import Any

from samverkan.collaborations.rules import (
    is_alone,
    may_invite,
    may_invite_colleague,
    may_leave,
    may_manage,
)
from samverkan.collaborations.values import Part


def seat(number: int, part: Part, party: int = 1) -> Any:
    return SimpleNamespace(id=number, part=part, party_id=party)


def invitation(party: int, *, is_in: bool) -> Any:
    return SimpleNamespace(party_id=party, party=SimpleNamespace(is_in=is_in))


KARIN = seat(1, Part.COORDINATOR)
JOEL = seat(2, Part.MEMBER)
LENA = seat(3, Part.READER)
PARTIES: list[Any] = [None] * 40


def test_parties_are_asked_in_by_those_who_hold_it_together():
    assert may_invite(KARIN, PARTIES[:39])
    assert "Den som håller ihop" in may_invite(JOEL, []).reason


def test_there_is_an_end_to_parties():
    assert "Ni är redan 40 parter." in may_invite(KARIN, PARTIES).reason


def test_nobody_gives_more_than_they_have():
    assert may_invite_colleague(KARIN, Part.COORDINATOR)
    assert may_invite_colleague(JOEL, Part.MEMBER)
    assert not may_invite_colleague(JOEL, Part.COORDINATOR)
    assert not may_invite_colleague(LENA, Part.READER)


def test_an_invitation_is_managed_by_its_own_party_until_they_are_in():
    assert may_manage(invitation(1, is_in=True), JOEL)
    assert not may_manage(invitation(1, is_in=True), LENA)
    assert may_manage(invitation(2, is_in=False), KARIN)
    assert not may_manage(invitation(2, is_in=False), JOEL)
    assert not may_manage(invitation(2, is_in=True), KARIN)


def test_somebody_must_hold_it_together():
    assert may_leave(JOEL, [KARIN, JOEL])
    assert may_leave(KARIN, [KARIN, seat(4, Part.COORDINATOR, party=2)])
    assert "Du är den sista" in may_leave(KARIN, [KARIN, JOEL, LENA]).reason


def test_one_is_alone_when_the_others_are_from_other_parties():
    assert is_alone(KARIN, [KARIN, seat(4, Part.MEMBER, party=2)])
    assert not is_alone(KARIN, [KARIN, JOEL])
