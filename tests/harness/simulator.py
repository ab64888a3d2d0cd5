"""A real OTA simulator, and who controls it."""

import secrets
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Self

import httpx2

from roomrack.ports.channels import Account, Target
from tests.harness.processes import Process, free_port, wait_for


class Simulator(Process):
    """A simulator, as `roomrack simulator serve` runs it. Without `file` it keeps everything in memory."""

    def __init__(self, log: Path, *, file: Path | None = None, environment: Mapping[str, str] | None = None) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.token = secrets.token_urlsafe(24)
        settings = {"ROOMRACK_SIMULATOR_PORT": str(self.port), "ROOMRACK_SIMULATOR_TOKEN": self.token}
        if file is not None:
            settings["ROOMRACK_SIMULATOR_FILE"] = str(file)
        command = [sys.executable, "-m", "roomrack_simulator", "serve"]
        super().__init__(command, {**settings, **(environment or {})}, log)

    def start(self) -> Self:
        """Start and wait until it says that it is ready."""
        super().start()
        wait_for(f"{self.url}/ready", self, timeout=60)
        return self

    def control(self) -> "Control":
        """Who controls it."""
        return Control(self.url, self.token)


def listing(target: Target) -> dict[str, Any]:
    """A room with a rate as the simulator names it."""
    return {"room": target.room, "rate_plan": target.rate or "", "occupancy": target.occupancy}


class Control:
    """Calls the control of a simulator."""

    def __init__(self, url: str, token: str) -> None:
        self.url = url
        self.http = httpx2.AsyncClient(
            base_url=f"{url}/control", headers={"Authorization": f"Bearer {token}"}, timeout=60, trust_env=False
        )

    async def close(self) -> None:
        """Close the connections."""
        await self.http.aclose()

    async def ota(self, ota: str, *, calls: int = 100_000, seconds: float = 10.0, replenishes: bool = False) -> None:
        """Make an OTA, or change it."""
        draft = {"name": ota.title(), "calls": calls, "seconds": seconds, "replenishes": replenishes}
        await self._ask("PUT", f"/otas/{ota}", draft)

    async def hotel(
        self, hotel: str, targets: Sequence[Target], *, ota: str = "alba", currency: str = "EUR", **more: Any
    ) -> "ControlledHotel":
        """Make a hotel that sells `targets`."""
        made = ControlledHotel(self, ota, hotel, f"user-{hotel}", secrets.token_urlsafe(12), currency)
        draft = {
            "name": f"Hotel {hotel}",
            "currency": currency,
            "username": made.username,
            "password": made.password,
            "listings": [
                {"key": listing(each), "room_name": f"Room {each.room}", "rate_name": each.rate or "", "editable": True}
                for each in targets
            ],
            **more,
        }
        await self._ask("PUT", f"/{ota}/hotels/{hotel}", draft)
        return made

    async def _ask(self, method: str, path: str, body: object = None, **options: Any) -> Any:
        answer = await self.http.request(method, path, json=body, **options)
        assert answer.status_code == 200, answer.text
        return answer.json()


class ControlledHotel:
    """One hotel at an OTA, and its guests."""

    def __init__(self, control: Control, ota: str, hotel: str, username: str, password: str, currency: str) -> None:
        self.ota, self.id = ota, hotel
        self.username, self.password, self.currency = username, password, currency
        self.at_channel = f"{ota}/{hotel}"
        """What a connection calls it."""
        self._control = control

    def account(
        self, *, now: datetime | None = None, password: str | None = None, connection: int = 1, accommodation: int = 1
    ) -> Account:
        """What a connection knows of it."""
        return Account(
            connection=connection,
            accommodation=accommodation,
            hotel=self.at_channel,
            username=self.username,
            password=self.password if password is None else password,
            currency=self.currency,
            now=now or datetime.now(UTC),
        )

    async def ask(self, method: str, path: str = "", body: object = None, **options: Any) -> Any:
        """A call of the control about this hotel."""
        return await self._control._ask(method, f"/{self.ota}/hotels/{self.id}{path}", body, **options)

    async def book(
        self, stays: Iterable[tuple[Target, date, date]], *, adults: int = 1, children: int = 0, **more: Any
    ) -> dict[str, Any]:
        """Let a guest book."""
        rooms = [
            {
                "listing": listing(target),
                "arrival": arrival.isoformat(),
                "departure": departure.isoformat(),
                "adults": adults,
                "children": children,
            }
            for target, arrival, departure in stays
        ]
        found: dict[str, Any] = await self.ask("POST", "/bookings", {"rooms": rooms, **more})
        return found

    async def modify(self, reference: str, **change: Any) -> dict[str, Any]:
        """Let a guest change a booking."""
        found: dict[str, Any] = await self.ask("POST", f"/bookings/{reference}/modify", change)
        return found

    async def cancel(self, reference: str, room: str | None = None) -> dict[str, Any]:
        """Let a guest cancel a booking, or a room of it."""
        found: dict[str, Any] = await self.ask("POST", f"/bookings/{reference}/cancel", {"room": room})
        return found

    async def write(self, text: str, **more: Any) -> dict[str, Any]:
        """Let a guest write, or the hotel in its extranet."""
        found: dict[str, Any] = await self.ask("POST", "/messages", {"text": text, **more})
        return found

    async def fault(self, kind: str, **more: Any) -> None:
        """Let something go wrong."""
        await self.ask("POST", "/faults", {"kind": kind, **more})

    async def mend(self) -> None:
        """Let nothing go wrong any more."""
        await self.ask("DELETE", "/faults")

    async def take_steps(self, steps: int) -> list[str]:
        """Let guests take steps of their plan."""
        found: list[str] = (await self.ask("POST", "/guests", {"steps": steps}))["events"]
        return found

    async def bookings(self) -> list[dict[str, Any]]:
        """All bookings as they are at the OTA."""
        found: list[dict[str, Any]] = (await self.ask("GET", "/bookings"))["bookings"]
        return found

    async def messages(self) -> list[dict[str, Any]]:
        """All messages there."""
        found: list[dict[str, Any]] = (await self.ask("GET", "/messages"))["messages"]
        return found

    async def calls(self) -> list[dict[str, Any]]:
        """The newest lines of the log, the newest first."""
        found: list[dict[str, Any]] = (await self.ask("GET", "/calls"))["calls"]
        return found
