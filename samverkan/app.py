"""The house put together: lay the ground, then open each floor's pages."""

from importlib.util import module_from_spec, spec_from_file_location

from flask import Flask
from flask_migrate import Migrate
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from samverkan import cli
from samverkan.accounts import doors
from samverkan.accounts import views as accounts
from samverkan.agreements import views as agreements
from samverkan.celebration import views as celebration
from samverkan.changes import views as changes
from samverkan.checkins import views as checkins
from samverkan.collaborations import views as collaborations
from samverkan.core import (
    language,
    numbers,
    once,
    refusals,
    security,
    stylesheet,
    templating,
    transaction,
)
from samverkan.core.db import db
from samverkan.core.places import ROOT
from samverkan.mandates import views as mandates
from samverkan.needs import views as needs
from samverkan.notifications import views as notifications
from samverkan.organisations import views as organisations
from samverkan.overview import pages as explaining
from samverkan.overview import views as overview
from samverkan.resources import views as resources

FLOORS = (
    notifications,
    accounts,
    organisations,
    collaborations,
    needs,
    mandates,
    resources,
    agreements,
    changes,
    checkins,
    celebration,
    overview,
    explaining,
)
PUBLIC = frozenset({"static", "stylesheet"}).union(*(floor.PUBLIC for floor in FLOORS))


def create_app(settings: object | None = None) -> Flask:
    """The application for one place it runs in: Development unless told otherwise."""
    app = Flask(
        "samverkan",
        template_folder=str(ROOT / "templates"),
        static_folder=str(ROOT / "static"),
        instance_path=str(ROOT / "instance"),
    )
    app.config.from_object(settings or _chosen_settings())
    app.config["INSTANCE"].mkdir(parents=True, exist_ok=True)
    _lay_the_ground(app)
    doors.install(app, public=PUBLIC)
    for floor in FLOORS:
        app.register_blueprint(floor.pages)
    overview.install(app)
    cli.install(app)
    return app


def _lay_the_ground(app: Flask) -> None:
    """After a request the last installed works first: `transaction` commits after all others."""
    numbers.install(app)
    db.init_app(app)
    Migrate(app, db, directory=str(ROOT / "migrations"), render_as_batch=True)
    transaction.install(app)
    security.install(app)
    CSRFProtect(app)
    once.install(app)
    language.install(app)
    templating.install(app)
    stylesheet.install(app)
    refusals.install(app)
    proxies = app.config["TRUSTED_PROXIES"]
    if proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies
        )


def _chosen_settings() -> object:
    spec = spec_from_file_location("samverkan_settings", ROOT / "config.py")
    if spec is None or spec.loader is None:
        raise SystemExit("config.py saknas.")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    settings: object = module.chosen()
    return settings
