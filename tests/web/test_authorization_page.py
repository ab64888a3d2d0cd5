"""The authorization page over HTTP: where it sends people, whom it believes, and what it refuses."""

import html
import re
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest

from roomrack.domain.identity import service as identity
from roomrack.web.consent.pages import ASSETS
from roomrack.web.look import LOOK
from tests.api.identity.conftest import pkce
from tests.factories import App, Hotel, World
from tests.factories.world import REDIRECT_URI
from tests.harness.processes import ClockFile

PAGE = "/octobook/identity/oauth.xhtml"
STATE = "a state/with?odd=characters&"


@dataclass
class Browser:
    """A person's browser at the authorization page; it keeps its cookie itself, Secure or not."""

    http: httpx2.AsyncClient
    root: str
    query: dict[str, str]
    cookie: str = ""
    csrf: str = ""
    answers: list[httpx2.Response] = field(default_factory=list)

    async def get(self) -> httpx2.Response:
        """Ask for the page."""
        return self._keep(await self.http.get(self.root + PAGE, params=self.query, headers=self._headers()))

    async def post(self, *, csrf: str | None = None, **form: str | list[str]) -> httpx2.Response:
        """Send the page's form."""
        data = {"csrf": self.csrf if csrf is None else csrf, **form}
        return self._keep(await self.http.post(self.root + PAGE, params=self.query, data=data, headers=self._headers()))

    async def sign_in(self, hotel: Hotel, password: str | None = None) -> httpx2.Response:
        """Sign the hotel's owner in, and follow to the consent page."""
        await self.get()
        number = hotel.name.removeprefix("Hotel ")
        answer = await self.post(
            action="sign-in",
            username=f"owner{number}@hotel{number}.example",
            password=password or f"correct horse {number}",
        )
        return await self.get() if answer.status_code == 303 else answer

    def _headers(self) -> dict[str, str]:
        return {"Cookie": f"roomrack_session={self.cookie}"} if self.cookie else {}

    def _keep(self, answer: httpx2.Response) -> httpx2.Response:
        sent = answer.headers.get("set-cookie", "")
        if sent:
            assert "Secure" in sent
            assert "HttpOnly" in sent
            assert "SameSite=lax" in sent
            self.cookie = sent.partition(";")[0].partition("=")[2]
        token = re.search(r'name="csrf" value="([^"]+)"', answer.text)
        self.csrf = token[1] if token else self.csrf
        self.answers.append(answer)
        return answer


@pytest.fixture
async def hotel(world: World) -> Hotel:
    return await world.hotel()


@pytest.fixture
async def app(world: World) -> App:
    return await world.application()


@pytest.fixture
def browser(client: httpx2.AsyncClient, app: App) -> Browser:
    root = str(client.base_url).removesuffix("/connect/")
    return Browser(client, root, {"client_id": app.client_id, "redirect_uri": REDIRECT_URI, "state": STATE})


def back(answer: httpx2.Response) -> dict[str, list[str]]:
    """The parameters with which a browser is sent back to the client."""
    assert answer.status_code == 303
    location = answer.headers["location"]
    assert location.startswith(REDIRECT_URI + "?")
    return parse_qs(urlsplit(location).query)


async def test_consent_gives_a_code_that_the_token_endpoint_takes(browser: Browser, hotel: Hotel, app: App) -> None:
    verifier, challenge = pkce()
    browser.query |= {"response_type": "code", "scope": "any", "code_challenge": challenge}
    page = await browser.sign_in(hotel)
    assert hotel.name in page.text
    sent = back(await browser.post(action="allow", accommodation=str(hotel.id)))
    assert sent["state"] == [STATE]
    form = {"client_id": app.client_id, "code": sent["code"][0], "redirect_uri": REDIRECT_URI}
    answer = await browser.http.post("/rest/v1/identity/token", data={**form, "code_verifier": verifier})
    headers = {"Authorization": f"Bearer {answer.json()['access_token']}"}
    listed = await browser.http.get("/rest/v1/accommodation", headers=headers)
    assert [each["id"] for each in listed.json()] == [str(hotel.id)]


async def test_refusal_goes_back_with_access_denied(browser: Browser, hotel: Hotel) -> None:
    await browser.sign_in(hotel)
    assert back(await browser.post(action="refuse")) == {"error": ["access_denied"], "state": [STATE]}


@pytest.mark.parametrize(
    "uri",
    [
        "",
        REDIRECT_URI + "/",
        REDIRECT_URI + "x",
        REDIRECT_URI.upper(),
        REDIRECT_URI + "?a=1",
        REDIRECT_URI + "#x",
        REDIRECT_URI + "/..;/evil",
        "https://client.example@evil.example/callback",
        "https://client.example.evil.example/callback",
        "http://client.example/callback",
        "https://client.example:443/callback",
        "//evil.example/callback",
        "javascript:alert(1)",
    ],
)
async def test_address_that_is_not_registered_to_the_letter_gets_a_page_and_never_a_redirect(
    browser: Browser, uri: str
) -> None:
    browser.query["redirect_uri"] = uri
    answer = await browser.get()
    assert (answer.status_code, "location" in answer.headers) == (400, False)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


async def test_unknown_client_gets_a_page(browser: Browser) -> None:
    browser.query["client_id"] = "unknown"
    assert (await browser.get()).status_code == 400


@pytest.mark.parametrize(
    ("parameters", "error"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"code_challenge": "short"}, "invalid_request"),
        ({"code_challenge": "x" * 43, "code_challenge_method": "plain"}, "invalid_request"),
    ],
)
async def test_request_that_cannot_be_granted_goes_back_at_once(
    browser: Browser, parameters: dict[str, str], error: str
) -> None:
    browser.query |= parameters
    assert back(await browser.get()) == {"error": [error], "state": [STATE]}


async def test_page_cannot_be_framed_loads_nothing_from_elsewhere_and_is_not_kept(browser: Browser) -> None:
    answer = await browser.get()
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "img-src data:;" in policy
    assert "frame-ancestors 'none'" in policy
    assert "script-src" not in policy
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["vary"] == "Accept-Language, Cookie"


async def test_page_has_the_look_of_all_pages_and_no_script(browser: Browser, hotel: Hotel) -> None:
    for answer in (await browser.get(), await browser.sign_in(hotel)):
        assert "<script" not in answer.text
        assert "style=" not in answer.text
        styles = re.findall(r'<link rel="stylesheet" href="([^"]+)">', answer.text)
        assert styles == [LOOK.url("look.css"), ASSETS.url("consent.css")]
        for style in styles:
            sent = await browser.http.get(browser.root + style)
            assert (sent.status_code, sent.headers["content-type"]) == (200, "text/css; charset=utf-8")


async def test_page_in_a_window_of_its_own_stays_in_touch_with_the_client(browser: Browser) -> None:
    assert (await browser.get()).headers["cross-origin-opener-policy"] == "unsafe-none"


@pytest.mark.parametrize("action", ["sign-in", "allow", "refuse", "sign-out"])
async def test_form_without_the_browsers_own_token_does_nothing(browser: Browser, hotel: Hotel, action: str) -> None:
    await browser.sign_in(hotel)
    answer = await browser.post(csrf="0" * 64, action=action, accommodation=str(hotel.id))
    assert (answer.status_code, "location" in answer.headers) == (403, False)


async def test_signing_in_changes_the_cookie_and_ends_the_one_before(browser: Browser, hotel: Hotel) -> None:
    await browser.get()
    planted = browser.cookie
    await browser.sign_in(hotel)
    assert browser.cookie != planted
    browser.cookie = planted
    assert 'name="password"' in (await browser.get()).text


async def test_wrong_password_and_unknown_user_are_answered_alike(browser: Browser, hotel: Hotel) -> None:
    wrong = await browser.sign_in(hotel, password="wrong")
    unknown = await browser.post(action="sign-in", username="nobody@nowhere.example", password="wrong")
    assert wrong.status_code == unknown.status_code == 403

    def alerts(page: httpx2.Response) -> list[str]:
        return re.findall(r'role="alert"[^>]*>([^<]+)<', page.text)

    assert alerts(wrong) == alerts(unknown)
    assert len(alerts(wrong)) == 1


async def test_five_failures_a_minute_close_the_door_even_to_the_right_password(
    browser: Browser, hotel: Hotel, clock: ClockFile
) -> None:
    for _ in range(5):
        assert (await browser.sign_in(hotel, password="wrong")).status_code == 403
    closed = await browser.sign_in(hotel)
    assert closed.status_code == 429
    assert int(closed.headers["retry-after"]) > 0
    clock.run(121)
    assert hotel.name in (await browser.sign_in(hotel)).text


async def test_properties_of_others_and_of_the_other_environment_cannot_be_granted(
    browser: Browser, hotel: Hotel, world: World
) -> None:
    other, sandbox = await world.hotel(), await world.hotel(sandbox=True)
    async with world.unit() as unit:
        await identity.add_membership(unit, hotel.person, sandbox.id)
    page = await browser.sign_in(hotel)
    assert sandbox.name not in page.text
    for accommodation in (str(other.id), str(sandbox.id), "999999999", "abc"):
        answer = await browser.post(action="allow", accommodation=accommodation)
        assert (answer.status_code, "location" in answer.headers) == (400, False), accommodation


async def test_text_of_the_application_is_escaped(browser: Browser, world: World, hotel: Hotel) -> None:
    async with world.unit() as unit:
        hostile, _ = await identity.create_application(
            unit, name="<script>alert(1)</script>", environment="PRODUCTION", redirect_uris=[REDIRECT_URI]
        )
    browser.query["client_id"] = hostile.client_id
    page = await browser.sign_in(hotel)
    assert "<script>" not in page.text
    assert "&lt;script&gt;" in page.text


@pytest.mark.parametrize(
    ("icon", "sources"),
    [
        ("https://img.client.example:8443/icon.png?a=1&b=2", "data: https://img.client.example:8443"),
        ("data:image/png;base64,iVBORw0KGgo=", "data:"),
        (None, "data:"),
        ("https://client.example;script-src/*", "data:"),
        ("https://[", "data:"),
    ],
)
async def test_icon_is_shown_and_nothing_else_may_be_loaded(
    browser: Browser, world: World, hotel: Hotel, icon: str | None, sources: str
) -> None:
    async with world.unit() as unit:
        made, _ = await identity.create_application(
            unit, name="Locks", environment="PRODUCTION", redirect_uris=[REDIRECT_URI], icon=icon
        )
    browser.query["client_id"] = made.client_id
    page = await browser.sign_in(hotel)
    policy = dict(part.split(" ", 1) for part in page.headers["content-security-policy"].split("; "))
    assert policy["img-src"] == sources
    shown = icon is not None and (icon.startswith("data:") or sources != "data:")
    assert re.findall(r'<img [^>]*src="([^"]+)"', page.text) == ([html.escape(str(icon))] if shown else [])
    assert ('<span class="icon letter"' in page.text) is not shown


async def test_page_speaks_italian(browser: Browser) -> None:
    answer = await browser.http.get(
        browser.root + PAGE, params=browser.query, headers={"Accept-Language": "it-IT,it;q=0.9"}
    )
    assert answer.headers["content-language"] == "it"
    assert '<html lang="it">' in answer.text
