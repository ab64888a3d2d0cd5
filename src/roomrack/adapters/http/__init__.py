"""Outgoing HTTP over aiohttp."""
