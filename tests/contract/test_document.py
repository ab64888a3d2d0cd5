"""The served OpenAPI document: what the contract says of each operation that is built, and nothing of the rest."""

from typing import Any

import httpx2
import yaml

from roomrack.web.portal.contract import facts, operations, overlay
from roomrack.web.portal.document import refusals
from tests.contract import validation

FOLDER = "/rest/v1/integration"


async def _document(client: httpx2.AsyncClient) -> dict[str, object]:
    answer = await client.get(f"{FOLDER}/openapi.json")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    document: dict[str, object] = answer.json()
    return document


async def test_needs_no_credential_and_both_forms_say_the_same(client: httpx2.AsyncClient) -> None:
    as_yaml = await client.get(f"{FOLDER}/openapi.yaml")
    assert as_yaml.status_code == 200
    assert yaml.load(as_yaml.text, Loader=yaml.CSafeLoader) == await _document(client)


async def test_unchanged_document_answers_304(client: httpx2.AsyncClient) -> None:
    first = await client.get(f"{FOLDER}/openapi.json")
    again = await client.get(f"{FOLDER}/openapi.json", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_lists_exactly_the_operations_that_are_built(client: httpx2.AsyncClient) -> None:
    document = await _document(client)
    served = {operation["operationId"] for _, _, operation in operations(document)}
    assert served == {operation.id for operation in validation.built()}


async def test_repeats_the_contract_path_method_parameters_required_fields_and_enums(
    client: httpx2.AsyncClient,
) -> None:
    document = await _document(client)
    known = {operation["operationId"]: (path, method, operation) for path, method, operation in operations(facts())}
    for path, method, operation in operations(document):
        name = operation["operationId"]
        if name not in known:
            continue
        assert (path, method) == known[name][:2]
        other = {each["name"] for each in _parameters(operation) if f"{name}.{each['name']}" in overlay()["parameters"]}
        ours, theirs = (
            [each for each in _parameters(one) if each["name"] not in other] for one in (operation, known[name][2])
        )
        assert ours == theirs, name
    changed = {place.partition(".")[0] for place in overlay()["properties"]} | set(overlay()["schemas"])
    components = document["components"]
    assert isinstance(components, dict)
    for name, schema in components["schemas"].items():
        if name in facts()["schemas"]:
            assert schema.get("required") == facts()["schemas"][name].get("required")
            if name not in changed | {"ApiError"}:
                assert schema == facts()["schemas"][name]


def _parameters(operation: dict[str, object]) -> list[dict[str, object]]:
    listed = operation.get("parameters", [])
    assert isinstance(listed, list)
    return [{key: value for key, value in each.items() if key != "description"} for each in listed]


async def test_every_operation_says_that_a_request_can_be_wrong(client: httpx2.AsyncClient) -> None:
    for _, method, operation in operations(await _document(client)):
        due = {"400", "413", "415"} if method in {"post", "put", "patch"} else {"400"}
        assert due <= set(operation["responses"]), operation["operationId"]


def test_a_number_in_a_path_counts_among_the_refusals() -> None:
    numbered = {"findReservation", "deleteReservation", "deleteSubscription", "getRoom", "deleteProduct"}
    for operation in validation.built():
        if operation.id in numbered:
            assert "400" in refusals(operation, validation.facts_of(operation)), operation.id


async def test_what_heeds_an_idempotency_key_says_that_a_twin_can_be_running(client: httpx2.AsyncClient) -> None:
    heeding = {operation.id for operation in validation.built() if operation.idempotent}
    said = {o["operationId"] for _, _, o in operations(await _document(client)) if "409" in o["responses"]}
    assert {"createSingleReservation", "bulk", "createSubscription"} <= said == heeding


async def test_every_operation_parameter_and_answer_has_words_of_ours(client: httpx2.AsyncClient) -> None:
    for _, _, operation in operations(await _document(client)):
        assert operation["summary"]
        assert operation["description"]
        assert operation["responses"]
        for described in [*operation.get("parameters", []), *operation["responses"].values()]:
            assert described["description"], f"{operation['operationId']}: {described}"


async def test_every_refusal_has_the_shape_that_is_sent(client: httpx2.AsyncClient) -> None:
    for _, _, operation in operations(await _document(client)):
        for status, answer in operation["responses"].items():
            if status == "412":
                assert answer["content"]["application/json"]["schema"]["required"] == ["status", "id"]
            elif status.startswith(("4", "5")):
                assert answer["content"].keys() == {"application/json"}
                assert answer["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/ApiError"}


WITHOUT_CONTENT = {"addCard", "getPoliceFile"}
"""The card vault takes cards, this host only refuses them; and a day on which nobody arrives is an empty file."""


def _readable(content: dict[str, Any]) -> list[dict[str, Any]]:
    """The media types of which a page can show an example: files that are no text beside one that is are not."""
    return [media for media in content.values() if media["schema"].get("format") != "binary"]


async def test_every_operation_has_an_example_of_its_body_and_its_answer(client: httpx2.AsyncClient) -> None:
    for _, _, operation in operations(await _document(client)):
        for media in _readable(operation.get("requestBody", {}).get("content", {})):
            assert media["examples"]["example1"]["summary"], operation["operationId"]
        for status, answer in operation["responses"].items():
            if status != "200" or operation["operationId"] in WITHOUT_CONTENT:
                continue
            for media in _readable(answer.get("content", {})):
                assert "value" in media["examples"]["example1"], operation["operationId"]
