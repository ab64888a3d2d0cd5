"""The TypeScript SDK's `models`, `areas` and `refusals`. Names of the wire are already names of JavaScript."""

import json
import re
import textwrap

from scripts.sdk import api, names
from scripts.sdk.api import Operation, Parameter
from scripts.sdk.refusals import kinds, table

NOTE = "Generated from the server's OpenAPI document: `make sdk` writes it anew."
ROWS = 100


def models() -> str:
    """The module of shapes: an interface for each schema that the operations use."""
    asked = api.reach([each.body for each in api.operations()])
    wanted = api.reach([[each.body, each.result.schema] for each in api.operations()])
    called = api.model_names()
    parts = [
        f"/**\n * What the API takes and gives. {NOTE}\n *",
        " * What is read may hold words and fields that are not here.\n */\n",
    ]
    for name in sorted(wanted, key=lambda each: called[each]):
        schema = api.schemas()[name]
        fields = schema.get("properties", {})
        words = f"/** `{name}` of the API. */\n"
        if "enum" in schema or "additionalProperties" in schema or not fields:
            plain = {key: value for key, value in schema.items() if key != "properties"}
            parts.append(f"{words}export type {called[name]} = {kind_of(plain, closed=name in asked)};\n")
            continue
        # Only what is never sent is sure to hold what the contract requires.
        null = " | null" if name in asked else ""
        sure = set() if name in asked else {*schema.get("required", []), "id"}
        lines = [
            f"  {key(wire)}{'' if wire in sure else '?'}: {kind_of(facts, closed=name in asked)}{null};"
            for wire, facts in fields.items()
        ]
        parts.append(f"{words}export interface {called[name]} {{\n" + "\n".join(lines) + "\n}\n")
    return "\n".join(parts)


def kind_of(schema: api.Json, *, closed: bool) -> str:
    """The type of a value; `closed` where a word that the document does not know is refused."""
    target = api.referred(schema)
    if target is not None:
        return api.model_names()[target]
    if "enum" in schema:
        words = " | ".join(json.dumps(each) for each in schema["enum"])
        return words if closed else f"{words} | (string & {{}})"
    match schema.get("type"):
        case "string":
            return "string"
        case "integer" | "number":
            return "number"
        case "boolean":
            return "boolean"
        case "array":
            inside = kind_of(schema.get("items", {}), closed=closed)
            return f"({inside})[]" if " " in inside else f"{inside}[]"
        case "object":
            more = schema.get("additionalProperties")
            return f"Record<string, {kind_of(more, closed=closed) if isinstance(more, dict) else 'unknown'}>"
    return "unknown"


def refusals() -> str:
    """The module of error classes."""
    parts = [
        f"/** One class for every kind of refusal. {NOTE} */\n",
        'import { ApiError, type Refusal } from "../errors.js";\n',
    ]
    for kind in [*kinds(), None]:
        name = kind.__name__ if kind else "InternalError"
        words = (kind.__doc__ or "").strip().splitlines()[0] if kind else "A bug of the server; quote the request id."
        parts.append(f"/** {kind.status if kind else 500}: {words} */\nexport class {name} extends ApiError {{}}\n")
    rows = "\n".join(f'  "{status} {type_ or ""}": {name},' for status, type_, name in table())
    parts.append(
        "/** By status and type; a status of 0 stands for any. */\n"
        f"export const KINDS: Record<string, (new (refusal: Refusal) => ApiError) | undefined> = {{\n{rows}\n}};\n"
    )
    return "\n".join(parts)


def areas() -> str:
    """The module of operations, and the client that holds them."""
    groups = api.groups()
    tags = {names.group(tag["name"]): " ".join(tag["description"].split()) for tag in api.document()["tags"]}
    body = "\n".join(_area(group, operations, tags[group]) for group, operations in groups.items())
    used = sorted(name for name in api.model_names().values() if re.search(rf"(?<![\w`]){name}\b", _code(body)))
    fields = "\n".join(f"  readonly {names.camel(each)}: {names.pascal(each)};" for each in groups)
    made = "\n".join(f"    this.{names.camel(each)} = new {names.pascal(each)}(this);" for each in groups)
    listed = "\n".join(f"  {each}," for each in used)
    return f"""/** The operations by area. {NOTE} */

import {{ Core, rows, segment, type CallOptions, type ClientOptions }} from "../core.js";
import {{ eachRow, type Page }} from "../paging.js";
import type {{
{listed}
}} from "./models.js";

{body}
/** A client with every operation, by area. */
export class Client extends Core {{
{fields}

  constructor(baseUrl: string, options: ClientOptions = {{}}) {{
    super(baseUrl, options);
{made}
  }}
}}
"""


def _code(body: str) -> str:
    return re.sub(r"/\*\*.*?\*/", "", body, flags=re.DOTALL)


def _area(group: str, operations: list[Operation], words: str) -> str:
    methods = "\n".join(_method(each) for each in operations)
    title = names.pascal(group)
    return (
        f"/** {words} */\nexport class {title} {{\n  #client: Core;\n\n"
        f"  constructor(client: Core) {{\n    this.#client = client;\n  }}\n\n{methods}}}\n"
    )


def key(wire: str) -> str:
    """A name of the wire as the key of an object."""
    return wire if re.fullmatch(r"[A-Za-z_$][\w$]*", wire) else json.dumps(wire)


def _row(operation: Operation) -> str:
    assert operation.result.schema is not None
    return kind_of(operation.result.schema, closed=False)


def _result(operation: Operation) -> str:
    if operation.result.schema is None:
        return "void"
    row = _row(operation)
    many = f"({row})[]" if " " in row else f"{row}[]"
    whole = {"one": row, "list": many, "data": many, "page": f"Page<{row}>"}[operation.result.shape]
    return f"{whole} | undefined" if operation.result.optional else whole


def _parameter_name(parameter: Parameter) -> str:
    return names.camel(names.snake(parameter.wire)).rstrip("_")


def _options(operation: Operation) -> str:
    own = [
        f"{_parameter_name(each)}{'' if each.required else '?'}: {kind_of(each.schema, closed=True)}"
        f"{'' if each.required else ' | undefined'}"
        for each in operation.in_query + operation.in_form
    ]
    return "{\n" + "".join(f"      {each};\n" for each in own) + "    } & CallOptions" if own else "CallOptions"


def _arguments(operation: Operation) -> tuple[list[str], list[str]]:
    """The parameters as they are declared, and as they are passed on, without the options."""
    declared = []
    for each in operation.in_path:
        kind = kind_of(each.schema, closed=True)
        either = "string | number" if kind in {"string", "number"} else kind
        declared.append(f"{_parameter_name(each)}: {either}")
    passed = [_parameter_name(each) for each in operation.in_path]
    if operation.body is not None:
        declared.append(f"body: {kind_of(operation.body, closed=True)}")
        passed.append("body")
    return declared, passed


def _method(operation: Operation) -> str:
    declared, passed = _arguments(operation)
    needed = any(each.required for each in operation.in_query + operation.in_form)
    options = f"options: {_options(operation)}" + ("" if needed else " = {}")
    path = re.sub(
        r"\{([^}]+)\}", lambda match: "${segment(" + names.camel(names.snake(match[1])) + ")}", operation.path
    )
    fields = [f'method: "{operation.verb}"', f"path: `{path}`" if "$" in path else f'path: "{path}"']
    for kind, parameters in (("query", operation.in_query), ("form", operation.in_form)):
        if parameters:
            pairs = [f"        {key(each.wire)}: options.{_parameter_name(each)},\n" for each in parameters]
            fields.append(f"{kind}: {{\n{''.join(pairs)}      }}")
    if operation.body is not None:
        fields.append("json: body")
    if operation.verb == "POST" and not operation.idempotent:
        fields.append("idempotent: false")
    if not operation.authenticated:
        fields.append("authenticated: false")
    method = names.camel(operation.name)
    separated = ",\n    ".join([*declared, options])
    call = ",\n      ".join(fields)
    lines = [
        _words(operation),
        f"  async {method}(\n    {separated},\n  ): Promise<{_result(operation)}> {{",
        f"    const call = {{\n      {call},\n    }};",
        f"    {_return(operation)}",
        "  }",
    ]
    return "\n".join([*lines, *(_all_rows(operation, method, declared, passed) if operation.pages else [])]) + "\n"


def _return(operation: Operation) -> str:
    sent = "this.#client.request"
    match operation.result.shape, operation.result.schema:
        case _, None:
            return f"await {sent}(call, options);"
        case "list" | "data", _:
            return f"return rows(await {sent}(call, options));"
    return f"return await {sent}(call, options);"


def _all_rows(operation: Operation, method: str, declared: list[str], passed: list[str]) -> list[str]:
    size = next((each for each in operation.in_query if each.wire == "size"), None)
    options = f'options: Omit<{_options(operation).replace(" & CallOptions", "")}, "page"> & CallOptions = {{}}'
    separated = ",\n    ".join([*declared, options])
    given = ", ".join([*passed, "{ ...options, page }"])
    body = f"return eachRow((page) => this.{method}({given}), undefined);"
    if size is not None:
        given = ", ".join([*passed, "{ ...options, size, page }"])
        most = size.schema.get("maximum", ROWS)
        body = f"const size = options.size ?? {most};\n    return eachRow((page) => this.{method}({given}), size);"
    return [
        "",
        f"  /** Every row of `{method}`, page after page as they are needed. */",
        f"  {method}All(\n    {separated},\n  ): AsyncGenerator<{_row(operation)}, void, void> {{",
        f"    {body}",
        "  }",
    ]


def _words(operation: Operation) -> str:
    paragraphs = [operation.summary.rstrip(".") + ".", *operation.description.split("\n\n")]
    filled = [textwrap.fill(" ".join(each.split()), 112, break_on_hyphens=False) for each in paragraphs if each.strip()]
    listed = [
        textwrap.fill(f"{_parameter_name(each)}: {each.words}", 112, subsequent_indent="  ", break_on_hyphens=False)
        for each in operation.in_query
        if each.words
    ]
    text = "\n\n".join([*filled, *(["\n".join(listed)] if listed else []), f"`{operation.verb} {operation.path}`"])
    text = text.replace("*/", "* /")
    inside = "\n".join(f"   * {line}".rstrip() for line in text.splitlines())
    return f"  /**\n{inside}\n   */"
