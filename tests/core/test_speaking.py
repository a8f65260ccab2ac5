"""Words follow the language in force, also when it changes in the middle of a page."""

from jinja2 import Environment

from samverkan.core.language import _, _l, _n, speaking
from tests.core.setting import HOUSE

DONE = _l("Logga ut")


def test_words_follow_the_language_in_and_out_of_a_block():
    with HOUSE.app_context():
        before = _("Logga ut")
        with speaking("en"):
            english = _("Logga ut")
            with speaking("sv"):
                assert _("Logga ut") == before
            assert _("Logga ut") == english
        after = _("Logga ut")

    assert (before, english, after) == ("Logga ut", "Log out", "Logga ut")


def test_words_made_when_the_program_started_are_said_in_the_language_in_force():
    with HOUSE.app_context():
        assert str(DONE) == "Logga ut"
        with speaking("en"):
            assert str(DONE) == "Log out"


def test_without_an_app_the_words_are_swedish():
    assert _("Ring %(who)s", who="Amina") == "Ring Amina"
    assert _n("en part", "%(num)s parter", 2) == "2 parter"


def test_a_page_escapes_what_fills_the_blanks_and_not_our_own_words():
    with HOUSE.app_context():
        assert shown('{{ _("<b>%(who)s</b>", who="<i>") }}') == "<b>&lt;i&gt;</b>"
        assert shown('{{ ngettext("en", "%(num)s & fler", 2) }}') == "2 & fler"


def test_a_letter_in_plain_text_escapes_nothing():
    with HOUSE.app_context():
        plain: Environment = HOUSE.jinja_env.overlay(autoescape=False)
        assert plain.from_string('{{ _("Ring %(who)s", who="<i>") }}').render() == "Ring <i>"


def test_templates_speak_the_language_in_force():
    with HOUSE.app_context(), speaking("en"):
        assert shown('{{ _("Logga ut") }}') == "Log out"


def shown(source: str) -> str:
    page: Environment = HOUSE.jinja_env.overlay(autoescape=True)
    return page.from_string(source).render()
