"""What an organisation number must look like, and who may set things right."""

import re

from stdnum.se import orgnr

from samverkan.core.language import _
from samverkan.core.verdict import YES, Verdict, no
from samverkan.organisations.values import Kind

DIGITS = 10
LONG_FORM = "16"
LEAST_THIRD_DIGIT = "2"
_FILLING = re.compile(r"[\s\u00a0\u2010-\u2013-]")


def may_be_number(written: str) -> Verdict:
    """Ten digits with a right check digit, whose third digit is at least 2.

    A lower third digit is a month: the number of a person, which we never keep
    (Skatteverket's rule for organisation numbers).
    """
    digits = _digits(written)
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()):
        return no(_personal() if _is_long_personal(digits) else _shape())
    if digits[2] < LEAST_THIRD_DIGIT:
        return no(_personal())
    if not orgnr.is_valid(digits):
        return no(_("Någon siffra stämmer inte. Jämför med ett brev från Skatteverket."))
    return YES


def normal(written: str) -> str:
    """The number as we keep it, NNNNNN-NNNN; only for a number that may be one."""
    digits = _digits(written)
    return f"{digits[:6]}-{digits[6:]}"


def may_have_number(kind: Kind | None, number: str) -> Verdict:
    """A network is people without a legal person, so it has no number."""
    if kind == Kind.NETWORK and number:
        return no(_("Ett nätverk har inget organisationsnummer. Lämna fältet tomt."))
    return YES


def _digits(written: str) -> str:
    bare = _FILLING.sub("", written)
    long = len(bare) == DIGITS + len(LONG_FORM) and bare.startswith(LONG_FORM)
    return bare.removeprefix(LONG_FORM) if long else bare


def _is_long_personal(digits: str) -> bool:
    return bool(re.fullmatch(r"(19|20)[0-9]{10}", digits))


def _shape() -> str:
    return _("Skriv organisationsnumret med tio siffror, så här: 123456-7890.")


def _personal() -> str:
    return _(
        "Det ser ut som ett personnummer, och sådana sparar vi inte. "
        "Lämna fältet tomt om ni inte har något organisationsnummer."
    )
