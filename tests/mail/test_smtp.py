"""The SMTP adapter against a real server: one message for each address, TLS, signing in, and what refusals mean."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from roomrack.adapters.smtp.client import Security, Server, SmtpMailer
from roomrack.core.clock import clock_from
from roomrack.ports.mail import Mail, MailRefused
from tests.mail.receiver import Receiver, receiving

MAIL = Mail(
    to=["one@hotel.example", "two@hotel.example"],
    subject="Città\r\nBcc: everybody@else.example",
    text="Buongiorno.\n",
    html="<p>Buongiorno.</p>",
    reference="test.1",
)


def mailer_to(receiver: Receiver, *, security: Security = "none", username: str | None = None) -> SmtpMailer:
    server = Server(
        host="127.0.0.1",
        port=receiver.port,
        security=security,
        sender="Roomrack <desk@roomrack.example>",
        username=username,
        password="secret word",
    )
    return SmtpMailer(server, clock_from("system"))


async def test_every_address_gets_a_message_of_its_own() -> None:
    with receiving() as receiver:
        await mailer_to(receiver).send(MAIL)
    assert [message["To"] for message in receiver.taken] == MAIL.to
    for message in receiver.taken:
        assert message["From"] == "Roomrack <desk@roomrack.example>"
        assert message["Subject"] == "Città Bcc: everybody@else.example"
        assert message["Bcc"] is None
        assert message["Message-ID"] == "<test.1@roomrack.example>"
        assert message["Auto-Submitted"] == "auto-generated"
        plain, rich = message.get_body(("plain",)), message.get_body(("html",))
        assert plain is not None
        assert rich is not None
        assert (plain.get_content().strip(), rich.get_content().strip()) == ("Buongiorno.", "<p>Buongiorno.</p>")


async def test_what_is_refused_for_good_is_told_from_what_is_worth_another_attempt() -> None:
    with receiving() as receiver:
        receiver.refusals[:] = ["550 never"]
        with pytest.raises(MailRefused, match="never"):
            await mailer_to(receiver).send(MAIL)
        receiver.refusals[:] = ["451 later"]
        with pytest.raises(Exception, match="later") as later:
            await mailer_to(receiver).send(MAIL)
        assert not isinstance(later.value, MailRefused)
    with pytest.raises(OSError, match="refused"):
        await mailer_to(receiver).send(MAIL)


def _certificate(folder: Path) -> tuple[ssl.SSLContext, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(1))
        .not_valid_after(now + timedelta(1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "cert.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, secret)
    return context, certificate


async def test_the_connection_is_secured_and_signed_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context, certificate = _certificate(tmp_path)
    signed_in: list[tuple[bytes, bytes]] = []

    def authenticate(server: object, session: object, envelope: object, mechanism: str, data: object) -> AuthResult:
        assert isinstance(data, LoginPassword)
        signed_in.append((data.login, data.password))
        return AuthResult(success=data.password == b"secret word")

    options = {"tls_context": context, "require_starttls": True, "authenticator": authenticate, "auth_required": True}
    with receiving(**options) as receiver:
        mailer = mailer_to(receiver, security="starttls", username="desk")
        with pytest.raises(ssl.SSLCertVerificationError):
            await mailer.send(MAIL)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        await mailer.send(MAIL)
    assert signed_in == [(b"desk", b"secret word")]
    assert [message["To"] for message in receiver.taken] == MAIL.to
