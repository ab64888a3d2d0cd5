"""Networks: properties that are run together, and the token that reaches them (docs/contract.md 3)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from roomrack.core.errors import NotFound, many
from roomrack.domain.identity import service as identity
from roomrack.domain.properties import events, repository, rules
from roomrack.domain.properties.errors import InAnotherNetwork
from roomrack.domain.properties.rules import Accommodation, Network
from roomrack.infra.db import ReadUnit, WriteUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A network after properties joined it, and an application's access to it."""

    network: Network
    refresh_token: str | None
    """None when the application has no grant of a member."""
    reached: Sequence[int]
    """The properties that the token reaches, in ascending order."""


async def networks(unit: ReadUnit, accommodations: Collection[Accommodation]) -> dict[int, Network]:
    """The networks in which some properties stand, by the network's id."""
    wanted = {value.network for value in accommodations if value.network is not None}
    return await repository.networks(unit, wanted) if wanted else {}


async def network_names(unit: ReadUnit, ids: Collection[int]) -> dict[int, str]:
    """The names of some networks, by id in ascending order."""
    found = await repository.networks(unit, ids) if ids else {}
    return {key: found[key].name for key in sorted(found)}


async def members(unit: ReadUnit, network: int) -> list[int]:
    """The properties of a network that are within the unit's scope, by id."""
    return await repository.members(unit, network)


async def network_named(unit: ReadUnit, name: str, application: int) -> Network:
    """An application's network of a name, whatever its case. Raises `NotFound`, also for another application's."""
    found = await repository.network_called(unit, name, application)
    if found is None:
        raise NotFound("Network")
    return found


async def master(unit: ReadUnit, accommodation: int) -> int:
    """The property that is billed for another: the one that leads its network, else itself. Raises `NotFound`."""
    current = await repository.get(unit, accommodation)
    if current is None:
        raise NotFound("Accommodation")
    network = (await networks(unit, [current])).get(current.network or 0)
    return accommodation if network is None or network.root is None else network.root


async def create_network(
    unit: WriteUnit, name: str | None = None, *, application: int | None, root: int | None = None, id: int | None = None
) -> Network:
    """Create a network; names are unique whatever their case. Without a name it is called by its id.

    An explicit `id` is for demo data.
    """
    key = await repository.next_network_id(unit) if id is None else id
    network = Network(id=key, name=str(key) if name is None else name, application=application, root=root)
    await repository.store_network(unit, network)
    return network


async def found_network(unit: WriteUnit, application: int, accommodations: Sequence[int]) -> Joined:
    """Make a network of some properties; the first of them leads it.

    Raises `InAnotherNetwork` for each that stands in one already.
    """
    network = await create_network(unit, application=application, root=accommodations[0])
    return await _join(unit, network, application, accommodations)


async def add_to_network(unit: WriteUnit, name: str, application: int, accommodations: Sequence[int]) -> Joined:
    """Let properties join an application's network; those that stand in it already stay.

    Raises `NotFound` for a network that is not the application's, `InAnotherNetwork`.
    """
    network = await repository.network_named(unit, name, application)
    if network is None:
        raise NotFound("Network")
    if network.root is None:
        network = replace(network, root=accommodations[0])
        await repository.set_root(unit, network.id, network.root)
    return await _join(unit, network, application, accommodations)


async def gathered(unit: ReadUnit, name: str, accommodations: Collection[int]) -> Collection[int] | None:
    """Which of some properties stand in a network that `gather` made of them; None where there is none.

    One of that name that another property leads, or that is an application's, is not theirs.
    """
    network = await _gathered(unit, name, accommodations)
    return None if network is None else set(await repository.members(unit, network.id)) & set(accommodations)


async def gather(
    unit: WriteUnit, name: str, accommodations: Sequence[int], *, root: int
) -> tuple[Network, Sequence[int]] | None:
    """Put properties together under a name, without an application; gives the network and who joined it just now.

    None where a network of that name exists that is not theirs (`gathered`). Raises `NotFound`, and
    `InAnotherNetwork` for each property that stands in another one.
    """
    network = await _gathered(unit, name, accommodations)
    if network is None:
        if await repository.network_of(unit, name) is not None:
            return None
        network = await create_network(unit, name, application=None, root=root)
    before = set(await repository.members(unit, network.id))
    await _put_in(unit, network, accommodations)
    return network, [one for one in accommodations if one not in before]


async def _gathered(unit: ReadUnit, name: str, accommodations: Collection[int]) -> Network | None:
    network = await repository.network_of(unit, name)
    own = network is not None and network.application is None and network.root in accommodations
    return network if own else None


async def token_grant(unit: WriteUnit, network: Network, application: int, candidates: Collection[int]) -> int | None:
    """The grant whose token reaches a network, remembered from now on.

    The first time, and after it ended, it is the newest grant to the application that holds the property that leads the
    network, else one of the candidates.
    """
    known = network.token_grant
    if known is not None and await identity.is_live(unit, known):
        return known
    grant = None
    if network.root is not None and network.root in candidates:
        grant = await identity.grant_reaching(unit, application, [network.root])
    if grant is None and candidates:
        grant = await identity.grant_reaching(unit, application, candidates)
    if grant is not None:
        await repository.set_token_grant(unit, network.id, grant)
    return grant


async def _join(
    unit: WriteUnit,
    network: Network,
    application: int,
    accommodations: Sequence[int],
) -> Joined:
    before = await repository.members(unit, network.id)
    locked = await _put_in(unit, network, accommodations)
    return await _access(unit, network, application, before, locked)


async def _put_in(unit: WriteUnit, network: Network, accommodations: Sequence[int]) -> Mapping[int, Accommodation]:
    """Let properties stand in a network; gives them as they were. Raises `NotFound`, `InAnotherNetwork`."""
    locked = await repository.lock_many(unit, accommodations)
    if len(locked) < len(set(accommodations)):
        raise NotFound("Accommodation")
    elsewhere = [one for one in accommodations if locked[one].network not in (None, network.id)]
    if elsewhere:
        raise many([InAnotherNetwork("accommodation", accommodation=str(one)) for one in elsewhere])
    for current in locked.values():
        if current.network is None:
            after = replace(current, network=network.id)
            await repository.replace(unit, after)
            await identity.enter_network(unit, current.id, network.id)
            await unit.record(events.changed(rules.snapshot(current), rules.snapshot(after)))
    return locked


async def _access(
    unit: WriteUnit, network: Network, application: int, before: Sequence[int], joined: Mapping[int, Accommodation]
) -> Joined:
    """The application's token of the network, which reaches those that joined and that the application created.

    A property that was only granted stays with the grant that its owner gave, so that he can take it back.
    """
    grant = await token_grant(unit, network, application, [*before, *joined])
    if grant is None:
        return Joined(network=network, refresh_token=None, reached=())
    asked = await identity.asked_permissions(unit, application)
    held = {resource.accommodation for resource in (await identity.grant(unit, grant)).resources}
    for key, accommodation in joined.items():
        if accommodation.created_by_application == application and key not in held:
            await identity.grant_accommodation(unit, grant, key, asked)
    reached = [resource.accommodation for resource in (await identity.grant(unit, grant)).resources]
    return Joined(network=network, refresh_token=await identity.refresh_token_of(unit, grant), reached=sorted(reached))
