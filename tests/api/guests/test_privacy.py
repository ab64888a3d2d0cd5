"""One registry under check-in: who stays is registered, doubles are merged, and people are given out and forgotten."""

from datetime import timedelta
from typing import Any

from roomrack.domain.guests import service as guests
from tests.api.checkins.test_staying import add, guest, stay
from tests.api.guests.test_registry import books, made, names, path
from tests.api.reservations.support import Desk, desk, done
from tests.factories import World

ADA = {"email": "ada@example.com", "birthDate": "1985-12-10", "documentCode": "X1", "residenceCountry": "GB"}


async def told(at: Desk, kind: str) -> list[tuple[str, str]]:
    """The events of the registry: what each is about, and its payload."""
    async with at.world.unit() as unit:
        rows = await unit.raw.fetch(
            "select reference, payload::text as payload from event where accommodation = $1 and type = $2 order by id",
            at.hotel.id,
            kind,
        )
    return [(row["reference"], row["payload"]) for row in rows]


async def leave(at: Desk, reservation: int) -> None:
    """Let a stay be over, as time does."""
    async with at.world.unit() as unit:
        await unit.raw.execute(
            "update reservation set arrival = arrival - 1000, departure = departure - 1000 "
            "where accommodation = $1 and id = $2",
            at.hotel.id,
            reservation,
        )


async def everything(at: Desk) -> str:
    """All that the database holds of a property in the tables of its guests and of its log."""
    found = []
    async with at.world.unit() as unit:
        for table in ("guest", "guest_stay", "reservation", "reservation_guest", "event"):
            rows = await unit.raw.fetch(f"select t::text from {table} t where accommodation = $1", at.hotel.id)
            found += [row[0] for row in rows]
    return "\n".join(found)


async def test_who_stays_is_registered_once(world: World) -> None:
    at = await desk(world)
    first, second = await at.book(), await at.book()
    one = await add(at, first["id"], **ADA, city="London", phone="+44 20 7946 0000")
    [row] = done(await at.session.get(path(at.hotel, "list")))["data"]
    assert row == {
        "id": row["id"],
        "category": "INDIVIDUAL",
        "type": "REAL",
        "accommodationId": str(at.hotel.id),
        "firstname": "Ada",
        "lastname": "Lovelace",
        "fullname": "Ada Lovelace",
        "status": "VISIBLE",
        "email": "ada@example.com",
        "mobile": "+44 20 7946 0000",
        "birthDate": "1985-12-10T00:00:00Z[UTC]",
        "documentId": "X1",
        "country": "GB",
        "city": "London",
        "sex": "FEMALE",
    }
    await add(at, second["id"], givenName="ADA", familyName="Lovélace", birthDate="1985-12-10", city="Bath")
    done(await at.session.put(guest(at, first["id"], one["id"]), json=stay(at, **ADA, zipCode="SW1Y")))
    [again] = done(await at.session.get(path(at.hotel, "list")))["data"]
    assert (again["id"], again["city"], again["zip"], again["email"]) == (row["id"], "Bath", "SW1Y", "ada@example.com")
    await add(at, second["id"], familyName="King", birthDate="1985-12-10")
    assert await names(at.session, at.hotel) == ["Ada King", "Ada Lovelace"]


async def test_doubles_become_one(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    await add(at, room["id"], **ADA)
    [double] = done(await at.session.get(path(at.hotel, "list")))["data"]
    first = await made(at.session, at.hotel, firstname="Augusta", lastname="Lovelace", city="Ockham")
    third = await made(at.session, at.hotel, lastname="A. L.", city="Bath", vatCode="GB1")
    url = path(at.hotel, first["id"], "x1") + "/merge"
    whole = done(await at.session.post(url, json={"guests": [double["id"], third["id"]]}))
    assert (whole["id"], whole["fullname"], whole["city"]) == (first["id"], "Augusta Lovelace", "Ockham")
    assert (whole["email"], whole["vatCode"]) == ("ada@example.com", "GB1")
    for id in (first["id"], double["id"], third["id"]):
        assert done(await at.session.get(path(at.hotel, id))) == whole
    assert await names(at.session, at.hotel) == ["Augusta Lovelace"]
    out = done(await at.session.post(path(at.hotel, first["id"], "x1") + "/export"))
    assert [each["reservation"] for each in out["stays"]] == [room["id"]]
    [(reference, payload)] = await told(at, "guest.merged")
    assert reference == str(first["id"])
    assert str(double["id"]) in payload


async def test_a_merge_names_every_wrong_double(world: World) -> None:
    at, other = await desk(world), await desk(world)
    mine = await made(at.session, at.hotel, lastname="Mine")
    double = await made(at.session, at.hotel, lastname="Double")
    theirs = await made(other.session, other.hotel, lastname="Theirs")
    before = await books(world, at.hotel)
    url = path(at.hotel, mine["id"], "x1") + "/merge"
    sent = [double["id"], mine["id"], double["id"], theirs["id"], 1]
    answer = await at.session.post(url, json={"guests": sent})
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")
    assert [(each["element"], each["type"]) for each in answer.json()["nested"]] == [
        ("$.guests[1]", "ApiParamsExemption"),
        ("$.guests[2]", "ApiParamsExemption"),
        ("$.guests[3]", "ApiResourceMissing"),
        ("$.guests[4]", "ApiResourceMissing"),
    ]
    unknown = await at.session.post(url, json={"guests": [theirs["id"]]})
    assert (unknown.status_code, unknown.json()["nested"][0]["element"]) == (422, "$.guests[0]")
    wrongs: list[dict[str, Any]] = [{}, {"guests": []}, {"guests": None}, {"guests": ["x"]}]
    for wrong in wrongs:
        refused = await at.session.post(url, json=wrong)
        assert refused.status_code == 400
        assert refused.json()["element"].startswith("$.guests")
    assert await books(world, at.hotel) == before


async def test_everything_that_is_known_of_a_person_is_given_out(world: World) -> None:
    at = await desk(world)
    booker = {"givenName": "Ada", "familyName": "Lovelace", "email": "ADA@example.com"}
    partner = {"givenName": "William", "familyName": "King", "email": "ada@example.com"}
    booked = await at.book(guests=[booker, partner])
    stayed = await at.book()
    person = await add(at, stayed["id"], **ADA)
    [row] = done(await at.session.get(path(at.hotel, "list")))["data"]
    out = done(await at.session.post(path(at.hotel, row["id"], "x1") + "/export"))
    assert out["guest"] == row
    first, second = out["stays"]
    assert first == {
        "reservation": booked["id"],
        "refer": booked["refer"],
        "status": "CONFIRMED",
        "arrival": at.day(3),
        "departure": at.day(5),
        "person": {**booker, "type": "BOOKER", "source": "API", "checkin": at.day(3), "checkout": at.day(5)},
    }
    assert second["person"] == {name: value for name, value in person.items() if name != "id"}
    assert "William" not in str(out), "a shared address gives nobody else away"
    assert [reference for reference, _ in await told(at, "guest.exported")] == [str(row["id"])]


async def test_a_person_is_forgotten_everywhere(world: World) -> None:
    at = await desk(world)
    booker = {"givenName": "Ada", "familyName": "Lovelace", "email": "ada@example.com", "phone": "+442079460000"}
    booked = await at.book(guests=[booker, {"givenName": "William", "familyName": "King"}])
    person = await add(at, booked["id"], **ADA, cityTaxPrice=4.5, cityTaxExemption="STUDY_RELATED")
    [row] = done(await at.session.get(path(at.hotel, "list")))["data"]
    url = path(at.hotel, row["id"], "x1") + "/erase"
    before = await at.books()
    refused = await at.session.post(url)
    assert (refused.status_code, refused.json()["type"]) == (400, "ApiValidationFailed")
    assert [each["message"] for each in refused.json()["nested"]] == [
        f"The stay in reservation {booked['id']} is not over."
    ]
    assert await at.books() == before
    await leave(at, booked["id"])
    assert done(await at.session.post(url)) == {"id": row["id"], "erased": True, "reservations": [booked["id"]]}
    left = await everything(at)
    for word in ("Lovelace", "lovelace", "ada@example", "442079", "1985", "X1"):
        assert word not in left, word
    assert "William" in left
    shown = done(await at.session.get(f"{at.path}/{booked['id']}"))["guests"]
    assert [each["familyName"] for each in shown] == ["Erased", "King", "Erased"]
    assert shown[2] == {
        "id": person["id"],
        "type": "GUEST",
        "source": "API",
        "givenName": "",
        "familyName": "Erased",
        "checkin": person["checkin"],
        "checkout": person["checkout"],
        "accommodatedType": "HEAD_OF_FAMILY",
        "cityTaxPrice": 4.5,
        "cityTaxExemption": "STUDY_RELATED",
    }
    for answer in (await at.session.get(path(at.hotel, row["id"])), await at.session.post(url)):
        assert (answer.status_code, answer.json()["element"]) == (404, "Guest")
    [(reference, payload)] = await told(at, "guest.erased")
    assert (reference, str(booked["id"]) in payload) == (str(row["id"]), True)


async def test_people_are_forgotten_when_their_property_keeps_them_no_longer(world: World) -> None:
    at = await desk(world)
    over, coming = await at.book(), await at.book()
    await add(at, over["id"], **ADA)
    await add(at, coming["id"], givenName="Grace", familyName="Hopper")
    await made(at.session, at.hotel, firstname="Joan", lastname="Clarke")
    await made(at.session, at.hotel, category="CORPORATE", lastname="Company")
    fresh = await made(at.session, at.hotel, lastname="Fresh")
    await leave(at, over["id"])
    async with world.unit() as unit:
        await unit.raw.execute(
            "update guest set updated_at = updated_at - interval '1001 days' where accommodation = $1 and id <> $2",
            at.hotel.id,
            fresh["id"],
        )
        await guests.forget(unit)
    assert len(await names(at.session, at.hotel)) == 5, "nobody asked for it"
    done(await at.session.patch(f"/rest/x1/checkin/{at.hotel.id}/settings", json={"retentionDays": 900}))
    async with world.unit() as unit:
        after: Any = (0, 0)
        while after is not None:
            after = await guests.forget(unit, after)
    assert await names(at.session, at.hotel) == ["Company", "Fresh", "Grace Hopper"]
    assert "Lovelace" not in str(done(await at.session.get(f"{at.path}/{over['id']}"))["guests"][1])


async def test_city_tax_follows_the_rule_of_the_property(world: World) -> None:
    at = await desk(world)
    settings = f"/rest/x1/checkin/{at.hotel.id}/settings"
    assert done(await at.session.get(settings)) == {"police": {"automatic": False, "ready": False}}
    rule = {"amount": 2.5, "maxNights": 3, "bands": [{"fromAge": 0, "toAge": 11, "amount": 0}]}
    wanted = {"cityTax": rule, "retentionDays": 730}
    expected = {**wanted, "police": {"automatic": False, "ready": False}}
    assert done(await at.session.patch(settings, json=wanted)) == expected
    room = await at.book(arrival=3, nights=5)
    nights = {"checkin": at.day(3), "checkout": at.day(8)}
    child = (at.today - timedelta(3000)).isoformat()
    for fields, tax in (
        ({}, 7.5),
        ({"checkout": at.day(5)}, 5),
        ({"birthDate": child}, 0),
        ({"cityTaxExemption": "DRIVER"}, 0),
        ({"excludeCityTax": True}, 0),
        ({"cityTaxPrice": 1.5}, 1.5),
    ):
        assert (await add(at, room["id"], **{**nights, **fields}))["cityTaxPrice"] == tax
    assert done(await at.session.patch(settings, json={"cityTax": None})) == {
        "retentionDays": 730,
        "police": {"automatic": False, "ready": False},
    }
    assert "cityTaxPrice" not in await add(at, room["id"], **nights)


async def test_the_polices_secrets_are_never_shown(world: World) -> None:
    at = await desk(world)
    settings = f"/rest/x1/checkin/{at.hotel.id}/settings"
    police = {"user": "PI000123", "password": "hush", "key": "wskey", "automatic": True}
    shown = done(await at.session.patch(settings, json={"police": police}))
    assert shown == {"police": {"user": "PI000123", "automatic": True, "ready": True}}
    async with world.unit() as unit:
        row = await unit.raw.fetchval("select t::text from checkin_settings t where accommodation = $1", at.hotel.id)
    assert "hush" not in row
    other = done(await at.session.patch(settings, json={"police": {"user": "PI000999"}}))
    assert other == {"police": {"user": "PI000999", "automatic": True, "ready": False}}
    gone = done(await at.session.patch(settings, json={"police": None}))
    assert gone == {"police": {"automatic": False, "ready": False}}


async def test_wrong_settings_are_named(world: World) -> None:
    at = await desk(world)
    settings = f"/rest/x1/checkin/{at.hotel.id}/settings"
    band = {"fromAge": 0, "toAge": 11, "amount": 0}
    for body, element in (
        ({"retentionDays": 29}, "$.retentionDays"),
        ({"retentionDays": 36501}, "$.retentionDays"),
        ({"cityTax": {}}, "$.cityTax.amount"),
        ({"cityTax": {"amount": -1}}, "$.cityTax.amount"),
        ({"cityTax": {"amount": 1, "maxNights": 0}}, "$.cityTax.maxNights"),
        ({"cityTax": {"amount": 1, "bands": [{**band, "toAge": None}]}}, "$.cityTax.bands[0].toAge"),
        ({"cityTax": {"amount": 1, "bands": [{**band, "fromAge": 12}]}}, "$.cityTax.bands"),
        ({"cityTax": {"amount": 1, "bands": [band, {**band, "fromAge": 11, "toAge": 15}]}}, "$.cityTax.bands"),
        ({"police": {"automatic": "perhaps"}}, "$.police.automatic"),
    ):
        answer = await at.session.patch(settings, json=body)
        assert (answer.status_code, answer.json()["element"]) == (400, element), answer.text
    assert done(await at.session.get(settings)) == {"police": {"automatic": False, "ready": False}}
