"""Stripe, by its official library against a small server that speaks the calls used."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest

from roomrack.adapters.payments.stripe import StripeProcessor, from_stripe, to_stripe
from roomrack.domain.payments.rules.settings import ProcessorName
from roomrack.ports.payments import (
    Account,
    Asked,
    Charge,
    NoticeForged,
    NoticeKind,
    ProcessorRefused,
    ProcessorUnavailable,
    StoredCard,
    Taken,
)
from tests.api.payments.stripe_server import NOTICE_SECRET, SECRET_KEY, Stripe, start
from tests.api.payments.support import Till, outcomes, statuses, till
from tests.api.reservations.support import done
from tests.factories import World
from tests.harness.processes import ApiServer, ClockFile

ACCOUNT = Account(SECRET_KEY, NOTICE_SECRET)


def charge(method: str = "pm_visa", **fields: Any) -> Charge:
    """Money to take."""
    values = {
        "key": "k1",
        "amount": 1250,
        "currency": "EUR",
        "card": StoredCard(method, "cus_1"),
        "description": "Deposit",
        "return_url": "https://hotel.example/back",
        "labels": {"work": "5"},
    }
    return Charge(**{**values, **fields})


@pytest.fixture
async def stripe() -> AsyncIterator[Stripe]:
    made, server = start()
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture
async def processor(stripe: Stripe) -> AsyncIterator[StripeProcessor]:
    made = StripeProcessor(stripe.url)
    yield made
    await made.close()


async def test_a_stored_card_is_charged_without_its_owner(stripe: Stripe, processor: StripeProcessor) -> None:
    assert await processor.charge(ACCOUNT, charge()) == Taken("pi_1")
    assert await processor.charge(ACCOUNT, charge()) == Taken("pi_1"), "the same key is the same charge"
    assert stripe.taken == 1250
    _, path, params, key = stripe.calls[0]
    assert (path, key) == ("/v1/payment_intents", "k1")
    assert params == {
        "amount": "1250",
        "currency": "eur",
        "payment_method": "pm_visa",
        "payment_method_types[0]": "card",
        "confirm": "true",
        "off_session": "true",
        "description": "Deposit",
        "metadata[work]": "5",
        "customer": "cus_1",
    }
    assert await processor.look(ACCOUNT, "pi_1") == Taken("pi_1", authenticated=True)
    assert await processor.refund(ACCOUNT, "pi_1", 250, "EUR", "k2") == "re_1"
    assert await processor.refund(ACCOUNT, "pi_1", 250, "EUR", "k2") == "re_1"
    assert [refund["amount"] for refund in stripe.refunds] == [250]


async def test_a_bank_that_asks_for_the_guest_gives_a_link(stripe: Stripe, processor: StripeProcessor) -> None:
    asked = await processor.charge(ACCOUNT, charge("pm_3ds"))
    assert asked == Asked("pi_1", "https://hooks.stripe.example/3d_secure/pi_1")
    assert [(path, key) for _, path, _, key in stripe.calls] == [
        ("/v1/payment_intents", "k1"),
        ("/v1/payment_intents/pi_1/confirm", "k1-confirm"),
    ]
    assert await processor.charge(ACCOUNT, charge("pm_3ds")) == asked
    assert len(stripe.intents) == 1
    assert await processor.look(ACCOUNT, "pi_1") == asked
    stripe.intents["pi_1"]["status"] = "requires_payment_method"
    with pytest.raises(ProcessorRefused, match="declined"):
        await processor.look(ACCOUNT, "pi_1")
    assert await processor.withdraw(ACCOUNT, "pi_1") is None
    assert stripe.intents["pi_1"]["status"] == "canceled"
    assert await processor.withdraw(ACCOUNT, "pi_1") is None, "twice is once"
    with pytest.raises(ProcessorRefused) as refused:
        await processor.look(ACCOUNT, "pi_1")
    assert refused.value.final
    stripe.intents["pi_1"]["status"] = "succeeded"
    assert await processor.withdraw(ACCOUNT, "pi_1") == Taken("pi_1", authenticated=True), "too late"
    stripe.intents["pi_1"]["status"] = "processing"
    with pytest.raises(ProcessorUnavailable):
        await processor.look(ACCOUNT, "pi_1")


@pytest.mark.parametrize(
    ("method", "words", "final"),
    [
        ("pm_declined", "insufficient funds", False),
        ("pm_stolen", "declined", True),
        ("pm_missing", "No such PaymentMethod", True),
    ],
)
async def test_refusals(processor: StripeProcessor, method: str, words: str, final: bool) -> None:
    with pytest.raises(ProcessorRefused, match=words) as refused:
        await processor.charge(ACCOUNT, charge(method))
    assert refused.value.final is final


async def test_failures(stripe: Stripe, processor: StripeProcessor) -> None:
    with pytest.raises(ProcessorRefused, match="Invalid API Key") as refused:
        await processor.charge(Account("sk_wrong"), charge())
    assert not refused.value.final, "the owner can mend it"
    stripe.down = True
    with pytest.raises(ProcessorUnavailable):
        await processor.refund(ACCOUNT, "pi_1", 1, "EUR", "k9")
    stripe.down = False
    stripe.lose = 1
    assert await processor.charge(ACCOUNT, charge(key="k3")) == Taken("pi_1"), "the library asks again under the key"
    assert stripe.taken == 1250


def test_stripe_counts_some_currencies_in_its_own_way() -> None:
    for currency, minor, theirs in (
        ("EUR", 1250, 1250),
        ("JPY", 1250, 1250),
        ("ISK", 1250, 125000),
        ("UGX", 5, 500),
        ("MGA", 500, 5),
        ("KWD", 1250, 1250),
    ):
        assert to_stripe(minor, currency) == theirs
        assert from_stripe(theirs, currency) == minor
    for currency, minor in (("KWD", 1255), ("MGA", 550)):
        with pytest.raises(ProcessorRefused):
            to_stripe(minor, currency)


def test_only_signed_notices_are_read(stripe: Stripe) -> None:
    processor = StripeProcessor(stripe.url)
    intent = {"id": "pi_1", "metadata": {"work": 5}}
    signature, body = stripe.notice("payment_intent.succeeded", intent)
    notice = processor.notice(ACCOUNT, body, signature)
    assert notice is not None
    assert (notice.kind, notice.reference, notice.labels) == (NoticeKind.TAKEN, "pi_1", {"work": "5"})
    failed = {**intent, "last_payment_error": {"message": "no"}}
    signature, body = stripe.notice("payment_intent.payment_failed", failed)
    told = processor.notice(ACCOUNT, body, signature)
    assert told is not None
    assert (told.kind, told.problem) == (NoticeKind.REFUSED, "no")
    back = {"payment_intent": "pi_1", "amount_refunded": 300, "currency": "eur"}
    signature, body = stripe.notice("charge.refunded", back)
    told = processor.notice(ACCOUNT, body, signature)
    assert told is not None
    assert (told.kind, told.reference, told.refunded) == (NoticeKind.REFUNDED, "pi_1", 300)
    signature, body = stripe.notice("customer.created", {"id": "cus_1"})
    assert processor.notice(ACCOUNT, body, signature) is None
    old_signature, old = stripe.notice("customer.created", {}, age=3600)
    other_signature, other = stripe.notice("customer.created", {}, secret="other")
    forged = [
        (body, ""),
        (body, "t=1,v1=0"),
        (body + b" ", signature),
        (other, other_signature),
        (old, old_signature),
    ]
    for text, sign in forged:
        with pytest.raises(NoticeForged):
            processor.notice(ACCOUNT, text, sign)
    with pytest.raises(NoticeForged):
        processor.notice(Account(SECRET_KEY), body, signature)


@dataclass
class Shop:
    """A hotel with Stripe."""

    till: Till
    stripe: Stripe
    server: ApiServer
    address: str

    async def notice(self, kind: str, about: dict[str, Any], **options: Any) -> httpx2.Response:
        """Send a notice as Stripe does."""
        signature, body = self.stripe.notice(kind, about, **options)
        headers = {"Stripe-Signature": signature, "Content-Type": "application/json"}
        async with httpx2.AsyncClient(trust_env=False) as client:
            return await client.post(self.server.url + self.address, content=body, headers=headers)


@pytest.fixture
async def hotel(
    world: World,
    keys: str,
    till_clock: ClockFile,
    stripe: Stripe,
    processor: StripeProcessor,
    server: ApiServer,
) -> AsyncIterator[Shop]:
    made = await till(world, keys, till_clock)
    body = {"processor": "STRIPE", "stripe": {"secretKey": SECRET_KEY, "webhookSecret": NOTICE_SECRET}}
    settings = done(await made.at.session.patch(f"{made.path}/settings", json=body))
    made.processors = {ProcessorName.STRIPE: processor}
    made.cashier = made.another()
    yield Shop(made, stripe, server, urlsplit(settings["stripe"]["webhookUrl"]).path)
    await made.clear()


async def test_a_charge_that_the_guest_confirms(hotel: Shop) -> None:
    shop = hotel.till
    room = (await shop.at.book())["id"]
    await shop.card(room, "pm_3ds", customer="cus_1")
    await shop.take(reservation=room, amount=80)
    await shop.run()
    [asked] = await shop.payments(room)
    assert (asked["status"], asked["authenticatePaymentParam"]) == (
        "WAITING_AUTHENTICATION",
        "https://hooks.stripe.example/3d_secure/pi_1",
    )
    failed = {**hotel.stripe.intents["pi_1"], "status": "requires_payment_method"}
    hotel.stripe.intents["pi_1"]["status"] = "succeeded"
    intent = hotel.stripe.intents["pi_1"]
    for _ in range(2):
        answer = await hotel.notice("payment_intent.succeeded", intent)
        assert (answer.status_code, answer.json()) == (200, {"received": True})
    [taken] = await shop.payments(room)
    assert (taken["status"], taken["amount"], taken["authenticated"], taken["transaction"]) == (
        "NORMAL",
        80,
        True,
        "pi_1",
    )
    assert (await hotel.notice("payment_intent.payment_failed", failed)).status_code == 200
    assert (await shop.payments(room))[0] == taken, "what was taken stays, whatever is told late"
    await shop.wait()
    assert statuses(await shop.movements()) == [("CHARGE", "DONE")]
    assert (await shop.room(room))["totalPaid"] == 80


async def test_a_guest_who_fails_is_charged_anew(hotel: Shop) -> None:
    shop = hotel.till
    room = (await shop.at.book())["id"]
    await shop.card(room, "pm_3ds")
    await shop.take(reservation=room, amount=80)
    await shop.run()
    intent = {**hotel.stripe.intents["pi_1"], "last_payment_error": {"message": "The guest closed the page."}}
    done_or = await hotel.notice("payment_intent.payment_failed", intent)
    assert done_or.status_code == 200
    [failed] = await shop.payments(room)
    assert (failed["status"], failed["scheduledError"]) == ("ERROR_RETRY", "The guest closed the page.")
    await shop.card(room, "pm_visa")
    await shop.run()
    [taken] = await shop.payments(room)
    assert (taken["status"], taken["transaction"], hotel.stripe.taken) == ("NORMAL", "pi_2", 8000)


async def test_cancelling_cancels_what_the_guest_has_not_confirmed(hotel: Shop) -> None:
    shop = hotel.till
    room = (await shop.at.book())["id"]
    await shop.card(room, "pm_3ds")
    await shop.take(reservation=room, amount=80)
    await shop.run()
    assert (await shop.at.cancel(room))["payments"] == []
    await shop.run()
    assert hotel.stripe.intents["pi_1"]["status"] == "canceled"
    assert statuses(await shop.movements()) == [("CHARGE", "CANCELLED")]


async def test_a_lost_answer_takes_the_money_once(hotel: Shop) -> None:
    shop = hotel.till
    room = (await shop.at.book())["id"]
    await shop.card(room, "pm_visa")
    await shop.take(reservation=room, amount=80)
    hotel.stripe.lose = 3  # as often as the library asks
    await shop.run()
    [row] = await shop.movements()
    assert outcomes(row) == ["UNANSWERED"]
    await shop.wait()
    assert hotel.stripe.taken == 8000
    assert len(hotel.stripe.intents) == 1
    assert (await shop.room(room))["totalPaid"] == 80


async def test_refunds_of_ours_and_of_the_dashboard_count_once(hotel: Shop) -> None:
    shop = hotel.till
    room = (await shop.at.book())["id"]
    await shop.card(room, "pm_visa")
    await shop.take(reservation=room, amount=80)
    await shop.run()
    [taken] = await shop.payments(room)
    told = {"payment_intent": "pi_1", "currency": "eur"}
    done(await shop.at.session.post(f"{shop.path}/{taken['id']}/refund", json={"amount": 30}))
    assert (await hotel.notice("charge.refunded", {**told, "amount_refunded": 3000})).status_code == 200
    await shop.run()
    assert (await shop.payments(room))[0]["refundedAmount"] == 30, "the notice came first"
    assert (await hotel.notice("charge.refunded", {**told, "amount_refunded": 5000})).status_code == 200
    assert (await hotel.notice("charge.refunded", {**told, "amount_refunded": 3000})).status_code == 200
    shown = await shop.room(room)
    assert (shown["payments"][0]["refundedAmount"], shown["totalPaid"]) == (50, 30)
    assert (
        await hotel.notice("charge.refunded", {**told, "payment_intent": "pi_9", "amount_refunded": 1})
    ).status_code == 200


async def test_a_notice_after_everything_failed_still_counts(hotel: Shop) -> None:
    shop = hotel.till
    room = (await shop.at.book())["id"]
    await shop.card(room, "pm_stolen")
    await shop.take(reservation=room, amount=80)
    await shop.run()
    assert statuses(await shop.movements()) == [("CHARGE", "FAILED")]
    assert (await hotel.notice("payment_intent.succeeded", hotel.stripe.intents["pi_1"])).status_code == 200
    assert (await shop.room(room))["totalPaid"] == 80


async def test_who_may_send_notices(hotel: Shop, world: World, keys: str, till_clock: ClockFile) -> None:
    intent = {"id": "pi_1", "metadata": {"work": "1"}}
    assert (await hotel.notice("payment_intent.succeeded", intent)).status_code == 200, "of nothing that is here"
    answer = await hotel.notice("payment_intent.succeeded", intent, secret="whsec_other")
    assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException")
    own = hotel.address
    base, _, digest = own.rpartition("-")
    other = await till(world, keys, till_clock)
    for address in (f"{base}-{'0' * 32}", "/payments/notices/x", f"/payments/notices/{other.at.hotel.id}-{digest}"):
        hotel.address = address
        answer = await hotel.notice("payment_intent.succeeded", intent)
        assert (answer.status_code, answer.json()["type"]) == (404, "ApiResourceMissing")
    settings = done(await other.at.session.get(f"{other.path}/settings"))
    hotel.address = urlsplit(settings["stripe"]["webhookUrl"]).path
    assert (await hotel.notice("payment_intent.succeeded", intent)).status_code == 403, "it has no account at Stripe"
    await other.clear()
