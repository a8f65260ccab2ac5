"""The rules of an agreement, without an app or a database."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

from samverkan.agreements.library import ClauseStatus
from samverkan.agreements.rules import (
    ClauseState,
    State,
    approved_by_all,
    document_hash,
    ends_after_it_begins,
    has_no_gaps,
    is_plain,
    is_signed_by_all,
    known_names,
    listed,
    may_approve,
    may_begin,
    may_leave_out,
    may_say,
    may_sign,
    may_withdraw,
    may_write,
    what_is_missing,
    words_hash,
)
from samverkan.core.verdict import YES, no

MARIE, AMINA, STRANGER = 1, 2, 9
READY = State(
    is_sealed=False,
    parties={MARIE: "Granlunda kommun", AMINA: "Kvartersföreningen"},
    clauses=(ClauseState("syfte", 1, "Syfte"),),
    questions={},
    signed={},
    words_hash="now",
)
WAITING = replace(READY, clauses=(ClauseState("syfte", 1, "Syfte", ("Kvartersföreningen",)),))
SEALED = replace(READY, is_sealed=True, signed={MARIE: "now", AMINA: "now"})


def agreement(*, is_sealed: bool) -> Any:
    return cast("Any", SimpleNamespace(is_sealed=is_sealed))


def test_the_same_words_have_the_same_hash():
    words = ("Syfte", "Kort", "Texten", {"roller": (("Värd", "Föreningen"),)})
    assert words_hash(*words) == words_hash(*words)


def test_a_changed_heading_is_other_words():
    assert words_hash("Syfte", "", "x", {}) != words_hash("Mål", "", "x", {})


def test_a_changed_short_version_is_other_words():
    assert words_hash("Syfte", "a", "x", {}) != words_hash("Syfte", "b", "x", {})


def test_a_changed_cell_is_other_words():
    before, after = {"mandat": (("Marie", "50 kr"),)}, {"mandat": (("Marie", "60 kr"),)}
    assert words_hash("M", "", "x", before) != words_hash("M", "", "x", after)


def test_words_cannot_slip_from_one_place_to_another():
    assert words_hash("ab", "c", "", {}) != words_hash("a", "bc", "", {})


def test_lone_surrogates_have_a_hash_too():
    assert words_hash("\ud800", "", "", {})


def test_the_whole_depends_on_order_parties_and_title():
    whole = document_hash("Titel", ["a", "b"], [("Kommunen", "")])
    assert whole != document_hash("Titel", ["b", "a"], [("Kommunen", "")])
    assert whole != document_hash("Titel", ["a", "b"], [("Kommunen", "KS 2027/1")])
    assert whole != document_hash("Annan", ["a", "b"], [("Kommunen", "")])


def test_the_first_agreement_may_begin():
    assert may_begin(None)


def test_a_new_one_may_begin_when_the_last_is_sealed():
    assert may_begin(agreement(is_sealed=True))


def test_two_are_not_written_at_once():
    assert "redan ett utkast" in may_begin(agreement(is_sealed=False)).reason


def test_words_are_open_until_the_first_signature():
    assert may_write(READY, MARIE)
    verdict = may_write(replace(READY, signed={AMINA: "now"}), MARIE)
    assert verdict.reason.endswith("Dra tillbaka underskrifterna först.")


def test_sealed_words_are_neither_written_nor_approved():
    assert "ligger fast" in may_write(SEALED, MARIE).reason
    assert "ligger fast" in may_approve(SEALED, MARIE).reason


def test_a_party_that_is_not_in_approves_nothing():
    assert "inte sagt ja" in may_approve(READY, STRANGER).reason


def test_words_with_gaps_are_not_approved():
    assert has_no_gaps([])
    assert has_no_gaps(["Vilken dag?"]).reason == "Svara först på frågan ”Vilken dag?”"


def test_required_clauses_stay():
    assert may_leave_out(ClauseStatus.OPTIONAL)
    assert may_leave_out(ClauseStatus.RECOMMENDED)
    assert "alltid med" in may_leave_out(ClauseStatus.REQUIRED).reason


def test_a_known_question_and_a_table_may_stand_in_the_text():
    text = "Från {{ startdag }} gäller:\n\n{{ roller }}\n\nSlut."
    assert may_say(text, known_names(["startdag"]))


def test_an_unknown_question_is_named():
    assert "heter budget" in may_say("Vi har {{ budget }}.", known_names(["syfte"])).reason


def test_a_table_in_the_middle_of_a_line_is_refused():
    assert "Låt {{ roller }} stå" in may_say("Se {{ roller }}.", known_names([])).reason


def test_left_over_braces_are_refused():
    assert "Dubbla klamrar" in may_say("Vi {{ SKRIKER }}.", known_names([])).reason
    assert "Dubbla klamrar" in is_plain("Rubrik }}").reason


def test_single_braces_are_only_signs():
    assert may_say("Mängden {a, b}.", known_names([]))


def test_the_last_day_comes_after_the_first():
    assert ends_after_it_begins({"startdag": "2027-08-01", "slutdag": "2029-07-31"})
    verdict = ends_after_it_begins({"startdag": "2027-08-01", "slutdag": "2027-08-01"})
    assert verdict.reason == "Välj en sista dag efter 1 augusti 2027, då ni börjar."


def test_one_day_alone_is_no_contradiction():
    assert ends_after_it_begins({"startdag": "2027-08-01", "slutdag": ""})


def test_nothing_is_missing_when_everyone_has_approved():
    assert what_is_missing(READY) == []
    assert approved_by_all(READY) == 1


def test_one_party_is_too_few():
    state = replace(READY, parties={MARIE: "Granlunda kommun"})
    assert what_is_missing(state)[0].sentence.startswith("Minst två parter")


def test_an_agreement_without_clauses_is_no_agreement():
    assert "inga avsnitt" in what_is_missing(replace(READY, clauses=()))[0].sentence


def test_an_unanswered_question_is_missing_with_its_name():
    found = what_is_missing(replace(READY, questions={"startdag": "Vilken dag?"}))
    assert (found[0].sentence, found[0].question) == ("Svara på frågan ”Vilken dag?”", "startdag")


def test_an_unapproved_clause_says_whom_it_waits_for():
    found = what_is_missing(WAITING)
    assert found[0].sentence == "Avsnitt 1, Syfte, väntar på Kvartersföreningen."
    assert found[0].slug == "syfte"
    assert approved_by_all(WAITING) == 0


def test_a_signature_under_other_words_is_told():
    found = what_is_missing(replace(READY, signed={MARIE: "before"}))
    assert "sedan Granlunda kommun skrev under" in found[0].sentence


def test_signing_takes_a_mandate_last_of_all():
    assert may_sign(READY, MARIE, YES)
    assert may_sign(READY, MARIE, no("Inget mandat.")).reason == "Inget mandat."
    assert "väntar på" in may_sign(WAITING, MARIE, no("Inget mandat.")).reason


def test_a_party_signs_once():
    assert (
        "redan skrivit under" in may_sign(replace(READY, signed={MARIE: "now"}), MARIE, YES).reason
    )


def test_nobody_signs_what_is_sealed():
    assert "ligger fast" in may_sign(SEALED, MARIE, YES).reason


def test_a_signature_can_be_withdrawn_until_all_have_signed():
    assert may_withdraw(replace(READY, signed={MARIE: "now"}), MARIE)
    assert "inte skrivit under" in may_withdraw(READY, MARIE).reason
    assert "ligger fast" in may_withdraw(SEALED, MARIE).reason


def test_all_have_signed_when_every_party_signed_these_words():
    assert is_signed_by_all(replace(READY, signed={MARIE: "now", AMINA: "now"}))
    assert not is_signed_by_all(replace(READY, signed={MARIE: "now"}))
    assert not is_signed_by_all(replace(READY, signed={MARIE: "now", AMINA: "before"}))


def test_nothing_is_signed_by_nobody():
    assert not is_signed_by_all(replace(READY, parties={}))


def test_names_in_a_row_read_as_a_sentence():
    assert listed(["A", "B", "C"]) == "A, B och C"
