"""Settings and the guide that describes them."""

from pathlib import Path

import pytest

from roomrack.infra.crypto import Keyring, KeyringError
from roomrack.infra.settings import Settings

GUIDE = Path(__file__).parents[3] / "docs" / "guides" / "configuration.md"


def test_guide_names_every_setting() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    assert [name for name in Settings.model_fields if f"`ROOMRACK_{name.upper()}`" not in text] == []


def test_networks_are_read_from_a_list_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROOMRACK_OUTGOING_ALLOWED_NETWORKS", "10.0.0.0/8, ::1/128")
    assert [str(each) for each in Settings().outgoing_allowed_networks] == ["10.0.0.0/8", "::1/128"]


@pytest.mark.parametrize("url", ["simulator", "ftp://127.0.0.1", "http://user:word@127.0.0.1", "http:///path"])
def test_where_the_simulator_is_must_be_an_address(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("ROOMRACK_SIMULATOR_URL", url)
    with pytest.raises(ValueError, match="http"):
        Settings()
    monkeypatch.setenv("ROOMRACK_SIMULATOR_URL", "http://127.0.0.1:8483/")
    assert Settings().simulator_url == "http://127.0.0.1:8483"
    monkeypatch.setenv("ROOMRACK_SIMULATOR_URL", "")
    assert Settings().simulator_url is None


def test_secrets_are_not_shown() -> None:
    shown = repr(Settings(keys="k1:c2VjcmV0"))  # type: ignore[arg-type]
    assert "c2VjcmV0" not in shown


def test_value_that_was_sealed_opens_only_with_its_key_and_context() -> None:
    old, new = Keyring.generate("old"), Keyring.generate("new")
    sealed = Keyring.parse(old).seal(b"secret", b"row 1")
    rotated = Keyring.parse(f"{new},{old}")
    assert rotated.open(sealed.kid, sealed.blob, b"row 1") == b"secret"
    assert rotated.writing == "new"
    for keyring, context in ((Keyring.parse(new), b"row 1"), (rotated, b"row 2")):
        with pytest.raises(KeyringError):
            keyring.open(sealed.kid, sealed.blob, context)


def test_digest_is_found_again_under_every_key() -> None:
    old, new = Keyring.generate("old"), Keyring.generate("new")
    assert Keyring.parse(old).digest("token") in Keyring.parse(f"{new},{old}").digests("token")


@pytest.mark.parametrize("text", ["", "kid", "kid:short", "kid:!!!", ":AAAA", "a:{key},a:{key}"], ids=repr)
def test_keys_that_cannot_be_used_are_refused(text: str) -> None:
    with pytest.raises(KeyringError):
        Keyring.parse(text.format(key=Keyring.generate("x").partition(":")[2]))
