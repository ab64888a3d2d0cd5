"""Lets a season happen: everybody at once, then the clock goes ahead, then everybody again."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import httpx2

from tests.api.reservations.support import ADA, done
from tests.season.resort import Resort
from tests.season.script import Round, Wish, Written, faults

SOLD_OUT = {"ApiAvailabilityExemption", "ApiValidationFailed"}
QUIET_ROUNDS = 30


@dataclass
class Course:
    """What was done at the door, and what guests were answered."""

    resort: Resort
    seed: int
    booked: dict[int, str] = field(default_factory=dict)
    """Reservations made at the door, and their refer."""
    cancelled: set[int] = field(default_factory=set)
    answers: list[str] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    """What happened, by its first word."""
    _wishes: int = 0

    async def play(self, rounds: Sequence[Round]) -> None:
        """Let everything happen, then let nothing go wrong any more, until nothing is left to do."""
        for place, outlet in enumerate(self.resort.outlets):
            for fault in faults(self.seed * 100 + place * 10):
                await outlet.there.fault(**fault)  # type: ignore[arg-type]
        for number, each in enumerate(rounds):
            if number == len(rounds) // 2:
                await self.resort.map_the_last()
            await self._together(each)
            await self.resort.advance(each.hours)
            if each.killed_ahead:
                await asyncio.to_thread(self.resort.worker.replace)
                await self.resort.advance(1)
            await self.resort.settled()
        # Whatever guests have written is read by now, and everybody gets an answer, while calls still go wrong.
        await self.resort.forward(1)
        await self._answer()
        for outlet in self.resort.outlets:
            await outlet.there.mend()
        await self._quiet()

    async def _together(self, each: Round) -> None:
        resort = self.resort
        guests = [outlet.there.take_steps(steps) for outlet, steps in zip(resort.outlets, each.steps, strict=True)]
        doors = [self._book(wish) for wish in each.wishes]
        written = [self._write(one) for one in each.written]
        killing = [asyncio.to_thread(resort.worker.replace)] if each.killed else []
        told = asyncio.gather(*guests)
        await asyncio.gather(told, *doors, *written, self._answer(), *killing)
        self.told.update(line.partition(" ")[0] for lines in told.result() for line in lines)
        for _ in range(each.cancels):
            await self._cancel()

    async def _book(self, wish: Wish) -> None:
        resort = self.resort
        self._wishes += 1
        refer = f"door-{self.seed}-{self._wishes}"
        body = {
            "channelId": 288,
            "product": resort.products[wish.product],
            "refer": refer,
            "checkin": resort.day(wish.arrival),
            "checkout": resort.day(wish.arrival + wish.nights),
            "guests": [ADA],
        }
        answer = await resort.session.post(f"/rest/v1/reservation/{resort.hotel.id}", json=body)
        if answer.status_code == 200:
            self.booked[int(answer.json()["id"])] = refer
            self.told["door"] += 1
        else:
            assert _is_sold_out(answer), answer.text
            self.told["refused"] += 1

    async def _cancel(self) -> None:
        left = sorted(self.booked.keys() - self.cancelled)
        if left:
            done(await self.resort.session.delete(f"/rest/v1/reservation/{self.resort.hotel.id}/{left[0]}"))
            self.cancelled.add(left[0])

    async def _write(self, one: Written) -> None:
        resort = self.resort
        values = {"price": one.price / 100, "minStay": one.min_stay, "stopSells": one.stop}
        body = [
            {
                "room": resort.products[one.product],
                "dateFrom": resort.day(one.first),
                "dateTo": resort.day(one.last),
                "values": values,
            }
        ]
        done(await resort.session.post("/rest/v1/calendar/bulk", json=body))

    async def _answer(self) -> None:
        """Answer the guest who has waited for longest."""
        resort = self.resort
        rows = await resort.rows(
            "select thread, max(id) as message from chat_message m where accommodation = $1"
            " group by thread having bool_and(by_guest) order by 2 limit 5"
        )
        for row in rows:
            text = f"Answer {len(self.answers) + 1}: you are welcome."
            body = {"threadId": row["thread"], "attributes": [{"value": text}]}
            done(await resort.session.post(f"/rest/v1/chat/{resort.hotel.id}/messages", json=body))
            self.answers.append(text)

    async def _quiet(self) -> None:
        """Let time pass until twice in a row nothing was left, and every calendar was read back in between."""
        quiet = 0
        for _ in range(QUIET_ROUNDS):
            await self.resort.forward(7)
            quiet = quiet + 1 if not await self.left() else 0
            if quiet == 2:
                return
        raise AssertionError(f"it does not come to rest: {await self.left()}")

    async def left(self) -> dict[str, int]:
        """What waits still, by its name."""
        counts = {
            "days to push": "select count(*) from push_pending where accommodation = $1",
            "acknowledgements": "select count(*) from channel_acknowledgement where accommodation = $1",
            "messages": "select count(*) from chat_message where accommodation = $1 and due_at is not null",
            "drift": "select count(*) from calendar_drift where accommodation = $1 and mended_at is null",
            "failures": "select sum(failures) from channel_work where accommodation = $1",
        }
        found = {name: int((await self.resort.rows(query))[0][0] or 0) for name, query in counts.items()}
        for outlet in self.resort.outlets:
            found[f"unread at {outlet.there.ota}"] = (await outlet.there.ask("GET"))["unacknowledged"]
        return {name: count for name, count in found.items() if count}


def _is_sold_out(answer: httpx2.Response) -> bool:
    return answer.status_code in {400, 409, 422} and answer.json()["type"] in SOLD_OUT
