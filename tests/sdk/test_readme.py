"""The examples of the Python client's README run, in their order, against a demo."""

import ast
import inspect
import re
from pathlib import Path
from typing import Any

from tests.sdk import test_webhooks

README = Path(__file__).parents[2] / "packages/client-python/README.md"


async def test_examples_run(known: dict[str, Any]) -> None:
    examples = re.findall(r"^```python\n(.*?)^```", README.read_text(), re.MULTILINE | re.DOTALL)
    assert len(examples) >= 7
    names: dict[str, Any] = {"known": known}
    for example in examples:
        code = compile(example, README.name, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        result = eval(code, names)
        if inspect.iscoroutine(result):
            await result
    secret = known["production_app"]["client_secret"]
    assert names["receive"](test_webhooks.RAW, test_webhooks.signed(secret)) == 200
    assert names["receive"](test_webhooks.RAW, test_webhooks.signed("another")) == 401
