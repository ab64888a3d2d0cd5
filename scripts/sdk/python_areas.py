"""The Python SDK's `areas`: for each group a class whose methods block, and one whose methods are awaited."""

import re
import textwrap
from collections.abc import Iterable

from scripts.sdk import api, names
from scripts.sdk.api import Operation, Parameter
from scripts.sdk.python_models import literal

HEADER = '''"""{words}

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

{imports}
'''
ROWS = 100
"""Rows on a page where every row is wanted and the document names no maximum."""


def module(group: str, operations: list[Operation], words: str) -> str:
    """The source of one area."""
    title = names.pascal(group)
    aliases = [line for each in operations for line in _aliases(each)]
    blocking = "\n".join(_method(each, waits=False) for each in operations)
    awaiting = "\n".join(_method(each, waits=True) for each in operations)
    body = (
        "\n".join(aliases)
        + f'\n\nclass {title}(Area):\n    """{words}"""\n\n{blocking}'
        + f'\n\nclass Async{title}(AsyncArea):\n    """{words}"""\n\n{awaiting}'
    )
    return HEADER.format(words=words, imports=_imports(body)) + "\n" + body


def index(groups: Iterable[str]) -> str:
    """The module that hangs every area onto the clients."""
    known = list(groups)
    imports = "\n".join(
        f"from roomrack_client.areas.{each} import Async{names.pascal(each)}, {names.pascal(each)}" for each in known
    )
    blocking = "\n".join(f"        self.{each} = {names.pascal(each)}(self)" for each in known)
    awaiting = "\n".join(f"        self.{each} = Async{names.pascal(each)}(self)" for each in known)
    return f'''"""The operations by area. Generated from the server's OpenAPI document: `make sdk` writes it anew."""

from roomrack_client._area import AsyncPerformer, Performer
{imports}


class Areas(Performer):
    """Every area of a client that blocks."""

    def _connect_areas(self) -> None:
{blocking}


class AsyncAreas(AsyncPerformer):
    """Every area of a client that awaits."""

    def _connect_areas(self) -> None:
{awaiting}
'''


def _imports(body: str) -> str:
    lines = []
    kinds = [kind for kind in ("AsyncIterator", "Iterator", "Mapping", "Sequence") if re.search(rf"\b{kind}\b", body)]
    if kinds:
        lines.append(f"from collections.abc import {', '.join(kinds)}")
    dates = [kind for kind in ("date", "datetime") if re.search(rf"(?<!\")\b{kind}\b(?=[ ,\]])", body)]
    if dates:
        lines.append(f"from datetime import {', '.join(dates)}")
    if re.search(r"\bDecimal\b", body):
        lines.append("from decimal import Decimal")
    typing = [kind for kind in ("Any", "Literal", "TypeAlias") if re.search(rf"\b{kind}\b", body)]
    if typing:
        lines.append(f"from typing import {', '.join(typing)}")
    lines.append("")
    lines.append("from roomrack_client._area import Area, AsyncArea")
    flow = [kind for kind in ("Call", "path_value") if re.search(rf"\b{kind}\(", body)]
    lines.append(f"from roomrack_client._flow import {', '.join(flow)}")
    codec = [kind for kind in ("decode", "decode_unless_none", "rows") if re.search(rf"\b{kind}\(", body)]
    if codec:
        lines.append(f"from roomrack_client.codec import {', '.join(codec)}")
    models = sorted(
        name for name in api.model_names().values() if re.search(rf"(?<![\w.`]){name}\b(?!Area|\w|\()", _code(body))
    )
    if models:
        lines.append(f"from roomrack_client.models import {', '.join(models)}")
    paging = [kind for kind in ("Page", "Rows", "each_row", "each_row_async") if re.search(rf"\b{kind}\b", _code(body))]
    if paging:
        lines.append(f"from roomrack_client.paging import {', '.join(paging)}")
    return "\n".join(lines) + "\n"


def _code(body: str) -> str:
    """The source without its documentation."""
    return re.sub(r'""".*?"""', "", body, flags=re.DOTALL)


def _aliases(operation: Operation) -> list[str]:
    return [
        f"{_words_of(operation, each)}: TypeAlias = {literal(_enum(each))}"
        for each in operation.in_path + operation.in_query
        if _enum(each)
    ]


def _enum(parameter: Parameter) -> list[str]:
    schema = parameter.schema.get("items", parameter.schema)
    target = api.referred(schema)
    return [] if target else schema.get("enum", [])


def _words_of(operation: Operation, parameter: Parameter) -> str:
    return names.pascal(f"{names.group(operation.tag)}_{operation.name}_{parameter.name}")


def _annotation(operation: Operation, parameter: Parameter) -> str:
    if _enum(parameter):
        kind = _words_of(operation, parameter)
    else:
        kind = _simple(parameter.schema.get("items", parameter.schema), parameter)
    return f"Sequence[{kind}]" if parameter.schema.get("type") == "array" else kind


def _simple(schema: api.Json, parameter: Parameter) -> str:
    target = api.referred(schema)
    if target:
        return api.model_names()[target]
    match schema.get("type"), schema.get("format"):
        case "string", "date":
            return "date"
        case "string", "date-time":
            return "datetime | date"
        case "integer", _:
            return "int"
        case "number", _:
            return "Decimal"
        case "boolean", _:
            return "bool"
    return "str | int" if parameter.wire.startswith("accommodation") else "str"


def _body_type(schema: api.Json) -> str:
    target = api.referred(schema)
    if target:
        return f"{api.model_names()[target]} | Mapping[str, Any]"
    if schema.get("type") == "array":
        return f"Sequence[{_body_type(schema['items'])}]"
    return "Any"


def _result_type(operation: Operation) -> str:
    result = operation.result
    if result.schema is None:
        return "None"
    row = _row_type(result.schema)
    whole = {"one": row, "list": f"list[{row}]", "data": f"list[{row}]", "page": f"Page[{row}]"}[result.shape]
    return f"{whole} | None" if result.optional else whole


def _row_type(schema: api.Json) -> str:
    target = api.referred(schema)
    if target:
        return api.model_names()[target]
    simple = {"string": "str", "integer": "int", "boolean": "bool", "number": "Decimal", "object": "dict[str, Any]"}
    return simple.get(schema.get("type", ""), "Any")


def _method(operation: Operation, *, waits: bool) -> str:
    signature, passed = _signature(operation)
    kind = _result_type(operation)
    # `list` would be the method of that name in the class body.
    kind = re.sub(r"\blist\[", "Rows[", kind)
    call = _call(operation)
    perform = "await self._client.perform(call)" if waits else "self._client.perform(call)"
    head = "async def" if waits else "def"
    lines = [
        f"    {head} {operation.name}({', '.join(['self', *signature])}) -> {kind}:",
        _docstring(operation),
        f"        call = {call}",
        f"        {_return(operation, perform)}",
        "",
    ]
    if operation.pages:
        lines += _all_rows(operation, signature, passed, waits=waits)
    return "\n".join(lines)


def _return(operation: Operation, perform: str) -> str:
    result = operation.result
    if result.schema is None:
        return perform
    row = _row_type(result.schema)
    if row == "Any":
        return f"return {perform}"
    match result.shape, result.optional:
        case "page", _:
            return f"return decode(Page[{row}], {perform})"
        case "list" | "data", _:
            return f"return rows({row}, {perform})"
        case _, True:
            return f"return decode_unless_none({row}, {perform})"
    return f"return decode({row}, {perform})"


def _signature(operation: Operation) -> tuple[list[str], list[str]]:
    """The parameters as they are declared, and as another method of the class passes them on."""
    signature = [f"{each.name}: {_annotation(operation, each)}" for each in operation.in_path]
    passed = [each.name for each in operation.in_path]
    if operation.body is not None:
        signature.append(f"body: {_body_type(operation.body)}")
        passed.append("body")
    named = []
    optional = operation.in_query + operation.in_form
    for each in sorted(optional, key=lambda each: not each.required):
        kind = _annotation(operation, each)
        named.append(f"{each.name}: {kind}" if each.required else f"{each.name}: {kind} | None = None")
        passed.append(f"{each.name}={each.name}")
    if operation.verb == "POST" and operation.idempotent:
        named.append("idempotency_key: str | None = None")
        passed.append("idempotency_key=idempotency_key")
    named.append("timeout: float | None = None")
    passed.append("timeout=timeout")
    return [*signature, "*", *named], passed


def _call(operation: Operation) -> str:
    path = re.sub(r"\{([^}]+)\}", lambda match: "{path_value(" + names.snake(match[1]) + ")}", operation.path)
    quoted = f'f"{path}"' if "{" in path else f'"{path}"'
    arguments = [f'"{operation.verb}"', quoted]
    if operation.in_query:
        arguments.append("params={" + ", ".join(f'"{each.wire}": {each.name}' for each in operation.in_query) + "}")
    if operation.body is not None:
        arguments.append("json=body")
    if operation.in_form:
        arguments.append("form={" + ", ".join(f'"{each.wire}": {each.name}' for each in operation.in_form) + "}")
    if operation.verb == "POST":
        arguments.append("idempotency_key=idempotency_key" if operation.idempotent else "idempotent=False")
    if not operation.authenticated:
        arguments.append("authenticated=False")
    arguments.append("timeout=timeout")
    return f"Call({', '.join(arguments)})"


def _docstring(operation: Operation) -> str:
    summary = operation.summary.rstrip(".")
    paragraphs = [f"{summary}.", *operation.description.split("\n\n")]
    listed = [f"`{each.name}`: {each.words}" for each in operation.in_path + operation.in_query if each.words]
    parts = [textwrap.fill(" ".join(each.split()), 108, break_on_hyphens=False) for each in paragraphs if each.strip()]
    if listed:
        parts.append(
            "\n".join(textwrap.fill(each, 108, subsequent_indent="  ", break_on_hyphens=False) for each in listed)
        )
    parts.append(f"`{operation.verb} {operation.path}`")
    text = "\n\n".join(parts).replace("\\", "\\\\").replace('"""', "'''")
    return textwrap.indent(f'"""{text}\n"""', "        ")


def _all_rows(operation: Operation, signature: list[str], passed: list[str], *, waits: bool) -> list[str]:
    assert operation.result.schema is not None
    row = _row_type(operation.result.schema)
    size = next((each for each in operation.in_query if each.wire == "size"), None)
    declared = [each for each in signature if not each.startswith("page:")]
    given = ["page=page" if each == "page=page" else each for each in passed]
    rows = "None"
    if size is not None:
        most = size.schema.get("maximum", ROWS)
        declared = [f"size: int = {most}" if each.startswith("size:") else each for each in declared]
        rows = "size"
    iterator, each_row = ("AsyncIterator", "each_row_async") if waits else ("Iterator", "each_row")
    return [
        f"    def {operation.name}_all({', '.join(['self', *declared])}) -> {iterator}[{row}]:",
        f'        """Every row of `{operation.name}`, page after page as they are needed."""',
        f"        return {each_row}(lambda page: self.{operation.name}({', '.join(given)}), {rows})",
        "",
    ]
