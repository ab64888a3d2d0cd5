"""Texts by the Messages API, against a provider on loopback."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from ipaddress import ip_network
from typing import Any

import pytest

from roomrack.adapters.http.client import AiohttpOutgoing
from roomrack.adapters.sms.twilio import Account, TwilioSms
from roomrack.entrypoints import wiring
from roomrack.infra.settings import Settings
from roomrack.ports.http import NullOutgoing
from roomrack.ports.sms import NullSmsSender, Sms, SmsFailed, SmsRefused
from tests.texts.provider import ACCOUNT, SECRET, SENDER, Provider, providing

TEXT = Sms(to="+393331234567", text="Città: è l'ora & più", reference="pin-text.1")
HOLDER = Account(account=ACCOUNT, secret=SECRET, sender=SENDER)


@pytest.fixture
def provider() -> Iterator[Provider]:
    with providing() as running:
        yield running


@pytest.fixture
async def outgoing() -> AsyncIterator[AiohttpOutgoing]:
    made = AiohttpOutgoing([ip_network("127.0.0.0/8")])
    yield made
    await made.close()


async def test_a_text_is_handed_in_and_gets_a_receipt(provider: Provider, outgoing: AiohttpOutgoing) -> None:
    texter = TwilioSms(outgoing, provider.url + "/", HOLDER)
    assert texter.ready
    assert await texter.send(TEXT) == f"SM{1:032x}"
    assert provider.taken == [{"To": TEXT.to, "From": SENDER, "Body": TEXT.text}]


async def test_a_key_signs_and_a_service_sends(provider: Provider, outgoing: AiohttpOutgoing) -> None:
    provider.signer = "SK0123"
    holder = replace(HOLDER, key="SK0123", sender="MG0123")
    await TwilioSms(outgoing, provider.url, holder).send(TEXT)
    assert provider.taken == [{"To": TEXT.to, "MessagingServiceSid": "MG0123", "Body": TEXT.text}]


async def test_what_is_about_the_message_is_refused_for_good(provider: Provider, outgoing: AiohttpOutgoing) -> None:
    texter = TwilioSms(outgoing, provider.url, HOLDER)
    provider.answers[:] = [(400, {"code": 21211, "message": "Invalid 'To' Phone Number"}), (422, b"?")]
    with pytest.raises(SmsRefused, match="Invalid 'To' Phone Number"):
        await texter.send(TEXT)
    with pytest.raises(SmsRefused, match="status 422"):
        await texter.send(TEXT)


@pytest.mark.parametrize(
    "answer",
    [
        *((status, {"message": "no"}) for status in (301, 401, 403, 404, 408, 429, 500, 503)),
        *((201, content) for content in (b"", b"[]", {"sid": None}, {"sid": ""}, {})),
    ],
    ids=str,
)
async def test_what_may_pass_is_worth_another_attempt(
    provider: Provider, outgoing: AiohttpOutgoing, answer: tuple[int, Any]
) -> None:
    provider.answers.append(answer)
    with pytest.raises(SmsFailed):
        await TwilioSms(outgoing, provider.url, HOLDER).send(TEXT)


async def test_nobody_there_is_worth_another_attempt() -> None:
    with pytest.raises(SmsFailed):
        await TwilioSms(NullOutgoing(), "https://texts.example", HOLDER).send(TEXT)
    with pytest.raises(SmsFailed):
        await NullSmsSender().send(TEXT)


@pytest.mark.parametrize("missing", [None, "texts_account", "texts_secret", "texts_from"])
def test_texts_need_an_account_its_secret_and_a_sender(missing: str | None) -> None:
    values = {"texts_account": ACCOUNT, "texts_secret": SECRET, "texts_from": SENDER}
    values.pop(missing or "", None)
    settings = Settings.model_validate(values)
    assert wiring.texter(settings, NullOutgoing()).ready is (missing is None)
    assert SECRET not in repr(settings)
