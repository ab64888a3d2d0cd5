"""Pages of lists (docs/contract.md 1).

`page` counts from 0. A page past the end is an empty list, never an error; a size over the maximum is an error, never
clamped, because clients stop at a short page and would lose data.
"""

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from roomrack.core.errors import FieldWrong, PageSizeExceeded

MAX_SIZE = 500
MAX_PAGE = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Paging:
    """A wanted page: its number from 0, and its size."""

    page: int
    size: int

    @property
    def offset(self) -> int:
        """How many rows come before it."""
        return self.page * self.size


def paging(page: int | None, size: int | None, *, default_size: int) -> Paging:
    """Read the two parameters; none or 0 as size means the default. Raises `PageSizeExceeded` or `FieldWrong`."""
    if page is not None and not 0 <= page <= MAX_PAGE:
        raise FieldWrong("page", reason=f"A page number lies between 0 and {MAX_PAGE}.")
    if size is not None and size < 0:
        raise FieldWrong("size", reason="A page size can't be negative.")
    if size is not None and size > MAX_SIZE:
        raise PageSizeExceeded
    return Paging(page or 0, size or default_size)


def page_info(request: Request, wanted: Paging, total: int) -> dict[str, Any]:
    """The contract's `ApiPage` for a list of `total` rows: links to this page and its neighbours where they exist."""
    pages = max(1, -(-total // wanted.size))
    info: dict[str, Any] = {"self": _link(request, wanted.page, "self")}
    if 0 < wanted.page <= pages:
        info["previous"] = _link(request, wanted.page - 1, "previous")
    if wanted.page + 1 < pages:
        info["next"] = _link(request, wanted.page + 1, "next")
    return {**info, "page": wanted.page, "totalPages": pages}


def _link(request: Request, page: int, relation: str) -> dict[str, str]:
    url = request.url.include_query_params(page=page)
    return {"href": str(url), "rel": relation, "type": "GET"}
