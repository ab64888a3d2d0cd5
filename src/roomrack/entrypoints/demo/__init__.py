"""The demo's data: three properties of a network in Italy, a sandbox property, and a second tenant, which is invisible.

Every id is fixed and below 1,000,000, where the sequences start; every secret is generated at a fresh start.

- `plan` what there is: ids, names, rooms, rates
- `calendar` two years of prices and restrictions from the property's today
- `guests` who stays, and when
- `cards` the card of one of them
- `simulator` the sandbox property at the OTA simulator, and its connection
- `load` writing it all in one transaction
- `credentials` applications, people and tokens, and the file that tells them

The large property has 260 products: 20 without a parent, each with 12 derived rates. One of the 20 is the suite, which
aggregates two of the others: by the contract's definition whatever has no parent is a base room. It has 200
reservations. Properties, applications, people, suites and reservations are made by the slices' own services; products,
rooms and the calendar, which are many, are copied into their tables under the same rules, and record no events.
"""
