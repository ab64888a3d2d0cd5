"""The code samples of the first example of each operation, in every language.

`make docs` generates them into `samples/`, one file for each operation with the digest of what they were made from, so
that a test without Node can tell stale ones. A sample has one form for each kind of base URL where it needs more than
one, because some languages name host, port and scheme apart.
"""

import hashlib
import html
import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

from roomrack.web.portal.examples import SECRETS, Example, moved, slug
from roomrack.web.portal.languages import BY_ID

GENERATOR = "postman-code-generators 2.1.1"
FIRST_FORM = "https"

_FILLED = re.compile(r"{{(\w+)}}")
_SENTINEL = re.compile(r"rrfill(\w+?)llifrr")
_LEXED_PORT = "18480"


def request_of(example: Example) -> dict[str, Any]:
    """What the generator is given of an example; what the reader fills in is marked so that it passes unchanged."""
    marks = {name: f"rrfill{name}llifrr" for name in SECRETS}
    return {
        "id": example.operation,
        "method": example.method,
        "address": example.address(marks),
        "headers": [[name, example.filled(value, marks)] for name, value in example.headers],
        "form": {k: example.filled(v, marks) for k, v in example.form.items()} if example.form is not None else None,
        "json": example.filled(example.json, marks) if example.json is not None else None,
    }


def digest_of(example: Example) -> str:
    """Changes when the samples of an example must be made anew."""
    languages = [[each.id, each.key, each.variant] for each in BY_ID.values()]
    told = json.dumps([GENERATOR, languages, request_of(example)], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@cache
def stored(operation: str) -> Mapping[str, Any]:
    """The file of an operation: `digest` and `samples` by language and form; empty where there is none."""
    file = resources.files(__package__).joinpath("samples", f"{slug(operation)}.json")
    loaded: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return loaded


def form_of(base: str) -> str:
    """Which form a base URL needs."""
    parts = urlsplit(base)
    return parts.scheme + ("-port" if parts.port is not None else "")


def values_of(base: str) -> dict[str, str]:
    """What a base URL fills into a sample."""
    parts = urlsplit(base)
    return {
        "base": base,
        "prefix": parts.path.strip("/"),
        "host": parts.hostname or "",
        "authority": parts.netloc,
        "port": str(parts.port or ""),
    }


def text_of(operation: str, language: str, values: Mapping[str, str], shift: int = 0) -> str:
    """A sample with `values` filled in, `base` among them. Raises KeyError when there is none."""
    forms = stored(operation)["samples"][language]
    known = {**SECRETS, **values, **values_of(values["base"])}
    text = forms.get(form_of(values["base"]), forms[FIRST_FORM])
    return _FILLED.sub(lambda found: known.get(found[1], found[0]), moved(text, shift))


@lru_cache(maxsize=512)
def highlighted(operation: str, language: str, shift: int) -> Mapping[str, str]:
    """All forms of a sample as HTML. What is filled in is an element with `data-fill`. Raises KeyError for others."""
    forms = stored(operation)["samples"][language]
    lexer = BY_ID[language].lexer
    return {form: marked_up(moved(text, shift), lexer) for form, text in forms.items()}


def marked_up(text: str, lexer: str) -> str:
    """Code as HTML: spans with the classes of Pygments, and elements with `data-fill` for what is filled in."""

    def sentinel(found: re.Match[str]) -> str:
        return _LEXED_PORT if found[1] == "port" else f"rrfill{found[1]}llifrr"

    def element(name: str) -> str:
        return f'<span data-fill="{name}">{html.escape(SECRETS.get(name, name))}</span>'

    options: dict[str, Any] = {"startinline": True} if lexer == "php" and not text.startswith("<?php") else {}
    inner = highlight(
        _FILLED.sub(sentinel, text), get_lexer_by_name(lexer, stripnl=False, **options), HtmlFormatter(nowrap=True)
    )
    return _SENTINEL.sub(lambda found: element(found[1]), inner).replace(_LEXED_PORT, element("port")).rstrip("\n")
