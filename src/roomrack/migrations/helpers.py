"""What every migration uses: row-level security and grants for the roles.

`roomrack_app` (the API) owns nothing and sees only the rows of the accommodations in `roomrack.scope`;
`roomrack_worker` bypasses row-level security; `roomrack_owner` runs the migrations.
"""

from alembic import op

APP = "roomrack_app"
WORKER = "roomrack_worker"

# The scope is read once a statement, as a scalar subquery; the outer cast keeps `any` from taking it for a set of rows.
_POLICY = """
create policy tenant on {table}
using (accommodation = any (
    (select string_to_array(nullif(current_setting('roomrack.scope', true), ''), ',')::bigint[])::bigint[]
))
"""


def tenant_table(table: str) -> None:
    """Secure a table whose primary key begins with `accommodation`."""
    # check: allow(format) DDL takes no parameters
    op.execute(f"alter table {table} enable row level security")
    op.execute(_POLICY.format(table=table))
    global_table(table)


def global_table(table: str) -> None:
    """Let the roles use a table that stands in `GLOBAL_TABLES`."""
    # check: allow(format) DDL takes no parameters
    op.execute(f"grant select, insert, update, delete on {table} to {APP}, {WORKER}")


def sequence(name: str, *, start: int = 1_000_000) -> None:
    """One global sequence per kind of thing. Ids below the start belong to demo data."""
    # check: allow(format) DDL takes no parameters
    op.execute(f"create sequence {name} as bigint start {start} maxvalue 9007199254740991")
    # check: allow(format) DDL takes no parameters
    op.execute(f"grant usage, select on sequence {name} to {APP}, {WORKER}")
