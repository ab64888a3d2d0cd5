"""What can't be taken over is told by its id there, and keeps nothing else back."""

from typing import Any

from roomrack.entrypoints.importing.model import Kind
from tests.importing.conftest import Account, Target
from tests.importing.gate import Gate
from tests.importing.test_import import EXTRAS, RESERVATIONS, counts

GONE, GONE_AND_BOOKED = 4_000_000_000, 4_000_000_001


class Spoiler:
    """Answers of the source as an account of many years has them."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.first = account.day(0)

    def __call__(self, path: str, body: Any) -> Any:
        if path.startswith("/connect/rest/v1/accommodation/") and isinstance(body, dict):
            return {**body, "website": "https://example.com/" + "x" * 3000, "credit": 12.5}
        if "/roomrates/" in path:
            return [self.product(row) for row in body]
        if "/policies/" in path:
            return {"data": [self.term(row, "half before", roomIds=["7"]) for row in body["data"]]}
        if "/extra/" in path:
            changed = (self.term(row, "cot", basePrice=1.005) for row in body["data"])
            return {**body, "data": [self.term(row, "breakfast", unit="BUCKET") for row in changed]}
        if "/rateplans/" in path:
            return [self.term(row, "half board", label={"XX": "?"}, priority=4) for row in body]
        if "/reservation/" in path:
            return {**body, "data": [self.reservation(row) for row in body["data"]]}
        if "/calendar/" in path:
            return {**body, "data": [self.row(row) for row in body["data"]]}
        return body

    def term(self, row: dict[str, Any], key: str, **changes: Any) -> dict[str, Any]:
        return {**row, **changes} if row["id"] == self.account.terms[key] else row

    def product(self, row: dict[str, Any]) -> dict[str, Any]:
        changes: dict[int, dict[str, Any]] = {
            self.account.rooms["double"]: {"squareMetersSize": 5},
            self.account.rooms["single"]: {"adults": 0},
        }
        return {**row, **changes.get(row["id"], {})}

    def reservation(self, row: dict[str, Any]) -> dict[str, Any]:
        made = self.account.reservations
        changes: dict[int, dict[str, Any]] = {
            made["plain"]: {"refer": "R" * 26, "payments": [{"amount": 10}], "guests": [{"nationality": "XX"}]},
            made["rate"]: {"product": GONE_AND_BOOKED},
            made["suite"]: {"roomGross": 100.001},
            made["past"]: {"product": GONE, "noShow": True},
            made["cancelled"]: {"cancelledBy": "guest", "cancelledTime": "2026-01-02T03:04:05Z[UTC]"},
        }
        return {**row, **changes.get(row["id"], {})}

    def row(self, row: dict[str, Any]) -> dict[str, Any]:
        if row["id"] == self.account.rooms["double"]:
            for day in row["days"]:
                if day["date"] == self.first:
                    day["price"] = 10.555
                if day["date"] == self.account.day(1):
                    day["minStay"], day["maxStay"] = 9, 3
        return row


async def test_an_account_with_wrong_data(account: Account, target: Target, gate: Gate) -> None:
    gate.change = Spoiler(account)
    done = target.run(account, url=gate.url)
    assert (done.code, done.report["complete"], done.report["clean"]) == (1, True, False), done
    rooms, made = account.rooms, account.reservations
    found = {(one["kind"], one["id"], one["field"]): one["reason"] for one in done.report["problems"]}
    house, double, first, second = str(account.hotel.id), rooms["double"], account.day(0), account.day(1)
    group = next(
        row["id"]
        for row in account.reader().get(f"/v1/reservation/{house}", refer="GROUP-1")["data"]
        if row["product"] == rooms["single"]
    )
    refused = f"Product {rooms['single']} was not taken over."
    terms = {key: str(id) for key, id in account.terms.items()}
    assert found.pop(("extra", terms["breakfast"], "unit")).startswith("This must be one of KILOGRAM,")
    lost = f"Policy {terms['half before']} was not taken over."
    assert found == {
        ("policy", terms["half before"], "roomIds"): "Products 7 were not taken over.",
        ("product", str(double), "paymentPolicyId"): lost,
        ("rateplan", terms["half board"], "paymentPolicy"): lost,
        ("extra", terms["breakfast"], "roomFilter"): f"Products {rooms['single']} were not taken over.",
        ("extra", terms["cot"], "basePrice"): "An amount in EUR has at most 2 decimals.",
        ("property", house, "website"): "This may be at most 2000 long.",
        ("product", str(double), "squareMetersSize"): "This must be at least 10.",
        ("product", str(rooms["single"]), "adults"): "This must be at least 1.",
        ("product", str(rooms["suite"]), "aggregateChildren"): f"Products {rooms['single']} were not taken over.",
        ("reservation", str(made["plain"]), "guests"): (
            "No guest has a name; the first is called as guestsList says, else a question mark."
        ),
        ("reservation", str(made["plain"]), "guests[0].nationality"): (
            "This must be a country code of ISO 3166-1, such as IT."
        ),
        ("reservation", str(made["plain"]), "payments[0].referenceTime"): "This value is required.",
        ("reservation", str(made["plain"]), "refer"): "A refer has at most 25 characters.",
        ("reservation", str(made["rate"]), "product"): f"Product {GONE_AND_BOOKED} not found.",
        ("reservation", str(made["suite"]), "roomGross"): (
            "This must be an amount of 0 or more with at most 2 decimals, as EUR has."
        ),
        ("reservation", str(made["waiting"]), "product"): refused,
        ("reservation", str(group), "product"): refused,
        ("calendar", f"{double}@{quarter(first)}", f"price {first}..{first}"): "A price in EUR has at most 2 decimals.",
        ("calendar", f"{double}@{quarter(second)}", f"minStay {second}..{second}"): (
            f"On {second} the minimum stay of product {double} would be 9, over its maximum of 3."
        ),
    }
    assert done.report["leftOut"] == {"property": {"credit": 1}}
    assert counts(done.report, Kind.RESERVATION) == {
        "created": RESERVATIONS - 4,
        "refused": 4,
        "keptIds": RESERVATIONS - 4,
    }
    differing = {(one["id"], one["day"], one["field"]) for one in done.report["check"]["examples"]}
    assert (str(double), first, "price") in differing
    reader = await target.session(account.hotel.id)
    past = reader.get(f"/v1/reservation/{house}/{made['past']}")
    assert (past["product"], past["noShow"], "roomName" in past) == (GONE, True, False)
    cancelled = reader.get(f"/v1/reservation/{house}/{made['cancelled']}")
    assert (cancelled["cancelledBy"], cancelled["cancelledTime"]) == ("guest", "2026-01-02T03:04:05Z[UTC]")
    plain = reader.get(f"/v1/reservation/{house}/{made['plain']}")
    assert plain["guests"][0]["familyName"] == "Ada Lovelace, Ada Byron, Byron Byron"
    again = target.run(account, url=gate.url)
    told = [(one["kind"], one["id"], one["field"]) for one in again.report["problems"]]
    unit = ("extra", terms["breakfast"], "unit")
    assert (again.code, sorted(told, key=str)) == (1, sorted([*found, unit], key=str))
    assert counts(again.report, Kind.RESERVATION) == {"unchanged": RESERVATIONS - 4, "refused": 4}
    gate.reset()
    mended = target.run(account, url=gate.url)
    assert (mended.report["problems"], mended.report["check"]["differences"]) == ([], 0)
    assert (mended.code, mended.report["clean"]) == (0, True), mended
    here, there = reader.everything(account.today), account.reader().everything(account.today)
    for part, payload in there.items():
        assert here[part] == payload, part


async def test_what_is_no_connect_api(account: Account, target: Target, gate: Gate) -> None:
    gate.change = lambda path, body: {"data": "?"} if "/roomrates/" in path else body
    done = target.run(account, url=gate.url)
    assert (done.code, done.report["complete"]) == (1, False)
    assert "answers no list where the contract has one" in done.said


async def test_a_source_that_does_not_tell_everything(account: Account, target: Target, gate: Gate) -> None:
    """An older server lacks operations, and a credential may not use all of them; the rest comes over."""
    gate.refuse = lambda path: 404 if "/policies/" in path else 403 if "/rateplans/" in path else None
    done = target.run(account, url=gate.url)
    told = {(one["kind"], one["id"]): one["reason"] for one in done.report["problems"]}
    double = str(account.rooms["double"])
    assert {key for key in told if key[1] == "*"} == {("policy", "*"), ("rateplan", "*")}
    assert "404" in told["policy", "*"]
    assert told["product", double].startswith("Policy ")
    assert (done.code, done.report["complete"], counts(done.report, Kind.EXTRA)) == (
        1,
        True,
        {"created": EXTRAS, "keptIds": EXTRAS},
    )
    looked = target.run(account, "--dry-run", url=gate.url)
    assert {(one["kind"], one["id"]) for one in looked.report["problems"]} == {("policy", "*"), ("rateplan", "*")}
    gate.reset()
    whole = target.run(account, url=gate.url)
    assert (whole.code, whole.report["clean"]) == (0, True), whole
    here = (await target.session(account.hotel.id)).everything(account.today)
    there = account.reader().everything(account.today)
    for part, payload in there.items():
        assert here[part] == payload, part


async def test_what_is_changed_here_differs_until_it_is_taken_over_again(account: Account, target: Target) -> None:
    """What is read back is compared, even where nothing was to be written."""
    assert target.run(account).code == 0
    house, terms = account.hotel.id, account.terms
    reader = await target.session(house)
    reader.request("PATCH", f"/x1/policy/{house}/{terms['first night']}", json={"days": 5})
    reader.request("PUT", f"/v1/extra/{house}/{terms['cot']}", json={"basePrice": 3})
    reader.request("PUT", f"/v1/rateplans/{house}/{terms['half board']}", json={"price": 30})
    reader.request("PATCH", f"/v3/roomrates/{house}/{account.rooms['single']}", json={"name": "Nook"})
    await account.patch(f"/rest/x1/policy/{house}/{terms['half before']}", {"days": 8})
    done = target.run(account)
    found = {
        (one["kind"], one["id"], one["field"]): (one["source"], one["here"]) for one in done.report["check"]["examples"]
    }
    assert (done.code, found) == (
        1,
        {
            ("policy", str(terms["first night"]), "days"): (2, 5),
            ("rateplan", str(terms["half board"]), "price"): (25.5, 30),
            ("product", str(account.rooms["single"]), "name"): ("single", "Nook"),
            ("extra", str(terms["cot"]), "basePrice"): (0, 3),
        },
    )
    assert counts(done.report, Kind.POLICY) == {"updated": 1, "unchanged": 1}


async def test_a_product_that_is_gone_there(account: Account, target: Target) -> None:
    assert target.run(account).code == 0
    house, number = account.hotel.id, account.rooms["corporate"]
    gone = await account.session.delete(f"/rest/v1/roomrates/{house}/{number}")
    assert gone.status_code == 200, gone.text
    done = target.run(account)
    assert [(one["kind"], one["id"]) for one in done.report["problems"]] == [("product", str(number))]
    assert done.code == 1
    products = (await target.session(house)).get(f"/v3/roomrates/{house}")
    assert number in {one["id"] for one in products}


def quarter(day: str) -> str:
    """The first month of a day's quarter."""
    year, month, _ = day.split("-")
    return f"{year}-{(int(month) - 1) // 3 * 3 + 1:02}"
