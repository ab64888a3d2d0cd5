"""How the Python client reaches its server: through a proxy that it is given or the environment names, and by TLS."""

import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

import roomrack_client as sdk
from tests.harness.demo import Demo
from tests.harness.processes import free_port
from tests.sdk.faulty import Answer, Faulty
from tests.sdk.forwarding import ForwardProxy
from tests.sdk.loops import BACKENDS, run

GET = "/rest/v1/user/info"
ONCE = sdk.Retry(attempts=1)
VARIABLES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")

Ask = Callable[..., Any]


@pytest.fixture(autouse=True)
def _no_proxies_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture(params=["blocking", *BACKENDS])
def ask(request: pytest.FixtureRequest) -> Ask:
    """Send one request with a client of its own."""

    def send(url: str, **options: Any) -> Any:
        auth = sdk.BearerToken("hush")
        if request.param == "blocking":
            with sdk.Client(url, auth, retry=ONCE, **options) as client:
                return client.request("GET", GET)

        async def awaited() -> Any:
            async with sdk.AsyncClient(url, auth, retry=ONCE, **options) as client:
                return await client.request("GET", GET)

        return run(awaited, request.param)

    return send


@pytest.fixture
def proxy() -> Iterator[ForwardProxy]:
    with ForwardProxy() as running:
        yield running


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a key and a certificate of 127.0.0.1 that nobody else has signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    written = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    file.write_bytes(written + made.public_bytes(serialization.Encoding.PEM))
    return file


@pytest.fixture
def secure(certificate: Path) -> Iterator[Faulty]:
    """A server that speaks TLS."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    with Faulty(tls) as server:
        yield server


def test_requests_go_through_the_proxy_that_is_given(ask: Ask, faulty: Faulty, proxy: ForwardProxy) -> None:
    faulty.plan = [Answer(body={"ok": 1})]
    assert ask(faulty.url, proxy=f"http://{proxy.address}", trust_env=False) == {"ok": 1}
    [passed] = proxy.passed
    assert (passed.method, passed.target) == ("GET", f"{faulty.url}{GET}")
    assert faulty.asked[0].headers["authorization"] == "Bearer hush"


def test_credentials_of_the_proxy_are_for_the_proxy_alone(ask: Ask, faulty: Faulty, proxy: ForwardProxy) -> None:
    ask(faulty.url, proxy=f"http://me:secret@{proxy.address}", trust_env=False)
    assert proxy.passed[0].headers["proxy-authorization"] == "Basic bWU6c2VjcmV0"
    assert "proxy-authorization" not in faulty.asked[0].headers
    assert faulty.asked[0].headers["authorization"] == "Bearer hush"


@pytest.mark.parametrize("trusted", [True, False])
def test_proxy_of_the_environment_is_taken_unless_told_otherwise(
    ask: Ask, faulty: Faulty, proxy: ForwardProxy, monkeypatch: pytest.MonkeyPatch, trusted: bool
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://{proxy.address}")
    ask(faulty.url, trust_env=trusted)
    assert len(proxy.passed) == (1 if trusted else 0)
    assert len(faulty.asked) == 1


def test_environment_is_trusted_by_default_and_says_what_needs_no_proxy(
    ask: Ask, faulty: Faulty, proxy: ForwardProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://{proxy.address}")
    ask(faulty.url)
    assert len(proxy.passed) == 1
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    ask(faulty.url)
    assert (len(proxy.passed), len(faulty.asked)) == (1, 2)


def test_proxy_that_is_given_goes_before_the_environment(
    ask: Ask, faulty: Faulty, proxy: ForwardProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{free_port()}")
    ask(faulty.url, proxy=f"http://{proxy.address}")
    assert len(proxy.passed) == 1


def test_proxy_that_is_away_or_refuses_is_not_connected(ask: Ask, secure: Faulty, proxy: ForwardProxy) -> None:
    with pytest.raises(sdk.NotConnected):
        ask(secure.url, proxy=f"http://127.0.0.1:{free_port()}", trust_env=False)
    proxy.refuses = 407
    with pytest.raises(sdk.NotConnected, match="407"):
        ask(secure.url, proxy=f"http://{proxy.address}", trust_env=False)
    assert secure.asked == []


def test_proxy_of_a_tls_server_sees_neither_path_nor_token(
    ask: Ask, secure: Faulty, proxy: ForwardProxy, certificate: Path
) -> None:
    trusting = ssl.create_default_context(cafile=str(certificate))
    secure.plan = [Answer(body={"ok": 1})]
    assert ask(secure.url, proxy=f"http://{proxy.address}", verify=trusting, trust_env=False) == {"ok": 1}
    [passed] = proxy.passed
    host = secure.url.removeprefix("https://").partition("/")[0]
    assert (passed.method, passed.target) == ("CONNECT", host)
    assert "authorization" not in passed.headers
    assert secure.asked[0].headers["authorization"] == "Bearer hush"


def test_certificate_that_nobody_known_has_signed_is_refused(ask: Ask, secure: Faulty) -> None:
    with pytest.raises(sdk.NotConnected, match=r"(?i:certificate verify failed)"):
        ask(secure.url, trust_env=False)
    assert secure.asked == []


def test_real_server_answers_through_a_proxy(demo: Demo, known: dict[str, Any], proxy: ForwardProxy) -> None:
    auth = sdk.OAuth(refresh_token=known["property_refresh_token"])
    with sdk.Client(known["base_url"], auth, proxy=f"http://{proxy.address}", trust_env=False) as client:
        assert known["accommodation"] in [each.id for each in client.accommodations.list()]
    assert [passed.method for passed in proxy.passed] == ["POST", "GET"]
