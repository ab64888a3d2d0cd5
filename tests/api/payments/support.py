"""A hotel that takes payments with the processor of demos, and the worker that asks it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from roomrack.adapters.payments.dummy import DummyProcessor
from roomrack.core.clock import clock_from
from roomrack.domain.payments.jobs import Cashier
from roomrack.domain.payments.rules.settings import ProcessorName
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context
from roomrack.ports.payments import Account, Asked, Charge, Processor, Taken
from tests.api.reservations.support import Desk, desk, done
from tests.factories import World
from tests.harness.processes import ClockFile


class Counting(DummyProcessor):
    """The processor of demos, which notes what it was asked."""

    def __init__(self) -> None:
        self.charges: list[Charge] = []
        self.refunds: list[tuple[str, int, str]] = []

    async def charge(self, account: Account, charge: Charge) -> Taken | Asked:
        """Note it, and do it."""
        self.charges.append(charge)
        return await super().charge(account, charge)

    async def refund(self, account: Account, reference: str, amount: int, currency: str, key: str) -> str:
        """Note it, and do it."""
        self.refunds.append((reference, amount, key))
        return await super().refund(account, reference, amount, currency, key)

    @property
    def taken(self) -> dict[str, int]:
        """What was taken by key: the same key is one charge."""
        return {charge.key: charge.amount for charge in self.charges}


@dataclass
class Till:
    """A hotel with a processor, and its worker."""

    at: Desk
    context: Context
    processors: Mapping[ProcessorName, Processor]
    dummy: Counting
    cashier: Cashier = field(init=False)

    def __post_init__(self) -> None:
        self.cashier = self.another()

    def another(self) -> Cashier:
        """Another worker."""
        return Cashier(self.at.world.database, self.context, self.processors)

    @property
    def path(self) -> str:
        """Where its payments are."""
        return f"/rest/x1/payments/{self.at.hotel.id}"

    async def card(self, room: int, method: str = "visa", **fields: Any) -> None:
        """Give a reservation a card."""
        body = {"method": method, **fields}
        done(await self.at.session.put(f"{self.path}/reservations/{room}/method", json=body))

    async def room(self, id: int) -> dict[str, Any]:
        """A reservation as it is shown."""
        shown: dict[str, Any] = done(await self.at.session.get(f"{self.at.path}/{id}"))
        return shown

    async def payments(self, id: int) -> list[dict[str, Any]]:
        """Its ledger."""
        ledger: list[dict[str, Any]] = (await self.room(id))["payments"]
        return ledger

    async def movements(self, **params: Any) -> list[dict[str, Any]]:
        """What is planned, and what was asked."""
        rows: list[dict[str, Any]] = done(await self.at.session.get(f"{self.path}/movements", params=params))["data"]
        return rows

    async def take(self, **body: Any) -> dict[str, Any]:
        """Have money taken now."""
        taken: dict[str, Any] = done(await self.at.session.post(f"{self.path}/movements", json=body))
        return taken

    async def run(self) -> None:
        """Do what is due now."""
        await self.cashier.run()

    async def wait(self, time: timedelta = timedelta(days=3)) -> None:
        """Let time pass for what waits, and do what is due then."""
        async with self.at.world.unit() as unit:
            await unit.raw.execute(
                "update payment_work set due_at = due_at - $2::interval where accommodation = $1",
                self.at.hotel.id,
                time,
            )
        await self.run()

    async def policy(self, **fields: Any) -> int:
        """A step that charges the card."""
        body = {"stepType": "PAYMENT", "title": "Deposit", "chargeCreditCard": True, **fields}
        made = done(await self.at.session.post(f"/rest/x1/policy/{self.at.hotel.id}", json=body))
        return int(made["id"])

    async def clear(self) -> None:
        """Leave nothing that another test's worker would take."""
        async with self.at.world.unit() as unit:
            for statement in (
                "delete from payment_settings where accommodation = $1",
                "delete from payment_work where accommodation = $1",
                "delete from payment_method_removal where accommodation = $1",
            ):
                await unit.raw.execute(statement, self.at.hotel.id)


def context_of(keys: str, clock_file: ClockFile) -> Context:
    """Who the worker is."""
    return Context(clock=clock_from(clock_file.setting), keyring=Keyring.parse(keys), actor={"kind": "worker"})


async def till(world: World, keys: str, clock_file: ClockFile, **hotel: Any) -> Till:
    """A hotel with a double on sale, and the processor of demos."""
    at = await desk(world, allotment=20, **hotel)
    body = {"processor": "DUMMY_PROCESSOR"}
    done(await at.session.patch(f"/rest/x1/payments/{at.hotel.id}/settings", json=body))
    dummy = Counting()
    return Till(at, context_of(keys, clock_file), {ProcessorName.DUMMY_PROCESSOR: dummy}, dummy)


def statuses(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Kinds and statuses of movements."""
    return [(row["kind"], row["status"]) for row in rows]


def outcomes(row: dict[str, Any]) -> list[str]:
    """How the attempts of a movement ended."""
    return [attempt["outcome"] for attempt in row["attempts"]]
