"""Keys of the server: keyed digests for lookups, sealed boxes for secrets that must be read again.

`ROOMRACK_KEYS=kid:base64,...` holds 32-byte keys. The first one writes, all of them read; the kid stands beside every
digest and ciphertext, so keys are rotated by putting a new one in front.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
NONCE_BYTES = 12


class KeyringError(ValueError):
    """The keys can't be used: malformed, of the wrong length, doubled, or the needed one is missing."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """An encrypted value and the id of the key that opens it."""

    kid: str
    blob: bytes


class Keyring:
    """The server's keys, ready for use. Sub-keys for digests and sealing are derived, so no key serves two ends."""

    def __init__(self, keys: list[tuple[str, bytes]]) -> None:
        if not keys:
            raise KeyringError("at least one key is needed")
        if len({kid for kid, _ in keys}) != len(keys):
            raise KeyringError("two keys share an id")
        self._digest_keys = {kid: _derive(key, b"roomrack digest") for kid, key in keys}
        self._boxes = {kid: AESGCM(_derive(key, b"roomrack seal")) for kid, key in keys}
        self.writing = keys[0][0]

    @classmethod
    def parse(cls, text: str) -> "Keyring":
        """Read `kid:base64,kid:base64`. Raises `KeyringError`."""
        keys: list[tuple[str, bytes]] = []
        for part in filter(None, (piece.strip() for piece in text.split(","))):
            kid, colon, encoded = part.partition(":")
            try:
                key = base64.b64decode(encoded, validate=True)
            except binascii.Error as error:
                raise KeyringError(f"key {kid!r} is not base64") from error
            if not colon or not kid or len(key) != KEY_BYTES:
                raise KeyringError(f"key {kid!r} must be kid:base64 of {KEY_BYTES} bytes")
            keys.append((kid, key))
        return cls(keys)

    @staticmethod
    def generate(kid: str) -> str:
        """A new random key, in the form that `parse` reads."""
        return f"{kid}:{base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()}"

    def digest(self, value: str | bytes) -> bytes:
        """HMAC-SHA256 under the writing key: what is stored of a token, a key or a code."""
        return self._mac(self.writing, value)

    def digests(self, value: str | bytes) -> list[bytes]:
        """The digests that a stored value can have, under every key: what a lookup compares with."""
        return [self._mac(kid, value) for kid in self._digest_keys]

    def digest_under(self, kid: str, value: str | bytes) -> bytes:
        """HMAC-SHA256 under a named key. Raises `KeyringError` when the key is not in the keyring."""
        if kid not in self._digest_keys:
            raise KeyringError(f"key {kid!r} is not in the keyring")
        return self._mac(kid, value)

    def seal(self, value: bytes, context: bytes) -> Sealed:
        """Encrypt with AES-256-GCM. The context (table, column, row) must be given again to open it."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return Sealed(self.writing, nonce + self._boxes[self.writing].encrypt(nonce, value, context))

    def open(self, kid: str, blob: bytes, context: bytes) -> bytes:
        """Decrypt what `seal` made. Raises `KeyringError` when the key is missing or the value was changed."""
        box = self._boxes.get(kid)
        if box is None:
            raise KeyringError(f"key {kid!r} is not in the keyring")
        try:
            return box.decrypt(blob[:NONCE_BYTES], blob[NONCE_BYTES:], context)
        except InvalidTag as error:
            raise KeyringError("the sealed value does not open") from error

    def _mac(self, kid: str, value: str | bytes) -> bytes:
        data = value.encode() if isinstance(value, str) else value
        return hmac.digest(self._digest_keys[kid], data, hashlib.sha256)


def _derive(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(key)
