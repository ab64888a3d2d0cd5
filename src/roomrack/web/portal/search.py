"""What the search of the portal can find: sections of the documents, operations, and errors.

The index is one JSON list; the browser fetches it when somebody begins to search, and searches by itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from roomrack.infra.http.operation import Operation
from roomrack.web.portal import errors, library
from roomrack.web.portal.contract import operations

MOST_TEXT = 1_200
"""Characters of a section that are searched: what matters stands at its beginning, and a phone has to load it all."""


def index(document: Mapping[str, Any], built: Sequence[Operation]) -> list[dict[str, str]]:
    """All entries. `document` is the served OpenAPI document.

    An entry has `kind`, `page`, `title`, `text`, `address` and, where there are any, `names` that are found exactly.
    """
    return [*_of_documents(), *_of_operations(document), *_of_errors(built)]


def reference_address(operation: str) -> str:
    """Where an operation is described."""
    return f"/connect/reference/{quote(operation, safe='')}"


def _of_documents() -> Iterator[dict[str, str]]:
    for path in library.everything():
        document = library.document(path)
        kind = "Guide" if path.startswith("docs/guides/") else "Detail"
        for section in document.sections:
            if not section.title and not section.text:
                continue
            address = f"{document.address}#{section.anchor}" if section.anchor else document.address
            yield {
                "kind": kind,
                "page": document.title,
                "title": section.title,
                "text": section.text[:MOST_TEXT],
                "address": address,
            }


def _of_operations(document: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    for path, method, operation in operations(dict(document)):
        yield {
            "kind": "Operation",
            "page": f"{method.upper()} {path}",
            "title": operation["summary"],
            "text": operation["description"],
            "names": operation["operationId"],
            "address": reference_address(operation["operationId"]),
        }


def _of_errors(built: Sequence[Operation]) -> Iterator[dict[str, str]]:
    for kind in errors.glossary(built):
        statuses = ", ".join(map(str, kind.statuses))
        yield {
            "kind": "Error",
            "page": f"Status {statuses}",
            "title": kind.name,
            "text": f"{kind.meaning} {kind.fix}",
            "names": kind.name,
            "address": f"/connect/errors#{kind.name}",
        }
        for refusal in kind.refusals:
            yield {
                "kind": "Error",
                "page": f"{refusal.status} {kind.name}",
                "title": refusal.meaning.rstrip("."),
                "text": f"{refusal.message} {refusal.fix}",
                "address": f"/connect/errors#{refusal.code}",
            }
