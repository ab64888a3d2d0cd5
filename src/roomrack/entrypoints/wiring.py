"""The one place that knows every slice: operations, pages, and the registries that let a lower slice ask a higher one.

A new slice adds its router here, and what it must tell the slices below it.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from fastapi import FastAPI

from roomrack.adapters.files.folder import FolderFiles
from roomrack.adapters.http.client import AiohttpOutgoing
from roomrack.adapters.ical.reader import ProcessReader
from roomrack.adapters.imap.client import ImapMailbox
from roomrack.adapters.imap.client import Server as MailboxServer
from roomrack.adapters.payments.dummy import DummyProcessor
from roomrack.adapters.payments.stripe import StripeProcessor
from roomrack.adapters.police.alloggiati import AlloggiatiWeb
from roomrack.adapters.s3.store import S3Files
from roomrack.adapters.sms.twilio import Account, TwilioSms
from roomrack.adapters.smtp.client import Server, SmtpMailer
from roomrack.adapters.translation.libretranslate import LibreTranslate
from roomrack.adapters.typst.printer import TypstPrinter
from roomrack.adapters.vault.client import HttpVault
from roomrack.adapters.whatsapp import client as whatsapp
from roomrack.adapters.whatsapp.client import CloudApi
from roomrack.core.clock import PropertyClock, clock_from
from roomrack.core.rights import Area
from roomrack.domain.arrivals import routes as arrivals_routes
from roomrack.domain.arrivals import service as arrivals
from roomrack.domain.calendar import routes as calendar_routes
from roomrack.domain.calendar import service as calendar
from roomrack.domain.calendar.wire import files as calendar_files
from roomrack.domain.calendar.wire import sheets as calendar_sheets
from roomrack.domain.cards import routes as cards_routes
from roomrack.domain.cards import service as cards
from roomrack.domain.cards import wire as cards_wire
from roomrack.domain.chat import events as chat_events
from roomrack.domain.chat import routes as chat_routes
from roomrack.domain.chat import service as chat
from roomrack.domain.chat import wire as chat_wire
from roomrack.domain.connections import routes as connections_routes
from roomrack.domain.connections import service as connections
from roomrack.domain.content import events as content_events
from roomrack.domain.content import routes as content_routes
from roomrack.domain.content import service as content
from roomrack.domain.content import wire as content_wire
from roomrack.domain.distribution import events as distribution_events
from roomrack.domain.distribution import routes as distribution_routes
from roomrack.domain.distribution import service as distribution
from roomrack.domain.distribution import wire as distribution_wire
from roomrack.domain.extras import routes as extras_routes
from roomrack.domain.extras import service as extras
from roomrack.domain.guests import routes as guests_routes
from roomrack.domain.guests import service as guests
from roomrack.domain.ical import routes as ical_routes
from roomrack.domain.ical import service as ical
from roomrack.domain.identity import routes as identity_routes
from roomrack.domain.identity.service import GateKeeper
from roomrack.domain.invoices import routes as invoices_routes
from roomrack.domain.invoices import service as invoices
from roomrack.domain.media import routes as media_routes
from roomrack.domain.media import service as media
from roomrack.domain.messages.service import Kind
from roomrack.domain.offers import routes as offers_routes
from roomrack.domain.offers import service as offers
from roomrack.domain.payments import routes as payments_routes
from roomrack.domain.payments import service as payments
from roomrack.domain.payments.rules.settings import ProcessorName
from roomrack.domain.policies import routes as policies_routes
from roomrack.domain.policies import service as policies
from roomrack.domain.products import routes as products_routes
from roomrack.domain.products import service as products
from roomrack.domain.properties import routes as properties_routes
from roomrack.domain.properties import service as properties
from roomrack.domain.rateplans import routes as rateplans_routes
from roomrack.domain.rateplans import service as rateplans
from roomrack.domain.rateplans import wire as rateplans_wire
from roomrack.domain.reference import routes as reference_routes
from roomrack.domain.reference import service as reference
from roomrack.domain.reservations import events as reservation_events
from roomrack.domain.reservations import routes as reservations_routes
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations import wire as reservations_wire
from roomrack.domain.revisions import routes as revisions_routes
from roomrack.domain.revisions import service as revisions
from roomrack.domain.webhooks import routes as webhooks_routes
from roomrack.domain.webhooks import service as webhooks
from roomrack.entrypoints import forms
from roomrack.entrypoints.channels import discover
from roomrack.infra.crypto import Keyring, KeyringError
from roomrack.infra.db import Database, ReadUnit
from roomrack.infra.http.operation import OperationRouter, Services
from roomrack.infra.quota import QuotaLedger
from roomrack.infra.request_log import RequestLog
from roomrack.infra.settings import Settings
from roomrack.ports.assistants import Assistant, NullAssistant
from roomrack.ports.calendars import CalendarReader
from roomrack.ports.files import Files
from roomrack.ports.http import Outgoing
from roomrack.ports.mail import Mailer
from roomrack.ports.mailbox import Mailbox
from roomrack.ports.payments import Processor
from roomrack.ports.police import PoliceService
from roomrack.ports.sms import NullSmsSender, SmsSender
from roomrack.ports.translation import NullTranslator, Translator
from roomrack.ports.vault import CardVault, NullVault
from roomrack.ports.whatsapp import WhatsApp
from roomrack.web import look, notices, photos
from roomrack.web.account import pages as account
from roomrack.web.arrival import pages as arrival
from roomrack.web.assistants.endpoint import Assistants
from roomrack.web.chat import inbound as chat_inbound
from roomrack.web.chat import pages as chat_pages
from roomrack.web.consent import pages as consent
from roomrack.web.console import days as console_days
from roomrack.web.console import forms as console_forms
from roomrack.web.console import pages as console
from roomrack.web.portal.pages import DocumentPages
from roomrack.web.portal.site import Portal
from roomrack.web.reference.pages import Reference


def operations() -> Sequence[OperationRouter]:
    """The operations of all slices."""
    return (
        identity_routes.router,
        properties_routes.router,
        properties_routes.people_router,
        properties_routes.sandbox,
        products_routes.router,
        products_routes.rooms_router,
        media_routes.router,
        media_routes.rooms_router,
        media_routes.added_router,
        media_routes.content_router,
        content_routes.portals,
        content_routes.products,
        extras_routes.router,
        policies_routes.router,
        rateplans_routes.router,
        calendar_routes.router,
        calendar_routes.tools,
        calendar_routes.files,
        reservations_routes.router,
        offers_routes.router,
        offers_routes.tools,
        reservations_routes.checkins,
        reservations_routes.rooms,
        guests_routes.router,
        guests_routes.privacy,
        guests_routes.desk,
        arrivals_routes.router,
        cards_routes.router,
        cards_routes.audit,
        payments_routes.entries,
        payments_routes.router,
        payments_routes.desk,
        invoices_routes.router,
        invoices_routes.desk,
        chat_routes.router,
        chat_routes.desk,
        connections_routes.portals,
        connections_routes.router,
        connections_routes.rooms,
        connections_routes.lists,
        distribution_routes.router,
        ical_routes.router,
        ical_routes.calendars,
        webhooks_routes.router,
        webhooks_routes.inspector,
        revisions_routes.revisions,
        revisions_routes.log,
        reference_routes.router,
        reference_routes.checkins,
    )


def pages() -> Sequence[Callable[[FastAPI], None]]:
    """What installs the pages for people, and the documents for their tools."""
    built = [operation for slice_ in operations() for operation, _ in slice_.declared]
    return (
        look.LOOK.install,
        consent.install,
        account.install,
        arrival.install,
        chat_pages.install,
        chat_inbound.install,
        console.install,
        photos.install,
        notices.install,
        DocumentPages(built).install,
        Reference(built).install,
        Portal(built).install,
        Assistants(built).install,
    )


def connect_slices() -> None:
    """Fill the registries. Doing it twice changes nothing."""
    reference.country_sources[:] = [_country_of]
    properties.currency_guards[:] = [products.holds_amounts, reservations.holds_amounts]
    console_days.FORMATS.update(
        csv=console_days.Format(calendar_files.CSV, b"", calendar_files.csv_of, calendar_files.table_of),
        xlsx=console_days.Format(
            calendar_sheets.XLSX, calendar_sheets.BEGINS, calendar_sheets.sheet_pieces, calendar_sheets.table_of_sheet
        ),
    )
    console_forms.connect(forms.readers())
    properties.deletion_guards[:] = [reservations.property_guard]
    properties.deletion_guards += [connections.property_guard]
    reservations.portal_owners[:] = [connections.owned_portals]
    properties.room_counters[:] = [products.count_rooms]
    properties.night_tasks[:] = [calendar.begin_day]
    products.copiers[:] = [ical.begin_move, calendar.copy, ical.end_move, products.copy_photos]
    products.copiers += [content.copy]
    reference.portal_checks[:] = [_is_portal]
    products.calendar_keepers[:] = [connections.keep_feeds, ical.keep]
    products.calendar_namers[:] = [ical.names]
    media.place_guards[:] = [properties.place_guard, products.place_guard]
    products.rule_runners[:] = [calendar.run_rules]
    properties.currency_guards += [extras.holds_amounts, policies.holds_amounts, rateplans.holds_amounts]
    products.deletion_guards[:] = [reservations.deletion_guard]
    products.deletion_guards += [extras.product_guard, policies.product_guard, rateplans.product_guard]
    products.deletion_guards += [offers.product_guard]
    products.deletion_guards += [connections.deletion_guard]
    products.mapped_listers[:] = [connections.mapped_products]
    properties.night_tasks += [distribution.begin_day]
    connections.actions.update(distribution.ACTIONS)
    properties.currency_guards += [offers.holds_amounts]
    products.policy_checks[:] = [policies.product_check]
    products.plan_listers[:] = [rateplans_wire.listed]
    products.room_closers[:] = [calendar.close_rooms]
    reservations.card_sources[:] = [cards_wire.shown]
    reservations.virtual_card_sources[:] = [cards.virtual]
    cards_routes.reservation_shapes[:] = [reservations_wire.render]
    reservations.stay_watchers[:] = [guests.remember]
    reservations.planners[:] = [payments.planner]
    cards.card_watchers[:] = [payments.card_given]
    cards.forgetting_watchers[:] = [payments.card_forgotten]
    extras.deletion_guards[:] = [rateplans.extra_guard]
    policies.deletion_guards[:] = [rateplans.policy_guard]
    reservations.conversations[:] = [chat.talked_of]
    chat_routes.reservation_shapes[:] = [reservations_wire.render]
    properties_routes.message_sources[:] = [chat_routes.recent_messages]
    guests.exporters[:] = [chat.privacy.export]
    guests.erasers[:] = [chat.privacy.erase]
    _connect_events()


def _connect_events() -> None:
    """Say who may hear of which events, and how they look to others."""
    revisions.renderers[:] = [reservations_wire.render_events]
    revisions.areas.clear()
    revisions.areas |= {"content": Area.CONTENT, "distribution": Area.ACCOMMODATION, "channelbooking": Area.RESERVATION}
    revisions.areas |= dict.fromkeys(("reservation", "guest", "revision", "arrival", "chat"), Area.RESERVATION)
    # Whom the property employs, and what it mails them, is for its own people.
    revisions.areas |= dict.fromkeys(
        ("accommodation", "product", "photo", "calendar", "ical", "extra", "policy", "rateplan", "offers"),
        Area.ACCOMMODATION,
    )
    revisions.areas |= dict.fromkeys(("connection", "mapping"), Area.ACCOMMODATION)
    for event, hook in (
        (reservation_events.CREATED, "RESERVATION_CREATED"),
        (reservation_events.CHANGED, "RESERVATION_CHANGE"),
        (reservation_events.CANCELLED, "RESERVATION_CANCELLED"),
        (reservation_events.CONFIRMED, "RESERVATION_CONFIRMED"),
    ):
        webhooks.renderers[event] = webhooks.Renderer(hook, Area.RESERVATION, reservations_wire.render_events)
    webhooks.renderers[content_events.PUSHED] = webhooks.Renderer(
        "CONTENT_PUSH", Area.CONTENT, content_wire.render_pushed, content_wire.addressee
    )
    webhooks.renderers[content_events.NOTIFIED] = webhooks.Renderer(
        "CONTENT_NOTIFICATION", Area.CONTENT, content_wire.render_notified
    )
    webhooks.renderers[distribution_events.CALENDAR] = webhooks.Renderer(
        "PORTAL_SUBSCRIPTION_CALENDAR",
        Area.ACCOMMODATION,
        distribution_wire.render_calendar,
        distribution_wire.addressee,
    )
    for event in (chat_events.RECEIVED, chat_events.WRITTEN):
        heard = webhooks.Renderer("CHAT_MESSAGE_RECEIVED", Area.RESERVATION, chat_wire.render_events)
        webhooks.renderers[event] = heard


async def _is_portal(unit: ReadUnit, name: str) -> bool:
    return await connections.portal_named(unit, name) is not None


async def _country_of(unit: ReadUnit, accommodation: int) -> str | None:
    return (await properties.get(unit, accommodation)).country


def connect_outside(settings: Settings) -> Outgoing:
    """Choose what implements the ports. Gives what sends HTTP, for the process to close at its end."""
    outgoing = AiohttpOutgoing(settings.outgoing_allowed_networks)
    products.configure(outgoing=outgoing)
    translator = _translator(settings, outgoing)
    products.configure_translation(translator)
    chat.configure_translation(translator)
    chat_inbound.configure(is_signed=whatsapp.is_signed, events_of=whatsapp.events_of)
    chat.configure(public_url=settings.public_url, mail_address=settings.chat_mail_address)
    webhooks.configure(outgoing=outgoing)
    media.configure(outgoing=outgoing, files=files(settings), public_url=settings.public_url)
    connections.configure(outgoing=outgoing, files=media.files())
    connections.channels.clear()
    connections.channels.update(discover(settings, outgoing))
    ical.configure(public_url=settings.public_url)
    distribution.configure(public_url=settings.public_url)
    arrivals.configure(public_url=settings.public_url)
    offers_routes.configure(booking_url=settings.booking_url)
    secret = settings.vault_secret.get_secret_value() if settings.vault_secret else None
    cards.configure(vault=card_vault(settings), secret=secret, texts=texter(settings, outgoing).ready)
    payments.configure(processors=processors(settings), public_url=settings.public_url)
    invoices.configure(printer=TypstPrinter(), public_url=settings.public_url)
    return outgoing


def files(settings: Settings) -> Files:
    """Where pictures are kept: a bucket, or a folder until one is named."""
    if settings.s3_bucket is None:
        return FolderFiles(settings.photos_dir or settings.data_dir / "photos")
    access_key, secret_key = settings.s3_access_key, settings.s3_secret_key
    return S3Files(
        settings.s3_bucket,
        region=settings.s3_region,
        endpoint=settings.s3_endpoint,
        access_key=access_key.get_secret_value() if access_key else None,
        secret_key=secret_key.get_secret_value() if secret_key else None,
        prefix=settings.s3_prefix,
    )


def _translator(settings: Settings, outgoing: Outgoing) -> Translator:
    if settings.translation_url is None:
        return NullTranslator()
    key = settings.translation_key
    return LibreTranslate(outgoing, settings.translation_url, key.get_secret_value() if key else None)


def processors(settings: Settings) -> Mapping[ProcessorName, Processor]:
    """What moves money, by the names that properties choose from."""
    return {
        ProcessorName.DUMMY_PROCESSOR: DummyProcessor(),
        ProcessorName.STRIPE: StripeProcessor(settings.stripe_url),
    }


def police(settings: Settings, outgoing: Outgoing) -> PoliceService:
    """What tells the Italian police who arrived."""
    return AlloggiatiWeb(outgoing, settings.police_url)


def card_vault(settings: Settings) -> CardVault:
    """What keeps the cards; none until a secret is shared with it."""
    if settings.vault_secret is None:
        return NullVault()
    return HttpVault(settings.vault_url, settings.vault_secret.get_secret_value())


async def close_vault() -> None:
    """Close the connections to the card vault."""
    await cards.close()


def calendar_reader() -> CalendarReader:
    """What reads the calendars of others."""
    return ProcessReader()


def mailer(settings: Settings) -> Mailer | None:
    """What sends mail; None until a server is named."""
    if settings.smtp_host is None:
        return None
    password = settings.smtp_password
    server = Server(
        host=settings.smtp_host,
        port=settings.smtp_port,
        security=settings.smtp_security,
        sender=settings.mail_from,
        username=settings.smtp_username,
        password=password.get_secret_value() if password is not None else None,
    )
    return SmtpMailer(server, clock_from(settings.clock))


def texter(settings: Settings, outgoing: Outgoing) -> SmsSender:
    """What sends texts; none until an account, its secret and a sender are named."""
    account, secret, sender = settings.texts_account, settings.texts_secret, settings.texts_from
    if account is None or secret is None or sender is None:
        return NullSmsSender()
    holder = Account(account=account, key=settings.texts_key, secret=secret.get_secret_value(), sender=sender)
    return TwilioSms(outgoing, settings.texts_url, holder)


def message_kinds() -> Sequence[Kind]:
    """What the outbox sends."""
    return (invoices.mailing.KIND, arrivals.mailing.KIND, cards.TEXTS)


def texting(settings: Settings, outgoing: Outgoing) -> WhatsApp:
    """What sends short messages."""
    return CloudApi(outgoing, settings.whatsapp_url)


def mailbox(settings: Settings) -> Callable[[], Mailbox] | None:
    """What opens the mailbox that guests answer to; None until one is named."""
    if settings.imap_host is None or settings.imap_username is None or settings.imap_password is None:
        return None
    server = MailboxServer(
        host=settings.imap_host,
        port=settings.imap_port,
        security=settings.imap_security,
        username=settings.imap_username,
        password=settings.imap_password.get_secret_value(),
        folder=settings.imap_folder,
    )
    return partial(ImapMailbox, server)


def assistant() -> Assistant:
    """What answers guests by itself: nobody, unless this is replaced."""
    return NullAssistant()


def keyring(settings: Settings) -> Keyring:
    """The server's keys. Raises `KeyringError` when there are none: a server without keys must not start."""
    if settings.keys is None:
        raise KeyringError("ROOMRACK_KEYS is not set; `roomrack doctor` says how to make a key")
    return Keyring.parse(settings.keys.get_secret_value())


def services(settings: Settings) -> Services:
    """What the HTTP edge works with, not yet connected."""
    clock = PropertyClock(clock_from(settings.clock))
    keys = keyring(settings)
    database = Database(
        settings.database_url.get_secret_value(),
        pool_size=settings.pool_size,
        gate_pool_size=settings.gate_pool_size,
        statement_timeout_seconds=settings.statement_timeout_seconds,
        lock_timeout_seconds=settings.lock_timeout_seconds,
        application_name="roomrack-api",
    )
    return Services(
        database=database,
        gate=GateKeeper(database, keys, clock),
        quota=QuotaLedger(database, clock),
        clock=clock,
        keyring=keys,
        request_log=RequestLog(database, keys, settings.request_log_bodies),
    )
