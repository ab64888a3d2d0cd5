"""`Idempotency-Key` on POST: an extension of Roomrack's (docs/algorithms/idempotency.md)."""

import secrets
from typing import Any

from roomrack.entrypoints.certify.model import Level, Violation, registry
from roomrack.entrypoints.certify.subject import Subject
from roomrack.entrypoints.certify.wire import Answer

KEY, REPLAYED = "Idempotency-Key", "Idempotency-Replayed"


def post(subject: Subject, key: str, body: dict[str, Any]) -> Answer:
    """Book with a key."""
    return subject.try_to_book(body, headers={KEY: key})


@registry.add(
    "idempotency.replay",
    "x1",
    "The same key and body give the same answer, once done",
    level=Level.WRITE,
    extension=True,
)
def replay(subject: Subject) -> None:
    key, stay = secrets.token_hex(8), subject.stay()
    body = subject.draft(subject.room, stay)
    first, again = post(subject, key, body), post(subject, key, body)
    first.expect_status(200)
    again.expect_status(200)
    if first.content != again.content or again.headers.get(REPLAYED) != "true":
        raise Violation(f"the same answer with {REPLAYED}: true", again.text)
    if subject.left(subject.room, stay) != [4, 4]:
        raise Violation("one booking", f"{subject.left(subject.room, stay)} left of 5")


@registry.add(
    "idempotency.other-body", "x1", "The same key with another body is 400", level=Level.WRITE, extension=True
)
def other_body(subject: Subject) -> None:
    key, stay = secrets.token_hex(8), subject.stay()
    post(subject, key, subject.draft(subject.room, stay)).expect_status(200)
    answer = post(subject, key, subject.draft(subject.room, stay, privateNotes="another"))
    answer.expect_error(400, "ApiParamsExemption", element=KEY)


@registry.add(
    "idempotency.refusal",
    "x1",
    "A refusal is repeated, too, though it could be done now",
    level=Level.WRITE,
    extension=True,
)
def refusal(subject: Subject) -> None:
    key, stay = secrets.token_hex(8), subject.stay()
    body = subject.draft(subject.room, stay)
    subject.write(subject.room, stay.checkin, stay.last, availability=0).expect_status(200)
    post(subject, key, body).expect_status(400)
    subject.write(subject.room, stay.checkin, stay.last, availability=5).expect_status(200)
    post(subject, key, body).expect_status(400)
    post(subject, secrets.token_hex(8), body).expect_status(200)


@registry.add("idempotency.two-keys", "x1", "Two keys are two requests", level=Level.WRITE, extension=True)
def two_keys(subject: Subject) -> None:
    stay = subject.stay()
    body = subject.draft(subject.room, stay)
    made = [post(subject, secrets.token_hex(8), body).expect(200)["id"] for _ in range(2)]
    if made[0] == made[1]:
        raise Violation("two reservations", "one")


@registry.add("idempotency.bulk", "x1", "A bulk write with a key is done once", level=Level.WRITE, extension=True)
def bulk(subject: Subject) -> None:
    key, day = secrets.token_hex(8), subject.stay(1).checkin
    body = [{"room": subject.room, "dateFrom": str(day), "dateTo": str(day), "values": {"price": 71}}]
    first = subject.bulk(body, headers={KEY: key}).expect(200)
    again = subject.bulk(body, headers={KEY: key})
    if again.expect(200) != first:
        raise Violation(f"the same process {first.get('process')}", again.text)
