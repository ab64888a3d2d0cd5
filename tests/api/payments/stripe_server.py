"""A small Stripe on loopback: the calls that are used, with keys that make calls one, and signed notices."""

import hashlib
import hmac
import json
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

SECRET_KEY, NOTICE_SECRET = "sk_test_4eC39", "whsec_hush"
DECLINED, CONFIRMED, EXPIRED, MISTYPED = "4000000000009995", "4000002500003155", "4000000000000069", "4000000000004244"
BEHAVIOURS = {DECLINED: "pm_declined", CONFIRMED: "pm_3ds"}
"""What becomes of a card of a number, as of the payment methods that have it in their names."""


@dataclass
class Stripe:
    """The service: what it was asked, what it holds, and how it behaves."""

    url: str = ""
    calls: list[tuple[str, str, dict[str, str], str | None]] = field(default_factory=list)
    """Method, path, parameters and key."""
    intents: dict[str, dict[str, Any]] = field(default_factory=dict)
    refunds: list[dict[str, Any]] = field(default_factory=list)
    methods: dict[str, dict[str, str]] = field(default_factory=dict)
    """Payment methods that were made of a card: what was sent, and to which customer they were attached."""
    answers: dict[str, tuple[dict[str, str], int, dict[str, Any]]] = field(default_factory=dict)
    """By key: a call with a used key gets the same answer again, or a refusal if it asks for something else."""
    down: bool = False
    before: threading.Event | None = None
    after: threading.Event | None = None
    """What the next charge waits for before the work is done, or before it is answered."""
    waits: threading.Event = field(default_factory=threading.Event)
    """Set once a charge waits."""
    lose: int = 0
    """How many answers are lost on their way after the work was done."""

    @property
    def taken(self) -> int:
        """What was taken in all, in minor units."""
        return sum(intent["amount"] for intent in self.intents.values() if intent["status"] == "succeeded")

    def wait(self, gate: threading.Event | None) -> None:
        """Let a charge wait at a gate, if there is one."""
        if gate is not None:
            self.waits.set()
            gate.wait(60)

    def forget(self) -> None:
        """Begin anew."""
        for each in (self.calls, self.intents, self.refunds, self.methods, self.answers):
            each.clear()
        self.down, self.lose = False, 0

    def answer(
        self, method: str, path: str, params: dict[str, str], key: str | None, bearer: str
    ) -> tuple[int, dict[str, Any]]:
        """What a call gets."""
        self.calls.append((method, path, params, key))
        if self.down:
            return 503, {"error": {"type": "api_error", "message": "Stripe is down."}}
        if bearer != f"Bearer {SECRET_KEY}":
            return 401, {"error": {"type": "invalid_request_error", "message": "Invalid API Key provided."}}
        if key is not None and key in self.answers:
            known, status, body = self.answers[key]
            if known != params:
                return 400, {"error": {"type": "idempotency_error", "message": "Keys can only be used for the same."}}
            return status, body
        status, body = self._do(method, path.removeprefix("/v1/").split("/"), params)
        if key is not None and status < 500:
            self.answers[key] = (params, status, body)
        return status, body

    def _do(self, method: str, path: list[str], params: dict[str, str]) -> tuple[int, dict[str, Any]]:
        match method, path:
            case "POST", ["payment_intents"]:
                return self._create(params)
            case "GET", ["payment_intents", id]:
                return 200, self.intents[id]
            case "POST", ["payment_intents", id, "confirm"]:
                assert "return_url" in params
                intent = self.intents[id]
                intent |= {"status": "requires_action", "payment_method": params["payment_method"]}
                url = f"https://hooks.stripe.example/3d_secure/{id}"
                intent["next_action"] = {
                    "type": "redirect_to_url",
                    "redirect_to_url": {"url": url, "return_url": params["return_url"]},
                }
                return 200, intent
            case "POST", ["payment_intents", id, "cancel"]:
                self.intents[id]["status"] = "canceled"
                return 200, self.intents[id]
            case "POST", ["payment_methods"]:
                return self._make_method(params)
            case "POST", ["customers"]:
                return 200, {"id": f"cus_{len(self.calls)}", "object": "customer", "description": params["description"]}
            case "POST", ["payment_methods", id, "attach"]:
                kept = self.methods[id]
                if kept["card[number]"] == EXPIRED:
                    error = {"type": "card_error", "code": "expired_card", "message": "Your card has expired."}
                    return 402, {"error": error}
                kept["customer"] = params["customer"]
                return 200, {"id": id, "object": "payment_method", "customer": params["customer"]}
            case "GET", ["payment_methods", id] if id in self.methods:
                return 200, {"id": id, "object": "payment_method", "customer": self.methods[id].get("customer")}
            case "POST", ["payment_methods", id, "detach"]:
                return self._detach(id)
            case "POST", ["refunds"]:
                made = {
                    "id": f"re_{len(self.refunds) + 1}",
                    "object": "refund",
                    "status": "succeeded",
                    "amount": int(params["amount"]),
                    "payment_intent": params["payment_intent"],
                }
                self.refunds.append(made)
                return 200, made
        return 404, {"error": {"type": "invalid_request_error", "message": "Unrecognized request URL."}}

    def _make_method(self, params: dict[str, str]) -> tuple[int, dict[str, Any]]:
        assert params["type"] == "card"
        if params["card[number]"] == MISTYPED:
            error = {"type": "card_error", "code": "incorrect_number", "message": "Your card number is incorrect."}
            return 402, {"error": error}
        id = f"pm_{len(self.methods) + 1}"
        self.methods[id] = dict(params)
        return 200, {"id": id, "object": "payment_method", "customer": None}

    def _detach(self, id: str) -> tuple[int, dict[str, Any]]:
        error = {"type": "invalid_request_error", "message": f"No such PaymentMethod: '{id}'"}
        if id not in self.methods:
            return 404, {"error": {**error, "code": "resource_missing"}}
        if self.methods[id].pop("customer", None) is None:
            return 400, {"error": {**error, "message": "It is not attached, so detachment is impossible."}}
        return 200, {"id": id, "object": "payment_method", "customer": None}

    def _create(self, params: dict[str, str]) -> tuple[int, dict[str, Any]]:
        assert params["confirm"] == params["off_session"] == "true"
        method = params["payment_method"]
        intent: dict[str, Any] = {
            "id": f"pi_{len(self.intents) + 1}",
            "object": "payment_intent",
            "amount": int(params["amount"]),
            "currency": params["currency"],
            "status": "succeeded",
            "metadata": {name[9:-1]: value for name, value in params.items() if name.startswith("metadata[")},
        }
        if method == "pm_missing":
            return 400, {"error": {"type": "invalid_request_error", "message": "No such PaymentMethod."}}
        if method in self.methods:
            made = self.methods[method]
            if made.get("customer") != params.get("customer"):
                return 400, {"error": {"type": "invalid_request_error", "message": "It is another customer's."}}
            method = BEHAVIOURS.get(made["card[number]"], method)
        self.intents[intent["id"]] = intent
        refusals = {
            "pm_declined": ("card_declined", "insufficient_funds", "Your card has insufficient funds."),
            "pm_stolen": ("card_declined", "stolen_card", "Your card was declined."),
            "pm_3ds": ("authentication_required", "authentication_required", "Your card was declined."),
        }
        if method not in refusals:
            return 200, intent
        code, decline, message = refusals[method]
        intent["status"] = "requires_payment_method"
        error = {"type": "card_error", "code": code, "decline_code": decline, "message": message}
        intent["last_payment_error"] = error
        return 402, {"error": {**error, "payment_intent": dict(intent)}}

    def notice(
        self, kind: str, about: dict[str, Any], *, secret: str = NOTICE_SECRET, age: int = 0
    ) -> tuple[str, bytes]:
        """A notice as it is sent: its signature and its body."""
        body = json.dumps({"id": "evt_1", "object": "event", "type": kind, "data": {"object": about}}).encode()
        at = int(time.time()) - age
        signature = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
        return f"t={at},v1={signature}", body


def start() -> tuple[Stripe, ThreadingHTTPServer]:
    """The service and its server, which the caller stops."""
    stripe = Stripe()
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _serve(self, method: str) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            charges = method == "POST" and self.path == "/v1/payment_intents"
            if charges:
                stripe.wait(stripe.before)
            with lock:
                status, answer = stripe.answer(
                    method,
                    self.path,
                    dict(parse_qsl(content)),
                    self.headers.get("Idempotency-Key"),
                    self.headers.get("Authorization", ""),
                )
                lost = stripe.lose > 0
                stripe.lose -= lost
            if charges:
                stripe.wait(stripe.after)
            if lost:
                self.close_connection = True
                return
            body = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            with suppress(OSError):  # Whoever asked may be dead.
                self.end_headers()
                self.wfile.write(body)

        def do_POST(self) -> None:
            self._serve("POST")

        def do_GET(self) -> None:
            self._serve("GET")

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    stripe.url = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return stripe, server
