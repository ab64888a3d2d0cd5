"""A small Alloggiati Web on loopback: it checks each record position by position, as the decree lays them out."""

import re
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from xml.sax.saxutils import escape

from defusedxml.ElementTree import fromstring

USER, PASSWORD, KEY = "PI000123", "hush", "wskey"
PLACES = [
    ("100000100", "ITALIA", "ES", ""),
    ("100000219", "REGNO UNITO", "ES", ""),
    ("100000216", "GERMANIA", "ES", ""),
    ("412058091", "ROMA", "RM", ""),
    ("409050026", "PISA", "PI", ""),
    ("416075096", "CASTRO", "LE", ""),
    ("403016065", "CASTRO", "BG", ""),
    ("409046099", "OLDTOWN", "LU", "31/12/1990"),
]
_STATES = {row[0] for row in PLACES if row[2] == "ES"}
_TOWNS = {row[0]: row[2] for row in PLACES if row[2] != "ES"}
_DAY = r"(0[1-9]|[12]\d|3[01])/(0[1-9]|1[0-2])/(19|20)\d\d"
_LAYOUT = (
    ("kind", 2, r"16|17|18|19|20"),
    ("arrival", 10, _DAY),
    ("nights", 2, r"0[1-9]|[12]\d|30"),
    ("family", 50, r"[A-Z' ]+"),
    ("given", 30, r"[A-Z' ]+"),
    ("sex", 1, r"[12]"),
    ("born", 10, _DAY),
    ("town", 9, r"\d{9}| {9}"),
    ("province", 2, r"[A-Z]{2}| {2}"),
    ("state", 9, r"\d{9}"),
    ("citizenship", 9, r"\d{9}"),
    ("document", 5, r"[A-Z]{4}[A-Z0-9]| {5}"),
    ("number", 20, r"[A-Z0-9]+ *| {20}"),
    ("issued", 9, r"\d{9}| {9}"),
)


def wrong_with(record: str, before: str | None) -> str | None:
    """What is wrong with a record, which follows another; None when nothing is."""
    if len(record) != 168:
        return f"{len(record)} characters"
    values, at = {}, 0
    for name, length, pattern in _LAYOUT:
        values[name] = record[at : at + length]
        at += length
        if not re.fullmatch(pattern, values[name]):
            return f"{name} {values[name]!r}"
    if values["state"] not in _STATES or values["citizenship"] not in _STATES:
        return "an unknown state"
    town = values["town"].strip()
    if (town != "") != (values["state"] == "100000100") or (town and _TOWNS.get(town) != values["province"]):
        return "an unknown town"
    member = values["kind"] in ("19", "20")
    if member == bool(values["document"].strip()) or member == bool(values["issued"].strip()):
        return "a document at the wrong guest"
    heads = {"19": ("17", "19"), "20": ("18", "20")}
    if member and (before is None or before[:2] not in heads[values["kind"]]):
        return "a member without a head"
    return None


@dataclass
class Police:
    """The service, what it was sent, and how it behaves."""

    url: str = ""
    records: list[list[str]] = field(default_factory=list)
    down: bool = False
    refuse: dict[str, str] = field(default_factory=dict)
    """Why records are refused, by the family name in them."""

    def answer(self, body: bytes) -> tuple[int, str]:
        """What a call gets."""
        if self.down:
            return 503, ""
        [call] = fromstring(body).find("{http://www.w3.org/2003/05/soap-envelope}Body")
        name = call.tag.removeprefix("{AlloggiatiService}")
        given = {part.tag.removeprefix("{AlloggiatiService}"): part for part in call}
        if name == "GenerateToken":
            good = [given[part].text for part in ("Utente", "Password", "WsKey")] == [USER, PASSWORD, KEY]
            result = _outcome("result", "" if good else "Credenziali non valide")
            token = "<GenerateTokenResult><token>T0K3N</token></GenerateTokenResult>" if good else ""
            return 200, _envelope(name, token + result)
        if (given["Utente"].text, given["token"].text) != (USER, "T0K3N"):
            return 200, _envelope(name, _outcome(f"{name}Result", "Token non valido"))
        if name == "Tabella":
            lines = ["Codice;Descrizione;Provincia;DataFineVal", *(";".join(row) for row in PLACES)]
            return 200, _envelope(name, _outcome("TabellaResult", "") + f"<CSV>{escape(chr(10).join(lines))}</CSV>")
        records = [part.text or "" for part in given["ElencoSchedine"]]
        self.records.append(records)
        outcomes = []
        for place, record in enumerate(records):
            wrong = wrong_with(record, records[place - 1] if place else None)
            wrong = wrong or next((why for name, why in self.refuse.items() if name in record), None)
            outcomes.append(_outcome("EsitoOperazioneServizio", wrong or ""))
        detail = f"<result><Dettaglio>{''.join(outcomes)}</Dettaglio></result>"
        return 200, _envelope(name, _outcome("SendResult", "") + detail)


def _outcome(name: str, problem: str) -> str:
    good = "false" if problem else "true"
    return f"<{name}><esito>{good}</esito><ErroreDes>{escape(problem)}</ErroreDes></{name}>"


def _envelope(name: str, content: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body>'
        f'<{name}Response xmlns="AlloggiatiService">{content}</{name}Response></s:Body></s:Envelope>'
    )


def start() -> tuple[Police, ThreadingHTTPServer]:
    """The service and its server, which the caller stops."""
    police = Police()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            status, text = police.answer(self.rfile.read(int(self.headers["Content-Length"])))
            body = text.encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    police.url = f"http://127.0.0.1:{server.server_address[1]}/service.asmx"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return police, server
