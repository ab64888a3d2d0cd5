"""Roomrack: a hotel distribution server."""

from roomrack._version import __version__

__all__ = ["__version__"]
