/** Every operation against the demo that ROOMRACK_DEMO, a file that `roomrack demo` wrote, tells of. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { ApplicationLogin, ApiKey, BearerToken, Client, OAuth, authorize, codeFrom, refusals, ConsentRefused } from "../src/index.js";

const file = process.env["ROOMRACK_DEMO"];
const options = file ? {} : { skip: "ROOMRACK_DEMO names no demo" };

interface Known {
  base_url: string;
  production_app: { client_id: string; client_secret: string; redirect_uri: string };
  property_token: string;
  property_refresh_token: string;
  api_key: string;
  accommodation: string;
  network_accommodations: string[];
  other_tenant_accommodation: string;
  base_room: number;
  derived_rate: number;
  carded_reservation: number;
  pms_room: number;
}

/** Note each method of an area that is called. */
function watched(client: Client, done: Set<string>): Client {
  for (const [area, methods] of Object.entries(client)) {
    if (typeof methods !== "object" || methods === null || !isArea(methods)) continue;
    for (const name of methodsOf(methods)) {
      const method = Reflect.get(methods, name) as (...given: unknown[]) => unknown;
      Object.defineProperty(methods, name, {
        value: (...given: unknown[]) => {
          done.add(`${area}.${name}`);
          return method.apply(methods, given);
        },
      });
    }
  }
  return client;
}

const isArea = (value: object): boolean => Object.getPrototypeOf(value) !== Object.prototype;
const methodsOf = (area: object): string[] =>
  Object.getOwnPropertyNames(Object.getPrototypeOf(area)).filter((name) => name !== "constructor");

const day = (from: string, more: number): string =>
  new Date(Date.parse(`${from}T00:00:00Z`) + more * 86_400_000).toISOString().slice(0, 10);

async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const each of rows) found.push(each);
  return found;
}

test("every operation", options, async () => {
  const known = JSON.parse(readFileSync(file ?? "", "utf8")) as Known;
  const app = known.production_app;
  const hotel = known.accommodation;
  const room = known.base_room;
  const done = new Set<string>();
  const make = (auth?: OAuth | ApplicationLogin | ApiKey): Client =>
    watched(new Client(known.base_url, auth ? { auth } : {}), done);
  const user = make(new OAuth({ refreshToken: known.property_refresh_token }));
  const application = make(new ApplicationLogin(app.client_id, app.client_secret));
  const owner = make(new ApiKey(known.api_key));
  const nobody = make();

  const login = await nobody.identity.applicationLogin({ clientId: app.client_id, clientSecret: app.client_secret });
  assert.equal(login.token_type, "Bearer");
  const renewed = await nobody.identity.refresh({ refreshToken: known.property_refresh_token });
  await nobody.identity.revoke({ token: renewed.access_token ?? "" });
  const wrong = { clientId: app.client_id, clientSecret: app.client_secret, redirectUri: app.redirect_uri, code: "no" };
  await assert.rejects(nobody.identity.token(wrong), refusals.ParamsError);
  // A key is traded once for each property, which an earlier run against the same demo may have done.
  await owner.identity
    .migrateApiKey({ accommodation: known.network_accommodations[0] ?? "" })
    .catch((error: unknown) => assert.ok(error instanceof refusals.RuleError));

  assert.ok((await user.accommodations.list()).some((each) => each.id === hotel));
  assert.ok((await all(user.accommodations.listAll())).length > 0);
  assert.equal((await user.accommodations.get(hotel)).currency, "EUR");
  const made = await application.accommodations.create({
    name: "Pensione Terza",
    email: "terza@example.com",
    givenName: "Ada",
    familyName: "Terza",
  });
  await application.accommodations.update(made.id, { city: "Siena" });
  const twin = await application.accommodations.create({
    name: "Pensione Quarta",
    email: "quarta@example.com",
    givenName: "Ada",
    familyName: "Quarta",
  });
  const network = await application.accommodations.createNetwork({ accommodation: [made.id] });
  assert.deepEqual(network.refresh_properties, [made.id]);
  await application.accommodations.addToNetwork(network.id, { accommodation: [twin.id] });
  const members = await application.accommodations.getNetwork(network.id, { fields: "id" });
  assert.deepEqual(members.map((each) => each.id), [made.id, twin.id]);
  assert.ok((await user.accommodations.networkOf({ accommodationId: hotel })).some((each) => each.id === hotel));
  assert.ok((await user.accommodations.getMasterBilling(hotel)).id);
  assert.ok(Array.isArray(await user.accommodations.listRecentMessages({ property: hotel })));
  assert.deepEqual(await user.accommodations.listMappedRooms(hotel), []);
  const task = (await user.accommodations.listTasks(hotel)).at(-1)!;
  assert.equal((await user.accommodations.getTask(hotel, task.id)).status, "FAILED");
  assert.equal((await user.accommodations.changeGoodMorningEmail(hotel, { value: true })).clpms?.goodMorningEmail, true);
  assert.equal((await user.accommodations.changeRatePlanCross(hotel, { value: true })).clpms?.activeRatePlanCross, true);
  assert.equal((await user.accommodations.changeAdminUserAccess(hotel, { value: true })).adminUserAccessGranted, true);
  const picture = { url: "https://photos.example/unheard.jpg" };
  const queued = await user.accommodations.addPhoto(hotel, picture);
  assert.equal((await user.accommodations.getTask(hotel, queued.id)).url, picture.url);
  assert.ok((await user.roomPhotos.addToProduct(hotel, known.base_room, picture)).id > queued.id);
  assert.ok((await user.roomPhotos.addToPmsRoom(hotel, known.pms_room, picture)).id > queued.id);
  const [terrace] = await user.accommodations.listPhotos(hotel);
  if (terrace) assert.equal((await user.accommodations.deletePhoto(hotel, terrace.name)).id, terrace.id);
  await assert.rejects(user.accommodations.deletePhoto(hotel, "none.jpg"), refusals.NotFound);
  const [view] = await user.roomPhotos.listOfProduct(hotel, known.base_room);
  if (view) assert.equal((await user.products.deletePhoto(hotel, known.base_room, view.id)).id, view.id);
  await assert.rejects(user.products.deletePhoto(hotel, known.base_room, 1), refusals.NotFound);
  assert.ok((await user.products.deletePhotos(hotel, known.base_room)).every((each) => each.product === known.base_room));
  const [door] = await user.roomPhotos.listOfPmsRoom(hotel, known.pms_room);
  const gone = user.products.deletePmsRoomPhoto(hotel, known.base_room, door?.id ?? 1);
  if (door) assert.equal((await gone).pmsRoom, known.pms_room);
  else await assert.rejects(gone, refusals.NotFound);
  const desk = (await user.people.list(hotel)).data.at(-1)!;
  const changed = await user.people.change(hotel, Number(desk.id), { permissions: { prices: "READONLY" } });
  assert.equal(changed.permissions?.prices, "READONLY");
  const invited = await user.people.invite(hotel, { email: "cook@example.com", permissions: { houseKeeping: "READWRITE" } });
  assert.deepEqual((await user.people.invitations(hotel)).data.map((each) => each.id), [invited.id]);
  assert.equal((await user.people.inviteAgain(hotel, invited.id)).email, "cook@example.com");
  assert.equal((await user.people.revokeInvitation(hotel, invited.id)).id, invited.id);
  await assert.rejects(user.people.remove(hotel, 1), refusals.NotFound);
  assert.ok((await application.accommodations.getCalendarLinks(twin.id)).address.startsWith(`${twin.id}-a0-`));
  assert.equal((await application.accommodations.deactivate(twin.id)).id, twin.id);
  assert.equal((await application.accommodations.delete(made.id)).id, made.id);
  const before = await application.configuration.get();
  assert.ok(await application.configuration.update(before.category === undefined ? {} : { icon: null }));
  assert.equal(typeof (await user.user.info()), "object");

  const [added] = await user.products.create(hotel, { name: "Quarta", adults: 2 });
  const product = Number(added?.data?.id);
  assert.equal((await user.products.get(hotel, product)).name, "Quarta");
  assert.equal((await user.products.update(hotel, product, { name: "Quinta" }))?.name, "Quinta");
  const [third] = await user.products.createV3(hotel, { name: "Sesta", rateName: { EN: "Sixth" }, adults: 2 });
  const product3 = Number(third?.data?.id);
  await user.products.updateV3(hotel, product3, { name: "Settima" });
  assert.deepEqual((await user.products.list(hotel, { ids: [product] })).map((each) => each.id), [product]);
  assert.equal((await user.products.listV1(hotel, { ids: [product] })).length, 1);
  assert.equal((await user.products.listV3(hotel, { ids: [product] })).length, 1);
  for (const rows of [user.products.listAll(hotel), user.products.listV1All(hotel, { size: 7 }), user.products.listV3All(hotel)]) {
    const ids = (await all<{ id?: number | null }>(rows)).map((each) => each.id);
    assert.ok(ids.includes(product));
    assert.equal(new Set(ids).size, ids.length);
  }
  assert.deepEqual((await user.products.runRules(hotel, { roomIds: [product] })).roomIds, [product]);
  assert.deepEqual((await user.products.runRulesV3(hotel, { roomIds: [product] })).roomIds, [product]);
  const copied = (await user.products.copy(hotel, { roomIds: [product] })).roomIds ?? [];
  const copied3 = (await user.products.copyV3(hotel, { roomIds: [product] })).roomIds ?? [];
  assert.deepEqual((await user.products.move(hotel, { roomIds: copied, newAccommodationName: "Altrove" })).roomIds, copied);
  assert.deepEqual((await user.products.moveV3(hotel, { roomIds: copied3, newAccommodationName: "Altrove" })).roomIds, copied3);
  assert.equal((await user.products.translate(hotel, product, "IT", { name: "Nona" } as never)).name, "Nona");
  assert.equal((await user.products.translateV3(hotel, product, "IT", { name: "Decima" } as never)).name, "Decima");
  assert.deepEqual(await user.products.listConnected(hotel), []);
  assert.deepEqual(await user.products.listConnectedV3(hotel), []);
  assert.deepEqual(await all(user.products.listConnectedAll(hotel)), []);
  assert.deepEqual(await all(user.products.listConnectedV3All(hotel)), []);
  assert.equal((await user.products.updateV2(hotel, product3, { name: "Ottava" } as never)).name, "Ottava");
  const suite = await user.products.createSuite(hotel, product3, { children: [product] });
  assert.deepEqual(suite.map((each) => each.id), [product3, product]);
  await user.products.delete(hotel, product3);
  await user.products.delete(hotel, product);
  await assert.rejects(user.products.get(hotel, product), refusals.NotFound);
  assert.ok((await user.pmsRooms.list(hotel)).length > 0);
  assert.ok((await user.pmsRooms.listEverywhere()).length > 0);

  const [cot, dog] = await user.extras.createMany(hotel, [
    { name: "Cot", model: "DAY", basePrice: 7.5 },
    { name: "Dog", model: "BOOKING", roomFilter: [{ id: room }] },
  ]);
  const [cotId, dogId] = [Number(cot?.id), Number(dog?.id)];
  assert.equal((await user.extras.update(hotel, cotId, { enabled: true } as never))?.enabled, true);
  assert.equal((await user.extras.updateMany(hotel, { data: [{ id: dogId, priority: 1 }] } as never)).length, 1);
  assert.equal((await user.extras.find(hotel, { id: cotId })).data.length, 1);
  assert.ok((await all(user.extras.findAll(hotel, { size: 1 }))).length >= 2);
  const policy = await user.policies.create(hotel, { stepType: "CANCELLATION", title: "Eve", days: 1 } as never);
  assert.equal((await user.policies.update(hotel, Number(policy.id), { valueNights: 1 } as never)).valueNights, 1);
  assert.ok((await user.policies.list(hotel)).some((each) => each.id === policy.id));
  const plan = await user.ratePlans.create(hotel, {
    internalLabel: "Weekend",
    priceModel: "PERCENT",
    price: -12.5,
    cancellationPolicy: { id: Number(policy.id) } as never,
    extras: [{ productId: cotId }],
  });
  assert.equal((await user.ratePlans.update(hotel, Number(plan.id), { priority: 3 })).priority, 3);
  assert.equal((await user.ratePlans.list(hotel, { ids: [Number(plan.id)] })).length, 1);
  await assert.rejects(user.extras.delete(hotel, cotId), refusals.RuleError);
  await user.ratePlans.delete(hotel, Number(plan.id));
  await user.policies.delete(hotel, Number(policy.id));
  for (const id of [cotId, dogId]) assert.equal((await user.extras.delete(hotel, id)).id, id);

  const first = (await user.calendar.read(hotel, { product: [room] })).data[0]?.days?.[0]?.date ?? "";
  const values = { availability: 3, price: 99.9, minstay: 1, stopSells: false };
  const written = await user.calendar.bulk([{ room, dateFrom: first, dateTo: day(first, 9), values }]);
  assert.equal(written.success, true);
  assert.ok((await all(user.calendar.readAll(hotel, { dateFrom: first, dateTo: first }))).length > 20);
  await user.calendar.checkAvailability(hotel, room, { startDate: first, endDate: day(first, 2) });
  const later = day(first, 40);
  const dates = { dateFrom: later, dateTo: later };
  const item = { room, ...dates, values: { price: 123.5 } };
  const told = await user.calendarTools.dryRun([item]);
  assert.equal(told.data[0]?.days[0]?.changes["price"]?.after, 123.5);
  const seen = (await user.calendarTools.read(hotel, { product: [room], ...dates })).data[0]!;
  assert.equal((await all(user.calendarTools.readAll(hotel, { product: [room], ...dates }))).length, 1);
  const guarded = await user.calendarTools.bulk([{ ...item, ifVersion: seen.version }]);
  await assert.rejects(user.calendarTools.bulk([{ ...item, ifVersion: seen.version }]), refusals.RuleError);
  assert.equal((await user.calendarTools.tracePrice(hotel, room, dates)).data[0]?.price, 123.5);
  assert.ok((await user.calendarTools.undo(guarded.process[0]!)).success);
  const stay = { checkin: first, checkout: day(first, 2) };
  assert.equal((await user.reservations.search(hotel, { ids: [room], ...stay }))[0]?.room, room);
  const asked = { id: Number(hotel), ids: [room], adults: 1, ...stay };
  assert.equal((await user.reservations.searchHotel(asked))[0]?.room, room);
  assert.equal((await user.offers.explain(hotel, { product: [room], ...stay }))[0]?.product, room);
  const terms = await user.offers.setTerms(hotel, { discounts: [{ name: "A week", percent: 10 }] });
  assert.equal(terms.discounts?.[0]?.percent, 10);
  assert.equal((await user.offers.terms(hotel)).discounts?.length, 1);
  assert.equal((await user.offers.quote(hotel, { product: room, people: [{}], ...stay })).product, room);
  assert.deepEqual((await user.offers.setTerms(hotel, {})).discounts, []);
  assert.equal((await user.sandbox.clock(hotel)).settled, true);
  await assert.rejects(user.sandbox.advance(hotel, { seconds: 60 }));
  const files = await user.calendarFiles.get(hotel);
  assert.deepEqual(files.imports, []);
  assert.deepEqual((await user.calendarFiles.importNow(hotel, {})).imports, []);
  assert.notEqual((await user.calendarFiles.renewLinks(hotel, {})).url, files.links.url);

  assert.deepEqual((await user.meta.codes("currencies", { name: "japan" })).map((each) => each.code), ["JPY"]);
  assert.equal((await user.meta.amenities({ name: "coffee" })).length, 1);
  assert.equal((await user.meta.documents()).length, 97);
  assert.ok((await user.meta.contentFields()).length > 100);
  assert.equal((await user.meta.content({ category: "ROOM_AMENITY" })).length, 112);
  assert.deepEqual((await application.meta.portals()).slice(0, 3).map((each) => each.id), [900_001, 900_002, 900_003]);
  const drawn = createHash("sha256").update("demo terrace").digest("hex").slice(0, 32);
  const presented = {
    internalName: "typescript_stays",
    externalName: "TypeScript Stays",
    banner: `${known.base_url.replace(/\/connect$/, "")}/photos/${drawn}.jpg`,
    loginUrl: "https://extranet.typescript.example/",
    website: "https://typescript.example/",
    requiresHotelId: false,
    contentMetas: [],
  };
  const portal = await application.portals.create(presented).catch(() => application.portals.update({} as never));
  assert.equal((await application.portals.update({ externalName: "TypeScript Hotels" } as never)).id, portal.id);
  const joined = await user.connections.create(hotel, { channelId: portal.id, hotelId: "TS" } as never);
  const connection = joined.id!;
  assert.equal((await user.connections.update(hotel, connection, { commission: 12.5 } as never))?.commission, 12.5);
  assert.deepEqual((await user.connections.find({ hotelId: "TS" })).map((each) => each.id), [connection]);
  const offered = await user.connections.addExternalProduct(hotel, connection, { roomId: "17", roomName: "Double", occupancy: 2 });
  assert.deepEqual((await user.connections.externalProducts(hotel, connection)).map((each) => each.id), [offered.id]);
  const paired = await user.connections.map(hotel, connection, {}, { product: room, externalProduct: offered.id! });
  assert.deepEqual((await user.connections.mappings(hotel, connection)).map((each) => each.id), [paired.id]);
  const shown = user.connectionContent;
  assert.ok((await shown.codes(portal.internalName!, { category: ["BED_TYPE"] })).every((each) => each.type === "BED_TYPE"));
  assert.equal((await shown.setSettings(connection, { email: "a@example.com" } as never)).email, "a@example.com");
  assert.equal((await shown.addContact(connection, { type: "GENERAL", personName: "Ada" } as never)).personName, "Ada");
  assert.equal((await shown.contacts(connection)).length, 1);
  assert.equal((await shown.addExtraBed(connection, { price: 10 } as never)).price, 10);
  assert.equal((await shown.extraBeds(connection)).length, 1);
  const tax = { portalValue: "VAT", chargeType: "NIGHT", amount: 1.5, exclusive: true };
  assert.equal((await shown.addFee(connection, tax as never)).chargeTypeValue, "NIGHT");
  assert.equal((await shown.fees(connection)).length, 1);
  assert.equal((await shown.addService(connection, { portalValue: "BAR" } as never)).portalValue, "BAR");
  assert.equal((await shown.services(connection)).length, 1);
  assert.equal((await shown.addCancellationPolicy(connection, { policy: "FLEXIBLE" })).portalValue, "FLEXIBLE");
  assert.equal((await shown.cancellationPolicies(connection)).length, 1);
  const agreement = await shown.setRentalAgreement(connection, { url: "https://example.com/a.pdf" });
  assert.equal((await shown.settings(connection)).rentalAgreement, agreement.url);
  assert.equal((await shown.push(connection)).status, "WAITING");
  assert.equal((await shown.deleteContact(connection, "GENERAL")).type, "GENERAL");
  assert.equal((await shown.deleteExtraBed(connection, 0)).price, 10);
  assert.equal((await shown.deleteFee(connection, 0)).portalValue, "VAT");
  assert.equal((await shown.deleteService(connection, 0)).portalValue, "BAR");
  assert.equal((await shown.deleteCancellationPolicy(connection, "FLEXIBLE")).portalValue, "FLEXIBLE");
  const pages = user.productContent;
  const loft = {
    airbnbPropertyType: "loft",
    quantity: 1,
    bathrooms: 1,
    bedrooms: 1,
    beds: 1,
    bathroomShared: false,
    personCapacity: 2,
    country: "IT",
    size: 20.5,
    floor: 0,
    place: { city: "Firenze" },
  };
  assert.equal((await pages.setListing(hotel, room, loft as never)).size, 20.5);
  assert.equal((await pages.changeListing(hotel, room, { beds: 2 } as never)).beds, 2);
  assert.equal((await pages.listing(hotel, room)).place?.city, "Firenze");
  const bright = { description: { EN: "Bright" } };
  assert.deepEqual((await pages.setDescriptions(hotel, room, bright as never)).description, { EN: "Bright" });
  assert.equal((await pages.changeDescriptions(hotel, room, { directions: "Up" } as never)).directions, "Up");
  const named = { calm: { EN: "Ring once" } };
  assert.deepEqual((await pages.addText(hotel, room, named, { field: "access" })).access, named.calm);
  assert.ok((await pages.addHouseRules(hotel, room, { houseRules: { EN: "Quiet" } } as never)).houseRules);
  const around = { neightboorHood: { EN: "By the sea" } };
  assert.ok((await pages.addNeighborhood(hotel, around as never, { productId: room })).neightboorHood);
  assert.equal((await pages.descriptions(hotel, room)).directions, "Up");
  assert.equal((await pages.setPricing(hotel, room, { cleaningFee: 5.5 } as never)).cleaningFee, 5.5);
  assert.equal((await pages.changePricing(hotel, room, { weeklyDiscount: 10 } as never)).weeklyDiscount, 10);
  assert.equal((await pages.setRate(hotel, room, { javaId: "A" } as never)).javaId, "A");
  assert.equal((await pages.changeRate(hotel, room, { serializedName: "B" } as never)).javaId, "A");
  assert.equal((await pages.rate(hotel, room)).serializedName, "B");
  const hours = { checkinTimeStart: 840, checkinTimeEnd: 1320, childrenExtraPrice: 0 };
  assert.equal((await pages.setBookingRules(hotel, room, hours as never)).checkinTimeEnd, 1320);
  assert.equal((await pages.changeBookingRules(hotel, room, { petsAllowed: true } as never)).petsAllowed, true);
  assert.equal((await pages.setAvailability(hotel, room, { defaultMinStay: 2 } as never)).defaultMinStay, 2);
  assert.equal((await pages.availability(hotel, room)).defaultMinStay, 2);
  assert.equal((await pages.addRoom(hotel, room, { type: "BEDROOM" } as never)).type, "BEDROOM");
  assert.equal((await pages.rooms(hotel, room)).length, 1);
  assert.equal((await pages.deleteRoom(hotel, room, 0)).type, "BEDROOM");
  assert.equal((await pages.addFee(hotel, room, { portalValue: "LINEN_FEE" } as never)).portalValue, "LINEN_FEE");
  assert.equal((await pages.fees(hotel, room)).length, 1);
  assert.equal((await pages.deleteFee(hotel, room, 0)).portalValue, "LINEN_FEE");
  assert.equal((await pages.addAmenities(hotel, room, { amenity: ["WIFI", "HEATING"] })).length, 2);
  assert.equal((await pages.amenities(hotel, room)).length, 2);
  assert.equal((await pages.setCancellation(hotel, room, { value: "FLEXIBLE" })).value, "FLEXIBLE");
  const fetched = await pages.addPhoto(hotel, room, { url: "https://photos.example/a.jpg" });
  assert.deepEqual((await pages.photoQueue(hotel, room, { id: fetched.id! })).map((each) => each.id), [fetched.id]);
  assert.ok(Array.isArray(await pages.photos(hotel, room)));
  await assert.rejects(pages.deletePhoto(hotel, room, "none.jpg"));
  const pushed = await pages.push(hotel, room, portal.internalName!);
  assert.equal((await pages.process(hotel, pushed.id)).octorateProduct, room);
  assert.equal((await pages.switchCalendar(hotel, room, portal.internalName!, { status: false })).status, false);
  assert.ok((await user.connections.lint(hotel, connection)).data.every((each) => each.level === "WARNING"));
  const marked = await user.connections.execute("MARK_CONNECTED", hotel, connection);
  assert.equal(marked.additionalInfo.connectionId, connection);
  assert.equal((await user.connections.log(hotel, connection, { logType: "PORTAL_ACCEPT" })).data.length, 1);
  await user.connections.update(hotel, connection, { updateCalendar: true } as never);
  assert.ok((await user.distribution.push(hotel, connection)).task > 0);
  await assert.rejects(user.distribution.reconcile(hotel, connection));
  assert.equal((await user.distribution.sync(hotel, connection)).quarantined, 0);
  assert.deepEqual((await user.distribution.drift(hotel, connection)).data, []);
  assert.deepEqual((await user.distribution.quarantine(hotel, connection)).data, []);
  assert.deepEqual((await user.distribution.replay(hotel, connection, {})).data, []);
  assert.deepEqual((await user.distribution.dismiss(hotel, connection, { ids: [] })).data, []);
  assert.equal((await user.connections.unmap(hotel, connection, paired.id!)).id, paired.id);
  assert.equal((await user.connections.delete(hotel, connection)).id, connection);
  assert.ok((await user.checkins.cities("AD")).some((each) => each.name === "Andorra la Vella"));
  assert.ok((await user.checkins.documents(hotel)).length >= 4);
  assert.equal((await user.checkins.tags(hotel)).length, 12);

  const body = {
    channelId: 77,
    product: room,
    checkin: day(first, 2),
    checkout: day(first, 4),
    guests: [{ givenName: "Ada", familyName: "Lovelace" }],
  };
  const booked = await user.reservations.create(hotel, body, { idempotencyKey: crypto.randomUUID() });
  assert.equal(booked.roomGross, 199.8);
  assert.equal((await user.reservations.get(hotel, booked.id)).id, booked.id);
  assert.equal((await user.reservations.find(hotel, { ids: [booked.id] })).data.length, 1);
  const link = (await user.checkinDesk.makeLink(hotel, booked.id)).checkinLink;
  const mailed = await user.checkinDesk.mailLink(hotel, booked.id, { to: ["ada@example.com"] });
  assert.deepEqual([mailed.checkinLink, mailed.mails.map((each) => each.to)], [link, ["ada@example.com"]]);
  assert.equal((await user.checkinDesk.online(hotel, booked.id)).open, true);
  assert.equal((await user.checkinDesk.withdrawLink(hotel, booked.id)).open, false);
  const own = crypto.randomUUID();
  const opening = { externalThreadId: own, sender: { externalGuest: own, firstname: "Ada", preferredLanguage: "EN" }, processor: "CHANNEL", attributes: [{ type: "TEXT", value: "Is there a lift?" }] };
  const said = await user.chat.create(hotel, opening as never);
  const [thread, message] = [Number(said.threadId), Number(said.id)];
  assert.ok((await user.chat.threads(hotel, { filterReadStatus: true })).some((each) => each.id === thread));
  const talk = await user.chat.get(hotel, thread);
  assert.equal(talk.lastMessage?.id, message);
  assert.equal((await user.chat.messages(hotel, thread)).length, 1);
  assert.ok((await user.chat.find(hotel, { queryString: "LIFT" })).length > 0);
  assert.ok((await user.chat.unread(hotel)).length > 0);
  assert.equal((await user.chat.read(hotel, String(thread))).messageId, message);
  assert.equal((await user.chat.setUnread(hotel, thread)).id, thread);
  assert.ok((await user.chat.readAll(hotel)).length > 0);
  assert.equal((await user.chat.translate(hotel, thread, message, "EN")).attributes?.length, 2);
  assert.equal((await user.chat.setProcessor(hotel, thread, "CHANNEL")).defaultProcessor, "CHANNEL");
  assert.equal((await user.chat.setAssistant(hotel, thread, { enabled: true })).aiDriven, true);
  const offer = await user.chat.offer(hotel, thread, { startDate: "2035-01-01", nights: 2, totalPrice: 180 });
  assert.equal((await user.chat.withdrawOffer(hotel, thread, Number(offer.id))).isActive, false);
  const approved = await user.chat.preApprove(hotel, thread);
  assert.equal((await user.chat.setStatus(hotel, Number(approved.chatMessageId), "SENT")).status, "SENT");
  const member = Number(talk.persons?.find((each) => each.userId)?.id);
  assert.equal((await user.chat.removeMember(hotel, member)).length, 1);
  assert.equal((await user.chat.addMember(hotel, member)).length, 1);
  const words = { data: [{ name: "Hello", language: "EN", text: "Dear {{guest.firstname}}" }] };
  assert.equal((await user.chatDesk.writeTemplates(hotel, words as never)).data?.length, 1);
  assert.equal((await user.chatDesk.templates(hotel)).data?.length, 1);
  assert.equal((await user.chat.templates(hotel, thread))[0]?.text, "Dear Ada");
  assert.equal((await user.chatDesk.changeSettings(hotel, { whatsapp: { template: "from_hotel" } })).whatsapp.ready, false);
  assert.equal((await user.chatDesk.settings(hotel)).whatsapp.template, "from_hotel");
  assert.ok((await user.chatDesk.makeLink(hotel, thread)).chatLink);
  assert.equal((await user.chatDesk.withdrawLink(hotel, thread)).open, false);
  assert.ok((await user.chat.archive(hotel, thread)).archiveTime);
  const staying = { type: "GUEST", givenName: "Ada", familyName: "King", sex: "FEMALE", checkin: body.checkin, checkout: body.checkin } as never;
  const guest = await user.checkins.createGuest(hotel, booked.id, staying);
  assert.equal((await user.checkins.updateGuest(hotel, booked.id, Number(guest.id), staying)).id, guest.id);
  assert.equal((await user.checkins.deleteGuest(hotel, booked.id, Number(guest.id))).id, guest.id);
  await user.checkins.checkinOutStatus(hotel, booked.id, { status: "CHECKIN_END" });
  const name = `Ts${crypto.randomUUID()}`;
  const agency = await user.guests.create(hotel, { category: "TRAVEL_AGENCY", lastname: name } as never);
  const agent = Number(agency.id);
  assert.equal((await user.guests.update(hotel, agent, { city: "Pisa" } as never)).city, "Pisa");
  assert.equal((await user.guests.get(hotel, agent)).fullname, name);
  assert.equal((await user.guests.find(hotel, { guestName: name })).data.length, 1);
  assert.equal((await all(user.guests.findAll(hotel, { guestName: name }))).length, 1);
  assert.equal((await user.guestRegistry.change(hotel, agent, { email: "ts@example.com" })).email, "ts@example.com");
  const double = await user.guests.create(hotel, { lastname: name } as never);
  assert.equal((await user.guestRegistry.merge(hotel, agent, { guests: [Number(double.id)] })).id, agent);
  assert.equal((await user.guestRegistry.export(hotel, agent)).guest.id, agent);
  assert.equal((await user.guestRegistry.erase(hotel, agent)).erased, true);
  assert.equal((await user.checkinDesk.changeSettings(hotel, { retentionDays: 730 })).retentionDays, 730);
  assert.equal((await user.checkinDesk.settings(hotel)).retentionDays, 730);
  assert.equal((await user.checkinDesk.policeReports(hotel)).data.length, 0);
  assert.equal((await user.checkinDesk.reportToPolice(hotel, { day: "2035-01-01" })).guests.length, 0);
  assert.equal((await user.invoiceDesk.changeSettings(hotel, { paymentDays: 30 })).paymentDays, 30);
  assert.equal((await user.invoiceDesk.settings(hotel)).paymentDays, 30);
  const dinner = { description: "Dinner", price: 45, vatPercent: 10 };
  const customer = { lastname: "Lovelace", email: "ada@example.com" };
  const invoice = await user.invoiceDesk.issue(hotel, { documentType: "INVOICE", items: [dinner], customer });
  assert.equal(invoice.grossAmount, 45);
  assert.equal((await user.invoiceDesk.get(hotel, Number(invoice.id))).documentNumber, invoice.documentNumber);
  assert.equal((await user.invoiceDesk.changeState(hotel, Number(invoice.id), { paid: true })).paid, true);
  assert.equal((await user.invoiceDesk.mail(hotel, Number(invoice.id), {})).data.length, 1);
  assert.equal((await user.invoiceDesk.mails(hotel, Number(invoice.id))).data.length, 1);
  assert.equal((await user.invoiceDesk.credit(hotel, Number(invoice.id), {})).creditedInvoice?.id, invoice.id);
  assert.equal((await user.invoices.find(hotel, { ids: [Number(invoice.id)] })).data.length, 1);
  assert.equal((await all(user.invoices.findAll(hotel, { ids: [Number(invoice.id)] }))).length, 1);
  assert.ok((await user.invoices.issueSummary(hotel, booked.refer)).url);
  const shared = { ...body, refer: `TS2-${crypto.randomUUID().slice(0, 8)}`, guests: [{ givenName: "Ada" }, { givenName: "Mary" }] } as never;
  const two = await user.reservations.create(hotel, shared);
  assert.equal((await user.invoices.createDoubleHeading(hotel, two.refer)).customers?.length, 2);
  const split = { splitRoom: { id: known.derived_rate }, splitStart: day(first, 3) } as never;
  assert.equal((await user.reservations.split(hotel, booked.id, split)).splits?.length, 1);
  assert.equal((await user.reservations.undoSplit(booked.id)).splits, undefined);
  const [cotSold] = await user.extras.createMany(hotel, [{ name: "Cot", model: "DAY", basePrice: 5 } as never]);
  const crib = Number(cotSold?.id);
  const chosen = { extras: [{ product: crib, externalId: "TS" }, { product: crib, price: 7 }] };
  const sold = (await user.reservations.addExtras(hotel, booked.id, chosen)).data;
  assert.deepEqual(sold.map((each) => each.price), [10, 7]);
  const one = Number(sold[1]?.id);
  assert.equal((await user.reservations.updateExtra(hotel, booked.id, one, { product: crib, price: 8 }))?.price, 8);
  assert.equal((await user.reservations.deleteExtra(hotel, booked.id, one)).price, 8);
  assert.equal((await user.reservations.deleteExtraGroup(hotel, booked.id, "TS")).price, 10);
  assert.equal((await user.payments.pinStatus(hotel)).status, "active");
  assert.equal((await user.payments.registerPin(hotel)).status, "wait");
  assert.equal((await user.payments.detokenize(known.carded_reservation, { askCvv: true })).last4, "1111");
  await assert.rejects(user.payments.addCard("BOOKING", { id: booked.id, streamCard: {} }), refusals.Forbidden);
  assert.ok((await user.cards.looks(hotel, { size: 5 })).data.length >= 0);
  const cash = { paymentMode: "CASH", referenceTime: "2035-01-01T10:00:00Z" } as never;
  const paid = await user.reservations.addPayment(hotel, booked.id, cash);
  const more = { paymentMode: "CASH", referenceTime: "2035-01-01T10:00:00Z", amount: 12.5 } as never;
  assert.equal((await user.reservations.updatePayment(hotel, booked.id, Number(paid.id), more)).amount, 12.5);
  const put = await user.payments.move(hotel, Number(paid.id), { reservationId: booked.id });
  assert.equal(put.reservationRoom, booked.id);
  assert.equal((await user.paymentDesk.refund(hotel, Number(paid.id), { amount: 2.5 })).payment.refundedAmount, 2.5);
  assert.equal((await user.reservations.deletePayment(hotel, booked.id, Number(paid.id))).id, paid.id);
  const other = await user.reservations.addPayment(hotel, booked.id, cash);
  assert.equal((await user.payments.delete(hotel, Number(other.id))).id, other.id);
  await user.paymentDesk.changeSettings(hotel, { processor: "DUMMY_PROCESSOR" });
  assert.equal((await user.paymentDesk.settings(hotel)).processor, "DUMMY_PROCESSOR");
  assert.equal((await user.paymentDesk.setMethod(hotel, booked.id, { method: "visa" })).method, "visa");
  assert.equal((await user.paymentDesk.method(hotel, booked.id)).method, "visa");
  const order = await user.paymentDesk.take(hotel, { reservation: booked.id, amount: 5 });
  assert.equal(order.movement?.kind, "CHARGE");
  assert.equal((await user.paymentDesk.movements(hotel, { reservation: booked.id })).data.length, 1);
  assert.equal((await user.paymentDesk.removeMethod(hotel, booked.id)).method, "visa");
  await user.paymentDesk.changeSettings(hotel, { processor: "NONE" });
  assert.equal((await user.reservations.patch(hotel, booked.id, { privateNotes: "Late" })).privateNotes, "Late");
  assert.equal((await user.reservations.update(hotel, booked.id, { status: "CANCELLED" })).status, "CANCELLED");
  assert.equal((await user.reservations.cancel(hotel, booked.id)).status, "CANCELLED");
  const refer = `TS-${crypto.randomUUID().slice(0, 8)}`;
  assert.equal((await user.reservations.createMany(hotel, { reservations: [{ ...body, refer }] })).length, 1);
  assert.equal((await user.reservations.cancelGroup(hotel, refer)).length, 1);
  assert.ok((await all(user.reservations.findAll(hotel, { size: 3 }))).some((each) => each.id === booked.id));
  assert.equal((await user.revisions.history(hotel, booked.id!))[0]!.kind, "CREATED");
  const unread = await user.revisions.find({ accommodation: Number(hotel), size: 1 });
  assert.equal((await user.revisions.acknowledge({ ids: [unread.data[0]!.id] })).acknowledged, 1);
  assert.deepEqual(await user.revisions.alerts(), []);
  assert.equal((await user.events.replay({ accommodation: Number(hotel), size: 1, wait: 10 })).data.length, 1);
  assert.ok((await user.roomAssignment.assign(hotel, { from: "2027-01-10", to: "2027-01-12", dryRun: true })).dryRun);

  assert.ok((await user.subscriptions.events()).includes("RESERVATION_CREATED"));
  const subscribed = await user.subscriptions.create("CONTENT_NOTIFICATION", { url: "http://127.0.0.1:9/hook" });
  const id = subscribed.id;
  assert.ok((await user.subscriptions.list()).some((each) => each.id === id));
  assert.equal((await user.subscriptions.update(id, { url: "http://127.0.0.1:9/x" })).endpoint, "http://127.0.0.1:9/x");
  const tried = await user.deliveries.sendTest({ subscription: id, accommodation: Number(hotel) });
  assert.equal(tried.state, "WAITING");
  await user.subscriptions.delete(id);
  const refused = await user.deliveries.find({ state: "DEAD", event: "CHAT_MESSAGE_RECEIVED" });
  const read = await user.deliveries.get(refused.data.at(-1)!.id);
  assert.deepEqual(read.history.map((each) => each.answerBody), ["No chat here."]);
  const again = await user.deliveries.redeliver({ ids: [read.id] });
  assert.deepEqual(again.map((each) => each.redeliveryOf), [read.id]);
  assert.equal((await user.deliveries.listen({ after: "0.0", size: 1, wait: 10 })).data.length, 1);

  const wanted = Object.entries(user).flatMap(([area, methods]) =>
    typeof methods === "object" && methods !== null && isArea(methods) ? methodsOf(methods).map((name) => `${area}.${name}`) : [],
  );
  assert.ok(wanted.length > 35);
  assert.deepEqual(wanted.filter((name) => !done.has(name)), []);

  const stranger = new Client(known.base_url, { auth: new BearerToken(known.property_token) });
  await assert.rejects(stranger.accommodations.get(known.other_tenant_accommodation), refusals.Forbidden);
  await assert.rejects(new Client(known.base_url).accommodations.list(), refusals.CredentialMissing);
  const authorization = await authorize(known.base_url, app.client_id, app.redirect_uri);
  assert.equal((await fetch(authorization.url)).status, 200);
  assert.equal(codeFrom(authorization, `${app.redirect_uri}?code=abc&state=${authorization.state}`), "abc");
  assert.throws(() => codeFrom(authorization, `${app.redirect_uri}?code=abc&state=other`), ConsentRefused);
});
