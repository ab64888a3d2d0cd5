"""Portals, the connections of properties to them, what they sell there, which product is which, and what happened.

The portals of the channels that come with the server are here from the beginning, under ids that stay the same
everywhere.
"""

from alembic import op

from roomrack.migrations.helpers import global_table, sequence, tenant_table

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    sequence("portal_id")
    op.execute(
        """
        create table portal (
            id bigint not null default nextval('portal_id'),
            application bigint,
            channel text not null,
            internal_name text not null,
            external_name text not null,
            calendar_values text[] not null,
            content_metas text[] not null,
            color text,
            logo text,
            icon text,
            banner text,
            login_url text not null,
            website text not null,
            requires_hotel boolean not null,
            requires_password boolean not null,
            requires_token boolean not null,
            created_at timestamptz not null,
            updated_at timestamptz not null,
            constraint pk_portal primary key (id),
            constraint uq_portal_internal_name unique (internal_name),
            constraint uq_portal_application unique (application),
            constraint ck_portal_api check ((channel = 'api') = (application is not null))
        )
        """
    )
    global_table("portal")
    sequence("connection_id")
    op.execute(
        """
        create table connection (
            accommodation bigint not null,
            id bigint not null,
            portal bigint not null,
            status text not null,
            hotel text,
            username text,
            password_kid text,
            password_sealed bytea,
            logged_in_at timestamptz,
            currency text,
            update_calendar boolean not null,
            pull_reservations boolean not null,
            pull_mapped_only boolean not null,
            content boolean not null,
            messages boolean not null,
            mail_on_error boolean not null,
            calendar_values text[] not null,
            correction_ratio numeric,
            correction_fixed boolean not null,
            correction_round boolean not null,
            commission numeric,
            availability_percentage smallint not null,
            color text,
            created_at timestamptz not null,
            updated_at timestamptz not null,
            deleted_at timestamptz,
            constraint pk_connection primary key (accommodation, id),
            constraint ck_connection_status check (status in ('DISABLED', 'WAITING', 'ENABLED')),
            constraint ck_connection_percentage check (availability_percentage between 0 and 100),
            constraint ck_connection_password check ((password_kid is null) = (password_sealed is null))
        )
        """
    )
    op.execute("create index ix_connection_id on connection (id)")
    op.execute("create index ix_connection_portal on connection (portal) where deleted_at is null")
    sequence("external_product_id")
    op.execute(
        """
        create table external_product (
            accommodation bigint not null,
            connection bigint not null,
            id bigint not null,
            room text not null,
            room_name text not null,
            rate text,
            rate_name text,
            occupancy smallint not null,
            currency text,
            manageable boolean not null,
            physical boolean not null,
            created_at timestamptz not null,
            gone_at timestamptz,
            constraint pk_external_product primary key (accommodation, connection, id),
            constraint uq_external_product_target
                unique nulls not distinct (accommodation, connection, room, rate, occupancy)
        )
        """
    )
    sequence("mapping_id")
    op.execute(
        """
        create table mapping (
            accommodation bigint not null,
            connection bigint not null,
            id bigint not null,
            product bigint not null,
            external_product bigint not null,
            created_at timestamptz not null,
            constraint pk_mapping primary key (accommodation, connection, id),
            constraint uq_mapping_product unique (accommodation, connection, product),
            constraint uq_mapping_external_product unique (accommodation, connection, external_product)
        )
        """
    )
    op.execute("create index ix_mapping_product on mapping (accommodation, product)")
    sequence("connection_log_id")
    op.execute(
        """
        create table connection_log (
            accommodation bigint not null,
            id bigint not null,
            connection bigint not null,
            type text not null,
            executed boolean not null,
            content text not null,
            snapshot jsonb,
            actor jsonb not null,
            happened_at timestamptz not null,
            constraint pk_connection_log primary key (accommodation, id)
        )
        """
    )
    op.execute("create index ix_connection_log_connection on connection_log (accommodation, connection, id)")
    op.execute("create index ix_connection_log_type on connection_log (accommodation, connection, type, id)")
    op.execute("create index ix_connection_log_happened_at on connection_log (happened_at)")
    sequence("connection_mail_id")
    op.execute(
        """
        create table connection_mail (
            accommodation bigint not null,
            id bigint not null,
            connection bigint not null,
            address text not null,
            subject text not null,
            content text not null,
            attempts smallint not null,
            created_at timestamptz not null,
            due_at timestamptz not null,
            ended_at timestamptz,
            problem text,
            constraint pk_connection_mail primary key (accommodation, id)
        )
        """
    )
    op.execute("create index ix_connection_mail_due_at on connection_mail (due_at) where ended_at is null")
    op.execute("create index ix_connection_mail_ended_at on connection_mail (ended_at) where ended_at is not null")
    op.execute("create index ix_connection_mail_connection on connection_mail (accommodation, connection, id)")
    for table in ("connection", "external_product", "mapping", "connection_log", "connection_mail"):
        tenant_table(table)
    op.execute(
        """
        insert into portal (id, application, channel, internal_name, external_name, calendar_values, content_metas,
                            color, login_url, website, requires_hotel, requires_password, requires_token,
                            created_at, updated_at)
        values
            (900001, null, 'simulator', 'simulator', 'OTA simulator',
             '{PRICE,AVAILABILITY,MINSTAY,MAXSTAY,CLOSEARR,CLOSEDEP,STOPSELL,CUTOFF}', '{}',
             '#6B7280', '', '', true, true, false, '2026-01-01 00:00:00+00', '2026-01-01 00:00:00+00'),
            (900002, null, 'channex', 'channex', 'Channex',
             '{PRICE,AVAILABILITY,MINSTAY,MAXSTAY,CLOSEARR,CLOSEDEP,STOPSELL}', '{}',
             '#2563EB', 'https://app.channex.io/', 'https://channex.io/', true, false, true,
             '2026-01-01 00:00:00+00', '2026-01-01 00:00:00+00'),
            (900003, null, 'ical', 'ical', 'iCal', '{AVAILABILITY}', '{}',
             '#059669', '', '', false, false, false, '2026-01-01 00:00:00+00', '2026-01-01 00:00:00+00')
        """
    )
