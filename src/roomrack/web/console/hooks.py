"""Pages about webhooks: subscriptions, deliveries with their attempts, sending again, and test events."""

import json
from typing import Any

from starlette.responses import Response

from roomrack.core.errors import NotFound, RoomrackError
from roomrack.core.redaction import redact
from roomrack.core.text import mask_card_numbers
from roomrack.domain.identity import service as identity
from roomrack.domain.properties import service as properties
from roomrack.domain.webhooks import service as webhooks
from roomrack.domain.webhooks.rules import HOOKS
from roomrack.infra import request_log
from roomrack.web.console.tongue import labels, mark
from roomrack.web.console.visit import ROOT, Visit, address, number, signed_in

PAGE = 25
CHOICES = 200
"""Properties to choose from for a test event."""
UNREADABLE = "[can't be redacted]"
STATES = {"waiting": mark("Waiting"), "delivered": mark("Delivered"), "dead": mark("Dead letters")}


@signed_in
async def subscriptions(visit: Visit) -> Response:
    """The application's subscriptions, and changing them."""
    application = await visit.application()
    reach = await visit.reach(application)
    error: RoomrackError | None = None
    if visit.request.method == "POST":
        try:
            return await _change(visit, application, frozenset(reach))
        except RoomrackError as refused:
            error = refused
    async with visit.read(frozenset(reach)) as unit:
        found = await webhooks.subscriptions(unit, application.id)
        names = await properties.names(unit, list(reach)[:CHOICES])
    taken = {one.hook for one in found}
    content = {
        "application": application,
        "subscriptions": found,
        "free": [hook for hook in HOOKS if hook not in taken],
        "names": names,
        "hook": visit.field("hook"),
        "url": visit.field("url"),
    }
    return visit.page("subscriptions.html", content, error=error)


async def _change(visit: Visit, application: identity.Application, scope: frozenset[int]) -> Response:
    here = f"{ROOT}/applications/{application.id}/webhooks"
    subscription = number(visit.field("subscription")) or 0
    async with visit.write(scope) as unit:
        match visit.field("action"):
            case "subscribe":
                await webhooks.subscribe(unit, application.id, visit.field("hook"), visit.field("url"))
                done = visit.say("Subscribed.")
            case "change":
                await webhooks.update(unit, application.id, subscription, visit.field("url"))
                done = visit.say("Saved.")
            case "remove":
                await webhooks.unsubscribe(unit, application.id, subscription)
                done = visit.say("The subscription is gone.")
            case "test":
                accommodation = number(visit.field("accommodation")) or 0
                made = await webhooks.send_test(unit, application.id, subscription, accommodation)
                here = f"{ROOT}/applications/{application.id}/deliveries/{made}"
                done = visit.say("The test event is on its way. Reload this page to see its attempt.")
            case _:
                raise NotFound("Action")
    return visit.go(here, done=done)


@signed_in
async def deliveries(visit: Visit) -> Response:
    """What was sent, and sending some of it again."""
    application = await visit.application()
    reach = frozenset(await visit.reach(application))
    here = f"{ROOT}/applications/{application.id}/deliveries"
    error: RoomrackError | None = None
    if visit.request.method == "POST":
        chosen = {number(str(value)) or 0 for value in visit.form.getlist("delivery")}
        try:
            async with visit.write(reach) as unit:
                made = await webhooks.redeliver(unit, application.id, chosen)
            return visit.go(here, done=_again(visit, len(made)))
        except RoomrackError as refused:
            error = refused
    state = visit.asked("state")
    filters = {
        "state": state if state in STATES else None,
        "hook": visit.asked("hook"),
        "reference": visit.asked("reference"),
    }
    before = visit.asked_id("before") or request_log.NEWEST
    async with visit.read(reach) as unit:
        found = await webhooks.deliveries(
            unit,
            application.id,
            before=before,
            state=filters["state"],
            hook=filters["hook"],
            reference=filters["reference"],
            limit=PAGE + 1,
        )
    content = {
        "application": application,
        "deliveries": found[:PAGE],
        "filters": filters,
        "states": labels(visit.language, STATES),
        "hooks": HOOKS,
        "older": address(here, **filters, before=found[PAGE - 1].id) if len(found) > PAGE else None,
        "newest": address(here, **filters) if visit.asked("before") else None,
    }
    return visit.page("deliveries.html", content, error=error)


def _again(visit: Visit, count: int) -> str:
    if count == 1:
        return visit.say("One on the way again.")
    return visit.say("{count} on the way again.", count=count)


@signed_in
async def delivery(visit: Visit) -> Response:
    """One delivery with its attempts, and sending it again."""
    application = await visit.application()
    reach = frozenset(await visit.reach(application))
    id = visit.path_id("id")
    error: RoomrackError | None = None
    if visit.request.method == "POST":
        try:
            async with visit.write(reach) as unit:
                (made,) = await webhooks.redeliver(unit, application.id, {id})
            return visit.go(
                f"{ROOT}/applications/{application.id}/deliveries/{made}", done=visit.say("On the way again.")
            )
        except NotFound:
            raise
        except RoomrackError as refused:
            error = refused
    async with visit.read(reach) as unit:
        found = await webhooks.delivery(unit, application.id, id)
        attempts = await webhooks.attempts(unit, found)
        names = await properties.names(unit, [found.accommodation])
    whole = application.sandbox or found.test
    content = {
        "application": application,
        "delivery": found,
        "name": names.get(found.accommodation, ""),
        "attempts": [(one, _shown(one.body, whole=whole), _answered(visit, one, whole=whole)) for one in attempts],
        "whole": whole,
    }
    return visit.page("delivery.html", content, error=error)


def _shown(body: str, *, whole: bool) -> str:
    """The body as the page shows it: to the letter for the sandbox, else without personal data, content opened up."""
    if whole:
        return body
    parsed = json.loads(body)
    if isinstance(parsed.get("content"), str):
        parsed["content"] = redact(json.loads(parsed["content"]))
    return json.dumps(parsed, indent=2, ensure_ascii=False)


def _answered(visit: Visit, attempt: webhooks.AttemptShown, *, whole: bool) -> str | None:
    """The answer as the page shows it: a receiver may repeat what it was sent, so it is treated as the body is."""
    text = attempt.answer_body
    if whole or not text:
        return text
    if not _is_json(text):
        return mask_card_numbers(text)
    try:
        return json.dumps(redact(_opened(json.loads(text))), indent=2, ensure_ascii=False)
    except (ValueError, RecursionError):
        # The beginning of a longer one, whose names can't be told from its values.
        return visit.say("[{count} bytes that can't be redacted]", count=attempt.answer_bytes)


def _opened(value: Any) -> Any:
    """The value with the JSON in its strings opened up, as `content` is, so that redaction sees the names in it."""
    if isinstance(value, dict):
        return {name: _opened(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_opened(member) for member in value]
    if not isinstance(value, str) or not _is_json(value):
        return value
    try:
        return _opened(json.loads(value))
    except ValueError:
        return UNREADABLE


def _is_json(text: str) -> bool:
    return text.lstrip().startswith(("{", "[", '"'))
