"""The place of pictures is that of connections."""

from tests.api.connections.conftest import banner, pictures

__all__ = ["banner", "pictures"]
