"""What had come in of a stay stands on its documents, as it was when they were issued: docs/contract.md 12."""

import asyncio
from decimal import Decimal
from typing import Any

from tests.api.invoices.support import DINNER, house, issue, path
from tests.api.reservations.support import Desk, done
from tests.factories import World


async def pay(at: Desk, room: int, amount: float, mode: str = "CASH", **fields: Any) -> dict[str, Any]:
    """Enter a payment of a reservation."""
    body = {"paymentMode": mode, "referenceTime": str(at.today), "amount": amount, **fields}
    paid: dict[str, Any] = done(await at.session.post(f"{at.path}/{room}/payment", json=body))
    return paid


def counted(document: dict[str, Any]) -> list[tuple[str, float]]:
    return [(one["paymentMode"], one["amount"]) for one in document["payments"]]


async def credit(at: Desk, document: dict[str, Any], **body: Any) -> dict[str, Any]:
    made: dict[str, Any] = done(await at.session.post(path(at, f"/{document['id']}/credit"), json=body))
    return made


async def test_an_invoice_lists_what_was_paid_and_never_changes(world: World) -> None:
    at = await house(world)
    room = (await at.book())["id"]
    deposit = await pay(at, room, 60, "CREDITCARD", type="DEPOSIT")
    cash = await pay(at, room, 40.5)
    planned = {"scheduledTime": "2031-01-01T10:00:00Z", "scheduledAmount": 10}
    await pay(at, room, 0, "CREDITCARD", **planned)
    made = await issue(at, reservations=[room])
    day = at.today.isoformat()
    same = {"reservation": room, "day": day}
    assert made["payments"] == [
        {**same, "payment": deposit["id"], "type": "DEPOSIT", "paymentMode": "CREDITCARD", "amount": 60},
        {**same, "payment": cash["id"], "type": "NONE", "paymentMode": "CASH", "amount": 40.5},
    ]
    assert (made["grossAmount"], made["receivedAmount"], made["balanceAmount"]) == (200, 100.5, 99.5)
    assert made["paid"] is False
    await pay(at, room, 99.5)
    assert done(await at.session.get(path(at, f"/{made['id']}"))) == made


async def test_what_is_paid_wholly_is_noted_as_paid(world: World) -> None:
    at = await house(world)
    room, other = (await at.book())["id"], (await at.book())["id"]
    for one in (room, other):
        await pay(at, one, 200, "BANKTRANSFER")
    made = await issue(at, reservations=[room])
    assert (made["balanceAmount"], made["paid"], made["paidDate"]) == (0, True, made["documentDate"])
    assert (await issue(at, reservations=[other], paid=False))["paid"] is False


async def test_money_counts_on_one_document_for_as_much_as_that_comes_to(world: World) -> None:
    at = await house(world)
    room = (await at.book())["id"]
    await pay(at, room, 250, "CREDITCARD")
    await pay(at, room, 30)
    proforma = await issue(at, "PROFORMA", reservations=[room])
    assert (counted(proforma), proforma["paid"]) == ([("CREDITCARD", 200)], False)
    stay = await issue(at, reservations=[room])
    assert counted(stay) == [("CREDITCARD", 200)]
    dinner = await issue(at, reservations=[room], items=[DINNER])
    assert (counted(dinner), dinner["balanceAmount"]) == ([("CREDITCARD", 50), ("CASH", 30)], 11)
    note = await credit(at, stay)
    assert (note["payments"], note["receivedAmount"]) == ([], 0)
    again = await issue(at, "GENERICRECEIPT", reservations=[room])
    assert counted(again) == [("CREDITCARD", 200)]
    correction = await issue(at, "CORRECTING_INVOICE", corrects=dinner["id"], items=[DINNER])
    assert correction["payments"] == []


async def test_what_went_back_is_not_there(world: World) -> None:
    at = await house(world)
    room = (await at.book())["id"]
    await pay(at, room, 120, "CREDITCARD")
    await pay(at, room, -20)
    made = await issue(at, reservations=[room])
    assert (counted(made), made["balanceAmount"]) == ([("CREDITCARD", 120), ("CASH", -20)], 100)


async def test_what_the_channel_says_was_paid_counts_too(world: World) -> None:
    at = await house(world)
    room = (await at.book(totalPaid=80))["id"]
    made = await issue(at, reservations=[room])
    assert made["payments"] == [{"reservation": room, "type": "NONE", "paymentMode": "UNKNOWN", "amount": 80}]
    assert made["balanceAmount"] == 120


async def test_two_documents_at_once_do_not_count_the_same_money(world: World) -> None:
    at = await house(world)
    room = (await at.book())["id"]
    await pay(at, room, 100)
    made = await asyncio.gather(
        *(issue(at, kind, reservations=[room], items=[DINNER]) for kind in ("INVOICE", "GENERICRECEIPT", "INVOICE"))
    )
    assert sum(Decimal(str(one["receivedAmount"])) for one in made) == 100


async def test_others_money_is_not_counted(world: World) -> None:
    at, other = await house(world), await house(world)
    theirs = (await other.book())["id"]
    await pay(other, theirs, 100)
    made = await issue(at, reservations=[(await at.book())["id"]])
    assert (made["payments"], made["balanceAmount"]) == ([], 200)
