"""The worker process: announces what happened, delivers webhooks, and runs what is scheduled.

Any number of them may run. Each has a pool for short transactions, one connection that listens for the API's wake-up
calls, and one for pgqueuer. On SIGTERM or SIGINT it claims nothing more, finishes what is in flight and records it;
what a killed worker had claimed is due again when its lease ends.
"""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import asyncpg
import structlog

from roomrack.adapters.pillow.client import PillowRenderer
from roomrack.core.clock import PropertyClock, clock_from
from roomrack.domain.arrivals import service as arrivals
from roomrack.domain.arrivals.jobs import Inviter
from roomrack.domain.cards.jobs import Forgetter as CardForgetter
from roomrack.domain.chat import service as chat
from roomrack.domain.chat.jobs import ChannelCarrier, Helper, MailCarrier, MailReader, Postbox, Puller, WhatsAppCarrier
from roomrack.domain.chat.jobs import Forgetter as ChatForgetter
from roomrack.domain.chat.rules.state import Processor as ChatProcessor
from roomrack.domain.chat.service.outbox import Carrier
from roomrack.domain.connections import service as connections
from roomrack.domain.connections.jobs import Messenger as ConnectionMessenger
from roomrack.domain.content import service as content
from roomrack.domain.content.jobs import Pusher
from roomrack.domain.distribution import service as distribution
from roomrack.domain.distribution.jobs import Distributor
from roomrack.domain.guests.jobs import Forgetter, Reporter
from roomrack.domain.ical.jobs import Importer
from roomrack.domain.identity import service as identity
from roomrack.domain.identity.jobs import Letters
from roomrack.domain.media import service as media
from roomrack.domain.media.jobs import Photographer
from roomrack.domain.media.rules import MAX_PIXELS
from roomrack.domain.messages import service as messages
from roomrack.domain.messages.jobs import Postman
from roomrack.domain.payments import service as payments
from roomrack.domain.payments.jobs import Cashier, Detacher
from roomrack.domain.payments.rules.settings import ProcessorName
from roomrack.domain.properties import jobs as property_jobs
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.jobs import Expirer, GoodMornings
from roomrack.domain.revisions import service as revisions
from roomrack.domain.revisions.jobs import Watch
from roomrack.domain.webhooks import service as webhooks
from roomrack.domain.webhooks.jobs import Courier, Dispatcher
from roomrack.entrypoints import wiring
from roomrack.entrypoints.clocks import Forwarder, Task, follow_clocks
from roomrack.infra import collector, idempotency, jobs, quota, request_log, tasks
from roomrack.infra.db import Context, Database, WriteUnit
from roomrack.infra.events import CHANNEL
from roomrack.infra.jobs import Jobs
from roomrack.infra.logging import configure_logging
from roomrack.infra.settings import Settings
from roomrack.ports.assistants import Assistant, NullAssistant
from roomrack.ports.calendars import CalendarReader
from roomrack.ports.files import Files, NullFiles
from roomrack.ports.http import NullOutgoing, Outgoing
from roomrack.ports.mail import Mailer, NullMailer
from roomrack.ports.mailbox import Mailbox
from roomrack.ports.payments import Processor
from roomrack.ports.pictures import NullRenderer, Renderer
from roomrack.ports.police import NullPolice, PoliceService
from roomrack.ports.sms import NullSmsSender, SmsSender
from roomrack.ports.whatsapp import NullWhatsApp, WhatsApp

POOL_SIZE = 6
RECONNECT_SECONDS = 1.0
APPLICATION_NAME = "roomrack-worker"

BY_OWN_TIME = (
    "properties.begin_days",
    "reservations.expire",
    "payments.move",
    "payments.forget_cards",
    "revisions.watch",
    "revisions.forget",
    "cards.forget_ended",
    "cards.remove",
    "guests.forget",
    "guests.prepare_reports",
    "guests.report",
    "arrivals.offer_links",
    "arrivals.forget",
    "messages.send_again",
    "messages.forget",
    "connections.mail_again",
    "connections.forget_mails",
    "chat.send_again",
    "chat.pull",
    "chat.forget",
    "distribution.forget",
    "distribution.forget_quarantine",
)
"""What is scheduled for properties alone, so that it can be done by the clock of a sandbox property that is ahead."""

log = structlog.get_logger(__name__)


def main() -> None:
    """Run a worker with the settings of the environment."""
    run(Settings())


def run(settings: Settings) -> None:
    """Run a worker until SIGTERM or SIGINT. Raises `KeyringError` when there are no keys."""
    configure_logging(settings.log_level)
    wiring.connect_slices()
    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        runner.run(_work(settings))


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        import uvloop  # noqa: PLC0415 - not on every platform
    except ImportError:
        return None
    return uvloop.new_event_loop


async def _work(settings: Settings) -> None:
    database = Database(settings.worker_dsn(), pool_size=POOL_SIZE, application_name=APPLICATION_NAME)
    clock = PropertyClock(clock_from(settings.clock))
    context = Context(clock=clock, keyring=wiring.keyring(settings), actor={"kind": "worker"}, request_id=None)
    outgoing = wiring.connect_outside(settings)
    courier = Courier(database, context, outgoing)
    dispatcher = Dispatcher(database, context, courier.made)
    distributor = Distributor(database, context)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, stop.set)
    dsn = settings.worker_dsn()
    outside = Outside(
        public_url=settings.public_url,
        mailer=wiring.mailer(settings),
        texter=wiring.texter(settings, outgoing),
        outgoing=outgoing,
        files=media.files(),
        renderer=PillowRenderer(pixels=MAX_PIXELS),
        calendars=wiring.calendar_reader(),
        police=wiring.police(settings, outgoing),
        processors=wiring.processors(settings),
        texting=wiring.texting(settings, outgoing),
        mailbox=wiring.mailbox(settings),
        assistant=wiring.assistant(),
        mail_from=settings.mail_from,
        import_every=timedelta(minutes=settings.ical_import_minutes),
    )
    scheduled = scheduled_work(database, context, outside, distributor)
    within = Database(settings.database_url.get_secret_value(), pool_size=2, application_name=APPLICATION_NAME)
    forwarder = Forwarder(database, within, context, lambda place, own: own_time_work(place, own, outside, distributor))
    scheduled.handlers[identity.CLOCK_JOB] = forwarder.moved
    scheduled.schedules["sandbox.clocks"] = ("* * * * *", forwarder.run)
    tasks = [
        asyncio.create_task(dispatcher.run(stop), name="dispatcher"),
        asyncio.create_task(courier.run(stop), name="courier"),
        asyncio.create_task(distributor.run(stop), name="distributor"),
        asyncio.create_task(follow_clocks(database, context, clock, stop), name="clocks"),
        asyncio.create_task(
            _connected(dsn, stop, _listening((dispatcher.signal.set, distributor.wake), stop)), name="listener"
        ),
        asyncio.create_task(_connected(dsn, stop, lambda connection: scheduled.run(connection, stop)), name="jobs"),
    ]
    collector.settle()
    log.info("the worker runs")
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    finally:
        stop.set()
        results = await asyncio.gather(*tasks, return_exceptions=True)
        await outgoing.close()
        for processor in outside.processors.values():
            await processor.close()
        await wiring.close_vault()
        await within.close()
        await database.close()
    for result in results:
        if isinstance(result, BaseException):
            raise result
    log.info("the worker has stopped")


Work = Callable[["asyncpg.Connection[Any]"], Awaitable[None]]


async def _connected(dsn: str, stop: asyncio.Event, work: Work) -> None:
    """Do `work` on a connection of its own, and again on a new one when that is lost, until `stop` is set."""
    while not stop.is_set():
        try:
            connection = await asyncpg.connect(
                dsn, timeout=10, server_settings={"application_name": APPLICATION_NAME, "timezone": "UTC"}
            )
            try:
                await work(connection)
            finally:
                await connection.close(timeout=2)
        except Exception:
            if stop.is_set():
                return
            log.exception("a connection of the worker was lost")
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), RECONNECT_SECONDS)


def _listening(wakes: Sequence[Callable[[], None]], stop: asyncio.Event) -> Work:
    def wake(*_: object) -> None:
        for each in wakes:
            each()

    async def listen(connection: "asyncpg.Connection[Any]") -> None:
        lost = asyncio.Event()
        connection.add_termination_listener(lambda _: lost.set())
        await connection.add_listener(CHANNEL, wake)
        wake()
        waits = {asyncio.create_task(lost.wait()), asyncio.create_task(stop.wait())}
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            wait.cancel()
        if not stop.is_set():
            raise ConnectionError("the listening connection was closed")

    return listen


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What scheduled work reaches beyond the database. What is left out does nothing."""

    public_url: str = "http://127.0.0.1:8480"
    """Where the links of mails lead."""
    mailer: Mailer | None = None
    texter: SmsSender = field(default_factory=NullSmsSender)
    outgoing: Outgoing = field(default_factory=NullOutgoing)
    files: Files = field(default_factory=NullFiles)
    """Where pictures are kept."""
    renderer: Renderer = field(default_factory=NullRenderer)
    calendars: CalendarReader | None = None
    police: PoliceService = field(default_factory=NullPolice)
    processors: Mapping[ProcessorName, Processor] = field(default_factory=dict)
    texting: WhatsApp = field(default_factory=NullWhatsApp)
    mailbox: Callable[[], Mailbox] | None = None
    """Opens the mailbox that guests answer to."""
    assistant: Assistant = field(default_factory=NullAssistant)
    mail_from: str = "Roomrack <roomrack@localhost>"
    """In whose name mail is sent."""
    import_every: timedelta = timedelta(minutes=15)
    """How long after it was read a calendar of others is read again."""


def chat_carriers(database: Database, context: Context, outside: Outside) -> Mapping[ChatProcessor, Carrier]:
    """Who carries which messages to guests. Without a mail server those that go by mail wait."""
    carriers: dict[ChatProcessor, Carrier] = {
        ChatProcessor.CHANNEL: ChannelCarrier(database, context),
        ChatProcessor.WHATSAPP: WhatsAppCarrier(outside.texting),
    }
    if outside.mailer is not None:
        carriers[ChatProcessor.MAIL] = MailCarrier(outside.mailer, outside.files, outside.mail_from)
    return carriers


def scheduled_work(
    database: Database, context: Context, outside: Outside, distributor: Distributor | None = None
) -> Jobs:
    """What the worker does by the clock and when it is told: mail, photos, calendars of others, and retention.

    How long things are kept stands beside the table of each.
    """
    mailer = outside.mailer
    letters = Letters(database, context, mailer, outside.public_url) if mailer is not None else None
    photographer = Photographer(database, context, outside.outgoing, outside.files, outside.renderer)
    importer = (
        Importer(database, context, outside.outgoing, outside.calendars, outside.import_every)
        if outside.calendars is not None
        else None
    )
    pusher = Pusher(database, context)
    reporter = Reporter(database, context, outside.police)
    cashier = Cashier(database, context, outside.processors)
    kinds = wiring.message_kinds()
    postman = Postman(database, context, kinds, mailer, outside.texter)
    connection_messenger = ConnectionMessenger(database, context, mailer)
    postbox = Postbox(database, context, chat_carriers(database, context, outside))
    puller = Puller(database, context)
    helper = Helper(database, context, outside.assistant)
    conversations = ChatForgetter(database, context, outside.files)

    async def send_letters(_: bytes = b"") -> None:
        # Without a mail server they are left to a worker that has one, or forgotten.
        if letters is not None:
            await letters.run()

    def once(step: Callable[[WriteUnit], Awaitable[object]]) -> Callable[[], Awaitable[None]]:
        async def do() -> None:
            async with database.write(context) as unit:
                await step(unit)

        return do

    async def forget_webhooks() -> None:
        more = True
        while more:
            async with database.write(context) as unit:
                more = await webhooks.forget(unit)

    async def forget_requests() -> None:
        more = True
        while more:
            async with database.write(context) as unit:
                more = await request_log.forget(unit.raw, unit.now())

    async def forget_connection_log() -> None:
        more = True
        while more:
            async with database.write(context) as unit:
                more = await connections.forget(unit)

    async def begin_days() -> None:
        await property_jobs.begin_days(database, context)

    async def expire_reservations() -> None:
        await Expirer(database, context).run()

    async def import_calendars() -> None:
        if importer is not None:
            await importer.run()

    distributor = distributor or Distributor(database, context)
    return Jobs(
        handlers={
            distribution.JOB: distributor.replay,
            identity.LETTERS_JOB: send_letters,
            media.JOB: photographer.run,
            content.JOB: pusher.run,
            messages.JOB: postman.run,
            payments.JOB: cashier.run,
            chat.JOB: postbox.run,
            chat.ASSIST_JOB: helper.run,
            chat.READ_JOB: puller.one,
            connections.JOB: connection_messenger.run,
        },
        schedules={
            # Those that are tried again; new ones are sent when the job comes.
            "identity.letters_again": ("* * * * *", send_letters),
            "properties.begin_days": ("* * * * *", begin_days),
            "ical.import": ("* * * * *", import_calendars),
            "reservations.good_mornings": ("*/5 * * * *", GoodMornings(database, context, mailer or NullMailer()).run),
            "reservations.expire": ("* * * * *", expire_reservations),
            "reservations.forget_mornings": ("47 3 * * *", once(reservations.forget_mornings)),
            "payments.move": ("* * * * *", cashier.run),
            "payments.forget_cards": ("* * * * *", Detacher(database, context, outside.processors).run),
            "revisions.watch": ("* * * * *", Watch(database, context).run),
            "revisions.forget": ("21 3 * * *", once(revisions.forget)),
            "cards.forget_ended": ("29 3 * * *", CardForgetter(database, context).run),
            "cards.remove": ("* * * * *", CardForgetter(database, context).remove),
            "guests.forget": ("51 2 * * *", Forgetter(database, context).run),
            "guests.learn_places": ("13 3 * * 1", reporter.refresh),
            "guests.prepare_reports": ("*/10 * * * *", reporter.prepare),
            "guests.report": ("* * * * *", reporter.run),
            "arrivals.offer_links": ("*/10 * * * *", Inviter(database, context).run),
            "chat.send_again": ("* * * * *", postbox.again),
            "chat.pull": ("* * * * *", puller.run),
            "chat.read_mailbox": ("* * * * *", MailReader(database, context, outside.mailbox).run),
            "chat.forget": ("9 4 * * *", conversations.run),
            "chat.sweep": ("27 * * * *", conversations.sweep),
            "arrivals.forget": ("57 3 * * *", once(arrivals.mailing.forget)),
            "content.resume": ("* * * * *", pusher.resume),
            "messages.forget": ("53 3 * * *", once(lambda unit: messages.forget(unit, kinds))),
            "messages.send_again": ("* * * * *", postman.again),
            "connections.mail_again": ("* * * * *", connection_messenger.again),
            "connections.forget_mails": ("49 3 * * *", once(connections.forget_mails)),
            "connections.forget_log": ("37 3 * * *", forget_connection_log),
            "distribution.forget": ("7 4 * * *", once(distribution.forget)),
            "distribution.forget_quarantine": ("9 4 * * *", once(distribution.forget_quarantine)),
            "media.resume": ("* * * * *", photographer.resume),
            "media.sweep": ("23 * * * *", photographer.sweep),
            "webhooks.withdraw_orphans": ("* * * * *", once(webhooks.withdraw_orphans)),
            "webhooks.forget": ("17 * * * *", forget_webhooks),
            "idempotency.forget": ("3 * * * *", once(lambda unit: idempotency.forget(unit.raw, unit.now()))),
            "identity.forget": ("27 * * * *", once(identity.forget)),
            "quota.forget": ("9 * * * *", once(lambda unit: quota.forget(unit.raw, unit.now()))),
            "request_log.forget": ("33 * * * *", forget_requests),
            "tasks.forget": ("39 * * * *", once(tasks.forget)),
            "jobs.forget_log": ("41 3 * * *", once(jobs.forget_log)),
        },
    )


def own_time_work(database: Database, context: Context, outside: Outside, everywhere: Distributor) -> list[Task]:
    """What is done for a property whose clock is ahead; database and context see no other and have its time.

    `everywhere` is the worker's own, which sees every property and marks what the rest did.
    """
    scheduled = scheduled_work(database, context, outside).schedules
    channels = Distributor(database, context)
    return [
        *(scheduled[name][1] for name in BY_OWN_TIME),
        lambda: channels.catch_up(everywhere.marker),
        Courier(database, context, outside.outgoing).drain,
    ]


if __name__ == "__main__":
    main()
