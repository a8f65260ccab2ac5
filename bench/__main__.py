"""Runs the measures named, or all of them."""

import sys

from bench import pages, pdf, prompts

MEASURES = {
    "pages.start": pages.start,
    "pages.collaboration": pages.collaboration,
    "pdf.seal": pdf.seal,
    "pdf.stored": pdf.stored,
    "prompts.enqueue": prompts.enqueue,
}


def main(names: list[str]) -> None:
    unknown = [name for name in names if name not in MEASURES]
    if unknown:
        raise SystemExit(f"Unknown: {', '.join(unknown)}. There are: {', '.join(MEASURES)}.")
    for name in names or MEASURES:
        MEASURES[name]()


main(sys.argv[1:])
