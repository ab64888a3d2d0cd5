"""The tables of pgqueuer 1.6, which runs schedules and rare work.

The statements are pgqueuer's own, frozen in the file beside this one so that the schema has one history. The time
defaults in them are the library's business: no rule of ours reads them.
"""

from pathlib import Path

from alembic import op

from roomrack.migrations.helpers import APP, WORKER, global_table

revision = "0008"
down_revision = "0007"

TABLES = ("pgqueuer", "pgqueuer_log", "pgqueuer_schedules", "pgqueuer_statistics")
SEPARATOR = "\n--;;\n"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    _, *statements = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split(SEPARATOR)
    for statement in statements:
        op.execute(statement)
    for table in TABLES:
        global_table(table)
        # check: allow(format) DDL takes no parameters
        op.execute(f"grant usage, select on sequence {table}_id_seq to {APP}, {WORKER}")
