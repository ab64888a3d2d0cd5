"""One command that runs everything: PostgreSQL, migrations, demo data, the API and the worker.

- `installation` the data folder: keys, the embedded server, and the settings that its processes get
- `prepare` migrations and demo data
- `child` one process under watch, a fork of the supervisor
- `health` asking the server whether it is ready
- `supervisor` the order of starting, restarting and stopping
"""
