"""Running checks in their order, and finding out first whether the account may be examined so."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from fnmatch import fnmatchcase

from roomrack.core.clock import SystemClock
from roomrack.entrypoints.certify import checks as _checks
from roomrack.entrypoints.certify.checks import schemas as schema_checks
from roomrack.entrypoints.certify.model import Check, Level, Outcome, Result, Skipped, Violation, registry
from roomrack.entrypoints.certify.schemas import Judge
from roomrack.entrypoints.certify.subject import Given, Subject
from roomrack.entrypoints.certify.wire import Answer, Unreachable, Wire, client

REPEATED = 4
"""How many of the last requests of a failed check are told."""

__all__ = ["Plan", "Refused", "Report", "certify", "chooses_schemas", "chosen", "groups"]

_ = _checks  # Importing it fills the registry.


class Refused(Exception):
    """The account can't be examined in the way that was asked for."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to examine, and how."""

    base: str
    """The address that ends in `/connect`."""
    given: Given
    level: Level
    only: tuple[str, ...] = ()
    """Patterns of groups or ids; none means all."""
    extensions: bool = False
    timeout: float = 30.0
    patience: float = 330.0


@dataclass(slots=True)
class Report:
    """What came of it."""

    plan: Plan
    begun: datetime
    results: list[Result] = field(default_factory=list)
    requests: int = 0
    seconds: float = 0.0

    def count(self, outcome: Outcome) -> int:
        """How many checks ended so."""
        return sum(1 for result in self.results if result.outcome is outcome)

    @property
    def passed(self) -> bool:
        """Whether nothing failed and everything that was due could be carried out, and something passed at all."""
        return not self.count(Outcome.FAILED) and not self.count(Outcome.BROKEN) and self.count(Outcome.PASSED) > 0


def groups() -> list[str]:
    """The names of the groups, in the order in which they are run."""
    return [*dict.fromkeys(check.group for check in registry.checks), schema_checks.GROUP]


def chooses_schemas(only: Sequence[str]) -> bool:
    """Whether answers are to be held against the facts."""
    return schema_checks.wanted(only)


def chosen(only: Sequence[str], level: Level, *, extensions: bool) -> list[Check]:
    """The checks that match one of the patterns, a group or an id, and are allowed at this level."""
    return [
        check
        for check in registry.checks
        if (not only or any(fnmatchcase(check.id, each) or check.group == each for each in only))
        and (level is Level.WRITE or check.level is Level.READ)
        and (extensions or not check.extension)
    ]


def certify(plan: Plan, tell: Callable[[str], None], done: Callable[[Result], None]) -> Report:
    """Run the checks of a plan. Raises `Refused` when the account is not fit for it, and `Unreachable`."""
    report = Report(plan, SystemClock().now())
    started = time.monotonic()
    judge = Judge(plan.base)

    def watch(answer: Answer) -> None:
        report.requests += 1
        judge.look(answer)

    def note(result: Result) -> None:
        report.results.append(result)
        done(result)

    with client(plan.timeout) as http:
        subject = Subject(Wire(plan.base, tell, plan.patience, http, watch), plan.given)
        _examine_account(subject, plan.level)
        try:
            for check in chosen(plan.only, plan.level, extensions=plan.extensions):
                note(_run(check, subject))
            if schema_checks.wanted(plan.only):
                subject.wire.log.clear()
                schema_checks.tour(subject)
        finally:
            left = subject.clean_up()
        if plan.level is Level.WRITE:
            note(_cleanliness(left))
        if schema_checks.wanted(plan.only):
            for result in schema_checks.results(judge):
                note(result)
    report.seconds = time.monotonic() - started
    return report


def _examine_account(subject: Subject, level: Level) -> None:
    """Refuse what must not be written to, before anything is."""
    try:
        answer = subject.send(
            "GET", f"/rest/v1/accommodation/{subject.house}", params=[("fields", "id,sandboxProperty")]
        )
    except Violation as violation:
        raise Refused(str(violation)) from None
    if answer.status == 401:
        raise Refused(f"the token is not accepted: {answer.text}")
    if level is Level.READ:
        return
    if answer.status != 200:
        raise Refused(f"property {subject.house} can't be read: {answer.status} {answer.text}")
    try:
        shown = answer.json()
    except Violation as violation:
        raise Refused(str(violation)) from None
    if not isinstance(shown, dict) or shown.get("sandboxProperty") is not True:
        raise Refused(
            f"property {subject.house} is not a sandbox property (sandboxProperty is not true), and --level write "
            "writes only into one; use --level read, or the credentials of a sandbox"
        )


def _run(check: Check, subject: Subject) -> Result:
    subject.wire.log.clear()
    begun = time.monotonic()

    def ended(outcome: Outcome, *, expected: str = "", got: str = "", reason: str = "") -> Result:
        bad = outcome in {Outcome.FAILED, Outcome.BROKEN}
        answers = subject.wire.log[-REPEATED:] if bad else []
        return Result(
            check.id,
            check.section,
            check.title,
            outcome,
            time.monotonic() - begun,
            expected=expected,
            got=got,
            reason=reason,
            repeat=tuple(answer.sent.as_curl() for answer in answers),
            request_id=answers[-1].headers.get("X-Request-Id", "") if answers else "",
        )

    try:
        check.run(subject)
    except Violation as violation:
        return ended(Outcome.FAILED, expected=violation.expected, got=violation.got)
    except Skipped as skipped:
        return ended(Outcome.SKIPPED, reason=str(skipped))
    except Unreachable as unreachable:
        return ended(Outcome.BROKEN, reason=str(unreachable))
    except (KeyError, TypeError, IndexError, ValueError, AttributeError) as error:
        # A check reads answers as the contract shapes them: whatever it stumbles over is the shape of an answer.
        got = subject.wire.log[-1].text if subject.wire.log else "no answer"
        return ended(
            Outcome.FAILED, expected=f"an answer of the contract's shape ({type(error).__name__}: {error})", got=got
        )
    return ended(Outcome.PASSED)


def _cleanliness(left: Sequence[str]) -> Result:
    title = "What the kit made can be cancelled and deleted again"
    if not left:
        return Result("cleanup.nothing-left", "1", title, Outcome.PASSED, 0.0)
    return Result("cleanup.nothing-left", "1", title, Outcome.FAILED, 0.0, expected="200 to each", got="; ".join(left))
