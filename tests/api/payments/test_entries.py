"""The ledger of a reservation, as people keep it: docs/contract.md 8."""

from datetime import datetime
from typing import Any

import pytest

from tests.api.reservations.support import Desk, desk, done, fields_of
from tests.factories import World
from tests.factories.world import READ_ONLY

WHEN = "2030-05-01T10:00:00Z[UTC]"
RULE = "ApiValidationFailed"
WRONG = "ApiParamsExemption"
CASH: dict[str, Any] = {"paymentMode": "CASH", "referenceTime": WHEN}


def ledger(at: Desk, room: int, payment: int | None = None) -> str:
    """Where the payments of a reservation are."""
    return f"{at.path}/{room}/payment" + (f"/{payment}" if payment is not None else "")


def anywhere(at: Desk, payment: int, move: str = "") -> str:
    """A payment without its reservation."""
    return f"/rest/v1/payment/{at.hotel.id}/{payment}{move}"


async def paid(at: Desk, room: int, **body: Any) -> dict[str, Any]:
    """Enter a payment and be sure of it."""
    row: dict[str, Any] = done(await at.session.post(ledger(at, room), json={**CASH, **body}))
    return row


async def shown(at: Desk, room: int) -> dict[str, Any]:
    """A reservation."""
    row: dict[str, Any] = done(await at.session.get(f"{at.path}/{room}"))
    return row


async def test_the_least_that_can_be_entered(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    row = await paid(at, room["id"])
    assert row == {
        "id": row["id"],
        "status": "NORMAL",
        "type": "NONE",
        "reservationRoom": room["id"],
        "paymentMode": "CASH",
        "amount": 0,
        "cityTaxAmount": 0,
        "refundedAmount": 0,
        "referenceTime": WHEN,
        "insertTime": row["insertTime"],
        "expired": False,
        "waiting": False,
        "scheduled": False,
        "authenticated": False,
        "refundable": False,
        "paypalResponsePresent": False,
        "scheduledRetry": 0,
        "refundRetry": 0,
        "stopCron": False,
        "payoffs": [],
    }
    assert row["id"] >= 1_000_000
    after = await shown(at, room["id"])
    assert after["payments"] == [row]
    assert after["paymentStatus"] == "UNPAID"


async def test_every_field_is_kept_and_shown_again(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    policy = done(
        await at.session.post(
            f"/rest/x1/policy/{at.hotel.id}",
            json={"stepType": "PAYMENT", "title": "Half ahead", "valuePercent": 50, "refundAfterDays": 3},
        )
    )["id"]
    card = {
        "cardId": 5,
        "token": "tok_visa",
        "detokenizationIframe": True,
        "bank": "Monte",
        "type": "CREDIT",
        "bankCountry": "IT",
        "scheme": "VISA",
        "activationDate": WHEN,
        "expireDate": WHEN,
        "lastUpdate": WHEN,
        "cvvDetailsAvailable": True,
        "cvvAvailable": False,
        "cvvReceived": True,
        "cvvCleared": True,
        "cvvClearedDate": WHEN,
        "prepaid": False,
        "lastProcessorError": "declined",
        "lastProcessorErrorDate": WHEN,
        "last4": "4242",
        "paymentProcessor": "STRIPE",
        "detokenizationEnabled": True,
        "chargeable": True,
        "preauthorizable": False,
        "amount": 12.5,
    }
    payoff = {
        "amount": 40,
        "amountCity": 2.5,
        "paymentId": 1,
        "invoiceItemId": 2,
        "invoiceId": 3,
        "paymentMode": "CASH",
        "description": "Room",
        "hidden": True,
    }
    body = {
        "status": "PAYSTEP_REFUNDABLE_KEPT",
        "invoiceId": 3,
        "transaction": "TX-1",
        "creditCard": card,
        "paymentStep": policy,
        "referenceTime": WHEN,
        "chargeTime": WHEN,
        "preauthExpiration": WHEN,
        "description": "Half of it",
        "paymentMode": "CREDITCARD",
        "source": "AGENCY",
        "amount": 40.25,
        "cityTaxAmount": 2.5,
        "scheduledTime": WHEN,
        "scheduledAmount": 40.25,
        "type": "DEPOSIT",
        "scheduledRetry": 2,
        "refundRetry": 1,
        "stopCron": True,
        "payoffs": [payoff],
    }
    readonly = {
        "id": 1,
        "refundedAmount": 40,
        "paymentStepTitle": "x",
        "insertTime": "2000-01-01T00:00:00Z",
        "scheduledError": "x",
        "paypalResponsePresent": True,
        "expired": True,
        "waiting": True,
        "scheduled": True,
        "authenticated": True,
        "refundable": True,
        "authenticatePaymentParam": "x",
        "paymentStepRefundAfterDays": 99,
        "reservationRoom": 1,
        "user": {"id": 1, "username": "x"},
    }
    row = done(await at.session.post(ledger(at, room["id"]), json={**body, **readonly}))
    [kept] = row.pop("payoffs")
    assert kept == {"id": kept["id"], "insertDate": kept["insertDate"], **payoff}
    assert row == {
        **{name: value for name, value in body.items() if name != "payoffs"},
        "id": row["id"],
        "reservationRoom": room["id"],
        "refundedAmount": 0,
        "insertTime": row["insertTime"],
        "paymentStepTitle": "Half ahead",
        "paymentStepRefundAfterDays": 3,
        "expired": False,
        "waiting": False,
        "scheduled": False,
        "authenticated": False,
        "refundable": False,
        "paypalResponsePresent": False,
    }
    assert (await shown(at, room["id"]))["payments"] == [{**row, "payoffs": [kept]}]
    back = done(await at.session.put(ledger(at, room["id"], row["id"]), json={**row, "payoffs": [payoff]}))
    assert {**back, "payoffs": []} == {**row, "payoffs": []}, "what was read can be sent back"


async def test_the_status_follows_the_payments(world: World) -> None:
    at = await desk(world)
    room = (await at.book())["id"]  # 200 in all

    async def state() -> tuple[str, float]:
        row = await shown(at, room)
        return row["paymentStatus"], row["totalPaid"]

    assert await state() == ("UNPAID", 0)
    deposit = await paid(at, room, amount=50, type="DEPOSIT", cityTaxAmount=3)
    assert await state() == ("PAID_DEPOSIT", 50)
    planned = await paid(at, room, type="DEPOSIT", scheduledTime=WHEN, scheduledAmount=100)
    assert (planned["status"], planned["scheduled"], planned["waiting"]) == ("WAITING_PAYSTEP", True, True)
    assert await state() == ("PARTIALLY_PAID", 50)
    done(await at.session.put(ledger(at, room, planned["id"]), json={**CASH, "amount": 150}))
    assert await state() == ("PAID", 200)
    await paid(at, room, amount=-20, description="given back at the desk")
    assert await state() == ("PAID_DEPOSIT", 180)
    await paid(at, room, amount=20, paymentMode="NOTPAID")
    assert await state() == ("PAID_DEPOSIT", 180)
    done(await at.session.delete(ledger(at, room, deposit["id"])))
    assert await state() == ("PARTIALLY_PAID", 130)


async def test_what_the_channel_says_counts_beside_the_payments(world: World) -> None:
    at = await desk(world)
    room = await at.book(totalPaid=30)
    await paid(at, room["id"], amount=50)
    row = await shown(at, room["id"])
    assert (row["totalPaid"], row["paymentStatus"]) == (80, "PARTIALLY_PAID")
    patched = done(await at.patch(room["id"], totalPaid=80, privateNotes="read and sent back"))
    assert patched["totalPaid"] == 80, "what was read and sent back changes nothing"
    patched = done(await at.patch(room["id"], totalPaid=100))
    assert patched["totalPaid"] == 150, "the channel says something new"
    assert patched["payments"] == row["payments"]
    whole = done(await at.put(room["id"], at.body()))
    assert (whole["totalPaid"], whole["payments"]) == (50, row["payments"]), "a full PUT leaves the ledger alone"
    gone = await at.cancel(room["id"])
    assert (gone["totalPaid"], gone["payments"]) == (50, row["payments"]), "so does cancelling"


async def test_a_payment_is_a_change_of_its_reservation(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    row = await paid(at, room["id"], amount=10)
    done(await at.session.put(ledger(at, room["id"], row["id"]), json={**CASH, "amount": 10}))
    assert await at.events(room["id"]) == [("created", room["id"]), ("changed", room["id"])], "the same is no change"
    gone = done(await at.session.delete(ledger(at, room["id"], row["id"])))
    assert gone == row
    assert (await at.events(room["id"]))[-1] == ("changed", room["id"])
    after = await shown(at, room["id"])
    assert (after["payments"], after["totalPaid"]) == ([], 0)
    assert datetime.fromisoformat(after["updateTime"].split("[")[0]) >= datetime.fromisoformat(
        room["updateTime"].split("[")[0]
    )
    async with world.unit() as unit:
        told = await unit.raw.fetchrow(
            "select payload #>> '{reservation,payments,0,amount}' as now, before -> 'payments' as was from event "
            "where accommodation = $1 and type = 'reservation.changed' order by id limit 1",
            at.hotel.id,
        )
    assert told is not None
    assert (told["now"], told["was"]) == ("1000", [])


async def test_a_day_is_the_local_day_of_the_property(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    row = await paid(at, room["id"], referenceTime="2030-05-01")
    assert row["referenceTime"] == "2030-04-30T22:00:00Z[UTC]"


async def test_amounts_have_the_decimals_of_the_currency(world: World) -> None:
    at = await desk(world, currency="JPY")
    room = await at.book()
    answer = await at.session.post(ledger(at, room["id"]), json={**CASH, "amount": 10.5})
    assert fields_of(answer) == [("$.amount", WRONG)]
    assert (await paid(at, room["id"], amount=11))["amount"] == 11


@pytest.mark.parametrize(
    ("body", "status", "expected"),
    [
        ({"paymentMode": None}, 400, [("$.paymentMode", WRONG)]),
        ({"referenceTime": ""}, 400, [("$.referenceTime", WRONG)]),
        ({"paymentMode": "GOLD"}, 400, [("$.paymentMode", WRONG)]),
        ({"referenceTime": "soon"}, 400, [("$.referenceTime", WRONG)]),
        ({"status": "LOST"}, 400, [("$.status", WRONG)]),
        ({"type": "GIFT"}, 400, [("$.type", WRONG)]),
        ({"source": "STATE"}, 400, [("$.source", WRONG)]),
        ({"amount": True}, 400, [("$.amount", WRONG)]),
        ({"amount": 1.001, "cityTaxAmount": -1}, 400, [("$.amount", WRONG), ("$.cityTaxAmount", WRONG)]),
        ({"scheduledTime": WHEN}, 400, [("$.scheduledAmount", WRONG)]),
        ({"scheduledTime": WHEN, "scheduledAmount": 0}, 400, [("$.scheduledAmount", WRONG)]),
        ({"scheduledAmount": 5}, 400, [("$.scheduledTime", WRONG)]),
        ({"scheduledAmount": -5, "scheduledTime": WHEN}, 400, [("$.scheduledAmount", WRONG)]),
        ({"creditCard": {"last4": "4242424242424242"}}, 400, [("$.creditCard.last4", WRONG)]),
        ({"creditCard": {"bankCountry": "QQ"}}, 400, [("$.creditCard.bankCountry", WRONG)]),
        ({"payoffs": [{"amount": 1.001}]}, 400, [("$.payoffs[0].amount", WRONG)]),
        ({"paymentStep": 1}, 422, [("$.paymentStep", "ApiResourceMissing")]),
        ({"amount": -5}, 400, [("$.amount", RULE)]),
    ],
)
async def test_what_is_refused_names_its_field(
    world: World, body: dict[str, Any], status: int, expected: list[tuple[str, str]]
) -> None:
    at = await desk(world)
    room = await at.book()
    row = await paid(at, room["id"])
    before = await at.books()
    for answer in (
        await at.session.post(ledger(at, room["id"]), json={**CASH, **body}),
        await at.session.put(ledger(at, room["id"], row["id"]), json={**CASH, **body}),
    ):
        assert answer.status_code == status, answer.text
        assert fields_of(answer) == expected
    assert await at.books() == before


async def test_card_numbers_never_come_in(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    for card in ({"pan": "4111111111111111"}, {"cvv": "123"}):
        answer = await at.session.post(ledger(at, room["id"]), json={**CASH, "creditCard": card})
        assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException")
    number = "4111 1111 1111 1111"
    row = await paid(at, room["id"], description=f"card {number}", transaction=number, creditCard={"token": number})
    assert "4111" not in str(row)


async def test_a_payment_of_another_reservation_is_none(world: World) -> None:
    at = await desk(world)
    room, other = await at.book(), await at.book()
    row = await paid(at, room["id"], amount=5)
    for path in (ledger(at, other["id"], row["id"]), ledger(at, room["id"], 1), ledger(at, 1, row["id"])):
        for answer in (await at.session.put(path, json=CASH), await at.session.delete(path)):
            assert (answer.status_code, answer.json()["type"]) == (404, "ApiResourceMissing")
    assert (await at.session.post(ledger(at, 2**70), json=CASH)).status_code == 404
    assert (await at.session.delete(ledger(at, room["id"], 2**70))).json()["element"] == "Payment"


async def test_a_payment_moves_with_its_money(world: World) -> None:
    at = await desk(world)
    room, other = await at.book(), await at.book()
    row = await paid(at, room["id"], amount=50, description="wrong room")
    moved = done(await at.session.patch(anywhere(at, row["id"], "/move"), params={"reservationId": other["id"]}))
    assert moved == {**row, "reservationRoom": other["id"]}
    assert (await shown(at, room["id"]))["payments"] == []
    after = await shown(at, other["id"])
    assert (after["payments"], after["totalPaid"]) == ([moved], 50)
    assert {id for kind, id in await at.events() if kind == "changed"} == {room["id"], other["id"]}
    again = done(await at.session.patch(anywhere(at, row["id"], "/move"), params={"reservationId": other["id"]}))
    assert again == moved


async def test_where_a_payment_can_not_move(world: World) -> None:
    at, elsewhere = await desk(world), await desk(world)
    room, other = await at.book(), await at.book()
    foreign = await elsewhere.book()
    cash = await paid(at, room["id"], amount=50)
    back = await paid(at, room["id"], amount=-50)
    invoiced = await paid(at, room["id"], amount=1, invoiceId=7)
    before = await at.books()

    async def move(payment: int, reservation: Any = None) -> Any:
        params = {} if reservation is None else {"reservationId": reservation}
        return await at.session.patch(anywhere(at, payment, "/move"), params=params)

    assert fields_of(await move(cash["id"])) == [("reservationId", WRONG)]
    assert fields_of(await move(cash["id"], "x")) == [("reservationId", WRONG)]
    for target in (1, foreign["id"], 2**70):
        answer = await move(cash["id"], target)
        assert (answer.status_code, answer.json()["element"]) == (404, "Reservation")
    answer = await move(1, other["id"])
    assert (answer.status_code, answer.json()["element"]) == (404, "Payment")
    answer = await at.session.delete(anywhere(at, 1))
    assert (answer.status_code, answer.json()["element"]) == (404, "Payment")
    for payment, words in (
        (cash, "given back than was paid"),
        (back, "given back than was paid"),
        (invoiced, "invoice"),
    ):
        answer = await move(payment["id"], other["id"])
        assert (answer.status_code, answer.json()["type"]) == (400, RULE)
        assert words in answer.json()["message"]
    assert await at.books() == before


async def test_what_can_not_be_deleted(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    cash = await paid(at, room["id"], amount=50)
    await paid(at, room["id"], amount=-50)
    invoiced = await paid(at, room["id"], amount=1, invoiceId=7)
    paying = await paid(at, room["id"], amount=1, payoffs=[{"amount": 1}])
    before = await at.books()
    for payment in (cash, invoiced, paying):
        for path in (ledger(at, room["id"], payment["id"]), anywhere(at, payment["id"])):
            answer = await at.session.delete(path)
            assert (answer.status_code, answer.json()["type"]) == (400, RULE)
    assert await at.books() == before
    answer = await at.session.put(ledger(at, room["id"], invoiced["id"]), json={**CASH, "amount": 2, "invoiceId": 7})
    assert (answer.status_code, answer.json()["type"]) == (400, RULE)
    free = done(await at.session.put(ledger(at, room["id"], invoiced["id"]), json={**CASH, "amount": 1}))
    assert "invoiceId" not in free
    assert done(await at.session.delete(anywhere(at, invoiced["id"])))["id"] == invoiced["id"]


async def test_refusals_that_every_operation_shares(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    row = await paid(at, room["id"], amount=5)
    reader = await world.session(at.hotel, permissions=READ_ONLY)
    one, all_of = ledger(at, room["id"], row["id"]), ledger(at, room["id"])
    target = {"params": {"reservationId": room["id"]}}
    for method, path, options in (
        ("POST", all_of, {"json": CASH}),
        ("PUT", one, {"json": CASH}),
        ("DELETE", one, {}),
        ("DELETE", anywhere(at, row["id"]), {}),
        ("PATCH", anywhere(at, row["id"], "/move"), target),
    ):
        answer = await reader.request(method, path, **options)
        assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException")
        wrong = f"{at.path}/x/payment" + ("" if method == "POST" else "/1")
        if "/reservation/" not in path:
            wrong = f"/rest/v1/payment/{at.hotel.id}/x" + ("/move" if method == "PATCH" else "")
        answer = await at.session.request(method, wrong, **options)
        assert answer.status_code == 400, answer.text
    for method, path in (("POST", all_of), ("PUT", one)):
        answer = await at.session.request(method, path, content=b"[" * 2, headers={"Content-Type": "application/json"})
        assert answer.json()["type"] == "JsonParseExemption"
        answer = await at.session.request(method, path, content=b"a=1", headers={"Content-Type": "text/plain"})
        assert answer.status_code == 415
        large = b'{"description": "' + b"x" * (1024 * 1024) + b'"}'
        answer = await at.session.request(method, path, content=large, headers={"Content-Type": "application/json"})
        assert answer.status_code == 413
