"""Reservations and their guests."""

from alembic import op

from roomrack.migrations.helpers import sequence, tenant_table

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    sequence("reservation_id")
    sequence("reservation_guest_id")
    sequence("reservation_metadata_id")
    op.execute(
        """
        create table reservation (
            accommodation bigint not null,
            id bigint not null,
            refer text not null,
            channel_id bigint not null,
            channel_refer text,
            product bigint not null,
            pms_product bigint,
            status text not null,
            arrival date not null,
            departure date not null,
            effective_checkin timestamptz,
            effective_checkout timestamptz,
            no_show boolean not null,
            create_time timestamptz not null,
            update_time timestamptz not null,
            recorded_at timestamptz not null,
            changed_at timestamptz not null,
            confirmed_at timestamptz,
            cancelled_at timestamptz,
            cancelled_by text,
            seen_at timestamptz,
            currency text not null,
            room_gross bigint not null,
            nightly bigint[] not null,
            priced boolean not null,
            cleaning_fee bigint not null,
            deposit bigint not null,
            total_paid bigint not null,
            payment_expiration timestamptz,
            total_guest integer not null,
            total_children integer not null,
            total_infants integer not null,
            private_notes text,
            channel_notes text,
            agency bigint,
            completed boolean not null,
            oversold boolean not null,
            room_code jsonb,
            metadata jsonb not null,
            details jsonb not null,
            application bigint,
            source text not null,
            constraint pk_reservation primary key (accommodation, id),
            constraint ck_reservation_status check (status in ('CONFIRMED', 'WAITING', 'CANCELLED')),
            constraint ck_reservation_stay check (departure > arrival and departure - arrival <= 365),
            constraint ck_reservation_amounts check (
                room_gross >= 0 and cleaning_fee >= 0 and deposit >= 0 and total_paid >= 0
            ),
            constraint ck_reservation_nightly check (cardinality(nightly) = departure - arrival)
        )
        """
    )
    op.execute(
        """
        create unique index uq_reservation_channel
        on reservation (accommodation, channel_id, channel_refer, product) where channel_refer is not null
        """
    )
    op.execute("create index ix_reservation_arrival on reservation (accommodation, arrival)")
    op.execute("create index ix_reservation_departure on reservation (accommodation, departure)")
    op.execute("create index ix_reservation_create_time on reservation (accommodation, create_time)")
    op.execute("create index ix_reservation_update_time on reservation (accommodation, update_time)")
    op.execute("create index ix_reservation_changed_at on reservation (accommodation, changed_at)")
    op.execute("create index ix_reservation_refer on reservation (accommodation, refer)")
    op.execute("create index ix_reservation_product on reservation (accommodation, product, departure)")
    op.execute(
        """
        create index ix_reservation_channel_refer on reservation (accommodation, channel_refer)
        where channel_refer is not null
        """
    )
    op.execute(
        """
        create index ix_reservation_pms_product on reservation (accommodation, pms_product)
        where pms_product is not null
        """
    )
    op.execute(
        """
        create index ix_reservation_agency on reservation (accommodation, agency)
        where agency is not null
        """
    )
    op.execute(
        """
        create index ix_reservation_cancelled_at on reservation (accommodation, cancelled_at)
        where cancelled_at is not null
        """
    )
    op.execute(
        """
        create index ix_reservation_payment_expiration on reservation (accommodation, payment_expiration)
        where payment_expiration is not null
        """
    )
    tenant_table("reservation")
    op.execute(
        """
        create table reservation_guest (
            accommodation bigint not null,
            id bigint not null,
            reservation bigint not null,
            position smallint not null,
            type text not null,
            given_name text,
            family_name text,
            email text,
            phone text,
            checkin date not null,
            checkout date not null,
            source text not null,
            details jsonb not null,
            constraint pk_reservation_guest primary key (accommodation, id),
            constraint ck_reservation_guest_type check (type in ('BOOKER', 'GUEST'))
        )
        """
    )
    op.execute(
        """
        create index ix_reservation_guest_reservation
        on reservation_guest (accommodation, reservation, position)
        """
    )
    tenant_table("reservation_guest")
