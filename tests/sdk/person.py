"""Somebody with a browser without scripts at the authorization page: forms are read from it, filled in and sent."""

import re
from html.parser import HTMLParser
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

import httpx2


class _Forms(HTMLParser):
    """What the one form of a page sends: where to, its hidden fields, and the boxes that can be ticked."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.action = ""
        self.hidden: dict[str, str] = {}
        self.boxes: dict[str, list[str]] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note forms and their fields."""
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.action = found["action"]
        elif tag == "input" and found.get("type") == "hidden":
            self.hidden[found["name"]] = found["value"]
        elif tag == "input" and found.get("type") == "checkbox":
            self.boxes.setdefault(found["name"], []).append(found["value"])


class Person:
    """Signs in once, and is signed in from then on."""

    def __init__(self, username: str, password: str) -> None:
        self._username = username
        self._password = password
        self._http = httpx2.Client(timeout=30, trust_env=False)
        self._cookie = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def decide(self, address: str, action: str, accommodation: str) -> str:
        """Open the page, sign in where it asks for that, and allow or refuse; gives where the browser is sent."""
        page = self._open(address)
        if 'type="password"' in page:
            answer = self._send(address, page, action="sign-in", username=self._username, password=self._password)
            page = self._open(urljoin(address, answer.headers["location"]))
        assert accommodation in _Forms(page).boxes["accommodation"]
        answer = self._send(address, page, action=action, accommodation=accommodation)
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]

    def _open(self, address: str) -> str:
        answer = self._keep(self._http.get(address, headers=self._headers()))
        assert answer.status_code == 200, answer.text
        return answer.text

    def _send(self, address: str, page: str, **fields: str) -> httpx2.Response:
        form = _Forms(page)
        url = urljoin(address, form.action)
        return self._keep(self._http.post(url, data={**form.hidden, **fields}, headers=self._headers()))

    def _headers(self) -> dict[str, str]:
        return {"Cookie": self._cookie} if self._cookie else {}

    def _keep(self, answer: httpx2.Response) -> httpx2.Response:
        # The cookie is Secure, and browsers keep it on loopback all the same; the client's own jar would not send it.
        sent = re.match("[^;]+", answer.headers.get("set-cookie", ""))
        self._cookie = sent[0] if sent else self._cookie
        return answer
