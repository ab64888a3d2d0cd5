"""`roomrack login`, `logout` and `whoami`."""

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlsplit

import typer

from roomrack.entrypoints.cli import profiles
from roomrack.entrypoints.cli.certification import base_of, flat, read_credentials
from roomrack.entrypoints.cli.output import console, fail, tell
from roomrack.entrypoints.cli.profiles import NOT_SIGNED_IN, USAGE, Profile

if TYPE_CHECKING:
    from roomrack_client import Tokens

ProfileName = Annotated[str | None, typer.Option("--profile", help="Which sign-in. [default: the one in use]")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
REDIRECT_URI = "http://127.0.0.1:8481/callback"
DONE = b"<!doctype html><meta charset=utf-8><title>Roomrack</title><p>Done. You can close this window."


def login(
    url: Annotated[str, typer.Argument(help="The server: its address, or the one that ends in /connect.")],
    profile: Annotated[str, typer.Option(help="Keep it under this name.")] = "default",
    token: Annotated[str | None, typer.Option(envvar="ROOMRACK_TOKEN", help="An access token that you have.")] = None,
    refresh_token: Annotated[str | None, typer.Option(envvar="ROOMRACK_REFRESH_TOKEN", help="A refresh token.")] = None,
    api_key: Annotated[str | None, typer.Option(envvar="ROOMRACK_API_KEY", help="A key of the older scheme.")] = None,
    credentials: Annotated[Path | None, typer.Option(help="A JSON file, such as .roomrack/demo.json.")] = None,
    sandbox: Annotated[bool, typer.Option("--sandbox", help="Of a demo's file, take the sandbox.")] = False,
    client_id: Annotated[str | None, typer.Option(envvar="ROOMRACK_CLIENT_ID", help="For the browser.")] = None,
    client_secret: Annotated[str | None, typer.Option(envvar="ROOMRACK_CLIENT_SECRET")] = None,
    redirect_uri: Annotated[
        str, typer.Option(help="A loopback address that the application registered.")
    ] = REDIRECT_URI,
    accommodation: Annotated[str | None, typer.Option(help="The property that commands are about.")] = None,
    browser: Annotated[bool, typer.Option(help="Open the browser; else only its address is shown.")] = True,
    timeout: Annotated[int, typer.Option(min=1, help="Seconds to wait for the browser's return.")] = 300,
) -> None:
    """Sign in: in the browser with --client-id, or by a token, a key or a file of credentials."""
    from roomrack_client import FileTokenStore, Tokens

    base = base_of(url)
    if not profile.replace("-", "").replace("_", "").isalnum():
        fail("--profile is a name of letters, digits, - and _", code=USAGE)
    known = flat(read_credentials(credentials), write=sandbox) if credentials else {}
    if credentials:
        token, refresh_token = known.get("token"), known.get("refresh_token")
        api_key = None if token or refresh_token else known.get("api_key")
        client_id, client_secret = known.get("client_id"), known.get("client_secret")
        accommodation = accommodation or known.get("accommodation")
    made = Profile(profile, base, accommodation or "", client_id or "", client_secret or "", api_key or "")
    if not api_key:
        if token or refresh_token:
            tokens = Tokens(token, refresh_token) if token else _to_renew(refresh_token or "")
        elif client_id:
            tokens = _in_the_browser(made, redirect_uri, open_it=browser, timeout=timeout)
        else:
            fail("--client-id, --token, --refresh-token, --api-key or --credentials needed", code=USAGE)
        profiles.folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        FileTokenStore(profiles.tokens_file(profile)).save(tokens)
    try:
        houses = _houses(made)
    except typer.Exit:
        profiles.tokens_file(profile).unlink(missing_ok=True)
        raise
    if not made.accommodation and len(houses) == 1:
        made = Profile(profile, base, str(houses[0]["id"]), made.client_id, made.client_secret, made.api_key)
    _, kept = profiles.load()
    profiles.save(profile, {**kept, profile: made})
    tell(f"signed in to {base} as {profile}" + (f", property {made.accommodation}" if made.accommodation else ""))


def logout(
    profile: ProfileName = None,
    revoke: Annotated[bool, typer.Option(help="Also revoke the tokens at the server.")] = True,
) -> None:
    """Forget a sign-in, and revoke its tokens."""
    from roomrack_client import Client, FileTokenStore
    from roomrack_client import RoomrackError as ClientError

    chosen = profiles.chosen(profile)
    current, kept = profiles.load()
    file = profiles.tokens_file(chosen.name)
    tokens = FileTokenStore(file).load()
    if revoke and tokens is not None:
        try:
            with Client(chosen.base, user_agent="roomrack-cli") as client:
                form = {"token": tokens.refresh_token or tokens.access_token}
                client.request("POST", "/rest/v1/identity/revoke", form=form)
        except ClientError as error:
            tell(f"the tokens could not be revoked: {error}")
    file.unlink(missing_ok=True)
    del kept[chosen.name]
    profiles.save(next(iter(kept), "") if current == chosen.name else current, kept)
    tell(f"{chosen.name} is forgotten")


def whoami(profile: ProfileName = None, as_json: AsJson = False) -> None:
    """Say who is signed in, where, and which properties that reaches."""
    chosen = profiles.chosen(profile)
    houses = _houses(chosen)
    shown: dict[str, Any] = {"profile": chosen.name, "server": chosen.base, "accommodation": chosen.accommodation}
    if as_json:
        typer.echo(json.dumps({**shown, "properties": [{"id": h["id"], "name": h.get("name")} for h in houses]}))
        return
    for name, value in shown.items():
        console.print(f"{name}: {value}", markup=False, soft_wrap=True)
    for house in houses:
        console.print(f"reaches {house['id']} {house.get('name', '')}", markup=False, soft_wrap=True)


def _houses(profile: Profile) -> list[dict[str, Any]]:
    with profiles.connected(profile) as client:
        if profile.api_key and profile.accommodation:
            return [client.request("GET", f"/rest/v1/accommodation/{profile.accommodation}")]
        if profile.api_key:
            fail("a key needs --accommodation, too", code=USAGE)
        return list(client.request("GET", "/rest/v1/accommodation"))


def _to_renew(refresh_token: str) -> "Tokens":
    from datetime import UTC, datetime

    from roomrack_client import Tokens

    # A token that is over: the first call renews it.
    return Tokens("", refresh_token, datetime(2000, 1, 1, tzinfo=UTC))


def _in_the_browser(profile: Profile, redirect_uri: str, *, open_it: bool, timeout: int) -> "Tokens":
    import time
    import webbrowser

    from roomrack_client import Client
    from roomrack_client import RoomrackError as ClientError
    from roomrack_client.oauth import authorize, exchange

    address = urlsplit(redirect_uri)
    if address.scheme != "http" or address.hostname not in {"127.0.0.1", "localhost", "::1"}:
        fail("--redirect-uri must be http on loopback", code=USAGE)
    asked = authorize(profile.base, profile.client_id, redirect_uri)
    returned: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = urlsplit(self.path).path == (address.path or "/")
            if wanted:
                returned.append(self.path)
            self.send_response(200 if wanted else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(DONE if wanted else b"")

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing: the address holds the code."""

    try:
        server = HTTPServer((address.hostname or "127.0.0.1", address.port or 80), Handler)
    except OSError as error:
        fail(f"nothing can listen at {redirect_uri}: {error}", code=USAGE)
    tell(f"open this in a browser to agree:\n{asked.url}")
    if open_it:
        webbrowser.open(asked.url)
    deadline = time.monotonic() + timeout
    with server:
        while not returned and time.monotonic() < deadline:
            server.timeout = max(0.1, min(1.0, deadline - time.monotonic()))
            server.handle_request()
    if not returned:
        fail(f"nobody came back from the browser in {timeout} s", code=NOT_SIGNED_IN)
    try:
        with Client(profile.base, user_agent="roomrack-cli") as client:
            return exchange(client, asked, asked.code_from(returned[0]), profile.client_secret or None)
    except ClientError as error:
        fail(f"not signed in: {error}", code=NOT_SIGNED_IN)
