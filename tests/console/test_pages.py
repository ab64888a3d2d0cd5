"""The console over HTTP: who may see it, what its forms do, and what they refuse."""

import re

import httpx2
import pytest

from roomrack.domain.identity import service as identity
from tests.console.conftest import ROOT, Browser, Desk, token_of
from tests.factories import World
from tests.harness.processes import ClockFile

PAGES = ["", "/settings", "/grants", "/calls", "/quota", "/webhooks", "/deliveries", "/properties", "/events"]


def alerts(page: httpx2.Response) -> str:
    """What a page says is wrong."""
    found = re.search(r'role="alert"[^>]*>(.*?)</div>', page.text, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split()) if found else ""


async def secret_shown(browser: Browser, answer: httpx2.Response) -> str:
    """The secret that the page after a form shows."""
    page = await browser.follow(answer)
    found = re.search(r"<code data-secret>([^<]+)</code>", page.text)
    assert found, page.text
    return found[1]


# --- who may see what ---


async def test_strangers_are_sent_to_sign_in_and_back(browser: Browser, desk: Desk) -> None:
    answer = await browser.get(f"{desk.path}/calls", status="4")
    assert answer.status_code == 303
    target = answer.headers["location"]
    assert target == f"{ROOT}/sign-in?next=%2Fconnect%2Fconsole%2Fapplications%2F{desk.app.id}%2Fcalls%3Fstatus%3D4"
    await browser.get(target.removeprefix(ROOT))
    number = desk.hotel.name.removeprefix("Hotel ")
    answer = await browser.post(
        target.removeprefix(ROOT),
        username=f"owner{number}@hotel{number}.example",
        password=f"correct horse {number}",
    )
    assert answer.headers["location"] == f"{ROOT}{desk.path}/calls?status=4"


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example", f"{ROOT}@evil.example", f"{ROOT}/../rest", f"{ROOT}/\\evil", "/other"],
)
async def test_sign_in_sends_nobody_elsewhere(desk: Desk, target: str) -> None:
    answer = await desk.browser.get("/sign-in", next=target)
    assert (answer.status_code, answer.headers["location"]) == (303, ROOT)


async def test_wrong_password_and_foreign_forms_are_refused(browser: Browser, desk: Desk) -> None:
    await browser.get("/sign-in")
    wrong = await browser.post("/sign-in", username=f"nobody{desk.app.id}@nowhere.example", password="wrong")
    assert (wrong.status_code, alerts(wrong)) == (403, "The user name or the password is wrong.")
    foreign = await browser.post("/sign-in", csrf="0" * 64, username="x", password="y")
    assert foreign.status_code == 403


async def test_signing_out_ends_the_session(desk: Desk) -> None:
    before = dict(desk.browser.cookies)
    await desk.browser.get()
    assert (await desk.browser.post("/sign-out")).status_code == 303
    desk.browser.cookies = before
    assert (await desk.browser.get()).status_code == 303


@pytest.mark.parametrize("page", PAGES)
async def test_pages_are_for_those_who_work_on_the_application(desk: Desk, stranger: Desk, page: str) -> None:
    answer = await desk.browser.get(desk.path + page)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert "access-control-allow-origin" not in answer.headers
    for path in (desk.path + page, f"/applications/999999999999{page}", f"/applications/{2**64}{page}"):
        assert (await stranger.browser.get(path)).status_code == 404, path


@pytest.mark.parametrize("page", ["/settings", "/grants", "/webhooks", "/deliveries", "/properties"])
async def test_forms_need_the_browsers_own_token_and_the_application(desk: Desk, stranger: Desk, page: str) -> None:
    await desk.browser.get(desk.path + page)
    form = {"action": "rotate", "overlap": "0", "name": "x", "delivery": "1", "grant": "1"}
    assert (await desk.browser.post(desk.path + page, csrf="0" * 64, **form)).status_code == 403
    await stranger.browser.get(stranger.path + page)
    assert (await stranger.browser.post(desk.path + page, **form)).status_code == 404


# --- applications ---


async def test_new_application_shows_its_secret_once_and_works(desk: Desk, world: World) -> None:
    await desk.browser.get("/applications/new")
    answer = await desk.browser.post(
        "/applications/new", name="  Door   locks ", redirect_uris="https://locks.example/cb\n\nhttp://localhost:1/cb\n"
    )
    location = answer.headers["location"]
    secret = await secret_shown(desk.browser, answer)
    again = await desk.browser.get(location.removeprefix(ROOT))
    assert secret not in again.text
    async with world.unit() as unit:
        made = await identity.own_application(unit, desk.hotel.person, int(location.split("/")[-2]))
    assert (made.name, made.environment) == ("Door locks", identity.Environment.SANDBOX)
    assert made.redirect_uris == ("https://locks.example/cb", "http://localhost:1/cb")
    form = {"client_id": made.client_id, "client_secret": secret}
    assert (await world.client.post("/rest/v1/identity/apilogin", data=form)).status_code == 200


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 81}, "at most 80"),
        ({"name": "x", "redirect_uris": "http://client.example/"}, "http is only for loopback"),
        ({"name": "x", "redirect_uris": "https://a.example/#x"}, "fragment"),
    ],
)
async def test_application_that_cannot_be_made_is_refused_with_the_form(
    desk: Desk, form: dict[str, str], says: str
) -> None:
    await desk.browser.get("/applications/new")
    answer = await desk.browser.post("/applications/new", **form)
    assert answer.status_code == 400
    assert says in alerts(answer) or says == "name"
    assert alerts(answer)


async def test_one_person_makes_twenty_applications(desk: Desk, world: World) -> None:
    async with world.unit() as unit:
        for number in range(19):
            await identity.create_own(unit, desk.hotel.person, name=f"Number {number}")
    await desk.browser.get("/applications/new")
    answer = await desk.browser.post("/applications/new", name="one more")
    assert (answer.status_code, "20" in alerts(answer)) == (400, True)


async def test_name_and_redirect_uris_can_be_changed(desk: Desk, world: World) -> None:
    page = f"{desk.path}/settings"
    await desk.browser.get(page)
    refused = await desk.browser.post(page, action="save", name="New", redirect_uris="ftp://x.example/")
    assert (refused.status_code, "ftp://x.example/" in refused.text) == (400, True)
    await desk.browser.follow(
        await desk.browser.post(page, action="save", name="New", redirect_uris="https://new.example/")
    )
    async with world.unit() as unit:
        made = await identity.application(unit, desk.app.id)
    assert (made.name, made.redirect_uris) == ("New", ("https://new.example/",))


async def test_both_secrets_work_until_the_old_one_ends(desk: Desk, world: World, clock: ClockFile) -> None:
    async def works(secret: str) -> bool:
        form = {"client_id": desk.app.client_id, "client_secret": secret}
        return (await world.client.post("/rest/v1/identity/apilogin", data=form)).status_code == 200

    page = f"{desk.path}/settings"
    await desk.browser.get(page)
    new = await secret_shown(desk.browser, await desk.browser.post(page, action="rotate", overlap="3600"))
    assert [await works(desk.app.client_secret), await works(new), await works(new + "x")] == [True, True, False]
    async with world.unit() as unit:
        assert await identity.client_secrets(unit, desk.app.id) == (desk.app.client_secret.encode(), new.encode())
    third = await desk.browser.post(page, action="rotate", overlap="0")
    assert (third.status_code, "Two secrets work" in alerts(third)) == (400, True)
    clock.run(3601)
    assert [await works(desk.app.client_secret), await works(new)] == [False, True]
    newest = await secret_shown(desk.browser, await desk.browser.post(page, action="rotate", overlap="0"))
    assert [await works(new), await works(newest)] == [False, True]


async def test_old_secret_can_be_ended_early(desk: Desk, world: World) -> None:
    page = f"{desk.path}/settings"
    await desk.browser.get(page)
    await desk.browser.follow(await desk.browser.post(page, action="rotate", overlap="86400"))
    await desk.browser.follow(await desk.browser.post(page, action="end-old"))
    form = {"client_id": desk.app.client_id, "client_secret": desk.app.client_secret}
    assert (await world.client.post("/rest/v1/identity/apilogin", data=form)).status_code == 403


@pytest.mark.parametrize("overlap", ["604801", "-1", "abc", ""])
async def test_overlap_has_its_limits(desk: Desk, overlap: str) -> None:
    page = f"{desk.path}/settings"
    await desk.browser.get(page)
    answer = await desk.browser.post(page, action="rotate", overlap=overlap)
    assert (answer.status_code, "week" in alerts(answer)) == (400, True)


async def test_people_are_added_and_removed_but_never_the_last(desk: Desk, stranger: Desk) -> None:
    page = f"{desk.path}/settings"
    await desk.browser.get(page)
    last = await desk.browser.post(page, action="remove-person", member=str(desk.hotel.person))
    assert (last.status_code, "last person" in alerts(last)) == (400, True)
    unknown = await desk.browser.post(page, action="add-person", username="nobody@nowhere.example")
    assert (unknown.status_code, "Nobody signs in" in alerts(unknown)) == (400, True)
    number = stranger.hotel.name.removeprefix("Hotel ")
    await desk.browser.follow(
        await desk.browser.post(page, action="add-person", username=f"owner{number}@hotel{number}.example")
    )
    assert (await stranger.browser.get(desk.path)).status_code == 200
    await desk.browser.follow(await desk.browser.post(page, action="remove-person", member=str(stranger.hotel.person)))
    assert (await stranger.browser.get(desk.path)).status_code == 404


# --- grants ---


async def test_grant_is_shown_and_revoked(desk: Desk, world: World) -> None:
    session = await world.session(desk.hotel, app=desk.app)
    page = await desk.browser.get(f"{desk.path}/grants")
    assert desk.hotel.name in page.text
    found = re.search(r'name="grant" value="(\d+)"', page.text)
    assert found
    await desk.browser.follow(await desk.browser.post(f"{desk.path}/grants", grant=found[1]))
    assert (await session.get(f"/rest/v1/accommodation/{desk.hotel.id}")).status_code == 401


async def test_grant_to_another_application_is_not_revoked(desk: Desk, stranger: Desk, world: World) -> None:
    grant = await token_of(world, stranger)
    await desk.browser.get(f"{desk.path}/grants")
    assert (await desk.browser.post(f"{desk.path}/grants", grant=str(grant))).status_code == 404
    async with world.unit() as unit:
        assert stranger.hotel.id in await identity.reach_of(unit, stranger.app.id)


# --- properties and events ---


async def test_sandbox_property_is_made_with_tokens_that_reach_it(sandbox_desk: Desk, world: World) -> None:
    page = f"{sandbox_desk.path}/properties"
    await sandbox_desk.browser.get(page)
    shown = await sandbox_desk.browser.follow(await sandbox_desk.browser.post(page, name="Try <it>"))
    assert "Try &lt;it&gt;" in shown.text
    token = re.search(r"<code data-token>([^<]+)</code>", shown.text)
    assert token
    listed = await world.client.get("/rest/v1/accommodation", headers={"Authorization": f"Bearer {token[1]}"})
    assert [one["name"] for one in listed.json()] == ["Try <it>"]
    empty = await sandbox_desk.browser.post(page, name=" ")
    assert (empty.status_code, bool(alerts(empty))) == (400, True)


async def test_production_application_makes_no_property(desk: Desk) -> None:
    await desk.browser.get(f"{desk.path}/properties")
    answer = await desk.browser.post(f"{desk.path}/properties", name="x")
    assert (answer.status_code, "sandbox" in alerts(answer)) == (400, True)


async def test_events_are_those_of_granted_properties_without_personal_data(
    desk: Desk, stranger: Desk, world: World
) -> None:
    await token_of(world, desk)
    await token_of(world, stranger)
    product = await world.product(desk.hotel)
    page = await desk.browser.get(f"{desk.path}/events")
    assert "accommodation.created" in page.text
    assert "product.created" in page.text
    assert "[personal]" in page.text
    assert f"owner{desk.hotel.name.removeprefix('Hotel ')}@" not in page.text
    other = await stranger.browser.get(f"{stranger.path}/events")
    assert desk.hotel.name not in other.text
    only = await desk.browser.get(f"{desk.path}/events", type="product.created", reference=str(product))
    assert only.text.count('class="card block event"') == 1
    for filters in ({"since": "2999-01-01"}, {"until": "2000-01-01"}, {"accommodation": str(stranger.hotel.id)}):
        none = await desk.browser.get(f"{desk.path}/events", **filters)
        assert "No event fits." in none.text, filters
    odd = await desk.browser.get(f"{desk.path}/events", since="0001-01-01", until="9999-12-31", before="x")
    assert odd.status_code == 200


# --- traffic ---


async def test_a_call_appears_with_its_facts(desk: Desk, world: World) -> None:
    session = await world.session(desk.hotel, app=desk.app)
    answer = await session.get(f"/rest/v1/accommodation/{desk.hotel.id}")
    await session.delete("/rest/v1/subscription/1")
    page = await desk.browser.get(f"{desk.path}/calls")
    for _ in range(100):
        if "deleteSubscription" in page.text:
            break
        page = await desk.browser.get(f"{desk.path}/calls")
    assert "retrieveAccommodation" in page.text
    assert "ApiResourceMissing" in page.text
    found = await desk.browser.get(f"{desk.path}/calls", request=answer.headers["x-request-id"])
    link = re.search(r'href="([^"]+/calls/\d+)"', found.text)
    assert link
    one = await desk.browser.get(link[1].removeprefix(ROOT))
    assert answer.headers["x-request-id"] in one.text
    assert (await desk.browser.get(f"{desk.path}/calls/999999999999")).status_code == 404
    assert "No call fits." in (await desk.browser.get(f"{desk.path}/calls", status="5")).text
    used = await desk.browser.get(f"{desk.path}/quota")
    assert "<svg" in used.text
    assert '<td class="number">2</td>' in used.text


async def test_pages_of_the_list_follow_each_other(desk: Desk, world: World) -> None:
    session = await world.session(desk.hotel, app=desk.app)
    for _ in range(55):
        await session.get("/rest/v1/subscription/list")
    first = await desk.browser.get(f"{desk.path}/calls")
    for _ in range(100):
        if 'rel="next"' in first.text:
            break
        first = await desk.browser.get(f"{desk.path}/calls")
    older = re.search(r'href="([^"]+)" rel="next"', first.text)
    assert older
    second = await desk.browser.get(older[1].removeprefix(ROOT).replace("&amp;", "&"))
    assert 1 <= second.text.count("listSubscriptions") <= 5
    assert ">Newest<" in second.text
