"""What the demo's webhook inspector shows before anything was sent."""

from roomrack.domain.webhooks import service as webhooks
from roomrack.domain.webhooks.rules import Attempt, refused
from roomrack.domain.webhooks.wire import delivery_body, signed_headers
from roomrack.entrypoints.demo import plan
from roomrack.infra.db import WriteUnit
from roomrack.infra.http.responses import encode


async def deliver(unit: WriteUnit) -> None:
    """Write down a test event that its receiver refused. It takes the grant of the property to the application."""
    application = plan.PRODUCTION_APPLICATION
    subscription = await webhooks.subscribe(unit, application, "CHAT_MESSAGE_RECEIVED", plan.RECEIVER)
    await webhooks.send_test(unit, application, subscription.id, plan.MAIN)
    (parcel,) = (await webhooks.claim(unit, {application: 1})).parcels
    shape = delivery_body(parcel)
    headers = signed_headers(parcel.secrets, f"msg_{parcel.delivery.id}", unit.now(plan.MAIN), encode(shape))
    attempt = Attempt(
        key=parcel.delivery.key,
        number=1,
        started_at=unit.now(plan.MAIN),
        micros=38_500,
        endpoint=plan.RECEIVER,
        request_headers=encode({**headers, "roomrack-test": "true"}).decode(),
        envelope=encode({**shape, "content": None}).decode(),
        status=406,
        problem=None,
        answer_headers=encode({"Content-Type": "text/plain"}).decode(),
        answer_body="No chat here.",
        answer_bytes=13,
    )
    await webhooks.record(unit, [refused(parcel.delivery.key, 406)], [attempt])
