"""A place on the web where pictures stand."""

from collections.abc import Iterator

import pytest

from tests.api.connections.pictures import serving


@pytest.fixture(scope="session")
def pictures() -> Iterator[str]:
    """Its address."""
    with serving() as address:
        yield address


@pytest.fixture(scope="session")
def banner(pictures: str) -> str:
    """The address of a picture that will do."""
    return f"{pictures}/banner.png"
