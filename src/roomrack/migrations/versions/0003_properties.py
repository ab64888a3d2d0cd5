"""Properties and networks."""

from alembic import op

from roomrack.migrations.helpers import global_table, sequence, tenant_table

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    sequence("network_id")
    sequence("accommodation_id")
    op.execute(
        """
        create table network (
            id bigint not null default nextval('network_id'),
            name text not null,
            application bigint,
            root bigint,
            created_at timestamptz not null,
            constraint pk_network primary key (id)
        )
        """
    )
    op.execute("create unique index uq_network_name on network (lower(name))")
    global_table("network")
    op.execute(
        """
        create table accommodation (
            accommodation bigint not null default nextval('accommodation_id'),
            name text not null,
            email text not null,
            given_name text not null,
            family_name text not null,
            currency text not null,
            time_zone text not null,
            checkin_start smallint not null,
            checkin_end smallint not null,
            checkout smallint not null,
            phone text,
            address text,
            city text,
            zip_code text,
            country text,
            latitude double precision,
            longitude double precision,
            sandbox boolean not null,
            network bigint,
            created_by_application bigint,
            details jsonb not null default '{}'::jsonb,
            created_at timestamptz not null,
            deleted_at timestamptz,
            constraint pk_accommodation primary key (accommodation),
            constraint ck_accommodation_checkin_start check (checkin_start between 0 and 1440),
            constraint ck_accommodation_checkin_end check (checkin_end between 0 and 2880),
            constraint ck_accommodation_checkout check (checkout between 0 and 1440)
        )
        """
    )
    op.execute("create index ix_accommodation_network on accommodation (network) where network is not null")
    tenant_table("accommodation")
