"""The channel to Channex (docs/guides/channex.md): the hotel's own account at this channel manager."""

from roomrack.channels.channex.adapter import ChannexChannel
from roomrack.channels.channex.settings import ChannexSettings
from roomrack.infra.settings import Settings
from roomrack.ports.channels import Channel
from roomrack.ports.http import Outgoing


def create(settings: Settings, outgoing: Outgoing) -> Channel | None:
    """The channel, unless its address was taken away. Its origin alone is trusted, by nobody else."""
    url = ChannexSettings().url
    if url is None:
        return None
    return ChannexChannel(outgoing.trusting(url), url)
