"""The event log, quota counters and idempotency keys."""

from alembic import op

from roomrack.migrations.helpers import APP, WORKER, sequence, tenant_table

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    # check: allow(format) DDL takes no parameters
    op.execute(f"grant usage on schema public to {APP}, {WORKER}")
    # check: allow(format) DDL takes no parameters
    op.execute(f"grant select on alembic_version to {APP}, {WORKER}")
    sequence("event_id", start=1)
    op.execute(
        """
        create table event (
            accommodation bigint not null,
            id bigint not null default nextval('event_id'),
            xid xid8 not null default pg_current_xact_id(),
            type text not null,
            schema smallint not null,
            reference text not null,
            payload jsonb not null,
            before jsonb,
            actor jsonb not null,
            request_id text,
            occurred_at timestamptz not null,
            constraint pk_event primary key (accommodation, id)
        )
        """
    )
    op.execute("create index ix_event_xid_id on event (xid, id)")
    op.execute("create index ix_event_occurred_at on event (occurred_at)")
    tenant_table("event")
