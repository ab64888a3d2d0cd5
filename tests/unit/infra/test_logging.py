"""Logs are JSON lines without secrets."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from roomrack.infra.logging import configure_logging, scrub_text


@pytest.fixture(autouse=True)
def _restore() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def _lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_a_line_is_json_and_carries_the_request_id(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("INFO")
    with structlog.contextvars.bound_contextvars(request_id="r1"):
        structlog.get_logger("t").info("request", status=200)
    structlog.get_logger("t").debug("quiet")
    (line,) = _lines(capsys)
    assert line.pop("timestamp")
    assert line == {"event": "request", "level": "info", "request_id": "r1", "status": 200}


def test_libraries_speak_json_too_and_only_from_warning_on(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("INFO")
    logging.getLogger("library").info("chatter")
    logging.getLogger("library").warning("careful with %s", "Bearer abcdefgh12345678")
    (line,) = _lines(capsys)
    assert line["event"] == "careful with Bearer ***"
    assert (line["level"], line["logger"]) == ("warning", "library")


def test_a_traceback_is_in_the_line(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("INFO")
    try:
        raise ValueError("client_secret=abcdef123")
    except ValueError as error:
        structlog.get_logger("t").error("bug", exc_info=error)
    (line,) = _lines(capsys)
    assert "Traceback" in str(line["exception"])
    assert "abcdef123" not in str(line["exception"])


@pytest.mark.parametrize(
    "name",
    [
        "authorization",
        "key",
        "api_key",
        "code",
        "client_secret",
        "password",
        "access_token",
        "refresh_token",
        "pan",
        "cvv",
    ],
)
def test_secrets_by_name_are_masked_at_any_depth(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("INFO")
    structlog.get_logger("t").info("x", **{name: "hidden1"}, inside={name: "hidden2"}, listed=[{name: "hidden3"}])
    (line,) = _lines(capsys)
    assert "hidden" not in json.dumps(line)


@pytest.mark.parametrize(
    "text",
    [
        "Authorization: Bearer hidden-hidden",
        "Basic aGlkZGVuaGlkZGVu",
        "key: hidden123",
        "/identity/token?code=hidden123&x=1",
        '{"client_secret": "hidden123"}',
        "postgresql://user:hidden@host/db",
        "{'refresh_token': 'hidden123'}",
    ],
)
def test_secrets_in_text_are_masked(text: str) -> None:
    assert "hidden" not in scrub_text(text)
    assert "aGlk" not in scrub_text(text)


def test_ordinary_text_is_left_alone() -> None:
    text = "status code 404 for key figures; postcode 00100, bearer of news"
    assert scrub_text(text) == text


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(ValueError, match="no log level"):
        configure_logging("loud")
