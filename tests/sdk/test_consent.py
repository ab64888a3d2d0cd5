"""A user's consent, from the address that the client makes to tokens that work, through the real page."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

import roomrack_client as sdk
from roomrack_client import oauth, refusals
from tests.sdk.loops import BACKENDS, run
from tests.sdk.person import Person

Exchange = Callable[[oauth.Authorization, str, str | None], sdk.Tokens]


@pytest.fixture(scope="module")
def person(known: dict[str, Any]) -> Iterator[Person]:
    """The demo's user."""
    with Person(known["user"]["username"], known["user"]["password"]) as somebody:
        yield somebody


@pytest.fixture(params=["blocking", *BACKENDS])
def exchange(request: pytest.FixtureRequest, known: dict[str, Any]) -> Exchange:
    """Trade a code with one client or the other."""

    def trade(asked: oauth.Authorization, code: str, secret: str | None) -> sdk.Tokens:
        if request.param == "blocking":
            with sdk.Client(known["base_url"], trust_env=False) as client:
                return oauth.exchange(client, asked, code, secret)

        async def awaited() -> sdk.Tokens:
            async with sdk.AsyncClient(known["base_url"], trust_env=False) as client:
                return await oauth.exchange_async(client, asked, code, secret)

        return run(awaited, request.param)

    return trade


def begin(known: dict[str, Any], *, pkce: bool = True) -> oauth.Authorization:
    app = known["production_app"]
    return oauth.authorize(known["base_url"], app["client_id"], app["redirect_uri"], pkce=pkce)


def code_of(person: Person, asked: oauth.Authorization, known: dict[str, Any]) -> str:
    return asked.code_from(person.decide(asked.url, "allow", known["accommodation"]))


@pytest.mark.parametrize(
    ("pkce", "with_secret"), [(True, True), (True, False), (False, True)], ids=["both", "pkce alone", "secret alone"]
)
def test_consent_is_traded_for_tokens_that_work_and_renew(
    exchange: Exchange, person: Person, known: dict[str, Any], pkce: bool, with_secret: bool
) -> None:
    asked = begin(known, pkce=pkce)
    secret = known["production_app"]["client_secret"] if with_secret else None
    tokens = exchange(asked, code_of(person, asked, known), secret)
    assert tokens.expires_at is not None
    for auth in (sdk.OAuth(tokens), sdk.OAuth(refresh_token=tokens.refresh_token)):
        with sdk.Client(known["base_url"], auth, trust_env=False) as client:
            assert [each.id for each in client.accommodations.list()] == [known["accommodation"]]


@pytest.mark.parametrize("backend", BACKENDS)
def test_awaiting_client_uses_and_renews_the_tokens(person: Person, known: dict[str, Any], backend: str) -> None:
    asked = begin(known)
    code = code_of(person, asked, known)

    async def use() -> list[str | None]:
        base = known["base_url"]
        async with sdk.AsyncClient(base, trust_env=False) as client:
            tokens = await oauth.exchange_async(client, asked, code)
        over = sdk.Tokens("ended", tokens.refresh_token)
        async with sdk.AsyncClient(base, sdk.OAuth(over), trust_env=False) as client:
            listed = await client.accommodations.list()
            pages = [each.id async for each in client.accommodations.list_all()]
        assert pages == [each.id for each in listed]
        return pages

    assert run(use, backend) == [known["accommodation"]]


def test_refusal_on_the_page_comes_back_as_one(person: Person, known: dict[str, Any]) -> None:
    asked = begin(known)
    returned = person.decide(asked.url, "refuse", known["accommodation"])
    with pytest.raises(sdk.ConsentRefused, match="access_denied"):
        asked.code_from(returned)


def test_code_that_is_used_twice_revokes_what_it_gave(
    exchange: Exchange, person: Person, known: dict[str, Any]
) -> None:
    asked = begin(known)
    code = code_of(person, asked, known)
    tokens = exchange(asked, code, None)
    with pytest.raises(refusals.ParamsError):
        exchange(asked, code, None)
    revoked: list[tuple[sdk.Auth, type[sdk.ApiError]]] = [
        (sdk.BearerToken(tokens.access_token), refusals.CredentialInvalid),
        (sdk.OAuth(refresh_token=tokens.refresh_token), refusals.Forbidden),
    ]
    for auth, refusal in revoked:
        with sdk.Client(known["base_url"], auth, trust_env=False) as client, pytest.raises(refusal):
            client.accommodations.list()


@pytest.mark.parametrize("wrong", ["verifier", "redirect_uri"])
def test_code_is_worth_nothing_to_somebody_else(
    exchange: Exchange, person: Person, known: dict[str, Any], wrong: str
) -> None:
    asked = begin(known)
    code = code_of(person, asked, known)
    other = {"verifier": "v" * 43, "redirect_uri": "https://attacker.example/callback"}[wrong]
    with pytest.raises(refusals.ParamsError):
        exchange(replace(asked, **{wrong: other}), code, None)


def test_wrong_secret_is_refused(exchange: Exchange, person: Person, known: dict[str, Any]) -> None:
    asked = begin(known, pkce=False)
    code = code_of(person, asked, known)
    with pytest.raises(refusals.Forbidden):
        exchange(asked, code, "wrong")
