/** The operations by area. Generated from the server's OpenAPI document: `make sdk` writes it anew. */

import { Core, rows, segment, type CallOptions, type ClientOptions } from "../core.js";
import { eachRow, type Page } from "../paging.js";
import type {
  Accommodation,
  Amenity,
  BulkReservation,
  CalendarBulkAnswer,
  CalendarBulkRequest,
  CalendarDryRun,
  CalendarGuardedItem,
  CalendarHastened,
  CalendarHastening,
  CalendarLinks,
  CalendarPriceTrace,
  CalendarRenewal,
  CalendarRoom,
  CalendarVersionedRoom,
  CardLooks,
  CardOfBooking,
  CardPinStatus,
  ChatLink,
  ChatMessage,
  ChatMessageReader,
  ChatMessageStatus,
  ChatProcessor,
  ChatSettings,
  ChatSettingsChange,
  ChatTemplates,
  ChatThread,
  CheckinCity,
  CheckinMailRequest,
  CheckinSettings,
  CheckinTag,
  ConfigurationRequest,
  ConfigurationResponse,
  Connection,
  ConnectionActionAnswer,
  ConnectionFindings,
  ConnectionLog,
  ConnectionMappingPair,
  ConnectionSync,
  ContentCodeMapping,
  ContentPageField,
  ContentProcess,
  CreatedAccommodation,
  DriftedDays,
  EventName,
  ExternalAccommodationExtraBed,
  ExternalAccomodation,
  ExternalAvailabilityConf,
  ExternalCancellationPolicy,
  ExternalContact,
  ExternalDescriptions,
  ExternalFee,
  ExternalListing,
  ExternalPricing,
  ExternalRateContent,
  ExternalReservationConf,
  ExternalRoom,
  ExternalRoomDescriptor,
  ExternalService,
  ExtraBedRequest,
  ExtraDetail,
  ExtraProduct,
  ExtraProductList,
  FeeRequest,
  Guest,
  GuestDoubles,
  GuestErasure,
  GuestExport,
  Invitation,
  Invoice,
  InvoiceChange,
  InvoiceCredit,
  InvoiceMailRequest,
  InvoiceMails,
  InvoiceRequest,
  InvoiceSettings,
  ItemResponse,
  ItemResponseV3,
  LoggedEvents,
  MailTemplate,
  MetaCode,
  MovedPayment,
  NewInvitation,
  OfferQuestion,
  OfferQuote,
  OfferTerms,
  OfferVerdict,
  OnlineCheckin,
  OverheardWebhooks,
  PaymentMovements,
  PaymentOrder,
  PaymentSettings,
  PaymentSettingsRequest,
  Person,
  PersonChange,
  Photo,
  PhotoTask,
  PmsRoom,
  PoliceDocumentTypeCountry,
  PoliceReport,
  PoliceReportRequest,
  PoliceReports,
  Policy,
  PortalCalendar,
  PortalDTOResp,
  PortalRequest,
  ProductMapping,
  PropertyCalendars,
  PropertyInvitations,
  PropertyPeople,
  PushTask,
  QuarantineDismissal,
  QuarantineReplay,
  QuarantinedRooms,
  RatePlan,
  RefundOrder,
  RegisteredGuest,
  RentalAgreement,
  Reservation,
  ReservationCard,
  ReservationChange,
  ReservationExtras,
  ReservationGuest,
  ReservationPayment,
  ReservationRequest,
  ReservationRevisions,
  ReservationSplit,
  RevisionAcknowledged,
  RevisionAcknowledgement,
  RevisionAlert,
  Room,
  RoomCancellation,
  RoomManagement,
  RoomManagementBasic,
  RoomPlan,
  RoomPlanRequest,
  RoomRateV3,
  SandboxAdvance,
  SandboxClock,
  SearchRoomResult,
  SpecialOffer,
  StoredPaymentMethod,
  SummaryLink,
  Task,
  TokenAnswer,
  UserInfo,
  WebhookDelivery,
  WebhookDeliveryHistory,
  WebhookDeliveryPage,
  WebhookRedelivery,
  WebhookSubscription,
  WebhookTest,
} from "./models.js";

/** The properties that a credential reaches. */
export class Accommodations {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Add a photo to a property.
   *
   * Send the `url` of a JPEG, PNG or WebP picture, as a form field, in the query or in JSON. The server fetches it
   * soon after and answers the task at once; `queue/{id}` tells how it went. The same picture twice is one photo.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/v1/accommodation/{accommodation}/photos`
   */
  async addPhoto(
    accommodation: string | number,
    options: {
      url?: string | undefined;
    } & CallOptions = {},
  ): Promise<PhotoTask> {
    const call = {
      method: "POST",
      path: `/rest/v1/accommodation/${segment(accommodation)}/photos`,
      form: {
        url: options.url,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Let properties join a network.
   *
   * The network's token reaches those that the application created, too. A property stands in one network at most.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * accommodation: The property's id, a string of digits.
   *
   * `POST /rest/v1/accommodation/network/{network}`
   */
  async addToNetwork(
    network: string | number,
    options: {
      accommodation?: string[] | undefined;
    } & CallOptions = {},
  ): Promise<CreatedAccommodation> {
    const call = {
      method: "POST",
      path: `/rest/v1/accommodation/network/${segment(network)}`,
      query: {
        accommodation: options.accommodation,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Let whoever runs the server manage the property's people.
   *
   * While it is on, the operator can list who works for the property and change their levels.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * value: Whether it is on. For a cancellation, the portal's code of the policy.
   *
   * `PATCH /rest/v2/accommodation/{accommodation}/changeAdminUserAccess`
   */
  async changeAdminUserAccess(
    accommodation: string | number,
    options: {
      value: boolean;
    } & CallOptions,
  ): Promise<Accommodation> {
    const call = {
      method: "PATCH",
      path: `/rest/v2/accommodation/${segment(accommodation)}/changeAdminUserAccess`,
      query: {
        value: options.value,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Switch the mail of the morning.
   *
   * Arrivals, departures and who is in house, mailed to the property each morning while it is on.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * value: Whether it is on. For a cancellation, the portal's code of the policy.
   *
   * `PATCH /rest/v2/accommodation/{accommodation}/changeGoodMorningEmail`
   */
  async changeGoodMorningEmail(
    accommodation: string | number,
    options: {
      value: boolean;
    } & CallOptions,
  ): Promise<Accommodation> {
    const call = {
      method: "PATCH",
      path: `/rest/v2/accommodation/${segment(accommodation)}/changeGoodMorningEmail`,
      query: {
        value: options.value,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Switch the crossing of rate plans.
   *
   * It is shown as `clpms.activeRatePlanCross`.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * value: Whether it is on. For a cancellation, the portal's code of the policy.
   *
   * `PATCH /rest/v2/accommodation/{accommodation}/changeRatePlanCross`
   */
  async changeRatePlanCross(
    accommodation: string | number,
    options: {
      value: boolean;
    } & CallOptions,
  ): Promise<Accommodation> {
    const call = {
      method: "PATCH",
      path: `/rest/v2/accommodation/${segment(accommodation)}/changeRatePlanCross`,
      query: {
        value: options.value,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Create a property.
   *
   * The answer carries a refresh token that reaches it. With `network_name` it joins a network of yours, and the
   * network's token reaches one property more. With `accept_duplicates` false, an e-mail that has an account already
   * answers 412 and that account's id.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/v2/accommodation`
   */
  async create(
    body: Accommodation,
    options: CallOptions = {},
  ): Promise<CreatedAccommodation> {
    const call = {
      method: "POST",
      path: "/rest/v2/accommodation",
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Make a network of properties.
   *
   * The first of the properties leads it. The answer names the network in `id`, and the token that reaches its
   * properties.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * accommodation: The property's id, a string of digits.
   *
   * `POST /rest/v1/accommodation/network`
   */
  async createNetwork(
    options: {
      accommodation?: string[] | undefined;
    } & CallOptions = {},
  ): Promise<CreatedAccommodation> {
    const call = {
      method: "POST",
      path: "/rest/v1/accommodation/network",
      query: {
        accommodation: options.accommodation,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Deactivate a property.
   *
   * It keeps its data and answers to nobody but its owner, whose api key may still read. The owner brings it back.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `DELETE /rest/v1/accommodation/{accommodation}/account`
   */
  async deactivate(
    accommodation: string | number,
    options: CallOptions = {},
  ): Promise<Accommodation> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/accommodation/${segment(accommodation)}/account`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Delete a property.
   *
   * Refused while there are stays that are not over. It answers the property as it was; from then on it does not
   * exist.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `DELETE /rest/v1/accommodation/{accommodation}`
   */
  async delete(
    accommodation: string | number,
    options: CallOptions = {},
  ): Promise<Accommodation> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/accommodation/${segment(accommodation)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Delete a photo of a property.
   *
   * By its name, as the list shows it. It answers the photo as it was. Where the same picture is shown elsewhere it
   * stays.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `DELETE /rest/v1/accommodation/{accommodation}/photos/{name}`
   */
  async deletePhoto(
    accommodation: string | number,
    name: string | number,
    options: CallOptions = {},
  ): Promise<Photo> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/accommodation/${segment(accommodation)}/photos/${segment(name)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Read a property.
   *
   * Without `fields` it answers the short form; with it, the fields that are named.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * fields: First-level keys to keep in the answer, separated by commas.
   *
   * `GET /rest/v1/accommodation/{accommodation}`
   */
  async get(
    accommodation: string | number,
    options: {
      fields?: string | undefined;
    } & CallOptions = {},
  ): Promise<Accommodation> {
    const call = {
      method: "GET",
      path: `/rest/v1/accommodation/${segment(accommodation)}`,
      query: {
        fields: options.fields,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Get the links to the property's calendars.
   *
   * Links to iCalendar files of the whole property, of each product and of each physical room. They need no
   * credential: whoever knows one can read it, so each is secret. With `guestNames=true`, which only Roomrack knows,
   * other links are given, whose calendars name the guests; that needs the right to read reservations.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * `GET /rest/v1/accommodation/{accommodationId}/icsLink`
   */
  async getCalendarLinks(
    accommodationId: string | number,
    options: CallOptions = {},
  ): Promise<CalendarLinks> {
    const call = {
      method: "GET",
      path: `/rest/v1/accommodation/${segment(accommodationId)}/icsLink`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Read the property that is billed.
   *
   * The one that leads the property's network, or the property itself. 403 when it was not granted to the caller.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * fields: First-level keys to keep in the answer, separated by commas.
   *
   * `GET /rest/v1/accommodation/{accommodation}/masterBilling`
   */
  async getMasterBilling(
    accommodation: string | number,
    options: {
      fields?: string | undefined;
    } & CallOptions = {},
  ): Promise<Accommodation> {
    const call = {
      method: "GET",
      path: `/rest/v1/accommodation/${segment(accommodation)}/masterBilling`,
      query: {
        fields: options.fields,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * List the properties of a network of the application.
   *
   * Without `fields` it answers the short form of each; with it, the fields that are named.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * fields: First-level keys to keep in the answer, separated by commas.
   *
   * `GET /rest/v1/accommodation/network/{network}`
   */
  async getNetwork(
    network: string | number,
    options: {
      fields?: string | undefined;
    } & CallOptions = {},
  ): Promise<Accommodation[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/accommodation/network/${segment(network)}`,
      query: {
        fields: options.fields,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Read a task.
   *
   * How far it is, and why it failed if it did.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * `GET /rest/v1/accommodation/{accommodation}/queue/{id}`
   */
  async getTask(
    accommodation: string | number,
    id: string | number,
    options: CallOptions = {},
  ): Promise<Task> {
    const call = {
      method: "GET",
      path: `/rest/v1/accommodation/${segment(accommodation)}/queue/${segment(id)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * List the properties that the credential reaches.
   *
   * `page` walks through them; `name` and `mail` narrow them down.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * page: The page wanted, counted from 0.
   * name: A part of the name of a property or extra, in any case; for a physical room or a photo its whole name; in
   *   a list of codes, words of a name in any language.
   * mail: The property's whole e-mail address, in any case.
   *
   * `GET /rest/v1/accommodation`
   */
  async list(
    options: {
      page?: number | undefined;
      name?: string | undefined;
      mail?: string | undefined;
    } & CallOptions = {},
  ): Promise<Accommodation[]> {
    const call = {
      method: "GET",
      path: "/rest/v1/accommodation",
      query: {
        page: options.page,
        name: options.name,
        mail: options.mail,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /** Every row of `list`, page after page as they are needed. */
  listAll(
    options: Omit<{
      page?: number | undefined;
      name?: string | undefined;
      mail?: string | undefined;
    }, "page"> & CallOptions = {},
  ): AsyncGenerator<Accommodation, void, void> {
    return eachRow((page) => this.list({ ...options, page }), undefined);
  }

  /**
   * List the rooms of booking sites that products are mapped to.
   *
   * Over all connections of the property. `referenceId` is the `query` by which `pushMapping` finds each.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * `GET /rest/v2/accommodation/{accommodation}/mappedRooms`
   */
  async listMappedRooms(
    accommodation: string | number,
    options: CallOptions = {},
  ): Promise<ExternalRoom[]> {
    const call = {
      method: "GET",
      path: `/rest/v2/accommodation/${segment(accommodation)}/mappedRooms`,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * List the photos of a property.
   *
   * In the order in which they were added, each with the addresses of its sizes. Anybody can read a file at its
   * address; it never changes.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * `GET /rest/v1/accommodation/{accommodation}/photos`
   */
  async listPhotos(
    accommodation: string | number,
    options: CallOptions = {},
  ): Promise<Photo[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/accommodation/${segment(accommodation)}/photos`,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * List the messages of the last day.
   *
   * Of one property, or of all that the caller reaches, the newest first; none of those whose reservations it may
   * not read.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * property: The property's id, a string of digits.
   *
   * `GET /rest/v1/accommodation/recentMessages`
   */
  async listRecentMessages(
    options: {
      property?: string | undefined;
    } & CallOptions = {},
  ): Promise<ChatMessage[]> {
    const call = {
      method: "GET",
      path: "/rest/v1/accommodation/recentMessages",
      query: {
        property: options.property,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * List the tasks of a property.
   *
   * What the server does for the property after the call that asked for it, the newest first: `WAITING`, `RUNNING`,
   * `DONE` or `FAILED` with its reason. A task that has ended can be read for 30 days.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * `GET /rest/v1/accommodation/{accommodation}/queue`
   */
  async listTasks(
    accommodation: string | number,
    options: CallOptions = {},
  ): Promise<Task[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/accommodation/${segment(accommodation)}/queue`,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * List the properties of a network.
   *
   * Those of the network in which `accommodationId` stands that the credential reaches; a property without a network
   * stands alone. Without `accommodationId` it is everything that the credential reaches.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * accommodationId: The property's id, a string of digits.
   * excludeCurrent: Whether the property that was named is left out.
   * fields: First-level keys to keep in the answer, separated by commas.
   *
   * `GET /rest/v1/accommodation/network`
   */
  async networkOf(
    options: {
      accommodationId?: string | undefined;
      excludeCurrent?: boolean | undefined;
      fields?: string | undefined;
    } & CallOptions = {},
  ): Promise<Accommodation[]> {
    const call = {
      method: "GET",
      path: "/rest/v1/accommodation/network",
      query: {
        accommodationId: options.accommodationId,
        excludeCurrent: options.excludeCurrent,
        fields: options.fields,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Change a property.
   *
   * Only the fields that are sent change; 304 when nothing did. A new time zone moves instants, never nights.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `PATCH /rest/v2/accommodation/{accommodation}`
   */
  async update(
    accommodation: string | number,
    body: Accommodation,
    options: CallOptions = {},
  ): Promise<Accommodation | undefined> {
    const call = {
      method: "PATCH",
      path: `/rest/v2/accommodation/${segment(accommodation)}`,
      json: body,
    };
    return await this.#client.request(call, options);
  }
}

/** Availability, prices, stay limits and closures of products by local day. */
export class Calendar {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Write the calendar.
   *
   * A list of ranges with the values to set; both ends are inclusive, and only the values that are sent change. All
   * or nothing: one bad item refuses the call and `nested` names each. Items apply in order. `availability` sets
   * what is left to sell. Each 15 room-days cost one unit of the separate budget for bulk calls.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/v1/calendar/bulk`
   */
  async bulk(
    body: CalendarBulkRequest[],
    options: CallOptions = {},
  ): Promise<CalendarBulkAnswer> {
    const call = {
      method: "POST",
      path: "/rest/v1/calendar/bulk",
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Ask whether a stay can be booked.
   *
   * Checks every night from arrival to the night before departure, closures, stay limits and cut-off. 200 with an
   * empty body, or 406 with the reason.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * startDate: The first local day of the interval.
   * endDate: The last local day of the interval; for an availability check, the day of departure.
   *
   * `GET /rest/v1/calendar/{accommodation}/{productId}/availabilityCheck`
   */
  async checkAvailability(
    accommodation: string | number,
    productId: string | number,
    options: {
      startDate?: string | undefined;
      endDate?: string | undefined;
    } & CallOptions = {},
  ): Promise<void> {
    const call = {
      method: "GET",
      path: `/rest/v1/calendar/${segment(accommodation)}/${segment(productId)}/availabilityCheck`,
      query: {
        startDate: options.startDate,
        endDate: options.endDate,
      },
    };
    await this.#client.request(call, options);
  }

  /**
   * Read the calendar.
   *
   * Pages over products. A night is `bookable` when something is left, it is not closed, has a price and is not
   * inside the cut-off.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * product: Only these products.
   * dateFrom: The first local day. Today when missing.
   * dateTo: The last local day, inclusive. 15 days after dateFrom when missing.
   * size: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
   * page: The page wanted, counted from 0.
   *
   * `GET /rest/v1/calendar/{accommodation}`
   */
  async read(
    accommodation: string | number,
    options: {
      product?: number[] | undefined;
      dateFrom?: string | undefined;
      dateTo?: string | undefined;
      size?: number | undefined;
      page?: number | undefined;
    } & CallOptions = {},
  ): Promise<Page<CalendarRoom>> {
    const call = {
      method: "GET",
      path: `/rest/v1/calendar/${segment(accommodation)}`,
      query: {
        "product[]": options.product,
        dateFrom: options.dateFrom,
        dateTo: options.dateTo,
        size: options.size,
        page: options.page,
      },
    };
    return await this.#client.request(call, options);
  }

  /** Every row of `read`, page after page as they are needed. */
  readAll(
    accommodation: string | number,
    options: Omit<{
      product?: number[] | undefined;
      dateFrom?: string | undefined;
      dateTo?: string | undefined;
      size?: number | undefined;
      page?: number | undefined;
    }, "page"> & CallOptions = {},
  ): AsyncGenerator<CalendarRoom, void, void> {
    const size = options.size ?? 20;
    return eachRow((page) => this.read(accommodation, { ...options, size, page }), size);
  }
}

/** Calendars in iCalendar files, ours for others and theirs for us. Roomrack's own. */
export class CalendarFiles {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * See links and imported calendars.
   *
   * The links as `getIcsLink` gives them, and each calendar that a product imports (`icalUrls`): how the latest
   * attempt ended, what the calendar says of the days to come, and nights that others take too, though there is no
   * room for all.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * guestNames: Whether the calendars behind the links name the guests. They do not when missing.
   *
   * `GET /rest/x1/ical/{accommodation}`
   */
  async get(
    accommodation: string | number,
    options: {
      guestNames?: boolean | undefined;
    } & CallOptions = {},
  ): Promise<PropertyCalendars> {
    const call = {
      method: "GET",
      path: `/rest/x1/ical/${segment(accommodation)}`,
      query: {
        guestNames: options.guestNames,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Read imported calendars now.
   *
   * Has the imported calendars of the property, or of one product, read within a minute, in full. Without it each is
   * read every 15 minutes. The answer holds their ids.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/x1/ical/{accommodation}/import`
   */
  async importNow(
    accommodation: string | number,
    body: CalendarHastening,
    options: CallOptions = {},
  ): Promise<CalendarHastened> {
    const call = {
      method: "POST",
      path: `/rest/x1/ical/${segment(accommodation)}/import`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Renew links.
   *
   * The present links to the calendar of a product or a physical room, or to all calendars of the property when
   * neither is sent, lead nowhere from now on. The answer holds the new ones.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/x1/ical/{accommodation}/renew`
   */
  async renewLinks(
    accommodation: string | number,
    body: CalendarRenewal,
    options: CallOptions = {},
  ): Promise<CalendarLinks> {
    const call = {
      method: "POST",
      path: `/rest/x1/ical/${segment(accommodation)}/renew`,
      json: body,
    };
    return await this.#client.request(call, options);
  }
}

/** Dry runs, guarded writes, undo, price traces, and files of the calendar. Roomrack's own. */
export class CalendarTools {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Write the calendar, only if it has not changed.
   *
   * As the contract's bulk write. An item can name, as `ifVersion`, the version of exactly its days; if they have
   * another one by now, the call is refused and nothing is written. Each 15 room-days cost one unit of the separate
   * budget for bulk calls.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/x1/calendar/bulk`
   */
  async bulk(
    body: CalendarGuardedItem[],
    options: CallOptions = {},
  ): Promise<CalendarBulkAnswer> {
    const call = {
      method: "POST",
      path: "/rest/x1/calendar/bulk",
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * See what a bulk write would change.
   *
   * Takes the body of a bulk write and refuses what it refuses, but writes nothing. The answer holds, for each
   * product that would show another value, each day with the values before and after; `derived` says that the change
   * comes from another product. `additionalCost` is what the write itself would cost.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/x1/calendar/dry-run`
   */
  async dryRun(
    body: CalendarBulkRequest[],
    options: CallOptions = {},
  ): Promise<CalendarDryRun> {
    const call = {
      method: "POST",
      path: "/rest/x1/calendar/dry-run",
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Read the calendar with versions.
   *
   * As the contract's reading, and `version` for each product: it stays the same as long as nothing that the product
   * stores for exactly these days has changed, by a write or by a booking. What it shows of its parent does not
   * count.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * product: Only these products.
   * dateFrom: The first local day. Today when missing.
   * dateTo: The last local day, inclusive. 15 days after dateFrom when missing.
   * page: The page wanted, counted from 0.
   * size: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
   *
   * `GET /rest/x1/calendar/{accommodation}`
   */
  async read(
    accommodation: string | number,
    options: {
      product?: number[] | undefined;
      dateFrom?: string | undefined;
      dateTo?: string | undefined;
      page?: number | undefined;
      size?: number | undefined;
    } & CallOptions = {},
  ): Promise<Page<CalendarVersionedRoom>> {
    const call = {
      method: "GET",
      path: `/rest/x1/calendar/${segment(accommodation)}`,
      query: {
        "product[]": options.product,
        dateFrom: options.dateFrom,
        dateTo: options.dateTo,
        page: options.page,
        size: options.size,
      },
    };
    return await this.#client.request(call, options);
  }

  /** Every row of `read`, page after page as they are needed. */
  readAll(
    accommodation: string | number,
    options: Omit<{
      product?: number[] | undefined;
      dateFrom?: string | undefined;
      dateTo?: string | undefined;
      page?: number | undefined;
      size?: number | undefined;
    }, "page"> & CallOptions = {},
  ): AsyncGenerator<CalendarVersionedRoom, void, void> {
    const size = options.size ?? 100;
    return eachRow((page) => this.read(accommodation, { ...options, size, page }), size);
  }

  /**
   * See how a price comes about.
   *
   * For each night, from today on when `dateFrom` is missing and for one night when `dateTo` is: the stored price,
   * each rule from there to the product, rounding, and the minimum selling price. `words` say each step in a
   * sentence. A step without `price` leaves none.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * dateFrom: The first local day. Today when missing.
   * dateTo: The last local day, inclusive. 15 days after dateFrom when missing.
   *
   * `GET /rest/x1/calendar/{accommodation}/{productId}/price`
   */
  async tracePrice(
    accommodation: string | number,
    productId: string | number,
    options: {
      dateFrom?: string | undefined;
      dateTo?: string | undefined;
    } & CallOptions = {},
  ): Promise<CalendarPriceTrace> {
    const call = {
      method: "GET",
      path: `/rest/x1/calendar/${segment(accommodation)}/${segment(productId)}/price`,
      query: {
        dateFrom: options.dateFrom,
        dateTo: options.dateTo,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Undo a bulk write.
   *
   * Brings back what the write with this id (`process` of its answer) overwrote in the last 24 hours, as a write of
   * its own. It is refused, with the days, where another write or a booking has changed the same values since.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/x1/calendar/write/{id}/undo`
   */
  async undo(
    id: string | number,
    options: CallOptions = {},
  ): Promise<CalendarBulkAnswer> {
    const call = {
      method: "POST",
      path: `/rest/x1/calendar/write/${segment(id)}/undo`,
    };
    return await this.#client.request(call, options);
  }
}

/** Who looked at the payment cards of a property. Roomrack's own. */
export class Cards {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * See who looked at cards.
   *
   * The newest first: cards shown, wrong PINs, PINs set, and cards sent to a payment processor. It is kept for two
   * years.
   *
   * Needs **READONLY** on **cardDetail**.
   *
   * size: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
   *
   * `GET /rest/x1/cards/{accommodation}/looks`
   */
  async looks(
    accommodation: string | number,
    options: {
      size?: number | undefined;
    } & CallOptions = {},
  ): Promise<CardLooks> {
    const call = {
      method: "GET",
      path: `/rest/x1/cards/${segment(accommodation)}/looks`,
      query: {
        size: options.size,
      },
    };
    return await this.#client.request(call, options);
  }
}

/** Conversations with guests, however they travel. */
export class Chat {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Put somebody into all threads.
   *
   * Somebody who works for the property, whatever his level for chat; threads to come too. The answer lists the
   * newest 500 threads.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `PUT /rest/v1/chat/{property}/threads/members/{personId}`
   */
  async addMember(
    property: string | number,
    personId: string | number,
    options: CallOptions = {},
  ): Promise<ChatThread[]> {
    const call = {
      method: "PUT",
      path: `/rest/v1/chat/${segment(property)}/threads/members/${segment(personId)}`,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Archive a thread.
   *
   * It is listed no longer until somebody writes in it.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `PATCH /rest/v1/chat/{property}/threads/{thread}/archive`
   */
  async archive(
    property: string | number,
    thread: string | number,
    options: CallOptions = {},
  ): Promise<ChatThread> {
    const call = {
      method: "PATCH",
      path: `/rest/v1/chat/${segment(property)}/threads/${segment(thread)}/archive`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Write a message.
   *
   * In the thread `threadId`, or in the one that is called `externalThreadId`; if nothing is called so, a thread is
   * opened. With `sender.externalGuest` the guest wrote it, without it the property did. The text is the attribute
   * TEXT, or comes from the template that MAIL_TEMPLATE_ID names; a new thread is about the reservation that REFER
   * names. `processor` is the thread's when missing. A message of the property's is sent by the worker: it is
   * CREATED until then, and SENT or ERROR afterwards. One that is sent with WAIT_AUTH is held until `updateMessage`
   * sets it to CREATED. The same `externalId` in a thread again writes nothing. A file is sent as Base64 in
   * `attachment.content`. Card numbers are masked.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `POST /rest/v1/chat/{property}/messages`
   */
  async create(
    property: string | number,
    body: ChatMessage,
    options: CallOptions = {},
  ): Promise<ChatMessage> {
    const call = {
      method: "POST",
      path: `/rest/v1/chat/${segment(property)}/messages`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Search threads.
   *
   * By words of a message, or by the guest's name or address; archived threads are found too.
   *
   * Needs **READONLY** on **reservation**.
   *
   * queryString: Words that all stand in one message of a thread, or in the name or address of its guest, whatever
   *   their case and accents.
   *
   * `GET /rest/v1/chat/{property}/messages`
   */
  async find(
    property: string | number,
    options: {
      queryString?: string | undefined;
    } & CallOptions = {},
  ): Promise<ChatThread[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/chat/${segment(property)}/messages`,
      query: {
        queryString: options.queryString,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Get a thread.
   *
   * Needs **READONLY** on **reservation**.
   *
   * `GET /rest/v1/chat/{property}/threads/{id}`
   */
  async get(
    property: string | number,
    id: string | number,
    options: CallOptions = {},
  ): Promise<ChatThread> {
    const call = {
      method: "GET",
      path: `/rest/v1/chat/${segment(property)}/threads/${segment(id)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * List the messages of a thread.
   *
   * The newest 1,000, the oldest of them first. `readTime` is when the caller read one.
   *
   * Needs **READONLY** on **reservation**.
   *
   * createdAfter: Only messages that were written after this instant.
   * fields: First-level keys to keep in the answer, separated by commas.
   *
   * `GET /rest/v1/chat/{property}/threads/{thread}/messages`
   */
  async messages(
    property: string | number,
    thread: string | number,
    options: {
      createdAfter?: string | undefined;
      fields?: string | undefined;
    } & CallOptions = {},
  ): Promise<ChatMessage[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/chat/${segment(property)}/threads/${segment(thread)}/messages`,
      query: {
        createdAfter: options.createdAfter,
        fields: options.fields,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Make a special offer.
   *
   * To the guest of a conversation at a channel. It goes out as a message and ends after 24 hours. Needs
   * `startDate`, `nights` and `totalPrice`.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `POST /rest/v1/chat/{property}/threads/{threadId}/specialOffer`
   */
  async offer(
    property: string | number,
    threadId: string | number,
    body: SpecialOffer,
    options: CallOptions = {},
  ): Promise<SpecialOffer> {
    const call = {
      method: "POST",
      path: `/rest/v1/chat/${segment(property)}/threads/${segment(threadId)}/specialOffer`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Approve a request in advance.
   *
   * As a special offer without a price of its own.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `POST /rest/v1/chat/{property}/threads/{threadId}/preApprove`
   */
  async preApprove(
    property: string | number,
    threadId: string | number,
    options: CallOptions = {},
  ): Promise<SpecialOffer> {
    const call = {
      method: "POST",
      path: `/rest/v1/chat/${segment(property)}/threads/${segment(threadId)}/preApprove`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Mark a thread as read.
   *
   * For the caller alone. The answer is what is noted of its last message.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `PATCH /rest/v1/chat/{propertyId}/threads/{threadId}/read`
   */
  async read(
    propertyId: string | number,
    threadId: string | number,
    options: CallOptions = {},
  ): Promise<ChatMessageReader> {
    const call = {
      method: "PATCH",
      path: `/rest/v1/chat/${segment(propertyId)}/threads/${segment(threadId)}/read`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Mark everything as read.
   *
   * For the caller alone, as far as unread counts look back. The answer holds one entry for each thread in which
   * something was unread.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `PATCH /rest/v1/chat/{property}/messages/readAll`
   */
  async readAll(
    property: string | number,
    options: CallOptions = {},
  ): Promise<ChatMessageReader[]> {
    const call = {
      method: "PATCH",
      path: `/rest/v1/chat/${segment(property)}/messages/readAll`,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Take somebody out of all threads.
   *
   * Threads to come too, until he is put into them again. The answer lists the newest 500 threads.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `DELETE /rest/v1/chat/{property}/threads/members/{personId}`
   */
  async removeMember(
    property: string | number,
    personId: string | number,
    options: CallOptions = {},
  ): Promise<ChatThread[]> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/chat/${segment(property)}/threads/members/${segment(personId)}`,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Switch the assistant on or off.
   *
   * While it is on, `aiDriven`, an assistant may answer the guest. A message that the property writes without
   * AI_SKIP_DISABLE switches it off.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * enabled: Only extras that are enabled, or that are not.
   *
   * `PATCH /rest/v1/chat/{accommodationId}/threads/{thread}/aiAssistant`
   */
  async setAssistant(
    accommodationId: string | number,
    thread: string | number,
    options: {
      enabled?: boolean | undefined;
    } & CallOptions = {},
  ): Promise<ChatThread> {
    const call = {
      method: "PATCH",
      path: `/rest/v1/chat/${segment(accommodationId)}/threads/${segment(thread)}/aiAssistant`,
      query: {
        enabled: options.enabled,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Change how a thread's messages travel.
   *
   * The body is one word, quoted or bare. It holds for messages that do not say it themselves.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `PATCH /rest/v1/chat/{property}/threads/{thread}/processor`
   */
  async setProcessor(
    property: string | number,
    thread: string | number,
    body: ChatProcessor,
    options: CallOptions = {},
  ): Promise<ChatThread> {
    const call = {
      method: "PATCH",
      path: `/rest/v1/chat/${segment(property)}/threads/${segment(thread)}/processor`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Change the status of a message.
   *
   * The body is one word, quoted or bare. CREATED has a message sent that was held or had failed; SENT says that
   * somebody sent it by hand.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `PUT /rest/v1/chat/{property}/messages/{messageId}`
   */
  async setStatus(
    property: string | number,
    messageId: string | number,
    body: ChatMessageStatus,
    options: CallOptions = {},
  ): Promise<ChatMessage> {
    const call = {
      method: "PUT",
      path: `/rest/v1/chat/${segment(property)}/messages/${segment(messageId)}`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Mark a thread as unread.
   *
   * What the guest wrote last counts as unread by the caller again.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `PATCH /rest/v1/chat/{accommodationId}/threads/{thread}/setAsUnread`
   */
  async setUnread(
    accommodationId: string | number,
    thread: string | number,
    options: CallOptions = {},
  ): Promise<ChatThread> {
    const call = {
      method: "PATCH",
      path: `/rest/v1/chat/${segment(accommodationId)}/threads/${segment(thread)}/setAsUnread`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * List templates, filled in.
   *
   * The property's templates with their placeholders filled in from the thread's guest and reservation.
   *
   * Needs **READONLY** on **reservation**.
   *
   * `GET /rest/v1/chat/{property}/threads/{thread}/templates`
   */
  async templates(
    property: string | number,
    thread: string | number,
    options: CallOptions = {},
  ): Promise<MailTemplate[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/chat/${segment(property)}/threads/${segment(thread)}/templates`,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * List threads.
   *
   * Twenty at a time, those with the newest message first; archived ones are left out. Each shows its guest and the
   * property's people, its last message and its reservation.
   *
   * Needs **READONLY** on **reservation**.
   *
   * offset: How many threads are left out, those with the newest messages first.
   * filterReadStatus: Whether only threads are listed in which the caller has not read everything.
   *
   * `GET /rest/v1/chat/{property}/threads`
   */
  async threads(
    property: string | number,
    options: {
      offset?: number | undefined;
      filterReadStatus?: boolean | undefined;
    } & CallOptions = {},
  ): Promise<ChatThread[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/chat/${segment(property)}/threads`,
      query: {
        offset: options.offset,
        filterReadStatus: options.filterReadStatus,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Translate a message.
   *
   * The original stays; the translation is added to the attribute TRANSLATION_MAP, a JSON object of texts by
   * language.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `PATCH /rest/v1/chat/{property}/threads/{threadId}/messages/{messageId}/translate/{language}`
   */
  async translate(
    property: string | number,
    threadId: string | number,
    messageId: string | number,
    language: "IT" | "EN" | "FR" | "ES" | "DE" | "RU" | "PT" | "NL" | "JA" | "EL" | "TR" | "ZH" | "CA" | "RO",
    options: CallOptions = {},
  ): Promise<ChatMessage> {
    const call = {
      method: "PATCH",
      path: `/rest/v1/chat/${segment(property)}/threads/${segment(threadId)}/messages/${segment(messageId)}/translate/${segment(language)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Count unread messages.
   *
   * What guests have written in the last 30 days and the caller has not read, the newest first, at most 1,000: as
   * many as the list is long.
   *
   * Needs **READONLY** on **reservation**.
   *
   * `GET /rest/v1/chat/{property}/unreadedMessagesCount`
   */
  async unread(
    property: string | number,
    options: CallOptions = {},
  ): Promise<ChatMessage[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/chat/${segment(property)}/unreadedMessagesCount`,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Withdraw an offer.
   *
   * The guest is told, unless the offer had not left yet. One that has ended stays as it is.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `PATCH /rest/v1/chat/{property}/threads/{threadId}/specialOffer/{specialOfferId}/withdraw`
   */
  async withdrawOffer(
    property: string | number,
    threadId: string | number,
    specialOfferId: string | number,
    options: CallOptions = {},
  ): Promise<SpecialOffer> {
    const call = {
      method: "PATCH",
      path: `/rest/v1/chat/${segment(property)}/threads/${segment(threadId)}/specialOffer/${segment(specialOfferId)}/withdraw`,
    };
    return await this.#client.request(call, options);
  }
}

/** Templates, the guest's page, and how messages travel outside. */
export class ChatDesk {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Change how messages travel outside.
   *
   * `whatsapp` holds the id that Meta gave to the property's number, the token that it is used with, and the
   * template for guests who have not written for a day. The token is never shown again.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `PATCH /rest/x1/chat/{accommodation}/settings`
   */
  async changeSettings(
    accommodation: string | number,
    body: ChatSettingsChange,
    options: CallOptions = {},
  ): Promise<ChatSettings> {
    const call = {
      method: "PATCH",
      path: `/rest/x1/chat/${segment(accommodation)}/settings`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Make the link of a guest's page.
   *
   * Or get the one that there is, as `chatLink`. Who has it reads and writes in the thread without an account; notes
   * are not shown.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `POST /rest/x1/chat/{accommodation}/threads/{threadId}/link`
   */
  async makeLink(
    accommodation: string | number,
    threadId: string | number,
    options: CallOptions = {},
  ): Promise<ChatLink> {
    const call = {
      method: "POST",
      path: `/rest/x1/chat/${segment(accommodation)}/threads/${segment(threadId)}/link`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Read how messages travel outside.
   *
   * Needs **READONLY** on **reservation**.
   *
   * `GET /rest/x1/chat/{accommodation}/settings`
   */
  async settings(
    accommodation: string | number,
    options: CallOptions = {},
  ): Promise<ChatSettings> {
    const call = {
      method: "GET",
      path: `/rest/x1/chat/${segment(accommodation)}/settings`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * List the templates as they were written.
   *
   * Needs **READONLY** on **reservation**.
   *
   * `GET /rest/x1/chat/{accommodation}/templates`
   */
  async templates(
    accommodation: string | number,
    options: CallOptions = {},
  ): Promise<ChatTemplates> {
    const call = {
      method: "GET",
      path: `/rest/x1/chat/${segment(accommodation)}/templates`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Withdraw the link of a guest's page.
   *
   * A link that is made later is another one.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `DELETE /rest/x1/chat/{accommodation}/threads/{threadId}/link`
   */
  async withdrawLink(
    accommodation: string | number,
    threadId: string | number,
    options: CallOptions = {},
  ): Promise<ChatLink> {
    const call = {
      method: "DELETE",
      path: `/rest/x1/chat/${segment(accommodation)}/threads/${segment(threadId)}/link`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Replace the templates.
   *
   * All of them: one without an `id` is new, one that is left out is deleted. Placeholders stand in double braces,
   * such as `{{guest.firstname}}`; the guide lists them.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `PUT /rest/x1/chat/{accommodation}/templates`
   */
  async writeTemplates(
    accommodation: string | number,
    body: ChatTemplates,
    options: CallOptions = {},
  ): Promise<ChatTemplates> {
    const call = {
      method: "PUT",
      path: `/rest/x1/chat/${segment(accommodation)}/templates`,
      json: body,
    };
    return await this.#client.request(call, options);
  }
}

/** City tax, how long people are kept, and reports to the police. Roomrack's own. */
export class CheckinDesk {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Change what the property wants of its check-in.
   *
   * `cityTax` is the amount for each person and night, with `bands` of ages that pay another and `maxNights`; guests
   * who are written down without a `cityTaxPrice` get theirs by it. `retentionDays` says how long people are kept
   * after their last stay. `linkDays` says how many days before they arrive guests are mailed the link of the online
   * check-in, 0 or null that they never are.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `PATCH /rest/x1/checkin/{accommodation}/settings`
   */
  async changeSettings(
    accommodation: string | number,
    body: CheckinSettings,
    options: CallOptions = {},
  ): Promise<CheckinSettings> {
    const call = {
      method: "PATCH",
      path: `/rest/x1/checkin/${segment(accommodation)}/settings`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Mail the link of the online check-in.
   *
   * To the addresses of `to`, else to the booker, in the booker's language where there are words (EN, IT). It is
   * made if there is none. The worker sends it at once and tries again for a day; the answer lists all mails of the
   * reservation.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `POST /rest/x1/checkin/{accommodation}/{reservationId}/online/mail`
   */
  async mailLink(
    accommodation: string | number,
    reservationId: string | number,
    body: CheckinMailRequest,
    options: CallOptions = {},
  ): Promise<OnlineCheckin> {
    const call = {
      method: "POST",
      path: `/rest/x1/checkin/${segment(accommodation)}/${segment(reservationId)}/online/mail`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Make the link of the online check-in.
   *
   * Or get the one that there is, as `checkinLink`. Guests open it without an account and fill in what the law asks
   * of each person of the stay; it works until they are checked in or the stay is over. Refused for stays of which
   * that is true already, and for cancelled ones.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `POST /rest/x1/checkin/{accommodation}/{reservationId}/online`
   */
  async makeLink(
    accommodation: string | number,
    reservationId: string | number,
    options: CallOptions = {},
  ): Promise<OnlineCheckin> {
    const call = {
      method: "POST",
      path: `/rest/x1/checkin/${segment(accommodation)}/${segment(reservationId)}/online`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Get how the online check-in of a reservation stands.
   *
   * Whether its link works, when guests sent something last, how many people they wrote down, and the mails with the
   * link. The link itself is answered by `makeCheckinLink`: who has it may write.
   *
   * Needs **READONLY** on **reservation**.
   *
   * `GET /rest/x1/checkin/{accommodation}/{reservationId}/online`
   */
  async online(
    accommodation: string | number,
    reservationId: string | number,
    options: CallOptions = {},
  ): Promise<OnlineCheckin> {
    const call = {
      method: "GET",
      path: `/rest/x1/checkin/${segment(accommodation)}/${segment(reservationId)}/online`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * List the reports to the police.
   *
   * The newest hundred, each with every attempt and what the police said to it.
   *
   * Needs **READONLY** on **reservation**.
   *
   * `GET /rest/x1/checkin/{accommodation}/police/reports`
   */
  async policeReports(
    accommodation: string | number,
    options: CallOptions = {},
  ): Promise<PoliceReports> {
    const call = {
      method: "GET",
      path: `/rest/x1/checkin/${segment(accommodation)}/police/reports`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Report a day's arrivals to the police.
   *
   * Whoever was not reported yet and lacks nothing; when there is nobody, no report is made and there is no `id`.
   * `problems` names what others lack. The worker sends the report within a minute and tries again for two days.
   * With `police.automatic` of the settings guests are reported by themselves once they have checked in.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `POST /rest/x1/checkin/{accommodation}/police/reports`
   */
  async reportToPolice(
    accommodation: string | number,
    body: PoliceReportRequest,
    options: CallOptions = {},
  ): Promise<PoliceReport> {
    const call = {
      method: "POST",
      path: `/rest/x1/checkin/${segment(accommodation)}/police/reports`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Get what the property wants of its check-in.
   *
   * The password and the key of the police's service are never shown.
   *
   * Needs **READONLY** on **reservation**.
   *
   * `GET /rest/x1/checkin/{accommodation}/settings`
   */
  async settings(
    accommodation: string | number,
    options: CallOptions = {},
  ): Promise<CheckinSettings> {
    const call = {
      method: "GET",
      path: `/rest/x1/checkin/${segment(accommodation)}/settings`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Withdraw the link of the online check-in.
   *
   * It leads nowhere from now on, and mails with it that wait are not sent. A link that is made later is another
   * one.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `DELETE /rest/x1/checkin/{accommodation}/{reservationId}/online`
   */
  async withdrawLink(
    accommodation: string | number,
    reservationId: string | number,
    options: CallOptions = {},
  ): Promise<OnlineCheckin> {
    const call = {
      method: "DELETE",
      path: `/rest/x1/checkin/${segment(accommodation)}/${segment(reservationId)}/online`,
    };
    return await this.#client.request(call, options);
  }
}

/** Checking guests in, and the lists that this needs. */
export class Checkins {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Tell that guests came, left or did not come.
   *
   * `CHECKIN_END` sets `effectiveCheckin`, `CHECKOUT_END` `effectiveCheckout`, both only the first time; `NO_SHOW`
   * sets `noShow`, which either of the others takes back. The answer has no body.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * status: Only reservations in this state. For a calendar, whether it is open.
   *
   * `PUT /rest/v1/checkin/{accommodation}/{reservationId}`
   */
  async checkinOutStatus(
    accommodation: string | number,
    reservationId: string | number,
    options: {
      status?: "CHECKIN_END" | "CHECKOUT_END" | "NO_SHOW" | undefined;
    } & CallOptions = {},
  ): Promise<void> {
    const call = {
      method: "PUT",
      path: `/rest/v1/checkin/${segment(accommodation)}/${segment(reservationId)}`,
      query: {
        status: options.status,
      },
    };
    await this.#client.request(call, options);
  }

  /**
   * List the cities of a country.
   *
   * Places with more than 1,000 inhabitants, by name. Their ids are those of GeoNames.
   *
   * `GET /rest/v2/checkin/city/{country}`
   */
  async cities(
    country: string | number,
    options: CallOptions = {},
  ): Promise<CheckinCity[]> {
    const call = {
      method: "GET",
      path: `/rest/v2/checkin/city/${segment(country)}`,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Write down a guest of a stay.
   *
   * Only guests of `type: GUEST`, with everything that the contract requires. Without `accommodatedType` the first
   * leads a family and the others are relatives. What the law of the property's country wants is checked: until
   * nothing is missing the guest is a `draft`, then `validated`. Send `draft: false` to be refused, with every
   * missing field, instead.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `POST /rest/v2/checkin/{accommodation}/{id}/guest`
   */
  async createGuest(
    accommodation: string | number,
    id: string | number,
    body: ReservationGuest,
    options: CallOptions = {},
  ): Promise<ReservationGuest> {
    const call = {
      method: "POST",
      path: `/rest/v2/checkin/${segment(accommodation)}/${segment(id)}/guest`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Take a guest away from a stay.
   *
   * The answer is what the guest was. When he led a family or a group, the next of it leads it.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `DELETE /rest/v1/checkin/{accommodation}/{reservationId}/guest/{guestId}`
   */
  async deleteGuest(
    accommodation: string | number,
    reservationId: string | number,
    guestId: string | number,
    options: CallOptions = {},
  ): Promise<ReservationGuest> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/checkin/${segment(accommodation)}/${segment(reservationId)}/guest/${segment(guestId)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * List the documents that guests of a property can show.
   *
   * The most common first. In Italy with the codes of the police.
   *
   * Needs **READONLY** on **reservation**.
   *
   * `GET /rest/v2/checkin/documents/{accommodation}`
   */
  async documents(
    accommodation: string | number,
    options: CallOptions = {},
  ): Promise<PoliceDocumentTypeCountry[]> {
    const call = {
      method: "GET",
      path: `/rest/v2/checkin/documents/${segment(accommodation)}`,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * List the tags of reservations.
   *
   * What `tagLabel` of a reservation can name, with a color.
   *
   * Needs **READONLY** on **reservation**.
   *
   * `GET /rest/v2/checkin/{accommodation}/tags`
   */
  async tags(
    accommodation: string | number,
    options: CallOptions = {},
  ): Promise<CheckinTag[]> {
    const call = {
      method: "GET",
      path: `/rest/v2/checkin/${segment(accommodation)}/tags`,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * State a guest of a stay anew.
   *
   * The guest becomes what the body says; what the house itself keeps stays. `guestId` is the `id` that the
   * reservation shows.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `PUT /rest/v1/checkin/{accommodation}/{reservationId}/guest/{guestId}`
   */
  async updateGuest(
    accommodation: string | number,
    reservationId: string | number,
    guestId: string | number,
    body: ReservationGuest,
    options: CallOptions = {},
  ): Promise<ReservationGuest> {
    const call = {
      method: "PUT",
      path: `/rest/v1/checkin/${segment(accommodation)}/${segment(reservationId)}/guest/${segment(guestId)}`,
      json: body,
    };
    return await this.#client.request(call, options);
  }
}

/** The application's own settings. */
export class Configuration {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Read the application's configuration.
   *
   * Shows the limits of the quota and what is used in the present window.
   *
   * `GET /rest/v1/api/configuration`
   */
  async get(
    options: CallOptions = {},
  ): Promise<ConfigurationResponse> {
    const call = {
      method: "GET",
      path: "/rest/v1/api/configuration",
    };
    return await this.#client.request(call, options);
  }

  /**
   * Change the application's configuration.
   *
   * Absent fields keep their value; `null` as `redirectUri` clears the list. The environment can't be raised by the
   * application itself.
   *
   * `PATCH /rest/v1/api/configuration`
   */
  async update(
    body: ConfigurationRequest,
    options: CallOptions = {},
  ): Promise<ConfigurationResponse> {
    const call = {
      method: "PATCH",
      path: "/rest/v1/api/configuration",
      json: body,
    };
    return await this.#client.request(call, options);
  }
}

/** What a portal shows of a property, and sending it there. */
export class ConnectionContent {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Add a cancellation policy.
   *
   * By the portal's code, in `policy`. With `ApplyOnDeposit` it says what becomes of a deposit.
   *
   * Needs **READWRITE** on **content**.
   *
   * policy: The portal's code of the policy.
   * applyOnDeposit: Whether the policy is about the deposit.
   *
   * `POST /rest/v1/content/connections/{connection}/cancellationPolicies`
   */
  async addCancellationPolicy(
    connection: string | number,
    options: {
      policy?: string | undefined;
      applyOnDeposit?: boolean | undefined;
    } & CallOptions = {},
  ): Promise<ExternalCancellationPolicy> {
    const call = {
      method: "POST",
      path: `/rest/v1/content/connections/${segment(connection)}/cancellationPolicies`,
      query: {
        policy: options.policy,
        ApplyOnDeposit: options.applyOnDeposit,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Add a contact.
   *
   * One for each `type`: another of the same type takes its place.
   *
   * Needs **READWRITE** on **content**.
   *
   * `POST /rest/v1/content/connections/{connection}/contacts`
   */
  async addContact(
    connection: string | number,
    body: ExternalContact,
    options: CallOptions = {},
  ): Promise<ExternalContact> {
    const call = {
      method: "POST",
      path: `/rest/v1/content/connections/${segment(connection)}/contacts`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Add an extra bed.
   *
   * For how old the guest may be at most, how many there are, and what one costs.
   *
   * Needs **READWRITE** on **content**.
   *
   * `POST /rest/v1/content/connections/{connection}/extrabeds`
   */
  async addExtraBed(
    connection: string | number,
    body: ExtraBedRequest,
    options: CallOptions = {},
  ): Promise<ExternalAccommodationExtraBed> {
    const call = {
      method: "POST",
      path: `/rest/v1/content/connections/${segment(connection)}/extrabeds`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Add a fee or tax.
   *
   * `portalValue` and `chargeType` are codes of `FEE_TAX` and `CHARGE_TYPE`; an exclusive one is paid on top of the
   * price.
   *
   * Needs **READWRITE** on **content**.
   *
   * `POST /rest/v1/content/connections/{connection}/fees`
   */
  async addFee(
    connection: string | number,
    body: FeeRequest,
    options: CallOptions = {},
  ): Promise<ExternalFee> {
    const call = {
      method: "POST",
      path: `/rest/v1/content/connections/${segment(connection)}/fees`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Add a service.
   *
   * A pool, a car park, a restaurant, with the details of its kind.
   *
   * Needs **READWRITE** on **content**.
   *
   * `POST /rest/v1/content/connections/{connection}/services`
   */
  async addService(
    connection: string | number,
    body: ExternalService,
    options: CallOptions = {},
  ): Promise<ExternalService> {
    const call = {
      method: "POST",
      path: `/rest/v1/content/connections/${segment(connection)}/services`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * List the cancellation policies of a property on a portal.
   *
   * In the order in which they were added. 404 `ApiResourceEmpty` when there never was one.
   *
   * Needs **READONLY** on **content**.
   *
   * `GET /rest/v1/content/connections/{connection}/cancellationPolicies`
   */
  async cancellationPolicies(
    connection: string | number,
    options: CallOptions = {},
  ): Promise<ExternalCancellationPolicy[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/content/connections/${segment(connection)}/cancellationPolicies`,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * List the codes of a portal.
   *
   * The codes that content for the portal may name, of the categories that are named or of all.
   *
   * Needs **READONLY** on **content**.
   *
   * category: The category of content.
   *
   * `GET /rest/v1/content/connections/meta/{portal}`
   */
  async codes(
    portal: string | number,
    options: {
      category?: ("FEE_PERSONAL" | "CHARGE_TYPE" | "IMAGE_TAGS" | "SERVICE" | "PAYMENTS_CARD" | "LANGUAGES" | "BREAKFAST" | "CANCEL_POLICY" | "ROOM_AMENITY" | "INTERNET_CONNECTION_TYPES" | "INTERNET_CONNECTION_COVERAGE" | "PARKING_TYPE" | "BED_TYPE" | "CONTACT_TYPE" | "CONTACT_LANGUAGE" | "EXTRABED_GUEST_TYPE" | "BOOKING_ACCEPTED_GUESTS" | "FEE_TAX" | "RATE_OFFER" | "PRODUCT_BENEFIT" | "ACCOMMODATION_CATEGORY" | "CITY_TAX_CATEGORY" | "CITY_TAX_NATURE" | "CANCEL_POLICY_DEPOSIT" | "ROOM_CATEGORY" | "ROOM_CLASS" | "BEDROOM_TYPE" | "ROOM_NAMING" | "PHOTO_TYPE" | "LISTING_EXPECTATION" | "PROPERTY_CHECKIN_METHOD" | "BATHROOM_LOCATION")[] | undefined;
    } & CallOptions = {},
  ): Promise<ContentCodeMapping[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/content/connections/meta/${segment(portal)}`,
      query: {
        category: options.category,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * List the contacts of a property on a portal.
   *
   * In the order in which they were added. 404 `ApiResourceEmpty` when there never was one.
   *
   * Needs **READONLY** on **content**.
   *
   * `GET /rest/v1/content/connections/{connection}/contacts`
   */
  async contacts(
    connection: string | number,
    options: CallOptions = {},
  ): Promise<ExternalContact[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/content/connections/${segment(connection)}/contacts`,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Delete a cancellation policy.
   *
   * By the portal's code; it answers the policy as it was.
   *
   * Needs **READWRITE** on **content**.
   *
   * `DELETE /rest/v1/content/connections/{connection}/cancellationPolicies/{portalValue}`
   */
  async deleteCancellationPolicy(
    connection: string | number,
    portalValue: string | number,
    options: CallOptions = {},
  ): Promise<ExternalCancellationPolicy> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/content/connections/${segment(connection)}/cancellationPolicies/${segment(portalValue)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Delete a contact.
   *
   * By its type; it answers the contact as it was.
   *
   * Needs **READWRITE** on **content**.
   *
   * `DELETE /rest/v1/content/connections/{connection}/contacts/{contactType}`
   */
  async deleteContact(
    connection: string | number,
    contactType: string | number,
    options: CallOptions = {},
  ): Promise<ExternalContact> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/content/connections/${segment(connection)}/contacts/${segment(contactType)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Delete an extra bed.
   *
   * By its place in the list, from 0; it answers the bed as it was.
   *
   * Needs **READWRITE** on **content**.
   *
   * `DELETE /rest/v1/content/connections/{connection}/extrabeds/{index}`
   */
  async deleteExtraBed(
    connection: string | number,
    index: string | number,
    options: CallOptions = {},
  ): Promise<ExternalAccommodationExtraBed> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/content/connections/${segment(connection)}/extrabeds/${segment(index)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Delete a fee or tax.
   *
   * By its place in the list, from 0; it answers the fee as it was.
   *
   * Needs **READWRITE** on **content**.
   *
   * `DELETE /rest/v1/content/connections/{connection}/fees/{index}`
   */
  async deleteFee(
    connection: string | number,
    index: string | number,
    options: CallOptions = {},
  ): Promise<ExternalFee> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/content/connections/${segment(connection)}/fees/${segment(index)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Delete a service.
   *
   * By its place in the list, from 0; it answers the service as it was.
   *
   * Needs **READWRITE** on **content**.
   *
   * `DELETE /rest/v1/content/connections/{connection}/services/{index}`
   */
  async deleteService(
    connection: string | number,
    index: string | number,
    options: CallOptions = {},
  ): Promise<ExternalService> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/content/connections/${segment(connection)}/services/${segment(index)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * List the extra beds of a property on a portal.
   *
   * In the order in which they were added. 404 `ApiResourceEmpty` when there never was one.
   *
   * Needs **READONLY** on **content**.
   *
   * `GET /rest/v1/content/connections/{connection}/extrabeds`
   */
  async extraBeds(
    connection: string | number,
    options: CallOptions = {},
  ): Promise<ExternalAccommodationExtraBed[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/content/connections/${segment(connection)}/extrabeds`,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * List the fees of a property on a portal.
   *
   * In the order in which they were added. 404 `ApiResourceEmpty` when there never was one.
   *
   * Needs **READONLY** on **content**.
   *
   * `GET /rest/v1/content/connections/{connection}/fees`
   */
  async fees(
    connection: string | number,
    options: CallOptions = {},
  ): Promise<ExternalFee[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/content/connections/${segment(connection)}/fees`,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Push the content of a property.
   *
   * Sends what was said of the property to the portal of the connection. What the portal requires and does not find
   * is told at once, each piece in `nested`; else the answer is a process, and CONTENT_NOTIFICATION tells how it
   * ended.
   *
   * Needs **READWRITE** on **content**.
   *
   * `POST /rest/v1/content/connections/{connection}/push`
   */
  async push(
    connection: string | number,
    options: CallOptions = {},
  ): Promise<ContentProcess> {
    const call = {
      method: "POST",
      path: `/rest/v1/content/connections/${segment(connection)}/push`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * List the services of a property on a portal.
   *
   * In the order in which they were added. 404 `ApiResourceEmpty` when there never was one.
   *
   * Needs **READONLY** on **content**.
   *
   * `GET /rest/v1/content/connections/{connection}/services`
   */
  async services(
    connection: string | number,
    options: CallOptions = {},
  ): Promise<ExternalService[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/content/connections/${segment(connection)}/services`,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Give the address of the rental agreement.
   *
   * The document that guests agree to. The server keeps the `url` and never fetches it.
   *
   * Needs **READWRITE** on **content**.
   *
   * url: An https address, where the event is sent or the photo is.
   *
   * `POST /rest/v1/content/connections/{connection}/rentalagreement`
   */
  async setRentalAgreement(
    connection: string | number,
    options: {
      url?: string | undefined;
    } & CallOptions = {},
  ): Promise<RentalAgreement> {
    const call = {
      method: "POST",
      path: `/rest/v1/content/connections/${segment(connection)}/rentalagreement`,
      query: {
        url: options.url,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Say what a portal shows of a property.
   *
   * Replaces the configuration of the property on the portal of a connection. Nothing is sent to the portal before
   * `push`.
   *
   * Needs **READWRITE** on **content**.
   *
   * `POST /rest/v1/content/connections/{connection}/accommodationconf`
   */
  async setSettings(
    connection: string | number,
    body: ExternalAccomodation,
    options: CallOptions = {},
  ): Promise<ExternalAccomodation> {
    const call = {
      method: "POST",
      path: `/rest/v1/content/connections/${segment(connection)}/accommodationconf`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Read what a portal shows of a property.
   *
   * The configuration of the property on the portal of a connection, with its contacts, extra beds, deposits and
   * rental agreement, which have operations of their own. 404 `ApiResourceEmpty` when it was never filled in.
   *
   * Needs **READONLY** on **content**.
   *
   * `GET /rest/v1/content/connections/{connection}/accommodationconf`
   */
  async settings(
    connection: string | number,
    options: CallOptions = {},
  ): Promise<ExternalAccomodation> {
    const call = {
      method: "GET",
      path: `/rest/v1/content/connections/${segment(connection)}/accommodationconf`,
    };
    return await this.#client.request(call, options);
  }
}

/** A property on a portal, what the portal sells there, and which product is which. */
export class Connections {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Enter what the portal sells.
   *
   * For portals that can't be asked, such as those that applications are. A room, rate and occupancy stands there
   * once.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/v1/connection/external/{accommodation}/{connection}`
   */
  async addExternalProduct(
    accommodation: string | number,
    connection: string | number,
    body: ExternalRoom,
    options: CallOptions = {},
  ): Promise<ExternalRoom> {
    const call = {
      method: "POST",
      path: `/rest/v1/connection/external/${segment(accommodation)}/${segment(connection)}`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Connect the property to a portal.
   *
   * Only `channelId`, the id of the portal, is needed. A missing `username` or `password` is taken over from a
   * connection with the same `hotelId` at the same portal, of this property or of another one in its network that
   * the credential may write. The calendar and bookings are switched on later, once something is mapped.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/v1/connection/{accommodation}`
   */
  async create(
    accommodation: string | number,
    body: Connection,
    options: CallOptions = {},
  ): Promise<Connection> {
    const call = {
      method: "POST",
      path: `/rest/v1/connection/${segment(accommodation)}`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Delete a connection.
   *
   * With its mappings and credentials; the answer is what it was. The portal keeps the calendar that it was told
   * last: close it there first.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `DELETE /rest/v1/connection/{accommodation}/{connection}`
   */
  async delete(
    accommodation: string | number,
    connection: string | number,
    options: CallOptions = {},
  ): Promise<Connection> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/connection/${segment(accommodation)}/${segment(connection)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Do something with a connection.
   *
   * `IMPORT_ROOMS` reads what the portal sells, `IMPORT_ROOMS_PMS` enters the property's physical rooms,
   * `MARK_CONNECTED` checks the account, `COMMIT_MAPPING_AS_COMPLETED` checks the mapping, and both enable the
   * connection. `IMPORT_RESERVATIONS` reads bookings, `IMPORT_RESA_DECREMENT_AVAIL` likewise, and lowers what is
   * left to sell, `IMPORT_CALENDAR` reads the portal's calendar. `EMAIL_HELP_CUSTOMER` mails the property's contact
   * how the connection stands. What a portal refuses comes back as 550 in its own words.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/v1/connection/{action}/{accommodation}/{connection}`
   */
  async execute(
    action: "EMAIL_HELP_CUSTOMER" | "IMPORT_ROOMS" | "IMPORT_RESERVATIONS" | "IMPORT_CALENDAR" | "MARK_CONNECTED" | "IMPORT_ROOMS_PMS" | "IMPORT_RESA_DECREMENT_AVAIL" | "COMMIT_MAPPING_AS_COMPLETED",
    accommodation: string | number,
    connection: string | number,
    options: CallOptions = {},
  ): Promise<ConnectionActionAnswer> {
    const call = {
      method: "POST",
      path: `/rest/v1/connection/${segment(action)}/${segment(accommodation)}/${segment(connection)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * List what the portal sells.
   *
   * Rooms with rates and occupancies, as they were read or entered. `referenceId` is the `query` by which
   * `pushMapping` finds each.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * `GET /rest/v1/connection/external/{accommodation}/{connection}`
   */
  async externalProducts(
    accommodation: string | number,
    connection: string | number,
    options: CallOptions = {},
  ): Promise<ExternalRoom[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/connection/external/${segment(accommodation)}/${segment(connection)}`,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * List connections.
   *
   * Of every property that the credential reaches, or of one `accommodation`; `id[]`, `hotelId` and a part of the
   * portal's `name` narrow the list. Passwords are never answered.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * name: A part of the name of a property or extra, in any case; for a physical room or a photo its whole name; in
   *   a list of codes, words of a name in any language.
   * accommodation: The property's id, a string of digits.
   * hotelId: The property's id at the portal.
   * id: Only these ids.
   * fields: First-level keys to keep in the answer, separated by commas.
   *
   * `GET /rest/v1/connection`
   */
  async find(
    options: {
      name?: string | undefined;
      accommodation?: string | undefined;
      hotelId?: string | undefined;
      id?: number[] | undefined;
      fields?: string | undefined;
    } & CallOptions = {},
  ): Promise<Connection[]> {
    const call = {
      method: "GET",
      path: "/rest/v1/connection",
      query: {
        name: options.name,
        accommodation: options.accommodation,
        hotelId: options.hotelId,
        "id[]": options.id,
        fields: options.fields,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * See what is wrong with a mapping.
   *
   * Doubles, occupancies and currencies that do not fit, products that are gone on either side, and rooms that the
   * portal does not sell. Each finding says how to mend it, in the language of `Accept-Language`. An `ERROR` keeps
   * `updateCalendar` from being switched on.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * `GET /rest/x1/connection/{accommodation}/{connection}/lint`
   */
  async lint(
    accommodation: string | number,
    connection: string | number,
    options: CallOptions = {},
  ): Promise<ConnectionFindings> {
    const call = {
      method: "GET",
      path: `/rest/x1/connection/${segment(accommodation)}/${segment(connection)}/lint`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Read what happened on a connection.
   *
   * The newest first, 50 lines at a time; `olderThan` continues behind the line with that id. Lines are kept for 90
   * days.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * logType: Only lines of this type.
   * olderThan: Only lines with a lower id.
   *
   * `GET /rest/x1/connection/{accommodation}/{connection}/log`
   */
  async log(
    accommodation: string | number,
    connection: string | number,
    options: {
      logType?: string | undefined;
      olderThan?: number | undefined;
    } & CallOptions = {},
  ): Promise<ConnectionLog> {
    const call = {
      method: "GET",
      path: `/rest/x1/connection/${segment(accommodation)}/${segment(connection)}/log`,
      query: {
        logType: options.logType,
        olderThan: options.olderThan,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Map a product to what the portal sells.
   *
   * Three forms: `product` with `externalProduct`; `product` with `query`, which is `room:rate` or
   * `room:rate@@occupancy` in the portal's own ids; or a body `{"product", "external"}`. One to one on each side.
   * The same pair again changes nothing.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * product: The product; in a search, only reservations of it.
   * externalProduct: What the portal sells, by its id here.
   * query: What the portal sells, in its own ids; `room:rate` or `room:rate@@occupancy`.
   *
   * `POST /rest/v1/connection/mapping/{accommodation}/{connection}`
   */
  async map(
    accommodation: string | number,
    connection: string | number,
    body: ConnectionMappingPair,
    options: {
      product: number;
      externalProduct: number;
      query?: string | undefined;
    } & CallOptions,
  ): Promise<ProductMapping> {
    const call = {
      method: "POST",
      path: `/rest/v1/connection/mapping/${segment(accommodation)}/${segment(connection)}`,
      query: {
        product: options.product,
        externalProduct: options.externalProduct,
        query: options.query,
      },
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * List the mappings of a connection.
   *
   * Which product is which of the portal's.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * `GET /rest/v1/connection/mapping/{accommodation}/{connection}`
   */
  async mappings(
    accommodation: string | number,
    connection: string | number,
    options: CallOptions = {},
  ): Promise<ProductMapping[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/connection/mapping/${segment(accommodation)}/${segment(connection)}`,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Delete a mapping.
   *
   * The answer is what it was. With the last one `updateCalendar` is switched off.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `DELETE /rest/v1/connection/mapping/{accommodation}/{connection}/{mappingId}`
   */
  async unmap(
    accommodation: string | number,
    connection: string | number,
    mappingId: string | number,
    options: CallOptions = {},
  ): Promise<ProductMapping> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/connection/mapping/${segment(accommodation)}/${segment(connection)}/${segment(mappingId)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Change a connection.
   *
   * What is absent stays, null gives the default. Switching `updateCalendar` or `pullReservations` on needs a
   * mapping, enables the connection, and for the calendar a mapping without errors. A `correctionRatio` multiplies
   * prices, or is added to them with `correctionFixed`.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `PATCH /rest/v1/connection/{accommodation}/{connection}`
   */
  async update(
    accommodation: string | number,
    connection: string | number,
    body: Connection,
    options: CallOptions = {},
  ): Promise<Connection | undefined> {
    const call = {
      method: "PATCH",
      path: `/rest/v1/connection/${segment(accommodation)}/${segment(connection)}`,
      json: body,
    };
    return await this.#client.request(call, options);
  }
}

/** What was sent to the application, sending it again, and listening without a public address. Roomrack's own. */
export class Deliveries {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * List what was sent to the application.
   *
   * Newest first, of the last 30 days. Where there are older ones, `next` is the `before` that gives them.
   *
   * state: WAITING, DELIVERED, or DEAD, which ended without success.
   * event: The event, such as RESERVATION_CREATED.
   * reference: What the event is about, for a reservation its id.
   * before: Only deliveries with a lower id.
   * size: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
   *
   * `GET /rest/x1/webhook/delivery`
   */
  async find(
    options: {
      state?: "WAITING" | "DELIVERED" | "DEAD" | undefined;
      event?: string | undefined;
      reference?: string | undefined;
      before?: number | undefined;
      size?: number | undefined;
    } & CallOptions = {},
  ): Promise<WebhookDeliveryPage> {
    const call = {
      method: "GET",
      path: "/rest/x1/webhook/delivery",
      query: {
        state: options.state,
        event: options.event,
        reference: options.reference,
        before: options.before,
        size: options.size,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Read a delivery with its attempts.
   *
   * `history` holds each attempt: the headers and body that went out, to the letter, and what came back or why
   * nothing did.
   *
   * `GET /rest/x1/webhook/delivery/{id}`
   */
  async get(
    id: string | number,
    options: CallOptions = {},
  ): Promise<WebhookDeliveryHistory> {
    const call = {
      method: "GET",
      path: `/rest/x1/webhook/delivery/${segment(id)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Listen to webhooks without a public address.
   *
   * What would be sent to the application, each as the body and the signed headers that a receiver would get,
   * whether the application has subscribed or not. Without `after` it answers the cursor of now; with it, the events
   * behind it. When there are none it waits up to `wait` seconds for the first. `roomrack webhooks listen` posts
   * them to a program on your machine.
   *
   * after: Where to read on, from an earlier answer, a cursor, or the number of a revision.
   * event: Only these events. All when missing.
   * wait: How many seconds to wait when there is nothing yet, up to 20. 0 when missing.
   * size: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
   *
   * `GET /rest/x1/webhook/listen`
   */
  async listen(
    options: {
      after?: string | undefined;
      event?: string[] | undefined;
      wait?: number | undefined;
      size?: number | undefined;
    } & CallOptions = {},
  ): Promise<OverheardWebhooks> {
    const call = {
      method: "GET",
      path: "/rest/x1/webhook/listen",
      query: {
        after: options.after,
        "event[]": options.event,
        wait: options.wait,
        size: options.size,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Send deliveries again.
   *
   * Up to 100 finished ones, all or none. Each goes once more with the content of then, as a new delivery, to the
   * present address of the subscription.
   *
   * `POST /rest/x1/webhook/redeliver`
   */
  async redeliver(
    body: WebhookRedelivery,
    options: CallOptions = {},
  ): Promise<WebhookDelivery[]> {
    const call = {
      method: "POST",
      path: "/rest/x1/webhook/redeliver",
      json: body,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Send a test event.
   *
   * A made-up event of one of your properties goes to the subscription at once, signed as all are, with the header
   * `roomrack-test`.
   *
   * `POST /rest/x1/webhook/test`
   */
  async sendTest(
    body: WebhookTest,
    options: CallOptions = {},
  ): Promise<WebhookDelivery> {
    const call = {
      method: "POST",
      path: "/rest/x1/webhook/test",
      json: body,
    };
    return await this.#client.request(call, options);
  }
}

/** What channels were told, what they show instead, and bookings that could not be placed. Roomrack's own. */
export class Distribution {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Give bookings up that wait.
   *
   * Their nights go back on sale. The portal is not told: cancel the booking there.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `POST /rest/x1/connection/{accommodation}/{connection}/quarantine/dismiss`
   */
  async dismiss(
    accommodation: string | number,
    connection: string | number,
    body: QuarantineDismissal,
    options: CallOptions = {},
  ): Promise<QuarantinedRooms> {
    const call = {
      method: "POST",
      path: `/rest/x1/connection/${segment(accommodation)}/${segment(connection)}/quarantine/dismiss`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * See where a portal shows something else.
   *
   * Days on which it showed something else than it was told when it was read back, by product and day;
   * `afterProduct` and `afterDate` continue behind one. What was sent again and taken is left out unless `mended` is
   * true.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * afterProduct: Only days of products with a higher id, and later days of this one.
   * afterDate: With `afterProduct`, the last day of that product that was read, `yyyy-MM-dd`.
   * mended: Whether days are listed that the portal has taken since.
   * size: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
   *
   * `GET /rest/x1/connection/{accommodation}/{connection}/drift`
   */
  async drift(
    accommodation: string | number,
    connection: string | number,
    options: {
      afterProduct?: number | undefined;
      afterDate?: string | undefined;
      mended?: boolean | undefined;
      size?: number | undefined;
    } & CallOptions = {},
  ): Promise<DriftedDays> {
    const call = {
      method: "GET",
      path: `/rest/x1/connection/${segment(accommodation)}/${segment(connection)}/drift`,
      query: {
        afterProduct: options.afterProduct,
        afterDate: options.afterDate,
        mended: options.mended,
        size: options.size,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Send the whole calendar again.
   *
   * Everything that the connection sends, whatever the portal was told before. The task says whether it is done
   * (`retrieveTask`), `readSync` how far it is; while one is under way, that one is answered.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/x1/connection/{accommodation}/{connection}/push`
   */
  async push(
    accommodation: string | number,
    connection: string | number,
    options: CallOptions = {},
  ): Promise<PushTask> {
    const call = {
      method: "POST",
      path: `/rest/x1/connection/${segment(accommodation)}/${segment(connection)}/push`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * List bookings that wait for a product.
   *
   * Rooms of bookings that were read from a portal and that no product is mapped to. Where the room can be told by
   * another rate, its nights are held. Those that wait are listed, or those of the `roomState` that is asked for;
   * `afterId` continues behind one.
   *
   * Needs **READONLY** on **reservation**.
   *
   * roomState: WAITING, which is listed without it, PLACED, CANCELLED or DISMISSED.
   * afterId: Only rooms with a higher id.
   * size: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
   *
   * `GET /rest/x1/connection/{accommodation}/{connection}/quarantine`
   */
  async quarantine(
    accommodation: string | number,
    connection: string | number,
    options: {
      roomState?: "WAITING" | "PLACED" | "CANCELLED" | "DISMISSED" | undefined;
      afterId?: number | undefined;
      size?: number | undefined;
    } & CallOptions = {},
  ): Promise<QuarantinedRooms> {
    const call = {
      method: "GET",
      path: `/rest/x1/connection/${segment(accommodation)}/${segment(connection)}/quarantine`,
      query: {
        roomState: options.roomState,
        afterId: options.afterId,
        size: options.size,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Read a portal's calendar back now.
   *
   * Otherwise it is read every six hours. Where it shows something else than it was told, that is listed
   * (`findDrift`) and sent again. The answer is that of `readSync`: `reconciliation` has a later `successTime` once
   * it was read. While days wait to be sent, it is read after them.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/x1/connection/{accommodation}/{connection}/reconcile`
   */
  async reconcile(
    accommodation: string | number,
    connection: string | number,
    options: CallOptions = {},
  ): Promise<ConnectionSync> {
    const call = {
      method: "POST",
      path: `/rest/x1/connection/${segment(accommodation)}/${segment(connection)}/reconcile`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Place bookings that waited.
   *
   * Without `ids` all that are mapped by now. With `ids` and a `product` rooms go where nothing is mapped. Rooms are
   * also placed by themselves as soon as they are mapped.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `POST /rest/x1/connection/{accommodation}/{connection}/quarantine/replay`
   */
  async replay(
    accommodation: string | number,
    connection: string | number,
    body: QuarantineReplay,
    options: CallOptions = {},
  ): Promise<QuarantinedRooms> {
    const call = {
      method: "POST",
      path: `/rest/x1/connection/${segment(accommodation)}/${segment(connection)}/quarantine/replay`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * See how a connection stands.
   *
   * What waits to be sent, the last success and failure of sending, reading bookings and reading back, and figures
   * of the last seven days: calls, product-days, drift, and within which time half and 99 % of the changes were at
   * the portal, in seconds. `noticesUrl` is where a portal that can (Channex) says that there is something to read.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * `GET /rest/x1/connection/{accommodation}/{connection}/sync`
   */
  async sync(
    accommodation: string | number,
    connection: string | number,
    options: CallOptions = {},
  ): Promise<ConnectionSync> {
    const call = {
      method: "GET",
      path: `/rest/x1/connection/${segment(accommodation)}/${segment(connection)}/sync`,
    };
    return await this.#client.request(call, options);
  }
}

/** Everything that happened in a property, from any point on. Roomrack's own. */
export class Events {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Read everything that happened.
   *
   * Events of all kinds in the order of the log, of one property or of all, as far as the grant reaches. Without
   * `after` or `since` it begins with the oldest that is kept, which is 400 days. Keep the `cursor` of an answer and
   * send it as `after`: no event is skipped, whenever its transaction committed. When there is nothing yet it waits
   * up to `wait` seconds.
   *
   * accommodation: The property's id, a string of digits.
   * after: Where to read on, from an earlier answer, a cursor, or the number of a revision.
   * since: An instant; what happened before it is left out.
   * type: Only events of these types, such as `reservation.created`.
   * wait: How many seconds to wait when there is nothing yet, up to 20. 0 when missing.
   * size: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
   *
   * `GET /rest/x1/event`
   */
  async replay(
    options: {
      accommodation?: number | undefined;
      after?: string | undefined;
      since?: string | undefined;
      type?: string[] | undefined;
      wait?: number | undefined;
      size?: number | undefined;
    } & CallOptions = {},
  ): Promise<LoggedEvents> {
    const call = {
      method: "GET",
      path: "/rest/x1/event",
      query: {
        accommodation: options.accommodation,
        after: options.after,
        since: options.since,
        "type[]": options.type,
        wait: options.wait,
        size: options.size,
      },
    };
    return await this.#client.request(call, options);
  }
}

/** What is sold beside the room. */
export class Extras {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Create extras.
   *
   * An array, or `{"data": [...]}`. All or nothing; every wrong field of each item is named.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/v1/extra/bulk/{accommodation}`
   */
  async createMany(
    accommodation: string | number,
    body: ExtraProduct[],
    options: CallOptions = {},
  ): Promise<ExtraProduct[]> {
    const call = {
      method: "POST",
      path: `/rest/v1/extra/bulk/${segment(accommodation)}`,
      json: body,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Delete an extra.
   *
   * Refused while rate plans come with it; the error says which.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `DELETE /rest/v1/extra/{accommodation}/{productId}`
   */
  async delete(
    accommodation: string | number,
    productId: string | number,
    options: CallOptions = {},
  ): Promise<ExtraProduct> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/extra/${segment(accommodation)}/${segment(productId)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * List a property's extras.
   *
   * Also those of the property that leads its network, unless `includeMasterAccommodationExtras` is false. In order
   * of `priority`, or of `sortBy`: id, name, priority, basePrice, lastModifiedTime, with a minus before it in
   * falling order.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * id: The id of the resource.
   * sortBy: The field to sort by.
   * enabled: Only extras that are enabled, or that are not.
   * name: A part of the name of a property or extra, in any case; for a physical room or a photo its whole name; in
   *   a list of codes, words of a name in any language.
   * extraCategoryId: Only extras of this category.
   * includeGeneratedExtra: Whether extras that a portal brought are listed too. True when missing.
   * includeMasterAccommodationExtras: Whether the extras of the property that leads the network are listed too. True
   *   when missing.
   * accommodations: The properties whose extras are listed, instead of the path's; those that the credential does
   *   not reach have none.
   * fields: First-level keys to keep in the answer, separated by commas.
   * size: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
   * page: The page wanted, counted from 0.
   *
   * `GET /rest/v1/extra/{accommodation}`
   */
  async find(
    accommodation: string | number,
    options: {
      id?: number | undefined;
      sortBy?: string | undefined;
      enabled?: boolean | undefined;
      name?: string | undefined;
      extraCategoryId?: number | undefined;
      includeGeneratedExtra?: boolean | undefined;
      includeMasterAccommodationExtras?: boolean | undefined;
      accommodations?: string[] | undefined;
      fields?: string | undefined;
      size?: number | undefined;
      page?: number | undefined;
    } & CallOptions = {},
  ): Promise<Page<ExtraProduct>> {
    const call = {
      method: "GET",
      path: `/rest/v1/extra/${segment(accommodation)}`,
      query: {
        id: options.id,
        sortBy: options.sortBy,
        enabled: options.enabled,
        name: options.name,
        extraCategoryId: options.extraCategoryId,
        includeGeneratedExtra: options.includeGeneratedExtra,
        includeMasterAccommodationExtras: options.includeMasterAccommodationExtras,
        "accommodations[]": options.accommodations,
        fields: options.fields,
        size: options.size,
        page: options.page,
      },
    };
    return await this.#client.request(call, options);
  }

  /** Every row of `find`, page after page as they are needed. */
  findAll(
    accommodation: string | number,
    options: Omit<{
      id?: number | undefined;
      sortBy?: string | undefined;
      enabled?: boolean | undefined;
      name?: string | undefined;
      extraCategoryId?: number | undefined;
      includeGeneratedExtra?: boolean | undefined;
      includeMasterAccommodationExtras?: boolean | undefined;
      accommodations?: string[] | undefined;
      fields?: string | undefined;
      size?: number | undefined;
      page?: number | undefined;
    }, "page"> & CallOptions = {},
  ): AsyncGenerator<ExtraProduct, void, void> {
    const size = options.size ?? 200;
    return eachRow((page) => this.find(accommodation, { ...options, size, page }), size);
  }

  /**
   * Change an extra.
   *
   * Only the fields that are sent change; 304 when nothing did.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `PUT /rest/v1/extra/{accommodation}/{productId}`
   */
  async update(
    accommodation: string | number,
    productId: string | number,
    body: ExtraProduct,
    options: CallOptions = {},
  ): Promise<ExtraProduct | undefined> {
    const call = {
      method: "PUT",
      path: `/rest/v1/extra/${segment(accommodation)}/${segment(productId)}`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Change several extras.
   *
   * An array, or `{"data": [...]}`, of extras with their ids. Only the fields that are sent change. All or nothing.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `PUT /rest/v1/extra/{accommodation}/updateAll`
   */
  async updateMany(
    accommodation: string | number,
    body: ExtraProductList,
    options: CallOptions = {},
  ): Promise<ExtraProduct[]> {
    const call = {
      method: "PUT",
      path: `/rest/v1/extra/${segment(accommodation)}/updateAll`,
      json: body,
    };
    return rows(await this.#client.request(call, options));
  }
}

/** Merging doubles, and giving out and forgetting what is known of a person. Roomrack's own. */
export class GuestRegistry {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Change any field of a guest.
   *
   * The fields of `update`, and those that the contract only shows: company, e-mail address, documents, language,
   * notes, how the guest pays, and `status` VISIBLE or HIDDEN.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `PATCH /rest/x1/guests/{accommodationId}/{guestId}`
   */
  async change(
    accommodationId: string | number,
    guestId: string | number,
    body: RegisteredGuest,
    options: CallOptions = {},
  ): Promise<Guest> {
    const call = {
      method: "PATCH",
      path: `/rest/x1/guests/${segment(accommodationId)}/${segment(guestId)}`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Forget a person.
   *
   * In the registry, in reservations and in what the event log tells of them. Invoices keep what tax law wants.
   * Refused while a stay is not over. The erasure itself is recorded, without the name.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `POST /rest/x1/guests/{accommodationId}/{guestId}/erase`
   */
  async erase(
    accommodationId: string | number,
    guestId: string | number,
    options: CallOptions = {},
  ): Promise<GuestErasure> {
    const call = {
      method: "POST",
      path: `/rest/x1/guests/${segment(accommodationId)}/${segment(guestId)}/erase`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Give out everything that is known of a person.
   *
   * With all stays, for a request under article 15 of the GDPR. Each export is recorded in the event log.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `POST /rest/x1/guests/{accommodationId}/{guestId}/export`
   */
  async export(
    accommodationId: string | number,
    guestId: string | number,
    options: CallOptions = {},
  ): Promise<GuestExport> {
    const call = {
      method: "POST",
      path: `/rest/x1/guests/${segment(accommodationId)}/${segment(guestId)}/export`,
      idempotent: false,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Make several guests one.
   *
   * The guest gets what he lacks from the others, and their stays. The others are gone; their ids lead to him.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `POST /rest/x1/guests/{accommodationId}/{guestId}/merge`
   */
  async merge(
    accommodationId: string | number,
    guestId: string | number,
    body: GuestDoubles,
    options: CallOptions = {},
  ): Promise<Guest> {
    const call = {
      method: "POST",
      path: `/rest/x1/guests/${segment(accommodationId)}/${segment(guestId)}/merge`,
      json: body,
    };
    return await this.#client.request(call, options);
  }
}

/** The people and companies that a property knows. */
export class Guests {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Register a guest.
   *
   * A person by `firstname` and `lastname`; fields that the contract only shows are ignored here, `changeGuest` sets
   * them. Whoever is written down as a guest of a stay is registered by itself.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `POST /rest/v1/guests/{accommodationId}`
   */
  async create(
    accommodationId: string | number,
    body: Guest,
    options: CallOptions = {},
  ): Promise<Guest> {
    const call = {
      method: "POST",
      path: `/rest/v1/guests/${segment(accommodationId)}`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Find guests.
   *
   * People and companies by the words of their names: accents, case and small typing errors are forgiven, and the
   * nearest come first. Hidden and erased ones are left out.
   *
   * Needs **READONLY** on **reservation**.
   *
   * categories: Only these kinds of people and companies.
   * guestName: Words of the name; accents, case and small typing errors are forgiven.
   * fields: First-level keys to keep in the answer, separated by commas.
   * size: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
   * page: The page wanted, counted from 0.
   *
   * `GET /rest/v1/guests/{accommodationId}/list`
   */
  async find(
    accommodationId: string | number,
    options: {
      categories?: ("INDIVIDUAL" | "TRAVEL_AGENCY" | "CORPORATE" | "EXTERNAL_OTA")[] | undefined;
      guestName?: string | undefined;
      fields?: string | undefined;
      size?: number | undefined;
      page?: number | undefined;
    } & CallOptions = {},
  ): Promise<Page<Guest>> {
    const call = {
      method: "GET",
      path: `/rest/v1/guests/${segment(accommodationId)}/list`,
      query: {
        "categories[]": options.categories,
        guestName: options.guestName,
        fields: options.fields,
        size: options.size,
        page: options.page,
      },
    };
    return await this.#client.request(call, options);
  }

  /** Every row of `find`, page after page as they are needed. */
  findAll(
    accommodationId: string | number,
    options: Omit<{
      categories?: ("INDIVIDUAL" | "TRAVEL_AGENCY" | "CORPORATE" | "EXTERNAL_OTA")[] | undefined;
      guestName?: string | undefined;
      fields?: string | undefined;
      size?: number | undefined;
      page?: number | undefined;
    }, "page"> & CallOptions = {},
  ): AsyncGenerator<Guest, void, void> {
    const size = options.size ?? 200;
    return eachRow((page) => this.find(accommodationId, { ...options, size, page }), size);
  }

  /**
   * Get a guest.
   *
   * Of one who was merged into another, the other is shown.
   *
   * Needs **READONLY** on **reservation**.
   *
   * `GET /rest/v1/guests/{accommodationId}/{guestId}`
   */
  async get(
    accommodationId: string | number,
    guestId: string | number,
    options: CallOptions = {},
  ): Promise<Guest> {
    const call = {
      method: "GET",
      path: `/rest/v1/guests/${segment(accommodationId)}/${segment(guestId)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Change a guest.
   *
   * What is not sent stays as it is, null clears.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `PUT /rest/v1/guests/{accommodationId}/{guestId}`
   */
  async update(
    accommodationId: string | number,
    guestId: string | number,
    body: Guest,
    options: CallOptions = {},
  ): Promise<Guest> {
    const call = {
      method: "PUT",
      path: `/rest/v1/guests/${segment(accommodationId)}/${segment(guestId)}`,
      json: body,
    };
    return await this.#client.request(call, options);
  }
}

/** Getting, refreshing and revoking tokens. */
export class Identity {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Sign in as the application itself.
   *
   * The token reaches the application's configuration, and the properties that it created or was granted where an
   * operation lists ApiOperations.
   *
   * `POST /rest/v1/identity/apilogin`
   */
  async applicationLogin(
    options: {
      clientId: string;
      clientSecret: string;
    } & CallOptions,
  ): Promise<TokenAnswer> {
    const call = {
      method: "POST",
      path: "/rest/v1/identity/apilogin",
      form: {
        client_id: options.clientId,
        client_secret: options.clientSecret,
      },
      idempotent: false,
      authenticated: false,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Trade an API key for tokens of one property.
   *
   * It works once for each property. The key goes on working.
   *
   * `POST /rest/v1/identity/migrate`
   */
  async migrateApiKey(
    options: {
      accommodation?: string | undefined;
    } & CallOptions = {},
  ): Promise<TokenAnswer> {
    const call = {
      method: "POST",
      path: "/rest/v1/identity/migrate",
      form: {
        accommodation: options.accommodation,
      },
      idempotent: false,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Get a new access token.
   *
   * The refresh token does not expire and is repeated in the answer. Access tokens live 24 hours.
   *
   * `POST /rest/v1/identity/refresh`
   */
  async refresh(
    options: {
      clientId?: string | undefined;
      clientSecret?: string | undefined;
      refreshToken?: string | undefined;
      notes?: string | undefined;
    } & CallOptions = {},
  ): Promise<TokenAnswer> {
    const call = {
      method: "POST",
      path: "/rest/v1/identity/refresh",
      form: {
        client_id: options.clientId,
        client_secret: options.clientSecret,
        refresh_token: options.refreshToken,
        notes: options.notes,
      },
      idempotent: false,
      authenticated: false,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Revoke a token.
   *
   * RFC 7009: revoking a refresh token ends its access tokens too. An unknown token is answered the same way.
   *
   * `POST /rest/v1/identity/revoke`
   */
  async revoke(
    options: {
      token: string;
      tokenTypeHint?: string | undefined;
      clientId?: string | undefined;
      clientSecret?: string | undefined;
    } & CallOptions,
  ): Promise<void> {
    const call = {
      method: "POST",
      path: "/rest/v1/identity/revoke",
      form: {
        token: options.token,
        token_type_hint: options.tokenTypeHint,
        client_id: options.clientId,
        client_secret: options.clientSecret,
      },
      idempotent: false,
      authenticated: false,
    };
    await this.#client.request(call, options);
  }

  /**
   * Trade an authorization code for tokens.
   *
   * The code comes from the authorization page, lives 3 minutes and works once. `grant_type` may be `code`,
   * `authorization_code` or missing. With PKCE send the verifier as `code_verifier` (or `code_challenge`, its older
   * name); `client_secret` may then be missing.
   *
   * `POST /rest/v1/identity/token`
   */
  async token(
    options: {
      clientId: string;
      clientSecret: string;
      code: string;
      redirectUri: string;
      codeChallenge?: string | undefined;
      grantType?: string | undefined;
    } & CallOptions,
  ): Promise<TokenAnswer> {
    const call = {
      method: "POST",
      path: "/rest/v1/identity/token",
      form: {
        client_id: options.clientId,
        client_secret: options.clientSecret,
        code: options.code,
        redirect_uri: options.redirectUri,
        code_challenge: options.codeChallenge,
        grant_type: options.grantType,
      },
      idempotent: false,
      authenticated: false,
    };
    return await this.#client.request(call, options);
  }
}

/** Issuing, printing, mailing and taking back invoices, and the Italian electronic invoice. Roomrack's own. */
export class InvoiceDesk {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Change what the property wants of its invoices.
   *
   * `issuer` stands in the heading instead of what the property says of itself. `series` are letters before the
   * number; proformas and summaries need their own. `firstNumbers` is where a series begins in a year in which
   * nothing was issued in it. With `electronic` invoices and credit notes are FatturaPA, and refused when something
   * is missing that the exchange asks for.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `PATCH /rest/x1/invoice/{accommodation}/settings`
   */
  async changeSettings(
    accommodation: string | number,
    body: InvoiceSettings,
    options: CallOptions = {},
  ): Promise<InvoiceSettings> {
    const call = {
      method: "PATCH",
      path: `/rest/x1/invoice/${segment(accommodation)}/settings`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Note that a document was paid, or where it is on its way.
   *
   * The document itself never changes. `fiscalInvoiceGroup` is for whoever hands electronic invoices to the
   * exchange.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `PATCH /rest/x1/invoice/{accommodation}/{invoiceId}`
   */
  async changeState(
    accommodation: string | number,
    invoiceId: string | number,
    body: InvoiceChange,
    options: CallOptions = {},
  ): Promise<Invoice> {
    const call = {
      method: "PATCH",
      path: `/rest/x1/invoice/${segment(accommodation)}/${segment(invoiceId)}`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Take a document back.
   *
   * All that is left of it, or of `items`, counted from 0, an `amount` each. Never more than there is. What is gone
   * wholly may be invoiced anew.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `POST /rest/x1/invoice/{accommodation}/{invoiceId}/credit`
   */
  async credit(
    accommodation: string | number,
    invoiceId: string | number,
    body: InvoiceCredit,
    options: CallOptions = {},
  ): Promise<Invoice> {
    const call = {
      method: "POST",
      path: `/rest/x1/invoice/${segment(accommodation)}/${segment(invoiceId)}/credit`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Get one document.
   *
   * As `getInvoices` shows it.
   *
   * Needs **READONLY** on **reservation**.
   *
   * `GET /rest/x1/invoice/{accommodation}/{invoiceId}`
   */
  async get(
    accommodation: string | number,
    invoiceId: string | number,
    options: CallOptions = {},
  ): Promise<Invoice> {
    const call = {
      method: "GET",
      path: `/rest/x1/invoice/${segment(accommodation)}/${segment(invoiceId)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Issue a proforma, an invoice of any sort or a receipt.
   *
   * Of the booking `refer` and of `reservations` what stands on no invoice or receipt yet: nights, cleaning, extras
   * and city tax; then `items`. Without a `customer` it is addressed to `invoiceHolderId` of a reservation, else to
   * the booker. Numbers have no gaps, for each series and year. An issued document never changes; a credit note
   * takes it back. A CORRECTING_INVOICE names what it `corrects`, and its `items` are what is added or taken off. A
   * SIMPLIFIED_INVOICE may come to as much as the law of the property's country allows.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `POST /rest/x1/invoice/{accommodation}`
   */
  async issue(
    accommodation: string | number,
    body: InvoiceRequest,
    options: CallOptions = {},
  ): Promise<Invoice> {
    const call = {
      method: "POST",
      path: `/rest/x1/invoice/${segment(accommodation)}`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Mail a document.
   *
   * To the addresses of `to`, else to its customers, as a PDF. The worker sends it at once and tries again for a
   * day; the answer lists all mails of the document.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `POST /rest/x1/invoice/{accommodation}/{invoiceId}/mail`
   */
  async mail(
    accommodation: string | number,
    invoiceId: string | number,
    body: InvoiceMailRequest,
    options: CallOptions = {},
  ): Promise<InvoiceMails> {
    const call = {
      method: "POST",
      path: `/rest/x1/invoice/${segment(accommodation)}/${segment(invoiceId)}/mail`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * List the mails of a document.
   *
   * To whom it was sent and how that ended, the oldest first.
   *
   * Needs **READONLY** on **reservation**.
   *
   * `GET /rest/x1/invoice/{accommodation}/{invoiceId}/mail`
   */
  async mails(
    accommodation: string | number,
    invoiceId: string | number,
    options: CallOptions = {},
  ): Promise<InvoiceMails> {
    const call = {
      method: "GET",
      path: `/rest/x1/invoice/${segment(accommodation)}/${segment(invoiceId)}/mail`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Get what the property wants of its invoices.
   *
   * What was never set is shown as it holds by itself.
   *
   * Needs **READONLY** on **reservation**.
   *
   * `GET /rest/x1/invoice/{accommodation}/settings`
   */
  async settings(
    accommodation: string | number,
    options: CallOptions = {},
  ): Promise<InvoiceSettings> {
    const call = {
      method: "GET",
      path: `/rest/x1/invoice/${segment(accommodation)}/settings`,
    };
    return await this.#client.request(call, options);
  }
}

/** Invoices and their kin, and summaries of stays. */
export class Invoices {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Invoice a booking to two addressees.
   *
   * The first is who pays: `invoiceHolderId` of a reservation, else its agency, both of the registry of guests; the
   * second is the booker. Where the registry knows no payer, they are the first two people of the booking, bookers
   * first. Whatever of the booking stands on no invoice or receipt yet is put on it. The receipt that can be mailed
   * is the summary of the stay.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * sendMailReceiptOwnercc: Whether the property gets the summary of the stay by mail.
   * sendMailReceiptGuestcc: Whether the guest gets the summary of the stay by mail.
   * sendMailInvoiceGuestcc: Whether the guest gets the invoice by mail.
   *
   * `POST /rest/v2/invoice/{codice}/{refer}/createDoubleHeadingInvoice`
   */
  async createDoubleHeading(
    codice: string | number,
    refer: string | number,
    options: {
      sendMailReceiptOwnercc?: boolean | undefined;
      sendMailReceiptGuestcc?: boolean | undefined;
      sendMailInvoiceGuestcc?: boolean | undefined;
    } & CallOptions = {},
  ): Promise<Invoice> {
    const call = {
      method: "POST",
      path: `/rest/v2/invoice/${segment(codice)}/${segment(refer)}/createDoubleHeadingInvoice`,
      query: {
        sendMailReceiptOwnercc: options.sendMailReceiptOwnercc,
        sendMailReceiptGuestcc: options.sendMailReceiptGuestcc,
        sendMailInvoiceGuestcc: options.sendMailInvoiceGuestcc,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Find invoices and their kin.
   *
   * Everything that was issued, with its items and its VAT by rate. `ids[]` excludes all other filters; the others
   * must all match. `startDate` and `endDate` bound the day of issue within what `dateType` leaves. Amounts of
   * credit notes are positive.
   *
   * Needs **READONLY** on **reservation**.
   *
   * fields: First-level keys to keep in the answer, separated by commas.
   * ids: Only these ids. When finding reservations it excludes all other filters.
   * reservations: Only documents of these reservations, by their ids.
   * reservationRefers: Only documents of these bookings.
   * customer: Words of the names of the customers; accents and case do not count.
   * dateType: On which days a document was issued, told from the property's today. ALL when missing.
   * startDate: The first local day of the interval.
   * endDate: The last local day of the interval; for an availability check, the day of departure.
   * documentTypes: Only these kinds of documents.
   * paid: Only documents that were paid, or that were not.
   * expired: Only documents that should have been paid by now and were not, or only the others.
   * fiscalInvoiceGroup: Only documents that are there on their way to the Italian tax office's exchange; EMPTY are
   *   those that do not go there.
   * autoinvoice: Only documents that the property issued to itself, or only the others.
   * passive: Documents of suppliers. None are kept here, so with true nothing is found.
   * invoiceQuery: Words, or their beginnings, of the number, a customer's name, tax codes or address, a booking or
   *   the notes.
   * size: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
   * page: The page wanted, counted from 0.
   * sort: What the documents are sorted by; ID when missing.
   * sortOrder: ASC or DESC; ASC when missing.
   *
   * `GET /rest/v2/invoice/{codice}`
   */
  async find(
    codice: string | number,
    options: {
      fields?: string | undefined;
      ids?: number[] | undefined;
      reservations?: number[] | undefined;
      reservationRefers?: string[] | undefined;
      customer?: string | undefined;
      dateType?: "TODAY" | "YESTERDAY" | "LAST_SIXTY_DAYS" | "MONTH" | "PREVIOUS_MONTH" | "LAST_THREE_MONTHS" | "LAST_SIX_MONTHS" | "THIS_YEAR" | "PREVIOUS_YEAR" | "LAST_TWO_YEARS" | "ALL" | undefined;
      startDate?: string | undefined;
      endDate?: string | undefined;
      documentTypes?: ("PROFORMA" | "INVOICE" | "FISCALRECEIPT" | "GENERICRECEIPT" | "CREDIT_NOTE" | "CORRECTING_INVOICE" | "SIMPLIFIED_INVOICE" | "SUMMARY_DOCUMENT")[] | undefined;
      paid?: boolean | undefined;
      expired?: boolean | undefined;
      fiscalInvoiceGroup?: "EMPTY" | "REJECTED_BEFORE" | "BEFORE_SDI" | "SDI_PROCESSING" | "SDI_REJECTED" | "DONE" | undefined;
      autoinvoice?: boolean | undefined;
      passive?: boolean | undefined;
      invoiceQuery?: string | undefined;
      size?: number | undefined;
      page?: number | undefined;
      sort?: "ID" | "DOCUMENT_DATE" | "ACCOMMODATION" | "DOCUMENT_TYPE" | "NUMBER" | "CUSTOMER" | "GROSS_AMOUNT" | undefined;
      sortOrder?: "ASC" | "DESC" | undefined;
    } & CallOptions = {},
  ): Promise<Page<Invoice>> {
    const call = {
      method: "GET",
      path: `/rest/v2/invoice/${segment(codice)}`,
      query: {
        fields: options.fields,
        "ids[]": options.ids,
        "reservations[]": options.reservations,
        "reservationRefers[]": options.reservationRefers,
        customer: options.customer,
        dateType: options.dateType,
        startDate: options.startDate,
        endDate: options.endDate,
        "documentTypes[]": options.documentTypes,
        paid: options.paid,
        expired: options.expired,
        fiscalInvoiceGroup: options.fiscalInvoiceGroup,
        autoinvoice: options.autoinvoice,
        passive: options.passive,
        invoiceQuery: options.invoiceQuery,
        size: options.size,
        page: options.page,
        sort: options.sort,
        sortOrder: options.sortOrder,
      },
    };
    return await this.#client.request(call, options);
  }

  /** Every row of `find`, page after page as they are needed. */
  findAll(
    codice: string | number,
    options: Omit<{
      fields?: string | undefined;
      ids?: number[] | undefined;
      reservations?: number[] | undefined;
      reservationRefers?: string[] | undefined;
      customer?: string | undefined;
      dateType?: "TODAY" | "YESTERDAY" | "LAST_SIXTY_DAYS" | "MONTH" | "PREVIOUS_MONTH" | "LAST_THREE_MONTHS" | "LAST_SIX_MONTHS" | "THIS_YEAR" | "PREVIOUS_YEAR" | "LAST_TWO_YEARS" | "ALL" | undefined;
      startDate?: string | undefined;
      endDate?: string | undefined;
      documentTypes?: ("PROFORMA" | "INVOICE" | "FISCALRECEIPT" | "GENERICRECEIPT" | "CREDIT_NOTE" | "CORRECTING_INVOICE" | "SIMPLIFIED_INVOICE" | "SUMMARY_DOCUMENT")[] | undefined;
      paid?: boolean | undefined;
      expired?: boolean | undefined;
      fiscalInvoiceGroup?: "EMPTY" | "REJECTED_BEFORE" | "BEFORE_SDI" | "SDI_PROCESSING" | "SDI_REJECTED" | "DONE" | undefined;
      autoinvoice?: boolean | undefined;
      passive?: boolean | undefined;
      invoiceQuery?: string | undefined;
      size?: number | undefined;
      page?: number | undefined;
      sort?: "ID" | "DOCUMENT_DATE" | "ACCOMMODATION" | "DOCUMENT_TYPE" | "NUMBER" | "CUSTOMER" | "GROSS_AMOUNT" | undefined;
      sortOrder?: "ASC" | "DESC" | undefined;
    }, "page"> & CallOptions = {},
  ): AsyncGenerator<Invoice, void, void> {
    const size = options.size ?? 200;
    return eachRow((page) => this.find(codice, { ...options, size, page }), size);
  }

  /**
   * Sum a booking up.
   *
   * A document that is no invoice, with all that the rooms of the booking owe, invoiced or not. `url` needs no
   * credential: whoever has it can read the document. `idDocumentEncrypted` is its last part.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `POST /rest/v2/invoice/{accommodationId}/summary/{refer}`
   */
  async issueSummary(
    accommodationId: string | number,
    refer: string | number,
    options: CallOptions = {},
  ): Promise<SummaryLink> {
    const call = {
      method: "POST",
      path: `/rest/v2/invoice/${segment(accommodationId)}/summary/${segment(refer)}`,
    };
    return await this.#client.request(call, options);
  }
}

/** Code lists with stable ids and names. */
export class Meta {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Find amenities.
   *
   * By id, or by words of their names in any language. `label` follows `Accept-Language`.
   *
   * id: The id of the resource.
   * name: A part of the name of a property or extra, in any case; for a physical room or a photo its whole name; in
   *   a list of codes, words of a name in any language.
   *
   * `GET /rest/v1/meta/octorateAmenities`
   */
  async amenities(
    options: {
      id?: number | undefined;
      name?: string | undefined;
    } & CallOptions = {},
  ): Promise<Amenity[]> {
    const call = {
      method: "GET",
      path: "/rest/v1/meta/octorateAmenities",
      query: {
        id: options.id,
        name: options.name,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * List countries, currencies, languages or content categories.
   *
   * With their ids, codes and names in the languages of the API. `name` finds words in any of the names or the code.
   *
   * name: A part of the name of a property or extra, in any case; for a physical room or a photo its whole name; in
   *   a list of codes, words of a name in any language.
   *
   * `GET /rest/x1/meta/{list}`
   */
  async codes(
    list: "countries" | "currencies" | "languages" | "contentCategories",
    options: {
      name?: string | undefined;
    } & CallOptions = {},
  ): Promise<MetaCode[]> {
    const call = {
      method: "GET",
      path: `/rest/x1/meta/${segment(list)}`,
      query: {
        name: options.name,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Find the codes that content may name.
   *
   * Kinds of beds, contacts, fees and so on, with their names. With `portal`, as that portal understands them;
   * nothing of one that is not known. `name` finds words in any of the names or the code.
   *
   * name: A part of the name of a property or extra, in any case; for a physical room or a photo its whole name; in
   *   a list of codes, words of a name in any language.
   * portal: The portal, by its internal name.
   * category: The category of content.
   *
   * `GET /rest/v1/meta/content`
   */
  async content(
    options: {
      name?: string | undefined;
      portal?: string | undefined;
      category?: "FEE_PERSONAL" | "CHARGE_TYPE" | "IMAGE_TAGS" | "SERVICE" | "PAYMENTS_CARD" | "LANGUAGES" | "BREAKFAST" | "CANCEL_POLICY" | "ROOM_AMENITY" | "INTERNET_CONNECTION_TYPES" | "INTERNET_CONNECTION_COVERAGE" | "PARKING_TYPE" | "BED_TYPE" | "CONTACT_TYPE" | "CONTACT_LANGUAGE" | "EXTRABED_GUEST_TYPE" | "BOOKING_ACCEPTED_GUESTS" | "FEE_TAX" | "RATE_OFFER" | "PRODUCT_BENEFIT" | "ACCOMMODATION_CATEGORY" | "CITY_TAX_CATEGORY" | "CITY_TAX_NATURE" | "CANCEL_POLICY_DEPOSIT" | "ROOM_CATEGORY" | "ROOM_CLASS" | "BEDROOM_TYPE" | "ROOM_NAMING" | "PHOTO_TYPE" | "LISTING_EXPECTATION" | "PROPERTY_CHECKIN_METHOD" | "BATHROOM_LOCATION" | undefined;
    } & CallOptions = {},
  ): Promise<ContentCodeMapping[]> {
    const call = {
      method: "GET",
      path: "/rest/v1/meta/content",
      query: {
        name: options.name,
        portal: options.portal,
        category: options.category,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * List the fields of content.
   *
   * Section by section, with their types and, where only some are taken, their values. A portal's `contentMetas`
   * name the fields that it takes.
   *
   * `GET /rest/v1/meta/contentPageFields`
   */
  async contentFields(
    options: CallOptions = {},
  ): Promise<ContentPageField[]> {
    const call = {
      method: "GET",
      path: "/rest/v1/meta/contentPageFields",
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * List the types of documents.
   *
   * With the codes that the Italian police gives them. `label` follows `Accept-Language`.
   *
   * `GET /rest/v1/meta/documents`
   */
  async documents(
    options: CallOptions = {},
  ): Promise<PoliceDocumentTypeCountry[]> {
    const call = {
      method: "GET",
      path: "/rest/v1/meta/documents",
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * List the portals.
   *
   * The sales channels that properties of the application's environment can be connected to: those that come with
   * the server, and those that applications are. The `id` is the `channelId` of connections and reservations.
   *
   * `GET /rest/v1/meta/portals`
   */
  async portals(
    options: CallOptions = {},
  ): Promise<PortalDTOResp[]> {
    const call = {
      method: "GET",
      path: "/rest/v1/meta/portals",
    };
    return rows(await this.#client.request(call, options));
  }
}

/** Why a stay can not be booked, what one costs in full, discounts and city taxes. Roomrack's own. */
export class Offers {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Ask why a stay can't be booked.
   *
   * Every rule that stands against it, in each product or in those of `product[]`: as a whole, by day, and with the
   * nearest stays that would work: of the same length before and after, and of another length from the same day.
   * `message` follows `Accept-Language`.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * product: Only these products.
   * checkin: The local day of arrival; today when it is missing.
   * checkout: The local day of departure; one night after the arrival when it is missing.
   * adults: How many adults are to stay.
   * children: How many children are to stay.
   *
   * `GET /rest/x1/offers/{accommodation}/why`
   */
  async explain(
    accommodation: string | number,
    options: {
      product?: number[] | undefined;
      checkin?: string | undefined;
      checkout?: string | undefined;
      adults?: number | undefined;
      children?: number | undefined;
    } & CallOptions = {},
  ): Promise<OfferVerdict[]> {
    const call = {
      method: "GET",
      path: `/rest/x1/offers/${segment(accommodation)}/why`,
      query: {
        "product[]": options.product,
        checkin: options.checkin,
        checkout: options.checkout,
        adults: options.adults,
        children: options.children,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Price one stay in full.
   *
   * Each night, the rate plan, the discount, VAT, cleaning, every extra and every person's city tax, by the same
   * function that the searches use; and what is due with the booking and what cancelling costs. Nothing is written.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/x1/offers/{accommodation}/quote`
   */
  async quote(
    accommodation: string | number,
    body: OfferQuestion,
    options: CallOptions = {},
  ): Promise<OfferQuote> {
    const call = {
      method: "POST",
      path: `/rest/x1/offers/${segment(accommodation)}/quote`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Replace the discounts and city taxes of a property.
   *
   * What is absent is none. The first city tax that fits a person and a night counts; of the discounts that fit a
   * stay the one that takes most off. `childAge` is how old children of unknown age are taken to be.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `PUT /rest/x1/offers/{accommodation}/terms`
   */
  async setTerms(
    accommodation: string | number,
    body: OfferTerms,
    options: CallOptions = {},
  ): Promise<OfferTerms> {
    const call = {
      method: "PUT",
      path: `/rest/x1/offers/${segment(accommodation)}/terms`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Read the discounts and city taxes of a property.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * `GET /rest/x1/offers/{accommodation}/terms`
   */
  async terms(
    accommodation: string | number,
    options: CallOptions = {},
  ): Promise<OfferTerms> {
    const call = {
      method: "GET",
      path: `/rest/x1/offers/${segment(accommodation)}/terms`,
    };
    return await this.#client.request(call, options);
  }
}

/** Taking and giving back money through a payment processor. Roomrack's own. */
export class PaymentDesk {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Change how the property takes payments.
   *
   * The processor, and the keys of its account, which are stored sealed. With `penalties` the penalty of who cancels
   * or does not come is charged by itself, and what was taken beyond it goes back. What is not sent stays; a key
   * that is null is forgotten.
   *
   * Needs **READWRITE** on **cardDetail**.
   *
   * `PATCH /rest/x1/payments/{accommodation}/settings`
   */
  async changeSettings(
    accommodation: string | number,
    body: PaymentSettingsRequest,
    options: CallOptions = {},
  ): Promise<PaymentSettings> {
    const call = {
      method: "PATCH",
      path: `/rest/x1/payments/${segment(accommodation)}/settings`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * See the stored card of a reservation.
   *
   * By the names that the processor gave it.
   *
   * Needs **READONLY** on **reservation**.
   *
   * `GET /rest/x1/payments/{accommodation}/reservations/{reservationId}/method`
   */
  async method(
    accommodation: string | number,
    reservationId: string | number,
    options: CallOptions = {},
  ): Promise<StoredPaymentMethod> {
    const call = {
      method: "GET",
      path: `/rest/x1/payments/${segment(accommodation)}/reservations/${segment(reservationId)}/method`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * See what is planned, and what processors were asked.
   *
   * Planned charges that are not due yet, the next first; then charges and refunds with every attempt, the newest
   * first.
   *
   * Needs **READONLY** on **reservation**.
   *
   * reservation: Only what is about this reservation.
   * payment: Only what is about this payment.
   *
   * `GET /rest/x1/payments/{accommodation}/movements`
   */
  async movements(
    accommodation: string | number,
    options: {
      reservation?: number | undefined;
      payment?: number | undefined;
    } & CallOptions = {},
  ): Promise<PaymentMovements> {
    const call = {
      method: "GET",
      path: `/rest/x1/payments/${segment(accommodation)}/movements`,
      query: {
        reservation: options.reservation,
        payment: options.payment,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Give money back.
   *
   * All that is left of a payment, or `amount`. What a processor took goes back through it within moments; of other
   * payments it is noted that it went back.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `POST /rest/x1/payments/{accommodation}/{paymentId}/refund`
   */
  async refund(
    accommodation: string | number,
    paymentId: string | number,
    body: RefundOrder,
    options: CallOptions = {},
  ): Promise<MovedPayment> {
    const call = {
      method: "POST",
      path: `/rest/x1/payments/${segment(accommodation)}/${segment(paymentId)}/refund`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Forget the stored card of a reservation.
   *
   * The processor keeps it; planned charges take the card of the vault if there is one, and fail until there is
   * another.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `DELETE /rest/x1/payments/{accommodation}/reservations/{reservationId}/method`
   */
  async removeMethod(
    accommodation: string | number,
    reservationId: string | number,
    options: CallOptions = {},
  ): Promise<StoredPaymentMethod> {
    const call = {
      method: "DELETE",
      path: `/rest/x1/payments/${segment(accommodation)}/reservations/${segment(reservationId)}/method`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Give a reservation a stored card.
   *
   * A payment method, and mostly a customer, of the property's processor. Charges that failed are tried again at
   * once. A card number is never taken here.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `PUT /rest/x1/payments/{accommodation}/reservations/{reservationId}/method`
   */
  async setMethod(
    accommodation: string | number,
    reservationId: string | number,
    body: StoredPaymentMethod,
    options: CallOptions = {},
  ): Promise<StoredPaymentMethod> {
    const call = {
      method: "PUT",
      path: `/rest/x1/payments/${segment(accommodation)}/reservations/${segment(reservationId)}/method`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * See how the property takes payments.
   *
   * Its processor, whether charges are taken by themselves, and where the processor is to send its notices. Keys are
   * never shown.
   *
   * Needs **READONLY** on **reservation**.
   *
   * `GET /rest/x1/payments/{accommodation}/settings`
   */
  async settings(
    accommodation: string | number,
    options: CallOptions = {},
  ): Promise<PaymentSettings> {
    const call = {
      method: "GET",
      path: `/rest/x1/payments/${segment(accommodation)}/settings`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Take money from a stored card now.
   *
   * A planned payment before its time, or an amount of a reservation. The answer shows it waiting; it is taken
   * within moments. When the bank wants the guest to confirm, the payment is WAITING_AUTHENTICATION and
   * `authenticatePaymentParam` is the link for him.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `POST /rest/x1/payments/{accommodation}/movements`
   */
  async take(
    accommodation: string | number,
    body: PaymentOrder,
    options: CallOptions = {},
  ): Promise<MovedPayment> {
    const call = {
      method: "POST",
      path: `/rest/x1/payments/${segment(accommodation)}/movements`,
      json: body,
    };
    return await this.#client.request(call, options);
  }
}

/** What guests have paid, across reservations. */
export class Payments {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Add a payment card to a booking.
   *
   * Send this to the card vault, never to this host, which refuses it: card numbers don't pass the API. The vault
   * has the same path, the same credentials and the same answer. The booking is named by `id`, `refer` or
   * `channelRefer`; all its rooms get the card, in place of the one that they had. The guide to payment cards has an
   * example.
   *
   * Needs **READWRITE** on **cardDetail**.
   *
   * `POST /rest/v1/payment/OCTORATE/{otaName}/addCard`
   */
  async addCard(
    otaName: string | number,
    body: CardOfBooking,
    options: CallOptions = {},
  ): Promise<Reservation> {
    const call = {
      method: "POST",
      path: `/rest/v1/payment/OCTORATE/${segment(otaName)}/addCard`,
      json: body,
      idempotent: false,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Delete a payment of any reservation.
   *
   * As `deletePaymentReservation`, without naming the reservation.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `DELETE /rest/v1/payment/{accommodationId}/{paymentId}`
   */
  async delete(
    accommodationId: string | number,
    paymentId: string | number,
    options: CallOptions = {},
  ): Promise<ReservationPayment> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/payment/${segment(accommodationId)}/${segment(paymentId)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Get a link that shows a card.
   *
   * The card as the reservation shows it, with `detokenizationUrl`: a page of the card vault that asks for the
   * property's PIN and shows the number once, within ten minutes. `askCvv` shows the security code too, if it is
   * still kept. Every look is written down. The page speaks English and Italian.
   *
   * Needs **READONLY** on **cardDetail**.
   *
   * language: The language to translate into, one of the API's 14, such as IT.
   * askCvv: Whether the page shows the security code too, if it is still kept.
   *
   * `GET /rest/v1/payment/{reservationId}/detokenize`
   */
  async detokenize(
    reservationId: string | number,
    options: {
      language?: "IT" | "EN" | "FR" | "ES" | "DE" | "RU" | "PT" | "NL" | "JA" | "EL" | "TR" | "ZH" | "CA" | "RO" | undefined;
      askCvv?: boolean | undefined;
    } & CallOptions = {},
  ): Promise<ReservationCard> {
    const call = {
      method: "GET",
      path: `/rest/v1/payment/${segment(reservationId)}/detokenize`,
      query: {
        language: options.language,
        askCvv: options.askCvv,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Move a payment to another reservation.
   *
   * Of the same property, named by `reservationId`. What stands in an invoice, or is planned by a policy, stays
   * where it is.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * reservationId: The reservation's id.
   *
   * `PATCH /rest/v1/payment/{accommodationId}/{paymentId}/move`
   */
  async move(
    accommodationId: string | number,
    paymentId: string | number,
    options: {
      reservationId?: number | undefined;
    } & CallOptions = {},
  ): Promise<ReservationPayment> {
    const call = {
      method: "PATCH",
      path: `/rest/v1/payment/${segment(accommodationId)}/${segment(paymentId)}/move`,
      query: {
        reservationId: options.reservationId,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Whether a PIN was chosen.
   *
   * `active` once there is one, `wait` while a link waits to be opened, `none` otherwise. `copyNetwork=true` copies
   * an active PIN to the properties of the network that this one leads, as far as the token reaches them and they
   * have none.
   *
   * Needs **READONLY** on **cardDetail**.
   *
   * copyNetwork: Whether an active PIN is copied to the properties of the network that this one leads.
   *
   * `GET /rest/v1/payment/{propertyId}/register`
   */
  async pinStatus(
    propertyId: string | number,
    options: {
      copyNetwork?: boolean | undefined;
    } & CallOptions = {},
  ): Promise<CardPinStatus> {
    const call = {
      method: "GET",
      path: `/rest/v1/payment/${segment(propertyId)}/register`,
      query: {
        copyNetwork: options.copyNetwork,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Have the contact choose a PIN.
   *
   * Mails the property's contact a link to a page of the card vault, where the PIN is chosen that is asked for
   * before a card is shown. Once there is a PIN, the link goes to whoever set it. A second mail within two minutes
   * is not sent. Where the server has a provider of texts, the contact is told by text too, and a property without a
   * mobile number is refused.
   *
   * Needs **READWRITE** on **cardDetail**.
   *
   * `POST /rest/v1/payment/{propertyId}/register`
   */
  async registerPin(
    propertyId: string | number,
    options: CallOptions = {},
  ): Promise<CardPinStatus> {
    const call = {
      method: "POST",
      path: `/rest/v1/payment/${segment(propertyId)}/register`,
    };
    return await this.#client.request(call, options);
  }
}

/** Who works for a property, and what each of them may do. Roomrack's own. */
export class People {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Change what somebody may do for a property.
   *
   * Areas that are not sent stay. An owner may do everything, and that can't be changed. Nobody changes his own
   * levels or gives more than he has, and no application more than was granted to it. What the person granted to
   * applications shrinks with his levels.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `PATCH /rest/x1/accommodation/{accommodation}/people/{id}`
   */
  async change(
    accommodation: string | number,
    id: string | number,
    body: PersonChange,
    options: CallOptions = {},
  ): Promise<Person> {
    const call = {
      method: "PATCH",
      path: `/rest/x1/accommodation/${segment(accommodation)}/people/${segment(id)}`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * List whom a property has invited.
   *
   * Who was asked to work for it and has not answered, the oldest first. `mail` says how far the mail is: WAITING,
   * SENT, or REFUSED by the address's server for good; it is absent when no mail was sent. An invitation works until
   * `expireTime`.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * `GET /rest/x1/accommodation/{accommodation}/people/invitation`
   */
  async invitations(
    accommodation: string | number,
    options: CallOptions = {},
  ): Promise<PropertyInvitations> {
    const call = {
      method: "GET",
      path: `/rest/x1/accommodation/${segment(accommodation)}/people/invitation`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Invite somebody to work for a property.
   *
   * The mail goes out by itself, with a link that works once within 7 days. Areas that are not sent are NONE. Nobody
   * gives more than he has, and no application more than was granted to it. Who has an open invitation already is
   * asked anew, and the link before ends. A server that sends no mail answers the link in `invitationLink`, once, to
   * be handed over.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/x1/accommodation/{accommodation}/people/invitation`
   */
  async invite(
    accommodation: string | number,
    body: NewInvitation,
    options: CallOptions = {},
  ): Promise<Invitation> {
    const call = {
      method: "POST",
      path: `/rest/x1/accommodation/${segment(accommodation)}/people/invitation`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Send an invitation again.
   *
   * With the same levels and for 7 more days. The link before ends.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/x1/accommodation/{accommodation}/people/invitation/{id}`
   */
  async inviteAgain(
    accommodation: string | number,
    id: string | number,
    options: CallOptions = {},
  ): Promise<Invitation> {
    const call = {
      method: "POST",
      path: `/rest/x1/accommodation/${segment(accommodation)}/people/invitation/${segment(id)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * List who works for a property.
   *
   * Each with a level in the 30 areas of a person's permissions. The person behind the credential needs to read
   * about users.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * `GET /rest/x1/accommodation/{accommodation}/people`
   */
  async list(
    accommodation: string | number,
    options: CallOptions = {},
  ): Promise<PropertyPeople> {
    const call = {
      method: "GET",
      path: `/rest/x1/accommodation/${segment(accommodation)}/people`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Let somebody work for a property no longer.
   *
   * What the person granted to applications of it ends, and the invitations that the person sent for it. An owner
   * can't be removed, nor whoever has more than the person behind the credential, nor that person. It answers who
   * was removed.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `DELETE /rest/x1/accommodation/{accommodation}/people/{id}`
   */
  async remove(
    accommodation: string | number,
    id: string | number,
    options: CallOptions = {},
  ): Promise<Person> {
    const call = {
      method: "DELETE",
      path: `/rest/x1/accommodation/${segment(accommodation)}/people/${segment(id)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Take an invitation back.
   *
   * Its link ends at once. It answers the invitation as it was.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `DELETE /rest/x1/accommodation/{accommodation}/people/invitation/{id}`
   */
  async revokeInvitation(
    accommodation: string | number,
    id: string | number,
    options: CallOptions = {},
  ): Promise<Invitation> {
    const call = {
      method: "DELETE",
      path: `/rest/x1/accommodation/${segment(accommodation)}/people/invitation/${segment(id)}`,
    };
    return await this.#client.request(call, options);
  }
}

/** The physical rooms behind a product. */
export class PmsRooms {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * List the physical rooms of a property.
   *
   * By name or id; `includeRoomsWithoutParent` adds those that belong to no product.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * name: A part of the name of a property or extra, in any case; for a physical room or a photo its whole name; in
   *   a list of codes, words of a name in any language.
   * id: The id of the resource.
   * includeRoomsWithoutParent: Whether physical rooms that belong to no product are listed too.
   *
   * `GET /rest/v1/pms/{accommodation}`
   */
  async list(
    accommodation: string | number,
    options: {
      name?: string | undefined;
      id?: number | undefined;
      includeRoomsWithoutParent?: boolean | undefined;
    } & CallOptions = {},
  ): Promise<PmsRoom[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/pms/${segment(accommodation)}`,
      query: {
        name: options.name,
        id: options.id,
        includeRoomsWithoutParent: options.includeRoomsWithoutParent,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * List the physical rooms of every property.
   *
   * Of all properties that the credential reaches.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * `GET /rest/v1/pms`
   */
  async listEverywhere(
    options: CallOptions = {},
  ): Promise<PmsRoom[]> {
    const call = {
      method: "GET",
      path: "/rest/v1/pms",
    };
    return rows(await this.#client.request(call, options));
  }
}

/** When guests pay, and what cancelling costs. */
export class Policies {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Create a policy.
   *
   * A step of paying or cancelling. Roomrack's own: the contract only lists policies.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/x1/policy/{accommodation}`
   */
  async create(
    accommodation: string | number,
    body: Policy,
    options: CallOptions = {},
  ): Promise<Policy> {
    const call = {
      method: "POST",
      path: `/rest/x1/policy/${segment(accommodation)}`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Delete a policy.
   *
   * Refused while products or rate plans name it; the error says which. Roomrack's own.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `DELETE /rest/x1/policy/{accommodation}/{id}`
   */
  async delete(
    accommodation: string | number,
    id: string | number,
    options: CallOptions = {},
  ): Promise<Policy> {
    const call = {
      method: "DELETE",
      path: `/rest/x1/policy/${segment(accommodation)}/${segment(id)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * List a property's policies.
   *
   * Payment steps say when money is due, cancellation steps what cancelling costs.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * `GET /rest/v1/policies/{accommodation}`
   */
  async list(
    accommodation: string | number,
    options: CallOptions = {},
  ): Promise<Policy[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/policies/${segment(accommodation)}`,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Change a policy.
   *
   * Only the fields that are sent change. The kind of a step stays. Roomrack's own.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `PATCH /rest/x1/policy/{accommodation}/{id}`
   */
  async update(
    accommodation: string | number,
    id: string | number,
    body: Policy,
    options: CallOptions = {},
  ): Promise<Policy> {
    const call = {
      method: "PATCH",
      path: `/rest/x1/policy/${segment(accommodation)}/${segment(id)}`,
      json: body,
    };
    return await this.#client.request(call, options);
  }
}

/** An application as a sales channel of its own. */
export class Portals {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Become a portal.
   *
   * An application can be one sales channel: properties connect to it, and it gets their calendars by webhook and
   * posts bookings through the API. `internalName` never changes. `logo`, `icon` and `banner` are addresses of JPEG,
   * PNG or WebP pictures of at most 2 MB; the server fetches them at once and answers the names of its files, which
   * stand at `/photos/NAME`. Without `calendarValues` the portal takes all of them.
   *
   * `POST /rest/v1/portal/apiportal`
   */
  async create(
    body: PortalRequest,
    options: CallOptions = {},
  ): Promise<PortalDTOResp> {
    const call = {
      method: "POST",
      path: "/rest/v1/portal/apiportal",
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Change the portal that the application is.
   *
   * An absent field keeps its value; null clears one that may be missing, and `contentMetas`. A picture that is sent
   * as the name of the file that the portal has stays as it is.
   *
   * `PUT /rest/v1/portal/apiportal`
   */
  async update(
    body: PortalRequest,
    options: CallOptions = {},
  ): Promise<PortalDTOResp> {
    const call = {
      method: "PUT",
      path: "/rest/v1/portal/apiportal",
      json: body,
    };
    return await this.#client.request(call, options);
  }
}

/** What portals show of a product, and sending it there. */
export class ProductContent {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Add amenities to a product.
   *
   * By code or id, as `octorateAmenities` lists them. The answer is all that the product has.
   *
   * Needs **READWRITE** on **content**.
   *
   * amenity: Codes or ids of amenities.
   *
   * `POST /rest/v1/content/products/{accommodation}/{productId}/amenities`
   */
  async addAmenities(
    accommodation: string | number,
    productId: string | number,
    options: {
      amenity?: string[] | undefined;
    } & CallOptions = {},
  ): Promise<Amenity[]> {
    const call = {
      method: "POST",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/amenities`,
      query: {
        amenity: options.amenity,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Add a fee or tax to a product.
   *
   * A product without any has those of the connection where it is pushed.
   *
   * Needs **READWRITE** on **content**.
   *
   * `POST /rest/v1/content/products/{accommodation}/{productId}/fees`
   */
  async addFee(
    accommodation: string | number,
    productId: string | number,
    body: ExternalFee,
    options: CallOptions = {},
  ): Promise<ExternalFee> {
    const call = {
      method: "POST",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/fees`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Write a random text into the house rules.
   *
   * Takes one of the texts that are sent, of those with `minWords` to `maxWords` words, and answers the
   * descriptions.
   *
   * Needs **READWRITE** on **content**.
   *
   * minWords: The least number of words that the text may have.
   * maxWords: The greatest number of words that the text may have.
   *
   * `POST /rest/v1/content/products/{accommodation}/{productId}/addTextToHouseRules`
   */
  async addHouseRules(
    accommodation: string | number,
    productId: string | number,
    body: ExternalDescriptions,
    options: {
      minWords?: number | undefined;
      maxWords?: number | undefined;
    } & CallOptions = {},
  ): Promise<ExternalDescriptions> {
    const call = {
      method: "POST",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/addTextToHouseRules`,
      query: {
        minWords: options.minWords,
        maxWords: options.maxWords,
      },
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Write a random text about the neighbourhood.
   *
   * Of a product, named by `productId` or by the `listingId` of a portal that it is mapped to. With
   * `ownership=false` only languages without a text get one. The answer is the descriptions.
   *
   * Needs **READWRITE** on **content**.
   *
   * productId: The product's id.
   * listingId: A portal's id of a room that the product is mapped to.
   * ownership: Whether a text that is there already is replaced. It is when missing.
   * minWords: The least number of words that the text may have.
   * maxWords: The greatest number of words that the text may have.
   *
   * `POST /rest/v1/content/products/{accommodation}/addNeighborhoodod`
   */
  async addNeighborhood(
    accommodation: string | number,
    body: ExternalDescriptions,
    options: {
      productId?: number | undefined;
      listingId?: string | undefined;
      ownership?: boolean | undefined;
      minWords?: number | undefined;
      maxWords?: number | undefined;
    } & CallOptions = {},
  ): Promise<ExternalDescriptions> {
    const call = {
      method: "POST",
      path: `/rest/v1/content/products/${segment(accommodation)}/addNeighborhoodod`,
      query: {
        productId: options.productId,
        listingId: options.listingId,
        ownership: options.ownership,
        minWords: options.minWords,
        maxWords: options.maxWords,
      },
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Add a photo to a product.
   *
   * As `pushPhotos` does for a property; it answers 202 with the task, and `photos/queue` tells how it went.
   *
   * Needs **READWRITE** on **content**.
   *
   * url: An https address, where the event is sent or the photo is.
   *
   * `POST /rest/v1/content/products/{accommodation}/{productId}/photos`
   */
  async addPhoto(
    accommodation: string | number,
    productId: string | number,
    options: {
      url?: string | undefined;
    } & CallOptions = {},
  ): Promise<PhotoTask> {
    const call = {
      method: "POST",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/photos`,
      query: {
        url: options.url,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Add a room to a product.
   *
   * A bedroom, a kitchen, a bathroom, with its beds.
   *
   * Needs **READWRITE** on **content**.
   *
   * `POST /rest/v1/content/products/{accommodation}/{productId}/rooms`
   */
  async addRoom(
    accommodation: string | number,
    productId: string | number,
    body: ExternalRoomDescriptor,
    options: CallOptions = {},
  ): Promise<ExternalRoomDescriptor> {
    const call = {
      method: "POST",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/rooms`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Write a random text into a description.
   *
   * `field` says which. The body names texts, `{"calm": {"EN": "..."}, "lively": {"EN": "..."}}`, or holds them by
   * language, `{"EN": ["...", "..."]}`. One of those with `minWords` to `maxWords` words is taken; the answer is the
   * descriptions.
   *
   * Needs **READWRITE** on **content**.
   *
   * minWords: The least number of words that the text may have.
   * maxWords: The greatest number of words that the text may have.
   * field: The description that the text is written into.
   *
   * `POST /rest/v1/content/products/{accommodation}/{productId}/addTextToField`
   */
  async addText(
    accommodation: string | number,
    productId: string | number,
    body: Record<string, Record<string, unknown>>,
    options: {
      minWords?: number | undefined;
      maxWords?: number | undefined;
      field?: string | undefined;
    } & CallOptions = {},
  ): Promise<ExternalDescriptions> {
    const call = {
      method: "POST",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/addTextToField`,
      query: {
        minWords: options.minWords,
        maxWords: options.maxWords,
        field: options.field,
      },
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * List the amenities of a product.
   *
   * They are the same on every portal. 404 `ApiResourceEmpty` when there never was one.
   *
   * Needs **READONLY** on **content**.
   *
   * portal: The portal, by its internal name.
   *
   * `GET /rest/v1/content/products/{accommodation}/{productId}/amenities`
   */
  async amenities(
    accommodation: string | number,
    productId: string | number,
    options: {
      portal?: string | undefined;
    } & CallOptions = {},
  ): Promise<Amenity[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/amenities`,
      query: {
        portal: options.portal,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Read the rules of availability of a product.
   *
   * 404 `ApiResourceEmpty` when they were never filled in.
   *
   * Needs **READONLY** on **content**.
   *
   * `GET /rest/v1/content/products/{accommodation}/{productId}/availabilityconf`
   */
  async availability(
    accommodation: string | number,
    productId: string | number,
    options: CallOptions = {},
  ): Promise<ExternalAvailabilityConf> {
    const call = {
      method: "GET",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/availabilityconf`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Change the rules of booking of a product.
   *
   * Fields that are not sent stay, and null clears what is not required.
   *
   * Needs **READWRITE** on **content**.
   *
   * `PATCH /rest/v1/content/products/{accommodation}/{productId}/reservation`
   */
  async changeBookingRules(
    accommodation: string | number,
    productId: string | number,
    body: ExternalReservationConf,
    options: CallOptions = {},
  ): Promise<ExternalReservationConf> {
    const call = {
      method: "PATCH",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/reservation`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Change the descriptions of a product.
   *
   * Texts that are not sent stay, also those in other languages; null clears a text or one of its languages.
   *
   * Needs **READWRITE** on **content**.
   *
   * `PATCH /rest/v1/content/products/{accommodation}/{productId}/descriptions`
   */
  async changeDescriptions(
    accommodation: string | number,
    productId: string | number,
    body: ExternalDescriptions,
    options: CallOptions = {},
  ): Promise<ExternalDescriptions> {
    const call = {
      method: "PATCH",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/descriptions`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Change the listing of a product.
   *
   * Fields that are not sent stay, objects are merged, lists are replaced, and null clears what is not required.
   *
   * Needs **READWRITE** on **content**.
   *
   * `PATCH /rest/v1/content/products/{accommodation}/{productId}/listing`
   */
  async changeListing(
    accommodation: string | number,
    productId: string | number,
    body: ExternalListing,
    options: CallOptions = {},
  ): Promise<ExternalListing> {
    const call = {
      method: "PATCH",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/listing`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Change the prices of a product on portals.
   *
   * Fields that are not sent stay, objects are merged, lists are replaced, and null clears a field.
   *
   * Needs **READWRITE** on **content**.
   *
   * `PATCH /rest/v1/content/products/{accommodation}/{productId}/pricing`
   */
  async changePricing(
    accommodation: string | number,
    productId: string | number,
    body: ExternalPricing,
    options: CallOptions = {},
  ): Promise<ExternalPricing> {
    const call = {
      method: "PATCH",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/pricing`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Change what portals know of a product as a rate.
   *
   * Fields that are not sent stay, objects are merged, lists are replaced, and null clears a field.
   *
   * Needs **READWRITE** on **content**.
   *
   * `PATCH /rest/v1/content/products/{accommodation}/{productId}/rate`
   */
  async changeRate(
    accommodation: string | number,
    productId: string | number,
    body: ExternalRateContent,
    options: CallOptions = {},
  ): Promise<ExternalRateContent> {
    const call = {
      method: "PATCH",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/rate`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Delete a fee or tax of a product.
   *
   * By its place in the list, from 0; it answers the fee as it was.
   *
   * Needs **READWRITE** on **content**.
   *
   * `DELETE /rest/v1/content/products/{accommodation}/{productId}/fees/{index}`
   */
  async deleteFee(
    accommodation: string | number,
    productId: string | number,
    index: string | number,
    options: CallOptions = {},
  ): Promise<ExternalFee> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/fees/${segment(index)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Delete a photo of a product.
   *
   * By its name, as the list shows it. It answers the photo as it was.
   *
   * Needs **READWRITE** on **content**.
   *
   * `DELETE /rest/v1/content/products/{accommodation}/{productId}/photos/{photoName}`
   */
  async deletePhoto(
    accommodation: string | number,
    productId: string | number,
    photoName: string | number,
    options: CallOptions = {},
  ): Promise<Photo> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/photos/${segment(photoName)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Delete a room of a product.
   *
   * By its place in the list, from 0; it answers the room as it was.
   *
   * Needs **READWRITE** on **content**.
   *
   * `DELETE /rest/v1/content/products/{accommodation}/{productId}/rooms/{index}`
   */
  async deleteRoom(
    accommodation: string | number,
    productId: string | number,
    index: string | number,
    options: CallOptions = {},
  ): Promise<ExternalRoomDescriptor> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/rooms/${segment(index)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Read the descriptions of a product.
   *
   * 404 `ApiResourceEmpty` when they were never written.
   *
   * Needs **READONLY** on **content**.
   *
   * `GET /rest/v1/content/products/{accommodation}/{productId}/descriptions`
   */
  async descriptions(
    accommodation: string | number,
    productId: string | number,
    options: CallOptions = {},
  ): Promise<ExternalDescriptions> {
    const call = {
      method: "GET",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/descriptions`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * List the fees of a product.
   *
   * In the order in which they were added. 404 `ApiResourceEmpty` when there never was one.
   *
   * Needs **READONLY** on **content**.
   *
   * `GET /rest/v1/content/products/{accommodation}/{productId}/fees`
   */
  async fees(
    accommodation: string | number,
    productId: string | number,
    options: CallOptions = {},
  ): Promise<ExternalFee[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/fees`,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Read the listing of a product.
   *
   * Its kind, size, beds and place. 404 `ApiResourceEmpty` when it was never filled in.
   *
   * Needs **READONLY** on **content**.
   *
   * `GET /rest/v1/content/products/{accommodation}/{productId}/listing`
   */
  async listing(
    accommodation: string | number,
    productId: string | number,
    options: CallOptions = {},
  ): Promise<ExternalListing> {
    const call = {
      method: "GET",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/listing`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * List the photos that were asked for.
   *
   * Of a product, the newest first: those that wait, were fetched, or failed with their reason. `url` and `id`
   * narrow it down.
   *
   * Needs **READONLY** on **content**.
   *
   * url: An https address, where the event is sent or the photo is.
   * id: The id of the resource.
   *
   * `GET /rest/v1/content/products/{accommodation}/{productId}/photos/queue`
   */
  async photoQueue(
    accommodation: string | number,
    productId: string | number,
    options: {
      url?: string | undefined;
      id?: number | undefined;
    } & CallOptions = {},
  ): Promise<Task[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/photos/queue`,
      query: {
        url: options.url,
        id: options.id,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * List the photos of a product.
   *
   * In the order in which they were added, each with its name and the addresses of its sizes.
   *
   * Needs **READONLY** on **content**.
   *
   * `GET /rest/v1/content/products/{accommodation}/{productId}/photos`
   */
  async photos(
    accommodation: string | number,
    productId: string | number,
    options: CallOptions = {},
  ): Promise<Photo[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/photos`,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Read a push.
   *
   * How far it is, and how it ended. It can be read for 30 days.
   *
   * Needs **READONLY** on **content**.
   *
   * `GET /rest/v1/content/products/{accommodation}/process/{processId}`
   */
  async process(
    accommodation: string | number,
    processId: string | number,
    options: CallOptions = {},
  ): Promise<ContentProcess> {
    const call = {
      method: "GET",
      path: `/rest/v1/content/products/${segment(accommodation)}/process/${segment(processId)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Push the content of a product.
   *
   * Sends what was said of the product to a portal, by its internal name. What the portal requires and does not find
   * is told at once, each piece in `nested`; else the answer is a process, and CONTENT_NOTIFICATION tells how it
   * ended.
   *
   * Needs **READWRITE** on **content**.
   *
   * `POST /rest/v1/content/products/{accommodation}/{productId}/pushQueue/{portalname}`
   */
  async push(
    accommodation: string | number,
    productId: string | number,
    portalname: string | number,
    options: CallOptions = {},
  ): Promise<ContentProcess> {
    const call = {
      method: "POST",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/pushQueue/${segment(portalname)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Read what portals know of a product as a rate.
   *
   * 404 `ApiResourceEmpty` when it was never filled in.
   *
   * Needs **READONLY** on **content**.
   *
   * `GET /rest/v1/content/products/{accommodation}/{productId}/rate`
   */
  async rate(
    accommodation: string | number,
    productId: string | number,
    options: CallOptions = {},
  ): Promise<ExternalRateContent> {
    const call = {
      method: "GET",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/rate`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * List the rooms that a product consists of.
   *
   * In the order in which they were added. 404 `ApiResourceEmpty` when there never was one.
   *
   * Needs **READONLY** on **content**.
   *
   * `GET /rest/v1/content/products/{accommodation}/{productId}/rooms`
   */
  async rooms(
    accommodation: string | number,
    productId: string | number,
    options: CallOptions = {},
  ): Promise<ExternalRoomDescriptor[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/rooms`,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Write the rules of availability of a product.
   *
   * Replaces all of them.
   *
   * Needs **READWRITE** on **content**.
   *
   * `POST /rest/v1/content/products/{accommodation}/{productId}/availabilityconf`
   */
  async setAvailability(
    accommodation: string | number,
    productId: string | number,
    body: ExternalAvailabilityConf,
    options: CallOptions = {},
  ): Promise<ExternalAvailabilityConf> {
    const call = {
      method: "POST",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/availabilityconf`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Write the rules of booking of a product.
   *
   * Who may come and when they arrive and leave. Replaces all of them.
   *
   * Needs **READWRITE** on **content**.
   *
   * `POST /rest/v1/content/products/{accommodation}/{productId}/reservation`
   */
  async setBookingRules(
    accommodation: string | number,
    productId: string | number,
    body: ExternalReservationConf,
    options: CallOptions = {},
  ): Promise<ExternalReservationConf> {
    const call = {
      method: "POST",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/reservation`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Say how a product is cancelled.
   *
   * By a code of `CANCEL_POLICY`: on one portal, or, without `portal`, on all that have none of their own.
   *
   * Needs **READWRITE** on **content**.
   *
   * value: Whether it is on. For a cancellation, the portal's code of the policy.
   * portal: The portal, by its internal name.
   *
   * `POST /rest/v1/content/products/{accommodation}/{productId}/cancellation`
   */
  async setCancellation(
    accommodation: string | number,
    productId: string | number,
    options: {
      value?: string | undefined;
      portal?: string | undefined;
    } & CallOptions = {},
  ): Promise<RoomCancellation> {
    const call = {
      method: "POST",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/cancellation`,
      query: {
        value: options.value,
        portal: options.portal,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Write the descriptions of a product.
   *
   * Replaces all of them. Most have a text by language.
   *
   * Needs **READWRITE** on **content**.
   *
   * `POST /rest/v1/content/products/{accommodation}/{productId}/descriptions`
   */
  async setDescriptions(
    accommodation: string | number,
    productId: string | number,
    body: ExternalDescriptions,
    options: CallOptions = {},
  ): Promise<ExternalDescriptions> {
    const call = {
      method: "POST",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/descriptions`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Write the listing of a product.
   *
   * Replaces all of it. Where portals differ, `reference` takes a value for each and a `fallback`, and shows what
   * each gets.
   *
   * Needs **READWRITE** on **content**.
   *
   * `POST /rest/v1/content/products/{accommodation}/{productId}/listing`
   */
  async setListing(
    accommodation: string | number,
    productId: string | number,
    body: ExternalListing,
    options: CallOptions = {},
  ): Promise<ExternalListing> {
    const call = {
      method: "POST",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/listing`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Write the prices of a product on portals.
   *
   * Deposits, cleaning, discounts and taxes beside the calendar. Replaces all of it.
   *
   * Needs **READWRITE** on **content**.
   *
   * `POST /rest/v1/content/products/{accommodation}/{productId}/pricing`
   */
  async setPricing(
    accommodation: string | number,
    productId: string | number,
    body: ExternalPricing,
    options: CallOptions = {},
  ): Promise<ExternalPricing> {
    const call = {
      method: "POST",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/pricing`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Say what portals know of a product as a rate.
   *
   * Replaces all of it.
   *
   * Needs **READWRITE** on **content**.
   *
   * `POST /rest/v1/content/products/{accommodation}/{productId}/rate`
   */
  async setRate(
    accommodation: string | number,
    productId: string | number,
    body: ExternalRateContent,
    options: CallOptions = {},
  ): Promise<ExternalRateContent> {
    const call = {
      method: "POST",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/rate`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Open or close a product on one portal.
   *
   * Says whether the product is sold there. A closed one goes to that portal with stop-sell on every day, or with
   * nothing left where the portal takes no stop-sell; opened again it goes there as it is. Other portals hear
   * nothing of it.
   *
   * Needs **READWRITE** on **content**.
   *
   * status: Only reservations in this state. For a calendar, whether it is open.
   *
   * `POST /rest/v1/content/products/{accommodation}/{productId}/{portalname}/calendar`
   */
  async switchCalendar(
    accommodation: string | number,
    productId: string | number,
    portalname: string | number,
    options: {
      status?: boolean | undefined;
    } & CallOptions = {},
  ): Promise<PortalCalendar> {
    const call = {
      method: "POST",
      path: `/rest/v1/content/products/${segment(accommodation)}/${segment(productId)}/${segment(portalname)}/calendar`,
      query: {
        status: options.status,
      },
    };
    return await this.#client.request(call, options);
  }
}

/** Products, which are room types and the rates derived from them. */
export class Products {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Copy products.
   *
   * Within the property, to `destinationAccommodationId`, another one of the network, or to a new one that is called
   * `newAccommodationName` and is otherwise like this one. Texts, rules and the calendar from today on come along,
   * reservations do not. Without `roomIds` all products are copied. Answers the new ids, in the order of those that
   * were sent.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/v2/roomrates/{accommodation}/copy`
   */
  async copy(
    accommodation: string | number,
    body: RoomManagement,
    options: CallOptions = {},
  ): Promise<RoomManagement> {
    const call = {
      method: "POST",
      path: `/rest/v2/roomrates/${segment(accommodation)}/copy`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Copy products, in the shape of version 3.
   *
   * Within the property, to `destinationAccommodationId`, another one of the network, or to a new one that is called
   * `newAccommodationName` and is otherwise like this one. Texts, rules and the calendar from today on come along,
   * reservations do not. Without `roomIds` all products are copied. Answers the new ids, in the order of those that
   * were sent.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/v3/roomrates/{accommodation}/copy`
   */
  async copyV3(
    accommodation: string | number,
    body: RoomManagement,
    options: CallOptions = {},
  ): Promise<RoomManagement> {
    const call = {
      method: "POST",
      path: `/rest/v3/roomrates/${segment(accommodation)}/copy`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Create a product.
   *
   * A product without a parent is a base room; with `derivedRule.parent` it is a rate or room derived from another.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/v1/roomrates/{accommodation}`
   */
  async create(
    accommodation: string | number,
    body: Room,
    options: CallOptions = {},
  ): Promise<ItemResponse[]> {
    const call = {
      method: "POST",
      path: `/rest/v1/roomrates/${segment(accommodation)}`,
      json: body,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Make a product a suite.
   *
   * `children[]` are the base rooms that it aggregates: it is available while each of them is, and a booking takes
   * one of each. Its derived rule is cleared and its quantity is 1. Sent again, it gives the suite other rooms.
   * Answers the suite, then its rooms.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * children: The base rooms of the suite.
   *
   * `POST /rest/v1/roomrates/{accommodation}/{product}/suite`
   */
  async createSuite(
    accommodation: string | number,
    product: string | number,
    options: {
      children?: number[] | undefined;
    } & CallOptions = {},
  ): Promise<Room[]> {
    const call = {
      method: "POST",
      path: `/rest/v1/roomrates/${segment(accommodation)}/${segment(product)}/suite`,
      query: {
        "children[]": options.children,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Create a product, in the shape of version 3.
   *
   * A product without a parent is a base room; with `derivedRule.parent` it is a rate or room derived from another.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/v3/roomrates/{accommodation}`
   */
  async createV3(
    accommodation: string | number,
    body: RoomRateV3,
    options: CallOptions = {},
  ): Promise<ItemResponseV3[]> {
    const call = {
      method: "POST",
      path: `/rest/v3/roomrates/${segment(accommodation)}`,
      json: body,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Delete a product.
   *
   * Refused while rates are derived from it, a suite contains it, or stays to come are booked on it; the error says
   * which.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `DELETE /rest/v1/roomrates/{accommodation}/{productId}`
   */
  async delete(
    accommodation: string | number,
    productId: string | number,
    options: CallOptions = {},
  ): Promise<Room> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/roomrates/${segment(accommodation)}/${segment(productId)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Delete a photo of a product.
   *
   * By its id, as `listProductPhotos` shows it. It answers the photo as it was.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `DELETE /rest/v1/roomrates/{accommodation}/{productId}/image/{imageId}`
   */
  async deletePhoto(
    accommodation: string | number,
    productId: string | number,
    imageId: string | number,
    options: CallOptions = {},
  ): Promise<Photo> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/roomrates/${segment(accommodation)}/${segment(productId)}/image/${segment(imageId)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Delete all photos of a product.
   *
   * It answers them as they were: an empty list when there was none.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `DELETE /rest/v1/roomrates/{accommodation}/{productId}/image`
   */
  async deletePhotos(
    accommodation: string | number,
    productId: string | number,
    options: CallOptions = {},
  ): Promise<Photo[]> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/roomrates/${segment(accommodation)}/${segment(productId)}/image`,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Delete a photo of a physical room.
   *
   * By its id, as `listPmsRoomPhotos` shows it; the room must belong to the product. It answers the photo as it was.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `DELETE /rest/v1/roomrates/{accommodation}/{productId}/pmsRoomImage/{pmsRoomImageId}`
   */
  async deletePmsRoomPhoto(
    accommodation: string | number,
    productId: string | number,
    pmsRoomImageId: string | number,
    options: CallOptions = {},
  ): Promise<Photo> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/roomrates/${segment(accommodation)}/${segment(productId)}/pmsRoomImage/${segment(pmsRoomImageId)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Read a product.
   *
   * With its rules, texts and, where it is a suite, what it aggregates.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * `GET /rest/v1/roomrates/{accommodation}/{roomid}`
   */
  async get(
    accommodation: string | number,
    roomid: string | number,
    options: CallOptions = {},
  ): Promise<Room> {
    const call = {
      method: "GET",
      path: `/rest/v1/roomrates/${segment(accommodation)}/${segment(roomid)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * List a property's products.
   *
   * Everything in one answer, or pages when `page` or `size` is sent.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * fields: First-level keys to keep in the answer, separated by commas.
   * ids: Only these ids. When finding reservations it excludes all other filters.
   * page: The page wanted, counted from 0.
   * size: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
   * includeRms: Whether products that a revenue management system derived are listed too.
   *
   * `GET /rest/v2/roomrates/{accommodation}`
   */
  async list(
    accommodation: string | number,
    options: {
      fields?: string | undefined;
      ids?: number[] | undefined;
      page?: number | undefined;
      size?: number | undefined;
      includeRms?: boolean | undefined;
    } & CallOptions = {},
  ): Promise<Room[]> {
    const call = {
      method: "GET",
      path: `/rest/v2/roomrates/${segment(accommodation)}`,
      query: {
        fields: options.fields,
        "ids[]": options.ids,
        page: options.page,
        size: options.size,
        includeRms: options.includeRms,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /** Every row of `list`, page after page as they are needed. */
  listAll(
    accommodation: string | number,
    options: Omit<{
      fields?: string | undefined;
      ids?: number[] | undefined;
      page?: number | undefined;
      size?: number | undefined;
      includeRms?: boolean | undefined;
    }, "page"> & CallOptions = {},
  ): AsyncGenerator<Room, void, void> {
    const size = options.size ?? 100;
    return eachRow((page) => this.list(accommodation, { ...options, size, page }), size);
  }

  /**
   * List the products that are sold over connections.
   *
   * Those that are mapped in at least one of the property's connections.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * ids: Only these ids. When finding reservations it excludes all other filters.
   * page: The page wanted, counted from 0.
   * size: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
   * includeRms: Whether products that a revenue management system derived are listed too.
   *
   * `GET /rest/v2/roomrates/{accommodation}/connections`
   */
  async listConnected(
    accommodation: string | number,
    options: {
      ids?: number[] | undefined;
      page?: number | undefined;
      size?: number | undefined;
      includeRms?: boolean | undefined;
    } & CallOptions = {},
  ): Promise<Room[]> {
    const call = {
      method: "GET",
      path: `/rest/v2/roomrates/${segment(accommodation)}/connections`,
      query: {
        "ids[]": options.ids,
        page: options.page,
        size: options.size,
        includeRms: options.includeRms,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /** Every row of `listConnected`, page after page as they are needed. */
  listConnectedAll(
    accommodation: string | number,
    options: Omit<{
      ids?: number[] | undefined;
      page?: number | undefined;
      size?: number | undefined;
      includeRms?: boolean | undefined;
    }, "page"> & CallOptions = {},
  ): AsyncGenerator<Room, void, void> {
    const size = options.size ?? 100;
    return eachRow((page) => this.listConnected(accommodation, { ...options, size, page }), size);
  }

  /**
   * List the products that are sold over connections, in the shape of version 3.
   *
   * Those that are mapped in at least one of the property's connections.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * ids: Only these ids. When finding reservations it excludes all other filters.
   * page: The page wanted, counted from 0.
   * size: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
   * includeRms: Whether products that a revenue management system derived are listed too.
   *
   * `GET /rest/v3/roomrates/{accommodation}/connections`
   */
  async listConnectedV3(
    accommodation: string | number,
    options: {
      ids?: number[] | undefined;
      page?: number | undefined;
      size?: number | undefined;
      includeRms?: boolean | undefined;
    } & CallOptions = {},
  ): Promise<RoomRateV3[]> {
    const call = {
      method: "GET",
      path: `/rest/v3/roomrates/${segment(accommodation)}/connections`,
      query: {
        "ids[]": options.ids,
        page: options.page,
        size: options.size,
        includeRms: options.includeRms,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /** Every row of `listConnectedV3`, page after page as they are needed. */
  listConnectedV3All(
    accommodation: string | number,
    options: Omit<{
      ids?: number[] | undefined;
      page?: number | undefined;
      size?: number | undefined;
      includeRms?: boolean | undefined;
    }, "page"> & CallOptions = {},
  ): AsyncGenerator<RoomRateV3, void, void> {
    const size = options.size ?? 100;
    return eachRow((page) => this.listConnectedV3(accommodation, { ...options, size, page }), size);
  }

  /**
   * List a property's products, in the shape of version 1.
   *
   * Kept for older clients. Everything in one answer, or pages when `page` or `size` is sent.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * fields: First-level keys to keep in the answer, separated by commas.
   * ids: Only these ids. When finding reservations it excludes all other filters.
   * page: The page wanted, counted from 0.
   * size: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
   * includeRms: Whether products that a revenue management system derived are listed too.
   *
   * `GET /rest/v1/roomrates/{accommodation}`
   */
  async listV1(
    accommodation: string | number,
    options: {
      fields?: string | undefined;
      ids?: number[] | undefined;
      page?: number | undefined;
      size?: number | undefined;
      includeRms?: boolean | undefined;
    } & CallOptions = {},
  ): Promise<Room[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/roomrates/${segment(accommodation)}`,
      query: {
        fields: options.fields,
        "ids[]": options.ids,
        page: options.page,
        size: options.size,
        includeRms: options.includeRms,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /** Every row of `listV1`, page after page as they are needed. */
  listV1All(
    accommodation: string | number,
    options: Omit<{
      fields?: string | undefined;
      ids?: number[] | undefined;
      page?: number | undefined;
      size?: number | undefined;
      includeRms?: boolean | undefined;
    }, "page"> & CallOptions = {},
  ): AsyncGenerator<Room, void, void> {
    const size = options.size ?? 100;
    return eachRow((page) => this.listV1(accommodation, { ...options, size, page }), size);
  }

  /**
   * List a property's products, in the shape of version 3.
   *
   * Everything in one answer, or pages when `page` or `size` is sent.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * fields: First-level keys to keep in the answer, separated by commas.
   * ids: Only these ids. When finding reservations it excludes all other filters.
   * page: The page wanted, counted from 0.
   * size: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
   * includeRms: Whether products that a revenue management system derived are listed too.
   *
   * `GET /rest/v3/roomrates/{accommodation}`
   */
  async listV3(
    accommodation: string | number,
    options: {
      fields?: string | undefined;
      ids?: number[] | undefined;
      page?: number | undefined;
      size?: number | undefined;
      includeRms?: boolean | undefined;
    } & CallOptions = {},
  ): Promise<RoomRateV3[]> {
    const call = {
      method: "GET",
      path: `/rest/v3/roomrates/${segment(accommodation)}`,
      query: {
        fields: options.fields,
        "ids[]": options.ids,
        page: options.page,
        size: options.size,
        includeRms: options.includeRms,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /** Every row of `listV3`, page after page as they are needed. */
  listV3All(
    accommodation: string | number,
    options: Omit<{
      fields?: string | undefined;
      ids?: number[] | undefined;
      page?: number | undefined;
      size?: number | undefined;
      includeRms?: boolean | undefined;
    }, "page"> & CallOptions = {},
  ): AsyncGenerator<RoomRateV3, void, void> {
    const size = options.size ?? 100;
    return eachRow((page) => this.listV3(accommodation, { ...options, size, page }), size);
  }

  /**
   * Move products.
   *
   * To `destinationAccommodationId`, another property of the network, or to a new one that is called
   * `newAccommodationName`. They keep their ids. Refused while stays to come are booked on them, and while what they
   * are derived from, or what is derived from them, would stay behind; the error says which. Without `roomIds` all
   * products are moved.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/v2/roomrates/{accommodation}/move`
   */
  async move(
    accommodation: string | number,
    body: RoomManagement,
    options: CallOptions = {},
  ): Promise<RoomManagement> {
    const call = {
      method: "POST",
      path: `/rest/v2/roomrates/${segment(accommodation)}/move`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Move products, in the shape of version 3.
   *
   * To `destinationAccommodationId`, another property of the network, or to a new one that is called
   * `newAccommodationName`. They keep their ids. Refused while stays to come are booked on them, and while what they
   * are derived from, or what is derived from them, would stay behind; the error says which. Without `roomIds` all
   * products are moved.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/v3/roomrates/{accommodation}/move`
   */
  async moveV3(
    accommodation: string | number,
    body: RoomManagement,
    options: CallOptions = {},
  ): Promise<RoomManagement> {
    const call = {
      method: "POST",
      path: `/rest/v3/roomrates/${segment(accommodation)}/move`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Run the nightly rules now.
   *
   * Does at once to the calendar what the next midnight would: `closeNextDays`, `openNextDays`, `tripleThePrice`,
   * `revenue...` and the property's `autoClose`. Without `roomIds` for all products. Answers for which.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/v2/roomrates/{accommodation}/runRules`
   */
  async runRules(
    accommodation: string | number,
    body: RoomManagementBasic,
    options: CallOptions = {},
  ): Promise<RoomManagementBasic> {
    const call = {
      method: "POST",
      path: `/rest/v2/roomrates/${segment(accommodation)}/runRules`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Run the nightly rules now, in the shape of version 3.
   *
   * Does at once to the calendar what the next midnight would: `closeNextDays`, `openNextDays`, `tripleThePrice`,
   * `revenue...` and the property's `autoClose`. Without `roomIds` for all products. Answers for which.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/v3/roomrates/{accommodation}/runRules`
   */
  async runRulesV3(
    accommodation: string | number,
    body: RoomManagementBasic,
    options: CallOptions = {},
  ): Promise<RoomManagementBasic> {
    const call = {
      method: "POST",
      path: `/rest/v3/roomrates/${segment(accommodation)}/runRules`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Fill in the texts that a language lacks.
   *
   * Changes what is sent, then translates into the language of the path each text that it lacks, from English where
   * there is one. Without a translation service (see the configuration guide) nothing is filled in.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `PATCH /rest/v1/roomrates/{accommodation}/{roomid}/translateMissingDescriptions/{language}`
   */
  async translate(
    accommodation: string | number,
    roomid: string | number,
    language: "IT" | "EN" | "FR" | "ES" | "DE" | "RU" | "PT" | "NL" | "JA" | "EL" | "TR" | "ZH" | "CA" | "RO",
    body: Room,
    options: CallOptions = {},
  ): Promise<Room> {
    const call = {
      method: "PATCH",
      path: `/rest/v1/roomrates/${segment(accommodation)}/${segment(roomid)}/translateMissingDescriptions/${segment(language)}`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Fill in the texts that a language lacks, in the shape of version 3.
   *
   * Changes what is sent, then translates into the language of the path each text that it lacks, from English where
   * there is one. Without a translation service (see the configuration guide) nothing is filled in.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `PATCH /rest/v3/roomrates/{accommodation}/{roomid}/translateMissingDescriptions/{language}`
   */
  async translateV3(
    accommodation: string | number,
    roomid: string | number,
    language: "IT" | "EN" | "FR" | "ES" | "DE" | "RU" | "PT" | "NL" | "JA" | "EL" | "TR" | "ZH" | "CA" | "RO",
    body: RoomRateV3,
    options: CallOptions = {},
  ): Promise<RoomRateV3> {
    const call = {
      method: "PATCH",
      path: `/rest/v3/roomrates/${segment(accommodation)}/${segment(roomid)}/translateMissingDescriptions/${segment(language)}`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Change a product.
   *
   * Only the fields that are sent change; 304 when nothing did.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `PATCH /rest/v1/roomrates/{accommodation}/{id}`
   */
  async update(
    accommodation: string | number,
    id: string | number,
    body: Room,
    options: CallOptions = {},
  ): Promise<Room | undefined> {
    const call = {
      method: "PATCH",
      path: `/rest/v1/roomrates/${segment(accommodation)}/${segment(id)}`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Change a product, in the shape of version 2.
   *
   * Only the fields that are sent change. The answer is the product, whether it changed or not.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `PATCH /rest/v2/roomrates/{accommodationId}/{roomRateId}`
   */
  async updateV2(
    accommodationId: string | number,
    roomRateId: string | number,
    body: Room,
    options: CallOptions = {},
  ): Promise<Room> {
    const call = {
      method: "PATCH",
      path: `/rest/v2/roomrates/${segment(accommodationId)}/${segment(roomRateId)}`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Change a product, in the shape of version 3.
   *
   * Only the fields that are sent change; 304 when nothing did.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `PATCH /rest/v3/roomrates/{accommodation}/{id}`
   */
  async updateV3(
    accommodation: string | number,
    id: string | number,
    body: RoomRateV3,
    options: CallOptions = {},
  ): Promise<RoomRateV3 | undefined> {
    const call = {
      method: "PATCH",
      path: `/rest/v3/roomrates/${segment(accommodation)}/${segment(id)}`,
      json: body,
    };
    return await this.#client.request(call, options);
  }
}

/** Conditions under which the booking engine sells products at another price. */
export class RatePlans {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Create a rate plan.
   *
   * Policies, extras and products are named by id. Without an `internalLabel` it is called by its label or title.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/v1/rateplans/{accommodation}`
   */
  async create(
    accommodation: string | number,
    body: RatePlan,
    options: CallOptions = {},
  ): Promise<RatePlan> {
    const call = {
      method: "POST",
      path: `/rest/v1/rateplans/${segment(accommodation)}`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Delete a rate plan.
   *
   * The answer is what it was. Policies and extras that it named stay.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `DELETE /rest/v1/rateplans/{accommodation}/{id}`
   */
  async delete(
    accommodation: string | number,
    id: string | number,
    options: CallOptions = {},
  ): Promise<RatePlan> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/rateplans/${segment(accommodation)}/${segment(id)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * List a property's rate plans.
   *
   * In order of `priority`, the lowest first. `checkMultiaccount` adds those of the other properties of its network.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * checkMultiaccount: Whether the plans of the other properties of the network are listed too, as far as the
   *   credential reaches.
   * fields: First-level keys to keep in the answer, separated by commas.
   * ids: Only these ids. When finding reservations it excludes all other filters.
   *
   * `GET /rest/v1/rateplans/{accommodation}`
   */
  async list(
    accommodation: string | number,
    options: {
      checkMultiaccount?: boolean | undefined;
      fields?: string | undefined;
      ids?: number[] | undefined;
    } & CallOptions = {},
  ): Promise<RatePlan[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/rateplans/${segment(accommodation)}`,
      query: {
        checkMultiaccount: options.checkMultiaccount,
        fields: options.fields,
        "ids[]": options.ids,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Change a rate plan.
   *
   * Only the fields that are sent change; a list that is sent replaces the one that was.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `PUT /rest/v1/rateplans/{accommodation}/{id}`
   */
  async update(
    accommodation: string | number,
    id: string | number,
    body: RatePlan,
    options: CallOptions = {},
  ): Promise<RatePlan> {
    const call = {
      method: "PUT",
      path: `/rest/v1/rateplans/${segment(accommodation)}/${segment(id)}`,
      json: body,
    };
    return await this.#client.request(call, options);
  }
}

/** Booking, changing, cancelling and finding reservations. */
export class Reservations {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Add extras to a reservation.
   *
   * All or nothing. A `price` that is missing is computed by the model of the extra, for the people and days of the
   * stay; one that is sent is taken as it is, for the whole line. The answer has those that were added, with their
   * ids.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `POST /rest/v1/reservation/{accommodation}/{id}/extras`
   */
  async addExtras(
    accommodation: string | number,
    id: string | number,
    body: ReservationExtras,
    options: CallOptions = {},
  ): Promise<Page<ExtraDetail>> {
    const call = {
      method: "POST",
      path: `/rest/v1/reservation/${segment(accommodation)}/${segment(id)}/extras`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Enter a payment.
   *
   * Cash, a transfer, a card at the desk, or money that is planned: with `scheduledTime` and `scheduledAmount` it is
   * taken from the stored card at that time. An amount below 0 was given back by hand. `totalPaid` and
   * `paymentStatus` of the reservation follow.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `POST /rest/v1/reservation/{accommodation}/{id}/payment`
   */
  async addPayment(
    accommodation: string | number,
    id: string | number,
    body: ReservationPayment,
    options: CallOptions = {},
  ): Promise<ReservationPayment> {
    const call = {
      method: "POST",
      path: `/rest/v1/reservation/${segment(accommodation)}/${segment(id)}/payment`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Cancel a reservation.
   *
   * Its nights go back on sale. Cancelling a cancelled one changes nothing.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `DELETE /rest/v1/reservation/{accommodation}/{id}`
   */
  async cancel(
    accommodation: string | number,
    id: string | number,
    options: CallOptions = {},
  ): Promise<Reservation> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/reservation/${segment(accommodation)}/${segment(id)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Cancel all rooms of a booking.
   *
   * Every reservation with this `refer`.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `DELETE /rest/v1/reservation/{accommodation}/group/{refer}`
   */
  async cancelGroup(
    accommodation: string | number,
    refer: string | number,
    options: CallOptions = {},
  ): Promise<Reservation[]> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/reservation/${segment(accommodation)}/group/${segment(refer)}`,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Create a reservation.
   *
   * Takes one unit of every night in the same transaction, or refuses: no night is ever sold twice. The same
   * `channelId` and `channelRefer` on the same room again is an update, not a second booking. With
   * `availability=false` the calendar is left alone.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * availability: Whether nights are taken from the calendar, or given back to it.
   *
   * `POST /rest/v1/reservation/{accommodation}`
   */
  async create(
    accommodation: string | number,
    body: ReservationRequest,
    options: {
      availability?: boolean | undefined;
    } & CallOptions = {},
  ): Promise<Reservation> {
    const call = {
      method: "POST",
      path: `/rest/v1/reservation/${segment(accommodation)}`,
      query: {
        availability: options.availability,
      },
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Create the rooms of one booking.
   *
   * All or nothing; the rooms share one `refer`.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `POST /rest/v1/reservation/bulk/{accommodation}`
   */
  async createMany(
    accommodation: string | number,
    body: BulkReservation,
    options: CallOptions = {},
  ): Promise<Reservation[]> {
    const call = {
      method: "POST",
      path: `/rest/v1/reservation/bulk/${segment(accommodation)}`,
      json: body,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Take an extra away.
   *
   * The answer is the extra as it was. What stands on an invoice stays.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `DELETE /rest/v1/reservation/{accommodation}/{id}/extra/{extraId}`
   */
  async deleteExtra(
    accommodation: string | number,
    id: string | number,
    extraId: string | number,
    options: CallOptions = {},
  ): Promise<ExtraDetail> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/reservation/${segment(accommodation)}/${segment(id)}/extra/${segment(extraId)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Take a group of extras away.
   *
   * All extras of the reservation with this `externalId`, or none. The answer is the group as one extra, with the
   * price and the quantity of all.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `DELETE /rest/v1/reservation/{accommodation}/{id}/extra/group/{externalId}`
   */
  async deleteExtraGroup(
    accommodation: string | number,
    id: string | number,
    externalId: string | number,
    options: CallOptions = {},
  ): Promise<ExtraDetail> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/reservation/${segment(accommodation)}/${segment(id)}/extra/group/${segment(externalId)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Delete a payment.
   *
   * A mistake of the desk. What a processor took is given back instead, and what stands in an invoice stays.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `DELETE /rest/v1/reservation/{accommodation}/{id}/payment/{paymentId}`
   */
  async deletePayment(
    accommodation: string | number,
    id: string | number,
    paymentId: string | number,
    options: CallOptions = {},
  ): Promise<ReservationPayment> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/reservation/${segment(accommodation)}/${segment(id)}/payment/${segment(paymentId)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Find reservations.
   *
   * `type` says which date the interval is about. `ids[]` excludes all other filters, and so does `refer` unless
   * `referIsExclusive` is false. Cancelled reservations are included unless `status` says otherwise.
   *
   * Needs **READONLY** on **reservation**.
   *
   * ids: Only these ids. When finding reservations it excludes all other filters.
   * product: The product; in a search, only reservations of it.
   * products: Only reservations of these products.
   * pms: Whether a physical room is assigned to the reservation.
   * pmsProduct: Only reservations to which this physical room is assigned.
   * source: Only reservations from this source, a channel's number or how they came in, such as API.
   * status: Only reservations in this state. For a calendar, whether it is open.
   * excludedSources: Sources whose reservations are left out, separated by commas.
   * groupResults: One row for each booking instead of one for each room.
   * sortBy: The field to sort by.
   * refer: The reference that groups the rooms of one booking.
   * type: Which date of a reservation the interval is about.
   * startDate: The first local day of the interval.
   * endDate: The last local day of the interval; for an availability check, the day of departure.
   * referIsExclusive: Whether `refer` excludes all other filters. True when missing.
   * agency: Only reservations of this agency.
   * effectiveCheckedIn: Whether the guests have checked in.
   * effectiveCheckedOut: Whether the guests have checked out.
   * fields: First-level keys to keep in the answer, separated by commas.
   * size: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
   * page: The page wanted, counted from 0.
   *
   * `GET /rest/v1/reservation/{accommodation}`
   */
  async find(
    accommodation: string | number,
    options: {
      ids?: number[] | undefined;
      product?: number | undefined;
      products?: number[] | undefined;
      pms?: boolean | undefined;
      pmsProduct?: number | undefined;
      source?: string | undefined;
      status?: "CANCELLED" | "WAITING" | "CONFIRMED" | "ACTIVE" | "NOROOM" | "COMPLETED" | "NOCOMPLETED" | "NEWMESSAGE" | "EXPIREDMESSAGE" | "PROPOSAL" | "PROPOSAL_EXPIRED" | "NOT_INVOICED" | "DEPOSIT_NOT_MANAGED" | "DEPOSIT_IN_WAITING" | "TO_REVIEW" | undefined;
      excludedSources?: string | undefined;
      groupResults?: boolean | undefined;
      sortBy?: string | undefined;
      refer?: string | undefined;
      type?: "ACTIVE" | "CHECKIN" | "CHECKOUT" | "CREATETIME" | "TODAYARRIVALS" | "TOMORROWARRIVALS" | "NEXT3ARRIVALS" | "NEXT7ARRIVALS" | "TODAYDEPARTURES" | "MODIFIED" | "MODIFIED_BETWEEN" | "NEWLY" | "STAY" | "IN_HOUSE" | "NO_CHECKOUT" | "CANCELLATION" | undefined;
      startDate?: string | undefined;
      endDate?: string | undefined;
      referIsExclusive?: boolean | undefined;
      agency?: number | undefined;
      effectiveCheckedIn?: boolean | undefined;
      effectiveCheckedOut?: boolean | undefined;
      fields?: string | undefined;
      size?: number | undefined;
      page?: number | undefined;
    } & CallOptions = {},
  ): Promise<Page<Reservation>> {
    const call = {
      method: "GET",
      path: `/rest/v1/reservation/${segment(accommodation)}`,
      query: {
        "ids[]": options.ids,
        product: options.product,
        "products[]": options.products,
        pms: options.pms,
        pmsProduct: options.pmsProduct,
        source: options.source,
        status: options.status,
        excludedSources: options.excludedSources,
        groupResults: options.groupResults,
        sortBy: options.sortBy,
        refer: options.refer,
        type: options.type,
        startDate: options.startDate,
        endDate: options.endDate,
        referIsExclusive: options.referIsExclusive,
        agency: options.agency,
        effectiveCheckedIn: options.effectiveCheckedIn,
        effectiveCheckedOut: options.effectiveCheckedOut,
        fields: options.fields,
        size: options.size,
        page: options.page,
      },
    };
    return await this.#client.request(call, options);
  }

  /** Every row of `find`, page after page as they are needed. */
  findAll(
    accommodation: string | number,
    options: Omit<{
      ids?: number[] | undefined;
      product?: number | undefined;
      products?: number[] | undefined;
      pms?: boolean | undefined;
      pmsProduct?: number | undefined;
      source?: string | undefined;
      status?: "CANCELLED" | "WAITING" | "CONFIRMED" | "ACTIVE" | "NOROOM" | "COMPLETED" | "NOCOMPLETED" | "NEWMESSAGE" | "EXPIREDMESSAGE" | "PROPOSAL" | "PROPOSAL_EXPIRED" | "NOT_INVOICED" | "DEPOSIT_NOT_MANAGED" | "DEPOSIT_IN_WAITING" | "TO_REVIEW" | undefined;
      excludedSources?: string | undefined;
      groupResults?: boolean | undefined;
      sortBy?: string | undefined;
      refer?: string | undefined;
      type?: "ACTIVE" | "CHECKIN" | "CHECKOUT" | "CREATETIME" | "TODAYARRIVALS" | "TOMORROWARRIVALS" | "NEXT3ARRIVALS" | "NEXT7ARRIVALS" | "TODAYDEPARTURES" | "MODIFIED" | "MODIFIED_BETWEEN" | "NEWLY" | "STAY" | "IN_HOUSE" | "NO_CHECKOUT" | "CANCELLATION" | undefined;
      startDate?: string | undefined;
      endDate?: string | undefined;
      referIsExclusive?: boolean | undefined;
      agency?: number | undefined;
      effectiveCheckedIn?: boolean | undefined;
      effectiveCheckedOut?: boolean | undefined;
      fields?: string | undefined;
      size?: number | undefined;
      page?: number | undefined;
    }, "page"> & CallOptions = {},
  ): AsyncGenerator<Reservation, void, void> {
    const size = options.size ?? 200;
    return eachRow((page) => this.find(accommodation, { ...options, size, page }), size);
  }

  /**
   * Read a reservation.
   *
   * With its guests and the breakdown of its price.
   *
   * Needs **READONLY** on **reservation**.
   *
   * `GET /rest/v1/reservation/{accommodation}/{id}`
   */
  async get(
    accommodation: string | number,
    id: string | number,
    options: CallOptions = {},
  ): Promise<Reservation> {
    const call = {
      method: "GET",
      path: `/rest/v1/reservation/${segment(accommodation)}/${segment(id)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Change parts of a reservation.
   *
   * Any subset of the fields. It can't cancel a confirmed reservation; DELETE does.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `PATCH /rest/v1/reservation/{accommodation}/{id}`
   */
  async patch(
    accommodation: string | number,
    id: string | number,
    body: ReservationRequest,
    options: CallOptions = {},
  ): Promise<Reservation> {
    const call = {
      method: "PATCH",
      path: `/rest/v1/reservation/${segment(accommodation)}/${segment(id)}`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * See what a property can sell.
   *
   * Every product, and every rate plan of it, from `checkin` (today) to `checkout` (one night), each priced for the
   * people that it is for, with each charge apart: `price` is the sum of `netRate`, `vat`, `cleaningPrice` and the
   * fees. What can't be sold comes with `bookable: false` and the reason.
   *
   * Needs **READONLY** on **reservation**.
   *
   * ids: Only these ids. When finding reservations it excludes all other filters.
   * checkin: The local day of arrival; today when it is missing.
   * checkout: The local day of departure; one night after the arrival when it is missing.
   * currency: The currency of all amounts, such as EUR; the property's own when it is missing.
   * availcheck: Whether what is sold out can't be booked. It is so when missing.
   *
   * `GET /rest/v1/reservation/{accommodation}/search`
   */
  async search(
    accommodation: string | number,
    options: {
      ids?: number[] | undefined;
      checkin?: string | undefined;
      checkout?: string | undefined;
      currency?: string | undefined;
      availcheck?: boolean | undefined;
    } & CallOptions = {},
  ): Promise<SearchRoomResult[]> {
    const call = {
      method: "GET",
      path: `/rest/v1/reservation/${segment(accommodation)}/search`,
      query: {
        "ids[]": options.ids,
        checkin: options.checkin,
        checkout: options.checkout,
        currency: options.currency,
        availcheck: options.availcheck,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Search what is free for some people.
   *
   * As the search of one property, for `adults` and `children`, in the property `id` or in all that the credential
   * reaches. Products that are too small are left out, unless `showLowerOccupancyResult` is true. 204 when no
   * product matches at all.
   *
   * Needs **READONLY** on **reservation**.
   *
   * id: The id of the resource.
   * checkin: The local day of arrival; today when it is missing.
   * checkout: The local day of departure; one night after the arrival when it is missing.
   * currency: The currency of all amounts, such as EUR; the property's own when it is missing.
   * ids: Only these ids. When finding reservations it excludes all other filters.
   * adults: How many adults are to stay.
   * children: How many children are to stay.
   * availcheck: Whether what is sold out can't be booked. It is so when missing.
   * applyDiscount: Whether discounts are given. They are when missing.
   * showHidden: Whether products are shown that the booking engine hides.
   * showRates: Whether rates and rate plans are shown, not base rooms alone. They are when missing.
   * ignoreGreaterPax: Whether products with places for more adults are left out.
   * showLowerOccupancyResult: Whether products are shown that are too small.
   *
   * `GET /rest/v1/reservation/search/hotel`
   */
  async searchHotel(
    options: {
      id?: number | undefined;
      checkin?: string | undefined;
      checkout?: string | undefined;
      currency?: string | undefined;
      ids?: number[] | undefined;
      adults?: number | undefined;
      children?: number | undefined;
      availcheck?: boolean | undefined;
      applyDiscount?: boolean | undefined;
      showHidden?: boolean | undefined;
      showRates?: boolean | undefined;
      ignoreGreaterPax?: boolean | undefined;
      showLowerOccupancyResult?: boolean | undefined;
    } & CallOptions = {},
  ): Promise<SearchRoomResult[]> {
    const call = {
      method: "GET",
      path: "/rest/v1/reservation/search/hotel",
      query: {
        id: options.id,
        checkin: options.checkin,
        checkout: options.checkout,
        currency: options.currency,
        "ids[]": options.ids,
        adults: options.adults,
        children: options.children,
        availcheck: options.availcheck,
        applyDiscount: options.applyDiscount,
        showHidden: options.showHidden,
        showRates: options.showRates,
        ignoreGreaterPax: options.ignoreGreaterPax,
        showLowerOccupancyResult: options.showLowerOccupancyResult,
      },
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Let a stay go on in another room.
   *
   * From `splitStart` on the stay is in `splitRoom`, of the same property or of `splitAccommodation` in its network,
   * until the next split or the departure. The nights there are taken and those that it leaves are given back in one
   * step, or nothing changes. Money, guests and invoices stay with the reservation. A second split of the same day
   * takes the place of the first.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `POST /rest/v1/reservation/{accommodation}/{reservationId}/split`
   */
  async split(
    accommodation: string | number,
    reservationId: string | number,
    body: ReservationSplit,
    options: CallOptions = {},
  ): Promise<Reservation> {
    const call = {
      method: "POST",
      path: `/rest/v1/reservation/${segment(accommodation)}/${segment(reservationId)}/split`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Undo the last split of a stay.
   *
   * The nights are again where they were before it, if they are still free. Repeat it to undo earlier ones; 404 when
   * there is none.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `DELETE /rest/v1/reservation/{reservationId}/split`
   */
  async undoSplit(
    reservationId: string | number,
    options: CallOptions = {},
  ): Promise<Reservation> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/reservation/${segment(reservationId)}/split`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Replace a reservation, or set its status.
   *
   * A body with only `status` changes just that. New dates or another room give the old nights back and take the new
   * ones in one transaction. With `availability=false` the nights it holds stay as they are.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * availability: Whether nights are taken from the calendar, or given back to it.
   *
   * `PUT /rest/v1/reservation/{accommodation}/{id}`
   */
  async update(
    accommodation: string | number,
    id: string | number,
    body: ReservationRequest,
    options: {
      availability?: boolean | undefined;
    } & CallOptions = {},
  ): Promise<Reservation> {
    const call = {
      method: "PUT",
      path: `/rest/v1/reservation/${segment(accommodation)}/${segment(id)}`,
      query: {
        availability: options.availability,
      },
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * Change an extra of a reservation.
   *
   * Changes what is sent. The price is computed anew when product, quantity or day change, unless it was stated;
   * `price: null` has it computed again. 304 without a body when nothing changes, 400 when the extra stands on an
   * invoice.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `PUT /rest/v1/reservation/{accommodation}/{id}/extra/{extraId}`
   */
  async updateExtra(
    accommodation: string | number,
    id: string | number,
    extraId: string | number,
    body: ExtraDetail,
    options: CallOptions = {},
  ): Promise<ExtraDetail | undefined> {
    const call = {
      method: "PUT",
      path: `/rest/v1/reservation/${segment(accommodation)}/${segment(id)}/extra/${segment(extraId)}`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * State a payment anew.
   *
   * What is not sent is set back. The amounts of what a processor took, or of what stands in an invoice, can't
   * become others.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `PUT /rest/v1/reservation/{accommodation}/{id}/payment/{paymentId}`
   */
  async updatePayment(
    accommodation: string | number,
    id: string | number,
    paymentId: string | number,
    body: ReservationPayment,
    options: CallOptions = {},
  ): Promise<ReservationPayment> {
    const call = {
      method: "PUT",
      path: `/rest/v1/reservation/${segment(accommodation)}/${segment(id)}/payment/${segment(paymentId)}`,
      json: body,
    };
    return await this.#client.request(call, options);
  }
}

/** What the application has not read of reservations, and who changed what. Roomrack's own. */
export class Revisions {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Acknowledge revisions.
   *
   * Up to 1,000 by their ids, all or none; they don't come again. Doing it again changes nothing. From its first
   * acknowledgement on the application is expected to read: when a revision of a property then waits for 30 minutes,
   * an alert tells of it.
   *
   * `POST /rest/x1/revision/acknowledge`
   */
  async acknowledge(
    body: RevisionAcknowledgement,
    options: CallOptions = {},
  ): Promise<RevisionAcknowledged> {
    const call = {
      method: "POST",
      path: "/rest/x1/revision/acknowledge",
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * List the properties whose revisions wait.
   *
   * Those of which a revision has waited for 30 minutes, with the oldest. Acknowledging ends an alert. The
   * property's people see it as a task UNREAD_REVISIONS in its queue, and `revision.unread` and `revision.read` are
   * among the events.
   *
   * `GET /rest/x1/revision/alert`
   */
  async alerts(
    options: CallOptions = {},
  ): Promise<RevisionAlert[]> {
    const call = {
      method: "GET",
      path: "/rest/x1/revision/alert",
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * List the revisions that were not read.
   *
   * Each creation, change, confirmation and cancellation of a reservation is a revision, with the whole reservation
   * as `findReservation` showed it then. Those that the application has not acknowledged come oldest first, of one
   * property or of all; where there are more, `next` is the `after` of the page behind. They stay for 30 days. What
   * another application acknowledged counts for nothing here.
   *
   * accommodation: The property's id, a string of digits.
   * after: Where to read on, from an earlier answer, a cursor, or the number of a revision.
   * size: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
   *
   * `GET /rest/x1/revision`
   */
  async find(
    options: {
      accommodation?: number | undefined;
      after?: number | undefined;
      size?: number | undefined;
    } & CallOptions = {},
  ): Promise<ReservationRevisions> {
    const call = {
      method: "GET",
      path: "/rest/x1/revision",
      query: {
        accommodation: options.accommodation,
        after: options.after,
        size: options.size,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Read who changed what of a reservation.
   *
   * Its revisions, oldest first, each with who did it and when. The first has the whole reservation, the others a
   * JSON Patch (RFC 6902); applied one after the other they give the reservation of now. Kept for 400 days.
   *
   * Needs **READONLY** on **reservation**.
   *
   * `GET /rest/x1/reservation/{accommodation}/{id}/history`
   */
  async history(
    accommodation: string | number,
    id: string | number,
    options: CallOptions = {},
  ): Promise<ReservationChange[]> {
    const call = {
      method: "GET",
      path: `/rest/x1/reservation/${segment(accommodation)}/${segment(id)}/history`,
    };
    return rows(await this.#client.request(call, options));
  }
}

/** Giving physical rooms to stays. Roomrack's own. */
export class RoomAssignment {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Give physical rooms to stays.
   *
   * Stays with a night from `from` to `to`, both included, that have no room get one of their product that is free
   * throughout and not under maintenance, with as few gaps as possible. Those that have a room keep it. With
   * `dryRun` nothing is written.
   *
   * Needs **READWRITE** on **reservation**.
   *
   * `POST /rest/x1/pms/{accommodation}/assign`
   */
  async assign(
    accommodation: string | number,
    body: RoomPlanRequest,
    options: CallOptions = {},
  ): Promise<RoomPlan> {
    const call = {
      method: "POST",
      path: `/rest/x1/pms/${segment(accommodation)}/assign`,
      json: body,
    };
    return await this.#client.request(call, options);
  }
}

/** Photos of products and of physical rooms. Roomrack's own. */
export class RoomPhotos {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Add a photo to a physical room.
   *
   * As `pushPhotos` does for a property.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/x1/pms/{accommodation}/{pmsRoomId}/photos`
   */
  async addToPmsRoom(
    accommodation: string | number,
    pmsRoomId: string | number,
    options: {
      url?: string | undefined;
    } & CallOptions = {},
  ): Promise<PhotoTask> {
    const call = {
      method: "POST",
      path: `/rest/x1/pms/${segment(accommodation)}/${segment(pmsRoomId)}/photos`,
      form: {
        url: options.url,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * Add a photo to a product.
   *
   * As `pushPhotos` does for a property. The address of each photo stands in `images` of v2 and v3 lists.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/x1/roomrates/{accommodation}/{productId}/photos`
   */
  async addToProduct(
    accommodation: string | number,
    productId: string | number,
    options: {
      url?: string | undefined;
    } & CallOptions = {},
  ): Promise<PhotoTask> {
    const call = {
      method: "POST",
      path: `/rest/x1/roomrates/${segment(accommodation)}/${segment(productId)}/photos`,
      form: {
        url: options.url,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * List the photos of a physical room.
   *
   * In the order in which they were added, each with its id and the addresses of its sizes.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * `GET /rest/x1/pms/{accommodation}/{pmsRoomId}/photos`
   */
  async listOfPmsRoom(
    accommodation: string | number,
    pmsRoomId: string | number,
    options: CallOptions = {},
  ): Promise<Photo[]> {
    const call = {
      method: "GET",
      path: `/rest/x1/pms/${segment(accommodation)}/${segment(pmsRoomId)}/photos`,
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * List the photos of a product.
   *
   * In the order in which they were added, each with its id and the addresses of its sizes.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * `GET /rest/x1/roomrates/{accommodation}/{productId}/photos`
   */
  async listOfProduct(
    accommodation: string | number,
    productId: string | number,
    options: CallOptions = {},
  ): Promise<Photo[]> {
    const call = {
      method: "GET",
      path: `/rest/x1/roomrates/${segment(accommodation)}/${segment(productId)}/photos`,
    };
    return rows(await this.#client.request(call, options));
  }
}

/** What a sandbox property has beyond others, such as a clock that can be put ahead. Roomrack's own. */
export class Sandbox {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Put the clock of a sandbox property ahead.
   *
   * By `seconds`, or until it shows an instant (`until`). Then all is done that has become due: proposals expire,
   * local days begin, scheduled payments and webhooks are tried again. A clock never goes back, and at most 1,100
   * days ahead in all.
   *
   * Needs **READWRITE** on **accommodation**.
   *
   * `POST /rest/x1/sandbox/{accommodation}/clock`
   */
  async advance(
    accommodation: string | number,
    body: SandboxAdvance,
    options: CallOptions = {},
  ): Promise<SandboxClock> {
    const call = {
      method: "POST",
      path: `/rest/x1/sandbox/${segment(accommodation)}/clock`,
      json: body,
    };
    return await this.#client.request(call, options);
  }

  /**
   * See a property's clock.
   *
   * What time it is for the property, how far that is ahead of the server, and whether all that has become due was
   * done (`settled`). With `wait` the answer comes once it was, or after so many seconds.
   *
   * Needs **READONLY** on **accommodation**.
   *
   * wait: How many seconds to wait when there is nothing yet, up to 20. 0 when missing.
   *
   * `GET /rest/x1/sandbox/{accommodation}/clock`
   */
  async clock(
    accommodation: string | number,
    options: {
      wait?: number | undefined;
    } & CallOptions = {},
  ): Promise<SandboxClock> {
    const call = {
      method: "GET",
      path: `/rest/x1/sandbox/${segment(accommodation)}/clock`,
      query: {
        wait: options.wait,
      },
    };
    return await this.#client.request(call, options);
  }
}

/** Which events are sent to the application, and where. */
export class Subscriptions {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Subscribe to an event.
   *
   * One subscription for each event and application. The address must be https and public.
   *
   * `POST /rest/v1/subscription/{event}`
   */
  async create(
    event: "RESERVATION_CREATED" | "RESERVATION_CHANGE" | "RESERVATION_CANCELLED" | "RESERVATION_CONFIRMED" | "CONTENT_NOTIFICATION" | "CONTENT_PUSH" | "PORTAL_SUBSCRIPTION_CALENDAR" | "XXX_NOT_USED_PORTAL_PROCESS_FAILED" | "CHAT_MESSAGE_RECEIVED",
    options: {
      url?: string | undefined;
    } & CallOptions = {},
  ): Promise<WebhookSubscription> {
    const call = {
      method: "POST",
      path: `/rest/v1/subscription/${segment(event)}`,
      form: {
        url: options.url,
      },
    };
    return await this.#client.request(call, options);
  }

  /**
   * End a subscription.
   *
   * What was not delivered yet is dropped.
   *
   * `DELETE /rest/v1/subscription/{id}`
   */
  async delete(
    id: string | number,
    options: CallOptions = {},
  ): Promise<WebhookSubscription> {
    const call = {
      method: "DELETE",
      path: `/rest/v1/subscription/${segment(id)}`,
    };
    return await this.#client.request(call, options);
  }

  /**
   * List the events that can be subscribed to.
   *
   * Their names.
   *
   * `GET /rest/v1/subscription/list`
   */
  async events(
    options: CallOptions = {},
  ): Promise<EventName[]> {
    const call = {
      method: "GET",
      path: "/rest/v1/subscription/list",
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * List the application's subscriptions.
   *
   * Whichever of its tokens asks.
   *
   * `GET /rest/v1/subscription`
   */
  async list(
    options: CallOptions = {},
  ): Promise<WebhookSubscription[]> {
    const call = {
      method: "GET",
      path: "/rest/v1/subscription",
    };
    return rows(await this.#client.request(call, options));
  }

  /**
   * Change where an event is sent.
   *
   * The new address is checked like that of a new subscription.
   *
   * url: An https address, where the event is sent or the photo is.
   *
   * `PUT /rest/v1/subscription/{id}`
   */
  async update(
    id: string | number,
    options: {
      url?: string | undefined;
    } & CallOptions = {},
  ): Promise<WebhookSubscription> {
    const call = {
      method: "PUT",
      path: `/rest/v1/subscription/${segment(id)}`,
      query: {
        url: options.url,
      },
    };
    return await this.#client.request(call, options);
  }
}

/** Who a token speaks for. */
export class User {
  #client: Core;

  constructor(client: Core) {
    this.#client = client;
  }

  /**
   * Tell who the token speaks for.
   *
   * The person behind the token, the application, and the properties that it reaches with the rights on each.
   *
   * `GET /rest/v1/user/info`
   */
  async info(
    options: CallOptions = {},
  ): Promise<UserInfo> {
    const call = {
      method: "GET",
      path: "/rest/v1/user/info",
    };
    return await this.#client.request(call, options);
  }
}

/** A client with every operation, by area. */
export class Client extends Core {
  readonly accommodations: Accommodations;
  readonly calendar: Calendar;
  readonly calendarFiles: CalendarFiles;
  readonly calendarTools: CalendarTools;
  readonly cards: Cards;
  readonly chat: Chat;
  readonly chatDesk: ChatDesk;
  readonly checkinDesk: CheckinDesk;
  readonly checkins: Checkins;
  readonly configuration: Configuration;
  readonly connectionContent: ConnectionContent;
  readonly connections: Connections;
  readonly deliveries: Deliveries;
  readonly distribution: Distribution;
  readonly events: Events;
  readonly extras: Extras;
  readonly guestRegistry: GuestRegistry;
  readonly guests: Guests;
  readonly identity: Identity;
  readonly invoiceDesk: InvoiceDesk;
  readonly invoices: Invoices;
  readonly meta: Meta;
  readonly offers: Offers;
  readonly paymentDesk: PaymentDesk;
  readonly payments: Payments;
  readonly people: People;
  readonly pmsRooms: PmsRooms;
  readonly policies: Policies;
  readonly portals: Portals;
  readonly productContent: ProductContent;
  readonly products: Products;
  readonly ratePlans: RatePlans;
  readonly reservations: Reservations;
  readonly revisions: Revisions;
  readonly roomAssignment: RoomAssignment;
  readonly roomPhotos: RoomPhotos;
  readonly sandbox: Sandbox;
  readonly subscriptions: Subscriptions;
  readonly user: User;

  constructor(baseUrl: string, options: ClientOptions = {}) {
    super(baseUrl, options);
    this.accommodations = new Accommodations(this);
    this.calendar = new Calendar(this);
    this.calendarFiles = new CalendarFiles(this);
    this.calendarTools = new CalendarTools(this);
    this.cards = new Cards(this);
    this.chat = new Chat(this);
    this.chatDesk = new ChatDesk(this);
    this.checkinDesk = new CheckinDesk(this);
    this.checkins = new Checkins(this);
    this.configuration = new Configuration(this);
    this.connectionContent = new ConnectionContent(this);
    this.connections = new Connections(this);
    this.deliveries = new Deliveries(this);
    this.distribution = new Distribution(this);
    this.events = new Events(this);
    this.extras = new Extras(this);
    this.guestRegistry = new GuestRegistry(this);
    this.guests = new Guests(this);
    this.identity = new Identity(this);
    this.invoiceDesk = new InvoiceDesk(this);
    this.invoices = new Invoices(this);
    this.meta = new Meta(this);
    this.offers = new Offers(this);
    this.paymentDesk = new PaymentDesk(this);
    this.payments = new Payments(this);
    this.people = new People(this);
    this.pmsRooms = new PmsRooms(this);
    this.policies = new Policies(this);
    this.portals = new Portals(this);
    this.productContent = new ProductContent(this);
    this.products = new Products(this);
    this.ratePlans = new RatePlans(this);
    this.reservations = new Reservations(this);
    this.revisions = new Revisions(this);
    this.roomAssignment = new RoomAssignment(this);
    this.roomPhotos = new RoomPhotos(this);
    this.sandbox = new Sandbox(this);
    this.subscriptions = new Subscriptions(this);
    this.user = new User(this);
  }
}
