"""A world to act in: applications, properties, products and tokens, each test its own.

Everything is made through the services of the slices, so that what tests stand on is what the product makes. `World` is
the way in; a `Hotel` and a `Session` are what tests hold.
"""

from tests.factories.world import App, Hotel, Session, World

__all__ = ["App", "Hotel", "Session", "World"]
