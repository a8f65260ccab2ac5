"""One sheet instead of fifty: a phone on a patchy network waits once, and then never again."""

import re
from functools import cache
from pathlib import Path

from flask import Flask, Response

from samverkan.core.tokens import digest

_IMPORT = re.compile(r'@import url\("([^"]+)"\)(?: layer\((\w+)\))?;')
_BESIDE = re.compile(r'url\("(?:\.\./)+')
FOREVER = "public, max-age=31536000, immutable"


def install(app: Flask) -> None:
    """Open `/stil/<version>.css`; templates know its address as `stylesheet`."""
    folder = Path(str(app.static_folder)) / "css"
    app.jinja_env.globals["stylesheet"] = f"/stil/{digest(joined(folder))[:16]}.css"

    @app.get("/stil/<version>.css")
    def stylesheet(version: str) -> Response:
        """The version is for the browser's memory only; there is one sheet."""
        del version
        answer = Response(joined(folder), mimetype="text/css")
        answer.headers["Cache-Control"] = FOREVER
        return answer


@cache
def joined(folder: Path) -> str:
    """The main sheet with every imported sheet in its place and layer, addresses made whole."""

    def put(found: re.Match[str]) -> str:
        text = (folder / found[1]).read_text()
        return f"@layer {found[2]} {{\n{text}\n}}" if found[2] else text

    return _BESIDE.sub('url("/static/', _IMPORT.sub(put, (folder / "samverkan.css").read_text()))
