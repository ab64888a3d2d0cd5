"""Receives webhooks and prints them: `python3 examples/webhook_receiver.py 9000 CLIENT_SECRET`.

It checks the signature as any receiver should: `webhook-signature` is an HMAC-SHA256 over id, timestamp and body
(standardwebhooks.com), keyed with the application's client secret.
"""

import base64
import hashlib
import hmac
import json
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

PORT, SECRET = int(sys.argv[1]), sys.argv[2].encode()
TOLERANCE_SECONDS = 300


class Receiver(BaseHTTPRequestHandler):
    """Answers 200 to what is genuine, which tells Roomrack that it was delivered, and 400 to the rest."""

    def do_POST(self) -> None:
        """One delivery."""
        body = self.rfile.read(int(self.headers["content-length"]))
        signed = f"{self.headers['webhook-id']}.{self.headers['webhook-timestamp']}.".encode() + body
        expected = base64.b64encode(hmac.digest(SECRET, signed, hashlib.sha256)).decode()
        genuine = any(
            hmac.compare_digest(f"v1,{expected}", given) for given in self.headers["webhook-signature"].split()
        )
        recent = abs(time.time() - int(self.headers["webhook-timestamp"])) < TOLERANCE_SECONDS
        self.send_response(200 if genuine and recent else 400)
        self.end_headers()
        if genuine:
            event = json.loads(body)
            print(event["type"], event["reference"], json.dumps(json.loads(event["content"]), indent=2), flush=True)

    def log_message(self, *_: object) -> None:
        """Keep the terminal for the events."""


HTTPServer(("127.0.0.1", PORT), Receiver).serve_forever()
