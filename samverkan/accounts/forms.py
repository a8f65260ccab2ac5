"""What we ask of people who sign in or look after their account."""

from wtforms import PasswordField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from samverkan.accounts.rules import LONGEST, normal
from samverkan.core.forms import LINE, Check, Form, at_most, email, filled, line, select
from samverkan.core.language import LANGUAGES, _l

SPOKEN = [SelectChoice(code, name) for code, name in LANGUAGES.items()]


def password(label: object, *, empty: object | None = None, **more: str) -> PasswordField:
    """A password, kept just as it was written apart from its form (NFC)."""
    checks: list[Check] = [*([filled(empty)] if empty else []), at_most(LONGEST)]
    return PasswordField(label, filters=[_normal], validators=checks, **more)  # type: ignore[arg-type]


def _normal(written: str | None) -> str:
    return normal(written or "")


class AddressForm(Form):
    """Where to send a link."""

    email = email()


class SignInForm(Form):
    """Address and password; its fields have ids of their own beside an AddressForm."""

    email = email(id="known-email")
    password = password(_l("Lösenord"), empty=_l("Skriv ditt lösenord"))


class ResetForm(Form):
    """A new password, written once: whoever wants to see it can ask the browser."""

    password = password(_l("Nytt lösenord"), empty=_l("Skriv ett nytt lösenord"))


class DetailsForm(Form):
    """What we call the person and in what language."""

    name = line(_l("Namn"), empty=_l("Skriv ditt namn"), length=LINE)
    language = select(_l("Språk"), choices=SPOKEN)


class FirstForm(Form):
    """The first person here. Without a password the sign-in link is enough."""

    name = line(_l("Ditt namn"), empty=_l("Skriv ditt namn"))
    email = email(_l("Din e-postadress"))
    password = password(_l("Lösenord"))

    def __init__(self) -> None:
        super().__init__()
        self.password.flags.optional = True


class PasswordForm(Form):
    """A new password; `current` is asked of those who have one."""

    current = password(_l("Nuvarande lösenord"))
    password = password(_l("Nytt lösenord"), empty=_l("Skriv ett nytt lösenord"))
