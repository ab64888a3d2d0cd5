"""The availability check (docs/contract.md 6)."""

from typing import Any

from roomrack.entrypoints.certify.model import Level, Violation, registry
from roomrack.entrypoints.certify.subject import ABSENT, Stay, Subject
from roomrack.entrypoints.certify.wire import Answer


def ask(subject: Subject, room: int, stay: Stay, **options: Any) -> Answer:
    """Ask whether a stay can be booked."""
    params = [("startDate", str(stay.checkin)), ("endDate", str(stay.checkout))]
    return subject.send("GET", f"{subject.calendar}/{room}/availabilityCheck", params=params, **options)


@registry.add("availability.dates-required", "6", "Both dates are required, and named when they are missing")
def dates_required(subject: Subject) -> None:
    room = subject.products()[0]["id"]
    answer = subject.send("GET", f"{subject.calendar}/{room}/availabilityCheck")
    answer.expect_error(400, "ApiParamsExemption", element="startDate")
    if "endDate" not in answer.text:
        raise Violation("endDate named, too", answer.text)


@registry.add("availability.unknown-product", "2", "An unknown product is 404 ApiResourceMissing")
def unknown_product(subject: Subject) -> None:
    params = [("startDate", "2031-01-01"), ("endDate", "2031-01-02")]
    answer = subject.send("GET", f"{subject.calendar}/{ABSENT}/availabilityCheck", params=params)
    answer.expect_error(404, "ApiResourceMissing")


@registry.add("availability.free", "6", "A stay that can be booked is 200 with an empty body", level=Level.WRITE)
def free(subject: Subject) -> None:
    answer = ask(subject, subject.room, subject.stay())
    answer.expect_status(200)
    if answer.content:
        raise Violation("an empty body", answer.text)


@registry.add("availability.sold-out", "6", "A night that is sold out is 406 ApiValidationFailed", level=Level.WRITE)
def sold_out(subject: Subject) -> None:
    stay = subject.stay()
    subject.write(subject.room, stay.last, stay.last, availability=0).expect_status(200)
    ask(subject, subject.room, stay).expect_error(406, "ApiValidationFailed")


@registry.add("availability.whatever-accept", "2", "The 406 is JSON whatever `Accept` says", level=Level.WRITE)
def whatever_accept(subject: Subject) -> None:
    stay = subject.stay()
    subject.write(subject.room, stay.checkin, stay.checkin, availability=0).expect_status(200)
    answer = ask(subject, subject.room, stay, headers={"Accept": "text/html"})
    answer.expect_error(406, "ApiValidationFailed")


@registry.add("availability.departure-day", "6", "The day of departure need not be free", level=Level.WRITE)
def departure_day(subject: Subject) -> None:
    stay = subject.stay()
    subject.write(subject.room, stay.checkout, stay.checkout, availability=0).expect_status(200)
    ask(subject, subject.room, stay).expect_status(200)
    subject.write(subject.room, stay.checkout, stay.checkout, availability=5).expect_status(200)


@registry.add("availability.stop-sell", "7", "A stop-sell binds the availability check", level=Level.WRITE)
def stop_sell(subject: Subject) -> None:
    stay = subject.stay()
    subject.write(subject.room, stay.checkin, stay.checkin, stopSells=True).expect_status(200)
    ask(subject, subject.room, stay).expect_error(406, "ApiValidationFailed")


@registry.add("availability.minimum-stay", "7", "A minimum stay binds the availability check", level=Level.WRITE)
def minimum_stay(subject: Subject) -> None:
    stay = subject.stay()
    subject.write(subject.room, stay.checkin, stay.last, minstay=5).expect_status(200)
    ask(subject, subject.room, stay).expect_error(406, "ApiValidationFailed")


@registry.add("availability.closed-to-arrival", "7", "A day closed to arrival binds it, too", level=Level.WRITE)
def closed_to_arrival(subject: Subject) -> None:
    stay = subject.stay()
    subject.write(subject.room, stay.checkin, stay.checkin, closeToArrival=True).expect_status(200)
    ask(subject, subject.room, stay).expect_error(406, "ApiValidationFailed")
