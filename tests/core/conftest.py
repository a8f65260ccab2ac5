"""What the ground floor's tests share: the cast, and Marie at her browser."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, signed_in


@pytest.fixture
def marie(app: Flask, cast: Cast) -> FlaskClient:
    """Marie's browser; forms need no token against forgery here."""
    app.config["WTF_CSRF_ENABLED"] = False
    return signed_in(app, cast.marie)
