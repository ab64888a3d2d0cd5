"""Taking and giving back money through a processor: docs/algorithms/payments.md."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from roomrack.domain.payments.repository import work as repository
from roomrack.domain.payments.rules.settings import ProcessorName
from roomrack.infra.db import WriteUnit
from roomrack.ports.payments import Account, Asked, Charge, Taken
from tests.api.payments.support import Counting, Till, outcomes, statuses, till
from tests.api.payments.test_entries import CASH, anywhere, ledger, paid
from tests.api.reservations.support import desk, done, fields_of
from tests.factories import World
from tests.factories.world import READ_ONLY
from tests.harness.processes import ClockFile, Worker

RULE = "ApiValidationFailed"
WRONG = "ApiParamsExemption"


async def test_the_settings_are_kept_and_keys_never_shown(world: World) -> None:
    at = await desk(world)
    path = f"/rest/x1/payments/{at.hotel.id}/settings"
    fresh = done(await at.session.get(path))
    url = fresh["stripe"]["webhookUrl"]
    assert "/payments/notices/" in url
    nothing = {"secretKeySet": False, "webhookSecretSet": False, "webhookUrl": url}
    assert fresh == {"processor": "NONE", "automatic": True, "penalties": False, "stripe": nothing}
    body = {
        "processor": "STRIPE",
        "automatic": False,
        "stripe": {"secretKey": "sk_test_hush", "webhookSecret": "whsec_x"},
    }
    changed = done(await at.session.patch(path, json=body))
    both = {"secretKeySet": True, "webhookSecretSet": True, "webhookUrl": url}
    assert changed == {"processor": "STRIPE", "automatic": False, "penalties": False, "stripe": both}
    done(await at.session.patch(path, json={"stripe": {"webhookSecret": None}}))
    assert done(await at.session.get(path))["stripe"] == {**both, "webhookSecretSet": False}
    done(await at.session.patch(path, json={"processor": "NONE", "stripe": {"secretKey": None}}))
    assert done(await at.session.get(path))["stripe"] == nothing
    async with world.unit() as unit:
        stored = await unit.raw.fetchval("select t::text from payment_settings t where accommodation = $1", at.hotel.id)
    assert "hush" not in stored


async def test_what_is_wrong_in_settings(world: World) -> None:
    at, sandbox = await desk(world), await desk(world, sandbox=True)
    path = f"/rest/x1/payments/{at.hotel.id}/settings"
    assert fields_of(await at.session.patch(path, json={"processor": "REDSYS"})) == [("$.processor", WRONG)]
    assert fields_of(await at.session.patch(path, json={"processor": "STRIPE"})) == [("$.stripe.secretKey", WRONG)]
    body = {"processor": "STRIPE", "stripe": {"secretKey": "sk_test_x"}}
    answer = await sandbox.session.patch(path.replace(str(at.hotel.id), str(sandbox.hotel.id)), json=body)
    assert fields_of(answer) == [("$.processor", RULE)]


async def test_a_card_is_kept_by_its_names_only(shop: Till) -> None:
    room = (await shop.at.book())["id"]
    path = f"{shop.path}/reservations/{room}/method"
    assert (await shop.at.session.get(path)).status_code == 404
    assert (await shop.at.session.delete(path)).status_code == 404
    body = {"method": "pm_1", "customer": "cus_1", "scheme": "VISA", "last4": "4242"}
    assert done(await shop.at.session.put(path, json=body)) == body
    assert done(await shop.at.session.put(path, json={"method": "pm_2"})) == {"method": "pm_2"}
    assert done(await shop.at.session.get(path)) == {"method": "pm_2"}
    for wrong, element in (
        ({"method": "4242424242424242"}, "$.method"),
        ({"method": ""}, "$.method"),
        ({}, "$.method"),
        ({"method": "pm", "customer": "4242424242424242"}, "$.customer"),
        ({"method": "pm", "last4": "42424"}, "$.last4"),
    ):
        assert fields_of(await shop.at.session.put(path, json=wrong)) == [(element, WRONG)]
    assert done(await shop.at.session.delete(path)) == {"method": "pm_2"}
    for method in ("GET", "PUT", "DELETE"):
        for id in (1, 2**70):
            options = {"json": body} if method == "PUT" else {}
            answer = await shop.at.session.request(method, f"{shop.path}/reservations/{id}/method", **options)
            assert (answer.status_code, answer.json()["element"]) == (404, "Reservation")


async def test_money_is_taken_and_given_back(shop: Till) -> None:
    room = (await shop.at.book())["id"]
    await shop.card(room)
    made = await shop.take(reservation=room, amount=120.5, cityTaxAmount=4, type="DEPOSIT", description="Half ahead")
    payment, movement = made["payment"], made["movement"]
    assert (payment["status"], payment["scheduledAmount"], payment["amount"]) == ("WAITING_PAYSTEP", 120.5, 0)
    assert movement == {
        "id": movement["id"],
        "kind": "CHARGE",
        "status": "WAITING",
        "reservation": room,
        "payment": payment["id"],
        "amount": 120.5,
        "cityTaxAmount": 4,
        "currency": "EUR",
        "createTime": movement["createTime"],
        "dueTime": movement["dueTime"],
        "attempts": [],
    }
    await shop.run()
    [charge] = shop.dummy.charges
    assert (charge.amount, charge.currency, charge.card.method, charge.description) == (
        12450,
        "EUR",
        "visa",
        "Half ahead",
    )
    [taken] = await shop.payments(room)
    assert (taken["status"], taken["amount"], taken["cityTaxAmount"], taken["paymentMode"]) == (
        "NORMAL",
        120.5,
        4,
        "CREDITCARD",
    )
    assert (taken["transaction"], taken["refundable"], taken["scheduled"]) == (f"dummy_{charge.key}", True, False)
    shown = await shop.room(room)
    assert (shown["totalPaid"], shown["paymentStatus"]) == (120.5, "PAID_DEPOSIT")
    await shop.run()
    assert len(shop.dummy.charges) == 1
    [row] = await shop.movements()
    [attempt] = row["attempts"]
    assert (row["status"], row["processor"], "dueTime" in row) == ("DONE", "DUMMY_PROCESSOR", False)
    assert attempt == {
        "number": 1,
        "time": attempt["time"],
        "outcome": "TAKEN",
        "transaction": taken["transaction"],
    }
    refund = f"{shop.path}/{taken['id']}/refund"
    part = done(await shop.at.session.post(refund, json={"amount": 20.5}))
    assert (part["movement"]["kind"], part["movement"]["status"], part["payment"]["refundedAmount"]) == (
        "REFUND",
        "WAITING",
        0,
    )
    answer = await shop.at.session.post(refund, json={"amount": 1})
    assert (answer.status_code, answer.json()["type"]) == (400, RULE), "one after the other"
    await shop.run()
    assert [(reference, amount) for reference, amount, _ in shop.dummy.refunds] == [(taken["transaction"], 2050)]
    assert (await shop.payments(room))[0]["refundedAmount"] == 20.5
    assert (await shop.room(room))["totalPaid"] == 100
    answer = await shop.at.session.post(refund, json={"amount": 104.01})
    assert fields_of(answer) == [("$.amount", RULE)]
    done(await shop.at.session.post(refund, json={}))
    await shop.run()
    assert (await shop.payments(room))[0]["refundedAmount"] == 124.5
    assert (await shop.room(room))["paymentStatus"] == "UNPAID"
    assert fields_of(await shop.at.session.post(refund, json={})) == [("$.amount", RULE)]
    assert statuses(await shop.movements()) == [("REFUND", "DONE"), ("REFUND", "DONE"), ("CHARGE", "DONE")]


async def test_what_a_processor_took_stays(shop: Till) -> None:
    room = (await shop.at.book())["id"]
    await shop.card(room)
    await shop.take(reservation=room, amount=10)
    await shop.run()
    [taken] = await shop.payments(room)
    for path in (ledger(shop.at, room, taken["id"]), anywhere(shop.at, taken["id"])):
        answer = await shop.at.session.delete(path)
        assert (answer.status_code, answer.json()["type"]) == (400, RULE)
        assert "DUMMY_PROCESSOR" in answer.json()["message"]
    one = ledger(shop.at, room, taken["id"])
    answer = await shop.at.session.put(one, json={**CASH, "amount": 5})
    assert (answer.status_code, answer.json()["type"]) == (400, RULE)
    kept = {**taken, "description": "Minibar"}
    assert done(await shop.at.session.put(one, json=kept)) == kept
    other = (await shop.at.book())["id"]
    moved = await shop.at.session.patch(anywhere(shop.at, taken["id"], "/move"), params={"reservationId": other})
    assert done(moved)["reservationRoom"] == other


async def test_cash_is_noted_as_given_back(shop: Till) -> None:
    room = (await shop.at.book())["id"]
    row = await paid(shop.at, room, amount=50)
    answer = done(await shop.at.session.post(f"{shop.path}/{row['id']}/refund", json={"amount": 20}))
    assert answer == {"payment": {**row, "refundedAmount": 20}}
    assert (await shop.room(room))["totalPaid"] == 30


async def test_a_refused_card_is_tried_again_and_a_new_one_at_once(shop: Till) -> None:
    room = (await shop.at.book())["id"]
    await shop.card(room, "declined")
    await shop.take(reservation=room, amount=10)
    await shop.run()
    [failed] = await shop.payments(room)
    assert (failed["status"], failed["scheduledError"], failed["scheduledRetry"]) == (
        "ERROR_RETRY",
        "The card has insufficient funds.",
        1,
    )
    await shop.run()
    assert len(shop.dummy.charges) == 1, "not before its time"
    for _ in range(4):
        await shop.wait()
    [row] = await shop.movements()
    assert (row["status"], outcomes(row)) == ("FAILED", ["REFUSED"] * 4)
    assert len({charge.key for charge in shop.dummy.charges}) == 4, "each refusal is followed by another charge"
    assert (await shop.room(room))["totalPaid"] == 0
    await shop.card(room, "visa")
    await shop.run()
    [taken] = await shop.payments(room)
    assert (taken["status"], taken["amount"], "scheduledError" in taken) == ("NORMAL", 10, False)
    assert statuses(await shop.movements()) == [("CHARGE", "DONE"), ("CHARGE", "FAILED")]


async def test_a_stolen_card_is_not_tried_again(shop: Till) -> None:
    room = (await shop.at.book())["id"]
    await shop.card(room, "stolen")
    await shop.take(reservation=room, amount=10)
    await shop.run()
    await shop.wait()
    [row] = await shop.movements()
    assert (row["status"], outcomes(row)) == ("FAILED", ["REFUSED"])


async def test_an_answer_that_never_came_is_asked_for_under_the_same_key(shop: Till) -> None:
    room = (await shop.at.book())["id"]
    await shop.card(room, "unavailable")
    await shop.take(reservation=room, amount=10)
    await shop.run()
    for _ in range(9):
        await shop.wait()
    [row] = await shop.movements()
    assert (row["status"], outcomes(row)) == ("FAILED", ["UNANSWERED"] * 8)
    [key] = {charge.key for charge in shop.dummy.charges}
    assert key in row["attempts"][-1]["problem"]
    [failed] = await shop.payments(room)
    assert failed["status"] == "ERROR_RETRY"


async def test_a_guest_who_must_confirm_has_a_link(shop: Till) -> None:
    room = (await shop.at.book())["id"]
    await shop.card(room, "authenticate")
    await shop.take(reservation=room, amount=10)
    await shop.run()
    [asked] = await shop.payments(room)
    assert (asked["status"], asked["waiting"]) == ("WAITING_AUTHENTICATION", True)
    assert asked["authenticatePaymentParam"].endswith(f"?confirm={asked['transaction']}")
    assert (await shop.room(room))["totalPaid"] == 0
    for answer in (
        await shop.at.session.delete(anywhere(shop.at, asked["id"])),
        await shop.at.session.put(ledger(shop.at, room, asked["id"]), json=CASH),
        await shop.at.session.patch(anywhere(shop.at, asked["id"], "/move"), params={"reservationId": room + 0}),
        await shop.at.session.post(f"{shop.path}/movements", json={"payment": asked["id"]}),
    ):
        if answer.request.method == "PATCH":
            assert answer.status_code == 200, "it stays where it is"
        else:
            assert (answer.status_code, answer.json()["type"]) == (400, RULE)
    [row] = await shop.movements()
    assert (row["status"], row["confirmUrl"]) == ("ACTION", asked["authenticatePaymentParam"])
    await shop.wait(timedelta(minutes=20))
    [taken] = await shop.payments(room)
    assert (taken["status"], taken["amount"], taken["authenticated"]) == ("NORMAL", 10, True)
    assert "authenticatePaymentParam" not in taken


async def test_cancelling_gives_up_what_waits(shop: Till) -> None:
    first, second = [(await shop.at.book())["id"] for _ in range(2)]
    await shop.card(first, "authenticate")
    await shop.card(second, "declined")
    for room in (first, second):
        await shop.take(reservation=room, amount=10)
    await shop.run()
    for room in (first, second):
        assert (await shop.at.cancel(room))["payments"] == []
    await shop.wait()
    assert statuses(await shop.movements()) == [("CHARGE", "CANCELLED"), ("CHARGE", "CANCELLED")]
    assert [await shop.payments(room) for room in (first, second)] == [[], []]


async def test_a_planned_payment_can_be_taken_before_its_time_or_deleted(shop: Till) -> None:
    room = (await shop.at.book())["id"]
    await shop.card(room)
    plan = {**CASH, "scheduledTime": "2099-01-01", "scheduledAmount": 30}
    row = done(await shop.at.session.post(ledger(shop.at, room), json=plan))
    other = done(await shop.at.session.post(ledger(shop.at, room), json=plan))
    [first, _] = await shop.movements(reservation=room)
    assert first == {
        "kind": "CHARGE",
        "status": "PLANNED",
        "reservation": room,
        "payment": row["id"],
        "amount": 30,
        "cityTaxAmount": 0,
        "currency": "EUR",
        "createTime": row["insertTime"],
        "dueTime": row["scheduledTime"],
        "attempts": [],
    }
    await shop.run()
    assert shop.dummy.charges == []
    made = await shop.take(payment=row["id"])
    again = await shop.take(payment=row["id"])
    assert made["movement"]["id"] == again["movement"]["id"], "it is one charge"
    await shop.run()
    assert (await shop.payments(room))[0]["amount"] == 30
    answer = await shop.at.session.post(f"{shop.path}/movements", json={"payment": row["id"]})
    assert fields_of(answer) == [("$.payment", RULE)]
    await shop.card(room, "declined")
    await shop.take(payment=other["id"])
    await shop.run()
    done(await shop.at.session.delete(anywhere(shop.at, other["id"])))
    await shop.wait()
    [row] = await shop.movements(payment=other["id"])
    assert row["status"] == "CANCELLED"


async def test_what_can_not_be_taken(shop: Till, world: World) -> None:
    at = await desk(world)
    room, bare = (await shop.at.book())["id"], (await at.book())["id"]
    path = f"{shop.path}/movements"

    async def refused(body: dict[str, Any], session: Any = None, where: str = path) -> tuple[int, list[Any], str]:
        answer = await (session or shop.at.session).post(where, json=body)
        return answer.status_code, fields_of(answer), answer.json()["message"]

    assert (await refused({}))[:2] == (400, [("$.reservation", WRONG)])
    assert (await refused({"reservation": room}))[:2] == (400, [("$.amount", WRONG)])
    assert (await refused({"reservation": room, "amount": -1}))[:2] == (400, [("$.amount", WRONG)])
    assert (await refused({"reservation": room, "amount": 1.001}))[:2] == (400, [("$.amount", WRONG)])
    assert (await refused({"reservation": room, "amount": "x"}))[:2] == (400, [("$.amount", WRONG)])
    assert (await refused({"reservation": 1, "amount": 1}))[0] == 404
    assert (await refused({"reservation": bare, "amount": 1}))[0] == 404, "another property's"
    assert (await refused({"payment": 1}))[0] == 404
    assert "stored card" in (await refused({"reservation": room, "amount": 1}))[2]
    elsewhere = f"/rest/x1/payments/{at.hotel.id}/movements"
    assert "no payment processor" in (await refused({"reservation": bare, "amount": 1}, at.session, elsewhere))[2]
    method = elsewhere.replace("movements", f"reservations/{bare}/method")
    assert (await at.session.put(method, json={"method": "visa"})).json()["type"] == RULE
    assert await shop.payments(room) == []
    assert fields_of(await shop.at.session.get(path, params={"payment": "x"})) == [("payment", WRONG)]
    assert (await shop.at.session.post(f"{shop.path}/1/refund", json={})).status_code == 404


async def test_the_worker_takes_what_policies_plan(shop: Till, world: World, clock: ClockFile) -> None:
    await shop.policy(valuePercent=30)
    rest = await shop.policy(title="The rest", valuePercent=100, days=1, beforeCheckin=True, hour="18:00")
    booked = await shop.at.book(arrival=10, nights=2)
    room = booked["id"]
    assert [(each["type"], each["scheduledAmount"], each["paymentStepTitle"]) for each in booked["payments"]] == [
        ("DEPOSIT", 60, "Deposit"),
        ("NONE", 140, "The rest"),
    ]
    assert booked["paymentStatus"] == "UNPAID"
    await shop.run()
    assert [each["status"] for each in await shop.payments(room)] == ["ERROR_RETRY", "WAITING_PAYSTEP"]
    assert (await shop.payments(room))[0]["scheduledError"] == "The reservation has no stored card."
    await shop.card(room)
    await shop.run()
    shown = await shop.room(room)
    assert (shown["totalPaid"], shown["paymentStatus"]) == (60, "PAID_DEPOSIT")
    moved = done(await shop.at.patch(room, checkout=shop.at.day(13)))
    assert [each.get("scheduledAmount") for each in moved["payments"]] == [60, 210], "the rest follows the longer stay"
    assert moved["payments"][0]["amount"] == 60, "what was taken does not"
    answer = await shop.at.session.patch(
        anywhere(shop.at, moved["payments"][1]["id"], "/move"), params={"reservationId": (await shop.at.book())["id"]}
    )
    assert (answer.status_code, answer.json()["type"]) == (400, RULE)
    await paid(shop.at, room, amount=200)
    clock.run(timedelta(days=9, hours=23).total_seconds())
    await shop.run()
    shop.at = replace(shop.at, session=await world.session(shop.at.hotel))  # The old token has expired.
    after = await shop.room(room)
    assert [each["amount"] for each in after["payments"]] == [60, 40, 200], "never more than is owed"
    assert after["paymentStatus"] == "PAID"
    assert after["payments"][1]["paymentStep"] == rest


async def test_city_tax_is_planned_as_the_guests_owe_it_and_taken_once(shop: Till) -> None:
    at = shop.at
    terms = {"cityTaxes": [{"name": "City tax", "amount": 2}]}
    done(await at.session.put(f"/rest/x1/offers/{at.hotel.id}/terms", json=terms))
    await shop.policy(valuePercent=100, calculateValues=["ROOM", "CITYTAX"], days=1, beforeCheckin=True)
    booked = await at.book(arrival=10, nights=2, totalGuest=2)
    room = booked["id"]

    async def plan() -> tuple[float, float]:
        [payment] = await shop.payments(room)
        return payment["scheduledAmount"], payment["cityTaxAmount"]

    assert booked["touristTax"] == 8
    assert await plan() == (200, 8)
    driver = {"type": "GUEST", "givenName": "Ada", "familyName": "King", "sex": "FEMALE", "cityTaxExemption": "DRIVER"}
    days = {"checkin": at.day(10), "checkout": at.day(12)}
    done(await at.session.post(f"/rest/v2/checkin/{at.hotel.id}/{room}/guest", json={**driver, **days}))
    assert await plan() == (200, 4), "a driver owes nothing"
    done(await at.patch(room, cityTaxPrice=5))
    assert await plan() == (200, 5)
    await shop.card(room)
    [payment] = await shop.payments(room)
    await shop.take(payment=payment["id"])
    await shop.run()
    [taken] = await shop.payments(room)
    assert (taken["amount"], taken["cityTaxAmount"]) == (200, 5)
    shown = await shop.room(room)
    assert (shown["totalPaid"], shown["paymentStatus"]) == (200, "PAID")


async def test_city_tax_that_was_paid_at_the_desk_is_not_taken_again(shop: Till) -> None:
    at = shop.at
    terms = {"cityTaxes": [{"name": "City tax", "amount": 2}]}
    done(await at.session.put(f"/rest/x1/offers/{at.hotel.id}/terms", json=terms))
    await shop.policy(valuePercent=100, calculateValues=["ROOM", "CITYTAX"], days=1, beforeCheckin=True)
    room = (await at.book(arrival=10, nights=2, totalGuest=2))["id"]
    await shop.card(room)
    [planned] = await shop.payments(room)
    await paid(at, room, amount=0, cityTaxAmount=6)
    await shop.take(payment=planned["id"])
    await shop.run()
    assert [(row["amount"], row["cityTaxAmount"]) for row in await shop.payments(room)] == [(200, 2), (0, 6)]


async def test_nothing_is_planned_where_nobody_wants_it(shop: Till) -> None:
    await shop.policy(valuePercent=30)
    await shop.policy(title="Cash", valuePercent=50, chargeCreditCard=False)
    waiting = await shop.at.book(status="WAITING")
    assert waiting["payments"] == [], "an offer is not paid yet"
    confirmed = done(await shop.at.put(waiting["id"], {"status": "CONFIRMED"}))
    assert [each["scheduledAmount"] for each in confirmed["payments"]] == [60]
    assert (await shop.at.cancel(waiting["id"]))["payments"] == []
    again = done(await shop.at.put(waiting["id"], {"status": "CONFIRMED"}))
    assert [each["scheduledAmount"] for each in again["payments"]] == [60]
    done(await shop.at.session.patch(f"{shop.path}/settings", json={"automatic": False}))
    assert (await shop.at.book())["payments"] == []
    await shop.card(again["id"])
    await shop.run()
    assert shop.dummy.charges == [], "what was planned before waits for somebody"


class Slow(Counting):
    """A processor that takes its time."""

    async def charge(self, account: Account, charge: Charge) -> Taken | Asked:
        """Answer late."""
        result = await super().charge(account, charge)
        await asyncio.sleep(0.3)
        return result


async def _charged_by_three(shop: Till, rooms: int = 4) -> Slow:
    slow = Slow()
    shop.processors = {ProcessorName.DUMMY_PROCESSOR: slow}
    for _ in range(rooms):
        room = (await shop.at.book())["id"]
        await shop.card(room)
        await shop.take(reservation=room, amount=10)
    await asyncio.gather(*(shop.another().run() for _ in range(3)))
    return slow


async def test_of_several_workers_one_takes_the_money(shop: Till) -> None:
    slow = await _charged_by_three(shop)
    assert len(slow.charges) == len(slow.taken) == 4
    assert [outcomes(row) for row in await shop.movements()] == [["TAKEN"]] * 4


async def test_without_the_claim_every_worker_would_ask(shop: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    async def unlocked(unit: WriteUnit, accommodation: int, id: int, *_: Any) -> Any:
        row = await unit.raw.fetchrow(
            "update payment_work set attempts = attempts + 1 where accommodation = $1 and id = $2 returning *",
            accommodation,
            id,
        )
        return None if row is None else repository._work(row)

    monkeypatch.setattr(repository, "claim", unlocked)
    slow = await _charged_by_three(shop)
    assert len(slow.charges) > 4, "the control shows that the claim is what keeps workers apart"
    assert len(slow.taken) == 4, "and the key keeps the money apart even then"


async def test_a_worker_that_dies_after_asking_charges_once(shop: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    room = (await shop.at.book())["id"]
    await shop.card(room)
    await shop.take(reservation=room, amount=10)

    class Killed(BaseException):
        """The end of a process."""

    async def killed(*_: Any, **__: Any) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr("roomrack.domain.payments.service.working.end_taken", killed)
        with pytest.raises(Killed):
            await shop.run()
    [row] = await shop.movements()
    assert (row["status"], outcomes(row)) == ("RUNNING", ["STARTED"])
    assert (await shop.payments(room))[0]["amount"] == 0
    answer = await shop.at.session.delete(anywhere(shop.at, row["payment"]))
    assert (answer.status_code, answer.json()["type"]) == (400, RULE), "nobody knows whether it was taken"
    await shop.run()
    assert len(shop.dummy.charges) == 1, "the claim still holds"
    await shop.wait()
    assert len(shop.dummy.charges) == 2
    assert list(shop.dummy.taken.values()) == [1000], "both asked under one key"
    [row] = await shop.movements()
    assert (row["status"], outcomes(row)) == ("DONE", ["STARTED", "TAKEN"])
    assert (await shop.room(room))["totalPaid"] == 10


async def test_money_taken_for_a_stay_that_was_cancelled_meanwhile_is_shown(shop: Till) -> None:
    room = (await shop.at.book())["id"]
    await shop.card(room)
    made = await shop.take(reservation=room, amount=10, description="Late")

    class Racing(Counting):
        async def charge(self, account: Account, charge: Charge) -> Taken | Asked:
            await shop.at.cancel(room)
            return await super().charge(account, charge)

    shop.processors = {ProcessorName.DUMMY_PROCESSOR: Racing()}
    await shop.another().run()
    shown = await shop.room(room)
    assert (shown["status"], shown["totalPaid"]) == ("CANCELLED", 10)
    [taken] = shown["payments"]
    assert (taken["id"], taken["amount"], taken["description"]) == (made["payment"]["id"], 10, "Late")


async def test_a_real_worker_takes_money_within_moments(
    shop: Till, till_environment: dict[str, str], session_folder: Path
) -> None:
    room = (await shop.at.book())["id"]
    await shop.card(room)
    worker = Worker(till_environment, session_folder / "payments-worker.log").start()
    try:
        await shop.take(reservation=room, amount=10)
        for _ in range(400):
            if (await shop.room(room))["totalPaid"]:
                break
            await asyncio.sleep(0.1)
    finally:
        worker.stop()
    assert (await shop.room(room))["totalPaid"] == 10
    assert shop.dummy.charges == [], "it was another process"


async def test_the_due_instant_is_local_time(shop: Till, world: World, keys: str, till_clock: ClockFile) -> None:
    sydney = await till(world, keys, till_clock, time_zone="Australia/Sydney")
    await sydney.policy(valuePercent=100, days=1, beforeCheckin=True, hour="18:00")
    booked = await sydney.at.book(arrival=10)
    [payment] = booked["payments"]
    due = payment["scheduledTime"].split("[")[0]
    local = datetime.fromisoformat(due).astimezone(sydney.at.hotel.zone)
    assert (local.date().isoformat(), local.hour, local.minute) == (sydney.at.day(9), 18, 0)
    await sydney.clear()


async def test_refusals_that_every_operation_shares(shop: Till, world: World) -> None:
    room = (await shop.at.book())["id"]
    row = await paid(shop.at, room, amount=5)
    reader = await world.session(shop.at.hotel, permissions=READ_ONLY)
    method = f"{shop.path}/reservations/{room}/method"
    writes: Sequence[tuple[str, str, dict[str, Any] | None]] = (
        ("PATCH", f"{shop.path}/settings", {"automatic": True}),
        ("PUT", method, {"method": "visa"}),
        ("DELETE", method, None),
        ("POST", f"{shop.path}/movements", {"reservation": room, "amount": 1}),
        ("POST", f"{shop.path}/{row['id']}/refund", {}),
    )
    for verb, path, body in writes:
        answer = await reader.request(verb, path, **({} if body is None else {"json": body}))
        assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException"), path
        if body is None:
            continue
        answer = await shop.at.session.request(verb, path, content=b"[[", headers={"Content-Type": "application/json"})
        assert answer.json()["type"] == "JsonParseExemption"
        answer = await shop.at.session.request(verb, path, content=b"a=1", headers={"Content-Type": "text/plain"})
        assert answer.status_code == 415
        large = b'{"description": "' + b"x" * (1024 * 1024) + b'"}'
        answer = await shop.at.session.request(verb, path, content=large, headers={"Content-Type": "application/json"})
        assert answer.status_code == 413
    for verb in ("GET", "PUT", "DELETE"):
        options = {"json": {"method": "visa"}} if verb == "PUT" else {}
        answer = await shop.at.session.request(verb, f"{shop.path}/reservations/x/method", **options)
        assert answer.status_code == 400
    assert (await shop.at.session.post(f"{shop.path}/x/refund", json={})).status_code == 400
    assert fields_of(await shop.at.session.post(f"{shop.path}/{row['id']}/refund", json={"amount": "x"})) == [
        ("$.amount", WRONG)
    ]
    assert fields_of(await shop.at.session.patch(f"{shop.path}/settings", json={"automatic": "x"})) == [
        ("$.automatic", WRONG)
    ]
