"""Where guests reach this server, and where their mails go."""


class _Outside:
    """Set by `entrypoints`."""

    url: str = "http://127.0.0.1:8480"
    mail: str | None = None


def configure(*, public_url: str, mail_address: str | None = None) -> None:
    """Say where guests reach this server, without a path, and the address that their answers by mail go to."""
    _Outside.url = public_url.rstrip("/")
    _Outside.mail = mail_address


def base() -> str:
    """Where guests reach this server."""
    return _Outside.url


def mail_base() -> str | None:
    """The address behind whose plus threads are named; None: answers go to the property's own address."""
    return _Outside.mail
