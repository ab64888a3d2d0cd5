"""What makes a stay whole: people, what was sold with it, what was paid, and what a source can't tell."""

from typing import Any

from roomrack.domain.guests import service as guests
from roomrack.entrypoints.importing import bookings, people, readback, runner, tags
from roomrack.entrypoints.importing.model import Kind
from tests.importing.conftest import Account, Done, Target
from tests.importing.gate import Gate
from tests.importing.test_import import GUESTS, PAYMENTS, PEOPLE, RESERVATIONS, SOLD, counts

LINKED = "select count(*) from guest_stay where accommodation = $1"


def problems(done: Done) -> dict[tuple[str, str, str | None], str]:
    return {(one["kind"], one["id"], one["field"]): one["reason"] for one in done.report["problems"]}


def notes(done: Done) -> set[tuple[str, str, int]]:
    return {(one["about"], one["text"], one["things"]) for one in done.report["notes"]}


def same(account: Account, here: Any) -> None:
    there = account.reader().everything(account.today)
    shown = here.everything(account.today)
    for part, payload in there.items():
        assert shown[part] == payload, part


async def test_what_the_source_keeps_is_noted(copied: tuple[Account, Done], target: Target) -> None:
    account, done = copied
    assert notes(done) == {
        ("guest", people.HIDDEN, 0),
        ("invoice", runner.ISSUED, 1),
        ("payment", bookings.PLANNED, 1),
        ("soldextra", bookings.LOST, 1),
    }
    looked = target.run(account, "--dry-run")
    assert {about for about, _, _ in notes(looked)} == {"guest", "invoice"}


async def test_a_stay_is_whole_here(copied: tuple[Account, Done], target: Target) -> None:
    account, _ = copied
    house, made = account.hotel.id, account.reservations
    reader = await target.session(house)
    suite = reader.get(f"/v1/reservation/{house}/{made['suite']}")
    rows = [row for row in suite["priceBreakdown"] if row["type"] in ("EXTRA", "DISCOUNT")]
    assert [(row["type"], row["name"], row["price"]) for row in rows] == [
        ("EXTRA", "Breakfast", 25),
        ("EXTRA", "Breakfast", 12.5),
        ("DISCOUNT", "Voucher", -40),
    ]
    assert suite["totalGross"] == 777.77 + 30 + 25 + 12.5 - 40
    taken, planned = suite["payments"]
    assert (taken["amount"], taken["cityTaxAmount"], taken["description"]) == (50, 2, "at the desk")
    assert (planned["scheduledAmount"], planned["stopCron"]) == (60, True)
    plain = reader.get(f"/v1/reservation/{house}/{made['plain']}")
    assert [row["name"] for row in plain["priceBreakdown"] if row["type"] == "EXTRA"] == ["Bicycle"]
    assert plain["touristTax"] == 5
    # The VAT of what was sold comes from the list; what is no more in it owes none.
    vat = "select extras -> 0 ->> 'tax' from reservation where accommodation = $1 and id = $2"
    assert float(await target.count(f"select ({vat})::numeric", house, made["suite"])) == 10
    assert await target.count(f"select ({vat})::numeric", house, made["plain"]) == 0
    # No processor has anything to do with what comes over.
    assert await target.count("select count(*) from payment_work where accommodation = $1", house) == 0
    assert {one["lastname"] for one in reader.get(f"/v1/guests/{house}/list", guestName="byron")["data"]} == {"Byron"}
    assert await target.count(LINKED, house) == 2


async def test_what_changes_of_stays_comes_over_the_next_time(account: Account, target: Target) -> None:
    assert target.run(account).code == 0
    house, made = account.hotel.id, account.reservations
    where = f"/rest/v1/reservation/{house}/{made['suite']}"

    async def send(method: str, path: str, body: Any = None) -> Any:
        answer = await account.session.request(method, path, json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    suite = account.reader().get(f"/v1/reservation/{house}/{made['suite']}")
    first, second, voucher = (one["id"] for one in suite["extras"])
    await send("PUT", f"{where}/extra/{second}", {"product": account.terms["breakfast"], "price": 14})
    await send("DELETE", f"{where}/extra/{voucher}")
    await send("POST", f"{where}/extras", {"extras": [{"product": account.terms["cot"], "price": 7}]})
    cash, planned = (one["id"] for one in suite["payments"])
    await send("DELETE", f"{where}/payment/{planned}")
    when = f"{account.day(-1)}T11:00:00Z"
    await send("POST", f"{where}/payment", {"paymentMode": "CASH", "referenceTime": when, "amount": 20})
    plain = account.reader().get(f"/v1/reservation/{house}/{made['plain']}")
    ada = next(one for one in plain["guests"] if one["type"] == "GUEST")
    at = f"/rest/v1/checkin/{house}/{made['plain']}/guest/{ada['id']}"
    await send("PUT", at, {**ada, "phone": "+44 20 7946 0000", "plateNumber": "AB 123"})
    await send("PATCH", f"/rest/x1/guests/{house}/{account.people['firm']}", {"company": "Zuse KG", "notes": None})
    await send("PATCH", f"/rest/x1/checkin/{house}/settings", {"retentionDays": 400})
    done = target.run(account)
    assert (done.code, done.report["check"]["differences"]) == (0, 0), done
    assert counts(done.report, Kind.RESERVATION) == {"updated": 2, "unchanged": RESERVATIONS - 2}
    assert counts(done.report, Kind.SOLD) == {"created": 1, "updated": 1, "unchanged": SOLD - 2, "keptIds": 1}
    assert counts(done.report, Kind.PAYMENT) == {"created": 1, "unchanged": 1, "keptIds": 1}
    assert counts(done.report, Kind.PERSON) == {"updated": 1, "unchanged": PEOPLE - 1}
    assert counts(done.report, Kind.GUEST) == {"updated": 2, "unchanged": GUESTS - 2}
    assert counts(done.report, Kind.CHECKIN) == {"updated": 1}
    same(account, await target.session(house))
    shown = (await target.session(house)).get(f"/v1/reservation/{house}/{made['suite']}")
    assert [one["id"] for one in shown["extras"]][:2] == [first, second]
    assert shown["payments"][0]["id"] == cash


async def test_a_source_that_shows_less(account: Account, target: Target, gate: Gate) -> None:
    """Servers show what was sold in one place or another, and none but a Roomrack tells its rule of city tax."""
    house, made = str(account.hotel.id), account.reservations

    def less(path: str, body: Any) -> Any:
        if "/reservation/" not in path:
            return body
        for row in body["data"]:
            row.pop("extras", None)
            row.pop("totalGross")
            if row["id"] == made["plain"]:
                row.pop("extra")
                for one in row["priceBreakdown"]:
                    for name in ("octorateExtraId", "product"):
                        one.pop(name, None)
            for guest in row["guests"]:
                guest.pop("cityTaxPrice", None)
        return body

    gate.change = less
    gate.refuse = lambda path: 404 if "/x1/checkin/" in path else 403 if "/invoice/" in path else None
    done = target.run(account, url=gate.url)
    assert (done.code, done.report["problems"], done.report["check"]["examples"]) == (0, [], [])
    told = {about: text for about, text, _ in notes(done)}
    assert told["checkin"] == people.NO_RULE
    assert told["invoice"].startswith("The source does not tell its documents: ")
    reader = await target.session(account.hotel.id)
    for key in ("plain", "suite", "rate", "cancelled"):
        here = reader.get(f"/v1/reservation/{house}/{made[key]}")
        there = account.reader().get(f"/v1/reservation/{house}/{made[key]}")
        for name in ("touristTax", "totalGross", "roomGross", "totalPaid", "paymentStatus"):
            assert here[name] == there[name], (key, name)
        sold = [
            [(row["type"], row["price"], row.get("name")) for row in one["priceBreakdown"]] for one in (here, there)
        ]
        assert sold[0] == sold[1]
    again = target.run(account, url=gate.url)
    assert (again.code, counts(again.report, Kind.RESERVATION)) == (0, {"unchanged": RESERVATIONS})


async def test_a_rate_of_vat_that_is_another_there(account: Account, target: Target, gate: Gate) -> None:
    def taxed(path: str, body: Any) -> Any:
        if "/reservation/" in path:
            for row in body["data"]:
                if row["id"] == account.reservations["plain"]:
                    for one in row["priceBreakdown"]:
                        one["price"] += {"ROOM_NET": -20, "VAT": 20}.get(one["type"], 0)
        return body

    gate.change = taxed
    done = target.run(account, url=gate.url)
    assert done.code == 0, done
    assert ("reservation", readback.OTHER_VAT, 1) in notes(done)


async def test_a_registry_that_is_told_later(account: Account, target: Target, gate: Gate) -> None:
    """Who stays is looked for in the registry once there is one."""
    house = account.hotel.id
    gate.refuse = lambda path: 403 if "/guests/" in path else None
    done = target.run(account, url=gate.url)
    [(key, reason)] = problems(done).items()
    assert (done.code, key) == (1, ("guest", "*", None))
    assert "403" in reason
    assert counts(done.report, Kind.PERSON) == {"created": PEOPLE, "keptIds": PEOPLE}
    looked = target.run(account, "--dry-run", url=gate.url)
    assert list(problems(looked)) == [("guest", "*", None)]
    assert await target.count(LINKED, house) == 0
    gate.reset()
    whole = target.run(account, url=gate.url)
    assert (whole.code, whole.report["clean"]) == (0, True), whole
    assert counts(whole.report, Kind.RESERVATION) == {"unchanged": RESERVATIONS}
    assert await target.count(LINKED, house) == 2
    same(account, await target.session(house))


async def test_parts_that_can_not_be_read(account: Account, target: Target, gate: Gate) -> None:
    """Each is told with its place; the rest of the reservation comes over, and the part does once it is mended."""
    house, made = account.hotel.id, account.reservations

    def spoil(path: str, body: Any) -> Any:
        if "/guests/" in path:
            for row in body["data"]:
                if row["id"] == account.people["ada"]:
                    row |= {"country": "XX", "invoiceTo": 77}
        if "/reservation/" in path:
            rows = {row["id"]: row for row in body["data"]}
            suite, plain = rows[made["suite"]], rows[made["plain"]]
            for name in ("extras", "extra"):
                suite[name][0] |= {"price": 1.005}
                suite[name][2] |= {"quantity": -1}
            for row in suite["priceBreakdown"]:
                if row["type"] == "EXTRA":
                    row.pop("price")
            suite["payments"][0] |= {"refundedAmount": 500}
            suite["payments"][1] |= {"paymentMode": "SHELLS"}
            # Twice the same payment, in two reservations.
            twin = {"id": suite["payments"][1]["id"], "amount": 5, "referenceTime": "2026-01-01T10:00:00Z"}
            plain["payments"] = [twin, twin]
        return body

    gate.change = spoil
    done = target.run(account, url=gate.url)
    found = problems(done)
    assert found.pop(("reservation", str(made["suite"]), "payments[1].paymentMode")).startswith("This must be one of ")
    assert found == {
        ("guest", str(account.people["ada"]), "country"): "Not a country code of ISO 3166-1.",
        ("guest", str(account.people["ada"]), "invoiceTo"): "Guest 77 was not taken over.",
        ("reservation", str(made["suite"]), "extra[0].price"): "EUR has only 2 decimals.",
        ("reservation", str(made["suite"]), "extra[2].quantity"): "This must be at least 1.",
        ("reservation", str(made["suite"]), "payments[0].amount"): "More went back than was paid.",
    }
    assert counts(done.report, Kind.RESERVATION)["created"] == RESERVATIONS
    assert counts(done.report, Kind.SOLD)["created"] == SOLD - 1
    reader = await target.session(house)
    plain = reader.get(f"/v1/reservation/{house}/{made['plain']}")
    assert [one["amount"] for one in plain["payments"]] == [5, 5]
    gate.reset()
    mended = target.run(account, url=gate.url)
    assert (mended.report["problems"], mended.report["check"]["examples"]) == ([], [])
    assert counts(mended.report, Kind.PAYMENT)["created"] == PAYMENTS
    shown = reader.get(f"/v1/reservation/{house}/{made['suite']}")["totalGross"]
    assert shown == account.reader().get(f"/v1/reservation/{house}/{made['suite']}")["totalGross"]


async def test_lists_of_the_source_s_own(account: Account, target: Target, gate: Gate) -> None:
    """Tags are known by their codes or names; a place of birth by its number only where that is the same."""
    house, made = account.hotel.id, account.reservations

    def own(path: str, body: Any) -> Any:
        if path.split("?", maxsplit=1)[0].endswith("/tags"):
            return [{"id": 77, "name": "Late Arrival"}, {"id": 78, "name": "Smells"}]
        if "/guests/" in path:
            for row in body["data"]:
                if row["id"] in (account.people["ada"], account.people["firm"]):
                    row["birthCityId"] = 2643743 if row["id"] == account.people["ada"] else 12
        if "/reservation/" in path:
            for row in body["data"]:
                row.update({made["plain"]: {"tagLabel": 77}, made["suite"]: {"tagLabel": 78}}.get(row["id"], {}))
        return body

    gate.change = own
    done = target.run(account, url=gate.url)
    assert (done.code, done.report["problems"]) == (0, []), done
    assert {("reservation", tags.UNKNOWN, 2), ("guest", people.PLACES, 1)} <= notes(done)
    reader = await target.session(house)
    labels = {
        key: reader.get(f"/v1/reservation/{house}/{made[key]}").get("tagLabel") for key in ("plain", "suite", "rate")
    }
    assert labels == {"plain": 4, "suite": None, "rate": None}
    rows = {row["id"]: row for row in reader.get(f"/v1/guests/{house}/list")["data"]}
    assert rows[account.people["ada"]]["birthCityId"] == 2643743
    assert "birthCityId" not in rows[account.people["firm"]]


async def test_who_is_erased_stays_erased(account: Account, target: Target) -> None:
    assert target.run(account).code == 0
    house, firm, agency = account.hotel.id, account.people["firm"], account.people["agency"]
    async with target.database.write(target.context) as unit:
        await unit.widen(house)
        await guests.erase(unit, house, firm)
    assert target.run(account).code == 0
    await account.patch(f"/rest/x1/guests/{house}/{firm}", {"notes": "They moved."})
    await account.patch(f"/rest/x1/guests/{house}/{agency}", {"status": "HIDDEN"})
    done = target.run(account)
    assert problems(done) == {
        ("guest", str(firm), None): f"It was erased or merged here, where it was guest {firm}.",
        ("guest", str(agency), None): (
            "The source lists it no more: it was hidden, merged or erased there. Erase it here if it must be."
        ),
    }
    reader = await target.session(house)
    names = {one["fullname"] for one in reader.get(f"/v1/guests/{house}/list")["data"]}
    assert names == {"Ada Byron", "Byron Byron", "Tours"}


async def test_a_stay_in_several_rooms_comes_over_with_its_splits(account: Account, target: Target) -> None:
    house, rooms = account.hotel.id, account.rooms
    stay = await account.book("single", 30, 5)
    where = f"/rest/v1/reservation/{house}/{stay}/split"
    await account.post(where, {"splitRoom": {"id": rooms["double"]}, "splitStart": account.day(32)})
    await account.post(where, {"splitRoom": {"id": rooms["single"]}, "splitStart": account.day(34)})
    done = target.run(account)
    assert (done.code, done.report["clean"], done.report["check"]["differences"]) == (0, True, 0), done
    reader = await target.session(house)
    same(account, reader)
    shown = reader.get(f"/v1/reservation/{house}/{stay}")
    assert [(one["splitRoom"], one["splitStart"]) for one in shown["splits"]] == [
        ({"id": rooms["double"], "name": "double"}, account.day(32)),
        ({"id": rooms["single"], "name": "single"}, account.day(34)),
    ]
    holds = "select count(*) from hold where accommodation = $1 and reservation = $2 and product = $3"
    assert [await target.count(holds, house, stay, rooms[name]) for name in ("single", "double")] == [3, 2]
    undone = await account.session.request("DELETE", f"/rest/v1/reservation/{stay}/split")
    assert undone.status_code == 200, undone.text
    done = target.run(account)
    assert (done.code, done.report["check"]["differences"]) == (0, 0), done
    same(account, await target.session(house))
    assert [await target.count(holds, house, stay, rooms[name]) for name in ("single", "double")] == [2, 3]
    assert counts(target.run(account).report, Kind.RESERVATION) == {"unchanged": RESERVATIONS + 1}


async def test_a_split_that_can_not_come_over_is_told(account: Account, target: Target, gate: Gate) -> None:
    house = account.hotel.id
    stay = await account.book("single", 30, 4)
    start = account.day(32)
    last: dict[str, Any] = {}

    def shows(path: str, body: Any) -> Any:
        for row in body["data"] if "/reservation/" in path else ():
            if row["id"] == stay:
                row.update(last)
        return body

    gate.change = shows
    elsewhere = {"id": str(house + 1), "name": "Annex"}
    for split, reason in (
        (
            {"splitRoom": {"id": account.rooms["double"]}, "splitAccommodation": elsewhere, "splitStart": start},
            elsewhere,
        ),
        ({"splitRoom": {"id": account.rooms["double"]}, "splitStart": "soon"}, "The day on which it starts"),
    ):
        last["split"] = split
        done = target.run(account, url=gate.url)
        words = problems(done)["reservation", str(stay), "splits[0]"]
        assert words.endswith("The stay comes over without its splits."), words
        assert (reason["id"] if isinstance(reason, dict) else reason) in words
    # A server that shows no list shows the last split, or names it as a booking does.
    for shown in (
        {"split": {"splitRoom": {"id": account.rooms["double"], "name": "Double"}, "splitStart": start}},
        {"split": None, "reservationSplitStream": {"splitRoomId": account.rooms["double"], "splitDate": start}},
    ):
        last.clear()
        last.update(shown)
        assert target.run(account, url=gate.url).code == 0
        here = (await target.session(house)).get(f"/v1/reservation/{house}/{stay}")
        assert [(one["splitRoom"]["id"], one["splitStart"]) for one in here["splits"]] == [
            (account.rooms["double"], start)
        ]
