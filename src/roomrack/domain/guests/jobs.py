"""What the worker does about guests: reports to the police, and forgetting people."""

import structlog

from roomrack.domain.guests.service import forget, police
from roomrack.infra.db import Context, Database
from roomrack.ports.police import PoliceRefused, PoliceService, PoliceUnavailable, Receipt

log = structlog.get_logger(__name__)


class Reporter:
    """Tells the police who arrived. Several may run: a report is taken by one, for a while.

    It is taken in one transaction, handed in outside of any, and what became of it is noted in another. A worker that
    dies in between leaves it to the next attempt.
    """

    def __init__(self, database: Database, context: Context, service: PoliceService) -> None:
        self._database = database
        self._context = context
        self._service = service

    async def prepare(self) -> None:
        """Make the reports of properties that want them made by themselves."""
        async with self._database.read(self._context) as unit:
            known = await police.knows_places(unit)
            wanted = await police.automatic(unit)
        if not known:
            known = await self.learn()
        if not known:
            return
        for accommodation in wanted:
            try:
                async with self._database.write(self._context) as unit:
                    await police.report_by_itself(unit, accommodation)
            except Exception:
                log.exception("no report to the police could be made", accommodation=accommodation)

    async def learn(self) -> bool:
        """Fetch the police's table of places, with the first account that it takes; whether one was taken."""
        async with self._database.read(self._context) as unit:
            accounts = await police.accounts(unit)
        for account in accounts:
            try:
                places = await self._service.places(account)
            except (PoliceRefused, PoliceUnavailable) as error:
                log.warning("the police gave no table of places", problem=error.problem)
                continue
            async with self._database.write(self._context) as unit:
                await police.store_places(unit, places)
            return True
        return False

    async def refresh(self) -> None:
        """Fetch the table of places anew."""
        await self.learn()

    async def run(self) -> None:
        """Hand in what is due now; one that fails does not hold the others back."""
        async with self._database.read(self._context) as unit:
            due = await police.due(unit)
        for accommodation, id in due:
            try:
                await self._hand_in(accommodation, id)
            except Exception:
                log.exception("a report to the police failed", accommodation=accommodation, report=id)

    async def _hand_in(self, accommodation: int, id: int) -> None:
        async with self._database.write(self._context) as unit:
            claimed = await police.claim(unit, accommodation, id)
        if claimed is None:
            return
        taken, account, found = claimed
        if account is None:
            async with self._database.write(self._context) as unit:
                await police.fail(unit, taken, "the account at the police's service is not known", final=True)
            return
        try:
            sent = [record for _, record in found.records]
            receipt = await self._service.send(account, sent) if sent else Receipt({})
        except (PoliceRefused, PoliceUnavailable) as error:
            log.warning("the police took no report", accommodation=accommodation, problem=error.problem)
            async with self._database.write(self._context) as unit:
                await police.fail(unit, taken, error.problem, final=isinstance(error, PoliceRefused))
            return
        async with self._database.write(self._context) as unit:
            await police.end(unit, taken, [guest for guest, _ in found.records], receipt)


class Forgetter:
    """Forgets people whose property keeps them no longer."""

    def __init__(self, database: Database, context: Context) -> None:
        self._database = database
        self._context = context

    async def run(self) -> None:
        """Forget everybody whose time is over."""
        after: tuple[int, int] | None = (0, 0)
        while after is not None:
            async with self._database.write(self._context) as unit:
                after = await forget(unit, after)
