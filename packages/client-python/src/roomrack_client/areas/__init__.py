"""The operations by area. Generated from the server's OpenAPI document: `make sdk` writes it anew."""

from roomrack_client._area import AsyncPerformer, Performer
from roomrack_client.areas.accommodations import Accommodations, AsyncAccommodations
from roomrack_client.areas.calendar import AsyncCalendar, Calendar
from roomrack_client.areas.calendar_files import AsyncCalendarFiles, CalendarFiles
from roomrack_client.areas.calendar_tools import AsyncCalendarTools, CalendarTools
from roomrack_client.areas.cards import AsyncCards, Cards
from roomrack_client.areas.chat import AsyncChat, Chat
from roomrack_client.areas.chat_desk import AsyncChatDesk, ChatDesk
from roomrack_client.areas.checkin_desk import AsyncCheckinDesk, CheckinDesk
from roomrack_client.areas.checkins import AsyncCheckins, Checkins
from roomrack_client.areas.configuration import AsyncConfiguration, Configuration
from roomrack_client.areas.connection_content import AsyncConnectionContent, ConnectionContent
from roomrack_client.areas.connections import AsyncConnections, Connections
from roomrack_client.areas.deliveries import AsyncDeliveries, Deliveries
from roomrack_client.areas.distribution import AsyncDistribution, Distribution
from roomrack_client.areas.events import AsyncEvents, Events
from roomrack_client.areas.extras import AsyncExtras, Extras
from roomrack_client.areas.guest_registry import AsyncGuestRegistry, GuestRegistry
from roomrack_client.areas.guests import AsyncGuests, Guests
from roomrack_client.areas.identity import AsyncIdentity, Identity
from roomrack_client.areas.invoice_desk import AsyncInvoiceDesk, InvoiceDesk
from roomrack_client.areas.invoices import AsyncInvoices, Invoices
from roomrack_client.areas.meta import AsyncMeta, Meta
from roomrack_client.areas.offers import AsyncOffers, Offers
from roomrack_client.areas.payment_desk import AsyncPaymentDesk, PaymentDesk
from roomrack_client.areas.payments import AsyncPayments, Payments
from roomrack_client.areas.people import AsyncPeople, People
from roomrack_client.areas.pms_rooms import AsyncPmsRooms, PmsRooms
from roomrack_client.areas.policies import AsyncPolicies, Policies
from roomrack_client.areas.portals import AsyncPortals, Portals
from roomrack_client.areas.product_content import AsyncProductContent, ProductContent
from roomrack_client.areas.products import AsyncProducts, Products
from roomrack_client.areas.rate_plans import AsyncRatePlans, RatePlans
from roomrack_client.areas.reservations import AsyncReservations, Reservations
from roomrack_client.areas.revisions import AsyncRevisions, Revisions
from roomrack_client.areas.room_assignment import AsyncRoomAssignment, RoomAssignment
from roomrack_client.areas.room_photos import AsyncRoomPhotos, RoomPhotos
from roomrack_client.areas.sandbox import AsyncSandbox, Sandbox
from roomrack_client.areas.subscriptions import AsyncSubscriptions, Subscriptions
from roomrack_client.areas.user import AsyncUser, User


class Areas(Performer):
    """Every area of a client that blocks."""

    def _connect_areas(self) -> None:
        self.accommodations = Accommodations(self)
        self.calendar = Calendar(self)
        self.calendar_files = CalendarFiles(self)
        self.calendar_tools = CalendarTools(self)
        self.cards = Cards(self)
        self.chat = Chat(self)
        self.chat_desk = ChatDesk(self)
        self.checkin_desk = CheckinDesk(self)
        self.checkins = Checkins(self)
        self.configuration = Configuration(self)
        self.connection_content = ConnectionContent(self)
        self.connections = Connections(self)
        self.deliveries = Deliveries(self)
        self.distribution = Distribution(self)
        self.events = Events(self)
        self.extras = Extras(self)
        self.guest_registry = GuestRegistry(self)
        self.guests = Guests(self)
        self.identity = Identity(self)
        self.invoice_desk = InvoiceDesk(self)
        self.invoices = Invoices(self)
        self.meta = Meta(self)
        self.offers = Offers(self)
        self.payment_desk = PaymentDesk(self)
        self.payments = Payments(self)
        self.people = People(self)
        self.pms_rooms = PmsRooms(self)
        self.policies = Policies(self)
        self.portals = Portals(self)
        self.product_content = ProductContent(self)
        self.products = Products(self)
        self.rate_plans = RatePlans(self)
        self.reservations = Reservations(self)
        self.revisions = Revisions(self)
        self.room_assignment = RoomAssignment(self)
        self.room_photos = RoomPhotos(self)
        self.sandbox = Sandbox(self)
        self.subscriptions = Subscriptions(self)
        self.user = User(self)


class AsyncAreas(AsyncPerformer):
    """Every area of a client that awaits."""

    def _connect_areas(self) -> None:
        self.accommodations = AsyncAccommodations(self)
        self.calendar = AsyncCalendar(self)
        self.calendar_files = AsyncCalendarFiles(self)
        self.calendar_tools = AsyncCalendarTools(self)
        self.cards = AsyncCards(self)
        self.chat = AsyncChat(self)
        self.chat_desk = AsyncChatDesk(self)
        self.checkin_desk = AsyncCheckinDesk(self)
        self.checkins = AsyncCheckins(self)
        self.configuration = AsyncConfiguration(self)
        self.connection_content = AsyncConnectionContent(self)
        self.connections = AsyncConnections(self)
        self.deliveries = AsyncDeliveries(self)
        self.distribution = AsyncDistribution(self)
        self.events = AsyncEvents(self)
        self.extras = AsyncExtras(self)
        self.guest_registry = AsyncGuestRegistry(self)
        self.guests = AsyncGuests(self)
        self.identity = AsyncIdentity(self)
        self.invoice_desk = AsyncInvoiceDesk(self)
        self.invoices = AsyncInvoices(self)
        self.meta = AsyncMeta(self)
        self.offers = AsyncOffers(self)
        self.payment_desk = AsyncPaymentDesk(self)
        self.payments = AsyncPayments(self)
        self.people = AsyncPeople(self)
        self.pms_rooms = AsyncPmsRooms(self)
        self.policies = AsyncPolicies(self)
        self.portals = AsyncPortals(self)
        self.product_content = AsyncProductContent(self)
        self.products = AsyncProducts(self)
        self.rate_plans = AsyncRatePlans(self)
        self.reservations = AsyncReservations(self)
        self.revisions = AsyncRevisions(self)
        self.room_assignment = AsyncRoomAssignment(self)
        self.room_photos = AsyncRoomPhotos(self)
        self.sandbox = AsyncSandbox(self)
        self.subscriptions = AsyncSubscriptions(self)
        self.user = AsyncUser(self)
