"""The text that goes with the mail about a PIN: docs/guides/cards.md."""

import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx2
import pytest

from roomrack.adapters.http.client import AiohttpOutgoing
from roomrack.core.clock import clock_from
from roomrack.domain.cards import service as cards
from roomrack.domain.messages import service as messages
from roomrack.domain.messages.jobs import Postman
from roomrack.entrypoints import wiring
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context, Database
from roomrack.infra.settings import Settings
from roomrack.ports.sms import NullSmsSender
from tests.api.reservations.support import Desk, desk
from tests.factories import World
from tests.harness.processes import ApiServer, ClockFile, Vault
from tests.mail.receiver import Receiver
from tests.texts.provider import ACCOUNT, SECRET, SENDER, Provider, providing

MOBILE = "+393331234567"


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with providing() as running:
        yield running


@pytest.fixture(scope="module")
async def texting(
    environment: dict[str, str], session_folder: Path, vault: Vault, provider: Provider
) -> AsyncIterator[httpx2.AsyncClient]:
    """An API beside the session's own, of the same installation, which has a provider of texts."""
    settings = {
        **environment,
        "ROOMRACK_TEXTS_URL": provider.url,
        "ROOMRACK_TEXTS_ACCOUNT": ACCOUNT,
        "ROOMRACK_TEXTS_SECRET": SECRET,
        "ROOMRACK_TEXTS_FROM": SENDER,
    }
    api = ApiServer(settings, session_folder / "texting.log").start()
    async with httpx2.AsyncClient(base_url=f"{api.url}/connect", timeout=30, trust_env=False) as http:
        yield http
    api.stop()


@pytest.fixture
def context(keys: str, clock_file: ClockFile) -> Context:
    return Context(clock=clock_from(clock_file.setting), keyring=Keyring.parse(keys), actor={"kind": "worker"})


@pytest.fixture
async def postman(database: Database, context: Context, provider: Provider) -> AsyncIterator[Postman]:
    values = {
        "texts_url": provider.url,
        "texts_account": ACCOUNT,
        "texts_secret": SECRET,
        "texts_from": SENDER,
        "outgoing_allowed_networks": "127.0.0.0/8",
    }
    settings = Settings.model_validate(values)
    outgoing = AiohttpOutgoing(settings.outgoing_allowed_networks)
    yield Postman(database, context, [cards.TEXTS], None, wiring.texter(settings, outgoing))
    await outgoing.close()


async def with_number(world: World, mobile: str | None = None, *, sandbox: bool = False) -> Desk:
    """A hotel in Italy whose contact has a mobile number, or none."""
    at = await desk(world, sandbox=sandbox)
    contact = {"mobileNumberFull": mobile} if mobile else {}
    async with world.unit() as unit:
        await unit.raw.execute(
            "update accommodation set country = 'IT', phone = '06 69812345', details = details || "
            "jsonb_build_object('contact', $2::jsonb) where accommodation = $1",
            at.hotel.id,
            json.dumps(contact),
        )
    return at


async def register(at: Desk, http: httpx2.AsyncClient, language: str = "en") -> httpx2.Response:
    headers = {**at.session.headers, "Accept-Language": language}
    return await http.post(f"/rest/v1/payment/{at.hotel.id}/register", headers=headers)


async def outbox(at: Desk) -> list[tuple[str, str, str, int, str | None, str | None]]:
    """The texts: to whom, in which language, how they stand, how often they were tried, what went wrong, receipts."""
    async with at.world.unit() as unit:
        rows = await messages.of(unit, at.hotel.id, cards.PIN, at.hotel.id)
    return [(row.address, row.language, row.status.value, row.attempts, row.problem, row.receipt) for row in rows]


async def pass_time(at: Desk) -> None:
    """Let the time until the next attempt pass."""
    async with at.world.unit() as unit:
        await unit.raw.execute(
            "update message set due_at = due_at - interval '1 day' where accommodation = $1", at.hotel.id
        )


async def test_the_contact_is_mailed_and_texted(
    world: World, texting: httpx2.AsyncClient, postman: Postman, provider: Provider, vault_mail: Receiver
) -> None:
    at = await with_number(world, "333 123 4501")
    answer = await register(at, texting, "it")
    assert (answer.status_code, answer.json()) == (200, {"status": "wait"})
    assert vault_mail.taken[-1]["Subject"].startswith("Scelga un PIN")
    assert await outbox(at) == [("+393331234501", "it", "WAITING", 0, None, None)]
    await register(at, texting)
    assert len(await outbox(at)) == 1
    await postman.run()
    [said] = provider.to("+393331234501")
    assert said.startswith(f"{at.hotel.name}: arriva per e-mail il link")
    assert "http" not in said
    [(_, _, status, attempts, problem, receipt)] = await outbox(at)
    assert (status, attempts, problem, str(receipt)[:2]) == ("SENT", 1, None, "SM")
    await postman.again()
    assert len(provider.to("+393331234501")) == 1


async def test_a_text_that_fails_is_tried_again_and_one_that_is_refused_is_not(
    world: World,
    texting: httpx2.AsyncClient,
    postman: Postman,
    provider: Provider,
    database: Database,
    context: Context,
) -> None:
    at, other = await with_number(world, "333 123 4502"), await with_number(world, "333 123 4503")
    await register(at, texting)
    await Postman(database, context, [cards.TEXTS], None, NullSmsSender()).run()
    assert (await outbox(at))[0][2:4] == ("WAITING", 0)
    provider.answers[:] = [(503, {})]
    await postman.run()
    assert (await outbox(at))[0][2:5] == ("WAITING", 1, "SmsFailed")
    await pass_time(at)
    await postman.run()
    assert (await outbox(at))[0][2:5] == ("SENT", 2, None)
    assert len(provider.to("+393331234502")) == 1
    await register(other, texting)
    provider.answers[:] = [(400, {"code": 21614, "message": "not a mobile number"})]
    await postman.run()
    assert (await outbox(other))[0][2:5] == ("FAILED", 1, "not a mobile number")


async def test_a_property_without_a_mobile_number_is_refused_before_anything_is_mailed(
    world: World, texting: httpx2.AsyncClient, vault_mail: Receiver
) -> None:
    at = await with_number(world)
    count = len(vault_mail.taken)
    answer = await register(at, texting)
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")
    assert answer.json()["element"] == "$.contact.mobileNumberFull"
    assert len(vault_mail.taken) == count
    assert await outbox(at) == []


async def test_nothing_is_texted_when_the_mail_was_refused_or_from_a_sandbox(
    world: World, texting: httpx2.AsyncClient, postman: Postman, provider: Provider, vault_mail: Receiver
) -> None:
    at, box = await with_number(world, MOBILE), await with_number(world, MOBILE, sandbox=True)
    vault_mail.refusals.append("550 no such mailbox")
    assert (await register(at, texting)).status_code == 550
    assert await outbox(at) == []
    await register(box, texting)
    await postman.run()
    assert (await outbox(box))[0][2:5] == ("FAILED", 1, messages.SANDBOX)
    assert provider.to(MOBILE) == []


async def test_without_a_provider_the_mail_goes_alone(world: World, vault: Vault, vault_mail: Receiver) -> None:
    at = await with_number(world)
    answer = await at.session.post(f"/rest/v1/payment/{at.hotel.id}/register")
    assert (answer.status_code, answer.json()) == (200, {"status": "wait"})
    assert vault_mail.taken[-1]["Subject"].endswith(at.hotel.name)
    assert await outbox(at) == []
