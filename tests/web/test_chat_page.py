"""The guest's page of a conversation: what it shows, takes and refuses (docs/guides/chat.md)."""

import asyncio
import html
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest

from roomrack.domain.identity.rules import accounts as limits
from tests.api.chat.support import Chat, chat, text_of
from tests.api.chat.travelling import PNG
from tests.api.reservations.support import done
from tests.factories import World
from tests.harness.processes import ApiServer
from tests.people.conftest import Person


@pytest.fixture(scope="module")
async def pages(server: ApiServer) -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(base_url=server.url, timeout=30, trust_env=False) as http:
        yield http


@pytest.fixture
def guest(pages: httpx2.AsyncClient) -> Person:
    return Person(pages)


async def opened(world: World, **more: Any) -> tuple[Chat, int, str]:
    """A thread and the path of its page."""
    at = await chat(world)
    thread = await at.thread(**more)
    made = done(await at.session.post(f"/rest/x1/chat/{at.hotel.id}/threads/{thread}/link"))
    assert (made["thread"], made["open"]) == (thread, True)
    return at, thread, urlsplit(made["chatLink"]).path


async def test_a_guest_reads_and_writes_without_an_account(world: World, guest: Person) -> None:
    at, thread, path = await opened(world, text="Is there a <lift>?")
    done(await at.write(threadId=thread, processor="DIRECT", attributes=[{"value": "Yes & stairs"}]))
    done(await at.write(threadId=thread, processor="NOTE", attributes=[{"value": "Difficult guest"}]))
    done(await at.write(threadId=thread, status="WAIT_AUTH", attributes=[{"value": "Not yet"}]))
    page = await guest.get(path)
    assert page.status_code == 200
    for words in ("Is there a &lt;lift&gt;?", "Yes &amp; stairs", at.hotel.name):
        assert words in page.text
    for words in ("Difficult", "Not yet"):
        assert words not in page.text
    assert page.headers["cache-control"] == "no-store"
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]
    answer = await guest.post(path, text="My card is 4111 1111 1111 1111")
    assert (answer.status_code, answer.headers["location"]) == (303, path)
    shown = await at.messages(thread)
    written = shown[-1]
    assert (text_of(written), written["processor"], written["status"]) == (
        "My card is **** **** **** 1111",
        "DIRECT",
        "SENT",
    )
    assert written["sender"]["externalGuest"] == "guest"
    assert [each["reader"]["id"] for each in shown[1]["readers"]][-1] == written["sender"]["id"]
    italian = await guest.get(f"{path}?language=it")
    assert "Il tuo messaggio" in italian.text
    assert 'lang="it"' in italian.text


async def test_a_file_is_taken_and_shown(world: World, guest: Person, pages: httpx2.AsyncClient) -> None:
    at, thread, path = await opened(world)
    page = await guest.get(path)
    form = {"csrf": page.text.partition('name="csrf" value="')[2].partition('"')[0], "text": ""}
    cookies = {"Cookie": "; ".join(f"{name}={value}" for name, value in guest.cookies.items())}
    sent = await pages.post(path, data=form, files={"file": ("dog.png", PNG, "image/png")}, headers=cookies)
    assert sent.status_code == 303, sent.text
    assert (await at.messages(thread))[-1]["attachment"]["type"] == "PNG"
    shown = (await guest.get(path)).text
    source = html.unescape(shown.partition('<img src="')[2].partition('"')[0])
    assert (await pages.get(source)).content == PNG
    bad = await pages.post(path, data=form, files={"file": ("a.exe", b"MZ\0\0", "image/png")}, headers=cookies)
    assert (bad.status_code, 'id="file-fault"' in bad.text) == (400, True)
    large = await pages.post(path, data=form, files={"file": ("a.png", b"x" * 6_000_000, "x/x")}, headers=cookies)
    assert large.status_code == 413
    live = await pages.post(path, data={**form, "text": "Hi"}, headers={**cookies, "X-Requested-With": "chat"})
    assert live.status_code == 204


async def test_what_is_refused(world: World, guest: Person, pages: httpx2.AsyncClient) -> None:
    at, thread, path = await opened(world)
    empty = await guest.get(path)
    assert empty.status_code == 200
    nothing = await guest.post(path, text="  ")
    assert (nothing.status_code, 'id="text-fault"' in nothing.text) == (400, True)
    forged = await pages.post(path, data={"csrf": "wrong", "text": "x"})
    assert forged.status_code == 403
    for wrong in (path[:-1] + ("a" if path[-1] != "a" else "b"), path.rpartition("/")[0] + "/x", path + "-"):
        for tail in ("", "/messages"):
            assert (await pages.get(wrong + tail)).status_code == 404
        assert (await pages.get(wrong + "/events")).status_code == 204
    done(await at.session.delete(f"/rest/x1/chat/{at.hotel.id}/threads/{thread}/link"))
    assert (await pages.get(path)).status_code == 404
    again = done(await at.session.post(f"/rest/x1/chat/{at.hotel.id}/threads/{thread}/link"))["chatLink"]
    assert urlsplit(again).path != path
    assert len(await at.messages(thread)) == 1


async def test_a_link_takes_only_so_many_messages(world: World, guest: Person) -> None:
    at, thread, path = await opened(world)
    await guest.get(path)
    for _ in range(limits.ANSWERS_PER_LINK):
        assert (await guest.post(path, text=" ")).status_code == 400
    late = await guest.post(path, text="Hello")
    assert (late.status_code, "retry-after" in late.headers) == (429, True)
    assert len(await at.messages(thread)) == 1


async def test_the_page_hears_of_new_messages_while_it_is_open(world: World, pages: httpx2.AsyncClient) -> None:
    at, thread, path = await opened(world)

    async def listen() -> list[str]:
        found: list[str] = []
        async with pages.stream("GET", f"{path}/events") as stream:
            assert stream.headers["content-type"].startswith("text/event-stream")
            async for line in stream.aiter_lines():
                if line.startswith("data: "):
                    found.append(line)
                if len(found) == 2:
                    return found
        return found

    listening = asyncio.create_task(listen())
    await asyncio.sleep(0.5)
    done(await at.write(threadId=thread, processor="DIRECT", attributes=[{"value": "News"}]))
    first, second = await asyncio.wait_for(listening, 15)
    assert first != second
    assert "News" in (await pages.get(f"{path}/messages")).text
