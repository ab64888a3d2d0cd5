/**
 * What the API takes and gives. Generated from the server's OpenAPI document: `make sdk` writes it anew.
 *
 * What is read may hold words and fields that are not here.
 */

/** `ApiAccommodationDTO` of the API. */
export interface Accommodation {
  id?: string | null;
  name?: string | null;
  currency?: string | null;
  timeZone?: string | null;
  timeZoneOffset?: string | null;
  phoneNumber?: string | null;
  address?: string | null;
  latitude?: number | null;
  longitude?: number | null;
  zipCode?: string | null;
  city?: string | null;
  checkinStart?: number | null;
  checkinEnd?: number | null;
  checkout?: number | null;
  networkInfo?: NetworkInfo | null;
  contact?: Contact | null;
  propertyCategory?: "OTHER" | "BEDBREAKFAST" | "APARTMENT" | "HOTEL" | "CAMPGROUND" | "HOSTEL" | "FARMHOUSE" | "CABIN_OR_BUNGALOW" | "CHALET" | "VILLA" | "CASTLE" | "BOUTIQUE" | "GUESTHOUSE" | "CAMPER" | "HOUSE" | "PRIVATE_RESIDENCE" | null;
  location?: Place | null;
  networkActive?: boolean | null;
  license?: LicenseForm | null;
  logo?: string | null;
  icon?: string | null;
  coverImage?: string | null;
  country?: "AF" | "AX" | "AL" | "DZ" | "AS" | "AD" | "AO" | "AI" | "AQ" | "AG" | "AR" | "AM" | "AW" | "AU" | "AT" | "AZ" | "BS" | "BH" | "BD" | "BB" | "BY" | "BE" | "BZ" | "BJ" | "BM" | "BT" | "BO" | "BQ" | "BA" | "BW" | "BV" | "BR" | "IO" | "BN" | "BG" | "BF" | "BI" | "KH" | "CM" | "CA" | "CV" | "KY" | "CF" | "TD" | "CL" | "CN" | "CX" | "CC" | "CO" | "KM" | "CG" | "CD" | "CK" | "CR" | "CI" | "HR" | "CU" | "CW" | "CY" | "CZ" | "DK" | "DJ" | "DM" | "DO" | "EC" | "EG" | "SV" | "GQ" | "ER" | "EE" | "ET" | "FK" | "FO" | "FJ" | "FI" | "FR" | "GF" | "PF" | "TF" | "GA" | "GM" | "GE" | "DE" | "GH" | "GI" | "GR" | "GL" | "GD" | "GP" | "GU" | "GT" | "GG" | "GN" | "GW" | "GY" | "HT" | "HM" | "VA" | "HN" | "HK" | "HU" | "IS" | "IN" | "ID" | "IR" | "IQ" | "IE" | "IM" | "IL" | "IT" | "JM" | "JP" | "JE" | "JO" | "KZ" | "KE" | "KI" | "KP" | "KR" | "KW" | "KG" | "LA" | "LV" | "LB" | "LS" | "LR" | "LY" | "LI" | "LT" | "LU" | "MO" | "MK" | "MG" | "MW" | "MY" | "MV" | "ML" | "MT" | "MH" | "MQ" | "MR" | "MU" | "YT" | "MX" | "FM" | "MD" | "MC" | "MN" | "ME" | "MS" | "MA" | "MZ" | "MM" | "NA" | "NR" | "NP" | "NL" | "NC" | "NZ" | "NI" | "NE" | "NG" | "NU" | "NF" | "MP" | "NO" | "OM" | "PK" | "PW" | "PS" | "PA" | "PG" | "PY" | "PE" | "PH" | "PN" | "PL" | "PT" | "PR" | "QA" | "RE" | "RO" | "RU" | "RW" | "BL" | "SH" | "KN" | "LC" | "MF" | "PM" | "VC" | "WS" | "SM" | "ST" | "SA" | "SN" | "RS" | "SC" | "SL" | "SG" | "SX" | "SK" | "SI" | "SB" | "SO" | "ZA" | "GS" | "SS" | "ES" | "LK" | "SD" | "SR" | "SJ" | "SZ" | "SE" | "CH" | "SY" | "TW" | "TJ" | "TZ" | "TH" | "TL" | "TG" | "TK" | "TO" | "TT" | "TN" | "TR" | "TM" | "TC" | "TV" | "UG" | "UA" | "AE" | "GB" | "US" | "UM" | "UY" | "UZ" | "VU" | "VE" | "VN" | "VG" | "VI" | "WF" | "EH" | "YE" | "ZM" | "ZW" | "XJ" | null;
  masterCalendar?: boolean | null;
  clpms?: Clpms | null;
  insertTime?: string | null;
  policeAccount?: PoliceAccount | null;
  cleaningCost?: number | null;
  breakfastIncluded?: boolean | null;
  breakfastPrice?: number | null;
  autoClose?: boolean | null;
  zip?: string | null;
  district?: string | null;
  website?: string | null;
  givenName?: string | null;
  familyName?: string | null;
  companyType?: "PRIVATE_PERSON" | "INDIVIDUAL_COMPANY" | "COMPANY" | "INSTITUTION" | "ENTITY" | null;
  email?: string | null;
  welcome_user?: boolean | null;
  welcome_alternative_email?: string | null;
  network_name?: string | null;
  phone?: string | null;
  accept_duplicates?: boolean | null;
  cod_promo?: string | null;
  vatCode?: string | null;
  fiscalCode?: string | null;
  taxIncluded?: boolean | null;
  taxes?: number | null;
  layout?: Layout | null;
  lastCashClosingDay?: string | null;
  customerHead?: AccommodationHead | null;
  invoiceOptions?: InvoiceOptions | null;
  sandboxProperty?: boolean | null;
  datePattern?: string | null;
  language?: "IT" | "EN" | "FR" | "ES" | "DE" | "RU" | "PT" | "NL" | "JA" | "EL" | "TR" | "ZH" | "CA" | "RO" | null;
  licenseCode?: string | null;
  credit?: number | null;
  billingNetworkMasterAccount?: boolean | null;
  billingNetworkName?: string | null;
  additionalInformation?: string | null;
  rating?: "NONE" | "STAR1" | "STAR1S" | "STAR2" | "STAR2S" | "STAR3" | "STAR3S" | "STAR4" | "STAR4S" | "STAR5" | "STAR5L" | null;
  preferThisLanguage?: boolean | null;
  totalBeds?: number | null;
  adminUserAccessGranted?: boolean | null;
  mailTemplate?: string | null;
}

/** `ApiAccommodationHeadDTO` of the API. */
export interface AccommodationHead {
  id?: number | null;
  givenName?: string | null;
  familyName?: string | null;
  country?: "AF" | "AX" | "AL" | "DZ" | "AS" | "AD" | "AO" | "AI" | "AQ" | "AG" | "AR" | "AM" | "AW" | "AU" | "AT" | "AZ" | "BS" | "BH" | "BD" | "BB" | "BY" | "BE" | "BZ" | "BJ" | "BM" | "BT" | "BO" | "BQ" | "BA" | "BW" | "BV" | "BR" | "IO" | "BN" | "BG" | "BF" | "BI" | "KH" | "CM" | "CA" | "CV" | "KY" | "CF" | "TD" | "CL" | "CN" | "CX" | "CC" | "CO" | "KM" | "CG" | "CD" | "CK" | "CR" | "CI" | "HR" | "CU" | "CW" | "CY" | "CZ" | "DK" | "DJ" | "DM" | "DO" | "EC" | "EG" | "SV" | "GQ" | "ER" | "EE" | "ET" | "FK" | "FO" | "FJ" | "FI" | "FR" | "GF" | "PF" | "TF" | "GA" | "GM" | "GE" | "DE" | "GH" | "GI" | "GR" | "GL" | "GD" | "GP" | "GU" | "GT" | "GG" | "GN" | "GW" | "GY" | "HT" | "HM" | "VA" | "HN" | "HK" | "HU" | "IS" | "IN" | "ID" | "IR" | "IQ" | "IE" | "IM" | "IL" | "IT" | "JM" | "JP" | "JE" | "JO" | "KZ" | "KE" | "KI" | "KP" | "KR" | "KW" | "KG" | "LA" | "LV" | "LB" | "LS" | "LR" | "LY" | "LI" | "LT" | "LU" | "MO" | "MK" | "MG" | "MW" | "MY" | "MV" | "ML" | "MT" | "MH" | "MQ" | "MR" | "MU" | "YT" | "MX" | "FM" | "MD" | "MC" | "MN" | "ME" | "MS" | "MA" | "MZ" | "MM" | "NA" | "NR" | "NP" | "NL" | "NC" | "NZ" | "NI" | "NE" | "NG" | "NU" | "NF" | "MP" | "NO" | "OM" | "PK" | "PW" | "PS" | "PA" | "PG" | "PY" | "PE" | "PH" | "PN" | "PL" | "PT" | "PR" | "QA" | "RE" | "RO" | "RU" | "RW" | "BL" | "SH" | "KN" | "LC" | "MF" | "PM" | "VC" | "WS" | "SM" | "ST" | "SA" | "SN" | "RS" | "SC" | "SL" | "SG" | "SX" | "SK" | "SI" | "SB" | "SO" | "ZA" | "GS" | "SS" | "ES" | "LK" | "SD" | "SR" | "SJ" | "SZ" | "SE" | "CH" | "SY" | "TW" | "TJ" | "TZ" | "TH" | "TL" | "TG" | "TK" | "TO" | "TT" | "TN" | "TR" | "TM" | "TC" | "TV" | "UG" | "UA" | "AE" | "GB" | "US" | "UM" | "UY" | "UZ" | "VU" | "VE" | "VN" | "VG" | "VI" | "WF" | "EH" | "YE" | "ZM" | "ZW" | "XJ" | null;
}

/** `ApiAccommodationLight` of the API. */
export interface AccommodationLight {
  id?: string | null;
  name?: string | null;
  currency?: string | null;
  timeZone?: string | null;
  timeZoneOffset?: string | null;
  phoneNumber?: string | null;
  address?: string | null;
  latitude?: number | null;
  longitude?: number | null;
  zipCode?: string | null;
  city?: string | null;
  checkinStart?: number | null;
  checkinEnd?: number | null;
  checkout?: number | null;
}

/** `ApiAmenity` of the API. */
export interface Amenity {
  internalLabel?: string | null;
  id?: number | null;
  internalName?: string | null;
  label?: string | null;
  values?: Record<string, string> | null;
  aiEnabled?: boolean | null;
  suggested?: boolean | null;
  image?: string | null;
}

/** `AssignedStay` of the API. */
export interface AssignedStay {
  reservation: number;
  product: number;
  pmsProduct: number;
  checkin: string;
  checkout: string;
}

/** `AttachmentDTO` of the API. */
export interface Attachment {
  id?: number | null;
  name?: string | null;
  type?: "JPEG" | "PNG" | "OCTET_STREAM" | null;
  url?: string | null;
  previewUrl?: string | null;
  content?: string | null;
  sortOrder?: number | null;
  repository?: "ROOM" | "PROPERTY" | "CHAT" | null;
  error?: string | null;
}

/** `ApiBulkReservation` of the API. */
export interface BulkReservation {
  reservations?: ReservationRequest[] | null;
}

/** `CalendarBulkAnswer` of the API. */
export interface CalendarBulkAnswer {
  process: number[];
  success: boolean;
}

/** `CalendarBulkRequest` of the API. */
export interface CalendarBulkRequest {
  room?: number | null;
  dateFrom?: string | null;
  dateTo?: string | null;
  values?: CalendarBulkValues | null;
}

/** `CalendarBulkValues` of the API. */
export interface CalendarBulkValues {
  availability?: number | null;
  price?: number | null;
  minstay?: number | null;
  maxstay?: number | null;
  stopSells?: boolean | null;
  closeToArrival?: boolean | null;
  closeToDeparture?: boolean | null;
  cutOffDays?: number | null;
}

/** `CalendarChangedValue` of the API. */
export interface CalendarChangedValue {
  before: unknown;
  after: unknown;
}

/** `CalendarChanges` of the API. */
export interface CalendarChanges {
  date: string;
  changes: Record<string, CalendarChangedValue>;
}

/** `CalendarDay` of the API. */
export interface CalendarDay {
  date: string;
  availability: number;
  price: number;
  minStay: number;
  maxStay: number;
  stopSells: boolean;
  closeToArrival: boolean;
  closeToDeparture: boolean;
  cutOffDays: number;
  bookable: boolean;
}

/** `CalendarDryRun` of the API. */
export interface CalendarDryRun {
  data: CalendarDryRunProduct[];
  additionalCost: number;
}

/** `CalendarDryRunProduct` of the API. */
export interface CalendarDryRunProduct {
  accommodation: string;
  id: number;
  name: string;
  derived: boolean;
  days: CalendarChanges[];
}

/** `CalendarGuardedItem` of the API. */
export interface CalendarGuardedItem {
  room?: number | null;
  dateFrom?: string | null;
  dateTo?: string | null;
  values?: CalendarBulkValues | null;
  ifVersion?: string | null;
}

/** `CalendarHastened` of the API. */
export interface CalendarHastened {
  imports: number[];
}

/** `CalendarHastening` of the API. */
export interface CalendarHastening {
  product?: number | null;
}

/** `CalendarLink` of the API. */
export interface CalendarLink {
  id: number;
  name: string;
  url: string;
  address: string;
  product?: number;
}

/** `CalendarLinks` of the API. */
export interface CalendarLinks {
  url: string;
  address: string;
  products: CalendarLink[];
  pmsRooms: CalendarLink[];
}

/** `CalendarPriceStep` of the API. */
export interface CalendarPriceStep {
  kind: "BASE" | "INCREMENT" | "PERCENT" | "ROUNDING" | "NOTHING" | "LIMIT" | "FLOOR" | (string & {});
  product: number;
  name: string;
  value?: number;
  price?: number;
  words: string;
}

/** `CalendarPriceTrace` of the API. */
export interface CalendarPriceTrace {
  id: number;
  name: string;
  currency: string;
  data: CalendarPricedNight[];
}

/** `CalendarPricedNight` of the API. */
export interface CalendarPricedNight {
  date: string;
  price?: number;
  steps: CalendarPriceStep[];
}

/** `CalendarRenewal` of the API. */
export interface CalendarRenewal {
  product?: number | null;
  pmsRoom?: number | null;
}

/** `ApiCalendarRoom` of the API. */
export interface CalendarRoom {
  id: number;
  name?: string;
  days?: CalendarDay[];
  object?: string;
}

/** `CalendarVersionedRoom` of the API. */
export interface CalendarVersionedRoom {
  id: number;
  name: string;
  version: string;
  days: CalendarDay[];
}

/** `CardLook` of the API. */
export interface CardLook {
  time: string;
  what: "SHOWN" | "WRONG_PIN" | "LOCKED" | "CHARGED" | "PIN_SET" | (string & {});
  reservation?: number;
  withCvv: boolean;
  processor?: string;
  application?: number;
  person?: number;
  requestId?: string;
}

/** `CardLooks` of the API. */
export interface CardLooks {
  data: CardLook[];
}

/** `CardOfBooking` of the API. */
export interface CardOfBooking {
  id?: number | null;
  refer?: string | null;
  channelRefer?: string | null;
  accommodation?: string | null;
  streamCard?: ReservationStreamCard | null;
}

/** `CardPinStatus` of the API. */
export interface CardPinStatus {
  status: "active" | "wait" | "none" | (string & {});
}

/** `ChatAttachmentDTO` of the API. */
export interface ChatAttachment {
  id?: number | null;
  name?: string | null;
  type?: "JPEG" | "PNG" | "OCTET_STREAM" | null;
  url?: string | null;
  previewUrl?: string | null;
  content?: string | null;
  sortOrder?: number | null;
  repository?: "ROOM" | "PROPERTY" | "CHAT" | null;
  error?: string | null;
  messageId?: number | null;
  propertyId?: number | null;
  size?: number | null;
  expire?: string | null;
  external?: boolean | null;
}

/** `ChatLink` of the API. */
export interface ChatLink {
  thread: number;
  open: boolean;
  chatLink?: string;
}

/** `ChatMessageDTO` of the API. */
export interface ChatMessage {
  id?: number | null;
  sender?: Person | null;
  threadId?: number | null;
  externalThreadId?: string | null;
  createTime?: string | null;
  sentTime?: string | null;
  status?: "CREATED" | "WAIT_AUTH" | "SENT" | "ERROR" | "MANUAL_VERIFY" | null;
  processor?: "DIRECT" | "WHATSAPP" | "CHANNEL" | "WHATSAPP_MANUAL" | "MAIL" | "NOTE" | null;
  externalId?: string | null;
  attributes?: ChatMessageAttribute[] | null;
  readers?: ChatMessageReader[] | null;
  attachment?: ChatAttachment | null;
  specialOffer?: SpecialOffer | null;
  review?: Review | null;
  currentAccommodations?: string[] | null;
  externalSender?: Person | null;
  readTime?: string | null;
}

/** `ChatMessageAttributeDTO` of the API. */
export interface ChatMessageAttribute {
  id?: number | null;
  messageId?: number | null;
  type?: "TEXT" | "MAIL_TEMPLATE_ID" | "ERROR_MESSAGE" | "OTA_FLOW_DIRECTION" | "REFER" | "MOBILE_PHONE" | "LANGUAGE" | "MESSAGES_LABEL_NAME" | "HIDE_SYSTEM_MESSAGE_TO" | "APP_NOTIFIED" | "TRANSLATION_MAP" | "AI_SKIP_DISABLE" | null;
  value?: string | null;
}

/** `ChatMessageReaderDTO` of the API. */
export interface ChatMessageReader {
  id?: number | null;
  messageId?: number | null;
  reader?: Person | null;
  readTime?: string | null;
}

/** `ChatMessageStatus` of the API. */
export type ChatMessageStatus = "CREATED" | "WAIT_AUTH" | "SENT" | "ERROR" | "MANUAL_VERIFY";

/** `ChatProcessor` of the API. */
export type ChatProcessor = "DIRECT" | "WHATSAPP" | "CHANNEL" | "WHATSAPP_MANUAL" | "MAIL" | "NOTE";

/** `ChatSettings` of the API. */
export interface ChatSettings {
  whatsapp: Record<string, unknown>;
}

/** `ChatSettingsChange` of the API. */
export interface ChatSettingsChange {
  whatsapp?: Record<string, unknown> | null;
}

/** `ChatTemplates` of the API. */
export interface ChatTemplates {
  data?: MailTemplate[] | null;
}

/** `ChatThreadDTO` of the API. */
export interface ChatThread {
  id: number;
  accommodationId?: string;
  defaultProcessor: "DIRECT" | "WHATSAPP" | "CHANNEL" | "WHATSAPP_MANUAL" | "MAIL" | "NOTE" | (string & {});
  persons: Person[];
  lastMessage?: ChatMessage;
  chatThreadExternals?: ChatThreadExternal[];
  attributes?: ChatThreadAttribute[];
  reservation?: Reservation;
  archiveTime?: string;
  aiDriven?: boolean;
}

/** `ChatThreadAttributeDTO` of the API. */
export interface ChatThreadAttribute {
  id: number;
  threadId: number;
  type?: "AIRBNB_BOOKING_DETAILS" | "TEST_BOOKING_DETAILS" | "AI_ASSISTANCE_THREAD" | (string & {});
  value: string;
}

/** `ChatThreadExternalDTO` of the API. */
export interface ChatThreadExternal {
  id: number;
  threadId: number;
  connectionId?: number;
  externalId?: string;
}

/** `CheckinCity` of the API. */
export interface CheckinCity {
  id: number;
  name: string;
  country: string;
  division?: string;
}

/** `CheckinMail` of the API. */
export interface CheckinMail {
  id: number;
  to: string;
  language: string;
  status: "WAITING" | "SENT" | "FAILED" | (string & {});
  attempts: number;
  problem?: string;
  createTime: string;
  sentTime?: string;
}

/** `CheckinMailRequest` of the API. */
export interface CheckinMailRequest {
  to?: string[] | null;
  language?: "IT" | "EN" | "FR" | "ES" | "DE" | "RU" | "PT" | "NL" | "JA" | "EL" | "TR" | "ZH" | "CA" | "RO" | null;
}

/** `CheckinSettings` of the API. */
export interface CheckinSettings {
  cityTax?: CityTaxRule | null;
  retentionDays?: number | null;
  linkDays?: number | null;
  police?: PoliceAccess | null;
}

/** `CheckinTag` of the API. */
export interface CheckinTag {
  id: number;
  code: string;
  label: string;
  color: string;
  values: Record<string, string>;
}

/** `CityTaxBand` of the API. */
export interface CityTaxBand {
  fromAge?: number | null;
  toAge?: number | null;
  amount?: number | null;
}

/** `CityTaxRule` of the API. */
export interface CityTaxRule {
  amount?: number | null;
  maxNights?: number | null;
  bands?: CityTaxBand[] | null;
}

/** `ApiClpmsDTO` of the API. */
export interface Clpms {
  codice?: string | null;
  userAllowed?: number | null;
  cleaningDays?: number | null;
  cleaningMail?: boolean | null;
  closeoutTime?: number | null;
  arrivalTime?: "NO" | "REQUIRED" | "OPTIONAL" | null;
  paymentProcessor?: "SYSPAY" | "STRIPE" | "NONE" | "PAYULATAM" | "PAYBYPAGO" | "ADDONPAYMENTS" | "NOT_USED_ASIAPAY_PESOPAY" | "NOT_USED_ASIAPAY_PAYDOLLAR" | "NOT_USED_ASIAPAY_SIAMPAY" | "DUMMY_PROCESSOR" | "NEXI" | "NOT_USED_PAYWAY" | "NOT_USED_OPAYO" | "CMI" | "MERCADOPAGO" | "STRIPE_CARD_PRESENTED" | "AZUL" | "REDSYS" | null;
  chatAiEnabled?: boolean | null;
  features?: ("XXX_NOT_USED_NEW_MATCHED_ROOMS" | "XXX_NOT_USED_NEW_PAGE_RESERVATION" | "PAYMENT_PREVIEW" | "XXX_NOT_USED_CALENDAR" | "PLANNING" | "XXX_NOT_USED_PMS_ADVANCED" | "XXX_NOT_USED_CONTENT_PREVIEW" | "BE_PREVIEW" | "XXX_NOT_USED_OCTODAY" | "XXX_FISCAL_PRINTER_IMPORT" | "XXX_NOT_USED_RMS_PREVIEW" | "XXX_NOT_USED_PREMIER" | "IMPORTANT_CUSTOMER" | "NEW_PAGE_RESERVATION_ADD" | "WEBSITE_PREVIEWS" | "XXX_NOT_USED_COPY_ROOMS" | "VACATION_RENTAL_CREATION_WIZARD" | "CHANNEL_MAMAGER_BETA_FUNCTIONS" | "SPECIAL_AGREEMENT_API" | "E_INVOICE")[] | null;
  activeRatePlanCross?: boolean | null;
  goodMorningEmail?: boolean | null;
}

/** `ApiConfigurationRequest` of the API. */
export interface ConfigurationRequest {
  environment?: string | null;
  redirectUri?: string[] | null;
  category?: "CHECKIN_PROVIDER" | "BOOKING_ENGINE" | "CHANNEL_MANAGER" | "OTA" | "RMS" | "MODEL_CONTEXT_PROTOCOL" | null;
  icon?: string | null;
  secretVisibility?: boolean | null;
  applicationName?: string | null;
  description?: LanguageMap | null;
}

/** `ApiConfigurationReseller` of the API. */
export interface ConfigurationReseller {
  reseller?: boolean;
  permUpgrade?: boolean;
  permOwners?: boolean;
  resellerName?: string;
  resellerEmail?: string;
  codPromo?: string;
}

/** `ApiConfigurationResponse` of the API. */
export interface ConfigurationResponse {
  environment?: string;
  redirectUri?: string[];
  category?: "CHECKIN_PROVIDER" | "BOOKING_ENGINE" | "CHANNEL_MANAGER" | "OTA" | "RMS" | "MODEL_CONTEXT_PROTOCOL" | (string & {});
  icon?: string;
  secretVisibility?: boolean;
  applicationName?: string;
  description?: LanguageMap;
  active?: boolean;
  authMethod?: string;
  authorizationPages?: string[];
  quotaLimit?: number;
  quotaStatus?: number;
  reseller?: ConfigurationReseller;
  permissions?: Permission;
  configName?: string;
  uniqueId?: string;
  buildNumber?: string;
  maintenance?: boolean;
  fiscalVersion?: string;
}

/** `ApiConnectionDTO` of the API. */
export interface Connection {
  currency?: string | null;
  id?: number | null;
  channelId?: number | null;
  channelName?: string | null;
  accommodationId?: string | null;
  hotelId?: string | null;
  userLogged?: boolean | null;
  updateCalendar?: boolean | null;
  pullReservations?: boolean | null;
  pullMappedOnly?: boolean | null;
  content?: boolean | null;
  mailOnError?: boolean | null;
  calendarValues?: ("PRICE" | "AVAILABILITY" | "MINSTAY" | "MAXSTAY" | "CLOSEARR" | "CLOSEDEP" | "STOPSELL" | "CUTOFF")[] | null;
  username?: string | null;
  password?: string | null;
  loginAt?: string | null;
  correctionRatio?: number | null;
  correctionFixed?: boolean | null;
  correctionRound?: boolean | null;
  commission?: number | null;
  messages?: boolean | null;
  availabilityPercentage?: number | null;
  portal?: PortalDTOResp | null;
  accommodation?: AccommodationLight | null;
  newChannel?: boolean | null;
  lastPortalAcceptLog?: Log | null;
  hasBasicRooms?: boolean | null;
  hasPmsRooms?: boolean | null;
  status?: "DISABLED" | "WAITING" | "ENABLED" | null;
  color?: string | null;
}

/** `ConnectionActionAnswer` of the API. */
export interface ConnectionActionAnswer {
  data: ProductMapping[];
  additionalInfo: ConnectionActionInfo;
}

/** `ConnectionActionInfo` of the API. */
export interface ConnectionActionInfo {
  actionPerformed: string;
  connectionId: number;
  prepertyId: string;
  apiId: number;
  time: string;
}

/** `ConnectionFinding` of the API. */
export interface ConnectionFinding {
  level: "ERROR" | "WARNING" | (string & {});
  code: string;
  message: string;
  mend: string;
  element?: string;
  mappingId?: number;
  productId?: number;
  externalId?: number;
}

/** `ConnectionFindings` of the API. */
export interface ConnectionFindings {
  data: ConnectionFinding[];
}

/** `ConnectionLog` of the API. */
export interface ConnectionLog {
  data: Log[];
}

/** `ConnectionMappingPair` of the API. */
export interface ConnectionMappingPair {
  product?: number | null;
  external?: number | null;
}

/** `ConnectionSync` of the API. */
export interface ConnectionSync {
  connection: number;
  status: "DISABLED" | "WAITING" | "ENABLED" | (string & {});
  pending: SyncPending;
  quarantined: number;
  figures: SyncFigures;
  everything?: SyncEverything;
  push?: SyncWork;
  bookings?: SyncWork;
  reconciliation?: SyncWork;
  noticesUrl?: string;
}

/** `ApiContact` of the API. */
export interface Contact {
  contactName?: string | null;
  phoneNumber?: string | null;
  phoneNumber2?: string | null;
  mobileNumberFull?: string | null;
  mobilePrefix?: string | null;
  mobileNumber?: string | null;
  email?: string | null;
  secondaryEmail?: string | null;
  givenName?: string | null;
  familyName?: string | null;
}

/** `ContentCodeMapping` of the API. */
export interface ContentCodeMapping {
  id?: number | null;
  imported?: boolean | null;
  portal?: string | null;
  country?: "AF" | "AX" | "AL" | "DZ" | "AS" | "AD" | "AO" | "AI" | "AQ" | "AG" | "AR" | "AM" | "AW" | "AU" | "AT" | "AZ" | "BS" | "BH" | "BD" | "BB" | "BY" | "BE" | "BZ" | "BJ" | "BM" | "BT" | "BO" | "BQ" | "BA" | "BW" | "BV" | "BR" | "IO" | "BN" | "BG" | "BF" | "BI" | "KH" | "CM" | "CA" | "CV" | "KY" | "CF" | "TD" | "CL" | "CN" | "CX" | "CC" | "CO" | "KM" | "CG" | "CD" | "CK" | "CR" | "CI" | "HR" | "CU" | "CW" | "CY" | "CZ" | "DK" | "DJ" | "DM" | "DO" | "EC" | "EG" | "SV" | "GQ" | "ER" | "EE" | "ET" | "FK" | "FO" | "FJ" | "FI" | "FR" | "GF" | "PF" | "TF" | "GA" | "GM" | "GE" | "DE" | "GH" | "GI" | "GR" | "GL" | "GD" | "GP" | "GU" | "GT" | "GG" | "GN" | "GW" | "GY" | "HT" | "HM" | "VA" | "HN" | "HK" | "HU" | "IS" | "IN" | "ID" | "IR" | "IQ" | "IE" | "IM" | "IL" | "IT" | "JM" | "JP" | "JE" | "JO" | "KZ" | "KE" | "KI" | "KP" | "KR" | "KW" | "KG" | "LA" | "LV" | "LB" | "LS" | "LR" | "LY" | "LI" | "LT" | "LU" | "MO" | "MK" | "MG" | "MW" | "MY" | "MV" | "ML" | "MT" | "MH" | "MQ" | "MR" | "MU" | "YT" | "MX" | "FM" | "MD" | "MC" | "MN" | "ME" | "MS" | "MA" | "MZ" | "MM" | "NA" | "NR" | "NP" | "NL" | "NC" | "NZ" | "NI" | "NE" | "NG" | "NU" | "NF" | "MP" | "NO" | "OM" | "PK" | "PW" | "PS" | "PA" | "PG" | "PY" | "PE" | "PH" | "PN" | "PL" | "PT" | "PR" | "QA" | "RE" | "RO" | "RU" | "RW" | "BL" | "SH" | "KN" | "LC" | "MF" | "PM" | "VC" | "WS" | "SM" | "ST" | "SA" | "SN" | "RS" | "SC" | "SL" | "SG" | "SX" | "SK" | "SI" | "SB" | "SO" | "ZA" | "GS" | "SS" | "ES" | "LK" | "SD" | "SR" | "SJ" | "SZ" | "SE" | "CH" | "SY" | "TW" | "TJ" | "TZ" | "TH" | "TL" | "TG" | "TK" | "TO" | "TT" | "TN" | "TR" | "TM" | "TC" | "TV" | "UG" | "UA" | "AE" | "GB" | "US" | "UM" | "UY" | "UZ" | "VU" | "VE" | "VN" | "VG" | "VI" | "WF" | "EH" | "YE" | "ZM" | "ZW" | "XJ" | null;
  description?: Record<string, string> | null;
  title?: Record<string, string> | null;
  json?: string | null;
  type?: "FEE_PERSONAL" | "CHARGE_TYPE" | "IMAGE_TAGS" | "SERVICE" | "PAYMENTS_CARD" | "LANGUAGES" | "BREAKFAST" | "CANCEL_POLICY" | "ROOM_AMENITY" | "INTERNET_CONNECTION_TYPES" | "INTERNET_CONNECTION_COVERAGE" | "PARKING_TYPE" | "BED_TYPE" | "CONTACT_TYPE" | "CONTACT_LANGUAGE" | "EXTRABED_GUEST_TYPE" | "BOOKING_ACCEPTED_GUESTS" | "FEE_TAX" | "RATE_OFFER" | "PRODUCT_BENEFIT" | "ACCOMMODATION_CATEGORY" | "CITY_TAX_CATEGORY" | "CITY_TAX_NATURE" | "CANCEL_POLICY_DEPOSIT" | "ROOM_CATEGORY" | "ROOM_CLASS" | "BEDROOM_TYPE" | "ROOM_NAMING" | "PHOTO_TYPE" | "LISTING_EXPECTATION" | "PROPERTY_CHECKIN_METHOD" | "BATHROOM_LOCATION" | null;
  subType?: "AMENITY_VIEW" | "AMENITY_KITCHEN" | "AMENITY_SHOWER_RELATED" | "AMENITY_BED_RELATED" | "AMENITY_ACCESSIBILITY" | "AMENITY_CONNECTION" | null;
  portalAttributes?: string | null;
  portalValue?: string | null;
  lastEdit?: string | null;
  octorateValue?: string | null;
  ignoreMapping?: boolean | null;
  score?: number | null;
  validationSchema?: ContentCodeValidation | null;
  englishDescription?: string | null;
  convertedOctorate?: EnumContent | null;
  portalBooking?: boolean | null;
  convertible?: boolean | null;
  schema?: ContentMappingSchema | null;
  serializedName?: string | null;
}

/** `ContentCodeValidation` of the API. */
export interface ContentCodeValidation {
  requiredParkingInfo?: boolean | null;
  requiredInternetInfo?: boolean | null;
}

/** `ContentMappingSchema` of the API. */
export interface ContentMappingSchema {
  percent?: boolean | null;
}

/** `ContentPageField` of the API. */
export interface ContentPageField {
  id: number;
  name: string;
  page: string;
  field: string;
  type: string;
  required: boolean;
  values?: string[];
}

/** `ContentProcess` of the API. */
export interface ContentProcess {
  id: number;
  status: "WAITING" | "RUNNING" | "DONE" | "FAILED" | (string & {});
  success?: boolean;
  message?: string;
  portal: string;
  connection: number;
  octorateProduct?: number;
  createTime: string;
  updateTime: string;
}

/** `ApiAccommodationResponse` of the API. */
export interface CreatedAccommodation {
  status?: string;
  codice?: string[];
  refresh_token?: string;
  refresh_properties?: string[];
  identity?: OAuthIdentity;
  ids?: string;
  id: string;
}

/** `DerivedRule` of the API. */
export interface DerivedRule {
  parent?: number | null;
  availability?: boolean | null;
  stay?: boolean | null;
  restrictions?: boolean | null;
  stopSell?: boolean | null;
  price?: "CALENDAR" | "INCREMENT" | "PERCENT" | null;
  priceValue?: number | null;
  priceRound?: boolean | null;
  accommodationId?: string | null;
  referenceType?: "GENERIC" | "RESERVATION" | "PORTALCONNECTION" | "INVOICE" | "PAYMENT" | "ACCOMMODATION" | "VERSION" | "INVOICE_ITEM" | "PAYOFF" | "ROOM" | "ROOMPORTAL" | "CONTENT_PROCESS" | "PAY_STEP" | "ANNUAL_REPORT" | "PERSON" | "USER" | null;
  id?: number | null;
  reservationId?: number | null;
  invoiceId?: number | null;
  roomLog?: number | null;
}

/** `DriftedDay` of the API. */
export interface DriftedDay {
  product: number;
  date: string;
  ours: SyncValues;
  theirs: SyncValues;
  foundTime: string;
  mendedTime?: string;
}

/** `DriftedDays` of the API. */
export interface DriftedDays {
  data: DriftedDay[];
}

/** `EnumContent` of the API. */
export interface EnumContent {
  typeContent?: "FEE_PERSONAL" | "CHARGE_TYPE" | "IMAGE_TAGS" | "SERVICE" | "PAYMENTS_CARD" | "LANGUAGES" | "BREAKFAST" | "CANCEL_POLICY" | "ROOM_AMENITY" | "INTERNET_CONNECTION_TYPES" | "INTERNET_CONNECTION_COVERAGE" | "PARKING_TYPE" | "BED_TYPE" | "CONTACT_TYPE" | "CONTACT_LANGUAGE" | "EXTRABED_GUEST_TYPE" | "BOOKING_ACCEPTED_GUESTS" | "FEE_TAX" | "RATE_OFFER" | "PRODUCT_BENEFIT" | "ACCOMMODATION_CATEGORY" | "CITY_TAX_CATEGORY" | "CITY_TAX_NATURE" | "CANCEL_POLICY_DEPOSIT" | "ROOM_CATEGORY" | "ROOM_CLASS" | "BEDROOM_TYPE" | "ROOM_NAMING" | "PHOTO_TYPE" | "LISTING_EXPECTATION" | "PROPERTY_CHECKIN_METHOD" | "BATHROOM_LOCATION" | null;
}

/** `EventName` of the API. */
export type EventName = string;

/** `ExternalAccommodationExtraBed` of the API. */
export interface ExternalAccommodationExtraBed {
  portal?: PortalNames | null;
  applyGuestRange?: number | null;
  type?: string | null;
  price?: number | null;
  quantity?: number | null;
  portalValue?: string | null;
  codeType?: "FEE_PERSONAL" | "CHARGE_TYPE" | "IMAGE_TAGS" | "SERVICE" | "PAYMENTS_CARD" | "LANGUAGES" | "BREAKFAST" | "CANCEL_POLICY" | "ROOM_AMENITY" | "INTERNET_CONNECTION_TYPES" | "INTERNET_CONNECTION_COVERAGE" | "PARKING_TYPE" | "BED_TYPE" | "CONTACT_TYPE" | "CONTACT_LANGUAGE" | "EXTRABED_GUEST_TYPE" | "BOOKING_ACCEPTED_GUESTS" | "FEE_TAX" | "RATE_OFFER" | "PRODUCT_BENEFIT" | "ACCOMMODATION_CATEGORY" | "CITY_TAX_CATEGORY" | "CITY_TAX_NATURE" | "CANCEL_POLICY_DEPOSIT" | "ROOM_CATEGORY" | "ROOM_CLASS" | "BEDROOM_TYPE" | "ROOM_NAMING" | "PHOTO_TYPE" | "LISTING_EXPECTATION" | "PROPERTY_CHECKIN_METHOD" | "BATHROOM_LOCATION" | null;
  children?: boolean | null;
  applyGuestBooking?: "MAX_AGE_6" | "MAX_AGE_12" | "MAX_AGE_16" | null;
  deletable?: boolean | null;
  editable?: boolean | null;
  propertyCharge?: OctoratePropertyCharge | null;
}

/** `ExternalAccomodation` of the API. */
export interface ExternalAccomodation {
  lastUpdate?: string | null;
  propertyType?: string | null;
  permissionPublish?: number | null;
  privateOperator?: boolean | null;
  roomQuantity?: number | null;
  paymentMethods?: string[] | null;
  spokenLanguages?: string[] | null;
  depositPolicies?: ExternalCancellationPolicy[] | null;
  extraBeds?: ExternalAccommodationExtraBed[] | null;
  maxExtraBeds?: number | null;
  bookingPetsPolicy?: "ALLOWED" | "NOT_ALLOWED" | "PETS_BY_ARRANGEMENTS" | "ASSISTIVE_ANIMALS" | null;
  petsChargePaid?: boolean | null;
  petsDeposit?: number | null;
  petsNoRefundable?: number | null;
  email?: string | null;
  contacts?: ExternalContact[] | null;
  rentalAgreement?: string | null;
  chainCode?: string | null;
  damagePolicy?: OctorateDamagePolicy | null;
  quietHours?: OctorateQuietHours | null;
  frenchTaxDetails?: OctorateFrenchTaxDetails | null;
  invoiceSettings?: OctorateInvoiceSettings | null;
  externalPropertyProfile?: ExternalPropertyProfile | null;
  welcomeMessage?: LanguageMap | null;
  neighborhoodInfo?: LanguageMap | null;
  ownerInfo?: LanguageMap | null;
  familyTips?: LanguageMap | null;
  propertyCheckinMethods?: OctoratePropertyCheckinMethods | null;
}

/** `ExternalAvailabilityConf` of the API. */
export interface ExternalAvailabilityConf {
  airbnbCheckinCategory?: "doorman_entry" | "lockbox" | "smartlock" | "keypad" | "host_checkin" | "other_checkin" | null;
  checkinInstruction?: string | null;
  advancedNotice?: number | null;
  defaultMinStay?: number | null;
  defaultMaxStay?: number | null;
  weekDayCheckin?: ("MONDAY" | "TUESDAY" | "WEDNESDAY" | "THURSDAY" | "FRIDAY" | "SATURDAY" | "SUNDAY")[] | null;
  weekDayCheckout?: ("MONDAY" | "TUESDAY" | "WEDNESDAY" | "THURSDAY" | "FRIDAY" | "SATURDAY" | "SUNDAY")[] | null;
  allowRTBMaxstay?: boolean | null;
}

/** `ExternalBedDescriptor` of the API. */
export interface ExternalBedDescriptor {
  quantity?: number | null;
  included?: boolean | null;
  bedType?: "KING" | "QUEEN" | "DOUBLE" | "SINGLE" | "TWIN" | "SOFA" | "BUNK" | "COUCH" | "AIR_MATTRES" | "FLOOR_MATTRESS" | "TODDLER" | "CRIB" | "WATER" | "HAMMOCK" | "MALE_CAPSULE" | "FEMALE_CAPSULE" | null;
  transientExternal?: Record<string, string> | null;
  applicableUntilAge?: number | null;
  extraPrice?: number | null;
}

/** `ExternalCancellationPolicy` of the API. */
export interface ExternalCancellationPolicy {
  applyOnDeposit?: boolean | null;
  portalValue?: string | null;
  deadline?: Record<string, unknown> | null;
  afterReservation?: number | null;
  afterDeadline?: number | null;
  applyAfterNights?: number | null;
  externalId?: string | null;
  deletable?: boolean | null;
  inclusive?: boolean | null;
  codeType?: "FEE_PERSONAL" | "CHARGE_TYPE" | "IMAGE_TAGS" | "SERVICE" | "PAYMENTS_CARD" | "LANGUAGES" | "BREAKFAST" | "CANCEL_POLICY" | "ROOM_AMENITY" | "INTERNET_CONNECTION_TYPES" | "INTERNET_CONNECTION_COVERAGE" | "PARKING_TYPE" | "BED_TYPE" | "CONTACT_TYPE" | "CONTACT_LANGUAGE" | "EXTRABED_GUEST_TYPE" | "BOOKING_ACCEPTED_GUESTS" | "FEE_TAX" | "RATE_OFFER" | "PRODUCT_BENEFIT" | "ACCOMMODATION_CATEGORY" | "CITY_TAX_CATEGORY" | "CITY_TAX_NATURE" | "CANCEL_POLICY_DEPOSIT" | "ROOM_CATEGORY" | "ROOM_CLASS" | "BEDROOM_TYPE" | "ROOM_NAMING" | "PHOTO_TYPE" | "LISTING_EXPECTATION" | "PROPERTY_CHECKIN_METHOD" | "BATHROOM_LOCATION" | null;
  editable?: boolean | null;
  deadlineHours?: number | null;
  fakeValue?: ContentCodeMapping | null;
  propertyCharge?: OctoratePropertyCharge | null;
}

/** `ExternalContact` of the API. */
export interface ExternalContact {
  portal?: PortalNames | null;
  type?: string | null;
  personName?: string | null;
  personFamilyName?: string | null;
  companyName?: string | null;
  phone?: string | null;
  male?: boolean | null;
  mail?: string | null;
  place?: PlaceInterface | null;
  languageOcto?: "IT" | "EN" | "FR" | "ES" | "DE" | "RU" | "PT" | "NL" | "JA" | "EL" | "TR" | "ZH" | "CA" | "RO" | null;
  portalValue?: string | null;
  codeType?: "FEE_PERSONAL" | "CHARGE_TYPE" | "IMAGE_TAGS" | "SERVICE" | "PAYMENTS_CARD" | "LANGUAGES" | "BREAKFAST" | "CANCEL_POLICY" | "ROOM_AMENITY" | "INTERNET_CONNECTION_TYPES" | "INTERNET_CONNECTION_COVERAGE" | "PARKING_TYPE" | "BED_TYPE" | "CONTACT_TYPE" | "CONTACT_LANGUAGE" | "EXTRABED_GUEST_TYPE" | "BOOKING_ACCEPTED_GUESTS" | "FEE_TAX" | "RATE_OFFER" | "PRODUCT_BENEFIT" | "ACCOMMODATION_CATEGORY" | "CITY_TAX_CATEGORY" | "CITY_TAX_NATURE" | "CANCEL_POLICY_DEPOSIT" | "ROOM_CATEGORY" | "ROOM_CLASS" | "BEDROOM_TYPE" | "ROOM_NAMING" | "PHOTO_TYPE" | "LISTING_EXPECTATION" | "PROPERTY_CHECKIN_METHOD" | "BATHROOM_LOCATION" | null;
  contract?: boolean | null;
  deletable?: boolean | null;
  editable?: boolean | null;
  propertyCharge?: OctoratePropertyCharge | null;
}

/** `ExternalDescriptions` of the API. */
export interface ExternalDescriptions {
  directions?: string | null;
  description?: Record<string, string> | null;
  houseRules?: LanguageMap | null;
  spaceInformation?: LanguageMap | null;
  access?: LanguageMap | null;
  hostInteraction?: LanguageMap | null;
  neightboorHood?: LanguageMap | null;
  transportation?: LanguageMap | null;
  details?: LanguageMap | null;
  paymentNotes?: LanguageMap | null;
  headline?: PortalLanguageMap | null;
}

/** `ExternalDiscount` of the API. */
export interface ExternalDiscount {
  model?: "BOOKED_BEYOND_AT_LEAST_X_DAYS" | "BOOKED_WITHIN_AT_MOST_X_DAYS" | "STAYED_AT_LEAST_X_DAYS" | null;
  type?: "FIXED" | "PERCENT" | null;
  value?: number | null;
  daysThresholdOne?: number | null;
}

/** `ExternalFee` of the API. */
export interface ExternalFee {
  portal?: PortalNames | null;
  portalValue?: string | null;
  chargeTypeValue?: string | null;
  amount?: number | null;
  configuration?: "INCLUSIVE" | "EXCLUSIVE" | null;
  category?: "FEE" | "TAX" | null;
  taxable?: boolean | null;
  internetDetails?: ExternalFeeInternet | null;
  parkingDetails?: ExternalFeeParking | null;
  propertyCharge?: OctoratePropertyCharge | null;
  airbnbFeeType?: "PASS_THROUGH_RESORT_FEE" | "PASS_THROUGH_MANAGEMENT_FEE" | "PASS_THROUGH_COMMUNITY_FEE" | "PASS_THROUGH_LINEN_FEE" | "PASS_THROUGH_ELECTRICITY_FEE" | "PASS_THROUGH_WATER_FEE" | "PASS_THROUGH_HEATING_FEE" | "PASS_THROUGH_AIR_CONDITIONING_FEE" | "PASS_THROUGH_UTILITY_FEE" | "PASS_THROUGH_PET_FEE" | "PASS_THROUGH_CLEANING_FEE" | "PASS_THROUGH_SHORT_TERM_CLEANING_FEE" | "PASS_THROUGH_SECURITY_DEPOSIT" | null;
  inclusive?: boolean | null;
  codeType?: "FEE_PERSONAL" | "CHARGE_TYPE" | "IMAGE_TAGS" | "SERVICE" | "PAYMENTS_CARD" | "LANGUAGES" | "BREAKFAST" | "CANCEL_POLICY" | "ROOM_AMENITY" | "INTERNET_CONNECTION_TYPES" | "INTERNET_CONNECTION_COVERAGE" | "PARKING_TYPE" | "BED_TYPE" | "CONTACT_TYPE" | "CONTACT_LANGUAGE" | "EXTRABED_GUEST_TYPE" | "BOOKING_ACCEPTED_GUESTS" | "FEE_TAX" | "RATE_OFFER" | "PRODUCT_BENEFIT" | "ACCOMMODATION_CATEGORY" | "CITY_TAX_CATEGORY" | "CITY_TAX_NATURE" | "CANCEL_POLICY_DEPOSIT" | "ROOM_CATEGORY" | "ROOM_CLASS" | "BEDROOM_TYPE" | "ROOM_NAMING" | "PHOTO_TYPE" | "LISTING_EXPECTATION" | "PROPERTY_CHECKIN_METHOD" | "BATHROOM_LOCATION" | null;
  editable?: boolean | null;
  internetFee?: boolean | null;
  parkingFee?: boolean | null;
  deletable?: boolean | null;
}

/** `ExternalFeeInternet` of the API. */
export interface ExternalFeeInternet {
  internetType?: ContentCodeMapping | null;
  internetCoverage?: ContentCodeMapping | null;
}

/** `ExternalFeeParking` of the API. */
export interface ExternalFeeParking {
  needReservation?: boolean | null;
  publicArea?: boolean | null;
  parkingType?: ContentCodeMapping | null;
}

/** `ExternalListing` of the API. */
export interface ExternalListing {
  reference?: PortalCustomItemString | null;
  externalUrl?: Record<string, string> | null;
  lastEdit?: string | null;
  homewayList?: boolean | null;
  airbnbPropertyGroup?: "apartments" | "bnb" | "boutique_hotels_and_more" | "houses" | "secondary_units" | "unique_homes" | null;
  airbnbApprovalStatus?: "NEW" | "READY_FOR_REVIEW" | "APPROVED" | "REJECTED" | null;
  airbnbPropertyType?: "aparthotel" | "apartment" | "barn" | "bnb" | "boat" | "boutique_hotel" | "bungalow" | "cabin" | "campsite" | "casa_particular" | "castle" | "cave" | "chalet" | "condominium" | "cottage" | "cycladic_house" | "dammuso" | "dome_house" | "earthhouse" | "farm_stay" | "guest_suite" | "heritage_hotel" | "guesthouse" | "hostel" | "hotel" | "house" | "houseboat" | "hut" | "igloo" | "island" | "lighthouse" | "lodge" | "loft" | "minsu" | "pension" | "plane" | "resort" | "rv" | "ryokan" | "serviced_apartment" | "shepherds_hut" | "tent" | "tiny_house" | "tipi" | "townhouse" | "train" | "treehouse" | "trullo" | "villa" | "windmill" | "yurt" | null;
  roomTypeCategory?: "Apartment" | "Quadruple" | "Suite" | "Triple" | "Twin" | "Double" | "Single" | "Studio" | "Family" | "Dormitory_room" | "Bed_in_Dormitory" | "Bungalow" | "Chalet" | "Holiday_home" | "Villa" | "Mobile_home" | "Tent" | "Cabin" | "Condo" | "Cottage" | "Double_Or_Twin" | "Double_Room_Single_Use" | "Duplex" | "Loft" | "Townhome" | "TreeHouse" | null;
  roomClass?: "BASIC" | "BUSINESS" | "CITY" | "CLASSIC" | "CLUB" | "COMFORT" | "DELUXE" | "DESIGN" | "ECONOMY" | "ELITE" | "EXCLUSIVE" | "EXECUTIVE" | "FAMILY" | "GALLERY" | "GRAND" | "HONEYMOON" | "JUNIOR" | "LUXURY" | "PANORAMIC" | "PREMIER" | "PREMIUM" | "PRESIDENTIAL" | "ROMANTIC" | "SENIOR" | "SIGNATURE" | "STANDARD" | "SUPERIOR" | "TRADITIONAL" | null;
  bedroomType?: "BEDROOM_1" | "BEDROOM_2" | "BEDROOM_3" | "BEDROOM_4" | "BEDROOM_5" | "BEDROOM_6" | "BEDROOM_N" | "BEDROOM_MAN" | "BEDROOM_MIXED" | "BEDROOM_WOMEN" | null;
  quantity?: number | null;
  internalName?: string | null;
  bathrooms?: number | null;
  bedrooms?: number | null;
  beds?: number | null;
  taxId?: string | null;
  place?: PlaceInterface | null;
  personCapacity?: number | null;
  bathroomShared?: boolean | null;
  bathroomWith?: ("host" | "family_friends_roommates" | "other_guests")[] | null;
  country?: "AF" | "AX" | "AL" | "DZ" | "AS" | "AD" | "AO" | "AI" | "AQ" | "AG" | "AR" | "AM" | "AW" | "AU" | "AT" | "AZ" | "BS" | "BH" | "BD" | "BB" | "BY" | "BE" | "BZ" | "BJ" | "BM" | "BT" | "BO" | "BQ" | "BA" | "BW" | "BV" | "BR" | "IO" | "BN" | "BG" | "BF" | "BI" | "KH" | "CM" | "CA" | "CV" | "KY" | "CF" | "TD" | "CL" | "CN" | "CX" | "CC" | "CO" | "KM" | "CG" | "CD" | "CK" | "CR" | "CI" | "HR" | "CU" | "CW" | "CY" | "CZ" | "DK" | "DJ" | "DM" | "DO" | "EC" | "EG" | "SV" | "GQ" | "ER" | "EE" | "ET" | "FK" | "FO" | "FJ" | "FI" | "FR" | "GF" | "PF" | "TF" | "GA" | "GM" | "GE" | "DE" | "GH" | "GI" | "GR" | "GL" | "GD" | "GP" | "GU" | "GT" | "GG" | "GN" | "GW" | "GY" | "HT" | "HM" | "VA" | "HN" | "HK" | "HU" | "IS" | "IN" | "ID" | "IR" | "IQ" | "IE" | "IM" | "IL" | "IT" | "JM" | "JP" | "JE" | "JO" | "KZ" | "KE" | "KI" | "KP" | "KR" | "KW" | "KG" | "LA" | "LV" | "LB" | "LS" | "LR" | "LY" | "LI" | "LT" | "LU" | "MO" | "MK" | "MG" | "MW" | "MY" | "MV" | "ML" | "MT" | "MH" | "MQ" | "MR" | "MU" | "YT" | "MX" | "FM" | "MD" | "MC" | "MN" | "ME" | "MS" | "MA" | "MZ" | "MM" | "NA" | "NR" | "NP" | "NL" | "NC" | "NZ" | "NI" | "NE" | "NG" | "NU" | "NF" | "MP" | "NO" | "OM" | "PK" | "PW" | "PS" | "PA" | "PG" | "PY" | "PE" | "PH" | "PN" | "PL" | "PT" | "PR" | "QA" | "RE" | "RO" | "RU" | "RW" | "BL" | "SH" | "KN" | "LC" | "MF" | "PM" | "VC" | "WS" | "SM" | "ST" | "SA" | "SN" | "RS" | "SC" | "SL" | "SG" | "SX" | "SK" | "SI" | "SB" | "SO" | "ZA" | "GS" | "SS" | "ES" | "LK" | "SD" | "SR" | "SJ" | "SZ" | "SE" | "CH" | "SY" | "TW" | "TJ" | "TZ" | "TH" | "TL" | "TG" | "TK" | "TO" | "TT" | "TN" | "TR" | "TM" | "TC" | "TV" | "UG" | "UA" | "AE" | "GB" | "US" | "UM" | "UY" | "UZ" | "VU" | "VE" | "VN" | "VG" | "VI" | "WF" | "EH" | "YE" | "ZM" | "ZW" | "XJ" | null;
  size?: number | null;
  floor?: number | null;
  externalTask?: ExternalTask[] | null;
  bookingPropertyGroup?: "Apartment" | "Quadruple" | "Suite" | "Triple" | "Twin" | "Double" | "Single" | "Studio" | "Family" | "Dormitory_room" | "Bed_in_Dormitory" | "Bungalow" | "Chalet" | "Holiday_home" | "Villa" | "Mobile_home" | "Tent" | "Cabin" | "Condo" | "Cottage" | "Double_Or_Twin" | "Double_Room_Single_Use" | "Duplex" | "Loft" | "Townhome" | "TreeHouse" | null;
  airbnbRoomType?: "private_room" | "shared_room" | "entire_home" | null;
  airbnbEntireHome?: boolean | null;
  bookingHasRoom?: boolean | null;
}

/** `ExternalPricing` of the API. */
export interface ExternalPricing {
  pricingUpdate?: string | null;
  securityDeposit?: number | null;
  cleaningFee?: number | null;
  defaultDailyPrice?: number | null;
  weekendPrice?: number | null;
  guestsIncluded?: number | null;
  priceExtraPerson?: number | null;
  priceExtraPersonType?: PortalCustomItemValueType | null;
  basePrice?: number | null;
  currency?: string | null;
  monthlyDiscount?: number | null;
  weeklyDiscount?: number | null;
  discountNotRefundable?: number | null;
  homeawayPricing?: "GUARANTEED" | "QUOTED" | null;
  distributionModel?: ("OTA_COLLECTED" | "PROPERTY_COLLECTED")[] | null;
  discounts?: ExternalDiscount[] | null;
  pricingModel?: "NONE" | "PER_DAY" | "PER_PERSON" | "PER_OCCUPANCY" | "PER_OCCUPANCY_CHILD" | null;
  taxes?: TaxImpl[] | null;
  taxCollectionType?: Record<string, "INELIGIBLE" | "NO_PORTAL_COLLECTED_TAX" | "OVERRIDE_PORTAL_COLLECTED_TAX" | "STACKED_PORTAL_COLLECTED_TAX" | "UNDEFINED"> | null;
  acceptToPayTaxes?: boolean | null;
  acceptFirstReservationDiscount?: boolean | null;
}

/** `ExternalPropertyProfile` of the API. */
export interface ExternalPropertyProfile {
  hostLocation?: "onsite" | "offsite" | null;
  nameOrCompany?: string | null;
  rentingDate?: string | null;
  renovatingDate?: string | null;
  builtDate?: string | null;
  isCompanyProfile?: boolean | null;
  photoUri?: string | null;
}

/** `ExternalRateContent` of the API. */
export interface ExternalRateContent {
  "Name used by the property manager to identity this rate"?: string | null;
  "relative ids in the external channels"?: PortalCustomItemString | null;
  "last activation status for this portal. May be unavailable, in this case key of the map is missing. Key is the name of the portal in Octorate format."?: Record<string, boolean> | null;
  "(Only Agoda supports it) - Type of threatment of this rate"?: PortalCustomItemString | null;
  "(Only Agoda supports it) - Type of channel (Where sell this rate)"?: "RETAIL" | "PRIVATE_SALE" | "LOCALS_DOMESTIC_ONLY" | "MOBILE_ONLY" | "OPAQUE_TRAVEL_PRIVATE" | "CHINA_ONLY" | "PACKAGE" | "VIP_AFFILIATION" | "CORPORATE" | null;
  "(Only BookingSuite) - Relation between the parent rate (value) "?: number | null;
  "(Only BookingSuite) - Relation between the parent rate (type) "?: "FIXED" | "PERCENT" | null;
  "(Booking.com) All the appliable rate restrictions"?: ExternalRateRestriction[] | null;
  derived?: ExternalRateDerived[] | null;
  javaId?: string | null;
  serializedName?: string | null;
}

/** `ExternalRateDerived` of the API. */
export interface ExternalRateDerived {
  occupancy?: number | null;
  additionalPrice?: number | null;
  percentage?: number | null;
  javaId?: string | null;
  serializedName?: string | null;
}

/** `ExternalRateRestriction` of the API. */
export interface ExternalRateRestriction {
  model?: "NO_RESTRICTED" | "DATE_RANGE" | "LENGTH_OF_STAY" | "ADVANCE_DAYS" | "ACCESS_CODE" | "MEAL" | "OCCUPANCY" | "SELL_STAY_RANGE" | null;
  startDate?: string | null;
  endDate?: string | null;
  startSellStayDate?: string | null;
  minAdvanceDays?: number | null;
  maxAdvanceDays?: number | null;
  accessCode?: string | null;
  minStay?: number | null;
  maxStay?: number | null;
  minAdvancePeriod?: Record<string, unknown> | null;
  maxAdvancePeriod?: Record<string, unknown> | null;
  rateMealType?: ("ALL_INCLUSIVE" | "BREAKFAST" | "LUNCH" | "DINNER" | "AMERICAN" | "BED_AND_BREAKFAST" | "BUFFET_BREAKFAST" | "CARRIBBEAN_BREAKFAST" | "CONTINENTAL_BREAKFAST" | "ENGLISH_BREAKFAST" | "EUROPEAN" | "FAMILY_PLAN" | "FULL_BOARD" | "FULL_BREAKFAST" | "HALF_BOARD" | "SELF_CATERING" | "ROOM_ONLY")[] | null;
}

/** `ExternalReservationConf` of the API. */
export interface ExternalReservationConf {
  childrenAllowed?: boolean | null;
  childrenQuantity?: number | null;
  childrenMaxAge?: number | null;
  childrenExtraPrice?: number | null;
  noChildrenReason?: string | null;
  smokersAllowed?: boolean | null;
  petsAllowed?: boolean | null;
  eventsAllowed?: boolean | null;
  infantsAllowed?: boolean | null;
  welcomeMessage?: string | null;
  instantBookingCategory?: "off" | "everyone" | "well_reviewed_guests" | "guests_with_verified_identity" | "well_reviewed_guests_with_verified_identity" | null;
  noticeHours?: number | null;
  mininumAge?: number | null;
  homeawayBookingPolicy?: "QUOTEHOLD" | "INSTANT" | null;
  checkinTimeStart?: number | null;
  checkinTimeEnd?: number | null;
  checkoutTime?: number | null;
  bookingPolicy?: "NEED_CONFIRMATION" | "INSTANT" | null;
}

/** `ApiExternalRoomDTO` of the API. */
export interface ExternalRoom {
  id?: number | null;
  roomName?: string | null;
  roomId?: string | null;
  rateName?: string | null;
  rateId?: string | null;
  occupancy?: number | null;
  manageable?: boolean | null;
  pmsRoom?: boolean | null;
  createTime?: string | null;
  referenceId?: string | null;
}

/** `ExternalRoomDescriptor` of the API. */
export interface ExternalRoomDescriptor {
  type?: "BEDROOM" | "LIVING_ROOM" | "BATHROOM" | "BACKYARD" | "FRONT_YARD" | "BASEMENT" | "COMMON_SPACE" | "COMMON_SPACES" | "DINING_ROOM" | "ENTRANCE_TO_HOME" | "EXTERIOR" | "FAMILY_ROOM" | "FULL_BATHROOM" | "HALF_BATHROOM" | "HOT_TUB" | "GARAGE" | "GYM" | "KITCHEN" | "KITCHENETTE" | "LAUNDRY_ROOM" | "OFFICE" | "OUTDOOR_COMMON_AREA" | "OUTDOOR_SPACE" | "PATIO" | "POOL" | "RECREATION_AREA" | "STUDY" | "STUDIO" | "OTHER" | null;
  privateSpace?: boolean | null;
  halfBathroom?: boolean | null;
  location?: "ENSUITE" | "NEXT_DOOR" | "DOWN_THE_HALL" | "OPPOSITE_THE_ROOM" | "IN_THE_HALLWAY" | "OTHER" | "INSIDE_THE_UNIT" | null;
  roomNumber?: number | null;
  subRoomConfigurations?: ExternalSubroomConfigurationDescriptor[] | null;
  maxGuests?: number | null;
  bathtubPresent?: boolean | null;
  showerPresent?: boolean | null;
  description?: string | null;
  defaultSubRoomBeds?: ExternalBedDescriptor[] | null;
  defaultConfiguration?: ExternalSubroomConfigurationDescriptor | null;
}

/** `ExternalService` of the API. */
export interface ExternalService {
  portal?: PortalNames | null;
  portalValue?: string | null;
  quantity?: number | null;
  price?: number | null;
  configuration?: "INCLUSIVE" | "EXCLUSIVE" | null;
  exists?: boolean | null;
  roomLevel?: boolean | null;
  acceptedBreakfast?: string[] | null;
  octorateParkingDetails?: OctorateParkingDetails | null;
  octoratePaymentDetails?: OctoratePaymentDetails | null;
  octorateSwimmingPoolDetails?: OctorateSwimmingPoolDetails | null;
  octorateRestaurantDetails?: OctorateRestaurantDetails | null;
  octorateInternetDetails?: OctorateInternetDetails | null;
  octorateKidsPoolDetails?: OctorateKidsPoolDetails | null;
  octorateOnSiteDetails?: OctorateOnSiteDetails | null;
  octorateAgeLimitDetails?: OctorateAgeLimitDetails | null;
  octorateScheduleDetails?: OctorateScheduleDetails | null;
  octorateTemporarilyClosedDetails?: OctorateTemporarilyClosedDetails | null;
  octorateSurchargeDetails?: OctorateSurchargeDetails | null;
  octorateMealDetails?: OctorateMealDetails | null;
  editable?: boolean | null;
  deletable?: boolean | null;
  model?: "HOUR" | "MINUTE" | "BOOKING" | "WEEK" | "NIGHT" | "DAY" | "PERSON_STAY" | "PERSON_NIGHT" | "PERSON_DAY" | "PERCENTAGE" | null;
  inclusive?: boolean | null;
  codeType?: "FEE_PERSONAL" | "CHARGE_TYPE" | "IMAGE_TAGS" | "SERVICE" | "PAYMENTS_CARD" | "LANGUAGES" | "BREAKFAST" | "CANCEL_POLICY" | "ROOM_AMENITY" | "INTERNET_CONNECTION_TYPES" | "INTERNET_CONNECTION_COVERAGE" | "PARKING_TYPE" | "BED_TYPE" | "CONTACT_TYPE" | "CONTACT_LANGUAGE" | "EXTRABED_GUEST_TYPE" | "BOOKING_ACCEPTED_GUESTS" | "FEE_TAX" | "RATE_OFFER" | "PRODUCT_BENEFIT" | "ACCOMMODATION_CATEGORY" | "CITY_TAX_CATEGORY" | "CITY_TAX_NATURE" | "CANCEL_POLICY_DEPOSIT" | "ROOM_CATEGORY" | "ROOM_CLASS" | "BEDROOM_TYPE" | "ROOM_NAMING" | "PHOTO_TYPE" | "LISTING_EXPECTATION" | "PROPERTY_CHECKIN_METHOD" | "BATHROOM_LOCATION" | null;
  breakfastApplicable?: boolean | null;
  bookingChildren?: boolean | null;
  extraBed?: boolean | null;
  valueType?: "FIXED" | "PERCENT" | null;
  amount?: number | null;
  propertyCharge?: OctoratePropertyCharge | null;
}

/** `ExternalSubroomConfigurationDescriptor` of the API. */
export interface ExternalSubroomConfigurationDescriptor {
  beds?: ExternalBedDescriptor[] | null;
  defaultConfiguration?: boolean | null;
}

/** `ExternalTask` of the API. */
export interface ExternalTask {
  type?: "RETURN_KEYS" | "TURN_THINGS_OFF" | "THROW_TRASH" | "LOCK_UP" | "GATHER_TOWELS" | "ADDITIONAL_REQUESTS" | null;
  taskDetail?: string | null;
  present?: boolean | null;
}

/** `ApiExtraBedRequest` of the API. */
export interface ExtraBedRequest {
  ageRestriction?: number | null;
  quantityAvailable?: number | null;
  price?: number | null;
}

/** `ApiExtraDetailDTO` of the API. */
export interface ExtraDetail {
  id?: number | null;
  product?: number | null;
  price?: number | null;
  quantity?: number | null;
  day?: string | null;
  url?: string | null;
  externalId?: string | null;
  createDate?: string | null;
  productionDate?: string | null;
  invoiced?: boolean | null;
  group?: boolean | null;
  manual?: boolean | null;
  localDay?: string | null;
}

/** `ApiExtraProduct` of the API. */
export interface ExtraProduct {
  id?: number | null;
  name?: string | null;
  accommodation?: AccommodationLight | null;
  enabled?: boolean | null;
  mandatory?: boolean | null;
  refundable?: boolean | null;
  model?: "BOOKING" | "WEEK" | "DAY" | "PERSONBOOKING" | "PERSONDAY" | "PERSONWEEK" | "QUANTITY" | "QUANTITYDAY" | "PERSON" | "CHILDREN" | "CHILDRENDAY" | "ADULTSDAY" | null;
  basePrice?: number | null;
  taxPercent?: number | null;
  description?: Record<string, string> | null;
  title?: Record<string, string> | null;
  category?: string | null;
  roomFilter?: ListingLight[] | null;
  validDays?: ("CHECKIN" | "STAY" | "CHECKOUT")[] | null;
  showCalendar?: boolean | null;
  externalId?: string | null;
  displayOnPms?: boolean | null;
  extraCategoryId?: number | null;
  displayBookingEngine?: boolean | null;
  priority?: number | null;
  displayOctoSite?: boolean | null;
  explode?: boolean | null;
  vatExemption?: "IT_ART15" | "IT_ITEM_EXCLUDED" | "IT_NO_VAT_4" | "IT_SPECIAL_GUEST" | "IT_REGIME_MARGINE" | "IT_REVERSE_CHANGE" | "IT_VAT_EU" | "IT_ITEM_EXCLUDED_N_2_2" | "IT_NO_VAT_1" | "IT_NO_VAT_2" | "IT_NO_VAT_3" | "IT_NO_VAT_5" | "IT_NO_VAT_6" | "IT_REVERSE_CHANGE_1" | "IT_REVERSE_CHANGE_2" | "IT_REVERSE_CHANGE_3" | "IT_REVERSE_CHANGE_4" | "IT_REVERSE_CHANGE_5" | "IT_REVERSE_CHANGE_6" | "IT_REVERSE_CHANGE_7" | "IT_REVERSE_CHANGE_8" | "IT_REVERSE_CHANGE_9" | null;
  vatExceptionDetail?: string | null;
  unit?: "KILOGRAM" | "GRAM" | "METER" | "KILOMETER" | "DECIMETER" | "MILLIMETER" | "LITRE" | "RATE" | "GIGABYTE" | "MEGABYTE" | "ROOM" | "WATT" | "KILOWATT" | "KILOWATT_HOUR" | "SECOND" | "MINUTE" | "HOUR" | null;
  availability?: number | null;
  displayOnRate?: boolean | null;
  conditions?: string | null;
  fiscalId?: string | null;
  lastModifiedTime?: string | null;
  portalName?: string | null;
  photo?: string | null;
  fiscalPrinterDepartmentId?: number | null;
}

/** `ApiExtraProductList` of the API. */
export interface ExtraProductList {
  data?: ExtraProduct[] | null;
}

/** `ApiFeeRequest` of the API. */
export interface FeeRequest {
  portalValue?: string | null;
  chargeType?: string | null;
  amount?: number | null;
  exclusive?: boolean | null;
  category?: "FEE" | "TAX" | null;
  internetType?: string | null;
  internetCoverage?: string | null;
  parkingType?: string | null;
  parkingNeedReservation?: boolean | null;
  parkingPublicArea?: boolean | null;
}

/** `GuestDTO` of the API. */
export interface Guest {
  id?: number | null;
  category?: "INDIVIDUAL" | "TRAVEL_AGENCY" | "CORPORATE" | "EXTERNAL_OTA" | null;
  type?: "REAL" | "JURIDICAL" | null;
  accommodationId?: string | null;
  firstname?: string | null;
  lastname?: string | null;
  fullname?: string | null;
  company?: string | null;
  fiscalCode?: string | null;
  vatCode?: string | null;
  address?: string | null;
  city?: string | null;
  birthCountry?: "AF" | "AX" | "AL" | "DZ" | "AS" | "AD" | "AO" | "AI" | "AQ" | "AG" | "AR" | "AM" | "AW" | "AU" | "AT" | "AZ" | "BS" | "BH" | "BD" | "BB" | "BY" | "BE" | "BZ" | "BJ" | "BM" | "BT" | "BO" | "BQ" | "BA" | "BW" | "BV" | "BR" | "IO" | "BN" | "BG" | "BF" | "BI" | "KH" | "CM" | "CA" | "CV" | "KY" | "CF" | "TD" | "CL" | "CN" | "CX" | "CC" | "CO" | "KM" | "CG" | "CD" | "CK" | "CR" | "CI" | "HR" | "CU" | "CW" | "CY" | "CZ" | "DK" | "DJ" | "DM" | "DO" | "EC" | "EG" | "SV" | "GQ" | "ER" | "EE" | "ET" | "FK" | "FO" | "FJ" | "FI" | "FR" | "GF" | "PF" | "TF" | "GA" | "GM" | "GE" | "DE" | "GH" | "GI" | "GR" | "GL" | "GD" | "GP" | "GU" | "GT" | "GG" | "GN" | "GW" | "GY" | "HT" | "HM" | "VA" | "HN" | "HK" | "HU" | "IS" | "IN" | "ID" | "IR" | "IQ" | "IE" | "IM" | "IL" | "IT" | "JM" | "JP" | "JE" | "JO" | "KZ" | "KE" | "KI" | "KP" | "KR" | "KW" | "KG" | "LA" | "LV" | "LB" | "LS" | "LR" | "LY" | "LI" | "LT" | "LU" | "MO" | "MK" | "MG" | "MW" | "MY" | "MV" | "ML" | "MT" | "MH" | "MQ" | "MR" | "MU" | "YT" | "MX" | "FM" | "MD" | "MC" | "MN" | "ME" | "MS" | "MA" | "MZ" | "MM" | "NA" | "NR" | "NP" | "NL" | "NC" | "NZ" | "NI" | "NE" | "NG" | "NU" | "NF" | "MP" | "NO" | "OM" | "PK" | "PW" | "PS" | "PA" | "PG" | "PY" | "PE" | "PH" | "PN" | "PL" | "PT" | "PR" | "QA" | "RE" | "RO" | "RU" | "RW" | "BL" | "SH" | "KN" | "LC" | "MF" | "PM" | "VC" | "WS" | "SM" | "ST" | "SA" | "SN" | "RS" | "SC" | "SL" | "SG" | "SX" | "SK" | "SI" | "SB" | "SO" | "ZA" | "GS" | "SS" | "ES" | "LK" | "SD" | "SR" | "SJ" | "SZ" | "SE" | "CH" | "SY" | "TW" | "TJ" | "TZ" | "TH" | "TL" | "TG" | "TK" | "TO" | "TT" | "TN" | "TR" | "TM" | "TC" | "TV" | "UG" | "UA" | "AE" | "GB" | "US" | "UM" | "UY" | "UZ" | "VU" | "VE" | "VN" | "VG" | "VI" | "WF" | "EH" | "YE" | "ZM" | "ZW" | "XJ" | null;
  birthCityRaw?: string | null;
  birthCityId?: number | null;
  zip?: string | null;
  district?: string | null;
  sex?: "MALE" | "FEMALE" | null;
  mobile?: string | null;
  email?: string | null;
  documentId?: string | null;
  documentIssuePlace?: string | null;
  color?: string | null;
  country?: "AF" | "AX" | "AL" | "DZ" | "AS" | "AD" | "AO" | "AI" | "AQ" | "AG" | "AR" | "AM" | "AW" | "AU" | "AT" | "AZ" | "BS" | "BH" | "BD" | "BB" | "BY" | "BE" | "BZ" | "BJ" | "BM" | "BT" | "BO" | "BQ" | "BA" | "BW" | "BV" | "BR" | "IO" | "BN" | "BG" | "BF" | "BI" | "KH" | "CM" | "CA" | "CV" | "KY" | "CF" | "TD" | "CL" | "CN" | "CX" | "CC" | "CO" | "KM" | "CG" | "CD" | "CK" | "CR" | "CI" | "HR" | "CU" | "CW" | "CY" | "CZ" | "DK" | "DJ" | "DM" | "DO" | "EC" | "EG" | "SV" | "GQ" | "ER" | "EE" | "ET" | "FK" | "FO" | "FJ" | "FI" | "FR" | "GF" | "PF" | "TF" | "GA" | "GM" | "GE" | "DE" | "GH" | "GI" | "GR" | "GL" | "GD" | "GP" | "GU" | "GT" | "GG" | "GN" | "GW" | "GY" | "HT" | "HM" | "VA" | "HN" | "HK" | "HU" | "IS" | "IN" | "ID" | "IR" | "IQ" | "IE" | "IM" | "IL" | "IT" | "JM" | "JP" | "JE" | "JO" | "KZ" | "KE" | "KI" | "KP" | "KR" | "KW" | "KG" | "LA" | "LV" | "LB" | "LS" | "LR" | "LY" | "LI" | "LT" | "LU" | "MO" | "MK" | "MG" | "MW" | "MY" | "MV" | "ML" | "MT" | "MH" | "MQ" | "MR" | "MU" | "YT" | "MX" | "FM" | "MD" | "MC" | "MN" | "ME" | "MS" | "MA" | "MZ" | "MM" | "NA" | "NR" | "NP" | "NL" | "NC" | "NZ" | "NI" | "NE" | "NG" | "NU" | "NF" | "MP" | "NO" | "OM" | "PK" | "PW" | "PS" | "PA" | "PG" | "PY" | "PE" | "PH" | "PN" | "PL" | "PT" | "PR" | "QA" | "RE" | "RO" | "RU" | "RW" | "BL" | "SH" | "KN" | "LC" | "MF" | "PM" | "VC" | "WS" | "SM" | "ST" | "SA" | "SN" | "RS" | "SC" | "SL" | "SG" | "SX" | "SK" | "SI" | "SB" | "SO" | "ZA" | "GS" | "SS" | "ES" | "LK" | "SD" | "SR" | "SJ" | "SZ" | "SE" | "CH" | "SY" | "TW" | "TJ" | "TZ" | "TH" | "TL" | "TG" | "TK" | "TO" | "TT" | "TN" | "TR" | "TM" | "TC" | "TV" | "UG" | "UA" | "AE" | "GB" | "US" | "UM" | "UY" | "UZ" | "VU" | "VE" | "VN" | "VG" | "VI" | "WF" | "EH" | "YE" | "ZM" | "ZW" | "XJ" | null;
  birthDate?: string | null;
  notes?: string | null;
  birthPlace?: string | null;
  invoiceAgency?: boolean | null;
  destinationOffice?: string | null;
  legalMail?: string | null;
  newsletterConcent?: boolean | null;
  newsletterConcentIp?: string | null;
  newsletterConcentDate?: string | null;
  documentCountry?: "AF" | "AX" | "AL" | "DZ" | "AS" | "AD" | "AO" | "AI" | "AQ" | "AG" | "AR" | "AM" | "AW" | "AU" | "AT" | "AZ" | "BS" | "BH" | "BD" | "BB" | "BY" | "BE" | "BZ" | "BJ" | "BM" | "BT" | "BO" | "BQ" | "BA" | "BW" | "BV" | "BR" | "IO" | "BN" | "BG" | "BF" | "BI" | "KH" | "CM" | "CA" | "CV" | "KY" | "CF" | "TD" | "CL" | "CN" | "CX" | "CC" | "CO" | "KM" | "CG" | "CD" | "CK" | "CR" | "CI" | "HR" | "CU" | "CW" | "CY" | "CZ" | "DK" | "DJ" | "DM" | "DO" | "EC" | "EG" | "SV" | "GQ" | "ER" | "EE" | "ET" | "FK" | "FO" | "FJ" | "FI" | "FR" | "GF" | "PF" | "TF" | "GA" | "GM" | "GE" | "DE" | "GH" | "GI" | "GR" | "GL" | "GD" | "GP" | "GU" | "GT" | "GG" | "GN" | "GW" | "GY" | "HT" | "HM" | "VA" | "HN" | "HK" | "HU" | "IS" | "IN" | "ID" | "IR" | "IQ" | "IE" | "IM" | "IL" | "IT" | "JM" | "JP" | "JE" | "JO" | "KZ" | "KE" | "KI" | "KP" | "KR" | "KW" | "KG" | "LA" | "LV" | "LB" | "LS" | "LR" | "LY" | "LI" | "LT" | "LU" | "MO" | "MK" | "MG" | "MW" | "MY" | "MV" | "ML" | "MT" | "MH" | "MQ" | "MR" | "MU" | "YT" | "MX" | "FM" | "MD" | "MC" | "MN" | "ME" | "MS" | "MA" | "MZ" | "MM" | "NA" | "NR" | "NP" | "NL" | "NC" | "NZ" | "NI" | "NE" | "NG" | "NU" | "NF" | "MP" | "NO" | "OM" | "PK" | "PW" | "PS" | "PA" | "PG" | "PY" | "PE" | "PH" | "PN" | "PL" | "PT" | "PR" | "QA" | "RE" | "RO" | "RU" | "RW" | "BL" | "SH" | "KN" | "LC" | "MF" | "PM" | "VC" | "WS" | "SM" | "ST" | "SA" | "SN" | "RS" | "SC" | "SL" | "SG" | "SX" | "SK" | "SI" | "SB" | "SO" | "ZA" | "GS" | "SS" | "ES" | "LK" | "SD" | "SR" | "SJ" | "SZ" | "SE" | "CH" | "SY" | "TW" | "TJ" | "TZ" | "TH" | "TL" | "TG" | "TK" | "TO" | "TT" | "TN" | "TR" | "TM" | "TC" | "TV" | "UG" | "UA" | "AE" | "GB" | "US" | "UM" | "UY" | "UZ" | "VU" | "VE" | "VN" | "VG" | "VI" | "WF" | "EH" | "YE" | "ZM" | "ZW" | "XJ" | null;
  documentExpire?: string | null;
  suggestedPaymentMode?: "UNKNOWN" | "CASH" | "CREDITCARD" | "PREPAID" | "BANKTRANSFER" | "NOTPAID" | "PAYPAL" | "CHEQUE" | "TRAVELCHEQUE" | "TREASURY_OFFICE" | "BONCADEAU" | "TREASURY_RECEIPT" | "COMMISSION" | null;
  paymentCondition?: "ONESHOT" | "PAYMENTS" | "COLLECT" | "RESERVATION" | "CHECKIN" | "MANUALLY" | null;
  excludeCommissions?: boolean | null;
  excludeCityTaxAgency?: boolean | null;
  excludeCityTax?: boolean | null;
  commission?: number | null;
  commissionPolicy?: "ACCOMMODATION" | "TAXINCLUDED" | "TAXEXCLUDED" | null;
  invoiceTo?: number | null;
  language?: "IT" | "EN" | "FR" | "ES" | "DE" | "RU" | "PT" | "NL" | "JA" | "EL" | "TR" | "ZH" | "CA" | "RO" | null;
  status?: "VISIBLE" | "HIDDEN" | "DELETED" | null;
  documentTypeId?: number | null;
  reservationGuestCategoryId?: number | null;
  reservationGuestReferId?: number | null;
  ratePlanId?: number | null;
  externalGuestId?: number | null;
  manageCommissionPaymentOta?: boolean | null;
}

/** `GuestDoubles` of the API. */
export interface GuestDoubles {
  guests?: number[] | null;
}

/** `GuestErasure` of the API. */
export interface GuestErasure {
  id: number;
  erased: boolean;
  reservations: number[];
}

/** `GuestExport` of the API. */
export interface GuestExport {
  guest: Guest;
  stays: GuestExportStay[];
  conversations?: GuestExportConversation[];
}

/** `GuestExportConversation` of the API. */
export interface GuestExportConversation {
  thread: number;
  messages: (Record<string, unknown>)[];
}

/** `GuestExportStay` of the API. */
export interface GuestExportStay {
  reservation: number;
  refer: string;
  status: string;
  arrival: string;
  departure: string;
  person: ReservationGuest;
}

/** `ImportedCalendar` of the API. */
export interface ImportedCalendar {
  id: number;
  product: number;
  url: string;
  status: "WAITING" | "OK" | "FAILED" | (string & {});
  problem?: string;
  failures: number;
  lastAttempt?: string;
  lastSuccess?: string;
  nextAttempt: string;
  connection?: number;
  events: ImportedEvent[];
  overlaps: ImportedOverlap[];
}

/** `ImportedEvent` of the API. */
export interface ImportedEvent {
  uid: string;
  arrival: string;
  departure: string;
  summary?: string;
}

/** `ImportedOverlap` of the API. */
export interface ImportedOverlap {
  product: number;
  day: string;
  reservations: number[];
  imports: number[];
  closedRooms?: number[];
}

/** `Invitation` of the API. */
export interface Invitation {
  id: number;
  email: string;
  firstname?: string;
  lastname?: string;
  preferredLanguage: "EN" | "IT" | (string & {});
  permissions: Permissions;
  askedTime: string;
  expireTime: string;
  mail?: "WAITING" | "SENT" | "REFUSED" | (string & {});
  invitationLink?: string;
}

/** `Invoice` of the API. */
export interface Invoice {
  id: number;
  accommodationId?: string;
  documentType?: "PROFORMA" | "INVOICE" | "FISCALRECEIPT" | "GENERICRECEIPT" | "CREDIT_NOTE" | "CORRECTING_INVOICE" | "SIMPLIFIED_INVOICE" | "SUMMARY_DOCUMENT" | (string & {});
  documentNumber?: string;
  number?: number;
  series?: string;
  year?: number;
  documentDate?: string;
  dueDate?: string;
  currency?: string;
  language?: string;
  issuer?: InvoiceParty;
  customer?: InvoiceParty;
  customers?: InvoiceParty[];
  items?: InvoiceItem[];
  vatSummary?: InvoiceVat[];
  pricesIncludeVat?: boolean;
  netAmount?: number;
  vatAmount?: number;
  cityTaxAmount?: number;
  grossAmount?: number;
  payments?: InvoicePayment[];
  receivedAmount?: number;
  balanceAmount?: number;
  creditedAmount?: number;
  reservations?: number[];
  reservationRefers?: string[];
  creditedInvoice?: InvoiceReference;
  correctedInvoice?: InvoiceReference;
  reason?: string;
  paymentMode?: "UNKNOWN" | "CASH" | "CREDITCARD" | "PREPAID" | "BANKTRANSFER" | "NOTPAID" | "PAYPAL" | "CHEQUE" | "TRAVELCHEQUE" | "TREASURY_OFFICE" | "BONCADEAU" | "TREASURY_RECEIPT" | "COMMISSION" | (string & {});
  paid?: boolean;
  paidDate?: string;
  expired?: boolean;
  autoinvoice?: boolean;
  passive?: boolean;
  fiscalInvoiceGroup?: "EMPTY" | "REJECTED_BEFORE" | "BEFORE_SDI" | "SDI_PROCESSING" | "SDI_REJECTED" | "DONE" | (string & {});
  notes?: string;
  insertTime?: string;
}

/** `InvoiceChange` of the API. */
export interface InvoiceChange {
  paid?: boolean | null;
  paidDate?: string | null;
  fiscalInvoiceGroup?: "REJECTED_BEFORE" | "BEFORE_SDI" | "SDI_PROCESSING" | "SDI_REJECTED" | "DONE" | null;
}

/** `InvoiceCredit` of the API. */
export interface InvoiceCredit {
  items?: InvoiceCreditItem[] | null;
  reason?: string | null;
  mailTo?: string[] | null;
}

/** `InvoiceCreditItem` of the API. */
export interface InvoiceCreditItem {
  item?: number | null;
  amount?: number | null;
}

/** `InvoiceFirstNumbers` of the API. */
export interface InvoiceFirstNumbers {
  PROFORMA?: number | null;
  INVOICE?: number | null;
  FISCALRECEIPT?: number | null;
  GENERICRECEIPT?: number | null;
  CREDIT_NOTE?: number | null;
  CORRECTING_INVOICE?: number | null;
  SIMPLIFIED_INVOICE?: number | null;
  SUMMARY_DOCUMENT?: number | null;
}

/** `InvoiceItem` of the API. */
export interface InvoiceItem {
  type: "ROOM" | "CLEANING" | "EXTRA" | "CITY_TAX" | "OTHER" | (string & {});
  description: string;
  quantity: number;
  price: number;
  amount: number;
  vatPercent: number;
  nature?: string;
  netAmount: number;
  vatAmount: number;
  grossAmount: number;
  reservation?: number;
  firstDay?: string;
  lastDay?: string;
  creditedItem?: number;
}

/** `InvoiceItemRequest` of the API. */
export interface InvoiceItemRequest {
  description?: string | null;
  quantity?: number | null;
  price?: number | null;
  vatPercent?: number | null;
  nature?: string | null;
}

/** `InvoiceMail` of the API. */
export interface InvoiceMail {
  id: number;
  to: string;
  language: string;
  status: "WAITING" | "SENT" | "FAILED" | (string & {});
  attempts: number;
  problem?: string;
  createTime: string;
  sentTime?: string;
}

/** `InvoiceMailRequest` of the API. */
export interface InvoiceMailRequest {
  to?: string[] | null;
  language?: "IT" | "EN" | "FR" | "ES" | "DE" | "RU" | "PT" | "NL" | "JA" | "EL" | "TR" | "ZH" | "CA" | "RO" | null;
}

/** `InvoiceMails` of the API. */
export interface InvoiceMails {
  data: InvoiceMail[];
}

/** `ApiInvoiceOptionsDTO` of the API. */
export interface InvoiceOptions {
  id?: number | null;
  accommodationId?: string | null;
  treasuryActive?: boolean | null;
  splitCommissionPropertyManager?: boolean | null;
}

/** `InvoiceParty` of the API. */
export interface InvoiceParty {
  name?: string | null;
  guestId?: number | null;
  company?: string | null;
  firstname?: string | null;
  lastname?: string | null;
  address?: string | null;
  zip?: string | null;
  city?: string | null;
  district?: string | null;
  country?: string | null;
  vatCode?: string | null;
  fiscalCode?: string | null;
  email?: string | null;
  phone?: string | null;
  legalMail?: string | null;
  destinationOffice?: string | null;
}

/** `InvoicePayment` of the API. */
export interface InvoicePayment {
  payment?: number;
  reservation: number;
  type: "NONE" | "DEPOSIT" | (string & {});
  paymentMode: "UNKNOWN" | "CASH" | "CREDITCARD" | "PREPAID" | "BANKTRANSFER" | "NOTPAID" | "PAYPAL" | "CHEQUE" | "TRAVELCHEQUE" | "TREASURY_OFFICE" | "BONCADEAU" | "TREASURY_RECEIPT" | "COMMISSION" | (string & {});
  day?: string;
  amount: number;
}

/** `ApiInvoicePayoffDTO` of the API. */
export interface InvoicePayoff {
  id?: number | null;
  insertDate?: string | null;
  amount?: number | null;
  amountCity?: number | null;
  paymentId?: number | null;
  invoiceItemId?: number | null;
  invoiceId?: number | null;
  paymentMode?: "UNKNOWN" | "CASH" | "CREDITCARD" | "PREPAID" | "BANKTRANSFER" | "NOTPAID" | "PAYPAL" | "CHEQUE" | "TRAVELCHEQUE" | "TREASURY_OFFICE" | "BONCADEAU" | "TREASURY_RECEIPT" | "COMMISSION" | null;
  description?: string | null;
  hidden?: boolean | null;
}

/** `InvoiceReference` of the API. */
export interface InvoiceReference {
  id: number;
  documentNumber: string;
  documentDate: string;
}

/** `InvoiceRequest` of the API. */
export interface InvoiceRequest {
  documentType?: "PROFORMA" | "INVOICE" | "SIMPLIFIED_INVOICE" | "CORRECTING_INVOICE" | "GENERICRECEIPT" | "FISCALRECEIPT" | null;
  refer?: string | null;
  reservations?: number[] | null;
  items?: InvoiceItemRequest[] | null;
  pricesIncludeVat?: boolean | null;
  customer?: InvoiceParty | null;
  language?: "IT" | "EN" | "FR" | "ES" | "DE" | "RU" | "PT" | "NL" | "JA" | "EL" | "TR" | "ZH" | "CA" | "RO" | null;
  dueDate?: string | null;
  paymentMode?: "UNKNOWN" | "CASH" | "CREDITCARD" | "PREPAID" | "BANKTRANSFER" | "NOTPAID" | "PAYPAL" | "CHEQUE" | "TRAVELCHEQUE" | "TREASURY_OFFICE" | "BONCADEAU" | "TREASURY_RECEIPT" | "COMMISSION" | null;
  paid?: boolean | null;
  notes?: string | null;
  reason?: string | null;
  corrects?: number | null;
  autoinvoice?: boolean | null;
  mailTo?: string[] | null;
}

/** `InvoiceSeries` of the API. */
export interface InvoiceSeries {
  PROFORMA?: string | null;
  INVOICE?: string | null;
  FISCALRECEIPT?: string | null;
  GENERICRECEIPT?: string | null;
  CREDIT_NOTE?: string | null;
  CORRECTING_INVOICE?: string | null;
  SIMPLIFIED_INVOICE?: string | null;
  SUMMARY_DOCUMENT?: string | null;
}

/** `InvoiceSettings` of the API. */
export interface InvoiceSettings {
  issuer?: InvoiceParty | null;
  taxRegime?: string | null;
  exemption?: string | null;
  series?: InvoiceSeries | null;
  firstNumbers?: InvoiceFirstNumbers | null;
  paymentDays?: number | null;
  paymentMode?: "UNKNOWN" | "CASH" | "CREDITCARD" | "PREPAID" | "BANKTRANSFER" | "NOTPAID" | "PAYPAL" | "CHEQUE" | "TRAVELCHEQUE" | "TREASURY_OFFICE" | "BONCADEAU" | "TREASURY_RECEIPT" | "COMMISSION" | null;
  iban?: string | null;
  notes?: string | null;
  electronic?: boolean | null;
}

/** `InvoiceVat` of the API. */
export interface InvoiceVat {
  vatPercent: number;
  nature?: string;
  netAmount: number;
  vatAmount: number;
  grossAmount: number;
}

/** `ApiItemResponse` of the API. */
export interface ItemResponse {
  resource?: Link;
  data?: Record<string, unknown>;
}

/** `ApiItemResponseV3` of the API. */
export interface ItemResponseV3 {
  resource?: Link;
  data?: RoomRateV3;
}

/** `ApiJsonPatchDTO` of the API. */
export interface JsonPatch {
  op?: "add" | "remove" | "replace" | "move" | "copy" | "test" | null;
  path?: string | null;
  value?: string | null;
  oldValue?: string | null;
  from?: string | null;
  viewValue?: string | null;
  viewOldValue?: string | null;
  type?: "BOOLEAN" | "NUMBER" | "DATE" | "DATETIME" | "COLOR" | "STRING" | null;
}

/** `LanguageMap` of the API. */
export type LanguageMap = Record<string, string>;

/** `ApiLayoutDTO` of the API. */
export interface Layout {
  accommodationId?: string | null;
  vatLabel?: Record<string, string> | null;
}

/** `ApiLicenseForm` of the API. */
export interface LicenseForm {
  channelManager?: "FREE" | "BASIC" | "PRO" | "ENTERPRISE" | "PREMIUM" | null;
  bookingEngine?: boolean | null;
  octoSite?: boolean | null;
  realPlanning?: boolean | null;
  versionPmsStats?: boolean | null;
  webConcierge?: boolean | null;
  chat?: boolean | null;
  smartOffer?: boolean | null;
  octoDaily?: boolean | null;
  rms?: boolean | null;
  businessIntelligence?: boolean | null;
  metaSearch?: boolean | null;
  octoSiteAdvanced?: boolean | null;
  rateChecker?: boolean | null;
  fiscalPrinter?: boolean | null;
  invoice?: boolean | null;
  roomsLimit?: number | null;
  roomsCount?: number | null;
  billingNetworkMode?: "SYNCH_ALL" | "SYNCH_PRICE" | "SYNCH_FREE" | null;
  billingNetworkMaxChildren?: number | null;
  childrenCount?: number | null;
  expireDay?: string | null;
}

/** `ApiLink` of the API. */
export interface Link {
  href?: string;
  rel?: string;
  type?: string;
}

/** `ApiListingLight` of the API. */
export interface ListingLight {
  name?: string | null;
  id?: number | null;
}

/** `ApiListingPlaceDTO` of the API. */
export interface ListingPlace {
  address?: string | null;
  civicNumber?: string | null;
  city?: string | null;
  locality?: string | null;
  districtName?: string | null;
  country?: "AF" | "AX" | "AL" | "DZ" | "AS" | "AD" | "AO" | "AI" | "AQ" | "AG" | "AR" | "AM" | "AW" | "AU" | "AT" | "AZ" | "BS" | "BH" | "BD" | "BB" | "BY" | "BE" | "BZ" | "BJ" | "BM" | "BT" | "BO" | "BQ" | "BA" | "BW" | "BV" | "BR" | "IO" | "BN" | "BG" | "BF" | "BI" | "KH" | "CM" | "CA" | "CV" | "KY" | "CF" | "TD" | "CL" | "CN" | "CX" | "CC" | "CO" | "KM" | "CG" | "CD" | "CK" | "CR" | "CI" | "HR" | "CU" | "CW" | "CY" | "CZ" | "DK" | "DJ" | "DM" | "DO" | "EC" | "EG" | "SV" | "GQ" | "ER" | "EE" | "ET" | "FK" | "FO" | "FJ" | "FI" | "FR" | "GF" | "PF" | "TF" | "GA" | "GM" | "GE" | "DE" | "GH" | "GI" | "GR" | "GL" | "GD" | "GP" | "GU" | "GT" | "GG" | "GN" | "GW" | "GY" | "HT" | "HM" | "VA" | "HN" | "HK" | "HU" | "IS" | "IN" | "ID" | "IR" | "IQ" | "IE" | "IM" | "IL" | "IT" | "JM" | "JP" | "JE" | "JO" | "KZ" | "KE" | "KI" | "KP" | "KR" | "KW" | "KG" | "LA" | "LV" | "LB" | "LS" | "LR" | "LY" | "LI" | "LT" | "LU" | "MO" | "MK" | "MG" | "MW" | "MY" | "MV" | "ML" | "MT" | "MH" | "MQ" | "MR" | "MU" | "YT" | "MX" | "FM" | "MD" | "MC" | "MN" | "ME" | "MS" | "MA" | "MZ" | "MM" | "NA" | "NR" | "NP" | "NL" | "NC" | "NZ" | "NI" | "NE" | "NG" | "NU" | "NF" | "MP" | "NO" | "OM" | "PK" | "PW" | "PS" | "PA" | "PG" | "PY" | "PE" | "PH" | "PN" | "PL" | "PT" | "PR" | "QA" | "RE" | "RO" | "RU" | "RW" | "BL" | "SH" | "KN" | "LC" | "MF" | "PM" | "VC" | "WS" | "SM" | "ST" | "SA" | "SN" | "RS" | "SC" | "SL" | "SG" | "SX" | "SK" | "SI" | "SB" | "SO" | "ZA" | "GS" | "SS" | "ES" | "LK" | "SD" | "SR" | "SJ" | "SZ" | "SE" | "CH" | "SY" | "TW" | "TJ" | "TZ" | "TH" | "TL" | "TG" | "TK" | "TO" | "TT" | "TN" | "TR" | "TM" | "TC" | "TV" | "UG" | "UA" | "AE" | "GB" | "US" | "UM" | "UY" | "UZ" | "VU" | "VE" | "VN" | "VG" | "VI" | "WF" | "EH" | "YE" | "ZM" | "ZW" | "XJ" | null;
  latitude?: number | null;
  longitude?: number | null;
  zoom?: number | null;
  phone?: string | null;
  zipCode?: string | null;
  additionalInformation?: string | null;
  countryAlpha2?: string | null;
  phone2?: string | null;
  phonePrefix?: string | null;
  firstLocality?: string | null;
}

/** `ApiLogDTO` of the API. */
export interface Log {
  id?: number | null;
  accommodationId?: string | null;
  userId?: number | null;
  remoteAddress?: string | null;
  type?: "PORTAL_NOTIFY" | "PORTAL_CONNECT" | "PORTAL_ROOM" | "PORTAL_RESA" | "PORTAL_CALENDAR" | "PORTAL_ONLINE" | "PORTAL_EXPIRED" | "PORTAL_COMMENT" | "PORTAL_ACCEPT" | "USER_LOGIN" | "CALENDAR_IMPORT" | "CALENDAR_EXPORT" | "GOOGLE_EXPORT" | "GOOGLE_IMPORT" | "PORTAL_OCTORATE" | "ROOM_ASSIGNED" | "RESERVATION_CHANGE" | "DELETE_RESA" | "INVOICE_EDIT" | "PORTAL_MOTHER" | "PAYMENT_RESA" | "PAYMENT_RESA_DELETED" | "EXTRA_CHANGE" | "EXTRA_DELETE" | "INVOICE_DELETE" | "EXTERNAL_CHANNEL" | "SECURITY" | "TERMINATION" | "INVOICE_ITEM_EDIT" | "INVOICE_ITEM_DELETE" | "AIRBNB_SYNCH" | "PAYMENT_PROFILE" | "PAYOFF_MODIFIED" | "PAYOFF_DELETED" | "PHP_CONFIGURATION_EDITED" | "FIX_ROOM_MOTHER" | "ELETTRONIC_FISCAL_EXPORT" | "RESERVATION_PAYMENT_PROFILE" | "ROOM_CANCELLATION" | "CALENDAR_SETTINGS" | "ROOM_EDIT" | "PORTAL_PMS_ROOM" | "FISCAL_PRINTER_DISABLED" | "PORTAL_CONFIGURATION_ALTER" | "PAYSTEP_DELETE" | "PAYSTEP_EDIT" | "RESA_IMPORT_DECREMENT_AVAIL" | "PORTAL_MAPPING_ALTERED" | "PORTAL_RATES" | "PORTAL_CONTENT" | "PORTAL_OFFLINE" | "EXTRA_CREATED" | "PORTAL_INSIGHT" | "PORTAL_INSIGHT_PRICES" | "MOVE_ROOMS_TO_EXISTING_STRUCTURE" | "MOVE_ROOMS_TO_NEW_STRUCTURE" | "PORTAL_ROOM_FORCE_INITIAL_MAPPING" | "DERIVED_RATES_EDIT" | "SUITE_CHANGED" | "TEMPLATE_CHANGE" | "USER_MODIFIED" | "USER_CREATED" | "FACILITY_EDIT" | "POLICE_SETTINGS_EDIT" | "PORTAL_CORRECTION_PRICE" | "PORTAL_AVAILABILITY_SETTINGS" | "PORTAL_OCTORATE_ALIGN_CALENDAR_NETWORK" | "RESERVATION_CREATE" | "PASSWORD_CHANGED" | "USER_SWITCH" | "RESERVATION_EXPORT" | "CONTACT_INFO_SHOWN" | "TAX_SETTINGS_EDIT" | "ADMIN_USER_ACCESS_CHANGED" | "POLICE_DISCONNECT" | null;
  insertTime?: string | null;
  referenceType?: "GENERIC" | "RESERVATION" | "PORTALCONNECTION" | "INVOICE" | "PAYMENT" | "ACCOMMODATION" | "VERSION" | "INVOICE_ITEM" | "PAYOFF" | "ROOM" | "ROOMPORTAL" | "CONTENT_PROCESS" | "PAY_STEP" | "ANNUAL_REPORT" | "PERSON" | "USER" | null;
  reference?: number | null;
  content?: string | null;
  snapshot?: string | null;
  patches?: JsonPatch[] | null;
  label?: string | null;
  result?: "NOT_EXECUTED" | "EXECUTED" | null;
  reservationId?: number | null;
  invoiceId?: number | null;
  userUsername?: string | null;
  userFirstname?: string | null;
  userLastname?: string | null;
  sentToProd?: boolean | null;
  sandboxId?: number | null;
}

/** `LoggedEvent` of the API. */
export interface LoggedEvent {
  id: number;
  accommodation: string;
  type: string;
  reference: string;
  time: string;
  actor: RevisionActor;
  content: Record<string, unknown>;
  cursor: string;
}

/** `LoggedEvents` of the API. */
export interface LoggedEvents {
  data: LoggedEvent[];
  cursor: string;
}

/** `MailTemplateDTO` of the API. */
export interface MailTemplate {
  id?: number | null;
  name?: string | null;
  language?: "IT" | "EN" | "FR" | "ES" | "DE" | "RU" | "PT" | "NL" | "JA" | "EL" | "TR" | "ZH" | "CA" | "RO" | null;
  text?: string | null;
}

/** `MetaCode` of the API. */
export interface MetaCode {
  id: number;
  code: string;
  label: string;
  values: Record<string, string>;
}

/** `MovedPayment` of the API. */
export interface MovedPayment {
  payment: ReservationPayment;
  movement?: PaymentMovement;
}

/** `ApiNetworkInfo` of the API. */
export interface NetworkInfo {
  accessNetwork?: string | null;
  accessRoot?: boolean | null;
  accessEnabled?: boolean | null;
}

/** `NewInvitation` of the API. */
export interface NewInvitation {
  email?: string | null;
  firstname?: string | null;
  lastname?: string | null;
  preferredLanguage?: "EN" | "IT" | null;
  permissions?: Record<string, "NONE" | "READONLY" | "READWRITE"> | null;
}

/** `OAuthIdentity` of the API. */
export interface OAuthIdentity {
  id: number;
  apiId?: number;
  refreshToken?: string;
  accessToken?: string;
  expireTime?: string;
  resources?: OAuthResource[];
  userId?: number;
  createTime?: string;
  allowedAddress?: string;
  guestId?: number;
}

/** `OAuthResource` of the API. */
export interface OAuthResource {
  id: number;
  codice?: string;
  identityId?: number;
  createTime?: string;
  apiPermissionLevel?: ("RESERVATION_READ" | "RESERVATION_WRITE" | "RESERVATION_SENTITIVE_READ" | "RESERVATION_SENTITIVE_WRITE" | "ACCOMMODATION_READ" | "ACCOMMODATION_WRITE" | "CONTENT_READ" | "CONTENT_WRITE" | "CALENDAR_READ" | "CALENDAR_WRITE" | "PORTAL_READ" | "PORTAL_WRITE" | "PRODUCT_READ" | "PRODUCT_WRITE" | "WEBHOOK_WRITE" | "CONNECTION_READ" | "CONNECTION_WRITE" | "CREDIT_CARD_READ" | "CREDIT_CARD_WRITE" | (string & {}))[];
}

/** `ApiObjectLight` of the API. */
export interface ObjectLight {
  id?: number | null;
  name?: string | null;
}

/** `OctorateAgeLimitDetails` of the API. */
export interface OctorateAgeLimitDetails {
  ageLimit?: "AGE_1" | "AGE_2" | "AGE_3" | "AGE_4" | "AGE_5" | "AGE_6" | "AGE_7" | "AGE_8" | "AGE_9" | "AGE_10" | "AGE_11" | "AGE_12" | "NO_RESTRICTION" | null;
}

/** `OctorateAmount` of the API. */
export interface OctorateAmount {
  value?: number | null;
  base?: ("NET_ROOM_PRICE" | "PROPERTY_CHARGES" | "LOCALITY_CHARGES")[] | null;
  mode?: "HOUR" | "MINUTE" | "BOOKING" | "WEEK" | "NIGHT" | "DAY" | "PERSON_STAY" | "PERSON_NIGHT" | "PERSON_DAY" | "PERCENTAGE" | null;
}

/** `OctorateApplicable` of the API. */
export interface OctorateApplicable {
  from?: string | null;
  to?: string | null;
}

/** `OctorateBrazilTaxDetails` of the API. */
export interface OctorateBrazilTaxDetails {
  taxPayerNumber?: string | null;
  taxPayerNumberType?: "CNPJ" | "CPF" | null;
  cityHallId?: string | null;
  email?: string | null;
}

/** `OctorateChargeDetails` of the API. */
export interface OctorateChargeDetails {
  price?: number | null;
  frequency?: "UNKNOWN_FREQUENCY" | "PER_STAY" | "PER_MINUTE" | "PER_HALF_HOUR" | "PER_HOUR" | "PER_DAY" | "PER_WEEK" | null;
}

/** `OctorateChargeKey` of the API. */
export interface OctorateChargeKey {
  type?: string | null;
  guestOrigin?: "ANY" | "DOMESTIC" | "INTERNATIONAL" | null;
  travelPurpose?: "ANY" | "LEISURE" | "BUSINESS" | null;
}

/** `OctorateChargePeriod` of the API. */
export interface OctorateChargePeriod {
  applicable?: OctorateApplicable | null;
  configuration?: OctorateConfiguration | null;
}

/** `OctorateChildAge` of the API. */
export interface OctorateChildAge {
  multiplier?: number | null;
  lte?: number | null;
}

/** `OctorateConfiguration` of the API. */
export interface OctorateConfiguration {
  amount?: OctorateAmount | null;
  childAges?: OctorateChildAge[] | null;
  excluded?: boolean | null;
}

/** `OctorateDamagePolicy` of the API. */
export interface OctorateDamagePolicy {
  amount?: number | null;
  currency?: string | null;
  policyType?: "NONE" | "HANDLED_BY_PROPERTY" | "HANDLED_BY_OTA" | null;
  damageProgrammeTermsAgreed?: boolean | null;
  collectionMode?: "CASH" | "CREDIT_CARD" | "PAYPAL" | "BANK_TRANSFER" | "OTHER" | null;
  collectionWhen?: "ON_ARRIVAL" | "SEVEN_DAYS_BEFORE_ARRIVAL" | "FOURTEEN_DAYS_BEFORE_ARRIVAL" | null;
  returnMode?: "CASH" | "CREDIT_CARD" | "PAYPAL" | "BANK_TRANSFER" | "OTHER" | null;
  returnWhen?: "ON_CHECKOUT" | "WITHIN_7_DAYS" | "WITHIN_14_DAYS" | null;
}

/** `OctorateDaytime` of the API. */
export interface OctorateDaytime {
  hours?: number | null;
  minutes?: number | null;
}

/** `OctorateEpochTimestamp` of the API. */
export interface OctorateEpochTimestamp {
  epochSeconds?: number | null;
}

/** `OctorateFrenchTaxDetails` of the API. */
export interface OctorateFrenchTaxDetails {
  categoryId?: "ID_11" | "ID_12" | "ID_13" | "ID_14" | "ID_15" | "ID_16" | "ID_17" | "ID_18" | "ID_19" | "ID_100" | null;
  natureId?: "ID_1" | "ID_2" | "ID_3" | "ID_4" | "ID_5" | "ID_6" | "ID_7" | "ID_8" | "ID_9" | null;
  declareRevenue?: boolean | null;
  hasVat?: boolean | null;
  registeredInRcs?: boolean | null;
}

/** `OctorateInternetDetails` of the API. */
export interface OctorateInternetDetails {
  area?: "UNKNOWN_COVERAGE" | "ALL_ROOMS" | "SOME_ROOMS" | "PUBLIC_AREAS" | "BUSINESS_CENTER" | "ENTIRE_PROPERTY" | null;
  type?: "NONE" | "WIRED" | "WIFI" | null;
  wifiInfo?: OctorateWifiInfo | null;
}

/** `OctorateInvoiceSettings` of the API. */
export interface OctorateInvoiceSettings {
  legalName?: string | null;
  contactPerson?: string | null;
  address?: string | null;
  country?: "AF" | "AX" | "AL" | "DZ" | "AS" | "AD" | "AO" | "AI" | "AQ" | "AG" | "AR" | "AM" | "AW" | "AU" | "AT" | "AZ" | "BS" | "BH" | "BD" | "BB" | "BY" | "BE" | "BZ" | "BJ" | "BM" | "BT" | "BO" | "BQ" | "BA" | "BW" | "BV" | "BR" | "IO" | "BN" | "BG" | "BF" | "BI" | "KH" | "CM" | "CA" | "CV" | "KY" | "CF" | "TD" | "CL" | "CN" | "CX" | "CC" | "CO" | "KM" | "CG" | "CD" | "CK" | "CR" | "CI" | "HR" | "CU" | "CW" | "CY" | "CZ" | "DK" | "DJ" | "DM" | "DO" | "EC" | "EG" | "SV" | "GQ" | "ER" | "EE" | "ET" | "FK" | "FO" | "FJ" | "FI" | "FR" | "GF" | "PF" | "TF" | "GA" | "GM" | "GE" | "DE" | "GH" | "GI" | "GR" | "GL" | "GD" | "GP" | "GU" | "GT" | "GG" | "GN" | "GW" | "GY" | "HT" | "HM" | "VA" | "HN" | "HK" | "HU" | "IS" | "IN" | "ID" | "IR" | "IQ" | "IE" | "IM" | "IL" | "IT" | "JM" | "JP" | "JE" | "JO" | "KZ" | "KE" | "KI" | "KP" | "KR" | "KW" | "KG" | "LA" | "LV" | "LB" | "LS" | "LR" | "LY" | "LI" | "LT" | "LU" | "MO" | "MK" | "MG" | "MW" | "MY" | "MV" | "ML" | "MT" | "MH" | "MQ" | "MR" | "MU" | "YT" | "MX" | "FM" | "MD" | "MC" | "MN" | "ME" | "MS" | "MA" | "MZ" | "MM" | "NA" | "NR" | "NP" | "NL" | "NC" | "NZ" | "NI" | "NE" | "NG" | "NU" | "NF" | "MP" | "NO" | "OM" | "PK" | "PW" | "PS" | "PA" | "PG" | "PY" | "PE" | "PH" | "PN" | "PL" | "PT" | "PR" | "QA" | "RE" | "RO" | "RU" | "RW" | "BL" | "SH" | "KN" | "LC" | "MF" | "PM" | "VC" | "WS" | "SM" | "ST" | "SA" | "SN" | "RS" | "SC" | "SL" | "SG" | "SX" | "SK" | "SI" | "SB" | "SO" | "ZA" | "GS" | "SS" | "ES" | "LK" | "SD" | "SR" | "SJ" | "SZ" | "SE" | "CH" | "SY" | "TW" | "TJ" | "TZ" | "TH" | "TL" | "TG" | "TK" | "TO" | "TT" | "TN" | "TR" | "TM" | "TC" | "TV" | "UG" | "UA" | "AE" | "GB" | "US" | "UM" | "UY" | "UZ" | "VU" | "VE" | "VN" | "VG" | "VI" | "WF" | "EH" | "YE" | "ZM" | "ZW" | "XJ" | null;
  city?: string | null;
  postalCode?: string | null;
  state?: string | null;
  notificationChannel?: "POSTAL_MAIL" | "EMAIL" | null;
  brazilTaxDetails?: OctorateBrazilTaxDetails | null;
}

/** `OctorateKidsPoolDetails` of the API. */
export interface OctorateKidsPoolDetails {
  swimmingPoolDimensions?: OctorateSwimmingPoolDimensions | null;
  shallowEnd?: boolean | null;
}

/** `OctorateMealDetails` of the API. */
export interface OctorateMealDetails {
  breakfastTypes?: ("CONTINENTAL" | "ITALIAN" | "FULL_ENGLISH" | "VEGETARIAN" | "VEGAN" | "HALAL" | "GLUTEN_FREE" | "KOSHER" | "ASIAN" | "AMERICAN" | "BUFFET" | "A_LA_CARTE" | "BREAKFAST_TO_GO")[] | null;
  breakfastFoodItemTypes?: ("BREAD" | "PASTRIES" | "PANCAKES" | "BUTTER" | "CHEESE" | "COLD_MEAT" | "EGGS" | "YOGURT" | "FRUITS" | "COFFEE" | "TEA" | "HOT_CHOCOLATE" | "CHAMPAGNE" | "A_LA_CARTE" | "LOCAL_SPECIALITY" | "COOKED_MEAL" | "JUICE" | "JAM" | "CEREAL")[] | null;
  price?: number | null;
}

/** `OctorateOnSiteDetails` of the API. */
export interface OctorateOnSiteDetails {
  onsiteType?: "DEFAULT" | "ONSITE" | "OFFSITE" | null;
}

/** `OctorateParkingDetails` of the API. */
export interface OctorateParkingDetails {
  name?: string | null;
  parkingType?: "UNKNOWN_PARKING_TYPE" | "PARKING_GARAGE" | "PARKING_LOT" | "STREET_PARKING" | null;
  parkingLocation?: "ON_SITE" | "NEARBY" | null;
  parkingAccess?: "ONLY_GUESTS" | "GENERAL_PUBLIC" | null;
  parkingReservation?: "NEEDED" | "NOT_NEEDED" | "NOT_POSSIBLE" | null;
  maxHeightM?: number | null;
  hasValetService?: "NOT_SPECIFIED" | "PRESENT" | "MISSING" | null;
  hasOnsiteStaff?: "NOT_SPECIFIED" | "PRESENT" | "MISSING" | null;
  hasGatedParking?: "NOT_SPECIFIED" | "PRESENT" | "MISSING" | null;
  hasSecurityCameras?: "NOT_SPECIFIED" | "PRESENT" | "MISSING" | null;
  hasEvChargingStation?: "NOT_SPECIFIED" | "PRESENT" | "MISSING" | null;
  hasAccessibleParkingSpots?: "NOT_SPECIFIED" | "PRESENT" | "MISSING" | null;
}

/** `OctoratePaymentDetails` of the API. */
export interface OctoratePaymentDetails {
  chargeMode?: "UNKNOWN_CHARGE_MODE" | "FREE" | "PAID" | "CHARGES_MAY_APPLY" | null;
  chargeDetails?: OctorateChargeDetails | null;
}

/** `OctoratePropertyCharge` of the API. */
export interface OctoratePropertyCharge {
  chargeKey?: OctorateChargeKey | null;
  chargePeriods?: OctorateChargePeriod[] | null;
}

/** `OctoratePropertyCheckinAdditionalInfo` of the API. */
export interface OctoratePropertyCheckinAdditionalInfo {
  otherText?: OctoratePropertyCheckinOtherText | null;
  location?: OctoratePropertyCheckinLocation | null;
  brandName?: string | null;
  instruction?: OctoratePropertyCheckinInstruction | null;
}

/** `OctoratePropertyCheckinExternalReference` of the API. */
export interface OctoratePropertyCheckinExternalReference {
  sequence?: number | null;
  type?: "IMAGE_SERVICE" | null;
  references?: OctoratePropertyCheckinReferenceDetails | null;
}

/** `OctoratePropertyCheckinInstruction` of the API. */
export interface OctoratePropertyCheckinInstruction {
  how?: "PHONE" | "EMAIL" | "SMS" | "OTHER" | null;
  when?: "IMMEDIATE" | "MONTH_BEFORE" | "WEEK_BEFORE" | "DAY_OF_ARRIVAL" | null;
  identifier?: string | null;
  other?: string | null;
}

/** `OctoratePropertyCheckinLocation` of the API. */
export interface OctoratePropertyCheckinLocation {
  offLocation?: boolean | null;
  address?: string | null;
  city?: string | null;
  zip?: string | null;
  placeId?: string | null;
}

/** `OctoratePropertyCheckinMethod` of the API. */
export interface OctoratePropertyCheckinMethod {
  portal?: PortalNames | null;
  streamVariationName?: "PRIMARY_CHECKIN_METHOD" | "ALTERNATIVE_CHECKIN_METHOD" | null;
  portalValue?: string | null;
  additionalInfo?: OctoratePropertyCheckinAdditionalInfo | null;
  externalReferences?: OctoratePropertyCheckinExternalReference[] | null;
  editable?: boolean | null;
  model?: "HOUR" | "MINUTE" | "BOOKING" | "WEEK" | "NIGHT" | "DAY" | "PERSON_STAY" | "PERSON_NIGHT" | "PERSON_DAY" | "PERCENTAGE" | null;
  inclusive?: boolean | null;
  codeType?: "FEE_PERSONAL" | "CHARGE_TYPE" | "IMAGE_TAGS" | "SERVICE" | "PAYMENTS_CARD" | "LANGUAGES" | "BREAKFAST" | "CANCEL_POLICY" | "ROOM_AMENITY" | "INTERNET_CONNECTION_TYPES" | "INTERNET_CONNECTION_COVERAGE" | "PARKING_TYPE" | "BED_TYPE" | "CONTACT_TYPE" | "CONTACT_LANGUAGE" | "EXTRABED_GUEST_TYPE" | "BOOKING_ACCEPTED_GUESTS" | "FEE_TAX" | "RATE_OFFER" | "PRODUCT_BENEFIT" | "ACCOMMODATION_CATEGORY" | "CITY_TAX_CATEGORY" | "CITY_TAX_NATURE" | "CANCEL_POLICY_DEPOSIT" | "ROOM_CATEGORY" | "ROOM_CLASS" | "BEDROOM_TYPE" | "ROOM_NAMING" | "PHOTO_TYPE" | "LISTING_EXPECTATION" | "PROPERTY_CHECKIN_METHOD" | "BATHROOM_LOCATION" | null;
  valueType?: "FIXED" | "PERCENT" | null;
  amount?: number | null;
  configuration?: "INCLUSIVE" | "EXCLUSIVE" | null;
  deletable?: boolean | null;
  propertyCharge?: OctoratePropertyCharge | null;
}

/** `OctoratePropertyCheckinMethods` of the API. */
export interface OctoratePropertyCheckinMethods {
  checkinMethods?: OctoratePropertyCheckinMethod[] | null;
}

/** `OctoratePropertyCheckinOtherText` of the API. */
export interface OctoratePropertyCheckinOtherText {
  lang?: "IT" | "EN" | "FR" | "ES" | "DE" | "RU" | "PT" | "NL" | "JA" | "EL" | "TR" | "ZH" | "CA" | "RO" | null;
  text?: string | null;
}

/** `OctoratePropertyCheckinReferenceDetails` of the API. */
export interface OctoratePropertyCheckinReferenceDetails {
  photoId?: string | null;
  photoUri?: string | null;
  octorateTempFilePath?: string | null;
}

/** `OctorateQuietHours` of the API. */
export interface OctorateQuietHours {
  enabled?: boolean | null;
  startTime?: string | null;
  endTime?: string | null;
}

/** `OctorateRestaurantDetails` of the API. */
export interface OctorateRestaurantDetails {
  name?: string | null;
  guestsOnly?: boolean | null;
  acceptReservations?: boolean | null;
  outdoorSeating?: boolean | null;
  mealTypes?: ("UNKNOWN_MEAL_TYPE" | "HALAL" | "KOSHER" | "VEGETARIAN" | "VEGAN" | "GLUTEN_FREE" | "DAIRY_FREE")[] | null;
  ambiances?: ("UNKNOWN_AMBIANCE" | "FAMILY_KIDS_FRIENDLY" | "TRADITIONAL" | "MODERN" | "ROMANTIC")[] | null;
  openForMeals?: ("UNKNOWN_OPEN_FOR_MEALS" | "BREAKFAST" | "BRUNCH" | "LUNCH" | "DINNER" | "HIGH_TEA" | "COCKTAIL_HOUR")[] | null;
  cuisines?: ("UNKNOWN_CUISINE" | "AFRICAN" | "AMERICAN" | "ARGENTINIAN" | "BELGIAN" | "BRAZILIAN" | "CAJUN_CREOLE" | "CAMBODIAN" | "CANTONESE" | "CARIBBEAN" | "CATALAN" | "CHINESE" | "DUTCH" | "BRITISH" | "ETHIOPIAN" | "FRENCH" | "GREEK" | "INDIAN" | "INDONESIAN" | "IRISH" | "ITALIAN" | "JAPANESE" | "KOREAN" | "MALAYSIAN" | "MEDITERRANEAN" | "MEXICAN" | "MIDDLE_EASTERN" | "MOROCCAN" | "NEPALESE" | "PERUVIAN" | "PIZZA" | "POLISH" | "PORTUGUESE" | "SCOTTISH" | "SEAFOOD" | "SICHUAN" | "SINGAPOREAN" | "SPANISH" | "STEAKHOUSE" | "SUSHI" | "TEXMEX" | "THAI" | "TURKISH" | "VIETNAMESE" | "AUSTRIAN" | "AUSTRALIAN" | "GERMAN" | "RUSSIAN" | "LOCAL" | "ASIAN" | "INTERNATIONAL" | "LATIN_AMERICAN" | "EUROPEAN" | "CROATIAN" | "HUNGARIAN" | "GRILL_BBQ" | "SOUTH_AFRICAN")[] | null;
  buffet?: boolean | null;
  alacarte?: boolean | null;
}

/** `OctorateScheduleDetails` of the API. */
export interface OctorateScheduleDetails {
  schedule?: OctorateWeekTimeEntry[] | null;
}

/** `OctorateSurchargeDetails` of the API. */
export interface OctorateSurchargeDetails {
  surchargeType?: "DEFAULT" | "FREE" | "PAID" | null;
}

/** `OctorateSwimmingPoolDetails` of the API. */
export interface OctorateSwimmingPoolDetails {
  name?: string | null;
  swimmingPoolType?: "UNKNOWN_POOL_TYPE" | "INDOOR" | "OUTDOOR" | "INDOOR_AND_OUTDOOR" | null;
  availabilityType?: "UNKNOWN_AVAILABILITY" | "ALL_SEASON" | "SEASONABLE" | null;
  allowedAgeType?: "UNKNOWN_AGE_TYPE" | "ADULTS_ONLY" | "KIDS_ONLY" | "ALL_AGES" | null;
  hasLoungers?: boolean | null;
  hasWaterSlide?: boolean | null;
  hasPoolBar?: boolean | null;
  hasPoolCover?: boolean | null;
  hasFreeTowels?: boolean | null;
  hasPoolToys?: boolean | null;
  hasSunUmbrellas?: boolean | null;
  hasFenceAroundPool?: boolean | null;
  hasSnakeTrap?: boolean | null;
  shared?: boolean | null;
  rooftop?: boolean | null;
  shallowEnd?: boolean | null;
  infinity?: boolean | null;
  heated?: boolean | null;
  saltWater?: boolean | null;
  poolWithView?: boolean | null;
  plungePool?: boolean | null;
}

/** `OctorateSwimmingPoolDimensions` of the API. */
export interface OctorateSwimmingPoolDimensions {
  length?: number | null;
  width?: number | null;
  depthMin?: number | null;
  depthMax?: number | null;
  unit?: "UNKNOWN_UNIT" | "METER" | null;
}

/** `OctorateTemporarilyClosedDetails` of the API. */
export interface OctorateTemporarilyClosedDetails {
  closed?: OctorateTemporarilyClosedEntry[] | null;
}

/** `OctorateTemporarilyClosedEntry` of the API. */
export interface OctorateTemporarilyClosedEntry {
  startDate?: OctorateEpochTimestamp | null;
  endDate?: OctorateEpochTimestamp | null;
  startDateAsDate?: string | null;
  endDateAsDate?: string | null;
}

/** `OctorateWeekTimeEntry` of the API. */
export interface OctorateWeekTimeEntry {
  from?: OctorateDaytime | null;
  to?: OctorateDaytime | null;
  dayOfWeek?: "UNKNOWN_DAY" | "MONDAY" | "TUESDAY" | "WEDNESDAY" | "THURSDAY" | "FRIDAY" | "SATURDAY" | "SUNDAY" | null;
  fromAsDate?: string | null;
  toAsDate?: string | null;
}

/** `OctorateWifiInfo` of the API. */
export interface OctorateWifiInfo {
  networkName?: string | null;
  speedDownload?: number | null;
  speedUpload?: number | null;
}

/** `OfferCityTax` of the API. */
export interface OfferCityTax {
  id?: number | null;
  name?: string | null;
  amount?: number | null;
  fromAge?: number | null;
  toAge?: number | null;
  maxNights?: number | null;
  dateFrom?: string | null;
  dateTo?: string | null;
  roomIds?: number[] | null;
  exemptions?: string[] | null;
}

/** `OfferDay` of the API. */
export interface OfferDay {
  date: string;
  night: boolean;
  availability: number;
  price: number;
  minStay: number;
  maxStay: number;
  cutOffDays: number;
  stopSells: boolean;
  closeToArrival: boolean;
  closeToDeparture: boolean;
  reasons: OfferReason[];
}

/** `OfferDiscount` of the API. */
export interface OfferDiscount {
  id?: number | null;
  name?: string | null;
  description?: string | null;
  percent?: number | null;
  amount?: number | null;
  minNights?: number | null;
  maxNights?: number | null;
  minDaysAhead?: number | null;
  maxDaysAhead?: number | null;
  arrivalFrom?: string | null;
  arrivalTo?: string | null;
  roomIds?: number[] | null;
}

/** `OfferExtra` of the API. */
export interface OfferExtra {
  id?: number | null;
  quantity?: number | null;
  days?: string[] | null;
}

/** `OfferExtraLine` of the API. */
export interface OfferExtraLine {
  id: number;
  name: string;
  units: number;
  price: number;
  net: number;
  vat: number;
}

/** `OfferGivenDiscount` of the API. */
export interface OfferGivenDiscount {
  id: number;
  name: string;
  amount: number;
}

/** `OfferNearest` of the API. */
export interface OfferNearest {
  earlier?: OfferStay;
  later?: OfferStay;
  sameArrival?: OfferStay;
}

/** `OfferNight` of the API. */
export interface OfferNight {
  date: string;
  calendar: number;
  price: number;
}

/** `OfferPerson` of the API. */
export interface OfferPerson {
  age?: number | null;
  child?: boolean | null;
  exemption?: string | null;
}

/** `OfferQuestion` of the API. */
export interface OfferQuestion {
  product?: number | null;
  ratePlan?: number | null;
  checkin?: string | null;
  checkout?: string | null;
  people?: OfferPerson[] | null;
  extras?: OfferExtra[] | null;
  applyDiscount?: boolean | null;
}

/** `OfferQuote` of the API. */
export interface OfferQuote {
  product: number;
  ratePlan?: number;
  currency: string;
  bookable: boolean;
  reasons: OfferReason[];
  nights?: OfferNight[];
  basePrice?: number;
  ratePlanDifference?: number;
  discount?: OfferGivenDiscount;
  roomNet?: number;
  vat?: number;
  roomGross?: number;
  cleaning?: number;
  extras?: OfferExtraLine[];
  total?: number;
  cityTax?: OfferTaxLine[];
  cityTaxTotal?: number;
  deposit?: number;
  freeCancellation?: boolean;
  cancellationFreeDays?: number;
  cancellationValue?: number;
}

/** `OfferReason` of the API. */
export interface OfferReason {
  code: string;
  message: string;
}

/** `OfferStay` of the API. */
export interface OfferStay {
  checkin: string;
  checkout: string;
  nights: number;
}

/** `OfferTaxLine` of the API. */
export interface OfferTaxLine {
  name: string;
  personNights: number;
  each: number;
  price: number;
}

/** `OfferTerms` of the API. */
export interface OfferTerms {
  discounts?: OfferDiscount[] | null;
  cityTaxes?: OfferCityTax[] | null;
  childAge?: number | null;
}

/** `OfferVerdict` of the API. */
export interface OfferVerdict {
  product: number;
  name: string;
  checkin: string;
  checkout: string;
  bookable: boolean;
  reasons: OfferReason[];
  days: OfferDay[];
  nearest?: OfferNearest;
}

/** `OnlineCheckin` of the API. */
export interface OnlineCheckin {
  reservation: number;
  open: boolean;
  checkinLink?: string;
  madeTime?: string;
  answeredTime?: string;
  guests: number;
  mails: CheckinMail[];
}

/** `OverheardWebhook` of the API. */
export interface OverheardWebhook {
  accommodation: string;
  type: string;
  reference: string;
  createTime: string;
  headers: Record<string, string>;
  body: string;
  cursor: string;
}

/** `OverheardWebhooks` of the API. */
export interface OverheardWebhooks {
  data: OverheardWebhook[];
  cursor: string;
}

/** `PaymentAttempt` of the API. */
export interface PaymentAttempt {
  number: number;
  time: string;
  outcome: "STARTED" | "TAKEN" | "REFUNDED" | "ACTION" | "REFUSED" | "UNANSWERED" | "POSTPONED" | "CANCELLED" | (string & {});
  problem?: string;
  transaction?: string;
}

/** `PaymentMovement` of the API. */
export interface PaymentMovement {
  id: number;
  kind: "CHARGE" | "REFUND" | (string & {});
  status: "PLANNED" | "WAITING" | "RUNNING" | "ACTION" | "DONE" | "FAILED" | "CANCELLED" | (string & {});
  reservation: number;
  payment: number;
  amount: number;
  cityTaxAmount: number;
  currency: string;
  createTime: string;
  dueTime?: string;
  endTime?: string;
  processor?: string;
  transaction?: string;
  confirmUrl?: string;
  attempts: PaymentAttempt[];
}

/** `PaymentMovements` of the API. */
export interface PaymentMovements {
  data: PaymentMovement[];
}

/** `PaymentOrder` of the API. */
export interface PaymentOrder {
  payment?: number | null;
  reservation?: number | null;
  amount?: number | null;
  cityTaxAmount?: number | null;
  type?: "NONE" | "DEPOSIT" | "PAYOFF" | null;
  description?: string | null;
}

/** `PaymentSettings` of the API. */
export interface PaymentSettings {
  processor: "NONE" | "DUMMY_PROCESSOR" | "STRIPE" | (string & {});
  automatic: boolean;
  penalties: boolean;
  stripe: StripeState;
}

/** `PaymentSettingsRequest` of the API. */
export interface PaymentSettingsRequest {
  processor?: "NONE" | "DUMMY_PROCESSOR" | "STRIPE" | null;
  automatic?: boolean | null;
  penalties?: boolean | null;
  stripe?: StripeKeys | null;
}

/** `ApiPermission` of the API. */
export interface Permission {
  accommodation?: "NONE" | "READWRITE" | "READONLY" | (string & {});
  license?: "NONE" | "READWRITE" | "READONLY" | (string & {});
  cardDetail?: "NONE" | "READWRITE" | "READONLY" | (string & {});
  content?: "NONE" | "READWRITE" | "READONLY" | (string & {});
  reservation?: "NONE" | "READWRITE" | "READONLY" | (string & {});
}

/** `PermissionsDTO` of the API. */
export interface Permissions {
  prices?: "NONE" | "READWRITE" | "READONLY" | null;
  adminStats?: "NONE" | "READWRITE" | "READONLY" | null;
  adminUsers?: "NONE" | "READWRITE" | "READONLY" | null;
  adminApi?: "NONE" | "READWRITE" | "READONLY" | null;
  adminSettings?: "NONE" | "READWRITE" | "READONLY" | null;
  adminDylog?: "NONE" | "READWRITE" | "READONLY" | null;
  reservations?: "NONE" | "READWRITE" | "READONLY" | null;
  availability?: "NONE" | "READWRITE" | "READONLY" | null;
  settings?: "NONE" | "READWRITE" | "READONLY" | null;
  billing?: "NONE" | "READWRITE" | "READONLY" | null;
  cashClosing?: "NONE" | "READWRITE" | "READONLY" | null;
  rooms?: "NONE" | "READWRITE" | "READONLY" | null;
  users?: "NONE" | "READWRITE" | "READONLY" | null;
  stats?: "NONE" | "READWRITE" | "READONLY" | null;
  invoices?: "NONE" | "READWRITE" | "READONLY" | null;
  admin?: "NONE" | "READWRITE" | "READONLY" | null;
  adminCodPromo?: "NONE" | "READWRITE" | "READONLY" | null;
  support?: "NONE" | "READWRITE" | "READONLY" | null;
  subscription?: "NONE" | "READWRITE" | "READONLY" | null;
  assignCodPromo?: "NONE" | "READWRITE" | "READONLY" | null;
  source?: "NONE" | "READWRITE" | "READONLY" | null;
  checkIn?: "NONE" | "READWRITE" | "READONLY" | null;
  houseKeeping?: "NONE" | "READWRITE" | "READONLY" | null;
  adminText?: "NONE" | "READWRITE" | "READONLY" | null;
  chat?: "NONE" | "READWRITE" | "READONLY" | null;
  license?: "NONE" | "READWRITE" | "READONLY" | null;
  sensitiveData?: "NONE" | "READWRITE" | "READONLY" | null;
  octosite?: "NONE" | "READWRITE" | "READONLY" | null;
  channelManager?: "NONE" | "READWRITE" | "READONLY" | null;
  contactInfo?: "NONE" | "READWRITE" | "READONLY" | null;
}

/** `PersonDTO` of the API. */
export interface Person {
  id?: number | null;
  userId?: number | null;
  guestId?: number | null;
  externalGuest?: string | null;
  email?: string | null;
  phone?: string | null;
  username?: string | null;
  firstname?: string | null;
  lastname?: string | null;
  fullname?: string | null;
  photo?: string | null;
  preferredLanguage?: "IT" | "EN" | "FR" | "ES" | "DE" | "RU" | "PT" | "NL" | "JA" | "EL" | "TR" | "ZH" | "CA" | "RO" | null;
  preferredAccommodation?: string | null;
  permissions?: Permissions | null;
  hideReadThreads?: boolean | null;
  showArchivedThreads?: boolean | null;
  userType?: "USER" | "ADMIN" | "AFFILIATE" | null;
  adminDepartment?: "SALES" | "SUPPORT" | "DEVELOPER" | null;
  mfaEnabled?: boolean | null;
  dashboardWidgetTypes?: ("RESERVATION_DAY_BEFORE" | "RESERVATION_PER_CHANNEL" | "RESERVATION_LENGHT_STAY" | "RESERVATION_PRICE_CHANNEL" | "MOST_BOOKED_DAYS" | "YESTERDAY_RESERVATION" | "COMPARE_WEEKS" | "CONVERSION_RATE" | "BOOKING_VIEWS_ROOMS" | "RESERVATION_DIRECT_INDIRECT" | "RMS_REVENUE_BY_SOURCE_MONTH" | "RMS_YESTERDAY_MOST_BOOKED" | "RMS_PACE_COMPARISON" | "RMS_DIRECT_VS_INDIRECT" | "REVIEW_STATS" | "REVIEW_CATEGORY_TAGS" | "AVERAGE_DAILY_RATE")[] | null;
  lastLogin?: Log | null;
  accessibleAccommodations?: string[] | null;
  owner?: boolean | null;
}

/** `PersonChange` of the API. */
export interface PersonChange {
  permissions?: Record<string, "NONE" | "READONLY" | "READWRITE"> | null;
}

/** `Photo` of the API. */
export interface Photo {
  id: number;
  name: string;
  url: string;
  width: number;
  height: number;
  bytes: number;
  type: string;
  product?: number;
  pmsRoom?: number;
  source: string;
  createTime: string;
  sizes: PhotoSize[];
}

/** `PhotoSize` of the API. */
export interface PhotoSize {
  url: string;
  width: number;
  height: number;
  bytes: number;
}

/** `PhotoTask` of the API. */
export interface PhotoTask {
  id: number;
  status: "WAITING" | "RUNNING" | "DONE" | "FAILED" | (string & {});
}

/** `Place` of the API. */
export interface Place {
  id?: number | null;
  placeType?: "ROOM" | "ACCOMODATION" | null;
  address?: string | null;
  city?: string | null;
  locality?: string | null;
  zipCode?: string | null;
  country?: "AF" | "AX" | "AL" | "DZ" | "AS" | "AD" | "AO" | "AI" | "AQ" | "AG" | "AR" | "AM" | "AW" | "AU" | "AT" | "AZ" | "BS" | "BH" | "BD" | "BB" | "BY" | "BE" | "BZ" | "BJ" | "BM" | "BT" | "BO" | "BQ" | "BA" | "BW" | "BV" | "BR" | "IO" | "BN" | "BG" | "BF" | "BI" | "KH" | "CM" | "CA" | "CV" | "KY" | "CF" | "TD" | "CL" | "CN" | "CX" | "CC" | "CO" | "KM" | "CG" | "CD" | "CK" | "CR" | "CI" | "HR" | "CU" | "CW" | "CY" | "CZ" | "DK" | "DJ" | "DM" | "DO" | "EC" | "EG" | "SV" | "GQ" | "ER" | "EE" | "ET" | "FK" | "FO" | "FJ" | "FI" | "FR" | "GF" | "PF" | "TF" | "GA" | "GM" | "GE" | "DE" | "GH" | "GI" | "GR" | "GL" | "GD" | "GP" | "GU" | "GT" | "GG" | "GN" | "GW" | "GY" | "HT" | "HM" | "VA" | "HN" | "HK" | "HU" | "IS" | "IN" | "ID" | "IR" | "IQ" | "IE" | "IM" | "IL" | "IT" | "JM" | "JP" | "JE" | "JO" | "KZ" | "KE" | "KI" | "KP" | "KR" | "KW" | "KG" | "LA" | "LV" | "LB" | "LS" | "LR" | "LY" | "LI" | "LT" | "LU" | "MO" | "MK" | "MG" | "MW" | "MY" | "MV" | "ML" | "MT" | "MH" | "MQ" | "MR" | "MU" | "YT" | "MX" | "FM" | "MD" | "MC" | "MN" | "ME" | "MS" | "MA" | "MZ" | "MM" | "NA" | "NR" | "NP" | "NL" | "NC" | "NZ" | "NI" | "NE" | "NG" | "NU" | "NF" | "MP" | "NO" | "OM" | "PK" | "PW" | "PS" | "PA" | "PG" | "PY" | "PE" | "PH" | "PN" | "PL" | "PT" | "PR" | "QA" | "RE" | "RO" | "RU" | "RW" | "BL" | "SH" | "KN" | "LC" | "MF" | "PM" | "VC" | "WS" | "SM" | "ST" | "SA" | "SN" | "RS" | "SC" | "SL" | "SG" | "SX" | "SK" | "SI" | "SB" | "SO" | "ZA" | "GS" | "SS" | "ES" | "LK" | "SD" | "SR" | "SJ" | "SZ" | "SE" | "CH" | "SY" | "TW" | "TJ" | "TZ" | "TH" | "TL" | "TG" | "TK" | "TO" | "TT" | "TN" | "TR" | "TM" | "TC" | "TV" | "UG" | "UA" | "AE" | "GB" | "US" | "UM" | "UY" | "UZ" | "VU" | "VE" | "VN" | "VG" | "VI" | "WF" | "EH" | "YE" | "ZM" | "ZW" | "XJ" | null;
  phone?: string | null;
  latitude?: number | null;
  longitude?: number | null;
  zoom?: number | null;
  civicNumber?: string | null;
  additionalInformation?: string | null;
  codice?: string | null;
  districtName?: string | null;
  fullAddress?: string | null;
  countryAlpha2?: string | null;
  placeName?: Record<string, string> | null;
  phone2?: string | null;
  phonePrefix?: string | null;
  firstLocality?: string | null;
}

/** `PlaceInterface` of the API. */
export interface PlaceInterface {
  latitude?: number | null;
  longitude?: number | null;
  civicNumber?: string | null;
  zipCode?: string | null;
  districtName?: string | null;
  zoom?: number | null;
  additionalInformation?: string | null;
  phone2?: string | null;
  phonePrefix?: string | null;
  countryAlpha2?: string | null;
  firstLocality?: string | null;
  phone?: string | null;
  city?: string | null;
  locality?: string | null;
  address?: string | null;
}

/** `ApiPmsRoom` of the API. */
export interface PmsRoom {
  id: number;
  parentId: number;
  name: string;
  clean?: boolean;
  linesChangeFrequency?: number;
  cleaningFrequency?: number;
  lastCleaningDate?: string;
  cleaningDays?: ("MONDAY" | "TUESDAY" | "WEDNESDAY" | "THURSDAY" | "FRIDAY" | "SATURDAY" | "SUNDAY" | (string & {}))[];
  notes?: string;
  timeZone?: string;
}

/** `PoliceAccess` of the API. */
export interface PoliceAccess {
  user?: string | null;
  password?: string | null;
  key?: string | null;
  automatic?: boolean | null;
  ready?: boolean | null;
}

/** `PoliceAccountDTO` of the API. */
export interface PoliceAccount {
  codice?: string | null;
  wsCode?: string | null;
  sendId?: number | null;
  autorun?: boolean | null;
  valid?: boolean | null;
  groupGuest?: boolean | null;
  groupGuestByRoom?: boolean | null;
  lastCron?: string | null;
}

/** `PoliceAttempt` of the API. */
export interface PoliceAttempt {
  number: number;
  time: string;
  accepted: number;
  problem?: string;
}

/** `PoliceDocumentTypeCountry` of the API. */
export interface PoliceDocumentTypeCountry {
  id: number;
  country?: "AF" | "AX" | "AL" | "DZ" | "AS" | "AD" | "AO" | "AI" | "AQ" | "AG" | "AR" | "AM" | "AW" | "AU" | "AT" | "AZ" | "BS" | "BH" | "BD" | "BB" | "BY" | "BE" | "BZ" | "BJ" | "BM" | "BT" | "BO" | "BQ" | "BA" | "BW" | "BV" | "BR" | "IO" | "BN" | "BG" | "BF" | "BI" | "KH" | "CM" | "CA" | "CV" | "KY" | "CF" | "TD" | "CL" | "CN" | "CX" | "CC" | "CO" | "KM" | "CG" | "CD" | "CK" | "CR" | "CI" | "HR" | "CU" | "CW" | "CY" | "CZ" | "DK" | "DJ" | "DM" | "DO" | "EC" | "EG" | "SV" | "GQ" | "ER" | "EE" | "ET" | "FK" | "FO" | "FJ" | "FI" | "FR" | "GF" | "PF" | "TF" | "GA" | "GM" | "GE" | "DE" | "GH" | "GI" | "GR" | "GL" | "GD" | "GP" | "GU" | "GT" | "GG" | "GN" | "GW" | "GY" | "HT" | "HM" | "VA" | "HN" | "HK" | "HU" | "IS" | "IN" | "ID" | "IR" | "IQ" | "IE" | "IM" | "IL" | "IT" | "JM" | "JP" | "JE" | "JO" | "KZ" | "KE" | "KI" | "KP" | "KR" | "KW" | "KG" | "LA" | "LV" | "LB" | "LS" | "LR" | "LY" | "LI" | "LT" | "LU" | "MO" | "MK" | "MG" | "MW" | "MY" | "MV" | "ML" | "MT" | "MH" | "MQ" | "MR" | "MU" | "YT" | "MX" | "FM" | "MD" | "MC" | "MN" | "ME" | "MS" | "MA" | "MZ" | "MM" | "NA" | "NR" | "NP" | "NL" | "NC" | "NZ" | "NI" | "NE" | "NG" | "NU" | "NF" | "MP" | "NO" | "OM" | "PK" | "PW" | "PS" | "PA" | "PG" | "PY" | "PE" | "PH" | "PN" | "PL" | "PT" | "PR" | "QA" | "RE" | "RO" | "RU" | "RW" | "BL" | "SH" | "KN" | "LC" | "MF" | "PM" | "VC" | "WS" | "SM" | "ST" | "SA" | "SN" | "RS" | "SC" | "SL" | "SG" | "SX" | "SK" | "SI" | "SB" | "SO" | "ZA" | "GS" | "SS" | "ES" | "LK" | "SD" | "SR" | "SJ" | "SZ" | "SE" | "CH" | "SY" | "TW" | "TJ" | "TZ" | "TH" | "TL" | "TG" | "TK" | "TO" | "TT" | "TN" | "TR" | "TM" | "TC" | "TV" | "UG" | "UA" | "AE" | "GB" | "US" | "UM" | "UY" | "UZ" | "VU" | "VE" | "VN" | "VG" | "VI" | "WF" | "EH" | "YE" | "ZM" | "ZW" | "XJ" | (string & {});
  documentType?: "OTHER" | "PASSPORT" | "CARDID" | "NOSHOW" | "ACMIL" | "ACSOT" | "ACUFF" | "AMMIL" | "AMSOT" | "AMUFF" | "CCMIL" | "CCSOT" | "CCUFF" | "CERID" | "CFMIL" | "CFSOT" | "CFUFF" | "CIDIP" | "DESIS" | "EIMIL" | "EISOT" | "EIUFF" | "GFMIL" | "GFSOT" | "GFTRI" | "GFUFF" | "IDELE" | "MAGIS" | "MMMIL" | "MMSOT" | "MMUFF" | "PARLA" | "PASDI" | "PASSE" | "PATEN" | "PATNA" | "PORM1" | "PORM2" | "PORM3" | "PORM4" | "PORM5" | "PPAGE" | "PPISP" | "PPSOV" | "PPUFF" | "PSAPP" | "PSFEM" | "PSFUN" | "PSISP" | "PSSOT" | "PSUFF" | "RIFUG" | "SDMIL" | "SDSOT" | "SDUFF" | "TEAMC" | "TEAOD" | "TECAM" | "TECOC" | "TEDOG" | "TEFSE" | "TEMPI" | "TENAT" | "TENAV" | "TEPOL" | "TESAE" | "TESAR" | "TESAV" | "TESCA" | "TESCS" | "TESDI" | "TESEA" | "TESIN" | "TESLP" | "TESMB" | "TESMD" | "TESMF" | "TESMG" | "TESMI" | "TESMN" | "TESMS" | "TESMT" | "TESNO" | "TESOG" | "TESPC" | "TESPI" | "TESPT" | "TESUN" | "TETEL" | "TFERD" | "TFEXD" | "VIMIL" | "VISOT" | "VIUFF" | "VVMIL" | "VVSOT" | "VVUFF" | (string & {});
  code?: string;
  policeCode?: string;
  label?: string;
  priority?: number;
  localDocument?: boolean;
  regex?: string;
  showCustomer?: boolean;
}

/** `PoliceProblem` of the API. */
export interface PoliceProblem {
  guest: number;
  field: string;
}

/** `PoliceReport` of the API. */
export interface PoliceReport {
  id: number;
  day: string;
  status?: "WAITING" | "SENT" | "FAILED" | (string & {});
  guests: number[];
  createTime?: string;
  sentTime?: string;
  attempts: PoliceAttempt[];
  problems?: PoliceProblem[];
}

/** `PoliceReportRequest` of the API. */
export interface PoliceReportRequest {
  day?: string | null;
}

/** `PoliceReports` of the API. */
export interface PoliceReports {
  data: PoliceReport[];
}

/** `ApiPaymentStepDTO` of the API. */
export interface Policy {
  id?: number | null;
  stepType?: "PAYMENT" | "CANCELLATION" | null;
  disabled?: boolean | null;
  codice?: string | null;
  ignoreRatePlan?: boolean | null;
  accommodationId?: string | null;
  title?: string | null;
  days?: number | null;
  beforeCheckin?: boolean | null;
  notRefundable?: boolean | null;
  newReservations?: boolean | null;
  chargeCreditCard?: boolean | null;
  valueFixed?: number | null;
  valuePercent?: number | null;
  valueNights?: number | null;
  templateId?: number | null;
  templateNotify?: number | null;
  checkinFrom?: string | null;
  checkinTo?: string | null;
  createdFrom?: string | null;
  createdTo?: string | null;
  vcc?: boolean | null;
  hour?: string | null;
  roomIds?: string[] | null;
  portalNames?: string[] | null;
  filterPayMode?: ("UNKNOWN" | "CASH" | "CREDITCARD" | "PREPAID" | "BANKTRANSFER" | "NOTPAID" | "PAYPAL" | "CHEQUE" | "TRAVELCHEQUE" | "TREASURY_OFFICE" | "BONCADEAU" | "TREASURY_RECEIPT" | "COMMISSION")[] | null;
  calculateValues?: ("ROOM" | "EXTRA" | "CITYTAX" | "DEPOSIT" | "CLEANING_FEE")[] | null;
  cancellationTitle?: Record<string, string> | null;
  cancellationDetail?: Record<string, string> | null;
  refundAfterDays?: number | null;
}

/** `PortalCalendar` of the API. */
export interface PortalCalendar {
  portal: string;
  connection: number;
  product: number;
  status: boolean;
}

/** `PortalCustomItemString` of the API. */
export interface PortalCustomItemString {
  values?: Record<string, string> | null;
  fallback?: string | null;
  portalValues?: Record<string, string> | null;
}

/** `PortalCustomItemValueType` of the API. */
export interface PortalCustomItemValueType {
  values?: Record<string, "FIXED" | "PERCENT"> | null;
  fallback?: "FIXED" | "PERCENT" | null;
  portalValues?: Record<string, "FIXED" | "PERCENT"> | null;
}

/** `ApiPortalDTOResp` of the API. */
export interface PortalDTOResp {
  internalName?: string | null;
  externalName?: string | null;
  calendarValues?: ("PRICE" | "AVAILABILITY" | "MINSTAY" | "MAXSTAY" | "CLOSEARR" | "CLOSEDEP" | "STOPSELL" | "CUTOFF")[] | null;
  colorHex?: string | null;
  logo?: string | null;
  icon?: string | null;
  banner?: string | null;
  loginUrl?: string | null;
  requiresHotelId?: boolean | null;
  requiresPassword?: boolean | null;
  requiresTokenAuthentication?: boolean | null;
  website?: string | null;
  contentMetas?: string[] | null;
  id?: number | null;
  creatable?: boolean | null;
  featureContent?: boolean | null;
  featureContentRate?: boolean | null;
  octorateManageable?: boolean | null;
  showFilter?: boolean | null;
  commissionsInvoiced?: boolean | null;
  commissionIncludedInPayments?: boolean | null;
  enabled?: boolean | null;
  portalCategory?: "OTA" | "EXTERNAL_TOOL" | null;
  preferred?: boolean | null;
  xmlType?: boolean | null;
}

/** `PortalLanguageMap` of the API. */
export interface PortalLanguageMap {
  fallback?: LanguageMap | null;
  values?: Record<string, LanguageMap> | null;
  currentSelector?: PortalNames | null;
  portalValues?: Record<string, LanguageMap> | null;
  currentValue?: LanguageMap | null;
}

/** `PortalNames` of the API. */
export type PortalNames = string;

/** `ApiPortalRequestDTO` of the API. */
export interface PortalRequest {
  internalName?: string | null;
  externalName?: string | null;
  calendarValues?: ("PRICE" | "AVAILABILITY" | "MINSTAY" | "MAXSTAY" | "CLOSEARR" | "CLOSEDEP" | "STOPSELL" | "CUTOFF")[] | null;
  colorHex?: string | null;
  logo?: string | null;
  icon?: string | null;
  banner?: string | null;
  loginUrl?: string | null;
  requiresHotelId?: boolean | null;
  requiresPassword?: boolean | null;
  requiresTokenAuthentication?: boolean | null;
  website?: string | null;
  contentMetas?: string[] | null;
}

/** `ApiMapping` of the API. */
export interface ProductMapping {
  portalConnection: number;
  productId: number;
  externalId: number;
  id: number;
}

/** `PropertyCalendars` of the API. */
export interface PropertyCalendars {
  links: CalendarLinks;
  imports: ImportedCalendar[];
}

/** `PropertyInvitations` of the API. */
export interface PropertyInvitations {
  data: Invitation[];
}

/** `PropertyPeople` of the API. */
export interface PropertyPeople {
  data: Person[];
}

/** `PushTask` of the API. */
export interface PushTask {
  task: number;
}

/** `QuarantineDismissal` of the API. */
export interface QuarantineDismissal {
  ids?: number[] | null;
}

/** `QuarantineReplay` of the API. */
export interface QuarantineReplay {
  ids?: number[] | null;
  product?: number | null;
}

/** `QuarantinedRoom` of the API. */
export interface QuarantinedRoom {
  id: number;
  connection: number;
  reference: string;
  room: string;
  revision: number;
  roomId: string;
  rateId?: string;
  occupancy: number;
  checkin: string;
  checkout: string;
  reason: string;
  oversold: boolean;
  state: "WAITING" | "PLACED" | "CANCELLED" | "DISMISSED" | (string & {});
  heldProduct?: number;
  reservation?: number;
  createTime: string;
  endTime?: string;
  booking: Record<string, unknown>;
}

/** `QuarantinedRooms` of the API. */
export interface QuarantinedRooms {
  data: QuarantinedRoom[];
}

/** `ApiRateDTO` of the API. */
export interface RatePlan {
  id?: number | null;
  internalLabel?: string | null;
  label?: Record<string, string> | null;
  title?: Record<string, string> | null;
  description?: Record<string, string> | null;
  treatment?: "ROOM_ONLY" | "BREAKFAST" | "HALF_BOARD" | "FULL_BOARD" | "FULL_BOARD_LIGHT" | "ALL_INCLUSIVE" | "OTHER" | "INSURANCE" | "NOT_REFUNDABLE" | null;
  accommodationId?: string | null;
  ratePlanDates?: RatePlanDate[] | null;
  roomIds?: number[] | null;
  priceModel?: "PERCENT" | "FIXED" | "FIXED_PAX" | "FIXED_DAY" | "FIXED_PAX_DAY" | null;
  price?: number | null;
  showPrices?: boolean | null;
  paymentPolicy?: Policy | null;
  cancellationPolicy?: Policy | null;
  extras?: RatePlanExtra[] | null;
  priority?: number | null;
  accommodationName?: string | null;
}

/** `ApiRatePlanDate` of the API. */
export interface RatePlanDate {
  id?: number | null;
  startDate?: string | null;
  endDate?: string | null;
  ratePlanId?: number | null;
}

/** `RatePlanExtraDTO` of the API. */
export interface RatePlanExtra {
  id?: number | null;
  ratePlanId?: number | null;
  productId?: number | null;
  quantity?: number | null;
  price?: number | null;
  date?: string | null;
  createTime?: string | null;
  mandatory?: boolean | null;
  applyOnFirstDay?: boolean | null;
  accommodationId?: string | null;
}

/** `RefundOrder` of the API. */
export interface RefundOrder {
  amount?: number | null;
}

/** `RegisteredGuest` of the API. */
export interface RegisteredGuest {
  category?: "INDIVIDUAL" | "TRAVEL_AGENCY" | "CORPORATE" | "EXTERNAL_OTA" | null;
  firstname?: string | null;
  lastname?: string | null;
  company?: string | null;
  fiscalCode?: string | null;
  vatCode?: string | null;
  address?: string | null;
  city?: string | null;
  birthCountry?: string | null;
  birthCityRaw?: string | null;
  birthCityId?: number | null;
  zip?: string | null;
  district?: string | null;
  sex?: "MALE" | "FEMALE" | null;
  mobile?: string | null;
  email?: string | null;
  documentId?: string | null;
  documentIssuePlace?: string | null;
  color?: string | null;
  country?: string | null;
  birthDate?: string | null;
  notes?: string | null;
  birthPlace?: string | null;
  invoiceAgency?: boolean | null;
  destinationOffice?: string | null;
  legalMail?: string | null;
  newsletterConcent?: boolean | null;
  newsletterConcentIp?: string | null;
  newsletterConcentDate?: string | null;
  documentCountry?: string | null;
  documentExpire?: string | null;
  suggestedPaymentMode?: "UNKNOWN" | "CASH" | "CREDITCARD" | "PREPAID" | "BANKTRANSFER" | "NOTPAID" | "PAYPAL" | "CHEQUE" | "TRAVELCHEQUE" | "TREASURY_OFFICE" | "BONCADEAU" | "TREASURY_RECEIPT" | "COMMISSION" | null;
  paymentCondition?: "ONESHOT" | "PAYMENTS" | "COLLECT" | "RESERVATION" | "CHECKIN" | "MANUALLY" | null;
  excludeCommissions?: boolean | null;
  excludeCityTaxAgency?: boolean | null;
  excludeCityTax?: boolean | null;
  commission?: number | null;
  commissionPolicy?: "ACCOMMODATION" | "TAXINCLUDED" | "TAXEXCLUDED" | null;
  invoiceTo?: number | null;
  language?: "IT" | "EN" | "FR" | "ES" | "DE" | "RU" | "PT" | "NL" | "JA" | "EL" | "TR" | "ZH" | "CA" | "RO" | null;
  status?: "VISIBLE" | "HIDDEN" | null;
  documentTypeId?: number | null;
  reservationGuestCategoryId?: number | null;
  reservationGuestReferId?: number | null;
  ratePlanId?: number | null;
  externalGuestId?: number | null;
  manageCommissionPaymentOta?: boolean | null;
}

/** `RentalAgreement` of the API. */
export interface RentalAgreement {
  url: string;
  updateTime: string;
}

/** `ApiReservationRespDTO` of the API. */
export interface Reservation {
  status?: "CANCELLED" | "WAITING" | "CONFIRMED" | (string & {});
  refer: string;
  guests: ReservationGuest[];
  privateNotes?: string;
  roomCode?: ReservationRoomCode;
  channelRefer?: string;
  channelId: number;
  product: number;
  pmsProduct?: number;
  checkin: string;
  checkout: string;
  effectiveCheckin?: string;
  effectiveCheckout?: string;
  createTime: string;
  updateTime: string;
  roomGross: number;
  totalGuest: number;
  totalChildren: number;
  totalInfants: number;
  channelNotes?: string;
  metaData?: ReservationMetadata[];
  grouped?: boolean;
  priceBreakdown?: ReservationComponent[];
  id: number;
  channelName?: string;
  currency?: string;
  touristTax?: number;
  paymentType?: "UNKNOWN" | "CASH" | "CREDITCARD" | "PREPAID" | "BANKTRANSFER" | "NOTPAID" | "PAYPAL" | "CHEQUE" | "TRAVELCHEQUE" | "TREASURY_OFFICE" | "BONCADEAU" | "TREASURY_RECEIPT" | "COMMISSION" | (string & {});
  paymentStatus?: "UNPAID" | "PARTIALLY_PAID" | "PAID_DEPOSIT" | "PAID" | (string & {});
  freeCancellation?: boolean;
  paidCancellation?: string;
  creditCard?: ReservationCard;
  payments?: ReservationPayment[];
  linkedReservations?: number[];
  accommodation?: AccommodationLight;
  splitOriginal?: ReservationSplit;
  rooms?: number;
  roomName?: string;
  roomNameGuest?: string;
  guestsList?: string;
  guestMailAddress?: string;
  arrivalTime?: string;
  groupId?: number;
  itemCompleted?: boolean;
  noShow?: boolean;
  ratePlan?: number;
  ratePlanPrice?: number;
  paymentExpiration?: string;
  cancelledBy?: "guest" | "accommodation" | (string & {});
  cancelledTime?: string;
  totalPaid?: number;
  tagColor?: number;
  googleHpa?: string;
  autoLoginParam?: string;
  otaId?: number;
  statusDisagree?: boolean;
  threadId?: number;
  housekeepingNotes?: string;
  noteTime?: boolean;
  externalMappingReference?: string;
  split?: ReservationSplit;
  guest?: ReservationStreamGuest;
  externalRefer?: string;
  reservationExternal?: ReservationExternal;
  api?: boolean;
  zip?: string;
  cleaningFee?: number;
  place?: Place;
  city?: string;
  address?: string;
  country?: string;
  cityTaxExemption?: "TOO_YOUNG_RANGE2" | "HOSPITALISED" | "POLICE" | "DRIVER" | "TURIST_GUIDE" | "LONG_STAY" | "STUDY_RELATED" | "FESTIVALS" | "OTHER" | "HANDICAPPED" | "RESIDENCE_REASON" | "LOW_SEASON" | "EMERGENCY" | "HOSPITAL_HELPER" | "TOO_OLD" | "DISABLED_HELPER" | "HOTEL_WORKERS" | "EXEMPTION_WORKERS" | "FREQUENT_GUEST" | "WANT_NOT_PAY" | "PORTAL_PAID" | "TOO_YOUNG_RANGE1" | "WORK_STAY" | "SPIRITUAL_RETREAT" | "PET_CARE" | "INTERNATIONAL_PROTECTION" | "SEPARATED_PARENT" | "FAMILY_CAREGIVER" | "GENDER_VIOLENCE" | "PATIENT_PARENT" | (string & {});
  cityTaxPrice?: number;
  draft?: boolean;
  validated?: boolean;
  validatedDate?: string;
  internalId?: number;
  externalId?: string;
  systemGenerated?: boolean;
  taxIncluded?: boolean;
  notRefundable?: boolean;
  loyaltyDiscount?: boolean;
  externalDiscountId?: string;
  extraIncluded?: ReservationStreamExtra[];
  internalRate?: number;
  cityTaxAmountInPayment?: number;
  companyCollect?: "NONE" | "COMPANY" | "HOTEl" | (string & {});
  daily?: ReservationStreamDay[];
  json?: Record<string, Record<string, unknown>>;
  streamFromAccommodation?: boolean;
  related?: ReservationStream[];
  streamCard?: ReservationStreamCard;
  cityTaxZero?: boolean;
  propertyReference?: string;
  octorateId?: number;
  pushImportId?: number;
  cancelPenality?: number;
  paymentMode?: "UNKNOWN" | "CASH" | "CREDITCARD" | "PREPAID" | "BANKTRANSFER" | "NOTPAID" | "PAYPAL" | "CHEQUE" | "TRAVELCHEQUE" | "TREASURY_OFFICE" | "BONCADEAU" | "TREASURY_RECEIPT" | "COMMISSION" | (string & {});
  connectionId?: number;
  count?: number;
  extra?: ReservationStreamExtra[];
  groupName?: string;
  ratePlanId?: number;
  ratePlanVariation?: number;
  houseKeepingNotes?: string;
  tagLabel?: number;
  agencyId?: number;
  invoiceHolderId?: number;
  purpose?: "0" | "1" | "2" | "3" | "4" | "5" | (string & {});
  roomLocked?: boolean;
  checkinClerk?: number;
  checkoutClerk?: number;
  housekeeperClerk?: number;
  deposit?: number;
  technicalCreditCardChange?: boolean;
  reservationSplitStream?: ReservationSplitStream;
  groupNotes?: string;
  flight?: string;
  policeGuests?: ReservationStreamPoliceGuest[];
  color?: string;
  completed?: boolean;
  totalGross?: number;
  splits?: ReservationSplit[];
  extras?: ExtraDetail[];
}

/** `ApiReservationCard` of the API. */
export interface ReservationCard {
  cardId?: number | null;
  token?: string | null;
  detokenizationUrl?: string | null;
  detokenizationIframe?: boolean | null;
  bank?: string | null;
  type?: "UNKNOW" | "VIRTUAL" | "PHYSICAL_DEVICE" | "DEBIT" | "CREDIT" | null;
  bankCountry?: "AF" | "AX" | "AL" | "DZ" | "AS" | "AD" | "AO" | "AI" | "AQ" | "AG" | "AR" | "AM" | "AW" | "AU" | "AT" | "AZ" | "BS" | "BH" | "BD" | "BB" | "BY" | "BE" | "BZ" | "BJ" | "BM" | "BT" | "BO" | "BQ" | "BA" | "BW" | "BV" | "BR" | "IO" | "BN" | "BG" | "BF" | "BI" | "KH" | "CM" | "CA" | "CV" | "KY" | "CF" | "TD" | "CL" | "CN" | "CX" | "CC" | "CO" | "KM" | "CG" | "CD" | "CK" | "CR" | "CI" | "HR" | "CU" | "CW" | "CY" | "CZ" | "DK" | "DJ" | "DM" | "DO" | "EC" | "EG" | "SV" | "GQ" | "ER" | "EE" | "ET" | "FK" | "FO" | "FJ" | "FI" | "FR" | "GF" | "PF" | "TF" | "GA" | "GM" | "GE" | "DE" | "GH" | "GI" | "GR" | "GL" | "GD" | "GP" | "GU" | "GT" | "GG" | "GN" | "GW" | "GY" | "HT" | "HM" | "VA" | "HN" | "HK" | "HU" | "IS" | "IN" | "ID" | "IR" | "IQ" | "IE" | "IM" | "IL" | "IT" | "JM" | "JP" | "JE" | "JO" | "KZ" | "KE" | "KI" | "KP" | "KR" | "KW" | "KG" | "LA" | "LV" | "LB" | "LS" | "LR" | "LY" | "LI" | "LT" | "LU" | "MO" | "MK" | "MG" | "MW" | "MY" | "MV" | "ML" | "MT" | "MH" | "MQ" | "MR" | "MU" | "YT" | "MX" | "FM" | "MD" | "MC" | "MN" | "ME" | "MS" | "MA" | "MZ" | "MM" | "NA" | "NR" | "NP" | "NL" | "NC" | "NZ" | "NI" | "NE" | "NG" | "NU" | "NF" | "MP" | "NO" | "OM" | "PK" | "PW" | "PS" | "PA" | "PG" | "PY" | "PE" | "PH" | "PN" | "PL" | "PT" | "PR" | "QA" | "RE" | "RO" | "RU" | "RW" | "BL" | "SH" | "KN" | "LC" | "MF" | "PM" | "VC" | "WS" | "SM" | "ST" | "SA" | "SN" | "RS" | "SC" | "SL" | "SG" | "SX" | "SK" | "SI" | "SB" | "SO" | "ZA" | "GS" | "SS" | "ES" | "LK" | "SD" | "SR" | "SJ" | "SZ" | "SE" | "CH" | "SY" | "TW" | "TJ" | "TZ" | "TH" | "TL" | "TG" | "TK" | "TO" | "TT" | "TN" | "TR" | "TM" | "TC" | "TV" | "UG" | "UA" | "AE" | "GB" | "US" | "UM" | "UY" | "UZ" | "VU" | "VE" | "VN" | "VG" | "VI" | "WF" | "EH" | "YE" | "ZM" | "ZW" | "XJ" | null;
  scheme?: "VISA" | "MASTERCARD" | "AMERICAN_EXPRESS" | "DINERS_CLUB" | "JCB" | "DISCOVER" | "OTHER" | null;
  activationDate?: string | null;
  expireDate?: string | null;
  lastUpdate?: string | null;
  cvvDetailsAvailable?: boolean | null;
  cvvAvailable?: boolean | null;
  cvvReceived?: boolean | null;
  cvvCleared?: boolean | null;
  cvvClearedDate?: string | null;
  cardVirtual?: boolean | null;
  prepaid?: boolean | null;
  cardStatus?: "UNKNOWN" | "NOT_VALIDATED" | "INVALID" | "VALID" | "MANDATE" | "_PAYED" | null;
  lastProcessorError?: string | null;
  lastProcessorErrorDate?: string | null;
  last4?: string | null;
  paymentProcessor?: "SYSPAY" | "STRIPE" | "NONE" | "PAYULATAM" | "PAYBYPAGO" | "ADDONPAYMENTS" | "NOT_USED_ASIAPAY_PESOPAY" | "NOT_USED_ASIAPAY_PAYDOLLAR" | "NOT_USED_ASIAPAY_SIAMPAY" | "DUMMY_PROCESSOR" | "NEXI" | "NOT_USED_PAYWAY" | "NOT_USED_OPAYO" | "CMI" | "MERCADOPAGO" | "STRIPE_CARD_PRESENTED" | "AZUL" | "REDSYS" | null;
  detokenizationEnabled?: boolean | null;
  chargeable?: boolean | null;
  preauthorizable?: boolean | null;
  amount?: number | null;
}

/** `ReservationChange` of the API. */
export interface ReservationChange {
  id: number;
  kind: "CREATED" | "CHANGED" | "CONFIRMED" | "CANCELLED" | "IMPORTED" | (string & {});
  time: string;
  channel: number;
  actor: RevisionActor;
  content?: Reservation;
  patch?: (Record<string, unknown>)[];
}

/** `ApiReservationComponent` of the API. */
export interface ReservationComponent {
  type?: "DAILY_ROOM_PRICE" | "ROOM_NET" | "VAT" | "EXTRA" | "CLEANING" | "DISCOUNT" | "COMMISSION" | "TOURIST_TAX" | "BREAKFAST" | (string & {});
  createTime?: string;
  productionDate?: string;
  day?: string;
  price?: number;
  quantity?: number;
  name?: string;
  reference?: string;
  product?: number;
  externalId?: string;
  included?: boolean;
  manual?: boolean;
  octorateExtraId?: number;
  group?: boolean;
}

/** `ReservationExternal` of the API. */
export interface ReservationExternal {
  id?: number | null;
  channelId?: string | null;
  propertyId?: string | null;
  octorateId?: string | null;
  room?: string | null;
}

/** `ApiExtras` of the API. */
export interface ReservationExtras {
  extras?: ExtraDetail[] | null;
}

/** `ApiReservationGuestDTO` of the API. */
export interface ReservationGuest {
  id?: number | null;
  type?: "BOOKER" | "GUEST" | null;
  accommodatedType?: "SINGLE_GUEST" | "HEAD_OF_FAMILY" | "HEAD_OF_GROUP" | "RELATIVE" | "MEMBER_GROUP" | null;
  source?: "OTHER" | "USER" | "PORTAL" | "WEBCHECKIN" | "APP" | "API" | "SYSTEM" | null;
  givenName?: string | null;
  familyName?: string | null;
  customerName?: string | null;
  checkin?: string | null;
  checkout?: string | null;
  birthDate?: string | null;
  birthCountry?: "AF" | "AX" | "AL" | "DZ" | "AS" | "AD" | "AO" | "AI" | "AQ" | "AG" | "AR" | "AM" | "AW" | "AU" | "AT" | "AZ" | "BS" | "BH" | "BD" | "BB" | "BY" | "BE" | "BZ" | "BJ" | "BM" | "BT" | "BO" | "BQ" | "BA" | "BW" | "BV" | "BR" | "IO" | "BN" | "BG" | "BF" | "BI" | "KH" | "CM" | "CA" | "CV" | "KY" | "CF" | "TD" | "CL" | "CN" | "CX" | "CC" | "CO" | "KM" | "CG" | "CD" | "CK" | "CR" | "CI" | "HR" | "CU" | "CW" | "CY" | "CZ" | "DK" | "DJ" | "DM" | "DO" | "EC" | "EG" | "SV" | "GQ" | "ER" | "EE" | "ET" | "FK" | "FO" | "FJ" | "FI" | "FR" | "GF" | "PF" | "TF" | "GA" | "GM" | "GE" | "DE" | "GH" | "GI" | "GR" | "GL" | "GD" | "GP" | "GU" | "GT" | "GG" | "GN" | "GW" | "GY" | "HT" | "HM" | "VA" | "HN" | "HK" | "HU" | "IS" | "IN" | "ID" | "IR" | "IQ" | "IE" | "IM" | "IL" | "IT" | "JM" | "JP" | "JE" | "JO" | "KZ" | "KE" | "KI" | "KP" | "KR" | "KW" | "KG" | "LA" | "LV" | "LB" | "LS" | "LR" | "LY" | "LI" | "LT" | "LU" | "MO" | "MK" | "MG" | "MW" | "MY" | "MV" | "ML" | "MT" | "MH" | "MQ" | "MR" | "MU" | "YT" | "MX" | "FM" | "MD" | "MC" | "MN" | "ME" | "MS" | "MA" | "MZ" | "MM" | "NA" | "NR" | "NP" | "NL" | "NC" | "NZ" | "NI" | "NE" | "NG" | "NU" | "NF" | "MP" | "NO" | "OM" | "PK" | "PW" | "PS" | "PA" | "PG" | "PY" | "PE" | "PH" | "PN" | "PL" | "PT" | "PR" | "QA" | "RE" | "RO" | "RU" | "RW" | "BL" | "SH" | "KN" | "LC" | "MF" | "PM" | "VC" | "WS" | "SM" | "ST" | "SA" | "SN" | "RS" | "SC" | "SL" | "SG" | "SX" | "SK" | "SI" | "SB" | "SO" | "ZA" | "GS" | "SS" | "ES" | "LK" | "SD" | "SR" | "SJ" | "SZ" | "SE" | "CH" | "SY" | "TW" | "TJ" | "TZ" | "TH" | "TL" | "TG" | "TK" | "TO" | "TT" | "TN" | "TR" | "TM" | "TC" | "TV" | "UG" | "UA" | "AE" | "GB" | "US" | "UM" | "UY" | "UZ" | "VU" | "VE" | "VN" | "VG" | "VI" | "WF" | "EH" | "YE" | "ZM" | "ZW" | "XJ" | null;
  birthCity?: string | null;
  residenceCountry?: "AF" | "AX" | "AL" | "DZ" | "AS" | "AD" | "AO" | "AI" | "AQ" | "AG" | "AR" | "AM" | "AW" | "AU" | "AT" | "AZ" | "BS" | "BH" | "BD" | "BB" | "BY" | "BE" | "BZ" | "BJ" | "BM" | "BT" | "BO" | "BQ" | "BA" | "BW" | "BV" | "BR" | "IO" | "BN" | "BG" | "BF" | "BI" | "KH" | "CM" | "CA" | "CV" | "KY" | "CF" | "TD" | "CL" | "CN" | "CX" | "CC" | "CO" | "KM" | "CG" | "CD" | "CK" | "CR" | "CI" | "HR" | "CU" | "CW" | "CY" | "CZ" | "DK" | "DJ" | "DM" | "DO" | "EC" | "EG" | "SV" | "GQ" | "ER" | "EE" | "ET" | "FK" | "FO" | "FJ" | "FI" | "FR" | "GF" | "PF" | "TF" | "GA" | "GM" | "GE" | "DE" | "GH" | "GI" | "GR" | "GL" | "GD" | "GP" | "GU" | "GT" | "GG" | "GN" | "GW" | "GY" | "HT" | "HM" | "VA" | "HN" | "HK" | "HU" | "IS" | "IN" | "ID" | "IR" | "IQ" | "IE" | "IM" | "IL" | "IT" | "JM" | "JP" | "JE" | "JO" | "KZ" | "KE" | "KI" | "KP" | "KR" | "KW" | "KG" | "LA" | "LV" | "LB" | "LS" | "LR" | "LY" | "LI" | "LT" | "LU" | "MO" | "MK" | "MG" | "MW" | "MY" | "MV" | "ML" | "MT" | "MH" | "MQ" | "MR" | "MU" | "YT" | "MX" | "FM" | "MD" | "MC" | "MN" | "ME" | "MS" | "MA" | "MZ" | "MM" | "NA" | "NR" | "NP" | "NL" | "NC" | "NZ" | "NI" | "NE" | "NG" | "NU" | "NF" | "MP" | "NO" | "OM" | "PK" | "PW" | "PS" | "PA" | "PG" | "PY" | "PE" | "PH" | "PN" | "PL" | "PT" | "PR" | "QA" | "RE" | "RO" | "RU" | "RW" | "BL" | "SH" | "KN" | "LC" | "MF" | "PM" | "VC" | "WS" | "SM" | "ST" | "SA" | "SN" | "RS" | "SC" | "SL" | "SG" | "SX" | "SK" | "SI" | "SB" | "SO" | "ZA" | "GS" | "SS" | "ES" | "LK" | "SD" | "SR" | "SJ" | "SZ" | "SE" | "CH" | "SY" | "TW" | "TJ" | "TZ" | "TH" | "TL" | "TG" | "TK" | "TO" | "TT" | "TN" | "TR" | "TM" | "TC" | "TV" | "UG" | "UA" | "AE" | "GB" | "US" | "UM" | "UY" | "UZ" | "VU" | "VE" | "VN" | "VG" | "VI" | "WF" | "EH" | "YE" | "ZM" | "ZW" | "XJ" | null;
  city?: string | null;
  email?: string | null;
  phone?: string | null;
  phoneAvailable?: boolean | null;
  emailAvailable?: boolean | null;
  skipContactInfo?: boolean | null;
  address?: string | null;
  zipCode?: string | null;
  language?: "IT" | "EN" | "FR" | "ES" | "DE" | "RU" | "PT" | "NL" | "JA" | "EL" | "TR" | "ZH" | "CA" | "RO" | null;
  documentCode?: string | null;
  documentType?: string | null;
  documentIssueDate?: string | null;
  documentIssuePlace?: string | null;
  nationality?: "AF" | "AX" | "AL" | "DZ" | "AS" | "AD" | "AO" | "AI" | "AQ" | "AG" | "AR" | "AM" | "AW" | "AU" | "AT" | "AZ" | "BS" | "BH" | "BD" | "BB" | "BY" | "BE" | "BZ" | "BJ" | "BM" | "BT" | "BO" | "BQ" | "BA" | "BW" | "BV" | "BR" | "IO" | "BN" | "BG" | "BF" | "BI" | "KH" | "CM" | "CA" | "CV" | "KY" | "CF" | "TD" | "CL" | "CN" | "CX" | "CC" | "CO" | "KM" | "CG" | "CD" | "CK" | "CR" | "CI" | "HR" | "CU" | "CW" | "CY" | "CZ" | "DK" | "DJ" | "DM" | "DO" | "EC" | "EG" | "SV" | "GQ" | "ER" | "EE" | "ET" | "FK" | "FO" | "FJ" | "FI" | "FR" | "GF" | "PF" | "TF" | "GA" | "GM" | "GE" | "DE" | "GH" | "GI" | "GR" | "GL" | "GD" | "GP" | "GU" | "GT" | "GG" | "GN" | "GW" | "GY" | "HT" | "HM" | "VA" | "HN" | "HK" | "HU" | "IS" | "IN" | "ID" | "IR" | "IQ" | "IE" | "IM" | "IL" | "IT" | "JM" | "JP" | "JE" | "JO" | "KZ" | "KE" | "KI" | "KP" | "KR" | "KW" | "KG" | "LA" | "LV" | "LB" | "LS" | "LR" | "LY" | "LI" | "LT" | "LU" | "MO" | "MK" | "MG" | "MW" | "MY" | "MV" | "ML" | "MT" | "MH" | "MQ" | "MR" | "MU" | "YT" | "MX" | "FM" | "MD" | "MC" | "MN" | "ME" | "MS" | "MA" | "MZ" | "MM" | "NA" | "NR" | "NP" | "NL" | "NC" | "NZ" | "NI" | "NE" | "NG" | "NU" | "NF" | "MP" | "NO" | "OM" | "PK" | "PW" | "PS" | "PA" | "PG" | "PY" | "PE" | "PH" | "PN" | "PL" | "PT" | "PR" | "QA" | "RE" | "RO" | "RU" | "RW" | "BL" | "SH" | "KN" | "LC" | "MF" | "PM" | "VC" | "WS" | "SM" | "ST" | "SA" | "SN" | "RS" | "SC" | "SL" | "SG" | "SX" | "SK" | "SI" | "SB" | "SO" | "ZA" | "GS" | "SS" | "ES" | "LK" | "SD" | "SR" | "SJ" | "SZ" | "SE" | "CH" | "SY" | "TW" | "TJ" | "TZ" | "TH" | "TL" | "TG" | "TK" | "TO" | "TT" | "TN" | "TR" | "TM" | "TC" | "TV" | "UG" | "UA" | "AE" | "GB" | "US" | "UM" | "UY" | "UZ" | "VU" | "VE" | "VN" | "VG" | "VI" | "WF" | "EH" | "YE" | "ZM" | "ZW" | "XJ" | null;
  documentExpire?: string | null;
  sex?: "MALE" | "FEMALE" | null;
  addressLine1?: string | null;
  addressLine2?: string | null;
  policeSentTime?: string | null;
  policeSentStatus?: boolean | null;
  invoiceAgency?: boolean | null;
  excludeCityTax?: boolean | null;
  excludeCityTaxAgency?: boolean | null;
  travelWay?: "NA" | "CAR" | "PLANE" | "PLANEBUS" | "PLANECAR" | "PLANETRAIN" | "TRAIN" | "BUS" | "CARAVAN" | "SHIP" | "MOTO" | "BICYCLE" | "WALK" | "OTHER" | null;
  plateNumber?: string | null;
  tourismType?: "NOT_SPECIFIED" | "EDUCATIONAL" | "BEACH_RESORT" | "CONFERENCE" | "EXHIBITION" | "SPORTIVE" | "SCHOLAR" | "RELIGIOUS" | "SOCIAL" | "AMUSEMENT_PARK" | "THERMAL" | "FOODWINE" | "CYCLETURISM" | "EXCURSION_HIKING" | "OTHER" | "ART" | "PROFESSIONAL" | "HOLIDAY" | "FRIENDS" | "HEALTH" | "SHOPPING" | "TRANSIT" | null;
  degree?: "NOT_SPECIFIED" | "PRIMARY_DIPLOMA" | "HIGH_DIPLOMA" | "UNIVERSITY_DEGREE" | "OTHER" | "MIDDLE_DIPLOMA" | null;
  travelRefer?: "NOT_SPECIFIED" | "DIRECT" | "DIRECT_WEB" | "NOT_DIRECT" | "NOT_DIRECT_WEB" | "OTHER" | null;
  draft?: boolean | null;
  validated?: boolean | null;
  validatedDate?: string | null;
  ageRange?: "ADULT" | "CHILD" | "BABY" | null;
  cityTaxPrice?: number | null;
  cityTaxExemption?: "TOO_YOUNG_RANGE2" | "HOSPITALISED" | "POLICE" | "DRIVER" | "TURIST_GUIDE" | "LONG_STAY" | "STUDY_RELATED" | "FESTIVALS" | "OTHER" | "HANDICAPPED" | "RESIDENCE_REASON" | "LOW_SEASON" | "EMERGENCY" | "HOSPITAL_HELPER" | "TOO_OLD" | "DISABLED_HELPER" | "HOTEL_WORKERS" | "EXEMPTION_WORKERS" | "FREQUENT_GUEST" | "WANT_NOT_PAY" | "PORTAL_PAID" | "TOO_YOUNG_RANGE1" | "WORK_STAY" | "SPIRITUAL_RETREAT" | "PET_CARE" | "INTERNATIONAL_PROTECTION" | "SEPARATED_PARENT" | "FAMILY_CAREGIVER" | "GENDER_VIOLENCE" | "PATIENT_PARENT" | null;
  cityTaxRelativeToGroup?: boolean | null;
  systemGenerated?: boolean | null;
  cityRaw?: string | null;
  previousCity?: string | null;
  citizenship?: "AF" | "AX" | "AL" | "DZ" | "AS" | "AD" | "AO" | "AI" | "AQ" | "AG" | "AR" | "AM" | "AW" | "AU" | "AT" | "AZ" | "BS" | "BH" | "BD" | "BB" | "BY" | "BE" | "BZ" | "BJ" | "BM" | "BT" | "BO" | "BQ" | "BA" | "BW" | "BV" | "BR" | "IO" | "BN" | "BG" | "BF" | "BI" | "KH" | "CM" | "CA" | "CV" | "KY" | "CF" | "TD" | "CL" | "CN" | "CX" | "CC" | "CO" | "KM" | "CG" | "CD" | "CK" | "CR" | "CI" | "HR" | "CU" | "CW" | "CY" | "CZ" | "DK" | "DJ" | "DM" | "DO" | "EC" | "EG" | "SV" | "GQ" | "ER" | "EE" | "ET" | "FK" | "FO" | "FJ" | "FI" | "FR" | "GF" | "PF" | "TF" | "GA" | "GM" | "GE" | "DE" | "GH" | "GI" | "GR" | "GL" | "GD" | "GP" | "GU" | "GT" | "GG" | "GN" | "GW" | "GY" | "HT" | "HM" | "VA" | "HN" | "HK" | "HU" | "IS" | "IN" | "ID" | "IR" | "IQ" | "IE" | "IM" | "IL" | "IT" | "JM" | "JP" | "JE" | "JO" | "KZ" | "KE" | "KI" | "KP" | "KR" | "KW" | "KG" | "LA" | "LV" | "LB" | "LS" | "LR" | "LY" | "LI" | "LT" | "LU" | "MO" | "MK" | "MG" | "MW" | "MY" | "MV" | "ML" | "MT" | "MH" | "MQ" | "MR" | "MU" | "YT" | "MX" | "FM" | "MD" | "MC" | "MN" | "ME" | "MS" | "MA" | "MZ" | "MM" | "NA" | "NR" | "NP" | "NL" | "NC" | "NZ" | "NI" | "NE" | "NG" | "NU" | "NF" | "MP" | "NO" | "OM" | "PK" | "PW" | "PS" | "PA" | "PG" | "PY" | "PE" | "PH" | "PN" | "PL" | "PT" | "PR" | "QA" | "RE" | "RO" | "RU" | "RW" | "BL" | "SH" | "KN" | "LC" | "MF" | "PM" | "VC" | "WS" | "SM" | "ST" | "SA" | "SN" | "RS" | "SC" | "SL" | "SG" | "SX" | "SK" | "SI" | "SB" | "SO" | "ZA" | "GS" | "SS" | "ES" | "LK" | "SD" | "SR" | "SJ" | "SZ" | "SE" | "CH" | "SY" | "TW" | "TJ" | "TZ" | "TH" | "TL" | "TG" | "TK" | "TO" | "TT" | "TN" | "TR" | "TM" | "TC" | "TV" | "UG" | "UA" | "AE" | "GB" | "US" | "UM" | "UY" | "UZ" | "VU" | "VE" | "VN" | "VG" | "VI" | "WF" | "EH" | "YE" | "ZM" | "ZW" | "XJ" | null;
  familyRelationshipType?: "GRANDFATHER" | "GREAT_GRANDFATHER" | "GREAT_GRANDSON" | "BROTHER_IN_LAW" | "SPOUSE" | "SON" | "BROTHER" | "GRANDSON" | "FATHER_OR_MOTHER" | "NEPHEW" | "FATHER_IN_LAW" | "UNCLE" | "SON_IN_LAW_OR_DAUGHTER_IN_LAW" | "CHILD_GUARDIAN" | "OTHER" | null;
  documentSupportNumber?: string | null;
  cityPoliceCode?: string | null;
}

/** `ApiReservationMetadataDTO` of the API. */
export interface ReservationMetadata {
  id?: number | null;
  descriptorId?: number | null;
  labelText?: string | null;
  metaKey?: string | null;
  metaDataType?: "TEXT" | "LINK" | null;
  value?: string | null;
  refer?: string | null;
}

/** `ApiReservationPaymentDTO` of the API. */
export interface ReservationPayment {
  refundedAmount?: number | null;
  status?: "NORMAL" | "WAITING_PAYSTEP" | "WAITING_AUTHENTICATION" | "WAITING_PRE_AUTH" | "ERROR_RETRY" | "EXPIRED_PRE_AUTH" | "ERROR_REFUNDABLE_FAILED" | "PAYSTEP_REFUNDABLE_KEPT" | null;
  id?: number | null;
  invoiceId?: number | null;
  reservationRoom?: number | null;
  transaction?: string | null;
  creditCard?: ReservationCard | null;
  paymentStep?: number | null;
  paymentStepTitle?: string | null;
  insertTime?: string | null;
  referenceTime?: string | null;
  chargeTime?: string | null;
  preauthExpiration?: string | null;
  description?: string | null;
  paymentMode?: "UNKNOWN" | "CASH" | "CREDITCARD" | "PREPAID" | "BANKTRANSFER" | "NOTPAID" | "PAYPAL" | "CHEQUE" | "TRAVELCHEQUE" | "TREASURY_OFFICE" | "BONCADEAU" | "TREASURY_RECEIPT" | "COMMISSION" | null;
  source?: "PRIVATE" | "AGENCY" | null;
  amount?: number | null;
  cityTaxAmount?: number | null;
  user?: UserRef | null;
  scheduledTime?: string | null;
  scheduledAmount?: number | null;
  scheduledError?: string | null;
  type?: "NONE" | "DEPOSIT" | "PAYOFF" | null;
  paypalResponsePresent?: boolean | null;
  expired?: boolean | null;
  waiting?: boolean | null;
  scheduled?: boolean | null;
  authenticated?: boolean | null;
  refundable?: boolean | null;
  scheduledRetry?: number | null;
  authenticatePaymentParam?: string | null;
  refundRetry?: number | null;
  paymentStepRefundAfterDays?: number | null;
  stopCron?: boolean | null;
  payoffs?: InvoicePayoff[] | null;
}

/** `ApiReservationReqDTO` of the API. */
export interface ReservationRequest {
  status?: "CANCELLED" | "WAITING" | "CONFIRMED" | null;
  refer?: string | null;
  guests?: ReservationGuest[] | null;
  privateNotes?: string | null;
  roomCode?: ReservationRoomCode | null;
  channelRefer?: string | null;
  channelId?: number | null;
  product?: number | null;
  pmsProduct?: number | null;
  checkin?: string | null;
  checkout?: string | null;
  effectiveCheckin?: string | null;
  effectiveCheckout?: string | null;
  createTime?: string | null;
  updateTime?: string | null;
  roomGross?: number | null;
  totalGuest?: number | null;
  totalChildren?: number | null;
  totalInfants?: number | null;
  channelNotes?: string | null;
  metaData?: ReservationMetadata[] | null;
  guest?: ReservationStreamGuest | null;
  externalRefer?: string | null;
  reservationExternal?: ReservationExternal | null;
  api?: boolean | null;
  zip?: string | null;
  totalPaid?: number | null;
  cleaningFee?: number | null;
  place?: Place | null;
  city?: string | null;
  address?: string | null;
  country?: string | null;
  cityTaxExemption?: "TOO_YOUNG_RANGE2" | "HOSPITALISED" | "POLICE" | "DRIVER" | "TURIST_GUIDE" | "LONG_STAY" | "STUDY_RELATED" | "FESTIVALS" | "OTHER" | "HANDICAPPED" | "RESIDENCE_REASON" | "LOW_SEASON" | "EMERGENCY" | "HOSPITAL_HELPER" | "TOO_OLD" | "DISABLED_HELPER" | "HOTEL_WORKERS" | "EXEMPTION_WORKERS" | "FREQUENT_GUEST" | "WANT_NOT_PAY" | "PORTAL_PAID" | "TOO_YOUNG_RANGE1" | "WORK_STAY" | "SPIRITUAL_RETREAT" | "PET_CARE" | "INTERNATIONAL_PROTECTION" | "SEPARATED_PARENT" | "FAMILY_CAREGIVER" | "GENDER_VIOLENCE" | "PATIENT_PARENT" | null;
  cityTaxPrice?: number | null;
  draft?: boolean | null;
  validated?: boolean | null;
  validatedDate?: string | null;
  internalId?: number | null;
  externalId?: string | null;
  systemGenerated?: boolean | null;
  taxIncluded?: boolean | null;
  notRefundable?: boolean | null;
  loyaltyDiscount?: boolean | null;
  externalDiscountId?: string | null;
  extraIncluded?: ReservationStreamExtra[] | null;
  internalRate?: number | null;
  cityTaxAmountInPayment?: number | null;
  companyCollect?: "NONE" | "COMPANY" | "HOTEl" | null;
  daily?: ReservationStreamDay[] | null;
  json?: Record<string, Record<string, unknown>> | null;
  streamFromAccommodation?: boolean | null;
  related?: ReservationStream[] | null;
  streamCard?: ReservationStreamCard | null;
  cityTaxZero?: boolean | null;
  propertyReference?: string | null;
  octorateId?: number | null;
  pushImportId?: number | null;
  cancelPenality?: number | null;
  paymentMode?: "UNKNOWN" | "CASH" | "CREDITCARD" | "PREPAID" | "BANKTRANSFER" | "NOTPAID" | "PAYPAL" | "CHEQUE" | "TRAVELCHEQUE" | "TREASURY_OFFICE" | "BONCADEAU" | "TREASURY_RECEIPT" | "COMMISSION" | null;
  connectionId?: number | null;
  count?: number | null;
  currency?: string | null;
  extra?: ReservationStreamExtra[] | null;
  groupName?: string | null;
  ratePlanId?: number | null;
  paymentExpiration?: string | null;
  ratePlanVariation?: number | null;
  houseKeepingNotes?: string | null;
  tagLabel?: number | null;
  agencyId?: number | null;
  invoiceHolderId?: number | null;
  noteTime?: boolean | null;
  purpose?: "0" | "1" | "2" | "3" | "4" | "5" | null;
  roomLocked?: boolean | null;
  checkinClerk?: number | null;
  checkoutClerk?: number | null;
  housekeeperClerk?: number | null;
  deposit?: number | null;
  technicalCreditCardChange?: boolean | null;
  reservationSplitStream?: ReservationSplitStream | null;
  groupNotes?: string | null;
  flight?: string | null;
  policeGuests?: ReservationStreamPoliceGuest[] | null;
  color?: string | null;
  groupId?: number | null;
  completed?: boolean | null;
}

/** `ReservationRevision` of the API. */
export interface ReservationRevision {
  id: number;
  accommodation: string;
  reservation: number;
  kind: "CREATED" | "CHANGED" | "CONFIRMED" | "CANCELLED" | (string & {});
  time: string;
  channel: number;
  actor: RevisionActor;
  content: Reservation;
}

/** `ReservationRevisions` of the API. */
export interface ReservationRevisions {
  data: ReservationRevision[];
  next?: number;
}

/** `ApiReservationRoomCodeDTO` of the API. */
export interface ReservationRoomCode {
  pmsProduct?: number | null;
  reservation?: number | null;
  code?: string | null;
  rfcTagId?: string | null;
  locked?: boolean | null;
  source?: "OTHER" | "USER" | "PORTAL" | "WEBCHECKIN" | "APP" | "API" | "SYSTEM" | null;
}

/** `ApiReservationSplit` of the API. */
export interface ReservationSplit {
  splitRoom?: ObjectLight | null;
  splitAccommodation?: AccommodationLight | null;
  connection?: ObjectLight | null;
  splitStart?: string | null;
}

/** `ReservationSplitStream` of the API. */
export interface ReservationSplitStream {
  id?: number | null;
  codice?: string | null;
  splitDate?: string | null;
  splitRoomId?: number | null;
}

/** `ReservationStream` of the API. */
export interface ReservationStream {
  groupName?: string | null;
  portalId?: string | null;
  internalRoom?: number | null;
  pax?: number | null;
  startDate?: string | null;
  endDate?: string | null;
  total?: number | null;
  roomGross?: number | null;
  refer?: string | null;
  externalRoom?: string | null;
  guest?: ReservationStreamGuest | null;
  taxIncluded?: boolean | null;
  ratePlanId?: number | null;
  externalRefer?: string | null;
  effectiveCheckin?: string | null;
  effectiveCheckout?: string | null;
  infants?: number | null;
  specialRequests?: string | null;
  reservationExternal?: ReservationExternal | null;
  notRefundable?: boolean | null;
  paymentExpiration?: string | null;
  api?: boolean | null;
  loyaltyDiscount?: boolean | null;
  externalDiscountId?: string | null;
  extraIncluded?: ReservationStreamExtra[] | null;
  ratePlanVariation?: number | null;
  internalRate?: number | null;
  portalNotes?: string | null;
  houseKeepingNotes?: string | null;
  tagLabel?: number | null;
  agencyId?: number | null;
  invoiceHolderId?: number | null;
  noteTime?: boolean | null;
  purpose?: "0" | "1" | "2" | "3" | "4" | "5" | null;
  paidStayTax?: number | null;
  totalPaid?: number | null;
  cityTaxAmountInPayment?: number | null;
  roomLocked?: boolean | null;
  totalCommissions?: number | null;
  companyCollect?: "NONE" | "COMPANY" | "HOTEl" | null;
  daily?: ReservationStreamDay[] | null;
  paidNotes?: string | null;
  checkinClerk?: number | null;
  checkoutClerk?: number | null;
  housekeeperClerk?: number | null;
  pmsRoom?: string | null;
  deposit?: number | null;
  json?: Record<string, Record<string, unknown>> | null;
  streamFromAccommodation?: boolean | null;
  updateDate?: string | null;
  createDate?: string | null;
  technicalCreditCardChange?: boolean | null;
  streamCard?: ReservationStreamCard | null;
  reservationSplitStream?: ReservationSplitStream | null;
  groupNotes?: string | null;
  flight?: string | null;
  conversationId?: string | null;
  cityTaxZero?: boolean | null;
  propertyReference?: string | null;
  policeGuests?: ReservationStreamPoliceGuest[] | null;
  cleaningFee?: number | null;
  octorateId?: number | null;
  place?: Place | null;
  pushImportId?: number | null;
  cancelPenality?: number | null;
  color?: string | null;
  paymentMode?: "UNKNOWN" | "CASH" | "CREDITCARD" | "PREPAID" | "BANKTRANSFER" | "NOTPAID" | "PAYPAL" | "CHEQUE" | "TRAVELCHEQUE" | "TREASURY_OFFICE" | "BONCADEAU" | "TREASURY_RECEIPT" | "COMMISSION" | null;
  lang?: "IT" | "EN" | "FR" | "ES" | "DE" | "RU" | "PT" | "NL" | "JA" | "EL" | "TR" | "ZH" | "CA" | "RO" | null;
  connectionId?: number | null;
  groupId?: number | null;
  count?: number | null;
  currency?: string | null;
  extra?: ReservationStreamExtra[] | null;
  children?: number | null;
  completed?: boolean | null;
  status?: "CANCELLED" | "WAITING" | "CONFIRMED" | null;
}

/** `ReservationStreamCard` of the API. */
export interface ReservationStreamCard {
  activationDate?: string | null;
  expirationDate?: string | null;
  currentBalance?: number | null;
  isVirtual?: boolean | null;
  token?: string | null;
  pan?: string | null;
  cvv?: string | null;
  cardHolder?: string | null;
  cardType?: string | null;
  virtual?: boolean | null;
  empty?: boolean | null;
}

/** `ReservationStreamDay` of the API. */
export interface ReservationStreamDay {
  day?: string | null;
  price?: number | null;
  priceDiscount?: number | null;
  taxIncluded?: boolean | null;
  ratePlanCorrection?: number | null;
}

/** `ReservationStreamExtra` of the API. */
export interface ReservationStreamExtra {
  price?: number | null;
  quantity?: number | null;
  manual?: boolean | null;
  octorateProductId?: number | null;
  octorateExtraId?: number | null;
  productionDate?: string | null;
  group?: boolean | null;
  reference?: string | null;
  day?: string | null;
}

/** `ReservationStreamGuest` of the API. */
export interface ReservationStreamGuest {
  cityTaxExemption?: "TOO_YOUNG_RANGE2" | "HOSPITALISED" | "POLICE" | "DRIVER" | "TURIST_GUIDE" | "LONG_STAY" | "STUDY_RELATED" | "FESTIVALS" | "OTHER" | "HANDICAPPED" | "RESIDENCE_REASON" | "LOW_SEASON" | "EMERGENCY" | "HOSPITAL_HELPER" | "TOO_OLD" | "DISABLED_HELPER" | "HOTEL_WORKERS" | "EXEMPTION_WORKERS" | "FREQUENT_GUEST" | "WANT_NOT_PAY" | "PORTAL_PAID" | "TOO_YOUNG_RANGE1" | "WORK_STAY" | "SPIRITUAL_RETREAT" | "PET_CARE" | "INTERNATIONAL_PROTECTION" | "SEPARATED_PARENT" | "FAMILY_CAREGIVER" | "GENDER_VIOLENCE" | "PATIENT_PARENT" | null;
  zip?: string | null;
  cityTaxPrice?: number | null;
  draft?: boolean | null;
  validated?: boolean | null;
  validatedDate?: string | null;
  internalId?: number | null;
  externalId?: string | null;
  phone?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  city?: string | null;
  email?: string | null;
  systemGenerated?: boolean | null;
  address?: string | null;
  country?: string | null;
}

/** `ReservationStreamPoliceGuest` of the API. */
export interface ReservationStreamPoliceGuest {
  ageRange?: "ADULT" | "CHILD" | "BABY" | null;
  cityTaxExemption?: "TOO_YOUNG_RANGE2" | "HOSPITALISED" | "POLICE" | "DRIVER" | "TURIST_GUIDE" | "LONG_STAY" | "STUDY_RELATED" | "FESTIVALS" | "OTHER" | "HANDICAPPED" | "RESIDENCE_REASON" | "LOW_SEASON" | "EMERGENCY" | "HOSPITAL_HELPER" | "TOO_OLD" | "DISABLED_HELPER" | "HOTEL_WORKERS" | "EXEMPTION_WORKERS" | "FREQUENT_GUEST" | "WANT_NOT_PAY" | "PORTAL_PAID" | "TOO_YOUNG_RANGE1" | "WORK_STAY" | "SPIRITUAL_RETREAT" | "PET_CARE" | "INTERNATIONAL_PROTECTION" | "SEPARATED_PARENT" | "FAMILY_CAREGIVER" | "GENDER_VIOLENCE" | "PATIENT_PARENT" | null;
  cityTaxRelativeToGroup?: boolean | null;
  cityTaxPrice?: number | null;
  mainGuest?: boolean | null;
  accommodatedType?: "SINGLE_GUEST" | "HEAD_OF_FAMILY" | "HEAD_OF_GROUP" | "RELATIVE" | "MEMBER_GROUP" | null;
  checkout?: string | null;
  checkin?: string | null;
  age?: number | null;
  zip?: string | null;
  draft?: boolean | null;
  validated?: boolean | null;
  validatedDate?: string | null;
  internalId?: number | null;
  externalId?: string | null;
  phone?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  city?: string | null;
  email?: string | null;
  systemGenerated?: boolean | null;
  address?: string | null;
  country?: string | null;
}

/** `ApiReviewDTO` of the API. */
export interface Review {
  id?: number | null;
  externalId?: string | null;
  insertTime?: string | null;
  updateTime?: string | null;
  channelInsertTime?: string | null;
  rating?: number | null;
  refer?: string | null;
  reviewerRole?: "HOST" | "GUEST" | "ACCOMODATION" | null;
  expiresAt?: string | null;
  status?: "REVIEW_CREATED" | "REVIEW_SUBMITTED" | "REVIEW_PUBLISHED" | "REVIEW_EXPIRED" | "REVIEW_RESPONSE_SUBMITTED" | "UNKWNOWN" | "REJECTED" | "APPROVED" | "REVIEW_DISCARDED" | null;
  headline?: string | null;
  publicReview?: string | null;
  privateReview?: string | null;
  revieweeResponse?: string | null;
  listingId?: string | null;
  reviewCategories?: ReviewCategory[] | null;
  isRevieweeRecommended?: boolean | null;
}

/** `ApiReviewCategoryDTO` of the API. */
export interface ReviewCategory {
  id?: number | null;
  category?: "cleanliness" | "communication" | "respect_house_rules" | "accuracy" | "checkin" | "location" | "value" | null;
  rating?: number | null;
  comment?: string | null;
  count?: number | null;
  reviewCategoryTags?: ReviewCategoryTag[] | null;
}

/** `ApiReviewCategoryTagDTO` of the API. */
export interface ReviewCategoryTag {
  id?: number | null;
  reviewCategoryTagType?: "GUEST_REVIEW_HOST_POSITIVE_LOOKED_LIKE_PHOTOS" | "GUEST_REVIEW_HOST_POSITIVE_MATCHED_DESCRIPTION" | "GUEST_REVIEW_HOST_POSITIVE_HAD_LISTED_AMENITIES_AND_SERVICES" | "GUEST_REVIEW_HOST_NEGATIVE_SMALLER_THAN_EXPECTED" | "GUEST_REVIEW_HOST_NEGATIVE_DID_NOT_MATCH_PHOTOS" | "GUEST_REVIEW_HOST_NEGATIVE_NEEDS_MAINTENANCE" | "GUEST_REVIEW_HOST_NEGATIVE_UNEXPECTED_FEES" | "GUEST_REVIEW_HOST_NEGATIVE_EXCESSIVE_RULES" | "GUEST_REVIEW_HOST_NEGATIVE_UNEXPECTED_NOISE" | "GUEST_REVIEW_HOST_NEGATIVE_INACCURATE_LOCATION" | "GUEST_REVIEW_HOST_NEGATIVE_MISSING_AMENITY" | "GUEST_REVIEW_HOST_NEGATIVE_BROKEN_OR_MISSING_LOCK" | "GUEST_REVIEW_HOST_NEGATIVE_UNEXPECTED_GUESTS" | "GUEST_REVIEW_HOST_NEGATIVE_INCORRECT_BATHROOM" | "GUEST_REVIEW_HOST_POSITIVE_RESPONSIVE_HOST" | "GUEST_REVIEW_HOST_POSITIVE_CLEAR_INSTRUCTIONS" | "GUEST_REVIEW_HOST_POSITIVE_EASY_TO_FIND" | "GUEST_REVIEW_HOST_POSITIVE_EASY_TO_GET_INSIDE" | "GUEST_REVIEW_HOST_POSITIVE_FLEXIBLE_CHECK_IN" | "GUEST_REVIEW_HOST_NEGATIVE_HARD_TO_LOCATE" | "GUEST_REVIEW_HOST_NEGATIVE_UNCLEAR_INSTRUCTIONS" | "GUEST_REVIEW_HOST_NEGATIVE_TROUBLE_WITH_LOCK" | "GUEST_REVIEW_HOST_NEGATIVE_UNRESPONSIVE_HOST" | "GUEST_REVIEW_HOST_NEGATIVE_HAD_TO_WAIT" | "GUEST_REVIEW_HOST_NEGATIVE_HARD_TO_GET_INSIDE" | "GUEST_REVIEW_HOST_POSITIVE_FELT_AT_HOME" | "GUEST_REVIEW_HOST_POSITIVE_SPOTLESS_FURNITURE_AND_LINENS" | "GUEST_REVIEW_HOST_POSITIVE_FREE_OF_CLUTTER" | "GUEST_REVIEW_HOST_POSITIVE_SQUEAKY_CLEAN_BATHROOM" | "GUEST_REVIEW_HOST_POSITIVE_PRISTINE_KITCHEN" | "GUEST_REVIEW_HOST_NEGATIVE_DIRTY_OR_DUSTY" | "GUEST_REVIEW_HOST_NEGATIVE_NOTICEABLE_SMELL" | "GUEST_REVIEW_HOST_NEGATIVE_STAINS" | "GUEST_REVIEW_HOST_NEGATIVE_EXCESSIVE_CLUTTER" | "GUEST_REVIEW_HOST_NEGATIVE_MESSY_KITCHEN" | "GUEST_REVIEW_HOST_NEGATIVE_HAIR_OR_PET_HAIR" | "GUEST_REVIEW_HOST_NEGATIVE_DIRTY_BATHROOM" | "GUEST_REVIEW_HOST_NEGATIVE_TRASH_LEFT_BEHIND" | "GUEST_REVIEW_HOST_POSITIVE_ALWAYS_RESPONSIVE" | "GUEST_REVIEW_HOST_POSITIVE_LOCAL_RECOMMENDATIONS" | "GUEST_REVIEW_HOST_POSITIVE_PROACTIVE" | "GUEST_REVIEW_HOST_POSITIVE_HELPFUL_INSTRUCTIONS" | "GUEST_REVIEW_HOST_POSITIVE_CONSIDERATE" | "GUEST_REVIEW_HOST_NEGATIVE_SLOW_TO_RESPOND" | "GUEST_REVIEW_HOST_NEGATIVE_NOT_HELPFUL" | "GUEST_REVIEW_HOST_NEGATIVE_MISSING_HOUSE_INSTRUCTIONS" | "GUEST_REVIEW_HOST_NEGATIVE_UNCLEAR_CHECKOUT_TASKS" | "GUEST_REVIEW_HOST_NEGATIVE_INCONSIDERATE" | "GUEST_REVIEW_HOST_NEGATIVE_EXCESSIVE_CHECKOUT_TASKS" | "GUEST_REVIEW_HOST_POSITIVE_PEACEFUL" | "GUEST_REVIEW_HOST_POSITIVE_BEAUTIFUL_SURROUNDINGS" | "GUEST_REVIEW_HOST_POSITIVE_PRIVATE" | "GUEST_REVIEW_HOST_POSITIVE_GREAT_RESTAURANTS" | "GUEST_REVIEW_HOST_POSITIVE_LOTS_TO_DO" | "GUEST_REVIEW_HOST_POSITIVE_WALKABLE" | "GUEST_REVIEW_HOST_NEGATIVE_NOISY" | "GUEST_REVIEW_HOST_NEGATIVE_NOT_MUCH_TO_DO" | "GUEST_REVIEW_HOST_NEGATIVE_BLAND_SURROUNDINGS" | "GUEST_REVIEW_HOST_NEGATIVE_NOT_PRIVATE" | "GUEST_REVIEW_HOST_NEGATIVE_INCONVENIENT_LOCATION" | "HOST_REVIEW_GUEST_POSITIVE_NEAT_AND_TIDY" | "HOST_REVIEW_GUEST_POSITIVE_KEPT_IN_GOOD_CONDITION" | "HOST_REVIEW_GUEST_POSITIVE_TOOK_CARE_OF_GARBAGE" | "HOST_REVIEW_GUEST_NEGATIVE_IGNORED_CHECKOUT_DIRECTIONS" | "HOST_REVIEW_GUEST_NEGATIVE_GARBAGE" | "HOST_REVIEW_GUEST_NEGATIVE_MESSY_KITCHEN" | "HOST_REVIEW_GUEST_NEGATIVE_DAMAGE" | "HOST_REVIEW_GUEST_NEGATIVE_RUINED_BED_LINENS" | "HOST_REVIEW_GUEST_NEGATIVE_ARRIVED_EARLY" | "HOST_REVIEW_GUEST_NEGATIVE_STAYED_PAST_CHECKOUT" | "HOST_REVIEW_GUEST_NEGATIVE_UNAPPROVED_GUESTS" | "HOST_REVIEW_GUEST_NEGATIVE_UNAPPROVED_PET" | "HOST_REVIEW_GUEST_NEGATIVE_DID_NOT_RESPECT_QUIET_HOURS" | "HOST_REVIEW_GUEST_NEGATIVE_UNAPPROVED_FILMING" | "HOST_REVIEW_GUEST_NEGATIVE_UNAPPROVED_EVENT" | "HOST_REVIEW_GUEST_NEGATIVE_SMOKING" | "HOST_REVIEW_GUEST_POSITIVE_HELPFUL_MESSAGES" | "HOST_REVIEW_GUEST_POSITIVE_RESPECTFUL" | "HOST_REVIEW_GUEST_POSITIVE_ALWAYS_RESPONDED" | "HOST_REVIEW_GUEST_NEGATIVE_UNHELPFUL_MESSAGES" | "HOST_REVIEW_GUEST_NEGATIVE_DISRESPECTFUL" | "HOST_REVIEW_GUEST_NEGATIVE_UNREACHABLE" | "HOST_REVIEW_GUEST_NEGATIVE_SLOW_RESPONSES" | "ACCURACY_OTHER" | "CHECK_IN_OTHER" | "CLEANLINESS_OTHER" | "COMMUNICATION_OTHER" | "LOCATION_OTHER" | "RESPECT_HOUSE_RULES_OTHER" | "UNDEFINED" | null;
  count?: number | null;
}

/** `RevisionAcknowledged` of the API. */
export interface RevisionAcknowledged {
  acknowledged: number;
  already: number;
}

/** `RevisionAcknowledgement` of the API. */
export interface RevisionAcknowledgement {
  ids?: number[] | null;
}

/** `RevisionActor` of the API. */
export interface RevisionActor {
  type: "APPLICATION" | "PERSON" | "OPERATOR" | "GUEST" | "JOB" | (string & {});
  application?: number;
  person?: number;
}

/** `RevisionAlert` of the API. */
export interface RevisionAlert {
  accommodation: string;
  revision: number;
  since: string;
  alertTime: string;
  minutes: number;
}

/** `ApiRoomDTO` of the API. */
export interface Room {
  name?: string | null;
  id?: number | null;
  headline?: Record<string, string> | null;
  basicName?: Record<string, string> | null;
  rateName?: Record<string, string> | null;
  sellingName?: Record<string, string> | null;
  labels?: Record<string, string> | null;
  infants?: number | null;
  dormitory?: boolean | null;
  notRefundable?: boolean | null;
  breakfastIncluded?: boolean | null;
  statistic?: boolean | null;
  calendar?: boolean | null;
  website?: boolean | null;
  bookingEngine?: boolean | null;
  manualReservations?: boolean | null;
  quantity?: number | null;
  bathroomQuantity?: number | null;
  bedroomQuantity?: number | null;
  bedQuantity?: number | null;
  squareMetersSize?: number | null;
  legalIdIssuer?: string | null;
  legalId?: string | null;
  minimumSellingPrice?: number | null;
  derivedRule?: DerivedRule | null;
  location?: ListingPlace | null;
  description?: Record<string, string> | null;
  wifi?: Record<string, string> | null;
  nearInfo?: Record<string, string> | null;
  guestInfo?: Record<string, string> | null;
  invoiceInfo?: Record<string, string> | null;
  tripeThePrice?: boolean | null;
  closeNextDays?: number | null;
  openNextDays?: number | null;
  adults?: number | null;
  guestsDormitory?: number | null;
  children?: number | null;
  policeCode?: number | null;
  ratePlans?: RatePlan[] | null;
  amenities?: Amenity[] | null;
  icalUrls?: string[] | null;
  cancellationPolicyId?: number | null;
  paymentPolicyId?: number | null;
  notificationEmail?: string | null;
  tripleThePrice?: boolean | null;
  roomCategory?: "STANDARD" | "SINGLE" | "QUEEN" | "KING" | "TWIN" | "HOLLYWOOD_TWIN" | "DOUBLE_DOUBLE" | "STUDIO" | "DELUXE" | "JOINT" | "CONNECTING" | "SUITE" | "APARTMENT" | "ACCESIBLE" | "CABANA" | "VILLA" | "PENTHOUSE" | null;
  rmsDerived?: boolean | null;
  accommodationId?: string | null;
  hideRooms?: number[] | null;
  getiCalRandomName?: string | null;
  revenueActive?: boolean | null;
  revenueMinPrice?: number | null;
  revenueMaxPrice?: number | null;
  revenueMaxIncrementPercent?: boolean | null;
  revenueMaxIncrement?: number | null;
  preferredCheckinClerk?: number | null;
  preferredCheckoutClerk?: number | null;
  preferredHousekeeperClerk?: number | null;
  roomMaintenances?: RoomMaintenance[] | null;
  subRooms?: SubRoom[] | null;
  showSubroomDetail?: boolean | null;
  nrua?: string | null;
  roomAmenities?: RoomAmenity[] | null;
  activitiesInfo?: Record<string, string> | null;
  headlineLangMap?: Record<string, string> | null;
  descriptionLangMap?: Record<string, string> | null;
  checkinInfo?: Record<string, string> | null;
  images?: string[] | null;
}

/** `ApiRoomAmenityDTO` of the API. */
export interface RoomAmenity {
  id?: number | null;
  roomId?: number | null;
  amenityId?: number | null;
  details?: string | null;
  title?: string | null;
}

/** `RoomCancellation` of the API. */
export interface RoomCancellation {
  value?: string;
  portalValues?: Record<string, string>;
  updateTime: string;
}

/** `ApiRoomMaintenanceDTO` of the API. */
export interface RoomMaintenance {
  id?: number | null;
  roomId?: number | null;
  createTime?: string | null;
  title?: string | null;
  description?: string | null;
  startDate?: string | null;
  frequency?: "NONE" | "DAILY" | "WEEKLY" | "WEEKLY_ON" | "MONTHLY" | "QUARTELY" | "YEARLY" | "EVERY_N_DAYS" | "SAME_DAYWEEK_OF_MONTH" | "LAST_WEEKDAY_OF_MONTH" | "EASTER" | null;
  user?: number | null;
  completedDate?: string | null;
  attachment?: Attachment | null;
  sendDate?: string | null;
}

/** `ApiRoomManagementDTO` of the API. */
export interface RoomManagement {
  roomIds?: number[] | null;
  destinationAccommodationId?: string | null;
  newAccommodationName?: string | null;
  newAccommodationPlace?: ListingPlace | null;
}

/** `ApiRoomManagementBasicDTO` of the API. */
export interface RoomManagementBasic {
  roomIds?: number[] | null;
}

/** `RoomPlan` of the API. */
export interface RoomPlan {
  dryRun: boolean;
  assigned: AssignedStay[];
  unassigned: UnassignedStay[];
}

/** `RoomPlanRequest` of the API. */
export interface RoomPlanRequest {
  from?: string | null;
  to?: string | null;
  products?: number[] | null;
  dryRun?: boolean | null;
}

/** `ApiRoomRateDTOV3` of the API. */
export interface RoomRateV3 {
  id?: number | null;
  name?: string | null;
  headline?: Record<string, string> | null;
  basicName?: Record<string, string> | null;
  rateName?: Record<string, string> | null;
  labels?: LanguageMap | null;
  infants?: number | null;
  dormitory?: boolean | null;
  notRefundable?: boolean | null;
  breakfastIncluded?: boolean | null;
  statistic?: boolean | null;
  calendar?: boolean | null;
  website?: boolean | null;
  bookingEngine?: boolean | null;
  manualReservations?: boolean | null;
  quantity?: number | null;
  bathroomQuantity?: number | null;
  bedroomQuantity?: number | null;
  bedQuantity?: number | null;
  squareMetersSize?: number | null;
  legalIdIssuer?: string | null;
  legalId?: string | null;
  minimumSellingPrice?: number | null;
  derivedRule?: DerivedRule | null;
  location?: ListingPlace | null;
  description?: Record<string, string> | null;
  wifi?: Record<string, string> | null;
  nearInfo?: Record<string, string> | null;
  guestInfo?: Record<string, string> | null;
  invoiceInfo?: Record<string, string> | null;
  checkinInfo?: Record<string, string> | null;
  activitiesInfo?: Record<string, string> | null;
  closeNextDays?: number | null;
  openNextDays?: number | null;
  adults?: number | null;
  guestsDormitory?: number | null;
  children?: number | null;
  policeCode?: number | null;
  ratePlans?: RatePlan[] | null;
  roomAmenities?: RoomAmenity[] | null;
  icalUrls?: string[] | null;
  cancellationPolicyId?: number | null;
  paymentPolicyId?: number | null;
  notificationEmail?: string | null;
  tripleThePrice?: boolean | null;
  roomCategory?: "STANDARD" | "SINGLE" | "QUEEN" | "KING" | "TWIN" | "HOLLYWOOD_TWIN" | "DOUBLE_DOUBLE" | "STUDIO" | "DELUXE" | "JOINT" | "CONNECTING" | "SUITE" | "APARTMENT" | "ACCESIBLE" | "CABANA" | "VILLA" | "PENTHOUSE" | null;
  rmsDerived?: boolean | null;
  accommodationId?: string | null;
  hideRooms?: number[] | null;
  getiCalRandomName?: string | null;
  revenueActive?: boolean | null;
  revenueMinPrice?: number | null;
  revenueMaxPrice?: number | null;
  revenueMaxIncrementPercent?: boolean | null;
  revenueMaxIncrement?: number | null;
  preferredCheckinClerk?: number | null;
  preferredCheckoutClerk?: number | null;
  preferredHousekeeperClerk?: number | null;
  roomMaintenances?: RoomMaintenance[] | null;
  frontName?: LanguageMap | null;
  aggregateChildren?: RoomRateV3[] | null;
  images?: string[] | null;
  subRooms?: SubRoom[] | null;
  showSubroomDetail?: boolean | null;
  nrua?: string | null;
  amenities?: Amenity[] | null;
  tripeThePrice?: boolean | null;
}

/** `SandboxAdvance` of the API. */
export interface SandboxAdvance {
  seconds?: number | null;
  until?: string | null;
}

/** `SandboxClock` of the API. */
export interface SandboxClock {
  accommodation: string;
  instant: string;
  server: string;
  aheadSeconds: number;
  settled: boolean;
}

/** `SearchRoomDiscount` of the API. */
export interface SearchRoomDiscount {
  id: number;
  name?: string;
  value?: number;
  description?: string;
  netRate?: number;
  isPercent?: boolean;
  bookingFee?: number;
  hotelFee?: number;
  resortFee?: number;
  serviceCharge?: number;
  local_tax?: number;
  vat?: number;
  final_rate?: number;
}

/** `SearchRoomResult` of the API. */
export interface SearchRoomResult {
  room?: number;
  rate?: number;
  visibleBe?: boolean;
  name?: string;
  ratePlanName?: string;
  checkin?: string;
  checkout?: string;
  bookUrl?: string;
  price?: number;
  availability?: number;
  guests?: number;
  discount?: SearchRoomDiscount;
  bookingFee?: number;
  peopleFee?: number;
  otherFee?: number;
  dayFee?: number;
  hotelFee?: number;
  resortFee?: number;
  serviceCharge?: number;
  breakfastPrice?: number;
  cleaningPrice?: number;
  localTax?: number;
  vat?: number;
  netRate?: number;
  basePrice?: number;
  mealCode?: string;
  freeCancellation?: boolean;
  paymentType?: string;
  currency?: string;
  roomsLeft?: number;
  breakfastIncluded?: boolean;
  isVatIncluded?: boolean;
  minDeposit?: number;
  cancellationValue?: number;
  cancellationPolicy?: string;
  cancellationFreeDays?: number;
  bookable?: boolean;
  notBookableReason?: string;
  minStay?: number;
  maxStay?: number;
}

/** `SpecialOfferDTO` of the API. */
export interface SpecialOffer {
  id?: number | null;
  offerType?: "SPECIAL_OFFER" | "PREAPPROVAL" | null;
  listingId?: string | null;
  startDate?: string | null;
  nights?: number | null;
  numberOfAdults?: number | null;
  numberOfChildren?: number | null;
  numberOfInfants?: number | null;
  totalPrice?: number | null;
  blockInstantBooking?: boolean | null;
  nativeCurrency?: string | null;
  createdAt?: string | null;
  expiresAt?: string | null;
  isActive?: boolean | null;
  rescindedAt?: string | null;
  chatMessageId?: number | null;
}

/** `StoredPaymentMethod` of the API. */
export interface StoredPaymentMethod {
  method?: string | null;
  customer?: string | null;
  scheme?: string | null;
  last4?: string | null;
}

/** `StripeKeys` of the API. */
export interface StripeKeys {
  secretKey?: string | null;
  webhookSecret?: string | null;
}

/** `StripeState` of the API. */
export interface StripeState {
  secretKeySet: boolean;
  webhookSecretSet: boolean;
  webhookUrl: string;
}

/** `ApiSubRoom` of the API. */
export interface SubRoom {
  roomId?: number | null;
  subRoomConfigurations?: SubRoomConfiguration[] | null;
  maxGuests?: number | null;
  subRoomBathroom?: SubRoomBathroom | null;
  roomNumber?: number | null;
  subRoomBeds?: SubRoomBed[] | null;
  privateSpace?: boolean | null;
  id?: number | null;
  type?: "BEDROOM" | "LIVING_ROOM" | "BATHROOM" | "BACKYARD" | "FRONT_YARD" | "BASEMENT" | "COMMON_SPACE" | "COMMON_SPACES" | "DINING_ROOM" | "ENTRANCE_TO_HOME" | "EXTERIOR" | "FAMILY_ROOM" | "FULL_BATHROOM" | "HALF_BATHROOM" | "HOT_TUB" | "GARAGE" | "GYM" | "KITCHEN" | "KITCHENETTE" | "LAUNDRY_ROOM" | "OFFICE" | "OUTDOOR_COMMON_AREA" | "OUTDOOR_SPACE" | "PATIO" | "POOL" | "RECREATION_AREA" | "STUDY" | "STUDIO" | "OTHER" | null;
}

/** `ApiSubRoomBathroom` of the API. */
export interface SubRoomBathroom {
  halfBathroom?: boolean | null;
  privateSpace?: boolean | null;
  bathtubPresent?: boolean | null;
  showerPresent?: boolean | null;
  subRoomId?: number | null;
  location?: "ENSUITE" | "NEXT_DOOR" | "DOWN_THE_HALL" | "OPPOSITE_THE_ROOM" | "IN_THE_HALLWAY" | "OTHER" | "INSIDE_THE_UNIT" | null;
  id?: number | null;
  type?: "BEDROOM" | "LIVING_ROOM" | "BATHROOM" | "BACKYARD" | "FRONT_YARD" | "BASEMENT" | "COMMON_SPACE" | "COMMON_SPACES" | "DINING_ROOM" | "ENTRANCE_TO_HOME" | "EXTERIOR" | "FAMILY_ROOM" | "FULL_BATHROOM" | "HALF_BATHROOM" | "HOT_TUB" | "GARAGE" | "GYM" | "KITCHEN" | "KITCHENETTE" | "LAUNDRY_ROOM" | "OFFICE" | "OUTDOOR_COMMON_AREA" | "OUTDOOR_SPACE" | "PATIO" | "POOL" | "RECREATION_AREA" | "STUDY" | "STUDIO" | "OTHER" | null;
}

/** `ApiSubRoomBed` of the API. */
export interface SubRoomBed {
  quantity?: number | null;
  bedType?: "KING" | "QUEEN" | "DOUBLE" | "SINGLE" | "TWIN" | "SOFA" | "BUNK" | "COUCH" | "AIR_MATTRES" | "FLOOR_MATTRESS" | "TODDLER" | "CRIB" | "WATER" | "HAMMOCK" | "MALE_CAPSULE" | "FEMALE_CAPSULE" | null;
  id?: number | null;
  parentId?: number | null;
}

/** `ApiSubRoomConfiguration` of the API. */
export interface SubRoomConfiguration {
  subRoomBeds?: SubRoomBed[] | null;
  subRoomId?: number | null;
  defaultConfiguration?: boolean | null;
  id?: number | null;
}

/** `SummaryLink` of the API. */
export interface SummaryLink {
  url: string;
  idDocumentEncrypted: string;
}

/** `SyncDrift` of the API. */
export interface SyncDrift {
  found: number;
  mended: number;
  open: number;
}

/** `SyncEverything` of the API. */
export interface SyncEverything {
  task: number;
  status: "WAITING" | "RUNNING" | "DONE" | "FAILED" | (string & {});
  sent: number;
  left?: number;
}

/** `SyncFigures` of the API. */
export interface SyncFigures {
  since: string;
  pushes: number;
  failures: number;
  productDays: number;
  bookings: number;
  drift: SyncDrift;
  latencyP50?: number;
  latencyP99?: number;
}

/** `SyncPending` of the API. */
export interface SyncPending {
  productDays: number;
  since?: string;
}

/** `SyncValues` of the API. */
export interface SyncValues {
  price?: number;
  availability?: number;
  minStay?: number;
  maxStay?: number;
  cutOffDays?: number;
  closeToArrival?: boolean;
  closeToDeparture?: boolean;
  stopSells?: boolean;
}

/** `SyncWork` of the API. */
export interface SyncWork {
  waits: boolean;
  circuit: "CLOSED" | "OPEN" | (string & {});
  failures: number;
  nextTime?: string;
  problem?: string;
  successTime?: string;
  failureTime?: string;
}

/** `Task` of the API. */
export interface Task {
  id: number;
  type: string;
  status: "WAITING" | "RUNNING" | "DONE" | "FAILED" | (string & {});
  reason?: string;
  product?: number;
  pmsRoom?: number;
  url?: string;
  photo?: number;
  createTime: string;
  updateTime: string;
}

/** `TaxExemptionImpl` of the API. */
export interface TaxExemptionImpl {
  dayFrom?: number | null;
  dayTo?: number | null;
  ageFrom?: number | null;
  ageTo?: number | null;
  maxCapPersonNight?: number | null;
}

/** `TaxImpl` of the API. */
export interface TaxImpl {
  taxType?: "HOTEL_TAX" | "LODGING_TAX" | "ROOM_TAX" | "SALES_TAX" | "TOURIST_FEE" | "TOURIST_TAX" | "TRANSIENT_OCCUPANCY_TAX" | "VAT_GST_TAX" | null;
  taxableBase?: ("ROOM_BASE_NET" | "RATE_PLAN_CORRECTION" | "ROOM_TAX" | "EXTRA_NET" | "EXTRA_TAX" | "CLEANING_COST_NET" | "COMMISSION" | "CITY_TAX")[] | null;
  taxAmount?: number | null;
  taxAmountType?: "PERCENT_VALUE" | "FLAT_PER_NIGHT" | "FLAT_PER_GUEST_PER_STAY" | "FLAT_PER_GUEST_PER_NIGHT" | "FLAT_PER_STAY" | null;
  businessTaxId?: string | null;
  registrationId?: string | null;
  exemptions?: TaxExemptionImpl[] | null;
  portalName?: string | null;
  readonly?: boolean | null;
  selected?: boolean | null;
}

/** `OAuthToken2` of the API. */
export interface TokenAnswer {
  access_token?: string;
  refresh_token?: string;
  expires_in?: number;
  expireDate?: string;
  token_type?: string;
  accessToken?: string;
}

/** `UnassignedStay` of the API. */
export interface UnassignedStay {
  reservation: number;
  product: number;
  checkin: string;
  checkout: string;
  reason: "NO_ROOMS" | "NO_ROOM_FREE" | (string & {});
}

/** `UserInfo` of the API. */
export type UserInfo = Record<string, unknown>;

/** `ApiUserRef` of the API. */
export interface UserRef {
  id?: number | null;
  username?: string | null;
  firstname?: string | null;
  lastname?: string | null;
  codpromo?: string | null;
  type?: "USER" | "ADMIN" | "AFFILIATE" | null;
}

/** `WebhookAttempt` of the API. */
export interface WebhookAttempt {
  number: number;
  startTime: string;
  milliseconds: number;
  endpoint: string;
  headers: Record<string, string>;
  body: string;
  status?: number;
  problem?: string;
  answerHeaders?: Record<string, string>;
  answerBody?: string;
  answerBytes?: number;
}

/** `WebhookDelivery` of the API. */
export interface WebhookDelivery {
  id: number;
  accommodation: string;
  subscription: number;
  type: string;
  reference: string;
  state: "WAITING" | "DELIVERED" | "DEAD" | (string & {});
  attempts: number;
  test: boolean;
  eventTime: string;
  createTime: string;
  dueTime: string;
  lastStatus?: number;
  lastProblem?: string;
  outcome?: "DELIVERED" | "REFUSED" | "ABANDONED" | "WITHDRAWN" | (string & {});
  finishTime?: string;
  redeliveryOf?: number;
}

/** `WebhookDeliveryHistory` of the API. */
export interface WebhookDeliveryHistory {
  id: number;
  accommodation: string;
  subscription: number;
  type: string;
  reference: string;
  state: "WAITING" | "DELIVERED" | "DEAD" | (string & {});
  attempts: number;
  test: boolean;
  eventTime: string;
  createTime: string;
  dueTime: string;
  lastStatus?: number;
  lastProblem?: string;
  outcome?: "DELIVERED" | "REFUSED" | "ABANDONED" | "WITHDRAWN" | (string & {});
  finishTime?: string;
  redeliveryOf?: number;
  history: WebhookAttempt[];
}

/** `WebhookDeliveryPage` of the API. */
export interface WebhookDeliveryPage {
  data: WebhookDelivery[];
  next?: number;
}

/** `WebhookRedelivery` of the API. */
export interface WebhookRedelivery {
  ids?: number[] | null;
}

/** `WebhookSubscription` of the API. */
export interface WebhookSubscription {
  id: number;
  apiMember?: number;
  type?: "RESERVATION_CREATED" | "RESERVATION_CHANGE" | "RESERVATION_CANCELLED" | "RESERVATION_CONFIRMED" | "CONTENT_NOTIFICATION" | "CONTENT_PUSH" | "PORTAL_SUBSCRIPTION_CALENDAR" | "XXX_NOT_USED_PORTAL_PROCESS_FAILED" | "CHAT_MESSAGE_RECEIVED" | (string & {});
  createTime?: string;
  processTime?: string;
  endpoint?: string;
  priority?: number;
  enabled?: boolean;
}

/** `WebhookTest` of the API. */
export interface WebhookTest {
  subscription?: number | null;
  accommodation?: number | null;
}
