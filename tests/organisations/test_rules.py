"""An organisation number is told from a person's, and kept in one form."""

import pytest

from samverkan.organisations.reference import counties, municipalities, municipalities_in
from samverkan.organisations.rules import may_be_number, may_have_number, normal
from samverkan.organisations.values import Kind


@pytest.mark.parametrize("number", ["212000-0142", "212000-1355", "222000-0448", "556464-6874"])
def test_real_numbers_are_numbers(number):
    assert may_be_number(number)


@pytest.mark.parametrize(
    "written", ["2120000142", "212000 0142", "162120000142", "16 212000-0142", "212000–0142"]
)
def test_a_number_is_kept_in_one_form(written):
    assert may_be_number(written)
    assert normal(written) == "212000-0142"


@pytest.mark.parametrize("written", ["811218-9876", "19811218-9876", "198112189876"])
def test_a_personal_number_is_refused_and_the_sentence_says_why(written):
    verdict = may_be_number(written)
    assert not verdict
    assert "personnummer, och sådana sparar vi inte" in verdict.reason


def test_a_slip_of_the_pen_is_found_by_the_check_digit():
    assert "Någon siffra stämmer inte" in may_be_number("212000-0143").reason


@pytest.mark.parametrize(
    "written", ["", "212000", "212000-01421", "abcdef-ghij", "２１２０００-０１４２"]
)
def test_what_is_not_ten_digits_is_told_how_to_write_it(written):
    assert "med tio siffror" in may_be_number(written).reason


def test_a_network_has_no_number():
    assert not may_have_number(Kind.NETWORK, "212000-0142")
    assert may_have_number(Kind.NETWORK, "")
    assert may_have_number(Kind.ASSOCIATION, "212000-0142")


def test_all_of_sweden_is_there_and_gavleborg_comes_first():
    assert len(municipalities()) == 290
    assert len(counties()) == 21
    assert counties()[0].name == "Gävleborgs län"


def test_gavleborg_has_its_ten_municipalities_in_the_order_of_the_alphabet():
    names = [place.name for place in municipalities_in("21")]
    assert names == [
        "Bollnäs",
        "Gävle",
        "Hofors",
        "Hudiksvall",
        "Ljusdal",
        "Nordanstig",
        "Ockelbo",
        "Ovanåker",
        "Sandviken",
        "Söderhamn",
    ]
