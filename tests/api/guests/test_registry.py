"""The registry of guests: docs/contract.md 7."""

from typing import Any

import pytest

from tests.api.reservations.support import done
from tests.factories import Hotel, Session, World

WRITABLE: dict[str, Any] = {
    "category": "INDIVIDUAL",
    "firstname": "Ada",
    "lastname": "Lovelace",
    "fiscalCode": "LVLDAA15T50Z114B",
    "vatCode": "GB123",
    "address": "12 St James's Square",
    "city": "London",
    "birthCountry": "GB",
    "zip": "SW1Y 4JH",
    "district": "Westminster",
    "country": "GB",
}
SHOWN_ONLY: dict[str, Any] = {
    "company": "Analytical Engines",
    "birthCityRaw": "London",
    "birthCityId": 2643743,
    "sex": "FEMALE",
    "mobile": "+44 20 7946 0000",
    "email": "ada@example.com",
    "documentId": "4111111111111111",
    "documentIssuePlace": "London",
    "color": "#aabbcc",
    "birthDate": "1985-12-10T00:00:00Z[UTC]",
    "notes": "Likes quiet rooms.",
    "birthPlace": "Marylebone",
    "invoiceAgency": True,
    "destinationOffice": "ABC1234",
    "legalMail": "ada@pec.example",
    "newsletterConcent": True,
    "newsletterConcentIp": "192.0.2.1",
    "newsletterConcentDate": "2026-01-02T03:04:05Z[UTC]",
    "documentCountry": "GB",
    "documentExpire": "2035-01-02T00:00:00",
    "suggestedPaymentMode": "CASH",
    "paymentCondition": "CHECKIN",
    "excludeCommissions": True,
    "excludeCityTaxAgency": False,
    "excludeCityTax": True,
    "commission": 12.5,
    "commissionPolicy": "TAXEXCLUDED",
    "language": "EN",
    "status": "VISIBLE",
    "documentTypeId": 2,
    "reservationGuestCategoryId": 3,
    "reservationGuestReferId": 4,
    "ratePlanId": 5,
    "externalGuestId": 6,
    "manageCommissionPaymentOta": True,
}


def path(hotel: Hotel, id: int | str = "", version: str = "v1") -> str:
    """Where guests are."""
    return f"/rest/{version}/guests/{hotel.id}" + (f"/{id}" if id else "")


async def made(session: Session, hotel: Hotel, **body: Any) -> dict[str, Any]:
    """Register a guest and be sure of it."""
    row: dict[str, Any] = done(await session.post(path(hotel), json=body))
    return row


async def names(session: Session, hotel: Hotel, **params: Any) -> list[str]:
    """The full names that a search finds, in its order."""
    return [row["fullname"] for row in done(await session.get(path(hotel, "list"), params=params))["data"]]


async def books(world: World, hotel: Hotel) -> list[str]:
    """Every guest of a property, as text."""
    async with world.unit() as unit:
        rows = await unit.raw.fetch("select t::text from guest t where accommodation = $1 order by 1", hotel.id)
    return [row[0] for row in rows]


async def test_what_clients_may_write_is_kept_and_what_is_only_shown_is_ignored(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    row = await made(session, hotel, **WRITABLE, **SHOWN_ONLY, id=7, type="JURIDICAL", fullname="X", unknown=1)
    expected = {
        **WRITABLE,
        "id": row["id"],
        "type": "REAL",
        "accommodationId": str(hotel.id),
        "fullname": "Ada Lovelace",
        "status": "VISIBLE",
    }
    assert row == expected
    assert row["id"] >= 1_000_000
    assert done(await session.get(path(hotel, row["id"]))) == expected
    [listed] = done(await session.get(path(hotel, "list")))["data"]
    assert listed == expected


async def test_every_field_is_kept_and_shown_again(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    payer = await made(session, hotel, lastname="Payer", category="CORPORATE")
    row = await made(session, hotel, lastname="Nobody")
    changed = done(
        await session.patch(
            path(hotel, row["id"], "x1"), json={**WRITABLE, **SHOWN_ONLY, "invoiceTo": payer["id"], "id": 1}
        )
    )
    assert changed == {
        **WRITABLE,
        **SHOWN_ONLY,
        "invoiceTo": payer["id"],
        "id": row["id"],
        "type": "REAL",
        "accommodationId": str(hotel.id),
        "fullname": "Ada Lovelace",
    }
    assert done(await session.get(path(hotel, row["id"]))) == changed
    kept = done(await session.put(path(hotel, row["id"]), json={"city": "Bath", "zip": None, "email": "x@y.example"}))
    assert kept == {**{name: value for name, value in changed.items() if name != "zip"}, "city": "Bath"}


async def test_a_company_is_called_by_its_company(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    row = await made(session, hotel, category="CORPORATE", lastname="Viaggi")
    assert (row["type"], row["fullname"]) == ("JURIDICAL", "Viaggi")
    named = done(await session.patch(path(hotel, row["id"], "x1"), json={"company": "Viaggi Galilei"}))
    assert named["fullname"] == "Viaggi Galilei"


async def test_names_are_found_with_wrong_accents_and_letters_the_nearest_first(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    for first, last in (
        ("Jürgen", "Müller"),
        ("Søren", "Kierkegaard"),
        ("Łukasz", "Szymański"),
        ("François", "Lefèvre"),
        ("Anna", "Muliere"),
        ("Ada", "Lovelace"),
        ("李", "小龍"),
    ):
        await made(session, hotel, firstname=first, lastname=last)
    for words, found in (
        ("muller", ["Jürgen Müller"]),
        ("MÜLLER jurgen", ["Jürgen Müller"]),
        ("mueller", ["Jürgen Müller"]),
        ("soren kirkegaard", ["Søren Kierkegaard"]),
        ("szimanski", ["Łukasz Szymański"]),
        ("lefevre", ["François Lefèvre"]),
        ("francios", ["François Lefèvre"]),
        ("lovelase", ["Ada Lovelace"]),
        ("ada", ["Ada Lovelace"]),
        ("小龍", ["李 小龍"]),
        ("ada muller", []),
        ("%", None),
        ("zzz", []),
    ):
        got = await names(session, hotel, guestName=words)
        assert len(got) == 7 if found is None else got[: max(1, len(found))] == found, (words, got)


async def test_filters_fields_and_pages(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    for number, category in enumerate(("INDIVIDUAL", "TRAVEL_AGENCY", "CORPORATE", "EXTERNAL_OTA", "INDIVIDUAL")):
        await made(session, hotel, lastname=f"Guest {number}", category=category)
    assert await names(session, hotel, **{"categories[]": ["CORPORATE", "EXTERNAL_OTA"]}) == ["Guest 2", "Guest 3"]
    assert await names(session, hotel, categories="INDIVIDUAL") == ["Guest 0", "Guest 4"]
    answer = done(await session.get(path(hotel, "list"), params={"fields": "fullname, nothing", "size": 2, "page": 1}))
    assert answer["data"] == [{"fullname": "Guest 2"}, {"fullname": "Guest 3"}]
    assert (answer["page"]["page"], answer["page"]["totalPages"]) == (1, 3)
    assert {"next", "previous"} <= answer["page"].keys()
    past = done(await session.get(path(hotel, "list"), params={"size": 2, "page": 9}))
    assert (past["data"], past["page"]["totalPages"]) == ([], 3)
    assert await names(session, hotel, size=0) == [f"Guest {number}" for number in range(5)]


async def test_hidden_guests_are_shown_by_id_alone(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    row = await made(session, hotel, lastname="Shy")
    done(await session.patch(path(hotel, row["id"], "x1"), json={"status": "HIDDEN"}))
    assert await names(session, hotel) == []
    assert done(await session.get(path(hotel, row["id"])))["status"] == "HIDDEN"


@pytest.mark.parametrize(
    ("params", "element"),
    [
        ({"size": 501}, None),
        ({"size": -1}, "size"),
        ({"page": -1}, "page"),
        ({"page": "x"}, "page"),
        ({"categories[]": "FRIEND"}, "categories[]"),
        ({"guestName": "x" * 201}, "guestName"),
    ],
)
async def test_a_wrong_filter_is_named(world: World, params: dict[str, Any], element: str | None) -> None:
    hotel = await world.hotel()
    answer = await (await world.session(hotel)).get(path(hotel, "list"), params=params)
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")
    shown = answer.json()
    assert (shown["message"] == "errPageSize") if element is None else (shown["element"] == element), shown


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("category", "FRIEND"),
        ("firstname", ["Ada"]),
        ("country", "QQ"),
        ("birthCountry", "Italy"),
        ("lastname", "x" * 256),
    ],
)
async def test_a_wrong_field_is_named(world: World, field: str, value: Any) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    row = await made(session, hotel, lastname="Kept")
    before = await books(world, hotel)
    for answer in (
        await session.post(path(hotel), json={"lastname": "New", field: value}),
        await session.put(path(hotel, row["id"]), json={field: value}),
        await session.patch(path(hotel, row["id"], "x1"), json={field: value}),
    ):
        assert (answer.status_code, answer.json()["element"]) == (400, f"$.{field}"), answer.text
    assert await books(world, hotel) == before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sex", "X"),
        ("birthDate", "tomorrow"),
        ("status", "DELETED"),
        ("commission", 101),
        ("suggestedPaymentMode", "GOLD"),
        ("paymentCondition", "NEVER"),
        ("commissionPolicy", "NONE"),
        ("language", "XX"),
        ("invoiceAgency", "perhaps"),
    ],
)
async def test_a_wrong_field_of_ours_is_named(world: World, field: str, value: Any) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    row = await made(session, hotel, lastname="Kept")
    before = await books(world, hotel)
    answer = await session.patch(path(hotel, row["id"], "x1"), json={field: value})
    assert (answer.status_code, answer.json()["element"]) == (400, f"$.{field}"), answer.text
    assert await books(world, hotel) == before


async def test_a_guest_has_a_name_and_keeps_one(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    row = await made(session, hotel, lastname="Kept")
    before = await books(world, hotel)
    for answer in (
        await session.post(path(hotel), json={"city": "London"}),
        await session.put(path(hotel, row["id"]), json={"lastname": None}),
    ):
        assert (answer.status_code, answer.json()["element"]) == (400, "$.lastname")
        assert answer.json()["type"] == "ApiParamsExemption"
    assert await books(world, hotel) == before


async def test_who_pays_must_be_a_guest_of_this_property(world: World) -> None:
    hotel, other = await world.hotel(), await world.hotel()
    session = await world.session(hotel)
    theirs = await made(await world.session(other), other, lastname="Theirs")
    row = await made(session, hotel, lastname="Kept")
    for id in (theirs["id"], 1):
        answer = await session.patch(path(hotel, row["id"], "x1"), json={"invoiceTo": id})
        assert (answer.status_code, answer.json()["element"]) == (422, "Guest")
        assert answer.json()["nested"][0]["element"] == "$.invoiceTo"


async def test_a_guest_of_another_property_is_unknown(world: World) -> None:
    hotel, other = await world.hotel(), await world.hotel()
    session = await world.session(hotel)
    theirs = await made(await world.session(other), other, lastname="Theirs")
    before = await books(world, other)
    for id in (theirs["id"], 1, 0, -5):
        for method, version, tail, options in (
            ("GET", "v1", "", {}),
            ("PUT", "v1", "", {"json": {"city": "X"}}),
            ("PATCH", "x1", "", {"json": {"city": "X"}}),
            ("POST", "x1", "/merge", {"json": {"guests": [1]}}),
            ("POST", "x1", "/export", {}),
            ("POST", "x1", "/erase", {}),
        ):
            answer = await session.request(method, path(hotel, str(id), version) + tail, **options)
            assert (answer.status_code, answer.json()["element"]) == (404, "Guest"), (method, tail, answer.text)
    assert await books(world, other) == before


async def test_bodies_that_are_too_large_or_no_json_and_ids_that_are_none(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    row = await made(session, hotel, lastname="Kept")
    before = await books(world, hotel)
    huge = b'{"lastname": "' + b"x" * 1_100_000 + b'"}'
    for method, where in (
        ("POST", path(hotel)),
        ("PUT", path(hotel, row["id"])),
        ("PATCH", path(hotel, row["id"], "x1")),
        ("POST", path(hotel, row["id"], "x1") + "/merge"),
        ("PATCH", f"/rest/x1/checkin/{hotel.id}/settings"),
    ):
        for content, media, status in (
            (huge, "application/json", 413),
            (b"lastname=X", "application/x-www-form-urlencoded", 415),
            (b"{", "application/json", 400),
        ):
            answer = await session.request(method, where, content=content, headers={"content-type": media})
            assert answer.status_code == status, (method, where, answer.text)
    for tail in ("/export", "/erase"):
        for content, media, status in ((huge, "application/json", 413), (b"x", "text/plain", 415)):
            where = path(hotel, row["id"], "x1") + tail
            answer = await session.post(where, content=content, headers={"content-type": media})
            assert answer.status_code == status, (tail, answer.text)
    for method, version, tail in (
        ("GET", "v1", ""),
        ("PUT", "v1", ""),
        ("PATCH", "x1", ""),
        ("POST", "x1", "/merge"),
        ("POST", "x1", "/export"),
        ("POST", "x1", "/erase"),
    ):
        options = {} if method == "GET" or tail in ("/export", "/erase") else {"json": {"guests": [1], "city": "X"}}
        answer = await session.request(method, path(hotel, "x", version) + tail, **options)
        assert (answer.status_code, answer.json()["element"]) == (400, "guestId"), (method, tail)
    assert await books(world, hotel) == before
