"""Secrets in links are long, unlike each other, and cannot be made from what we store."""

from itertools import starmap

import pytest

from samverkan.core.tokens import derive, digest, new_key


def test_a_key_is_22_signs_that_fit_in_an_address():
    keys = {new_key() for _ in range(1000)}
    assert len(keys) == 1000
    assert {len(key) for key in keys} == {22}
    assert all(key.replace("-", "").replace("_", "").isalnum() for key in keys)


def test_a_digest_is_the_sha_256_of_the_token():
    assert digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_token_is_the_same_each_time_and_43_signs():
    assert derive("secret", "nonce") == derive("secret", "nonce")
    assert len(derive("secret", "nonce")) == 43


def test_another_secret_or_another_nonce_is_another_token():
    pairs = [("secret", "nonce"), ("secrets", "nonce"), ("secret", "nonces"), ("", "secretnonce")]
    assert len(set(starmap(derive, pairs))) == 4


@pytest.mark.parametrize("odd", ["", "åäö", "\x00", "x" * 100_000, "\ud800"])
def test_whatever_stands_in_a_link_has_a_digest(odd):
    assert len(digest(odd)) == 64
