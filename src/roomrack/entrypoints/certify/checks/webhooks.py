"""Subscriptions, and what arrives at a receiver of the kit's own (docs/contract.md 10).

The receiver answers as each check tells it. What takes two days, that an attempt is given up, can't be seen from
outside in reasonable time.
"""

import base64
import hashlib
import hmac
import json
import secrets
from datetime import datetime
from typing import Any

from roomrack.entrypoints.certify.model import Level, Skipped, Violation, registry
from roomrack.entrypoints.certify.receiver import Delivery
from roomrack.entrypoints.certify.subject import ABSENT, Subject

CREATED, CHANGED, CANCELLED, CONFIRMED = (
    "RESERVATION_CREATED",
    "RESERVATION_CHANGE",
    "RESERVATION_CANCELLED",
    "RESERVATION_CONFIRMED",
)
EVENTS = {CREATED, CHANGED, CANCELLED, CONFIRMED, "CONTENT_NOTIFICATION", "CONTENT_PUSH"}
SOON, RETRY, QUIET = 20.0, 45.0, 12.0
"""Seconds in which a delivery must come, in which it must be tried again, and in which nothing more may come."""


FAILURES = 100
"""More than any server makes attempts while a check lasts."""


def subscribe(subject: Subject, event: str, *statuses: int) -> str:
    """Subscribe to an event at a path of its own, which answers these statuses first; gives the path."""
    path = f"/{event.lower()}-{secrets.token_hex(4)}"
    answer = subject.send("POST", f"/rest/v1/subscription/{event}", form={"url": subject.receiver.url(path, *statuses)})
    if answer.status == 400 and b"ApiValidationFailed" in answer.content:
        raise Skipped(f"the application is subscribed to {event} already, or the server does not send to --receiver")
    number = answer.expect(200)["id"]
    subject.undo(f"end subscription {number}", lambda: unsubscribe(subject, number))
    return path


def unsubscribe(subject: Subject, number: int) -> Any:
    """End a subscription."""
    return subject.send("DELETE", f"/rest/v1/subscription/{number}")


def end_all(subject: Subject) -> None:
    """End the subscriptions that lead to the kit's receiver."""
    for row in subject.get("/rest/v1/subscription"):
        if str(row.get("endpoint", "")).startswith(subject.receiver.address):
            unsubscribe(subject, row["id"])


def about(came: list[Delivery], number: int) -> list[Delivery]:
    """Deliveries about one reservation."""
    return [each for each in came if each.body.get("reference") == str(number)]


def one(subject: Subject, path: str, number: int) -> Delivery:
    """The first delivery about a reservation. Raises `Violation` when none comes."""
    came = about(subject.receiver.wait(path, lambda all: bool(about(all, number)), SOON), number)
    if not came:
        raise Violation(f"a delivery about reservation {number} within {SOON:g} s", "none")
    return came[0]


@registry.add("webhooks.events", "10", "The events that can be subscribed to are listed")
def events(subject: Subject) -> None:
    answer = subject.send("GET", "/rest/v1/subscription/list")
    listed = answer.expect(200)
    if not isinstance(listed, list) or not set(listed) >= EVENTS:
        raise Violation(f"an array with {', '.join(sorted(EVENTS))}", answer.text)


@registry.add("webhooks.subscriptions", "1", "Subscriptions are a bare array")
def subscriptions(subject: Subject) -> None:
    answer = subject.send("GET", "/rest/v1/subscription")
    if not isinstance(answer.expect(200), list):
        raise Violation("a bare array", answer.text)


@registry.add("webhooks.unknown-event", "10", "An event that does not exist can't be subscribed to", level=Level.WRITE)
def unknown_event(subject: Subject) -> None:
    answer = subject.send("POST", "/rest/v1/subscription/NO_SUCH_EVENT", form={"url": "https://hooks.example/x"})
    answer.expect_error(400, "ApiParamsExemption", "ApiValidationFailed")


@registry.add("webhooks.no-url", "10", "A subscription needs a URL", level=Level.WRITE)
def no_url(subject: Subject) -> None:
    answer = subject.send("POST", f"/rest/v1/subscription/{CREATED}", form={})
    answer.expect_error(400, "ApiParamsExemption", "ApiValidationFailed")


@registry.add(
    "webhooks.private-address", "10", "A URL of a private address or of no web scheme is refused", level=Level.WRITE
)
def private_address(subject: Subject) -> None:
    for url in ("http://10.255.255.1/x", "http://169.254.169.254/latest", "ftp://hooks.example/x", "nonsense"):
        answer = subject.send("POST", f"/rest/v1/subscription/{CONFIRMED}", form={"url": url})
        if answer.status == 200:
            unsubscribe(subject, answer.expect(200)["id"])
        answer.expect_error(400, "ApiValidationFailed", "ApiParamsExemption")


@registry.add("webhooks.unknown-subscription", "2", "An unknown subscription is 404", level=Level.WRITE)
def unknown_subscription(subject: Subject) -> None:
    unsubscribe(subject, ABSENT).expect_error(404, "ApiResourceMissing")


@registry.add("webhooks.life", "10", "A subscription is made, listed, changed and ended", level=Level.WRITE)
def life(subject: Subject) -> None:
    path = subscribe(subject, CONFIRMED)
    url = subject.receiver.address + path
    mine = [row for row in subject.get("/rest/v1/subscription") if row["endpoint"] == url]
    if len(mine) != 1 or mine[0].get("type") != CONFIRMED:
        raise Violation(f"one subscription to {CONFIRMED} at {url}", str(mine))
    number = mine[0]["id"]
    changed = subject.send("PUT", f"/rest/v1/subscription/{number}", params=[("url", f"{url}-b")]).expect(200)
    if changed.get("endpoint") != f"{url}-b" or changed["id"] != number:
        raise Violation(f"the same subscription at {url}-b", str(changed))
    ended = unsubscribe(subject, number).expect(200)
    if ended.get("id") != number or number in [row["id"] for row in subject.get("/rest/v1/subscription")]:
        raise Violation("the subscription that was ended, and a list without it", str(ended))


@registry.add(
    "webhooks.one-for-each-event",
    "10",
    "A second subscription to an event is refused, with the field",
    level=Level.WRITE,
)
def one_for_each_event(subject: Subject) -> None:
    path = subscribe(subject, CONFIRMED)
    try:
        url = subject.receiver.address + path
        body = subject.send("POST", f"/rest/v1/subscription/{CONFIRMED}", form={"url": url}).expect_error(
            400, "ApiValidationFailed"
        )
        if not body["nested"]:
            raise Violation("the field in `nested`", str(body))
    finally:
        end_all(subject)


@registry.add("webhooks.arrives", "10", "A booking is announced, in the contract's shape and signed", level=Level.WRITE)
def arrives(subject: Subject) -> None:
    path = subscribe(subject, CREATED)
    try:
        made = subject.book(subject.stay())
        delivery = one(subject, path, made["id"])
    finally:
        end_all(subject)
    _check_body(delivery, CREATED)
    content = json.loads(delivery.body["content"])
    found = subject.get(f"{subject.reservations}/{made['id']}")
    if differing := [name for name in content if content[name] != found.get(name)]:
        raise Violation("the reservation as findReservation returns it", f"other {', '.join(differing)}")


@registry.add(
    "webhooks.signature", "10", "`hmac` is HMAC-SHA1 of `content`; Standard Webhooks headers verify", level=Level.WRITE
)
def signature(subject: Subject) -> None:
    secret = subject.client["client_secret"].encode()
    path = subscribe(subject, CREATED)
    try:
        delivery = one(subject, path, subject.book(subject.stay())["id"])
    finally:
        end_all(subject)
    body = delivery.body
    wanted = hmac.new(secret, body["content"].encode(), hashlib.sha1).hexdigest()
    if not hmac.compare_digest(wanted, str(body.get("hmac"))):
        raise Violation("`hmac` as HMAC-SHA1 in hex of `content` with the client secret", str(body.get("hmac")))
    names = ("webhook-id", "webhook-timestamp", "webhook-signature")
    if missing := [name for name in names if name not in delivery.headers]:
        raise Violation("the headers of Standard Webhooks", f"no {', '.join(missing)}")
    id, timestamp, signed = (delivery.headers[name] for name in names)
    digest = hmac.new(secret, f"{id}.{timestamp}.".encode() + delivery.content, hashlib.sha256).digest()
    if f"v1,{base64.b64encode(digest).decode()}" not in signed.split():
        raise Violation("a webhook-signature v1 with the client secret", signed)


@registry.add(
    "webhooks.change-and-cancel", "10", "Changes and cancellations are announced, in their order", level=Level.WRITE
)
def change_and_cancel(subject: Subject) -> None:
    changed, cancelled = subscribe(subject, CHANGED), subscribe(subject, CANCELLED)
    try:
        number = subject.book(subject.stay())["id"]
        subject.send("PATCH", f"{subject.reservations}/{number}", json_body={"privateNotes": "a"}).expect_status(200)
        first = one(subject, changed, number)
        subject.cancel(number).expect_status(200)
        second = one(subject, cancelled, number)
    finally:
        end_all(subject)
    if json.loads(first.body["content"]).get("privateNotes") != "a":
        raise Violation("the change in `content`", first.body["content"][:200])
    if json.loads(second.body["content"]).get("status") != "CANCELLED" or second.at < first.at:
        raise Violation("the cancelled reservation, after the change", second.body["content"][:200])


@registry.add("webhooks.confirmed", "10", "Confirming a waiting reservation is announced", level=Level.WRITE)
def confirmed(subject: Subject) -> None:
    path = subscribe(subject, CONFIRMED)
    try:
        number = subject.book(subject.stay(), status="WAITING")["id"]
        subject.send("PUT", f"{subject.reservations}/{number}", json_body={"status": "CONFIRMED"}).expect_status(200)
        one(subject, path, number)
    finally:
        end_all(subject)


@registry.add(
    "webhooks.again", "10", "What is answered 500 comes again, the same, and `retry` counts down", level=Level.WRITE
)
def again(subject: Subject) -> None:
    path = subscribe(subject, CREATED, 500)
    try:
        number = subject.book(subject.stay())["id"]
        came = subject.receiver.wait(path, lambda all: len(about(all, number)) >= 2, RETRY)
        came = about(came, number)
        if len(came) < 2:
            raise Violation(f"a second attempt within {RETRY:g} s", f"{len(came)} attempts")
        first, second = came[:2]
        if first.headers.get("webhook-id") != second.headers.get("webhook-id") or first.body["id"] != second.body["id"]:
            raise Violation("the same webhook-id and id in all attempts", "others")
        if first.body["content"] != second.body["content"] or second.body["retry"] != first.body["retry"] - 1:
            raise Violation(f"the same content with retry {first.body['retry'] - 1}", str(second.body["retry"]))
        more = subject.receiver.wait(path, lambda all: len(about(all, number)) > 2, QUIET)
        if len(about(more, number)) > 2:
            raise Violation("nothing more after 200", f"{len(about(more, number))} attempts")
    finally:
        end_all(subject)


@registry.add(
    "webhooks.held-back",
    "10",
    "What comes after a failing delivery about the same reservation waits until that is accepted",
    level=Level.WRITE,
)
def held_back(subject: Subject) -> None:
    created, changed = subscribe(subject, CREATED, 500), subscribe(subject, CHANGED)
    try:
        number = subject.book(subject.stay())["id"]
        one(subject, created, number)
        subject.send("PATCH", f"{subject.reservations}/{number}", json_body={"privateNotes": "a"}).expect_status(200)
        change = about(subject.receiver.wait(changed, lambda all: bool(about(all, number)), RETRY), number)
        attempts = about(subject.receiver.on(created), number)
    finally:
        end_all(subject)
    accepted = [each.at for each in attempts if each.answered == 200]
    if not change:
        raise Violation(f"the change within {RETRY:g} s", f"none, after {len(attempts)} attempts at the booking")
    if not accepted or change[0].at < accepted[0]:
        raise Violation("the booking accepted before the change comes", "the change while the booking was failing")


@registry.add(
    "webhooks.holds-back-nothing-else",
    "10",
    "A failing delivery holds back none about another reservation of the property",
    level=Level.WRITE,
)
def holds_back_nothing_else(subject: Subject) -> None:
    changed, cancelled = subscribe(subject, CHANGED, *[500] * FAILURES), subscribe(subject, CANCELLED)
    try:
        failing, other = subject.book(subject.stay())["id"], subject.book(subject.stay())["id"]
        subject.send("PATCH", f"{subject.reservations}/{failing}", json_body={"privateNotes": "a"}).expect_status(200)
        one(subject, changed, failing)
        subject.cancel(other).expect_status(200)
        one(subject, cancelled, other)
    finally:
        end_all(subject)


@registry.add("webhooks.never-again", "10", "What is answered 406 never comes again", level=Level.WRITE)
def never_again(subject: Subject) -> None:
    path = subscribe(subject, CREATED, 406)
    try:
        number = subject.book(subject.stay())["id"]
        one(subject, path, number)
        more = about(subject.receiver.wait(path, lambda all: len(about(all, number)) > 1, QUIET), number)
        if len(more) > 1:
            raise Violation("one attempt", f"{len(more)}")
    finally:
        end_all(subject)


@registry.add(
    "webhooks.coalescing",
    "10",
    "Equal content about a reservation goes once; its final state always",
    level=Level.WRITE,
)
def coalescing(subject: Subject) -> None:
    path = subscribe(subject, CHANGED)
    try:
        number = subject.book(subject.stay())["id"]
        for note in ("same", "same", "last"):
            subject.send("PATCH", f"{subject.reservations}/{number}", json_body={"privateNotes": note}).expect_status(
                200
            )

        def is_last(came: list[Delivery]) -> bool:
            return any(json.loads(each.body["content"]).get("privateNotes") == "last" for each in about(came, number))

        came = about(subject.receiver.wait(path, is_last, SOON), number)
        if not is_last(came):
            raise Violation("the final state announced", f"{len(came)} deliveries without it")
        said = [each.body["content"] for each in came]
        if len(said) != len(set(said)):
            raise Violation("equal content once", f"{len(said)} deliveries, {len(set(said))} different")
    finally:
        end_all(subject)


@registry.add("webhooks.ended", "10", "After a subscription has ended nothing comes", level=Level.WRITE)
def ended(subject: Subject) -> None:
    path = subscribe(subject, CREATED)
    end_all(subject)
    number = subject.book(subject.stay())["id"]
    if about(subject.receiver.wait(path, lambda all: bool(about(all, number)), QUIET / 3), number):
        raise Violation("no delivery", "one")


def _check_body(delivery: Delivery, event: str) -> None:
    body = delivery.body
    wanted = {"id": int, "type": str, "reference": str, "retry": int, "createTime": str, "hmac": str, "content": str}
    for name, kind in wanted.items():
        if not isinstance(body.get(name), kind):
            raise Violation(f"`{name}` as {kind.__name__}", repr(body.get(name)))
    if body["type"] != event:
        raise Violation(f"type {event}", body["type"])
    if not body["createTime"].endswith("Z[UTC]"):
        raise Violation("`createTime` ending in Z[UTC]", body["createTime"])
    datetime.fromisoformat(body["createTime"].split("Z")[0])
    if not isinstance(body.get("subscription"), dict) or body["subscription"].get("type") != event:
        raise Violation("the `subscription`", repr(body.get("subscription")))
    if "json" not in delivery.headers.get("content-type", ""):
        raise Violation("Content-Type: application/json", delivery.headers.get("content-type", "none"))
