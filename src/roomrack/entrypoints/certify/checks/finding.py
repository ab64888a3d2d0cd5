"""Finding reservations (docs/contract.md 7)."""

import secrets
from datetime import timedelta

from roomrack.entrypoints.certify.model import Level, Violation, registry
from roomrack.entrypoints.certify.subject import ABSENT, Subject
from roomrack.entrypoints.certify.wire import Params


def ids(subject: Subject, params: Params) -> list[int]:
    """The ids of what is found."""
    return [row["id"] for row in subject.get(subject.reservations, [*params, ("size", "200")])["data"]]


@registry.add("finding.by-ids", "7", "`ids[]` finds those, the bare name too, and excludes other filters")
def by_ids(subject: Subject) -> None:
    number = subject.some_reservation()["id"]
    for name in ("ids[]", "ids"):
        params = [(name, str(number)), ("startDate", "1990-01-01"), ("endDate", "1990-01-02"), ("type", "CHECKIN")]
        if ids(subject, params) != [number]:
            raise Violation(f"reservation {number} for {name}", str(ids(subject, params)))


@registry.add("finding.unknown-ids", "7", "An id that nothing has finds nothing")
def unknown_ids(subject: Subject) -> None:
    if found := ids(subject, [("ids[]", str(ABSENT))]):
        raise Violation("no rows", str(found))


@registry.add("finding.alone-as-in-the-list", "7", "A reservation is read alone as it is in the list")
def alone_as_in_the_list(subject: Subject) -> None:
    listed = subject.some_reservation()
    alone = subject.get(f"{subject.reservations}/{listed['id']}")
    if differing := [name for name in listed if alone.get(name) != listed[name]]:
        raise Violation("the same values as in the list", f"other {', '.join(differing)}")


@registry.add("finding.fields", "1", "`fields` keeps the first-level keys of each reservation")
def fields(subject: Subject) -> None:
    subject.some_reservation()
    rows = subject.get(subject.reservations, [("fields", "id, status"), ("size", "3")])["data"]
    if any(set(row) != {"id", "status"} for row in rows):
        raise Violation("the keys id and status in each row", str([sorted(row) for row in rows][:2]))


@registry.add(
    "finding.status", "7", "`status` keeps reservations in that state; without it cancelled ones are included"
)
def status(subject: Subject) -> None:
    for word in ("CONFIRMED", "CANCELLED", "WAITING"):
        rows = subject.get(subject.reservations, [("status", word), ("size", "20")])["data"]
        if wrong := [row["status"] for row in rows if row["status"] != word]:
            raise Violation(f"only {word}", ", ".join(sorted(set(wrong))))


@registry.add("finding.empty-interval", "7", "An interval in which nothing is finds nothing")
def empty_interval(subject: Subject) -> None:
    for word in ("STAY", "CHECKIN", "CHECKOUT", "CREATETIME"):
        params = [("type", word), ("startDate", "1990-01-01"), ("endDate", "1990-01-31")]
        if found := ids(subject, params):
            raise Violation(f"no rows for {word}", str(found[:5]))


@registry.add("finding.unknown-type", "2", "A `type` that does not exist is 400 and named")
def unknown_type(subject: Subject) -> None:
    answer = subject.send("GET", subject.reservations, params=[("type", "SOMETIME")])
    answer.expect_error(400, "ApiParamsExemption", element="type")


@registry.add("finding.instants", "1", "Instants end in Z[UTC], and the part before Z is readable alone")
def instants(subject: Subject) -> None:
    from datetime import datetime  # noqa: PLC0415 - needed here only

    row = subject.some_reservation()
    for name in ("checkin", "checkout", "createTime", "updateTime"):
        if not str(row[name]).endswith("Z[UTC]"):
            raise Violation(f"`{name}` ending in Z[UTC]", str(row[name]))
        datetime.fromisoformat(row[name].split("Z")[0])


@registry.add("finding.no-nulls", "1", "A missing value is left out rather than sent as null")
def no_nulls(subject: Subject) -> None:
    if nulls := [name for name, value in subject.some_reservation().items() if value is None]:
        raise Violation("no null", ", ".join(nulls))


@registry.add("finding.read-as-known", "7", "Reading through the API changes no reservation")
def read_as_known(subject: Subject) -> None:
    first = subject.some_reservation()
    again = subject.get(subject.reservations, [("ids[]", str(first["id"]))])["data"][0]
    if again != first:
        raise Violation("the same twice", "another the second time")


@registry.add(
    "finding.by-refer", "7", "`refer` finds the rooms of a booking, whatever the other filters", level=Level.WRITE
)
def by_refer(subject: Subject) -> None:
    refer, stay = secrets.token_hex(6), subject.stay()
    made = sorted(subject.book(stay, refer=refer)["id"] for _ in range(2))
    found = sorted(ids(subject, [("refer", refer), ("status", "CANCELLED")]))
    if found != made:
        raise Violation(f"the reservations {made}", str(found))
    if inclusive := ids(subject, [("refer", refer), ("status", "CANCELLED"), ("referIsExclusive", "false")]):
        raise Violation("nothing with referIsExclusive=false and another status", str(inclusive))


@registry.add("finding.by-dates", "7", "`type` decides which date the interval is about", level=Level.WRITE)
def by_dates(subject: Subject) -> None:
    stay = subject.stay(3)
    number = subject.book(stay)["id"]
    room = ("product", str(subject.room))
    middle = stay.checkin + timedelta(1)
    for word, first, last, wanted in (
        ("CHECKIN", stay.checkin, stay.checkin, True),
        ("CHECKIN", middle, stay.checkout, False),
        ("CHECKOUT", stay.checkout, stay.checkout, True),
        ("CHECKOUT", stay.checkin, stay.last, False),
        ("STAY", middle, middle, True),
        ("STAY", stay.checkin - timedelta(9), stay.checkin - timedelta(1), False),
    ):
        found = ids(subject, [("type", word), ("startDate", str(first)), ("endDate", str(last)), room])
        if (number in found) is not wanted:
            raise Violation(f"{word} {first} to {last} {'with' if wanted else 'without'} {number}", str(found))


@registry.add("finding.by-product", "7", "`product` and `products[]` keep reservations of those", level=Level.WRITE)
def by_product(subject: Subject) -> None:
    other = subject.new_room(units=2)
    number = subject.book(subject.stay(), room=other)["id"]
    for name in ("product", "products[]"):
        if ids(subject, [(name, str(other))]) != [number]:
            raise Violation(f"reservation {number} for {name}", str(ids(subject, [(name, str(other))])))


@registry.add("finding.grouped", "7", "`groupResults` gives one row for each booking", level=Level.WRITE)
def grouped(subject: Subject) -> None:
    refer, stay = secrets.token_hex(6), subject.stay()
    for _ in range(2):
        subject.book(stay, refer=refer)
    params = [("refer", refer), ("groupResults", "true")]
    rows = subject.get(subject.reservations, params)["data"]
    if len(rows) != 1 or rows[0].get("rooms") != 2 or rows[0].get("grouped") is not True:
        raise Violation(
            "one row with grouped true and 2 rooms", str([(r.get("grouped"), r.get("rooms")) for r in rows])
        )
