"""Guests of a stay and what happens at the desk: docs/contract.md 7."""

from datetime import timedelta
from typing import Any

import pytest

from tests.api.reservations.support import Desk, desk, done, refused
from tests.factories import World

ADA: dict[str, Any] = {"type": "GUEST", "givenName": "Ada", "familyName": "Lovelace", "sex": "FEMALE"}
FULL: dict[str, Any] = {
    **ADA,
    "accommodatedType": "HEAD_OF_FAMILY",
    "customerName": "Countess Lovelace",
    "birthDate": "1985-12-10",
    "birthCountry": "GB",
    "birthCity": "London",
    "residenceCountry": "GB",
    "city": "London",
    "email": "ada@example.com",
    "phone": "+44 20 7946 0000",
    "phoneAvailable": True,
    "emailAvailable": True,
    "skipContactInfo": False,
    "address": "12 St James's Square",
    "zipCode": "SW1Y 4JH",
    "language": "EN",
    "documentCode": "4111111111111111",
    "documentType": "PASSPORT",
    "documentIssueDate": "2020-01-02",
    "documentIssuePlace": "London",
    "nationality": "GB",
    "documentExpire": "2035-01-02T00:00:00",
    "addressLine1": "12 St James's Square",
    "addressLine2": "Westminster",
    "policeSentTime": "2026-01-01T10:00:00Z[UTC]",
    "policeSentStatus": False,
    "invoiceAgency": True,
    "excludeCityTax": False,
    "excludeCityTaxAgency": False,
    "travelWay": "TRAIN",
    "plateNumber": "AB 123",
    "tourismType": "ART",
    "degree": "UNIVERSITY_DEGREE",
    "travelRefer": "DIRECT_WEB",
    "draft": False,
    "validated": True,
    "validatedDate": "2026-01-01T10:00:00Z[UTC]",
    "ageRange": "ADULT",
    "cityTaxPrice": 4.5,
    "cityTaxExemption": "STUDY_RELATED",
    "cityTaxRelativeToGroup": False,
    "systemGenerated": False,
    "cityRaw": "London",
    "previousCity": "Paris",
    "citizenship": "GB",
    "familyRelationshipType": "SPOUSE",
    "documentSupportNumber": "X1",
    "cityPoliceCode": "100",
}


def stay(at: Desk, **fields: Any) -> dict[str, Any]:
    """A guest for the whole of `at.book()`, as a client states him."""
    return {**ADA, "checkin": at.day(3), "checkout": at.day(5), **fields}


def guests(at: Desk, reservation: int) -> str:
    """Where guests of a stay are created."""
    return f"/rest/v2/checkin/{at.hotel.id}/{reservation}/guest"


def guest(at: Desk, reservation: int, id: int) -> str:
    """Where one of them is."""
    return f"/rest/v1/checkin/{at.hotel.id}/{reservation}/guest/{id}"


async def add(at: Desk, reservation: int, **fields: Any) -> dict[str, Any]:
    """Write down a guest and be sure of it."""
    made: dict[str, Any] = done(await at.session.post(guests(at, reservation), json=stay(at, **fields)))
    return made


async def seen(at: Desk, reservation: int) -> dict[str, Any]:
    """The reservation as it is answered."""
    row: dict[str, Any] = done(await at.session.get(f"{at.path}/{reservation}"))
    return row


async def test_every_field_is_kept_and_shown_again(world: World) -> None:
    at = await desk(world, country="IT")
    room = await at.book()
    made = await add(at, room["id"], **FULL, source="PORTAL", id=5)
    expected = {**FULL, "id": made["id"], "source": "API", "checkin": at.day(3), "checkout": at.day(5)}
    assert made == expected
    assert made["id"] >= 1_000_000
    [booker, shown] = (await seen(at, room["id"]))["guests"]
    assert shown == expected
    assert (booker["type"], "id" in booker) == ("BOOKER", False)
    assert await at.events(room["id"]) == [("created", room["id"]), ("changed", room["id"])]
    again = done(await at.session.put(guest(at, room["id"], made["id"]), json=made))
    assert again == expected
    assert await at.events(room["id"]) == [("created", room["id"]), ("changed", room["id"])], "nothing changed"


async def test_the_first_leads_a_family_and_the_rest_are_relatives(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    first, second, third = [await add(at, room["id"], givenName=name) for name in ("Ada", "Byron", "Anne")]
    assert [each["accommodatedType"] for each in (first, second, third)] == ["HEAD_OF_FAMILY", "RELATIVE", "RELATIVE"]
    gone = done(await at.session.delete(guest(at, room["id"], first["id"])))
    assert gone == first
    left = (await seen(at, room["id"]))["guests"]
    assert [(each["givenName"], each.get("accommodatedType")) for each in left] == [
        ("Ada", None),
        ("Byron", "HEAD_OF_FAMILY"),
        ("Anne", "RELATIVE"),
    ]


async def test_a_change_replaces_what_was_stated_and_keeps_the_place_and_what_the_house_knows(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    await add(at, room["id"])
    made = await add(at, room["id"], email="b@example.com", plateNumber="AB 1", birthDate="2000-02-29")
    changed = done(await at.session.put(guest(at, room["id"], made["id"]), json=stay(at, familyName="King")))
    assert (changed["familyName"], changed["accommodatedType"], changed["id"]) == ("King", "RELATIVE", made["id"])
    assert not {"email", "plateNumber", "birthDate"} & changed.keys()


async def test_a_channel_that_states_its_guests_anew_takes_nothing_of_the_police_away(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    made = await add(at, room["id"], policeSentStatus=True, policeSentTime="2026-01-01T10:00:00Z[UTC]", cityTaxPrice=3)
    sent = [{"givenName": "Ada"}, {"id": made["id"], "type": "GUEST", "givenName": "Ada", "familyName": "Byron"}]
    done(await at.patch(room["id"], guests=sent))
    shown = (await seen(at, room["id"]))["guests"][1]
    kept = ("policeSentStatus", "policeSentTime", "validated", "cityTaxPrice", "id", "familyName")
    assert [shown[name] for name in kept] == [True, "2026-01-01T10:00:00Z[UTC]", True, 3, made["id"], "Byron"]


@pytest.mark.parametrize("name", ["type", "givenName", "familyName", "sex", "checkin", "checkout"])
@pytest.mark.parametrize("value", [None, ""])
async def test_a_required_field_that_is_missing_is_named(world: World, name: str, value: str | None) -> None:
    at = await desk(world)
    room = await at.book()
    made = await add(at, room["id"])
    before = await at.books()
    body = stay(at, **{name: value})
    for answer in (
        await at.session.post(guests(at, room["id"]), json=body),
        await at.session.put(guest(at, room["id"], made["id"]), json=body),
    ):
        await refused(at, answer, before, 400, (f"$.{name}", "ApiParamsExemption"))
    del body[name]
    answer = await at.session.post(guests(at, room["id"]), json=body)
    await refused(at, answer, before, 400, (f"$.{name}", "ApiParamsExemption"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("type", "BOOKER"),
        ("type", "CHILD"),
        ("sex", "X"),
        ("checkin", "tomorrow"),
        ("birthDate", "2030-02-30"),
        ("birthDate", "1890-01-01"),
        ("birthDate", "2199-01-01"),
        ("birthCountry", "QQ"),
        ("citizenship", "Italy"),
        ("accommodatedType", "UNCLE"),
        ("accommodatedType", "RELATIVE"),
        ("accommodatedType", "MEMBER_GROUP"),
        ("documentType", "LIBRARY"),
        ("cityTaxPrice", -1),
        ("cityTaxExemption", "RICH"),
        ("language", "XX"),
    ],
)
async def test_a_wrong_field_is_named(world: World, name: str, value: object) -> None:
    at = await desk(world)
    room = await at.book()
    before = await at.books()
    answer = await at.session.post(guests(at, room["id"]), json=stay(at, **{name: value}))
    assert (answer.status_code, answer.json()["element"]) == (400, f"$.{name}"), answer.text
    assert await at.books() == before


async def test_all_wrong_fields_are_named_at_once(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    before = await at.books()
    body = stay(at, type="BOOKER", birthDate=at.day(1), checkin=at.day(9), checkout=at.day(1))
    answer = await at.session.post(guests(at, room["id"]), json=body)
    kind = "ApiParamsExemption"
    names = ("$.type", "$.checkout", "$.checkin", "$.checkout", "$.birthDate")
    await refused(at, answer, before, 400, *[(name, kind) for name in names])


@pytest.mark.parametrize(("years", "days", "status"), [(110, 0, 200), (110, 1, 400), (0, 0, 200), (0, -1, 400)])
async def test_a_birthday_lies_between_today_and_110_years_ago(
    world: World, years: int, days: int, status: int
) -> None:
    at = await desk(world)
    room = await at.book()
    born = at.today.replace(year=at.today.year - years) - timedelta(days)
    answer = await at.session.post(guests(at, room["id"]), json=stay(at, birthDate=born.isoformat()))
    assert answer.status_code == status


async def test_a_family_has_one_head_and_keeps_it_while_it_has_members(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    head = await add(at, room["id"])
    await add(at, room["id"], givenName="Byron")
    before = await at.books()
    rule = "ApiValidationFailed"
    for answer in (
        await at.session.post(guests(at, room["id"]), json=stay(at, accommodatedType="HEAD_OF_FAMILY")),
        await at.session.put(guest(at, room["id"], head["id"]), json=stay(at, accommodatedType="SINGLE_GUEST")),
        await at.session.put(guest(at, room["id"], head["id"]), json=stay(at, accommodatedType="HEAD_OF_GROUP")),
    ):
        assert (answer.json()["element"], answer.json()["type"]) == ("$.accommodatedType", rule)
        await refused(at, answer, before, 400)


@pytest.mark.parametrize(
    ("country", "lacks"),
    [
        ("IT", ["birthDate", "birthCountry", "citizenship", "documentType", "documentCode", "documentIssuePlace"]),
        (
            "ES",
            [
                *("birthDate", "citizenship", "address", "city", "zipCode", "residenceCountry", "phone"),
                *("documentType", "documentCode"),
            ],
        ),
        ("DE", ["birthDate", "citizenship", "address", "city", "residenceCountry", "documentType", "documentCode"]),
        (
            "FR",
            [
                *("birthDate", "birthCountry", "citizenship", "address", "residenceCountry", "phone"),
                *("documentType", "documentCode"),
            ],
        ),
        ("PT", ["birthDate", "birthCountry", "citizenship", "residenceCountry", "documentType", "documentCode"]),
        ("AD", []),
    ],
)
async def test_a_guest_is_a_draft_until_the_country_has_what_it_wants(
    world: World, country: str, lacks: list[str]
) -> None:
    at = await desk(world, country=country)
    room = await at.book()
    before = await at.books()
    answer = await at.session.post(guests(at, room["id"]), json=stay(at, draft=False))
    if lacks:
        await refused(at, answer, before, 400, *[(f"$.{name}", "ApiParamsExemption") for name in lacks])
        draft = await add(at, room["id"])
        assert (draft["draft"], draft["validated"], "validatedDate" in draft) == (True, False, False)
        body = {**FULL, "checkin": at.day(3), "checkout": at.day(5)}
        del body["validatedDate"], body["cityTaxPrice"]
        answer = await at.session.put(guest(at, room["id"], draft["id"]), json=body)
    whole = done(answer)
    assert (whole["draft"], whole["validated"], "validatedDate" in whole) == (False, True, True)
    kept = await add(at, room["id"], **{**FULL, "accommodatedType": "RELATIVE", "draft": True})
    assert (kept["draft"], kept["validated"]) == (True, False), "the caller's own draft stays one"


async def test_documents_are_those_of_the_country(world: World) -> None:
    italian, french = await desk(world, country="IT"), await desk(world, country="FR")
    assert (await add(italian, (await italian.book())["id"], documentType="IDELE"))["documentType"] == "IDELE"
    before = await french.books()
    room = await french.book()
    before = await french.books()
    answer = await french.session.post(guests(french, room["id"]), json=stay(french, documentType="IDELE"))
    assert answer.json()["element"] == "$.documentType"
    await refused(french, answer, before, 400)


async def test_a_booker_and_somebody_of_another_stay_are_no_guests_of_this_one(world: World) -> None:
    at, other = await desk(world), await desk(world)
    room, second = await at.book(), await at.book()
    theirs = await add(other, (await other.book())["id"])
    ours = await add(at, second["id"])
    async with world.unit() as unit:
        booker = await unit.raw.fetchval(
            "select id from reservation_guest where accommodation = $1 and reservation = $2", at.hotel.id, room["id"]
        )
    before = await at.books()
    for id in (booker, ours["id"], theirs["id"], 1, 0, 2**63):
        for answer in (
            await at.session.put(guest(at, room["id"], id), json=stay(at)),
            await at.session.delete(guest(at, room["id"], id)),
        ):
            assert (answer.status_code, answer.json()["element"]) == (404, "Guest")
    assert await at.books() == before


async def test_a_stay_of_another_property_is_unknown(world: World) -> None:
    at, other = await desk(world), await desk(world)
    theirs = await other.book()
    before = await other.books()
    for id in (theirs["id"], 1, 0, 2**63):
        for answer in (
            await at.session.post(guests(at, id), json=stay(at)),
            await at.session.put(guest(at, id, 1), json=stay(at)),
            await at.session.delete(guest(at, id, 1)),
            await at.session.put(f"/rest/v1/checkin/{at.hotel.id}/{id}", params={"status": "CHECKIN_END"}),
        ):
            assert (answer.status_code, answer.json()["element"]) == (404, "Reservation")
    assert await other.books() == before


async def test_the_last_name_of_a_reservation_stays(world: World) -> None:
    at = await desk(world)
    room = await at.book(guests=[{"type": "GUEST", "givenName": "Ada"}])
    before = await at.books()
    [only] = room["guests"]
    answer = await at.session.delete(guest(at, room["id"], only["id"]))
    assert answer.json()["type"] == "ApiValidationFailed"
    await refused(at, answer, before, 400)


async def test_what_happens_at_the_desk(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    path = f"/rest/v1/checkin/{at.hotel.id}/{room['id']}"

    async def turn(status: str) -> dict[str, Any]:
        answer = await at.session.put(path, params={"status": status})
        assert (answer.status_code, answer.content) == (200, b"")
        row = await seen(at, room["id"])
        return {name: row.get(name) for name in ("noShow", "effectiveCheckin", "effectiveCheckout")}

    assert await turn("NO_SHOW") == {"noShow": True, "effectiveCheckin": None, "effectiveCheckout": None}
    came = await turn("CHECKIN_END")
    assert (came["noShow"], came["effectiveCheckout"]) == (False, None)
    assert came["effectiveCheckin"].endswith("Z[UTC]")
    assert await turn("CHECKIN_END") == came
    before = await at.books()
    answer = await at.session.put(path, params={"status": "NO_SHOW"})
    assert answer.json()["element"] == "status"
    await refused(at, answer, before, 400)
    gone = await turn("CHECKOUT_END")
    assert gone["effectiveCheckin"] == came["effectiveCheckin"]
    assert gone["effectiveCheckout"].endswith("Z[UTC]")
    assert await turn("CHECKOUT_END") == gone
    assert [kind for kind, _ in await at.events(room["id"])] == ["created", "changed", "changed", "changed"]


@pytest.mark.parametrize("params", [{}, {"status": ""}, {"status": "GONE"}])
async def test_a_status_that_is_missing_or_unknown(world: World, params: dict[str, str]) -> None:
    at = await desk(world)
    room = await at.book()
    before = await at.books()
    answer = await at.session.put(f"/rest/v1/checkin/{at.hotel.id}/{room['id']}", params=params)
    assert answer.json()["element"] == "status"
    await refused(at, answer, before, 400)


async def test_a_cancelled_stay_has_no_check_in(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    made = await add(at, room["id"])
    await at.cancel(room["id"])
    before = await at.books()
    for status in ("CHECKIN_END", "CHECKOUT_END", "NO_SHOW"):
        answer = await at.session.put(f"/rest/v1/checkin/{at.hotel.id}/{room['id']}", params={"status": status})
        assert answer.json()["type"] == "ApiValidationFailed"
        await refused(at, answer, before, 400)
    for answer in (
        await at.session.post(guests(at, room["id"]), json=stay(at)),
        await at.session.put(guest(at, room["id"], made["id"]), json=stay(at)),
    ):
        assert answer.json()["type"] == "ApiValidationFailed"
        await refused(at, answer, before, 400)


async def test_bodies_that_are_too_large_or_no_json_and_ids_that_are_none(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    made = await add(at, room["id"])
    before = await at.books()
    huge = b'{"givenName": "' + b"x" * 1_100_000 + b'"}'
    for method, path in (("POST", guests(at, room["id"])), ("PUT", guest(at, room["id"], made["id"]))):
        for content, media, status in (
            (huge, "application/json", 413),
            (b"type=GUEST", "application/x-www-form-urlencoded", 415),
            (b"{", "application/json", 400),
        ):
            answer = await at.session.request(method, path, content=content, headers={"content-type": media})
            assert answer.status_code == status, (method, path, answer.text)
    status_path = f"/rest/v1/checkin/{at.hotel.id}/{room['id']}"
    for content, media, status in ((huge, "application/json", 413), (b"x", "text/plain", 415)):
        answer = await at.session.put(
            status_path, content=content, headers={"content-type": media}, params={"status": "CHECKIN_END"}
        )
        assert answer.status_code == status, answer.text
    for method, path, options, name in (
        ("POST", f"/rest/v2/checkin/{at.hotel.id}/x/guest", {"json": stay(at)}, "id"),
        ("PUT", f"/rest/v1/checkin/{at.hotel.id}/x/guest/1", {"json": stay(at)}, "reservationId"),
        ("PUT", f"/rest/v1/checkin/{at.hotel.id}/1/guest/x", {"json": stay(at)}, "guestId"),
        ("DELETE", f"/rest/v1/checkin/{at.hotel.id}/x/guest/1", {}, "reservationId"),
        ("DELETE", f"/rest/v1/checkin/{at.hotel.id}/1/guest/x", {}, "guestId"),
        ("PUT", f"/rest/v1/checkin/{at.hotel.id}/x", {"params": {"status": "NO_SHOW"}}, "reservationId"),
    ):
        answer = await at.session.request(method, path, **options)
        assert (answer.status_code, answer.json()["element"]) == (400, name)
    assert await at.books() == before
