"""The channel to calendar files elsewhere (docs/guides/ical.md, docs/adr/0018): a feed is what such a portal sells."""

from roomrack.channels.ical.adapter import IcalChannel
from roomrack.infra.settings import Settings
from roomrack.ports.channels import Channel
from roomrack.ports.http import Outgoing


def create(settings: Settings, outgoing: Outgoing) -> Channel | None:
    """The channel. Every server has it: it needs nothing but to fetch files."""
    return IcalChannel(outgoing)
