"""What makes a good password, and which paths a visitor may be sent on to."""

import re
import unicodedata

from samverkan.core.language import _
from samverkan.core.verdict import YES, Verdict, no

SHORTEST = 12
LONGEST = 1000
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")


def normal(password: str) -> str:
    """A password in one form (NFC), so that å is å on every keyboard."""
    return unicodedata.normalize("NFC", password)


def is_good_password(password: str, *, email: str, name: str) -> Verdict:
    """Length makes a password strong (NIST SP 800-63B 3.1.1); one's own name does not."""
    length = len(normal(password))
    if length < SHORTEST:
        return no(
            _("Skriv minst %(least)s tecken. En mening du minns är bra.", least=str(SHORTEST))
        )
    if length > LONGEST:
        return no(_("Skriv högst %(most)s tecken.", most=str(LONGEST)))
    if _bare(password) in {_bare(email), _bare(name), _bare(email.partition("@")[0])}:
        return no(_("Välj något annat än ditt namn och din adress."))
    return YES


def own_path(written: str | None) -> str:
    """The path if it stays in this house, else nothing: "//evil.example" is another's house.

    Browsers read a backslash as a slash and forget tabs, so both are refused anywhere.
    """
    path = written or ""
    is_ours = path.startswith("/") and not path.startswith("//") and not _UNSAFE.search(path)
    return path if is_ours else ""


def _bare(text: str) -> str:
    return "".join(normal(text).casefold().split())
