"""Running coroutines on asyncio and on trio, beside the loop that the tests of this process share."""

from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import anyio

T = TypeVar("T")

BACKENDS = ("asyncio", "trio")


def run(work: Callable[[], Coroutine[Any, Any, T]], backend: str) -> T:
    """Run it to its end on a new loop in a thread of its own: a loop that ends takes the thread's current one along."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: anyio.run(work, backend=backend)).result()
