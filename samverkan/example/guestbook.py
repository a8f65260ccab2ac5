"""How to come in to the county: the address, three people, and the password they share."""

from samverkan.core.addresses import absolute
from samverkan.example.county import PASSWORD
from samverkan.example.people import GUESTBOOK


def how_to_sign_in() -> str:
    """Lines to print: where to go, who one can be, and what each sees first."""
    address = absolute("accounts.sign_in")
    visits = "\n".join(f"  {who.email:<30}{who.name}\n    {sees}" for who, sees in GUESTBOOK)
    return (
        f"Öppna {address} och logga in som någon av dem här. De är påhittade.\n\n"
        f"{visits}\n\n"
        f"Lösenordet är samma för alla: {PASSWORD}\n"
        f"Breven som skickas hamnar i {absolute('notifications.box')}"
    )
