"""Imported calendars, and links to our own."""

from alembic import op

from roomrack.migrations.helpers import global_table, sequence, tenant_table

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    sequence("ical_import_id")
    op.execute(
        """
        create table ical_import (
            accommodation bigint not null,
            id bigint not null default nextval('ical_import_id'),
            product bigint not null,
            url text not null,
            status text not null,
            problem text,
            failures integer not null,
            etag text,
            last_modified text,
            created_at timestamptz not null,
            due_at timestamptz not null,
            leased_until timestamptz,
            attempted_at timestamptz,
            checked_at timestamptz,
            read_at timestamptz,
            constraint pk_ical_import primary key (accommodation, id),
            constraint uq_ical_import_accommodation_product_url unique (accommodation, product, url),
            constraint ck_ical_import_status check (status in ('WAITING', 'OK', 'FAILED'))
        )
        """
    )
    op.execute("create index ix_ical_import_due_at on ical_import (due_at)")
    tenant_table("ical_import")
    op.execute(
        """
        create table ical_event (
            accommodation bigint not null,
            import_id bigint not null,
            uid text not null,
            arrival date not null,
            departure date not null,
            summary text not null,
            constraint pk_ical_event primary key (accommodation, import_id, uid, arrival),
            constraint ck_ical_event_nights check (departure > arrival)
        )
        """
    )
    tenant_table("ical_event")
    op.execute(
        """
        create table ical_overlap (
            accommodation bigint not null,
            import_id bigint not null,
            product bigint not null,
            day date not null,
            since timestamptz not null,
            constraint pk_ical_overlap primary key (accommodation, import_id, product, day)
        )
        """
    )
    tenant_table("ical_overlap")
    op.execute(
        """
        create table ical_link (
            accommodation bigint not null,
            kind text not null,
            target bigint not null,
            generation integer not null,
            renewed_at timestamptz not null,
            constraint pk_ical_link primary key (accommodation, kind, target),
            constraint ck_ical_link_kind check (kind in ('a', 'p', 'r'))
        )
        """
    )
    tenant_table("ical_link")
    op.execute(
        """
        create table ical_origin (
            id smallint not null,
            name text not null,
            constraint pk_ical_origin primary key (id)
        )
        """
    )
    op.execute("insert into ical_origin (id, name) values (1, gen_random_uuid()::text)")
    global_table("ical_origin")
    # Calendars that products named before there was an import are read from now on.
    op.execute(
        """
        insert into ical_import (accommodation, product, url, status, failures, created_at, due_at)
        select distinct p.accommodation, p.id, u.url, 'WAITING', 0, p.created_at, p.created_at
        from product p
        cross join lateral jsonb_array_elements_text(
            case jsonb_typeof(p.details -> 'icalUrls') when 'array' then p.details -> 'icalUrls' else '[]' end
        ) as u (url)
        where p.deleted_at is null
        """
    )
