"""Cards of the vault are charged: by a real vault, at Stripe's small double and at the processor of demos."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import httpx2
import pytest

from roomrack.adapters.payments.stripe import StripeProcessor
from roomrack.adapters.vault.client import HttpVault
from roomrack.domain.cards import service as cards
from roomrack.domain.cards.jobs import Forgetter
from roomrack.domain.payments.jobs import Detacher
from roomrack.domain.payments.rules.settings import ProcessorName
from tests.api.payments.stripe_server import (
    CONFIRMED,
    DECLINED,
    EXPIRED,
    MISTYPED,
    NOTICE_SECRET,
    SECRET_KEY,
    Stripe,
    start,
)
from tests.api.payments.support import Till, outcomes, statuses, till
from tests.api.reservations.support import done
from tests.conftest import VAULT_SECRET
from tests.factories import World
from tests.harness.cluster import Urls, make_vault
from tests.harness.processes import ApiServer, ClockFile, Vault
from tests.vault.support import VISA, card

RULE = "ApiValidationFailed"


@pytest.fixture(scope="module")
def bank() -> Iterator[Stripe]:
    """The service, where the vault's settings say that it is."""
    made, server = start()
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
async def keeper(
    bank: Stripe, till_urls: Urls, worker_id: str, server: ApiServer, till_clock: ClockFile, session_folder: Path
) -> AsyncIterator[tuple[Vault, str]]:
    """A vault beside the API of these tests, and its database."""
    database = await make_vault(till_urls, f"payments_{worker_id}")
    environment = {
        "ROOMRACK_VAULT_DATABASE_URL": database,
        "ROOMRACK_VAULT_KEYS_FILE": str(session_folder / "payments-vault" / "keys"),
        "ROOMRACK_VAULT_SECRET": VAULT_SECRET,
        "ROOMRACK_VAULT_API_URL": server.url,
        "ROOMRACK_VAULT_CLOCK": till_clock.setting,
        "ROOMRACK_VAULT_PROCESSORS": f"stripe={bank.url}",
    }
    vault = Vault(environment, session_folder / "payments-vault.log").start()
    yield vault, database
    vault.stop()


@dataclass
class Shop:
    """A hotel that charges cards of its vault."""

    till: Till
    stripe: Stripe
    vault: Vault
    database: str

    async def add(self, number: str = VISA, *, room: int | None = None, **fields: Any) -> dict[str, Any]:
        """Give the vault the card of a booking, of a new one unless it is named; gives the reservation."""
        room = room or (await self.till.at.book())["id"]
        url = f"{self.vault.url}/connect/rest/v1/payment/OCTORATE/BOOKING/addCard"
        body = {"id": room, "streamCard": card(number, **fields)}
        async with httpx2.AsyncClient(timeout=30, trust_env=False) as http:
            made: dict[str, Any] = done(await http.post(url, json=body, headers=self.till.at.session.headers))
        return made

    async def codes(self) -> int:
        """How many security codes the vault has."""
        connection: asyncpg.Connection[Any] = await asyncpg.connect(self.database)
        try:
            return int(await connection.fetchval("select count(*) from card where sealed_cvv is not null"))
        finally:
            await connection.close()

    def asked(self, path: str) -> list[dict[str, str]]:
        """What was sent to a path of Stripe's."""
        return [params for _, where, params, _ in self.stripe.calls if where == path]


@pytest.fixture
async def hotel(
    world: World, keys: str, till_clock: ClockFile, bank: Stripe, keeper: tuple[Vault, str]
) -> AsyncIterator[Shop]:
    bank.forget()
    made = await till(world, keys, till_clock)
    body = {"processor": "STRIPE", "stripe": {"secretKey": SECRET_KEY, "webhookSecret": NOTICE_SECRET}}
    done(await made.at.session.patch(f"{made.path}/settings", json=body))
    processor = StripeProcessor(bank.url)
    made.processors = {ProcessorName.STRIPE: processor, ProcessorName.DUMMY_PROCESSOR: made.dummy}
    made.cashier = made.another()
    client = HttpVault(keeper[0].url, VAULT_SECRET)
    cards.configure(vault=client, secret=VAULT_SECRET)
    yield Shop(made, bank, *keeper)
    await processor.close()
    await client.close()
    await made.clear()


async def test_a_card_of_the_vault_is_charged_and_its_code_dropped(hotel: Shop) -> None:
    shop = hotel.till
    booked = await hotel.add(VISA, cvv="987")
    room, before = booked["id"], await hotel.codes()
    await shop.take(reservation=room, amount=80, description="Half")
    await shop.run()
    [sent] = hotel.asked("/v1/payment_methods")
    assert sent == {
        "type": "card",
        "card[number]": VISA,
        "card[exp_month]": "05",
        "card[exp_year]": "2031",
        "card[cvc]": "987",
    }
    [intent] = hotel.asked("/v1/payment_intents")
    assert (intent["amount"], intent["payment_method"], intent["customer"]) == ("8000", "pm_1", intent["customer"])
    shown = await shop.room(room)
    [taken] = shown["payments"]
    assert (taken["status"], taken["amount"], taken["transaction"]) == ("NORMAL", 80, "pi_1")
    stored = shown["creditCard"]
    assert (stored["cardStatus"], stored["paymentProcessor"]) == ("VALID", "STRIPE")
    assert (stored["cvvAvailable"], stored["cvvReceived"], stored["cvvCleared"]) == (False, True, True)
    assert await hotel.codes() == before - 1
    method = done(await shop.at.session.get(f"{shop.path}/reservations/{room}/method"))
    assert method == {"method": "pm_1", "customer": intent["customer"], "scheme": "VISA", "last4": "1111"}
    assert [outcomes(row) for row in await shop.movements()] == [["TAKEN"]]
    await shop.take(reservation=room, amount=20)
    await shop.run()
    assert len(hotel.asked("/v1/payment_methods")) == 1, "the number went to Stripe once"
    assert hotel.stripe.taken == 10000
    assert (await shop.room(room))["totalPaid"] == 100


async def test_policies_charge_cards_of_the_vault(hotel: Shop) -> None:
    shop = hotel.till
    await shop.policy(valuePercent=30)
    booked = await shop.at.book()
    await shop.run()
    assert (await shop.payments(booked["id"]))[0]["scheduledError"] == "The reservation has no stored card."
    await hotel.add(room=booked["id"])
    await shop.run()
    [taken] = await shop.payments(booked["id"])
    assert (taken["status"], taken["amount"], taken["type"]) == ("NORMAL", 60, "DEPOSIT")


async def test_all_rooms_of_a_booking_share_what_stripe_keeps(hotel: Shop) -> None:
    shop = hotel.till
    first = await shop.at.book()
    second = await shop.at.book(refer=first["refer"])
    await hotel.add(room=first["id"])
    for room in (first, second):
        await shop.take(reservation=room["id"], amount=10)
        await shop.run()
    assert len(hotel.asked("/v1/payment_methods")) == 1
    assert hotel.stripe.taken == 2000


async def test_a_card_that_asks_for_the_guest_waits_for_him(hotel: Shop) -> None:
    shop = hotel.till
    room = (await hotel.add(CONFIRMED))["id"]
    await shop.take(reservation=room, amount=80)
    await shop.run()
    [asked] = await shop.payments(room)
    assert (asked["status"], asked["authenticatePaymentParam"]) == (
        "WAITING_AUTHENTICATION",
        "https://hooks.stripe.example/3d_secure/pi_1",
    )
    hotel.stripe.intents["pi_1"]["status"] = "succeeded"
    await shop.wait(timedelta(minutes=20))
    [taken] = await shop.payments(room)
    assert (taken["status"], taken["amount"], taken["authenticated"]) == ("NORMAL", 80, True)
    [row] = await shop.movements()
    assert outcomes(row) == ["ACTION", "TAKEN"]


async def test_a_refused_card_says_so_and_another_is_tried_at_once(hotel: Shop) -> None:
    shop = hotel.till
    room = (await hotel.add(DECLINED))["id"]
    await shop.take(reservation=room, amount=80)
    await shop.run()
    shown = await shop.room(room)
    assert shown["payments"][0]["scheduledError"] == "Your card has insufficient funds."
    stored = shown["creditCard"]
    assert (stored["cardStatus"], stored["lastProcessorError"]) == ("INVALID", "Your card has insufficient funds.")
    again = await hotel.add(VISA, room=room)
    assert again["creditCard"]["cardStatus"] == "NOT_VALIDATED"
    assert (await shop.at.session.get(f"{shop.path}/reservations/{room}/method")).status_code == 404
    await shop.run()
    [taken] = await shop.payments(room)
    assert (taken["status"], taken["amount"]) == ("NORMAL", 80)
    assert [sent["card[number]"] for sent in hotel.asked("/v1/payment_methods")] == [DECLINED, VISA]
    assert [outcomes(row) for row in await shop.movements()] == [["REFUSED", "TAKEN"]]


@pytest.mark.parametrize(
    ("number", "words"), [(MISTYPED, "Your card number is incorrect."), (EXPIRED, "Your card has expired.")]
)
async def test_a_card_that_stripe_will_not_keep_is_refused_for_good(hotel: Shop, number: str, words: str) -> None:
    shop = hotel.till
    room = (await hotel.add(number))["id"]
    await shop.take(reservation=room, amount=80)
    await shop.run()
    shown = await shop.room(room)
    assert (shown["payments"][0]["status"], shown["payments"][0]["scheduledError"]) == ("ERROR_RETRY", words)
    assert (shown["creditCard"]["cardStatus"], shown["creditCard"]["cvvAvailable"]) == ("INVALID", False)
    await shop.wait()
    [row] = await shop.movements()
    assert (row["status"], outcomes(row)) == ("FAILED", ["REFUSED"])
    assert hotel.asked("/v1/payment_intents") == []


async def test_a_virtual_card_is_not_charged_before_its_day(hotel: Shop, world: World, clock: ClockFile) -> None:
    shop = hotel.till
    await shop.policy(valuePercent=100)
    begins = (datetime.now(UTC) + timedelta(days=2)).replace(microsecond=0)
    room = (await hotel.add(VISA, isVirtual=True, activationDate=begins.isoformat()))["id"]
    answer = await shop.at.session.post(f"{shop.path}/movements", json={"reservation": room, "amount": 5})
    assert (answer.status_code, answer.json()["type"]) == (400, RULE)
    await shop.run()
    [row] = await shop.movements()
    assert (row["status"], outcomes(row)) == ("WAITING", ["POSTPONED"])
    assert row["dueTime"].startswith(begins.strftime("%Y-%m-%dT%H:%M:%S"))
    assert (await shop.payments(room))[0]["status"] == "WAITING_PAYSTEP"
    clock.run(timedelta(days=1, hours=23).total_seconds())
    await shop.run()
    assert hotel.stripe.calls == []
    clock.run(timedelta(days=2, minutes=1).total_seconds())
    await shop.run()
    shop.at = type(shop.at)(world, shop.at.hotel, await world.session(shop.at.hotel), shop.at.room, shop.at.today)
    assert (await shop.room(room))["totalPaid"] == 200
    assert outcomes((await shop.movements())[0]) == ["POSTPONED", "TAKEN"]


async def test_an_expired_card_is_not_charged(hotel: Shop, world: World, clock: ClockFile) -> None:
    shop = hotel.till
    room = (await hotel.add(expirationDate=f"{datetime.now(UTC):%Y-%m}"))["id"]
    await shop.take(reservation=room, amount=5)
    clock.run(timedelta(days=40).total_seconds())
    await shop.run()
    shop.at = type(shop.at)(world, shop.at.hotel, await world.session(shop.at.hotel), shop.at.room, shop.at.today)
    answer = await shop.at.session.post(f"{shop.path}/movements", json={"reservation": room, "amount": 5})
    assert (answer.status_code, answer.json()["type"]) == (400, RULE)
    assert (await shop.payments(room))[0]["scheduledError"] == "The card has expired."
    [row] = await shop.movements()
    assert (row["status"], outcomes(row)) == ("FAILED", ["REFUSED"])
    assert hotel.stripe.calls == []


async def test_while_the_vault_or_stripe_is_away_nobody_is_charged(hotel: Shop) -> None:
    shop = hotel.till
    room = (await hotel.add())["id"]
    await shop.take(reservation=room, amount=80)
    gone = HttpVault("http://127.0.0.1:9", VAULT_SECRET)
    there = HttpVault(hotel.vault.url, VAULT_SECRET)
    cards.configure(vault=gone, secret=VAULT_SECRET)
    await shop.run()
    cards.configure(vault=there, secret=VAULT_SECRET)
    [row] = await shop.movements()
    assert (row["status"], outcomes(row)) == ("WAITING", ["POSTPONED"])
    assert row["attempts"][0]["problem"] == "The card vault gave no answer."
    hotel.stripe.down = True
    await shop.wait()
    hotel.stripe.down = False
    assert (await shop.room(room))["creditCard"]["cvvAvailable"] is True, "a failure of Stripe's leaves the code"
    hotel.stripe.lose = 1
    await shop.wait()
    assert (await shop.payments(room))[0]["status"] == "WAITING_PAYSTEP"
    await shop.wait()
    assert hotel.stripe.taken == 8000
    [row] = await shop.movements()
    assert outcomes(row) == ["POSTPONED", "POSTPONED", "POSTPONED", "TAKEN"]
    await there.close()
    await gone.close()


async def test_a_worker_that_dies_while_stripe_gets_the_card_charges_once(
    hotel: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = hotel.till
    room = (await hotel.add())["id"]
    await shop.take(reservation=room, amount=80)

    class Killed(BaseException):
        """The end of a process."""

    async def killed(*_: Any, **__: Any) -> None:
        raise Killed

    for step in ("keep", "end_taken"):
        with monkeypatch.context() as patch:
            patch.setattr(f"roomrack.domain.payments.service.working.{step}", killed)
            with pytest.raises(Killed):
                await shop.wait()
    await shop.wait()
    assert [("card[cvc]" in sent) for sent in hotel.asked("/v1/payment_methods")] == [True, False], "the code is gone"
    assert (hotel.stripe.taken, len(hotel.stripe.intents)) == (8000, 1)
    [row] = await shop.movements()
    assert outcomes(row) == ["STARTED", "STARTED", "TAKEN"]
    shown = await shop.room(room)
    assert (shown["totalPaid"], shown["creditCard"]["cardStatus"]) == (80, "VALID")


async def test_an_attempt_of_unknown_end_is_repeated_with_its_own_card(
    hotel: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = hotel.till
    room = (await hotel.add())["id"]
    await shop.take(reservation=room, amount=80)

    class Killed(BaseException):
        """The end of a process."""

    async def killed(*_: Any, **__: Any) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr("roomrack.domain.payments.service.working.end_taken", killed)
        with pytest.raises(Killed):
            await shop.run()
    await hotel.add("5555555555554444", room=room)
    await shop.wait()
    assert (hotel.stripe.taken, len(hotel.stripe.intents)) == (8000, 1)
    assert (await shop.room(room))["totalPaid"] == 80
    assert statuses(await shop.movements()) == [("CHARGE", "DONE")]


async def test_a_card_that_is_replaced_on_its_way_is_not_charged(hotel: Shop) -> None:
    shop = hotel.till
    room = (await hotel.add())["id"]
    await shop.take(reservation=room, amount=80)

    class Racing(StripeProcessor):
        async def keep(self, *args: Any) -> Any:
            kept = await super().keep(*args)
            if len(hotel.stripe.methods) == 1:
                await hotel.add("5555555555554444", room=room)
            return kept

    racing = Racing(hotel.stripe.url)
    shop.processors = {ProcessorName.STRIPE: racing}
    shop.cashier = shop.another()
    await shop.run()
    assert hotel.asked("/v1/payment_intents") == []
    await shop.wait()
    [intent] = hotel.asked("/v1/payment_intents")
    assert hotel.stripe.methods[intent["payment_method"]]["card[number]"] == "5555555555554444"
    await racing.close()


async def test_a_stay_that_is_cancelled_while_its_card_is_on_its_way_is_not_charged(hotel: Shop) -> None:
    shop = hotel.till
    room = (await hotel.add())["id"]
    await shop.take(reservation=room, amount=80)

    class Racing(StripeProcessor):
        async def keep(self, *args: Any) -> Any:
            kept = await super().keep(*args)
            await shop.at.cancel(room)
            return kept

    racing = Racing(hotel.stripe.url)
    shop.processors = {ProcessorName.STRIPE: racing}
    shop.cashier = shop.another()
    await shop.run()
    await shop.wait()
    assert hotel.asked("/v1/payment_intents") == []
    [row] = await shop.movements()
    assert (row["status"], outcomes(row)) == ("CANCELLED", ["CANCELLED"])
    await racing.close()


async def test_a_card_that_can_not_be_given_for_a_day_fails_and_says_why(hotel: Shop) -> None:
    shop = hotel.till
    room = (await hotel.add())["id"]
    await shop.take(reservation=room, amount=80)
    gone = HttpVault("http://127.0.0.1:9", VAULT_SECRET)
    there = HttpVault(hotel.vault.url, VAULT_SECRET)
    cards.configure(vault=gone, secret=VAULT_SECRET)
    for _ in range(9):
        await shop.wait()
    cards.configure(vault=there, secret=VAULT_SECRET)
    [row] = await shop.movements()
    assert (row["status"], outcomes(row)) == ("FAILED", ["POSTPONED"] * 8)
    [failed] = await shop.payments(room)
    assert (failed["status"], failed["scheduledError"]) == ("ERROR_RETRY", "The card vault gave no answer.")
    await shop.take(payment=failed["id"])
    await shop.run()
    assert (await shop.room(room))["totalPaid"] == 80
    await there.close()
    await gone.close()


async def test_a_vault_that_may_not_send_to_the_processor_says_so(hotel: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    shop = hotel.till
    room = (await hotel.add())["id"]
    await shop.take(reservation=room, amount=80)
    with monkeypatch.context() as patch:
        patch.setattr("roomrack.adapters.payments.stripe.VAULT_NAME", "elsewhere")
        await shop.run()
    [row] = await shop.movements()
    assert (row["status"], outcomes(row)) == ("WAITING", ["POSTPONED"])
    assert row["attempts"][0]["problem"].startswith("The card vault refused: ")
    await shop.wait()
    assert (await shop.room(room))["totalPaid"] == 80


async def test_a_card_that_somebody_states_goes_before_that_of_the_vault_until_another_comes(hotel: Shop) -> None:
    shop = hotel.till
    room = (await hotel.add())["id"]
    await shop.card(room, "pm_visa")
    await shop.take(reservation=room, amount=10)
    await shop.run()
    assert hotel.asked("/v1/payment_methods") == []
    await hotel.add(room=room)
    await shop.take(reservation=room, amount=10)
    await shop.run()
    assert len(hotel.asked("/v1/payment_methods")) == 1
    assert hotel.stripe.taken == 2000


@pytest.mark.parametrize(("number", "status"), [(VISA, "NORMAL"), (DECLINED, "ERROR_RETRY")])
async def test_in_a_demo_no_card_leaves_the_server(hotel: Shop, number: str, status: str) -> None:
    shop = hotel.till
    done(await shop.at.session.patch(f"{shop.path}/settings", json={"processor": "DUMMY_PROCESSOR"}))
    room = (await hotel.add(number))["id"]
    await shop.take(reservation=room, amount=10)
    await shop.run()
    assert (await shop.payments(room))[0]["status"] == status
    assert hotel.stripe.calls == []


def _detacher(hotel: Shop) -> Detacher:
    return Detacher(hotel.till.at.world.database, hotel.till.context, hotel.till.processors)


async def _leave(hotel: Shop, *rooms: int) -> None:
    """Let stays be over for long, and the worker forget their cards."""
    database = hotel.till.at.world.database
    async with hotel.till.at.world.unit() as unit:
        await unit.raw.execute(
            "update reservation set arrival = arrival - 1000, departure = departure - 1000 "
            "where accommodation = $1 and id = any ($2::bigint[])",
            hotel.till.at.hotel.id,
            list(rooms),
        )
    await Forgetter(database, hotel.till.context).run()


async def _waiting(hotel: Shop) -> list[tuple[str, int]]:
    """What Stripe is still to forget, and how often it was asked."""
    async with hotel.till.at.world.unit() as unit:
        rows = await unit.raw.fetch(
            "select method, attempts from payment_method_removal where accommodation = $1 order by 1",
            hotel.till.at.hotel.id,
        )
    return [(row["method"], row["attempts"]) for row in rows]


async def _later(hotel: Shop) -> None:
    """Ask again, as if the pause was over."""
    async with hotel.till.at.world.unit() as unit:
        await unit.raw.execute(
            "update payment_method_removal set due_at = due_at - interval '2 days' where accommodation = $1",
            hotel.till.at.hotel.id,
        )
    await _detacher(hotel).run()


async def test_stripe_forgets_a_card_with_the_vault(hotel: Shop) -> None:
    shop = hotel.till
    first = await shop.at.book()
    second = await shop.at.book(refer=first["refer"])
    await hotel.add(room=first["id"])
    await shop.take(reservation=first["id"], amount=10)
    await shop.run()
    await _leave(hotel, first["id"])
    await _detacher(hotel).run()
    assert "customer" in hotel.stripe.methods["pm_1"], "another room of the booking has it"
    await _leave(hotel, second["id"])
    await _detacher(hotel).run()
    assert "customer" not in hotel.stripe.methods["pm_1"]
    assert hotel.asked("/v1/payment_methods/pm_1/detach") == [{}]
    assert await _waiting(hotel) == []
    await _detacher(hotel).run()
    assert len(hotel.asked("/v1/payment_methods/pm_1/detach")) == 1


async def test_stripe_forgets_a_card_that_is_replaced_or_taken_away(hotel: Shop) -> None:
    shop = hotel.till
    rooms = [(await hotel.add())["id"] for _ in range(3)]
    for room in rooms:
        await shop.take(reservation=room, amount=10)
    await shop.run()
    assert sorted(hotel.stripe.methods) == ["pm_1", "pm_2", "pm_3"]
    await hotel.add("5555555555554444", room=rooms[0])
    await shop.card(rooms[1], "pm_stated")
    done(await shop.at.session.delete(f"{shop.path}/reservations/{rooms[2]}/method"))
    await _detacher(hotel).run()
    assert [one for one, made in hotel.stripe.methods.items() if "customer" in made] == []
    await _leave(hotel, *rooms)
    await _detacher(hotel).run()
    stated = done(await shop.at.session.get(f"{shop.path}/reservations/{rooms[1]}/method"))
    assert stated == {"method": "pm_stated"}, "what somebody stated is not the server's to forget"
    assert hotel.asked("/v1/payment_methods/pm_stated/detach") == []


async def test_a_card_is_forgotten_with_who_booked(hotel: Shop) -> None:
    shop = hotel.till
    ada = [{"givenName": "Ada", "familyName": "Lovelace", "email": "ada@example.com"}]
    room = (await shop.at.book(guests=ada))["id"]
    await hotel.add(room=room)
    await shop.take(reservation=room, amount=10)
    await shop.run()
    body = {"firstname": "Ada", "lastname": "Lovelace", "category": "INDIVIDUAL"}
    guest = done(await shop.at.session.post(f"/rest/v1/guests/{shop.at.hotel.id}", json=body))["id"]
    registered = f"/rest/x1/guests/{shop.at.hotel.id}/{guest}"
    done(await shop.at.session.patch(registered, json={"email": "ada@example.com"}))
    async with shop.at.world.unit() as unit:
        await unit.raw.execute(
            "update reservation set arrival = arrival - 9, departure = departure - 9 "
            "where accommodation = $1 and id = $2",
            shop.at.hotel.id,
            room,
        )
    erased = done(await shop.at.session.post(f"{registered}/erase"))
    assert erased["reservations"] == [room]
    assert "creditCard" not in await shop.room(room)
    await _detacher(hotel).run()
    assert "customer" not in hotel.stripe.methods["pm_1"]


async def test_stripe_is_asked_again_until_it_has_forgotten(hotel: Shop) -> None:
    shop = hotel.till
    rooms = [(await hotel.add())["id"] for _ in range(3)]
    for room in rooms:
        await shop.take(reservation=room, amount=10)
    await shop.run()
    hotel.stripe.down = True
    await _leave(hotel, *rooms)
    await _detacher(hotel).run()
    assert await _waiting(hotel) == [("pm_1", 1), ("pm_2", 1), ("pm_3", 1)]
    asked = len(hotel.stripe.calls)
    await _detacher(hotel).run()
    assert len(hotel.stripe.calls) == asked, "a pause"
    hotel.stripe.down = False
    hotel.stripe.methods["pm_1"].pop("customer")
    hotel.stripe.methods.pop("pm_2")
    await _later(hotel)
    assert await _waiting(hotel) == [], "what is detached already, or unknown, is done"
    assert "customer" not in hotel.stripe.methods["pm_3"]


async def test_without_its_keys_the_processor_is_asked_later(hotel: Shop) -> None:
    shop = hotel.till
    room = (await hotel.add())["id"]
    await shop.take(reservation=room, amount=10)
    await shop.run()
    for processor, key in (("NONE", None), ("STRIPE", "sk_wrong"), ("STRIPE", SECRET_KEY)):
        body = {"processor": processor, "stripe": {"secretKey": key}}
        done(await shop.at.session.patch(f"{shop.path}/settings", json=body))
        if processor == "NONE":
            await _leave(hotel, room)
        await _later(hotel)
        assert len(await _waiting(hotel)) == (key != SECRET_KEY)
    assert "customer" not in hotel.stripe.methods["pm_1"]


async def test_a_card_that_nobody_has_when_stripe_has_made_it_is_forgotten(hotel: Shop) -> None:
    shop = hotel.till
    room = (await hotel.add())["id"]
    await shop.take(reservation=room, amount=80)

    class Racing(StripeProcessor):
        async def keep(self, *args: Any) -> Any:
            kept = await super().keep(*args)
            await _leave(hotel, room)
            return kept

    racing = Racing(hotel.stripe.url)
    shop.processors = {ProcessorName.STRIPE: racing}
    shop.cashier = shop.another()
    await shop.run()
    await _detacher(hotel).run()
    assert "customer" not in hotel.stripe.methods["pm_1"]
    assert hotel.asked("/v1/payment_intents") == []
    await racing.close()


async def test_a_charge_under_way_keeps_its_card_until_it_has_ended(hotel: Shop) -> None:
    shop = hotel.till
    room = (await hotel.add(CONFIRMED))["id"]
    await shop.take(reservation=room, amount=80)
    await shop.run()
    assert (await shop.payments(room))[0]["status"] == "WAITING_AUTHENTICATION"
    await _leave(hotel, room)
    await _detacher(hotel).run()
    assert "customer" in hotel.stripe.methods["pm_1"]
    hotel.stripe.intents["pi_1"]["status"] = "succeeded"
    await shop.wait(timedelta(minutes=20))
    await _detacher(hotel).run()
    assert "customer" not in hotel.stripe.methods["pm_1"]
    assert (await shop.room(room))["totalPaid"] == 80
