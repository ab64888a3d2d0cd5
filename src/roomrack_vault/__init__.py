"""The card vault: the one process that sees payment card numbers (docs/adr on the vault, docs/guides/cards.md).

It has its own port, database, role and keys, and shares no code with the server: what the two say to each other goes
over HTTP, with a secret that both know.

- `settings`, `clock`, `logs` what every process needs
- `cards` what a card is, and which are refused; pure
- `keys` the file of master keys, and the envelope around each card
- `database`, `schema/`, `repository` the tables, and all SQL
- `service` the use cases: taking, showing, charging, forgetting
- `rotation` new master keys under a running vault
- `server_api`, `processors`, `mail` the parties outside: the server, payment processors, a mail server
- `http/` the API for the cards of guests, the calls of the server, and the pages for people
- `cli` the commands
"""
