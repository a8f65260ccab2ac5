"""Settings come from the environment, and for real nothing is left to chance."""

import pytest

import config

REAL = {
    "SECRET_KEY": "x" * 32,
    "DATABASE_URL": "postgres://samverkan:word@db/samverkan",
    "BASE_URL": "https://samverkan.granlunda.example/",
    "SMTP_URL": "smtps://post.granlunda.example",
    "MAIL_FROM": "Samverkan <samverkan@granlunda.example>",
}
MORE = ("SAMVERKAN_SETTINGS", "SAMVERKAN_INSTANCE", "TRUSTED_PROXIES", "PORT")


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch, tmp_path):
    for name in (*REAL, *MORE):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SAMVERKAN_INSTANCE", str(tmp_path / "instance"))


@pytest.fixture
def real(monkeypatch):
    for name, value in REAL.items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize("name", sorted(REAL))
@pytest.mark.usefixtures("real")
def test_for_real_it_refuses_to_start_when_something_is_missing(monkeypatch, name):
    monkeypatch.delenv(name)
    with pytest.raises(SystemExit, match=f"Samverkan behöver {name} i miljön"):
        config.Production()


def test_for_real_it_says_everything_that_is_missing():
    with pytest.raises(SystemExit, match="SECRET_KEY, DATABASE_URL, BASE_URL, SMTP_URL, MAIL_FROM"):
        config.Production()


@pytest.mark.parametrize("name", sorted(REAL))
@pytest.mark.usefixtures("real")
def test_for_real_something_empty_is_missing(monkeypatch, name):
    monkeypatch.setenv(name, "")
    with pytest.raises(SystemExit, match=f"Samverkan behöver {name} i miljön"):
        config.Production()


@pytest.mark.usefixtures("real")
def test_for_real_a_short_secret_is_refused(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "x" * 31)
    with pytest.raises(SystemExit, match="minst 32 tecken"):
        config.Production()


@pytest.mark.usefixtures("real")
def test_for_real_cookies_are_secret_and_only_our_own_host_is_answered():
    settings = config.Production()
    assert settings.SESSION_COOKIE_SECURE
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_NAME.startswith("__Host-")
    assert settings.TRUSTED_HOSTS == ["samverkan.granlunda.example"]
    assert settings.BASE_URL == "https://samverkan.granlunda.example"
    assert not settings.PRACTICE


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("postgres://a:b@c/d", "postgresql+psycopg://a:b@c/d"),
        ("postgresql://a:b@c/d?host=/x", "postgresql+psycopg://a:b@c/d?host=/x"),
        ("postgresql+psycopg://a/b", "postgresql+psycopg://a/b"),
        ("sqlite:////x/postgres://.db", "sqlite:////x/postgres://.db"),
    ],
)
def test_the_database_is_reached_by_our_own_driver(given, wanted):
    assert config.database_url(given) == wanted


def test_the_secret_is_made_once_and_only_its_owner_reads_it(tmp_path):
    folder = tmp_path / "new" / "place"
    first = config.kept_secret(folder)
    assert config.kept_secret(folder) == first
    assert len(first) >= 64
    assert (folder / "secret-key").stat().st_mode & 0o777 == 0o600


def test_two_installations_have_two_secrets(tmp_path):
    assert config.kept_secret(tmp_path / "a") != config.kept_secret(tmp_path / "b")


def test_at_home_everything_has_a_place_of_its_own(monkeypatch, tmp_path):
    monkeypatch.setenv("PORT", "8123")
    settings = config.chosen()
    assert isinstance(settings, config.Development)
    assert settings.BASE_URL == "http://localhost:8123"
    assert f"sqlite:///{tmp_path / 'instance' / 'samverkan.db'}" == settings.SQLALCHEMY_DATABASE_URI
    assert config.kept_secret(tmp_path / "instance") == settings.SECRET_KEY


@pytest.mark.parametrize("name", ["production", "PRODUCTION"])
@pytest.mark.usefixtures("real")
def test_the_environment_chooses_the_place(monkeypatch, name):
    monkeypatch.setenv("SAMVERKAN_SETTINGS", name)
    assert isinstance(config.chosen(), config.Production)


def test_a_place_that_does_not_exist_is_a_fault(monkeypatch):
    monkeypatch.setenv("SAMVERKAN_SETTINGS", "prodution")
    with pytest.raises(KeyError):
        config.chosen()
