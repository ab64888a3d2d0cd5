"""Sends the requests of `requests.yaml` to a fresh demo and writes down what it answers.

The demo's clock stands still, so that only what is made by chance differs from run to run: tokens, which get the name
of what they are. Everything else is kept as the demo sent it.
"""

import json
import os
import re
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import httpx2

from roomrack.infra.http.operation import Operation
from roomrack.web.portal.examples import RECORDED_AT, RECORDED_DAY, SECRETS, credential, requests, slug
from tests.contract import validation
from tests.harness.demo import Demo, wait_for

FOLDER = Path(__file__).parents[2] / "src" / "roomrack" / "web" / "portal" / "examples"
PUBLIC = "http://127.0.0.1:8480"
"""Where the demo of the examples is said to be; in truth it has a free port."""

PDF = "%PDF-1.7"
"""What is shown of a PDF: how it begins."""

_NAME = re.compile(r"{(\w+)(?:\+(\d+))?}")


def start(folder: Path) -> Demo:
    """A fresh demo whose clock stands still. Whoever starts it stops it."""
    folder.mkdir(parents=True, exist_ok=True)
    clock = folder / "clock.json"
    clock.write_text(json.dumps({"instant": RECORDED_AT}))
    demo = Demo(folder / "data", environment={"ROOMRACK_CLOCK": f"file:{clock}"})
    try:
        demo.wait_ready(120)
        demo.wait_announced()
    except BaseException:
        demo.stop()
        raise
    return demo


class Values:
    """What `{name}` stands for."""

    def __init__(self, demo: Demo) -> None:
        known = demo.known()
        application = known["production_app"]
        self.url = demo.url
        self.secrets: dict[str, str] = {
            "token": known["property_token"],
            "application_token": known["apilogin_token"],
            "sandbox_token": known["sandbox_token"],
            "key": known["api_key"],
            "refresh_token": known["property_refresh_token"],
            "client_id": application["client_id"],
            "client_secret": application["client_secret"],
            "redirect_uri": application["redirect_uri"],
            "code": authorization_code(demo),
        }
        self.plain: dict[str, Any] = {
            name: value for name, value in known.items() if isinstance(value, str | int) and not _is_secret(name, value)
        }

    def keep(self, names: Mapping[str, str], body: Any) -> None:
        """Remember values of an answer."""
        for name, place in names.items():
            found = body
            for step in place.split("."):
                found = found[int(step)] if isinstance(found, list) else found[step]
            (self.secrets if name in SECRETS else self.plain)[name] = found

    def all(self) -> dict[str, Any]:
        """Both kinds."""
        return {**self.plain, **self.secrets}

    def normal(self, text: str) -> str:
        """An answer without what differs from run to run."""
        text = text.replace(self.url, PUBLIC)
        for name, value in self.secrets.items():
            if name not in {"client_id", "redirect_uri"}:
                text = text.replace(value, SECRETS[name])
        text = re.sub(r"(\d+-[a-z]\d+)-[\w-]{32}\.ics", r"\1-SECRET.ics", text)
        text = re.sub(r'(/summary/|"idDocumentEncrypted": ?")[\w-]{60,}', r"\1SUMMARY", text)
        text = re.sub(r"(/payments/notices/\d+-)[0-9a-f]{32}", r"\1SECRET", text)
        text = re.sub(r"(/account/invitation/)[\w-]{43}", r"\1SECRET", text)
        text = re.sub(r"(portal-)[0-9a-f]{32}", rf"\g<1>{'0' * 32}", text)
        text = re.sub(r"(/connect/chat/\d+-\d+-)[\w-]{32}", r"\1SECRET", text)
        text = re.sub(r"(/check-in/\d+-\d+-)[\w-]{32}", r"\1SECRET", text)
        text = re.sub(r"http://127\.0\.0\.1:\d+/card/[\w-]{43}", "http://127.0.0.1:8482/card/SECRET", text)
        text = re.sub(r'("token": ?)"[\w-]{32}"', r'\1"CARD_TOKEN"', text)
        text = re.sub(r"(UID:[\w-]+@)[0-9a-f-]{36}", r"\g<1>INSTALLATION", text)
        text = re.sub(r"v1,[A-Za-z0-9+/]{43}=", "v1,SIGNATURE", text)
        text = re.sub(r'(hmac\\?":\\?")[0-9a-f]{40}', rf"\g<1>{'0' * 40}", text)
        text = re.sub(r'("cursor": ?)"[0-9.]+"', r'\1"48211.7"', text)
        text = re.sub(r'("(?:access_token|accessToken)": ?)"[\w-]{43}"', rf'\1"{SECRETS["token"]}"', text)
        return re.sub(r'("(?:refresh_token|refreshToken)": ?)"[\w-]{43}"', rf'\1"{SECRETS["refresh_token"]}"', text)


def record(demo: Demo) -> dict[str, str]:
    """The content of every file, by its name."""
    operations = {operation.id: operation for operation in validation.built()}
    values = Values(demo)
    files: dict[str, list[dict[str, Any]]] = {}
    with without_worker(demo), httpx2.Client(base_url=f"{demo.url}/connect", timeout=30, trust_env=False) as client:
        for order, entry in enumerate(requests()):
            example = _send(client, operations[entry["operation"]], entry, values)
            files.setdefault(f"{slug(entry['operation'])}.json", []).append({"order": order, **example})
    return {name: json.dumps(content, ensure_ascii=False, indent=1) + "\n" for name, content in files.items()}


@contextmanager
def without_worker(demo: Demo) -> Iterator[None]:
    """Halt the worker: how far it is with what the requests begin would differ from run to run.

    What it begins by itself is done before: selling the sandbox property at the simulator.
    """
    _wait_sold(demo)
    worker = demo.pid("worker")
    os.kill(worker, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(worker, signal.SIGCONT)


def _wait_sold(demo: Demo) -> None:
    """Wait until the sandbox property is sold at the simulator and was read back, which stands still with the clock."""
    known = demo.known()
    path = f"/connect/rest/x1/connection/{known['sandbox_accommodation']}/{known['sandbox_connection']}"
    headers = {"Authorization": f"Bearer {known['sandbox_token']}"}
    with httpx2.Client(base_url=demo.url, headers=headers, timeout=30, trust_env=False) as client:

        def done(*kinds: str) -> bool:
            shown = client.get(f"{path}/sync").json()
            return shown["pending"]["productDays"] == 0 and all("successTime" in shown.get(kind, {}) for kind in kinds)

        wait_for(lambda: done("push", "bookings"))
        client.post(f"{path}/reconcile").raise_for_status()
        wait_for(lambda: done("push", "bookings", "reconciliation"))


def _send(client: httpx2.Client, operation: Operation, entry: Mapping[str, Any], values: Values) -> dict[str, Any]:
    used: set[str] = set()
    parameters = dict(entry.get("path", {}))
    if operation.tenant is not None:
        parameters.setdefault(operation.tenant, "{accommodation}")
    path = re.sub(r"{(\w+)}", lambda found: _marked(parameters[found[1]], used), operation.path)
    query = [
        (name, _marked(one, used))
        for name, value in entry.get("query", {}).items()
        for one in (value if isinstance(value, list) else [value])
    ]
    name = credential(operation, entry.get("as"))
    headers: list[tuple[str, str]] = []
    if name == "key":
        headers.append(("key", "{{key}}"))
    elif name is not None:
        headers.append(("Authorization", f"Bearer {{{{{name}}}}}"))
    form = {key: _marked(value, used) for key, value in entry["form"].items()} if "form" in entry else None
    body = _json(entry["json"], values.plain, used) if "json" in entry else None
    if "text" in entry:
        body = _marked(entry["text"], used)
    if form is not None:
        headers.append(("Content-Type", "application/x-www-form-urlencoded"))
    elif body is not None:
        headers.append(("Content-Type", entry.get("media", "application/json")))
    known = values.all()
    sent = client.request(
        operation.method,
        _filled(path, known) + (f"?{urlencode([(key, _filled(one, known)) for key, one in query])}" if query else ""),
        headers=[(key, _filled(one, known)) for key, one in headers],
        data={key: _filled(one, known) for key, one in form.items()} if form is not None else None,
        content=_filled(body, known).encode() if body is not None else None,
    )
    validation.check(operation, sent.status_code, sent.content, dict(sent.headers))
    text = values.normal(sent.text)
    media = sent.headers.get("content-type", "")
    told = json.loads(text) if media.startswith("application/json") else text
    if media.startswith("application/pdf"):
        told = PDF
    values.keep(entry.get("keep", {}), sent.json() if sent.content and "keep" in entry else None)
    return {
        "title": entry["title"],
        "method": operation.method,
        "path": path,
        "query": query,
        "headers": headers,
        **({"form": form} if form is not None else {}),
        **({"json": body.split("\n")} if body is not None else {}),
        **({"keep": entry["keep"]} if "keep" in entry else {}),
        "values": {
            key: value.replace(values.url, PUBLIC) if isinstance(value, str) else value
            for key, value in sorted(values.plain.items())
            if key in used
        },
        "status": sent.status_code,
        **({"media_type": media, "body": told} if sent.content else {}),
    }


def _marked(value: object, used: set[str]) -> str:
    """A value as it is kept: days as they are, other names in double braces."""

    def mark(found: re.Match[str]) -> str:
        if found[1] == "today":
            return (RECORDED_DAY + timedelta(days=int(found[2] or 0))).isoformat()
        used.add(found[1])
        return f"{{{{{found[1]}}}}}"

    return _NAME.sub(mark, str(value))


def _json(body: object, plain: Mapping[str, Any], used: set[str]) -> str:
    def marked(node: object) -> object:
        if isinstance(node, dict):
            return {key: marked(value) for key, value in node.items()}
        if isinstance(node, list):
            return [marked(value) for value in node]
        return _marked(node, used) if isinstance(node, str) else node

    text = json.dumps(marked(body), ensure_ascii=False, indent=2)
    numbers = "|".join(name for name in used if isinstance(plain.get(name), int))
    return re.sub(rf'"({{{{(?:{numbers})}}}})"', r"\1", text) if numbers else text


def _filled(text: str, known: Mapping[str, Any]) -> str:
    return re.sub(r"{{(\w+)}}", lambda found: str(known[found[1]]), text)


def _is_secret(name: str, value: object) -> bool:
    return isinstance(value, str) and (name == "api_key" or "token" in name)


def authorization_code(demo: Demo) -> str:
    """What the demo's user gets the client by agreeing on the authorization page."""
    known = demo.known()
    application = known["production_app"]
    asked = {"client_id": application["client_id"], "redirect_uri": application["redirect_uri"], "state": "s"}
    address = f"{known['authorization_url']}?{urlencode(asked, quote_via=quote)}"
    with httpx2.Client(timeout=30, trust_env=False) as browser:
        page = browser.get(address)
        sign_in = {"action": "sign-in", "csrf": _csrf(page.text), **known["user"]}
        signed_in = browser.post(address, data=sign_in, headers=_cookie(page))
        consent = browser.get(address, headers=_cookie(signed_in))
        chosen = {"action": "allow", "csrf": _csrf(consent.text), "accommodation": known["accommodation"]}
        back = browser.post(address, data=chosen, headers=_cookie(signed_in))
    return parse_qs(urlsplit(back.headers["location"]).query)["code"][0]


def _csrf(page: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found, page
    return found[1]


def _cookie(answer: httpx2.Response) -> dict[str, str]:
    # The session's cookie is for https only, which the client heeds and browsers on loopback do not.
    return {"Cookie": answer.headers["set-cookie"].partition(";")[0]}
