"""Records for the Italian police, judged by what the small service of the tests takes."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from roomrack.domain.guests.rules.alloggiati import LENGTH, Listed, Place, listed, record
from roomrack.domain.guests.rules.registry import folded
from roomrack.domain.reservations.rules.state import Guest
from tests.api.police.service import PLACES as ROWS
from tests.api.police.service import wrong_with

DAY = date(2030, 5, 1)
PLACES: dict[str, list[Place]] = {}
for code, name, province, ended in ROWS:
    PLACES.setdefault(folded(name), []).append(Place(code, province, bool(ended)))


def person(id: int = 1, *, nights: int = 2, day: date = DAY, **details: Any) -> Guest:
    """A guest of whom the police knows enough, but for what is said otherwise."""
    known = {
        "sex": "FEMALE",
        "birth_date": "1985-12-10",
        "birth_country": "GB",
        "citizenship": "GB",
        "document_type": "PASSPORT",
        "document_code": "X1",
        "document_issue_place": "GB",
        **details,
    }
    names = {name: known.pop(name) for name in ("given_name", "family_name") if name in known}
    return Guest(
        id=id,
        type="GUEST",
        checkin=day,
        checkout=day + timedelta(nights),
        details=known,
        **{"given_name": "Ada", "family_name": "Lovelace", **names},
    )


@given(
    family=st.text(max_size=80),
    given_name=st.text(max_size=80),
    number=st.text(max_size=40),
    nights=st.integers(0, 365),
    born=st.dates(date(1900, 1, 1), DAY),
    country=st.sampled_from(["IT", "GB", "DE", "FR", "XJ", ""]),
    town=st.sampled_from(["Roma", "castro (LE)", "Castro", "Oldtown", "Italia", "Atlantis", ""]),
    issued=st.sampled_from(["IT", "gb", "Pisa", "Germania", "412058091", "nowhere", ""]),
    kind=st.sampled_from(["16", "17", "18", "19", "20"]),
)
def test_a_guest_has_a_record_that_is_taken_or_is_told_what_he_lacks(
    family: str,
    given_name: str,
    number: str,
    nights: int,
    born: date,
    country: str,
    town: str,
    issued: str,
    kind: str,
) -> None:
    guest = person(
        nights=nights,
        given_name=given_name,
        family_name=family,
        birth_date=born.isoformat(),
        birth_country=country,
        birth_city=town,
        document_code=number,
        document_issue_place=issued,
    )
    made = record(Listed(guest, kind), PLACES)
    if isinstance(made, str):
        assert len(made) == LENGTH
        assert wrong_with(made, {"19": "17", "20": "18"}.get(kind)) is None
    else:
        assert made
        assert {problem.guest for problem in made} == {guest.id}
        allowed = {"familyName", "givenName", "birthCountry", "birthCity", "documentCode", "documentIssuePlace"}
        assert {problem.field for problem in made} <= allowed


def test_everything_that_is_missing_is_told() -> None:
    bare = Guest(id=7, type="GUEST", checkin=DAY, checkout=DAY)
    made = record(Listed(bare, "16"), PLACES)
    assert not isinstance(made, str)
    assert [problem.field for problem in made] == [
        "birthCountry",
        "familyName",
        "givenName",
        "sex",
        "birthDate",
        "citizenship",
        "documentType",
        "documentCode",
        "documentIssuePlace",
    ]


def test_heads_come_before_their_members_and_the_rest_is_single() -> None:
    guests = [
        person(1, accommodated_type="RELATIVE"),
        person(2, accommodated_type="MEMBER_GROUP"),
        person(3, accommodated_type="HEAD_OF_FAMILY"),
        person(4),
        person(5, accommodated_type="HEAD_OF_GROUP"),
        person(6, accommodated_type="RELATIVE", day=DAY + timedelta(1)),
    ]
    assert [(one.guest.id, one.kind) for one in listed(guests, DAY)] == [
        (3, "17"),
        (1, "19"),
        (5, "18"),
        (2, "20"),
        (4, "16"),
    ]
    assert [(one.guest.id, one.kind) for one in listed(guests, DAY + timedelta(1))] == [(6, "16")]
