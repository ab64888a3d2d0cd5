"""Bodies that no operation reads, against every operation that reads one: docs/contract.md 2."""

from typing import Any

import pytest

from roomrack.infra.http.caller import Scheme
from roomrack.infra.http.operation import Operation
from roomrack.web.portal.document import refusals
from tests.contract import validation
from tests.factories import Session, World
from tests.permissions import actors as scene
from tests.permissions.actors import Actors

ELSEWHERE = {"importCalendar", "updateAccommodation"}
"""Shown by tests of their own: a file may be larger, and only an application that was granted the property gets in."""
READING = [
    each
    for each in validation.built()
    if "413" in refusals(each, validation.facts_of(each)) and each.id not in ELSEWHERE
]


@pytest.fixture(scope="module")
async def actors(world: World) -> Actors:
    return await scene.make(world)


def _caller(operation: Operation, actors: Actors) -> Session:
    """Whoever may call it."""
    if not operation.schemes or Scheme.OAUTH in operation.schemes:
        return actors.victim.owner
    return actors.application if Scheme.APPLICATION in operation.schemes else actors.key


async def _refused(operation: Operation, actors: Actors, content: bytes, media: str) -> tuple[int, str]:
    method, path, sent = scene.request_for(operation, actors.victim)
    params: dict[str, Any] = {"params": sent["params"]} if "params" in sent else {}
    answer = await _caller(operation, actors).request(
        method, path, content=content, headers={"Content-Type": media}, **params
    )
    return answer.status_code, answer.json()["type"]


@pytest.mark.parametrize("operation", READING, ids=lambda each: each.id)
async def test_another_media_type_and_a_body_that_is_too_large(operation: Operation, actors: Actors) -> None:
    assert await _refused(operation, actors, b"<mine/>", "application/xml") == (415, "BadRequest")
    large = b'{"name": "' + b"x" * 1_100_000 + b'"}'
    assert await _refused(operation, actors, large, "application/json") == (413, "BadRequest")
