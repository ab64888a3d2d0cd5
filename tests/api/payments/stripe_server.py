"""A small Stripe on loopback: the calls that are used, with keys that make calls one, and signed notices."""

import hashlib
import hmac
import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

SECRET_KEY, NOTICE_SECRET = "sk_test_4eC39", "whsec_hush"


@dataclass
class Stripe:
    """The service: what it was asked, what it holds, and how it behaves."""

    url: str = ""
    calls: list[tuple[str, str, dict[str, str], str | None]] = field(default_factory=list)
    """Method, path, parameters and key."""
    intents: dict[str, dict[str, Any]] = field(default_factory=dict)
    refunds: list[dict[str, Any]] = field(default_factory=list)
    answers: dict[str, tuple[dict[str, str], int, dict[str, Any]]] = field(default_factory=dict)
    """By key: a call with a used key gets the same answer again, or a refusal if it asks for something else."""
    down: bool = False
    lose: int = 0
    """How many answers are lost on their way after the work was done."""

    @property
    def taken(self) -> int:
        """What was taken in all, in minor units."""
        return sum(intent["amount"] for intent in self.intents.values() if intent["status"] == "succeeded")

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
            if lost:
                self.close_connection = True
                return
            body = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
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
