"""Which methods a path has."""

from collections.abc import Sequence

from starlette.routing import BaseRoute, Match
from starlette.types import Scope

METHODS = ("DELETE", "GET", "HEAD", "PATCH", "POST", "PUT")


def methods_of(routes: Sequence[BaseRoute], scope: Scope) -> list[str]:
    """All methods of the request's path, HEAD with every GET, and OPTIONS; empty when there is no such path."""
    found = {method for method in METHODS if _matches(routes, scope, method)}
    if "GET" in found:
        found.add("HEAD")
    return sorted(found | {"OPTIONS"}) if found else []


def _matches(routes: Sequence[BaseRoute], scope: Scope, method: str) -> bool:
    probe = {**scope, "method": method}
    return any(route.matches(probe)[0] is Match.FULL for route in routes)
