"""One command that runs everything: PostgreSQL, migrations, demo data, the API and the worker.

- `installation` the data folder: keys, the embedded server, and the settings that its processes get
- `standby` what runs in a child: it imports first and waits for its settings, so that imports overlap with the start
  of the database
- `child` one process under watch
- `health` asking the server whether it is ready
- `supervisor` the order of starting, restarting and stopping
"""
