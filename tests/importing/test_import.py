"""`roomrack import connect` as a process, from a real server into another."""

from typing import Any

from roomrack.entrypoints.importing.model import Kind
from tests.factories import World
from tests.importing.conftest import Account, Done, Target
from tests.importing.gate import Gate

PRODUCTS, POLICIES, EXTRAS, ROOMS, PHOTOS, GUESTS, RESERVATIONS = 6, 2, 3, 2, 4, 4, 8
PEOPLE, SOLD, PAYMENTS = 3, 4, 2
EVENTS = "select count(*) from event where accommodation = $1"


def counts(report: dict[str, Any], kind: Kind) -> dict[str, int]:
    return {name: number for name, number in report["counts"][kind.value].items() if number}


def unchanged(report: dict[str, Any]) -> bool:
    return all(counts(report, kind).keys() == {"unchanged"} for kind in Kind)


async def test_a_whole_account_comes_over(copied: tuple[Account, Done], target: Target) -> None:
    account, done = copied
    assert (done.code, done.report["problems"], done.report["check"]["differences"]) == (0, [], 0), done
    assert done.report["properties"] == [{"source": str(account.hotel.id), "here": str(account.hotel.id)}]
    assert counts(done.report, Kind.PROPERTY) == {"created": 1, "keptIds": 1}
    assert counts(done.report, Kind.PRODUCT) == {"created": PRODUCTS, "keptIds": PRODUCTS}
    assert counts(done.report, Kind.POLICY) == {"created": POLICIES, "keptIds": POLICIES}
    assert counts(done.report, Kind.EXTRA) == {"created": EXTRAS, "keptIds": EXTRAS}
    assert counts(done.report, Kind.RATE_PLAN) == {"created": 1, "keptIds": 1}
    assert counts(done.report, Kind.NETWORK) == {"created": 1}
    assert counts(done.report, Kind.ROOM) == {"created": ROOMS, "keptIds": ROOMS}
    assert counts(done.report, Kind.PHOTO) == {"created": PHOTOS}
    assert counts(done.report, Kind.GUEST) == {"created": GUESTS, "keptIds": GUESTS}
    assert counts(done.report, Kind.CHECKIN) == {"created": 1}
    assert counts(done.report, Kind.RESERVATION) == {"created": RESERVATIONS, "keptIds": RESERVATIONS}
    assert counts(done.report, Kind.PERSON) == {"created": PEOPLE, "keptIds": PEOPLE}
    assert counts(done.report, Kind.SOLD) == {"created": SOLD, "keptIds": SOLD}
    assert counts(done.report, Kind.PAYMENT) == {"created": PAYMENTS, "keptIds": PAYMENTS}
    assert (done.report["renumbered"], done.report["leftOut"]) == ([], {})
    assert done.report["check"]["daysCompared"] == PRODUCTS * 1096
    assert done.report["check"]["thingsCompared"] == {
        "property": 1,
        "product": PRODUCTS,
        "room": ROOMS,
        "policy": POLICIES,
        "extra": EXTRAS,
        "rateplan": 1,
        "guest": GUESTS,
        "reservation": RESERVATIONS,
    }
    here = (await target.session(account.hotel.id)).everything(account.today)
    there = account.reader().everything(account.today)
    for part, payload in there.items():
        assert here[part] == payload, part


async def test_nobody_is_told_of_what_comes_over(copied: tuple[Account, Done], target: Target) -> None:
    account, _ = copied
    of_reservations = "select count(*) from event where accommodation = $1 and type like 'reservation.%'"
    assert await target.count(of_reservations, account.hotel.id) == RESERVATIONS
    told = of_reservations.replace("like 'reservation.%'", "= any ('{reservation.created,reservation.cancelled}')")
    assert await target.count(told, account.hotel.id) == 0


async def test_the_second_run_changes_nothing(copied: tuple[Account, Done], target: Target) -> None:
    account, _ = copied
    before = await target.count(EVENTS, account.hotel.id)
    again = target.run(account)
    assert (again.code, again.report["clean"], unchanged(again.report)) == (0, True, True), again
    assert await target.count(EVENTS, account.hotel.id) == before
    looked = target.run(account, "--dry-run")
    assert (looked.code, unchanged(looked.report), looked.report["dryRun"]) == (0, True, True), looked


async def test_a_night_that_is_given_back_here_is_free_again(account: Account, target: Target) -> None:
    assert target.run(account).code == 0
    reader = await target.session(account.hotel.id)
    number = account.reservations["rate"]

    def left() -> list[int]:
        path = f"/v1/calendar/{account.hotel.id}"
        params = {"dateFrom": account.day(10), "dateTo": account.day(14), "product[]": account.rooms["double"]}
        return [day["availability"] for day in reader.get(path, **params)["data"][0]["days"]]

    assert left() == [3, 3, 3, 3, 4]
    reader.request("DELETE", f"/v1/reservation/{account.hotel.id}/{number}")
    assert left() == [4, 4, 4, 4, 4]
    # A stay that came over can be longer, too: only the new night is taken.
    stay = {"checkout": account.day(8)}
    reader.request("PATCH", f"/v1/reservation/{account.hotel.id}/{account.reservations['plain']}", json=stay)
    held = "select count(*) from hold where accommodation = $1 and reservation = $2"
    assert await target.count(held, account.hotel.id, account.reservations["plain"]) == 5
    sold = """
    select count(*) from calendar_day d where accommodation = $1 and sold <> (
        select count(*) from hold h where h.accommodation = $1 and h.product = d.product and h.day = d.day)
    """
    assert await target.count(sold, account.hotel.id) == 0


async def test_what_changes_there_comes_over_the_next_time(account: Account, target: Target) -> None:
    assert target.run(account).code == 0
    house = account.hotel.id

    async def change(method: str, path: str, body: Any = None, **params: Any) -> None:
        answer = await account.session.request(method, path, json=body, params=params)
        assert answer.status_code == 200, answer.text

    double, saver = account.rooms["double"], account.rooms["saver"]
    await change("PATCH", f"/rest/v3/roomrates/{house}/{double}", {"name": "Double XL", "rateName": {"IT": None}})
    await change(
        "PATCH", f"/rest/v3/roomrates/{house}/{saver}", {"derivedRule": {"price": "INCREMENT", "priceValue": 5}}
    )
    await change("DELETE", f"/rest/v1/reservation/{house}/{account.reservations['plain']}")
    moved = {"checkin": account.day(100), "checkout": account.day(103), "privateNotes": "moved", "roomGross": 500}
    await change("PATCH", f"/rest/v1/reservation/{house}/{account.reservations['suite']}", moved)
    again = {"status": "CONFIRMED"}
    await change("PUT", f"/rest/v1/reservation/{house}/{account.reservations['cancelled']}", again)
    await account.book("corporate", 40, 2, channelRefer="OTA-2")
    # Taken without its nights: what is left there stays, and so it must here.
    await account.book("single", 90, 2, keep_calendar=True)
    values = {"availability": 1, "price": 333}
    await account.post(
        "/rest/v1/calendar/bulk",
        [{"room": double, "dateFrom": account.day(70), "dateTo": account.day(72), "values": values}],
    )
    done = target.run(account)
    assert (done.code, done.report["check"]["differences"]) == (0, 0), done
    assert counts(done.report, Kind.RESERVATION) == {
        "created": 2,
        "updated": 3,
        "unchanged": RESERVATIONS - 3,
        "keptIds": 2,
    }
    # The suite looks different there because the double, which is in it, does.
    assert counts(done.report, Kind.PRODUCT) == {"updated": 2, "unchanged": PRODUCTS - 2}
    here = (await target.session(house)).everything(account.today)
    there = account.reader().everything(account.today)
    for part, payload in there.items():
        assert here[part] == payload, part


async def test_after_the_final_run_it_is_left_alone(account: Account, target: Target) -> None:
    done = target.run(account, "--final")
    assert (done.code, done.report["final"]) == (0, []), done
    await account.book("double", 50, 2)
    later = target.run(account)
    assert (later.code, later.report["final"]) == (0, [str(account.hotel.id)]), later
    assert counts(later.report, Kind.RESERVATION) == {}
    count = "select count(*) from reservation where accommodation = $1"
    assert await target.count(count, account.hotel.id) == RESERVATIONS


async def test_ids_that_are_not_free_are_others_here(copied: tuple[Account, Done], target: Target) -> None:
    """The same property from a server of another name: all of its ids are taken by then."""
    account, _ = copied
    reached = account.url.replace("127.0.0.1", "localhost")
    done = target.run(account, url=reached)
    # A network of the name is here, and it is led by another property.
    assert [(one["kind"], one["field"]) for one in done.report["problems"]] == [("network", "networkInfo")]
    assert (done.code, done.report["check"]["examples"]) == (1, [])
    renumbered = done.report["renumbered"]
    kinds = [one["kind"] for one in renumbered]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "property": 1,
        "product": PRODUCTS,
        "policy": POLICIES,
        "extra": EXTRAS,
        "rateplan": 1,
        "room": ROOMS,
        "guest": GUESTS,
        "reservation": RESERVATIONS,
        "person": PEOPLE,
        "soldextra": SOLD,
        "payment": PAYMENTS,
    }
    of = {(one["kind"], one["source"]): one["here"] for one in renumbered}
    house = of["property", account.hotel.id]
    here = await target.session(house)
    products = {one["name"]: one for one in here.get(f"/v3/roomrates/{house}")}
    saver, double = products["saver"], of["product", account.rooms["double"]]
    assert saver["derivedRule"]["parent"] == double
    assert products["corporate"]["hideRooms"] == [saver["id"]]
    room = of["room", account.rooms["101"]]
    assert [work["roomId"] for work in products["double"]["roomMaintenances"]] == [room, room]
    assert [room["id"] for room in products["suite"]["aggregateChildren"]] == sorted(
        [double, of["product", account.rooms["single"]]]
    )
    terms = account.terms
    policies = {name: of["policy", terms[name]] for name in ("half before", "first night")}
    assert [products["double"][name] for name in ("paymentPolicyId", "cancellationPolicyId")] == [*policies.values()]
    (plan,) = here.get(f"/v1/rateplans/{house}")
    assert (plan["id"], plan["roomIds"]) == (of["rateplan", terms["half board"]], sorted([double, saver["id"]]))
    assert [plan[name]["id"] for name in ("paymentPolicy", "cancellationPolicy")] == [*policies.values()]
    assert [each["productId"] for each in plan["extras"]] == [of["extra", terms["breakfast"]]]
    found = {row["id"]: row for row in here.get(f"/v1/policies/{house}")["data"]}
    assert found[policies["half before"]]["roomIds"] == [
        str(id) for id in sorted([double, of["product", account.rooms["suite"]]])
    ]
    extra = next(row for row in here.get(f"/v1/extra/{house}")["data"] if row["name"] == "Breakfast")
    assert [room["id"] for room in extra["roomFilter"]] == sorted([double, of["product", account.rooms["single"]]])
    plain = here.get(f"/v1/reservation/{house}/{of['reservation', account.reservations['plain']]}")
    assert (plain["product"], plain["roomGross"]) == (double, 240.8)
    past = here.get(f"/v1/reservation/{house}/{of['reservation', account.reservations['past']]}")
    assert past["pmsProduct"] == of["room", account.rooms["101"]]
    suite = here.get(f"/v1/reservation/{house}/{of['reservation', account.reservations['suite']]}")
    assert suite["invoiceHolderId"] == of["guest", account.people["firm"]]
    sold = [one["product"] for one in suite["extras"]]
    assert sold == [of["extra", terms[name]] for name in ("breakfast", "breakfast", "voucher")]
    rate = here.get(f"/v1/reservation/{house}/{of['reservation', account.reservations['rate']]}")
    assert rate["agencyId"] == of["guest", account.people["agency"]]
    ada = here.get(f"/v1/guests/{house}/{of['guest', account.people['ada']]}")
    assert ada["invoiceTo"] == of["guest", account.people["firm"]]


async def test_what_is_made_here_later_gets_other_ids(copied: tuple[Account, Done], target: Target) -> None:
    account, _ = copied
    reader = await target.session(account.hotel.id)
    body = {
        "channelId": 1,
        "product": account.rooms["double"],
        "checkin": account.day(200),
        "checkout": account.day(201),
        "guests": [{"familyName": "New"}],
    }
    made = [
        reader.request("POST", f"/v1/reservation/{account.hotel.id}", json=body, params={"availability": False})["id"]
        for _ in range(3)
    ]
    same = "select count(*) from imported where kind = 'reservation_id' and id = any ($1::bigint[])"
    assert await target.count(same, made) == 0
    assert len(set(made)) == 3


async def test_only_what_is_chosen_comes_over(account: Account, target: Target, world: World) -> None:
    other = await world.hotel()
    session = await world.session(account.hotel, other, app=account.session.app)
    token = session.access_token
    done = target.run(account, "--accommodation", str(other.id), "--since", account.day(-10), token=token)
    assert (done.code, [one["source"] for one in done.report["properties"]]) == (0, [str(other.id)]), done
    late = target.run(account, "--accommodation", str(account.hotel.id), "--since", account.day(5), token=token)
    assert (late.code, counts(late.report, Kind.RESERVATION)["created"]) == (0, RESERVATIONS - 2), late


async def test_a_foreign_property_is_refused_there(account: Account, target: Target, world: World) -> None:
    foreign = await world.hotel()
    done = target.run(account, "--accommodation", str(foreign.id))
    assert (done.code, done.report["complete"], done.report["properties"]) == (1, False, [])
    assert "403 ApiSecurityException" in done.said
    assert await target.count("select count(*) from import_source where source_id = $1", str(foreign.id)) == 0


async def test_a_wrong_credential(account: Account, target: Target) -> None:
    done = target.run(account, token="wrong")
    assert (done.code, done.report["complete"]) == (4, False)
    assert "401 ApiKeyInvalid" in done.said


async def test_a_source_that_is_gone_in_the_middle(account: Account, target: Target, gate: Gate) -> None:
    gate.cut_at = 18
    done = target.run(account, url=gate.url)
    assert (done.code, done.report["complete"], done.report["clean"]) == (3, False, False), done
    assert "the same command again goes on" in done.said
    assert counts(done.report, Kind.RESERVATION)["created"] == RESERVATIONS
    gate.reset()
    again = target.run(account, url=gate.url)
    assert (again.code, again.report["clean"]) == (0, True), again
    assert counts(again.report, Kind.RESERVATION) == {"unchanged": RESERVATIONS}
