"""A property's products have a version, so that an API process can keep them and know whether they are still right."""

from alembic import op

revision = "0009"
down_revision = "0008"

_TRIGGER = """
create trigger renew_version_on_{change} after {change} on {table}
referencing {rows} table as changed
for each statement execute function renew_products_version()
"""
_TABLES = ("product", "suite_child")
_CHANGES = (("insert", "new"), ("update", "new"), ("delete", "old"))


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    op.execute("alter table accommodation add column products_version bigint not null default 0")
    # A random number, no count: one that was rolled back, or lost by a restore, never comes again for other products.
    op.execute(
        """
        create function renew_products_version() returns trigger language plpgsql as $$
        begin
            update accommodation set products_version = floor(random() * 9007199254740992)::bigint
            where accommodation in (select changed.accommodation from changed);
            return null;
        end
        $$
        """
    )
    for table in _TABLES:
        for change, rows in _CHANGES:
            # check: allow(format) DDL takes no parameters
            op.execute(_TRIGGER.format(table=table, change=change, rows=rows))
    # Volatile: what it reads after the lock is what was committed by then, not when the calling statement began.
    op.execute(
        """
        create function share_sale(property bigint) returns bigint language plpgsql volatile as $$
        begin
            perform pg_advisory_xact_lock_shared(hashtextextended('sale ' || property::text, 0));
            return (select products_version from accommodation where accommodation = property);
        end
        $$
        """
    )
