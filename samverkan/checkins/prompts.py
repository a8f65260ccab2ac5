"""What happens by itself each morning: plan, ask, remind, close. Twice is the same as once."""

from datetime import date, datetime

from samverkan.checkins import actions, asking
from samverkan.core.db import db


def run(on: date, at: datetime) -> None:
    """All of a morning's work for the day `on`, each batch committed by itself.

    A fault in one part holds up no other; the faults are raised together when all is done.
    """
    faults = []
    for part in (_plan, send_due, _remind, _close):
        try:
            part(on, at)
            db.session.commit()
        except Exception as fault:  # noqa: BLE001 - raised below
            db.session.rollback()
            faults.append(fault)
    if faults:
        raise ExceptionGroup("The check-ins' morning", faults)


def send_due(on: date, at: datetime) -> None:
    """Post a letter to everyone who should be asked by the day `on`."""
    while asking.ask_batch(on, at=at):
        db.session.commit()
    db.session.commit()


def _plan(on: date, at: datetime) -> None:
    actions.plan_from_agreements(on, at=at)


def _remind(on: date, at: datetime) -> None:
    while asking.remind_batch(on, at=at):
        db.session.commit()


def _close(on: date, at: datetime) -> None:
    while actions.close_due(on, at=at):
        db.session.commit()
