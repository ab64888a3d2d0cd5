"""Portals, the connections of properties to them, and which product is which there."""
