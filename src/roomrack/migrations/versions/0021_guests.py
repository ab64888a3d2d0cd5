"""The registry of guests, settings of the check-in, and reports to the police."""

from alembic import op

from roomrack.migrations.helpers import global_table, sequence, tenant_table

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    # Managed servers have it among the extensions that the owner of a database may create.
    op.execute("create extension if not exists pg_trgm")
    sequence("guest_id")
    sequence("police_report_id")
    op.execute(
        """
        create table guest (
            accommodation bigint not null,
            id bigint not null,
            category text not null,
            status text not null,
            firstname text,
            lastname text,
            company text,
            details jsonb not null,
            search text not null,
            merged_into bigint,
            created_at timestamptz not null,
            updated_at timestamptz not null,
            constraint pk_guest primary key (accommodation, id),
            constraint ck_guest_status check (status in ('VISIBLE', 'HIDDEN', 'DELETED'))
        )
        """
    )
    op.execute("create index ix_guest_updated_at on guest (accommodation, updated_at)")
    op.execute(
        "create index ix_guest_email on guest (accommodation, lower(details ->> 'email')) where details ? 'email'"
    )
    op.execute(
        """
        create table guest_stay (
            accommodation bigint not null,
            person bigint not null,
            guest bigint not null,
            reservation bigint not null,
            constraint pk_guest_stay primary key (accommodation, person)
        )
        """
    )
    op.execute("create index ix_guest_stay_guest on guest_stay (accommodation, guest)")
    op.execute(
        """
        create table checkin_settings (
            accommodation bigint not null,
            city_tax jsonb,
            retention_days integer,
            police_user text,
            police_automatic boolean not null,
            kid text,
            police_secret bytea,
            updated_at timestamptz not null,
            constraint pk_checkin_settings primary key (accommodation)
        )
        """
    )
    op.execute(
        """
        create table police_report (
            accommodation bigint not null,
            id bigint not null,
            day date not null,
            persons bigint[] not null,
            status text not null,
            attempts smallint not null,
            due_at timestamptz not null,
            sent_at timestamptz,
            created_at timestamptz not null,
            constraint pk_police_report primary key (accommodation, id),
            constraint ck_police_report_status check (status in ('WAITING', 'SENT', 'FAILED'))
        )
        """
    )
    op.execute("create index ix_police_report_due_at on police_report (due_at) where status = 'WAITING'")
    op.execute(
        """
        create table police_attempt (
            accommodation bigint not null,
            report bigint not null,
            number smallint not null,
            at timestamptz not null,
            accepted integer not null,
            problem text,
            constraint pk_police_attempt primary key (accommodation, report, number)
        )
        """
    )
    op.execute(
        """
        create table police_place (
            code text not null,
            name text not null,
            province text not null,
            ended boolean not null,
            constraint pk_police_place primary key (code)
        )
        """
    )
    op.execute("create index ix_police_place_name on police_place (name)")
    for table in ("guest", "guest_stay", "checkin_settings", "police_report", "police_attempt"):
        tenant_table(table)
    global_table("police_place")
