"""What is asked, how it is read, and what may be shown: `arrivals.rules`, and what `staying` says of the law."""

import json
from datetime import date
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomrack.domain.arrivals.rules import answers, links
from roomrack.domain.arrivals.rules.links import Link
from roomrack.domain.reservations.rules import staying
from roomrack.domain.reservations.rules.state import GUEST, Guest
from roomrack.web.arrival.texts import LAWS, TEXTS

COUNTRIES = ["DE", "ES", "FR", "IT", "PT", "AT", None]
VALUES: dict[str, Any] = {
    "birth_date": "1990-01-01",
    "citizenship": "CH",
    "birth_country": "IT",
    "birth_city": "Roma",
    "residence_country": "CH",
    "city": "Bern",
    "zip_code": "3000",
    "address": "Gasse 1",
    "document_type": "PASSPORT",
    "document_code": "X1234567",
    "document_support_number": "S1",
    "document_issue_place": "CH",
    "family_relationship_type": "SON",
    "accommodated_type": "RELATIVE",
    "sex": "FEMALE",
}


def person(**values: Any) -> Guest:
    """Somebody of whom details are known."""
    named = {name: values.pop(name) for name in ("given_name", "family_name", "email", "phone") if name in values}
    return Guest(id=7, type=GUEST, details=values, checkin=date(2030, 1, 1), checkout=date(2030, 1, 3), **named)


@given(
    country=st.sampled_from(COUNTRIES),
    known=st.sets(st.sampled_from(sorted(VALUES))),
    born=st.sampled_from(["1990-01-01", "2020-01-01"]),
    citizen=st.sampled_from(["IT", "ES", "DE", "CH"]),
    place=st.sampled_from(answers.PLACES),
)
def test_the_page_can_ask_for_whatever_the_law_may_want(
    country: str | None, known: set[str], born: str, citizen: str, place: str
) -> None:
    whole = {**VALUES, "birth_date": born, "citizenship": citizen, "accommodated_type": place}
    lacks = staying.lacking(person(**{name: whole[name] for name in known}), country)
    assert set(lacks) <= set(answers.fields_of(country))
    complete = person(**whole, given_name="A", family_name="B", email="a@b.example", phone="12345")
    assert staying.lacking(complete, country) == []
    assert answers.person_of(complete, country, own=False).complete


def test_nothing_is_asked_that_no_country_wants() -> None:
    wanted = {name for country in COUNTRIES for name in staying.asked(country)}
    assert wanted | {*answers.ALWAYS, answers.PLACE} == set(answers.FIELDS)
    assert set(LAWS) == {country for country in COUNTRIES if staying.asked(country)}
    assert [staying.document_age(country) for country in ("DE", "ES", "FR", "IT", "PT", None)] == [
        18,
        14,
        15,
        None,
        16,
        None,
    ]


def test_the_choices_are_those_of_the_contract() -> None:
    facts = json.loads(resources.files("roomrack.web.portal").joinpath("facts.json").read_text(encoding="utf-8"))
    found = facts["schemas"]["ApiReservationGuestDTO"]["properties"]
    assert set(answers.RELATIONS) == set(found["familyRelationshipType"]["enum"])
    assert set(answers.PLACES) == set(found["accommodatedType"]["enum"])
    assert set(answers.SEXES) == set(found["sex"]["enum"])


def test_every_word_is_there_in_every_language() -> None:
    english = TEXTS["en"]
    choices = {f"choice_{code}" for code in (*answers.RELATIONS, *answers.PLACES, *answers.SEXES)}
    assert choices | {f"field_{name}" for name in answers.FIELDS} <= set(english)
    for words in TEXTS.values():
        assert set(words) == set(english)
        for name, text in words.items():
            assert _gaps(text) == _gaps(english[name]), name


def _gaps(text: str) -> set[str]:
    return {part.partition("}")[0] for part in text.split("{")[1:]}


@pytest.mark.parametrize(
    ("number", "shown"), [("CA12345AB", "••••5AB"), ("X1234567", "••••567"), ("1234567", "••••"), ("A", "••••")]
)
def test_of_a_document_at_most_the_end_is_shown(number: str, shown: str) -> None:
    assert answers.masked(number) == shown


@given(st.text(max_size=60))
def test_text_is_on_one_line_and_seen(text: str) -> None:
    read = answers.plain(text)
    assert read.isprintable()
    assert read == read.strip()
    assert answers.plain(read) == read


@given(number=st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=20))
def test_numbers_and_what_others_wrote_never_come_back_whole(number: str) -> None:
    somebody = person(**{**VALUES, "document_code": number}, given_name="A", family_name="B")
    for own in (True, False):
        shown = answers.person_of(somebody, "IT", own=own)
        assert not answers.NUMBERS & shown.values.keys()
        assert number != shown.known["document_code"]
    others = answers.person_of(somebody, "IT", own=False)
    assert set(others.values) <= {*answers.NAMES, answers.PLACE}
    assert set(others.known.values()) == {""}


def test_an_empty_field_keeps_what_is_known_and_clears_what_is_shown() -> None:
    fields = answers.fields_of("IT")
    sent = {"given_name": "A", "family_name": "B", "sex": "MALE", "document_code": " ", "birth_city": ""}
    read = answers.read(sent, fields, known={"document_code", "citizenship"})
    assert read.faults == {}
    assert "document_code" not in read.values
    assert "citizenship" not in read.values
    assert (read.values["birth_city"], read.values["given_name"]) == (None, "A")


def test_who_somebody_is_does_not_hang_on_his_place_in_the_party() -> None:
    one = person(**VALUES)
    assert answers.fingerprint(one) == answers.fingerprint(person(**{**VALUES, "accommodated_type": "SINGLE_GUEST"}))
    for name in VALUES.keys() - {"accommodated_type"}:
        assert answers.fingerprint(one) != answers.fingerprint(person(**{**VALUES, name: "other"})), name


@given(
    accommodation=st.integers(1, 10**15 - 1),
    reservation=st.integers(1, 10**16 - 1),
    digest=st.binary(min_size=32, max_size=32),
)
def test_a_link_is_read_as_it_was_made(accommodation: int, reservation: int, digest: bytes) -> None:
    link = Link(accommodation=accommodation, reservation=reservation, generation=3, open=True, made_at=None)  # type: ignore[arg-type]
    found = links.parsed(links.token(link, digest))
    assert found is not None
    assert found[:2] == (accommodation, reservation)
    assert links.fits(found[2], [bytes(32), digest])
    assert not links.fits(found[2], [bytes([digest[0] ^ 1]) + digest[1:]])


@pytest.mark.parametrize(
    "text",
    ["", "1-2", f"0-1-{'A' * 32}", f"1-0-{'A' * 32}", f"1-2-{'A' * 31}", f"1-2-{'A' * 31}é", f"1-{10**16}-{'A' * 32}"],
)
def test_what_is_no_link(text: str) -> None:
    assert links.parsed(text) is None
