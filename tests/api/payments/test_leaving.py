"""Who cancels or does not come pays the penalty, once, and gets back what is over: docs/algorithms/payments.md."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest

from roomrack.domain.payments.repository import work as repository
from roomrack.domain.payments.rules.settings import ProcessorName
from roomrack.domain.payments.rules.work import Work
from roomrack.infra.db import ReadUnit
from roomrack.ports.payments import Account, Asked, Charge, Taken
from tests.api.payments.support import Counting, Till, outcomes, statuses, till
from tests.api.payments.test_entries import paid
from tests.api.reservations.support import done, fields_of
from tests.factories import World
from tests.harness.processes import ClockFile


async def strict(shop: Till, **fields: Any) -> None:
    """Cancelling costs half of the room from the booking on, and the property has that charged."""
    body = {"stepType": "CANCELLATION", "title": "Half", "valuePercent": 50, **fields}
    done(await shop.at.session.post(f"/rest/x1/policy/{shop.at.hotel.id}", json=body))
    done(await shop.at.session.patch(f"{shop.path}/settings", json={"penalties": True}))


async def turn(shop: Till, room: int, status: str) -> None:
    answer = await shop.at.session.put(f"/rest/v1/checkin/{shop.at.hotel.id}/{room}", params={"status": status})
    assert answer.status_code == 200, answer.text


async def test_the_setting_is_off_until_somebody_wants_it(shop: Till) -> None:
    path = f"{shop.path}/settings"
    assert done(await shop.at.session.get(path))["penalties"] is False
    await strict(shop)
    assert done(await shop.at.session.get(path))["penalties"] is True
    assert fields_of(await shop.at.session.patch(path, json={"penalties": "x"})) == [
        ("$.penalties", "ApiParamsExemption")
    ]
    done(await shop.at.session.patch(path, json={"penalties": False}))
    room = (await shop.at.book())["id"]
    await shop.card(room)
    gone = await shop.at.cancel(room)
    assert (gone["cancelPenality"], gone["payments"]) == (100, [])
    await shop.run()
    assert shop.dummy.charges == []


async def test_the_penalty_is_charged_once(shop: Till) -> None:
    await strict(shop)
    await shop.policy(valuePercent=100, days=1, beforeCheckin=True)
    room = (await shop.at.book())["id"]
    await shop.card(room)
    gone = await shop.at.cancel(room)
    [planned] = gone["payments"]
    assert (planned["status"], planned["scheduledAmount"], planned["description"]) == (
        "WAITING_PAYSTEP",
        100,
        "Penalty of the cancellation",
    )
    assert "paymentStep" not in planned, "the step that was planned is gone"
    assert (await shop.at.cancel(room))["payments"] == [planned], "cancelling twice is once"
    await asyncio.gather(*(shop.another().run() for _ in range(3)))
    [taken] = await shop.payments(room)
    assert (taken["status"], taken["amount"], taken["id"]) == ("NORMAL", 100, planned["id"])
    await shop.wait()
    assert list(shop.dummy.taken.values()) == [10000]
    assert statuses(await shop.movements()) == [("CHARGE", "DONE")]


async def test_without_a_card_or_a_confirmation_nothing_is_charged(shop: Till) -> None:
    await strict(shop)
    bare = (await shop.at.book())["id"]
    assert (await shop.at.cancel(bare))["payments"] == []
    waiting = (await shop.at.book(status="WAITING"))["id"]
    await shop.card(waiting)
    assert (await shop.at.cancel(waiting))["payments"] == []


async def test_what_was_paid_counts_and_the_rest_is_missing(shop: Till) -> None:
    await strict(shop)
    room = (await shop.at.book())["id"]
    await shop.card(room)
    await paid(shop.at, room, amount=30)
    gone = await shop.at.cancel(room)
    assert [row.get("scheduledAmount") for row in gone["payments"]] == [None, 70]
    await paid(shop.at, room, amount=45)
    await shop.run()
    assert sorted(row["amount"] for row in await shop.payments(room)) == [25, 30, 45], "never more than is missing"


async def test_a_refused_penalty_is_tried_again_and_a_lower_one_followed(shop: Till) -> None:
    await strict(shop)
    room = (await shop.at.book())["id"]
    await shop.card(room, "declined")
    await shop.at.cancel(room)
    await shop.run()
    [failed] = await shop.payments(room)
    assert (failed["status"], failed["scheduledError"]) == ("ERROR_RETRY", "The card has insufficient funds.")
    lower = done(await shop.at.patch(room, cancelPenality=40))
    assert [row["scheduledAmount"] for row in lower["payments"]] == [40]
    await shop.card(room)
    await shop.run()
    assert [row["amount"] for row in await shop.payments(room)] == [40]
    [row] = await shop.movements()
    assert outcomes(row) == ["REFUSED", "TAKEN"]
    waived = done(await shop.at.patch(room, cancelPenality=0))
    assert len(waived["payments"]) == 1
    await shop.run()
    assert [amount for _, amount, _ in shop.dummy.refunds] == [4000], "what was taken goes back"


async def test_a_waived_penalty_is_planned_no_more(shop: Till) -> None:
    await strict(shop)
    room = (await shop.at.book())["id"]
    await shop.card(room)
    await shop.at.cancel(room)
    assert done(await shop.at.patch(room, cancelPenality=0))["payments"] == []
    await shop.run()
    assert shop.dummy.charges == []


async def test_guests_who_do_not_come_pay_too_unless_they_come_after_all(shop: Till) -> None:
    await strict(shop)
    await shop.policy(valuePercent=100, days=0, beforeCheckin=True, hour="23:00")
    room = (await shop.at.book(arrival=1))["id"]
    await shop.card(room)
    await turn(shop, room, "NO_SHOW")
    [planned] = await shop.payments(room)
    assert (planned["scheduledAmount"], planned["description"]) == (100, "Penalty for not coming")
    await turn(shop, room, "CHECKIN_END")
    [step] = await shop.payments(room)
    assert (step["scheduledAmount"], step["paymentStepTitle"]) == (200, "Deposit"), "the step is planned again"
    other = (await shop.at.book(arrival=1))["id"]
    await shop.card(other)
    await turn(shop, other, "NO_SHOW")
    await shop.run()
    await shop.at.cancel(other)
    await shop.run()
    assert [row["amount"] for row in await shop.payments(other)] == [100]
    assert list(shop.dummy.taken.values()) == [10000]


async def test_who_is_back_owes_no_penalty(shop: Till) -> None:
    await strict(shop)
    room = (await shop.at.book())["id"]
    await shop.card(room, "declined")
    await shop.at.cancel(room)
    await shop.run()
    back = done(await shop.at.patch(room, status="CONFIRMED"))
    assert back["payments"] == []
    await shop.wait()
    assert statuses(await shop.movements()) == [("CHARGE", "CANCELLED")]
    await shop.card(room)
    gone = await shop.at.cancel(room)
    assert [row["scheduledAmount"] for row in gone["payments"]] == [100]


async def test_what_is_over_goes_back_when_the_policy_says(shop: Till) -> None:
    await strict(shop, refundAfterDays=7, hour="00:00")
    room = (await shop.at.book())["id"]
    await shop.card(room)
    await paid(shop.at, room, amount=20)
    for amount, tax in ((90, 0), (70, 6)):
        await shop.take(reservation=room, amount=amount, cityTaxAmount=tax)
        await shop.run()
    gone = await shop.at.cancel(room)
    assert [row["amount"] for row in gone["payments"]] == [20, 90, 70]
    back = [row for row in await shop.movements() if row["kind"] == "REFUND"]
    assert [(row["status"], row["amount"]) for row in back] == [("WAITING", 10), ("WAITING", 76)]
    due = datetime.fromisoformat(back[0]["dueTime"].split("[")[0]).astimezone(shop.at.hotel.zone)
    assert (due.date().isoformat(), due.hour) == (shop.at.day(7), 0)
    await shop.run()
    assert shop.dummy.refunds == []
    await shop.wait(timedelta(days=8))
    assert sorted(amount for _, amount, _ in shop.dummy.refunds) == [1000, 7600], "cash is given back by people"
    shown = await shop.room(room)
    assert (shown["totalPaid"], [row["refundedAmount"] for row in shown["payments"]]) == (100, [0, 10, 76])


async def test_somebody_may_give_back_sooner_and_less_is_over_then(shop: Till) -> None:
    await strict(shop, refundAfterDays=7)
    room = (await shop.at.book())["id"]
    await shop.card(room)
    for amount in (100, 60):
        await shop.take(reservation=room, amount=amount)
        await shop.run()
    second = (await shop.payments(room))[1]["id"]
    await shop.at.cancel(room)
    sooner = done(await shop.at.session.post(f"{shop.path}/{second}/refund", json={"amount": 15}))
    assert sooner["movement"]["amount"] == 15
    await shop.run()
    assert [amount for _, amount, _ in shop.dummy.refunds] == [1500]
    first = (await shop.payments(room))[0]["id"]
    done(await shop.at.session.post(f"{shop.path}/{first}/refund", json={"amount": 10}))
    await shop.run()
    await shop.wait(timedelta(days=8))
    assert [amount for _, amount, _ in shop.dummy.refunds] == [1500, 1000]


async def test_who_is_back_gets_nothing_back(shop: Till) -> None:
    await strict(shop, refundAfterDays=7)
    room = (await shop.at.book())["id"]
    await shop.card(room)
    await shop.take(reservation=room, amount=160)
    await shop.run()
    await shop.at.cancel(room)
    done(await shop.at.patch(room, status="CONFIRMED"))
    await shop.wait(timedelta(days=8))
    assert statuses(await shop.movements()) == [("REFUND", "CANCELLED"), ("CHARGE", "DONE")]
    assert shop.dummy.refunds == []


class Racing(Counting):
    """A processor during whose first charge the stay is cancelled, and another worker comes."""

    def __init__(self, shop: Till, room: int) -> None:
        super().__init__()
        self.shop, self.room = shop, room

    async def charge(self, account: Account, charge: Charge) -> Taken | Asked:
        """Cancel, and let the other work."""
        result = await super().charge(account, charge)
        if len(self.charges) == 1:
            await self.shop.at.cancel(self.room)
            await self.shop.another().run()
        return result


async def _cancelled_during_a_charge(shop: Till) -> tuple[Racing, list[dict[str, Any]]]:
    await strict(shop)
    room = (await shop.at.book())["id"]
    await shop.card(room)
    await shop.take(reservation=room, amount=130)
    racing = Racing(shop, room)
    shop.processors = {ProcessorName.DUMMY_PROCESSOR: racing}
    shop.cashier = shop.another()
    await shop.run()
    await shop.wait(timedelta(minutes=2))
    return racing, await shop.payments(room)


async def test_a_charge_that_was_on_its_way_is_the_penalty(shop: Till) -> None:
    racing, ledger = await _cancelled_during_a_charge(shop)
    assert [charge.amount for charge in racing.charges] == [13000], "the penalty waits for its end"
    assert [(row["amount"], row["refundedAmount"]) for row in ledger] == [(130, 30)], "what is over goes back"


async def test_without_that_wait_both_are_taken(shop: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control."""

    async def never(_: ReadUnit, __: Work) -> bool:
        return False

    monkeypatch.setattr(repository, "others_asked", never)
    racing, _ = await _cancelled_during_a_charge(shop)
    assert [charge.amount for charge in racing.charges] == [13000, 10000]


@pytest.mark.parametrize(
    ("house", "guest", "words"),
    [
        ("IT", None, "Penale per la cancellazione"),
        ("IT", "DE", "Stornogebühr"),
        ("IT", "JA", "Penalty of the cancellation"),
        (None, "IT", "Penale per la cancellazione"),
    ],
)
async def test_a_penalty_is_called_in_the_guest_s_language(
    world: World, keys: str, till_clock: ClockFile, house: str | None, guest: str | None, words: str
) -> None:
    shop = await till(world, keys, till_clock, details={"language": house} if house else {})
    await strict(shop)
    ada = {"givenName": "Ada", "familyName": "Lovelace", **({"language": guest} if guest else {})}
    room = (await shop.at.book(guests=[ada]))["id"]
    await shop.card(room)
    [planned] = (await shop.at.cancel(room))["payments"]
    assert planned["description"] == words
    await shop.clear()
