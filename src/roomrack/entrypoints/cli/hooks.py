"""`roomrack webhooks`: receiving webhooks on a machine that nobody can reach from outside."""

import json
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlsplit

import typer

from roomrack.entrypoints.cli import profiles
from roomrack.entrypoints.cli.output import console, fail, tell
from roomrack.entrypoints.cli.profiles import USAGE
from roomrack.entrypoints.cli.rates import plain
from roomrack.entrypoints.cli.signing_in import AsJson, ProfileName

if TYPE_CHECKING:
    import httpx2

    from roomrack_client import Client

commands = typer.Typer(help="Webhooks.", no_args_is_help=True)

LISTEN = "/rest/x1/webhook/listen"
WAIT_SECONDS = 20
"""How long the server waits for something to happen before it answers that nothing did."""
ANSWER_SECONDS = 5.0
"""How long a receiver has, as with real webhooks."""
TROUBLE_SECONDS = 2.0
"""The wait after the server could not be reached."""


@commands.callback()
def _group() -> None:
    """Webhooks."""


@commands.command()
def listen(
    forward_to: Annotated[
        str | None, typer.Option(metavar="URL", help="Where to post them, such as http://localhost:3000/hook.")
    ] = None,
    event: Annotated[
        list[str] | None, typer.Option(help="Only these, such as RESERVATION_CREATED. Repeatable.")
    ] = None,
    after: Annotated[
        str | None, typer.Option(metavar="CURSOR", help="Go on where an earlier run stopped; 0.0 is the beginning.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Stop after so many.")] = None,
    profile: ProfileName = None,
    as_json: AsJson = False,
) -> None:
    """Receive your application's webhooks without a public address, and post them to a program on this machine.

    They come with the body and the signed headers of real ones, whether the application has subscribed or not. What
    the program answers is shown; nothing is sent twice. Ctrl-C stops.
    """
    if forward_to is not None:
        _check(forward_to)
    with profiles.connected(profiles.chosen(profile)) as client:
        listener = Listener(client, event or [], after)
        try:
            _forward(listener, forward_to, limit, as_json=as_json)
        except KeyboardInterrupt:
            pass
        finally:
            if listener.after is not None:
                tell(f"stopped; --after {listener.after} goes on from here")


class Listener:
    """Reads webhooks one after the other, and knows behind which it stands."""

    def __init__(self, client: "Client", events: list[str], after: str | None) -> None:
        self._client = client
        self._events = [name.upper() for name in events]
        self.after = after

    def begin(self) -> None:
        """Find out where the present is, unless there is a place to go on from."""
        if self.after is None:
            self.after = self._ask(wait=0)["cursor"]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Each webhook as it comes, forever. A server that can't be reached is asked again."""
        from roomrack_client import TransportError

        while True:
            try:
                answer = self._ask(wait=WAIT_SECONDS)
            except TransportError as error:
                tell(f"no answer from the server, trying again: {error}")
                time.sleep(TROUBLE_SECONDS)
                continue
            yield from answer["data"]
            self.after = answer["cursor"]

    def _ask(self, *, wait: int) -> Any:
        params = {"after": self.after, "wait": wait, "event[]": self._events}
        return self._client.request("GET", LISTEN, params=params, timeout=wait + 30)


def _forward(listener: Listener, url: str | None, limit: int | None, *, as_json: bool) -> None:
    import httpx2

    listener.begin()
    tell(f"listening, and posting to {url}" if url else "listening; --forward-to URL posts what comes to a program")
    with httpx2.Client(timeout=ANSWER_SECONDS, trust_env=False) as receiver:
        for number, hook in enumerate(listener, 1):
            told = _post(receiver, url, hook) if url else {}
            _tell(hook, told, as_json=as_json)
            listener.after = hook["cursor"]
            if number == limit:
                return


def _post(receiver: "httpx2.Client", url: str, hook: dict[str, Any]) -> dict[str, Any]:
    import httpx2

    started = time.perf_counter()
    told: dict[str, Any] = {}
    try:
        told["status"] = receiver.post(url, content=hook["body"].encode(), headers=hook["headers"]).status_code
    except httpx2.HTTPError as error:
        told["problem"] = str(error) or type(error).__name__
    return {**told, "milliseconds": round((time.perf_counter() - started) * 1000, 1)}


def _tell(hook: dict[str, Any], told: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps({**hook, **({"answer": told} if told else {})}, default=plain))
        return
    line = f"{hook['createTime']} {hook['type']} {hook['reference']} of {hook['accommodation']}"
    if told:
        line += f" -> {told.get('status') or told['problem']} in {told['milliseconds']:g} ms"
    console.print(line, markup=False, soft_wrap=True)


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good:
        fail(f"--forward-to: {url!r} is no address such as http://localhost:3000/hook", code=USAGE)
