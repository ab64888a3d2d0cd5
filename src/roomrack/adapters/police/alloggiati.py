"""The implementation of `ports.police` over the SOAP 1.2 interface of Alloggiati Web.

A token is asked for with each call: it lives for minutes only, and reports are rare.
"""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from roomrack.ports.http import Outgoing, OutgoingError
from roomrack.ports.police import Account, PolicePlace, PoliceRefused, PoliceUnavailable, Receipt

TIMEOUT_SECONDS = 60.0
ANSWER_BYTES = 16_000_000
WORDS = 300
"""How much of the service's own complaint is kept."""

_ENVELOPE = "http://www.w3.org/2003/05/soap-envelope"
_SERVICE = "AlloggiatiService"
_STATE = "ES"


class AlloggiatiWeb:
    """Speaks to the service at `url`."""

    def __init__(self, outgoing: Outgoing, url: str) -> None:
        self._outgoing = outgoing
        self._url = url

    async def send(self, account: Account, records: Sequence[str]) -> Receipt:
        """See `PoliceService.send`."""
        call = _call("Send", account.user, await self._token(account))
        cards = SubElement(call, f"{{{_SERVICE}}}ElencoSchedine")
        for record in records:
            SubElement(cards, f"{{{_SERVICE}}}string").text = record
        answer = await self._ask("Send", call)
        _accepted(_one(answer, "SendResult"))
        outcomes = [each for each in answer.iter() if _name(each) == "EsitoOperazioneServizio"]
        if len(outcomes) != len(records):
            raise PoliceUnavailable("an answer that does not speak of every record")
        return Receipt({place: _words(each) for place, each in enumerate(outcomes) if not _good(each)})

    async def places(self, account: Account) -> Sequence[PolicePlace]:
        """See `PoliceService.places`."""
        call = _call("Tabella", account.user, await self._token(account))
        SubElement(call, f"{{{_SERVICE}}}tipo").text = "Luoghi"
        answer = await self._ask("Tabella", call)
        _accepted(_one(answer, "TabellaResult"))
        lines = (_text(answer, "CSV") or "").splitlines()
        rows = [line.split(";") for line in lines if line[:1].isdigit()]
        if not rows or any(len(row) < 3 for row in rows):
            raise PoliceUnavailable("a table of places that can't be read")
        return [
            PolicePlace(row[0].strip(), row[1].strip(), row[2].strip() or _STATE, bool(row[3:] and row[3].strip()))
            for row in rows
        ]

    async def _token(self, account: Account) -> str:
        call = Element(f"{{{_SERVICE}}}GenerateToken")
        for name, value in (("Utente", account.user), ("Password", account.password), ("WsKey", account.key)):
            SubElement(call, f"{{{_SERVICE}}}{name}").text = value
        answer = await self._ask("GenerateToken", call)
        _accepted(_one(answer, "result"))
        token = _text(answer, "token")
        if not token:
            raise PoliceUnavailable("no token in the answer")
        return token

    async def _ask(self, action: str, call: Element) -> Element:
        envelope = Element(f"{{{_ENVELOPE}}}Envelope")
        SubElement(envelope, f"{{{_ENVELOPE}}}Body").append(call)
        kind = f'application/soap+xml; charset=utf-8; action="{_SERVICE}/{action}"'
        try:
            answer = await self._outgoing.send(
                "POST",
                self._url,
                headers={"Content-Type": kind},
                body=tostring(envelope, encoding="utf-8", xml_declaration=True),
                timeout_seconds=TIMEOUT_SECONDS,
                limit=ANSWER_BYTES,
            )
        except OutgoingError as error:
            raise PoliceUnavailable(error.problem) from error
        if answer.status != 200:
            raise PoliceUnavailable(f"status {answer.status}")
        try:
            parsed: Element = fromstring(answer.body)
        except (ParseError, DefusedXmlException, ValueError) as error:
            raise PoliceUnavailable("an answer that is no XML") from error
        return parsed


def _call(action: str, user: str, token: str) -> Element:
    call = Element(f"{{{_SERVICE}}}{action}")
    SubElement(call, f"{{{_SERVICE}}}Utente").text = user
    SubElement(call, f"{{{_SERVICE}}}token").text = token
    return call


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _one(answer: Element, name: str) -> Element:
    for element in answer.iter():
        if _name(element) == name:
            return element
    raise PoliceUnavailable(f"no {name} in the answer")


def _text(parent: Element, name: str) -> str | None:
    return next((element.text for element in parent.iter() if _name(element) == name), None)


def _good(outcome: Element) -> bool:
    return (_text(outcome, "esito") or "").strip().lower() == "true"


def _accepted(outcome: Element) -> None:
    if not _good(outcome):
        raise PoliceRefused(_words(outcome))


def _words(outcome: Element) -> str:
    said = (_text(outcome, name) for name in ("ErroreDes", "ErroreDettaglio"))
    return ": ".join(text.strip() for text in said if text and text.strip())[:WORDS] or "refused without a reason"
