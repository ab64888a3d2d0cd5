"""Finding the channels: every package of `roomrack.channels` is one, so that adding a channel touches no other file."""

import pkgutil
from collections.abc import Mapping
from importlib import import_module

from roomrack import channels
from roomrack.infra.settings import Settings
from roomrack.ports.channels import Channel
from roomrack.ports.http import Outgoing


def discover(settings: Settings, outgoing: Outgoing) -> Mapping[str, Channel]:
    """The channels of this server by name. Raises ValueError when two have the same name."""
    found: dict[str, Channel] = {}
    for module in sorted(pkgutil.iter_modules(channels.__path__), key=lambda one: one.name):
        channel: Channel | None = import_module(f"{channels.__name__}.{module.name}").create(settings, outgoing)
        if channel is None:
            continue
        if channel.name in found:
            raise ValueError(f"two channels are called {channel.name}")
        found[channel.name] = channel
    return found
