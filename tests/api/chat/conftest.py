"""A worker's parts that carry messages outside, and those who take them there."""

from collections.abc import AsyncIterator, Iterator, Mapping
from ipaddress import IPv4Network
from pathlib import Path

import pytest

from roomrack.adapters.files.folder import FolderFiles
from roomrack.adapters.http.client import AiohttpOutgoing
from roomrack.adapters.whatsapp.client import CloudApi
from roomrack.core.clock import clock_from
from roomrack.domain.chat import service
from roomrack.domain.chat.jobs import ChannelCarrier, MailCarrier, Postbox, WhatsAppCarrier
from roomrack.domain.chat.rules.state import Processor
from roomrack.domain.chat.service.outbox import Carrier
from roomrack.domain.connections import service as connections
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context, Database
from tests.api.chat.outside import Cloud, House, PigeonChannel, running
from tests.factories import World
from tests.harness.processes import ApiServer, ClockFile
from tests.mail.receiver import Receiver, receiving
from tests.mail.test_smtp import mailer_to


@pytest.fixture
def context(keys: str, clock_file: ClockFile) -> Context:
    return Context(clock=clock_from(clock_file.setting), keyring=Keyring.parse(keys), actor={"kind": "worker"})


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as started:
        yield started


@pytest.fixture
async def outgoing() -> AsyncIterator[AiohttpOutgoing]:
    client = AiohttpOutgoing((IPv4Network("127.0.0.0/8"),))
    yield client
    await client.close()


@pytest.fixture
def places(server: ApiServer) -> Iterator[None]:
    """What links and addresses in messages begin with."""
    service.configure(public_url=server.url, mail_address="chat@roomrack.example")
    yield
    service.configure(public_url="http://127.0.0.1:8480")


@pytest.fixture
def files(environment: Mapping[str, str]) -> FolderFiles:
    return FolderFiles(Path(environment["ROOMRACK_PHOTOS_DIR"]))


@pytest.fixture
async def post(database: Database, context: Context, receiver: Receiver, files: FolderFiles) -> Postbox:
    """A worker that sends by mail and to channels, and has sent what other tests left."""
    carriers: dict[Processor, Carrier] = {
        Processor.MAIL: MailCarrier(mailer_to(receiver), files, "Roomrack <desk@roomrack.example>"),
        Processor.CHANNEL: ChannelCarrier(database, context),
    }
    box = Postbox(database, context, carriers)
    await box.run()
    return box


@pytest.fixture
async def cloud() -> AsyncIterator[Cloud]:
    server = Cloud()
    async with running(server):
        yield server


@pytest.fixture
async def texts(database: Database, context: Context, cloud: Cloud, outgoing: AiohttpOutgoing) -> Postbox:
    box = Postbox(database, context, {Processor.WHATSAPP: WhatsAppCarrier(CloudApi(outgoing, cloud.url))})
    await box.run()
    cloud.taken.clear()
    return box


@pytest.fixture
async def house(outgoing: AiohttpOutgoing, world: World) -> AsyncIterator[House]:
    server = House()
    async with running(server):
        connections.channels["pigeon"] = PigeonChannel(outgoing, server)
        yield server
        del connections.channels["pigeon"]
    async with world.unit() as unit:
        await unit.raw.execute(
            "update connection set messages = false where portal = (select id from portal where channel = 'pigeon')"
        )
