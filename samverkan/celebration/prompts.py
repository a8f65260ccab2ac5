"""What happens by itself each morning: when the last one missing has left, the choices show."""

from datetime import date, datetime

from samverkan.celebration import actions
from samverkan.core.db import db


def run(on: date, at: datetime) -> None:
    """Show what all who are left have chosen, each batch committed by itself."""
    del on
    while actions.show_due(at=at):
        db.session.commit()
    db.session.commit()
