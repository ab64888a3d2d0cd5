"""What distribution keeps: what is to be sent, what was sent, what came in, and what could not be placed."""

from alembic import op

from roomrack.migrations.helpers import global_table, tenant_table

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    # Nothing was connected before this, so there is nothing to be told of what happened before it.
    op.execute(
        """
        insert into dispatch_cursor (name, xid, id)
        values ('distribution', pg_snapshot_xmin(pg_current_snapshot()), 0)
        """
    )
    op.execute(
        """
        create table channel_work (
            accommodation bigint not null,
            connection bigint not null,
            kind text not null,
            wanted boolean not null,
            urgent boolean not null default false,
            due_at timestamptz not null,
            claimed boolean not null default false,
            fence bigint not null default 0,
            failures integer not null default 0,
            problem text,
            succeeded_at timestamptz,
            failed_at timestamptz,
            task bigint,
            constraint pk_channel_work primary key (accommodation, connection, kind),
            constraint ck_channel_work_kind check (kind in ('PUSH', 'PULL', 'RECONCILE'))
        ) with (fillfactor = 70)
        """
    )
    op.execute("create index ix_channel_work_due on channel_work (kind, due_at) where wanted")
    op.execute(
        """
        create table push_pending (
            accommodation bigint not null,
            connection bigint not null,
            product bigint not null,
            days datemultirange not null,
            forced datemultirange not null,
            since timestamptz,
            urgent boolean not null,
            taken datemultirange not null default '{}',
            taken_forced datemultirange not null default '{}',
            taken_since timestamptz,
            constraint pk_push_pending primary key (accommodation, connection, product)
        ) with (fillfactor = 70)
        """
    )
    op.execute(
        """
        create table pushed_days (
            accommodation bigint not null,
            connection bigint not null,
            product bigint not null,
            external_product bigint not null,
            chunk integer not null,
            days bytea not null,
            constraint pk_pushed_days primary key (accommodation, connection, product, external_product, chunk)
        ) with (fillfactor = 70)
        """
    )
    op.execute(
        """
        create table channel_figures (
            accommodation bigint not null,
            connection bigint not null,
            day date not null,
            pushes integer not null default 0,
            failures integer not null default 0,
            product_days bigint not null default 0,
            latencies integer[] not null default '{}',
            drift_found integer not null default 0,
            drift_mended integer not null default 0,
            bookings integer not null default 0,
            constraint pk_channel_figures primary key (accommodation, connection, day)
        )
        """
    )
    op.execute(
        """
        create table calendar_drift (
            accommodation bigint not null,
            connection bigint not null,
            product bigint not null,
            day date not null,
            ours jsonb not null,
            theirs jsonb not null,
            found_at timestamptz not null,
            mended_at timestamptz,
            constraint pk_calendar_drift primary key (accommodation, connection, product, day)
        )
        """
    )
    op.execute("create index ix_calendar_drift_found_at on calendar_drift (found_at)")
    op.execute(
        """
        create table channel_booking (
            accommodation bigint not null,
            connection bigint not null,
            reference text not null,
            revision bigint not null,
            received_at timestamptz not null,
            constraint pk_channel_booking primary key (accommodation, connection, reference)
        )
        """
    )
    op.execute(
        """
        create table channel_room (
            accommodation bigint not null,
            connection bigint not null,
            reference text not null,
            room text not null,
            product bigint not null,
            channel_refer text not null,
            reservation bigint not null,
            constraint pk_channel_room primary key (accommodation, connection, reference, room)
        )
        """
    )
    op.execute(
        """
        create table channel_acknowledgement (
            accommodation bigint not null,
            connection bigint not null,
            acknowledgement text not null,
            stored_at timestamptz not null,
            constraint pk_channel_acknowledgement primary key (accommodation, connection, acknowledgement)
        )
        """
    )
    op.execute(
        """
        create table quarantine (
            accommodation bigint not null,
            id bigint not null,
            connection bigint not null,
            reference text not null,
            room text not null,
            revision bigint not null,
            external_room text not null,
            external_rate text,
            occupancy smallint not null,
            arrival date not null,
            departure date not null,
            booking jsonb not null,
            reason text not null,
            held_product bigint,
            oversold boolean not null,
            state text not null,
            reservation bigint,
            created_at timestamptz not null,
            ended_at timestamptz,
            constraint pk_quarantine primary key (accommodation, id),
            constraint ck_quarantine_state check (state in ('WAITING', 'PLACED', 'CANCELLED', 'DISMISSED'))
        )
        """
    )
    op.execute(
        """
        create unique index uq_quarantine_waiting on quarantine (accommodation, connection, reference, room)
        where state = 'WAITING'
        """
    )
    for table in (
        "channel_work",
        "push_pending",
        "pushed_days",
        "channel_figures",
        "calendar_drift",
        "channel_booking",
        "channel_room",
        "channel_acknowledgement",
        "quarantine",
    ):
        tenant_table(table)
    op.execute(
        """
        create table channel_budget (
            account text not null,
            instants timestamptz[] not null,
            constraint pk_channel_budget primary key (account)
        )
        """
    )
    global_table("channel_budget")
