"""A process that asks in small batches, and stops to be killed: `asker.py URL FOLDER BATCH WHEN`.

WHEN is "before" or "after" each commit, where it says what it has done and waits for a line, or
"never", where it goes on until nobody is left.
"""

import sys
from pathlib import Path

from samverkan.checkins import asking
from samverkan.core.db import db
from tests.checkins.setting import NOON, TODAY
from tests.conftest import opened


def main(url: str, folder: str, batch: str, when: str) -> None:
    asking.BATCH = int(batch)
    with opened(url, Path(folder)) as app, app.app_context():
        while asked := asking.ask_batch(TODAY, at=NOON):
            stop(asked, at="before", when=when)
            db.session.commit()
            stop(asked, at="after", when=when)


def stop(asked: int, *, at: str, when: str) -> None:
    if at == when:
        sys.stdout.write(f"{asked}\n")
        sys.stdout.flush()
        sys.stdin.readline()


if __name__ == "__main__":
    main(*sys.argv[1:])
