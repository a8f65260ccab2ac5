"""One sheet instead of fifty: a phone on a patchy network waits once, and then never again."""

import re
from functools import cache, partial
from pathlib import Path

from flask import Flask, Response

from samverkan.core.tokens import digest

_IMPORT = re.compile(r'@import url\("([^"]+)"\)(?: layer\((\w+)\))?;')
_BESIDE = re.compile(r'url\("(?:\.\./)+')
_FOREVER = "public, max-age=31536000, immutable"


def install(app: Flask) -> None:
    """Open `/stil/<version>.css`; templates know its address as `stylesheet`."""
    folder = Path(str(app.static_folder)) / "css"
    version = digest(joined(folder))[:16]
    app.add_url_rule("/stil/<version>.css", "stylesheet", partial(_answer, folder))
    app.jinja_env.globals["stylesheet"] = f"/stil/{version}.css"


@cache
def joined(folder: Path) -> str:
    """The main sheet with every imported sheet in its place and layer, addresses made whole."""

    def put(found: re.Match[str]) -> str:
        text = (folder / found[1]).read_text()
        return f"@layer {found[2]} {{\n{text}\n}}" if found[2] else text

    return _BESIDE.sub('url("/static/', _IMPORT.sub(put, (folder / "samverkan.css").read_text()))


def _answer(folder: Path, version: str) -> Response:
    del version
    answer = Response(joined(folder), mimetype="text/css")
    answer.headers["Cache-Control"] = _FOREVER
    return answer
