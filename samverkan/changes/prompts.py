"""What happens by itself each morning: a change waits for nobody who has left."""

from datetime import date, datetime

from samverkan.changes import actions
from samverkan.core.db import db


def run(on: date, at: datetime) -> None:
    """Put in force what all who are left have said yes to, each batch committed by itself."""
    del on
    while actions.settle_due(at=at):
        db.session.commit()
    db.session.commit()
