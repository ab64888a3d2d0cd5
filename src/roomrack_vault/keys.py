"""The master keys in their file, and the envelope around everything that is kept.

Each card has a data key of its own, which seals its parts with AES-256-GCM. The data key is stored wrapped by a master
key, again with AES-256-GCM. What a ciphertext belongs to (the token, the part) is authenticated with it, so that none
can stand in another's place. A new master key wraps the data keys anew (`rotation`); the cards themselves are not
touched.

The file holds `kid:base64` a line, 32 bytes each; only its owner may read it.
"""

import base64
import binascii
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12


class KeysUnusable(Exception):
    """The master keys can't be used; the message says why and how to mend it, and holds no key."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """A data key as it is stored: wrapped, with the id of the master key that unwraps it."""

    kid: str
    wrapped: bytes


class DataKey:
    """An open data key. It seals and opens the parts of one thing."""

    __slots__ = ("_box", "_owner")

    def __init__(self, key: bytes, owner: str) -> None:
        self._box = AESGCM(key)
        self._owner = owner

    def seal(self, part: str, value: bytes) -> bytes:
        """Encrypt a part."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._box.encrypt(nonce, value, _context(part, self._owner))

    def open(self, part: str, blob: bytes) -> bytes:
        """Decrypt a part. Raises `KeysUnusable` when it was changed, or belongs to something else."""
        return _opened(self._box, blob, _context(part, self._owner))


class MasterKeys:
    """The keys of the file. They are read again whenever the file has changed, as a rotation does."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int, int] | None = None
        self._keys: Mapping[str, AESGCM] = {}

    @property
    def kids(self) -> tuple[str, ...]:
        """The ids of the keys, the newest first. Raises `KeysUnusable`."""
        return tuple(self._current())

    def new_data_key(self, kid: str, owner: str) -> tuple[Envelope, DataKey]:
        """A fresh data key for something, wrapped by a master key. Raises `KeysUnusable`."""
        key = AESGCM.generate_key(bit_length=8 * KEY_BYTES)
        return self._wrap(kid, owner, key), DataKey(key, owner)

    def open(self, envelope: Envelope, owner: str) -> DataKey:
        """The data key of something. Raises `KeysUnusable`."""
        return DataKey(self._unwrap(envelope, owner), owner)

    def rewrap(self, envelope: Envelope, owner: str, kid: str) -> Envelope:
        """The same data key under another master key. Raises `KeysUnusable`."""
        return self._wrap(kid, owner, self._unwrap(envelope, owner))

    def _wrap(self, kid: str, owner: str, key: bytes) -> Envelope:
        nonce = secrets.token_bytes(NONCE_BYTES)
        return Envelope(kid, nonce + self._master(kid).encrypt(nonce, key, _context("key", owner)))

    def _unwrap(self, envelope: Envelope, owner: str) -> bytes:
        return _opened(self._master(envelope.kid), envelope.wrapped, _context("key", owner))

    def _master(self, kid: str) -> AESGCM:
        box = self._current().get(kid)
        if box is None:
            raise KeysUnusable(f"master key {kid!r} is not in {self._path}")
        return box

    def _current(self) -> Mapping[str, AESGCM]:
        try:
            status = os.stat(self._path)
        except OSError as error:
            raise KeysUnusable(f"the master keys can't be read: {self._path}: {error.strerror}") from None
        seen = (status.st_ino, status.st_mtime_ns, status.st_size)
        if seen != self._seen:
            self._keys = {kid: AESGCM(key) for kid, key in read(self._path)}
            self._seen = seen
        return self._keys


def read(path: Path) -> list[tuple[str, bytes]]:
    """The keys of a file, the newest first. Raises `KeysUnusable`, also when others than its owner may read it."""
    try:
        mode = os.stat(path).st_mode
        lines = path.read_text(encoding="ascii").split()
    except (OSError, UnicodeDecodeError):
        raise KeysUnusable(f"the master keys can't be read: {path}") from None
    if mode & 0o077:
        raise KeysUnusable(f"others may read the master keys: chmod 600 {path}")
    keys: list[tuple[str, bytes]] = []
    for line in lines:
        kid, _, encoded = line.partition(":")
        try:
            key = base64.b64decode(encoded, validate=True)
        except binascii.Error:
            key = b""
        if not kid or len(key) != KEY_BYTES or kid in dict(keys):
            raise KeysUnusable(f"{path} must hold kid:base64 of {KEY_BYTES} bytes a line, each kid once")
        keys.append((kid, key))
    if not keys:
        raise KeysUnusable(f"{path} holds no key")
    return keys


def write(path: Path, keys: list[tuple[str, bytes]]) -> None:
    """Replace the file, whole or not at all; only its owner may read it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.draft")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.writelines(f"{kid}:{base64.b64encode(key).decode()}\n" for kid, key in keys)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def make_first(path: Path) -> None:
    """Make the file with one key, where there is none."""
    if not path.exists():
        write(path, [generate()])


def generate() -> tuple[str, bytes]:
    """A new master key with a random id."""
    return f"v{secrets.token_hex(4)}", secrets.token_bytes(KEY_BYTES)


def _context(part: str, owner: str) -> bytes:
    return f"roomrack vault {part} {owner}".encode()


def _opened(box: AESGCM, blob: bytes, context: bytes) -> bytes:
    try:
        return box.decrypt(blob[:NONCE_BYTES], blob[NONCE_BYTES:], context)
    except InvalidTag:
        raise KeysUnusable("a sealed value does not open: it was changed, or is another's") from None
