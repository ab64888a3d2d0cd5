"""What the developer console shows: who works on an application, secrets on their way out, calls, and attempts."""

from alembic import op

from roomrack.migrations.helpers import global_table, sequence, tenant_table

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    _applications()
    _calls()
    _attempts()


def _applications() -> None:
    op.execute(
        """
        create table application_member (
            application bigint not null,
            person bigint not null,
            created_at timestamptz not null,
            constraint pk_application_member primary key (application, person)
        )
        """
    )
    op.execute("create index ix_application_member_person on application_member (person)")
    global_table("application_member")
    op.execute(
        """
        alter table application
            add column secret_created_at timestamptz,
            add column old_secret_digest bytea,
            add column old_secret_sealed bytea,
            add column old_secret_kid text,
            add column old_secret_until timestamptz
        """
    )


def _calls() -> None:
    sequence("request_log_id", start=1)
    op.execute(
        """
        create table request_log (
            id bigint not null default nextval('request_log_id'),
            application bigint not null,
            accommodation bigint,
            happened_at timestamptz not null,
            request_id text not null,
            method text not null,
            route text not null,
            operation text not null,
            path text not null,
            status smallint not null,
            micros bigint not null,
            error text,
            request_bytes bigint not null,
            answer_bytes bigint not null,
            kid text,
            bodies bytea,
            constraint pk_request_log primary key (id)
        )
        """
    )
    op.execute("create index ix_request_log_application on request_log (application, id)")
    op.execute("create index ix_request_log_happened_at on request_log (happened_at)")
    global_table("request_log")


def _attempts() -> None:
    op.execute("alter table delivery add column redelivery_of bigint, add column test boolean")
    op.execute("create index ix_delivery_application on delivery (accommodation, application, id)")
    op.execute(
        """
        create table delivery_attempt (
            accommodation bigint not null,
            delivery bigint not null,
            number integer not null,
            started_at timestamptz not null,
            micros bigint not null,
            endpoint text not null,
            request_headers jsonb not null,
            envelope text not null,
            status integer,
            problem text,
            answer_headers jsonb,
            answer_body text,
            answer_bytes bigint,
            constraint pk_delivery_attempt primary key (accommodation, delivery, number)
        )
        """
    )
    op.execute("create index ix_delivery_attempt_started_at on delivery_attempt (started_at)")
    tenant_table("delivery_attempt")
