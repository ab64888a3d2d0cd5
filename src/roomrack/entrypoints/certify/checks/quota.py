"""The quota's headers (docs/contract.md 4)."""

from datetime import timedelta

from roomrack.entrypoints.certify.model import Level, Skipped, Violation, registry
from roomrack.entrypoints.certify.subject import ABSENT, Subject
from roomrack.entrypoints.certify.wire import Answer, bearer

LIMIT, REMAINING, RESET = "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"
COST = "X-RateLimit-Additional-Cost"
TRIES = 3


def number(answer: Answer, name: str) -> int:
    """A header that must be a whole number."""
    told = answer.headers.get(name, "")
    if not told.isdigit():
        raise Violation(f"{name} as a whole number", told or f"no {name} on status {answer.status}")
    return int(told)


@registry.add("quota.headers", "4", "Answers to an identified caller carry the three quota headers")
def headers(subject: Subject) -> None:
    answer = subject.send("GET", "/rest/v1/accommodation")
    limit, remaining, reset = (number(answer, name) for name in (LIMIT, REMAINING, RESET))
    if remaining >= limit:
        raise Violation(f"{REMAINING} below {LIMIT}, because this call counted", f"{remaining} of {limit}")
    if reset > 300:
        raise Violation(f"{RESET} of at most 300 s", str(reset))


@registry.add("quota.headers-on-errors", "4", "Refusals of an identified caller carry the quota headers, too")
def headers_on_errors(subject: Subject) -> None:
    answer = subject.send("GET", f"{subject.reservations}/{ABSENT}")
    answer.expect_status(404)
    for name in (LIMIT, REMAINING, RESET):
        number(answer, name)


@registry.add("quota.counts-down", "4", "Each call lowers X-RateLimit-Remaining")
def counts_down(subject: Subject) -> None:
    for _ in range(TRIES):
        first = subject.send("GET", "/rest/v1/user/info")
        second = subject.send("GET", "/rest/v1/user/info")
        before, after = number(first, REMAINING), number(second, REMAINING)
        if number(second, RESET) > number(first, RESET):
            continue
        if after >= before:
            raise Violation(f"fewer than {before} remaining after one more call", str(after))
        return
    raise Skipped("a new window began each time")


@registry.add("quota.refused-calls-count", "4", "A call that is refused counts like any other")
def refused_calls_count(subject: Subject) -> None:
    for _ in range(TRIES):
        first = subject.send("GET", f"{subject.reservations}/{ABSENT}")
        second = subject.send("GET", f"{subject.reservations}/{ABSENT}")
        if number(second, RESET) > number(first, RESET):
            continue
        if number(second, REMAINING) >= number(first, REMAINING):
            raise Violation(f"fewer than {number(first, REMAINING)} remaining", str(number(second, REMAINING)))
        return
    raise Skipped("a new window began each time")


@registry.add("quota.per-application", "4", "Another token of the application draws on the same budget")
def per_application(subject: Subject) -> None:
    if not subject.given.refresh_token:
        raise Skipped("no refresh token was given")
    form = {"refresh_token": subject.given.refresh_token}
    token = subject.send("POST", "/rest/v1/identity/refresh", form=form).expect(200)["access_token"]
    for _ in range(TRIES):
        first = subject.send("GET", "/rest/v1/user/info")
        second = subject.send("GET", "/rest/v1/user/info", bearer("NEW_TOKEN", token))
        if number(second, RESET) > number(first, RESET):
            continue
        if number(second, REMAINING) >= number(first, REMAINING):
            raise Violation(f"fewer than {number(first, REMAINING)} remaining", str(number(second, REMAINING)))
        return
    raise Skipped("a new window began each time")


@registry.add("quota.configuration", "4", "`getConfiguration` shows the limit that the headers tell")
def configuration(subject: Subject) -> None:
    answer = subject.send("GET", "/rest/v1/api/configuration")
    shown = answer.expect(200)
    if int(shown["quotaLimit"]) != number(answer, LIMIT):
        raise Violation(f"quotaLimit {number(answer, LIMIT)}", str(shown["quotaLimit"]))


@registry.add("quota.additional-cost", "4", "A bulk write costs one unit for each 15 room-days", level=Level.WRITE)
def additional_cost(subject: Subject) -> None:
    first = subject.stay(1).checkin
    for days, cost in ((1, 1), (15, 1), (16, 2), (45, 3)):
        answer = subject.write(subject.room, first, first + timedelta(days - 1), minstay=1)
        answer.expect_status(200)
        if number(answer, COST) != cost:
            raise Violation(f"{COST}: {cost} for {days} room-days", str(number(answer, COST)))
