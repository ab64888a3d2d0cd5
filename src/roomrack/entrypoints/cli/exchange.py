"""`roomrack exchange`: the rates by which searches convert amounts."""

import csv
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roomrack.entrypoints.cli.output import fail
from roomrack.entrypoints.cli.people import AsJson, in_a_transaction, show

if TYPE_CHECKING:
    from roomrack.domain.offers.rules.exchange import Rate
    from roomrack.infra.db import WriteUnit

commands = typer.Typer(help="Rates of exchange, for prices in other currencies.", no_args_is_help=True)


@commands.callback()
def _commands() -> None:
    """Rates of exchange, for prices in other currencies."""


@commands.command("load")
def load(
    file: Annotated[Path, typer.Argument(help="CSV: a line `currency,rate` for each currency, units for one euro.")],
    day: Annotated[str, typer.Option(help="The day that the rates are of, yyyy-mm-dd.")],
    as_json: AsJson = False,
) -> None:
    """Load rates, in place of those of the same currencies; all lines or none."""
    from roomrack.domain.offers import service as offers

    given = _read(file, _day(day))

    async def work(unit: "WriteUnit") -> dict[str, object]:
        await offers.load_rates(unit, given)
        return {rate.currency: str(rate.rate) for rate in given}

    show(in_a_transaction(work), as_json=as_json)


@commands.command("show")
def show_rates(as_json: AsJson = False) -> None:
    """List the rates, each with the day that it is of."""
    from roomrack.domain.offers import service as offers

    async def work(unit: "WriteUnit") -> dict[str, object]:
        return {rate.currency: f"{rate.rate} of {rate.day}" for rate in await offers.rates(unit)}

    show(in_a_transaction(work), as_json=as_json)


def _day(text: str) -> date:
    from roomrack.core.localtime import parse_day

    try:
        return parse_day(text)
    except ValueError:
        fail(f"--day is {text!r}: it must be a date, such as 2030-05-01", code=2)


def _read(file: Path, day: date) -> "list[Rate]":
    """The rates of a file; ends the command at the first line that is wrong."""
    from roomrack.domain.offers.rules.exchange import BASE, Rate
    from roomrack.domain.reference.rules import currency_codes

    try:
        lines = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError) as error:
        fail(f"{file} can't be read: {error}", code=2)
    rates: dict[str, Rate] = {}
    for number, line in enumerate(lines, 1):
        cells = [cell.strip() for cell in line]
        if not any(cells) or (number == 1 and [cell.lower() for cell in cells] == ["currency", "rate"]):
            continue
        if len(cells) != 2:
            fail(f"{file}, line {number}: a currency and a rate are expected", code=2)
        currency = cells[0].upper()
        if currency not in currency_codes() or currency == BASE:
            fail(f"{file}, line {number}: {cells[0]!r} is not a currency other than {BASE}", code=2)
        if currency in rates:
            fail(f"{file}, line {number}: {currency} stands twice", code=2)
        rates[currency] = Rate(currency, _rate(cells[1], f"{file}, line {number}"), day)
    if not rates:
        fail(f"{file} holds no rate", code=2)
    return list(rates.values())


def _rate(text: str, where: str) -> Decimal:
    try:
        rate = Decimal(text)
    except InvalidOperation:
        rate = Decimal(0)
    if not rate.is_finite() or not Decimal("0.000001") <= rate <= Decimal(10) ** 9:
        fail(f"{where}: {text!r} is not a rate", code=2)
    return rate
