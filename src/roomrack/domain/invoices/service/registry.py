"""What stands beside this slice and is asked through it. Filled by `entrypoints`."""

from collections.abc import Awaitable, Callable, Sequence

from roomrack.domain.invoices.rules.charges import Charge
from roomrack.domain.reservations.rules.state import Reservation
from roomrack.infra.db import ReadUnit
from roomrack.ports.printing import NullPrinter, Printer

ChargeSource = Callable[[ReadUnit, Reservation, str], Awaitable[Sequence[Charge]]]
"""Gives what a reservation owes beside its nights, cleaning and city tax, in words of a language (lower case)."""

charge_sources: list[ChargeSource] = []
"""Who knows of more that a reservation owes: extras, for one. Each of their charges has a key that no other has."""


class _Outside:
    """What the process was started with."""

    printer: Printer = NullPrinter()
    public_url = "http://127.0.0.1:8480"


def configure(*, printer: Printer, public_url: str) -> None:
    """Choose what prints, and under which address this server is reached."""
    _Outside.printer = printer
    _Outside.public_url = public_url.rstrip("/")


def printer() -> Printer:
    """What prints."""
    return _Outside.printer


def public_url() -> str:
    """Under which address this server is reached, without a slash at its end."""
    return _Outside.public_url
