"""What happens by itself each morning: plan, ask, remind, close. Twice is the same as once."""

from datetime import date, datetime

from samverkan.checkins import actions, asking
from samverkan.core.db import db


def run(on: date, at: datetime) -> None:
    """All of a morning's work for the day `on`, each batch committed by itself."""
    actions.plan_from_agreements(on, at=at)
    db.session.commit()
    send_due(on, at)
    while asking.remind_batch(on, at=at):
        db.session.commit()
    db.session.commit()
    while actions.close_due(on, at=at):
        db.session.commit()
    db.session.commit()


def send_due(on: date, at: datetime) -> None:
    """Post a letter to everyone who should be asked by the day `on`."""
    while asking.ask_batch(on, at=at):
        db.session.commit()
    db.session.commit()
