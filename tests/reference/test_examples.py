"""Examples and samples are complete and not stale: `make docs` writes them."""

import json
import re
from datetime import date

import pytest

from roomrack.web.portal import samples
from roomrack.web.portal.examples import (
    RECORDED_DAY,
    SECRETS,
    examples,
    moved,
    requests,
    shift_to,
    slug,
)
from roomrack.web.portal.languages import LANGUAGES
from tests.contract import validation
from tests.reference import recording
from tests.reference.conftest import Recorded

ELSEWHERE = "addCard"
"""Served by the card vault; what this host answers is its refusal."""
NAMES = sorted(operation.id for operation in validation.built())


def test_a_demo_answers_what_the_examples_say(recorded: Recorded) -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in recording.FOLDER.glob("*.json")}
    assert kept.keys() == recorded.files.keys(), "run `make docs`"
    for name, content in recorded.files.items():
        assert json.loads(kept[name]) == json.loads(content), f"{name}: run `make docs`"


def test_no_secret_of_the_demo_is_kept(recorded: Recorded) -> None:
    whole = "".join(recorded.files.values())
    known = recorded.demo.known()
    for secret in (
        *(known[name] for name in known if "token" in name),
        *(known["api_key"], known["user"]["password"], known["production_app"]["client_secret"]),
        known["sandbox_app"]["client_secret"],
    ):
        assert secret not in whole
    tokens = [found for found in re.findall(r"(?<![\w-])[\w-]{43}(?![\w-])", whole) if found != found.lower()]
    assert not tokens, "tokens that nobody knows; names of the lists are in small letters"


@pytest.mark.parametrize("name", NAMES)
def test_operation_has_an_example_of_success(name: str) -> None:
    found = examples(name)
    assert found, f"{name} has no entry in requests.yaml (see CONTRIBUTING.md), or `make docs` was not run"
    expected = {ELSEWHERE: 403, "uploadRoomPhoto": 202}.get(name, 200)
    assert found[0].status == expected, f"{name}: the first example is not a success"
    assert all(example.title for example in found)


@pytest.mark.parametrize("name", NAMES)
def test_samples_are_those_of_the_example(name: str) -> None:
    kept = samples.stored(name)
    assert kept.get("digest") == samples.digest_of(examples(name)[0]), f"{name}: run `make docs`"
    assert list(kept["samples"]) == [language.id for language in LANGUAGES]


def test_there_are_31_languages() -> None:
    assert len({language.id for language in LANGUAGES}) == len(LANGUAGES) == 31


def test_entries_of_one_tag_stand_together() -> None:
    tags = {operation.id: operation.tags[0] for operation in validation.built()}
    order = [tags[entry["operation"]] for entry in requests()]
    changes = [tag for tag, before in zip(order, [None, *order], strict=False) if tag != before]
    assert len(changes) == len(set(changes))


def test_no_file_is_left_of_an_operation_that_is_gone() -> None:
    names = {f"{slug(name)}.json" for name in NAMES}
    for folder in ("examples", "samples"):
        assert {path.name for path in (recording.FOLDER.parent / folder).glob("*.json")} == names


@pytest.mark.parametrize(
    ("today", "shift"),
    [("2026-06-01", 0), ("2026-06-02", 7), ("2026-06-08", 7), ("2026-06-09", 14), ("2027-06-01", 371)],
)
def test_days_move_by_whole_weeks_and_never_into_the_past(today: str, shift: int) -> None:
    assert shift_to(date.fromisoformat(today)) == shift


def test_only_days_of_the_demo_move() -> None:
    assert moved('"2026-06-08T12:00:00Z" 1990-05-01 2026-13-01 12026-06-080', 7) == (
        '"2026-06-15T12:00:00Z" 1990-05-01 2026-13-01 12026-06-080'
    )
    assert moved("2026-02-28 2028-08-01", 366) == "2027-03-01 2029-08-02"
    assert moved(RECORDED_DAY.isoformat(), 0) == RECORDED_DAY.isoformat()


def test_everything_is_filled_in() -> None:
    base = "http://127.0.0.1:8480/connect"
    for name in NAMES:
        for language in LANGUAGES:
            text = samples.text_of(name, language.id, {"base": base})
            # Placeholders of a property's own texts have a dot: {{guest.firstname}}.
            assert "{{" not in re.sub(r"{{\s|{{\"|{{\w+\.\w+}}", "", text), f"{name} {language.id}"
            assert "rrfill" not in text
            assert "roomrackhost" not in text
            assert "roomrackprefix" not in text
            for form, marked in samples.highlighted(name, language.id, 0).items():
                assert "rrfill" not in marked, f"{name} {language.id} {form}"


@pytest.mark.parametrize("base", ["https://pms.example/connect", "http://127.0.0.1:8480/connect", "http://h/a/b"])
def test_a_base_url_of_every_kind_fits(base: str) -> None:
    text = samples.text_of("readCalendar", "python-http-client", {"base": base, "token": "abc"})
    parts = samples.values_of(base)
    kind = "HTTPS" if base.startswith("https") else "HTTP"
    port = f", {parts['port']}" if parts["port"] else ""
    assert f'http.client.{kind}Connection("{parts["host"]}"{port})' in text
    assert f'"/{parts["prefix"]}/rest/v1/calendar/100001?' in text
    assert "Bearer abc" in text
    assert samples.text_of("readCalendar", "curl", {"base": base, "token": "abc"}).count(f"'{base}/rest/v1/") == 1


def test_secrets_of_examples_have_a_stand_in(recorded: Recorded) -> None:
    kinds = {name for content in recorded.files.values() for name in re.findall(r"{{(\w+)}}", content)}
    values = {name for content in recorded.files.values() for one in json.loads(content) for name in one["values"]}
    assert kinds <= SECRETS.keys() | values
