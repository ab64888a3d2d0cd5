"""Webhook subscriptions, deliveries, and the cursor of the dispatcher."""

from alembic import op

from roomrack.migrations.helpers import global_table, sequence, tenant_table

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    sequence("subscription_id")
    op.execute(
        """
        create table subscription (
            id bigint not null default nextval('subscription_id'),
            application bigint not null,
            hook text not null,
            endpoint text not null,
            priority integer not null,
            enabled boolean not null,
            created_at timestamptz not null,
            processed_at timestamptz,
            constraint pk_subscription primary key (id),
            constraint uq_subscription_application_hook unique (application, hook)
        )
        """
    )
    global_table("subscription")
    sequence("delivery_id")
    op.execute(
        """
        create table delivery (
            accommodation bigint not null,
            id bigint not null default nextval('delivery_id'),
            application bigint not null,
            subscription bigint not null,
            hook text not null,
            kind text not null,
            reference text not null,
            event bigint not null,
            content text,
            digest bytea,
            occurred_at timestamptz not null,
            created_at timestamptz not null,
            due_at timestamptz not null,
            claimed boolean not null,
            attempts integer not null,
            last_status integer,
            last_problem text,
            outcome text,
            finished_at timestamptz,
            constraint pk_delivery primary key (accommodation, id)
        ) with (fillfactor = 80)
        """
    )
    op.execute("create index ix_delivery_reference on delivery (accommodation, application, kind, reference, id)")
    op.execute("create index ix_delivery_due on delivery (application, due_at, id) where finished_at is null")
    op.execute("create index ix_delivery_finished on delivery (finished_at) where finished_at is not null")
    tenant_table("delivery")
    op.execute(
        """
        create table dispatch_cursor (
            name text not null,
            xid xid8 not null,
            id bigint not null,
            moved_at timestamptz,
            constraint pk_dispatch_cursor primary key (name)
        )
        """
    )
    op.execute("insert into dispatch_cursor (name, xid, id) values ('webhooks', '0', 0)")
    global_table("dispatch_cursor")
