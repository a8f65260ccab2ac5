"""Settings: one class per place the app runs; reads the environment, nothing else."""

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent


def database_url(url: str) -> str:
    """The address of the database, with our PostgreSQL driver named."""
    for old in ("postgresql://", "postgres://"):
        if url.startswith(old):
            return "postgresql+psycopg://" + url.removeprefix(old)
    return url


def kept_secret(folder: Path) -> str:
    """The secret key of this installation, made once and readable by its owner only."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "secret-key"
    try:
        with os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as made:
            made.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return file.read_text()


class Settings:
    """What is the same wherever the app runs."""

    MAX_CONTENT_LENGTH = 8 * 1024 * 1024
    MAX_FORM_MEMORY_SIZE = 6 * 1024 * 1024
    MAX_FORM_PARTS = 500
    PERMANENT_SESSION_LIFETIME = 60 * 60 * 24 * 30
    SESSION_COOKIE_HTTPONLY = True
    SESSION_COOKIE_SAMESITE = "Lax"
    SQLALCHEMY_ENGINE_OPTIONS: dict[str, object] = {"pool_pre_ping": True}  # noqa: RUF012
    WTF_CSRF_TIME_LIMIT = None
    PRACTICE = False

    def __init__(self) -> None:
        read = os.environ.get
        self.INSTANCE = Path(read("SAMVERKAN_INSTANCE", str(ROOT / "instance")))
        self.BASE_URL = read("BASE_URL", f"http://localhost:{read('PORT', '8000')}").rstrip("/")
        self.MAIL_FROM = read("MAIL_FROM", "Samverkan <samverkan@localhost>")
        self.SMTP_URL = read("SMTP_URL", "")
        self.LETTERS = self.INSTANCE / "letters"
        self.TRUSTED_PROXIES = int(read("TRUSTED_PROXIES", "0"))
        default = f"sqlite:///{self.INSTANCE / 'samverkan.db'}"
        self.SQLALCHEMY_DATABASE_URI = database_url(read("DATABASE_URL", default))


class Development(Settings):
    """On one's own machine: a kept secret and letters in a folder."""

    PRACTICE = True

    def __init__(self) -> None:
        super().__init__()
        self.SECRET_KEY = os.environ.get("SECRET_KEY") or kept_secret(self.INSTANCE)


class Testing(Settings):
    """In tests: a known secret, the same doors."""

    TESTING = True
    SECRET_KEY = "a secret that only tests know"
    PASSWORD_COST = "light"
    PRACTICE = True

    def __init__(self) -> None:
        super().__init__()
        self.BASE_URL = "http://localhost"


class Production(Settings):
    """For real: refuses to start with anything left to chance."""

    SESSION_COOKIE_NAME = "__Host-samverkan"
    SESSION_COOKIE_SECURE = True
    PREFERRED_URL_SCHEME = "https"

    def __init__(self) -> None:
        super().__init__()
        missing = [
            name
            for name in ("SECRET_KEY", "DATABASE_URL", "BASE_URL", "SMTP_URL", "MAIL_FROM")
            if not os.environ.get(name)
        ]
        if missing:
            raise SystemExit(f"Samverkan behöver {', '.join(missing)} i miljön för att starta.")
        self.SECRET_KEY = os.environ["SECRET_KEY"]
        if len(self.SECRET_KEY) < 32:  # noqa: PLR2004
            raise SystemExit("SECRET_KEY behöver minst 32 tecken.")
        self.TRUSTED_HOSTS = [urlsplit(self.BASE_URL).hostname]


def chosen() -> Settings:
    """The settings that SAMVERKAN_SETTINGS names: Development unless told otherwise."""
    places = {"development": Development, "production": Production, "testing": Testing}
    return places[os.environ.get("SAMVERKAN_SETTINGS", "development").lower()]()
