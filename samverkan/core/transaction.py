"""One request, one transaction: a good answer commits, any other leaves no trace."""

from flask import Flask, Response

from samverkan.core.db import db

REFUSED = 400


def install(app: Flask) -> None:
    app.after_request(_finish)


def _finish(response: Response) -> Response:
    if response.status_code < REFUSED:
        db.session.commit()
    else:
        db.session.rollback()
    return response
