"""Fields clean what is written, and when they cannot they say how to mend it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from samverkan.core import forms
from samverkan.core.language import kronor, speaking
from tests.core.setting import HOUSE, reading

MONEY = "Skriv beloppet med siffror, till exempel 412 500."


class Asked(forms.Form):
    """A form with one of each."""

    name = forms.line("Namn", empty="Skriv ett namn.", length=20)
    story = forms.text("Berätta", length=12_000)
    email = forms.email()
    colour = forms.choice("Färg", [("red", "Röd"), ("blue", "Blå")])
    town = forms.select("Kommun", [("", "Välj"), ("1", "Granlunda")], empty="Välj en kommun.")
    starts = forms.day("Från", empty="Skriv en dag.")
    ends = forms.day("Till")
    cost = forms.kronor("Belopp", empty="Skriv ett belopp.")
    more = forms.kronor("Mer")
    hours = forms.whole_number("Timmar", empty="Skriv timmar.", least=1, most=2000)
    months = forms.whole_number("Månader")


RIGHT = {
    "name": " Kvälls\u00a0öppet ",
    "email": "Amina@Kvarnbacken.Example",
    "colour": "red",
    "town": "1",
    "starts": " 2027-05-09 ",
    "cost": "412\u00a0500,50 kr",
    "hours": "1 200",
}


@pytest.fixture
def ask():
    """`ask(cost="x")` fills the form in, right but for what is said, and checks it."""

    def answered(**written):
        form = Asked(MultiDict({**RIGHT, **written}))
        form.validate()
        return form

    with HOUSE.test_request_context():
        yield answered


def test_what_is_rightly_written_is_kept_clean(ask):
    form = ask()
    assert form.errors == {}
    assert form.name.data == "Kvälls öppet"
    assert form.email.data == "amina@kvarnbacken.example"
    assert (form.starts.data, form.ends.data) == (date(2027, 5, 9), None)
    assert (form.cost.data, form.more.data) == (41_250_050, None)
    assert (form.hours.data, form.months.data) == (1200, None)


def test_every_empty_field_says_what_to_write_in_it(ask):
    form = ask(**dict.fromkeys(RIGHT, ""))
    assert form.errors == {
        "name": ["Skriv ett namn."],
        "email": ["Skriv e-postadressen så här: namn@exempel.se"],
        "colour": ["Välj ett av alternativen"],
        "starts": ["Skriv en dag."],
        "cost": ["Skriv ett belopp."],
        "hours": ["Skriv timmar."],
    }


def test_a_name_of_spaces_only_is_empty(ask):
    assert ask(name=" \u00a0\u2009\t").name.errors == ["Skriv ett namn."]


def test_a_text_too_long_is_counted_for_its_writer(ask):
    form = ask(story="å" * 12_345, name="x" * 21)
    sentence = form.story.errors[0].replace("\u00a0", " ")
    assert sentence == "Korta texten till 12 000 tecken. Nu är den 12 345."
    assert form.name.errors == ["Korta texten till 20 tecken. Nu är den 21."]
    assert len(form.story.data) == 12_345


def test_a_text_exactly_as_long_as_it_may_be_is_taken(ask):
    assert ask(name="x" * 20).errors == {}


@pytest.mark.parametrize("wrong", ["green", "Röd", "1; DROP TABLE", "", "None"])
def test_a_choice_that_was_never_offered_is_refused(ask, wrong):
    form = ask(colour=wrong, town=wrong or "2")
    assert form.colour.errors == ["Välj ett av alternativen"]
    assert form.town.errors == ["Välj en kommun."]


@pytest.mark.parametrize("wrong", ["9 maj", "2027-02-30", "2027-13-01", "0000-00-00", "x" * 500])
def test_a_day_that_is_none_is_refused_and_stays_in_the_field(ask, wrong):
    form = ask(starts=wrong)
    assert form.starts.errors[0] == "Skriv dagen så här: 2027-05-09"
    assert f'value="{wrong}"' in str(form.starts)


@pytest.mark.parametrize("wrong", ["0", "2001", "-5", "1,5", "tio", "٣", "12 kr", "9" * 400])
def test_a_number_outside_its_limits_is_refused_and_stays_in_the_field(ask, wrong):
    form = ask(hours=wrong)
    assert form.hours.errors[0].replace("\u00a0", " ") == "Skriv ett helt tal från 1 till 2 000."
    assert f'value="{wrong}"' in str(form.hours)


@pytest.mark.parametrize(
    "wrong", ["", "amina", "a@b", "a b@c.se", "a@c.se\nBcc: x@y.se", "å" * 300 + "@c.se"]
)
def test_an_address_that_no_letter_can_reach_is_refused(ask, wrong):
    assert ask(email=wrong).email.errors == ["Skriv e-postadressen så här: namn@exempel.se"]


@pytest.mark.parametrize(
    ("written", "ore"),
    [
        ("412500", 41_250_000),
        ("412 500", 41_250_000),
        ("412\u00a0500", 41_250_000),
        ("412\u202f500\u2009kr", 41_250_000),
        ("412 500,50 kr", 41_250_050),
        ("412500.5", 41_250_050),
        ("412 500 kronor", 41_250_000),
        ("412 500 Kr.", 41_250_000),
        ("kr 412 500", 41_250_000),
        ("412 500:-", 41_250_000),
        ("0", 0),
        ("1000000000000", 10**14),
    ],
)
def test_a_sum_may_be_written_in_many_ways(ask, written, ore):
    assert ask(cost=written).cost.data == ore


@pytest.mark.parametrize(
    "wrong",
    [
        "femtio",
        "-1",
        "1e9",
        "4 kr 50",
        "4kr50",
        "1,2,3",
        "1.234",
        "1,234",
        "0,001",
        "٤١٢",
        "½",
        "kr",
        "NaN",
        "1000000000000,01",
        "9" * 5000,
    ],
)
def test_a_sum_that_can_be_misread_is_asked_for_again(ask, wrong):
    form = ask(cost=wrong)
    assert form.cost.errors[0] == MONEY
    assert form.cost.data is None
    assert f'value="{wrong}"' in str(form.cost)


def test_an_english_reader_may_write_a_sum_as_in_english(ask):
    with speaking("en"):
        assert ask(cost="1,412,500.50").cost.data == 141_250_050
        assert ask(cost="412,50").cost.data == 41_250
        assert ask(cost="4,1250").cost.data is None


@given(ore=st.integers(0, 10**14), tongue=st.sampled_from(["sv", "en"]))
def test_every_sum_that_we_show_can_be_written_back(ore, tongue):
    with reading(tongue):
        assert forms.ore(kronor(ore)) == ore


@given(st.text())
def test_whatever_is_written_a_sum_is_in_range_or_refused(written):
    assert 0 <= sum_or_nothing(written) <= 10**14


@given(st.text())
def test_whatever_is_written_an_address_is_an_address_or_refused(written):
    assert address_or_nothing(written).count("@") in {0, 1}


def test_a_sum_already_kept_is_shown_without_its_unit():
    with HOUSE.test_request_context():
        form = Asked(data={"cost": 41_250_050, "hours": 12})
        assert 'value="412\u00a0500,50"' in str(form.cost)
        assert 'value="12"' in str(form.hours)
        assert 'value=""' in str(form.months)


def test_a_broken_rule_stands_at_its_field_or_on_top(ask):
    form = ask()
    form.refuse("name", "Namnet är taget.")
    form.refuse(None, "Vänta till i morgon.")
    form.refuse("nowhere", "Fråga Marie.")
    assert form.errors == {
        "name": ["Namnet är taget."],
        "": ["Vänta till i morgon.", "Fråga Marie."],
    }


def test_a_field_left_out_of_the_answer_is_an_empty_field():
    with HOUSE.test_request_context():
        form = Asked(MultiDict({"name": "Kvällsöppet"}))
        assert not form.validate()
        assert {"cost", "hours", "starts", "email", "colour"} <= form.errors.keys()


def sum_or_nothing(written: str) -> int:
    try:
        with reading("sv"):
            return forms.ore(written)
    except ValueError:
        return 0


def address_or_nothing(written: str) -> str:
    try:
        with reading("sv"):
            return forms.address(written)
    except ValueError:
        return ""
