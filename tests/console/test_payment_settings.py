"""How a property takes payments, changed in the console."""

import re

import httpx2
import pytest

from roomrack.core.rights import Level
from tests.api.reservations.support import done
from tests.console.conftest import Browser
from tests.console.front import Front, colleague, faults, front, words
from tests.factories import World

PAGE = "/payment-settings"
SECRET, SIGNING = "sk_test_never_shown", "whsec_never_shown"


@pytest.fixture
async def counter(world: World, plain: httpx2.AsyncClient) -> Front:
    return await front(world, plain)


async def _stored(counter: Front) -> dict[str, object]:
    found = done(await counter.at.session.get(f"/rest/x1/payments/{counter.hotel.id}/settings"))
    stripe = found.pop("stripe")
    return {**found, "keys": [stripe["secretKeySet"], stripe["webhookSecretSet"]]}


async def _sealed(world: World, counter: Front) -> str:
    async with world.unit() as unit:
        statement = "select t::text from payment_settings t where accommodation = $1"
        return str(await unit.raw.fetchval(statement, counter.hotel.id))


async def test_settings_are_changed_and_keys_never_shown(counter: Front, world: World) -> None:
    page = await counter.get(PAGE)
    assert re.search(r"<code>http[^<]*/payments/notices/", page.text)
    keys = {"secretKey": SECRET, "webhookSecret": SIGNING}
    said = await counter.do(PAGE, action="save", processor="STRIPE", penalties="yes", **keys)
    assert "The payment settings are saved." in said
    assert "Processor Stripe By itself Only when somebody asks for it" in said
    assert await _stored(counter) == {
        "processor": "STRIPE",
        "automatic": False,
        "penalties": True,
        "keys": [True, True],
    }
    assert "never_shown" not in (await counter.get(PAGE)).text
    assert "never_shown" not in await _sealed(world, counter)
    await counter.do(PAGE, action="save", processor="STRIPE", automatic="yes", secretKey="", webhookSecret="")
    kept = {"processor": "STRIPE", "automatic": True, "penalties": False}
    assert await _stored(counter) == {**kept, "keys": [True, True]}
    await counter.do(PAGE, action="save", processor="STRIPE", automatic="yes", forgetWebhookSecret="yes")
    assert await _stored(counter) == {**kept, "keys": [True, False]}
    await counter.do(PAGE, action="save", processor="NONE", automatic="yes", forgetSecretKey="yes")
    assert await _stored(counter) == {**kept, "processor": "NONE", "keys": [False, False]}


async def test_what_is_wrong_is_told_at_its_field(counter: Front, world: World, plain: httpx2.AsyncClient) -> None:
    before = await _stored(counter)
    answer = await counter.send(PAGE, action="save", processor="STRIPE", secretKey="", webhookSecret=SIGNING)
    assert (answer.status_code, set(faults(answer))) == (400, {"save-secretKey"})
    assert SIGNING not in answer.text
    answer = await counter.send(PAGE, action="save", processor="REDSYS", secretKey=SECRET)
    assert (answer.status_code, set(faults(answer))) == (400, {"save-processor"})
    assert SECRET not in answer.text
    answer = await counter.send(PAGE, action="save", processor="STRIPE", secretKey="k" * 256)
    assert (answer.status_code, set(faults(answer))) == (400, {"save-secretKey"})
    assert (await counter.send(PAGE, action="steal")).status_code == 404
    assert await _stored(counter) == before
    await counter.do(PAGE, action="save", processor="STRIPE", secretKey=SECRET)
    answer = await counter.send(PAGE, action="save", processor="STRIPE", secretKey="", forgetSecretKey="yes")
    assert (answer.status_code, set(faults(answer))) == (400, {"save-secretKey"})
    sandbox = await front(world, plain, sandbox=True)
    answer = await sandbox.send(PAGE, action="save", processor="STRIPE", secretKey=SECRET)
    assert (answer.status_code, set(faults(answer))) == (400, {"save-processor"})


async def test_only_who_may_changes_them(counter: Front, world: World, plain: httpx2.AsyncClient) -> None:
    before = await _stored(counter)
    form = {"action": "save", "processor": "DUMMY_PROCESSOR"}
    assert (await Browser(plain).get(counter.path(PAGE))).status_code == 303
    other = await front(world, plain)
    assert (await other.browser.get(counter.path(PAGE))).status_code == 404
    await other.get(PAGE)
    assert (await other.browser.post(counter.path(PAGE), **form)).status_code == 404
    await counter.get(PAGE)
    assert (await counter.browser.post(counter.path(PAGE), csrf="forged", **form)).status_code == 403
    reader = await colleague(world, plain, counter.at, sensitiveData=Level.READONLY)
    assert (await reader.get(PAGE)).text.count('method="post"') == 1  # signing out
    assert (await reader.browser.post(reader.path(PAGE), **form)).status_code == 403
    blind = await colleague(world, plain, counter.at, sensitiveData=Level.NONE)
    assert (await blind.browser.get(blind.path(PAGE))).status_code == 403
    assert f'{blind.path(PAGE)}"' not in (await blind.get("/payments")).text
    assert await _stored(counter) == before


async def test_it_is_there_in_italian(counter: Front) -> None:
    counter.browser.language = "it"
    said = words(await counter.get(PAGE))
    assert "Chi addebita le carte" in said
    assert "Nuova chiave segreta" in said
    assert "sono salvate" in await counter.do(PAGE, action="save", processor="DUMMY_PROCESSOR", automatic="yes")
