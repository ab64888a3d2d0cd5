"""The event log, quota counters and idempotency keys."""

from alembic import op

from roomrack.migrations.helpers import APP, WORKER, global_table, sequence, tenant_table

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
    op.execute(
        """
        create table quota_usage (
            application bigint not null,
            window_start timestamptz not null,
            calls bigint not null,
            additional bigint not null,
            constraint pk_quota_usage primary key (application, window_start)
        ) with (fillfactor = 50)
        """
    )
    op.execute("create index ix_quota_usage_window_start on quota_usage (window_start)")
    global_table("quota_usage")
    op.execute(
        """
        create table idempotency (
            slot smallint not null,
            scope bytea not null,
            application bigint not null,
            accommodation bigint,
            fingerprint bytea not null,
            created_at timestamptz not null,
            kid text,
            answer bytea,
            constraint pk_idempotency primary key (slot, scope)
        ) partition by list (slot)
        """
    )
    global_table("idempotency")
    for slot in range(4):
        # check: allow(format) DDL takes no parameters
        op.execute(f"create table idempotency_p{slot} partition of idempotency for values in ({slot})")
        # check: allow(format) DDL takes no parameters
        op.execute(f"grant select, truncate on idempotency_p{slot} to {WORKER}")
