"""Secrets in links: the database keeps only their hash."""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode


def new_key() -> str:
    """A random public name for a thing: 22 characters, 128 bits."""
    return secrets.token_urlsafe(16)


def digest(token: str) -> str:
    """The SHA-256 of a token in hex: what may be stored."""
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


def derive(secret: str, nonce: str) -> str:
    """The token that belongs to a stored nonce: 43 characters, 256 bits.

    A letter can wait in the outbox with the nonce alone; without the app's secret key
    nobody who reads the database can make the link.
    """
    mac = hmac.new(secret.encode(), nonce.encode(), hashlib.sha256).digest()
    return urlsafe_b64encode(mac).rstrip(b"=").decode()
