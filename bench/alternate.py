"""Two ways of doing the same thing, timed by turns so that a noisy machine is fair to both."""

import gc
import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

Work = Callable[[], object]


@dataclass(frozen=True)
class Measure:
    """What was measured, in seconds of processor time per turn, and what each side is."""

    name: str
    ours: float
    floor: float
    ratio: float
    ours_is: str
    floor_is: str

    def print(self, **more: object) -> None:
        """One JSON line on standard output."""
        sys.stdout.write(json.dumps({**asdict(self), **more}, ensure_ascii=False) + "\n")
        sys.stdout.flush()


def by_turns(
    ours: Work, floor: Work, *, turns: int, repeat: int = 1, before: Work = lambda: None
) -> tuple[float, float, float]:
    """Median seconds for each, and the median of the pairwise ratios ours / floor.

    `before` makes ready for each turn and is not timed. The first pair is thrown away: it pays
    for imports and empty caches.
    """
    pairs = [
        (_seconds(ours, repeat, before), _seconds(floor, repeat, before))
        for _turn in range(turns + 1)
    ][1:]
    return (
        statistics.median(mine for mine, _theirs in pairs),
        statistics.median(theirs for _mine, theirs in pairs),
        statistics.median(mine / theirs for mine, theirs in pairs),
    )


def _seconds(work: Work, repeat: int, before: Work) -> float:
    before()
    gc.collect()
    began = time.process_time()
    for _again in range(repeat):
        work()
    return (time.process_time() - began) / repeat
