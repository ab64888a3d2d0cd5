"""The version of a property's products is renewed by what else every booking reads and hardly anybody changes."""

from alembic import op

revision = "0030"
down_revision = "0029"

_TRIGGER = """
create trigger renew_version_on_{change} after {change} on {table}
referencing {rows} table as changed
for each statement execute function renew_products_version()
"""
_TABLES = ("offer_terms", "policy", "payment_settings")
_CHANGES = (("insert", "new"), ("update", "new"), ("delete", "old"))


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    for table in _TABLES:
        for change, rows in _CHANGES:
            # check: allow(format) DDL takes no parameters
            op.execute(_TRIGGER.format(table=table, change=change, rows=rows))
