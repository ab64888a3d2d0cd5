"""The channel to the OTA simulator (docs/guides/simulator.md), on which sandbox properties sell."""

from roomrack.channels.simulator.adapter import SimulatorChannel
from roomrack.infra.settings import Settings
from roomrack.ports.channels import Channel
from roomrack.ports.http import Outgoing


def create(settings: Settings, outgoing: Outgoing) -> Channel | None:
    """The channel, where a simulator is set. Its origin alone is trusted, by nobody else."""
    if settings.simulator_url is None:
        return None
    return SimulatorChannel(outgoing.trusting(settings.simulator_url), settings.simulator_url)
