"""The OTA simulator: online travel agencies to try a hotel's software on, in one process that keeps to itself.

Each OTA has hotels with credentials, what they sell, the calendar as it understood it, guests who search, book, change,
cancel and write, and content. It sells what its own calendar says and nothing else, so that a calendar which is wrong
there leads to the bookings that a wrong calendar leads to. It shares no code with the server: what the two say to each
other goes over HTTP. `docs/guides/simulator.md` is the guide.

- `settings`, `clock`, `logs` what the process needs
- `shapes` what is said on the wire, and what is kept
- `rules` which nights are for sale, at what price; pure
- `plan` what the guests of a season do, drawn from a seed; pure
- `schema.sql`, `records`, `repository` the tables, what they hold, and all SQL
- `service` what a hotel's software asks for; `guests` what guests do; `faults` what goes wrong on demand
- `http/` the API of the OTAs, the control of the simulator, and the extranet for people
- `cli` the command
"""
