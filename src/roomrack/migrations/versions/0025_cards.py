"""What may be known of the payment cards of reservations."""

from alembic import op

from roomrack.migrations.helpers import sequence, tenant_table

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    sequence("reservation_card_id")
    op.execute(
        """
        create table reservation_card (
            accommodation bigint not null,
            reservation bigint not null,
            id bigint not null,
            token text not null,
            last4 text not null,
            scheme text not null,
            kind text not null,
            virtual boolean not null,
            last_day date not null,
            activates_at timestamptz,
            amount numeric,
            source text not null,
            status text not null,
            cvv_until timestamptz,
            cvv_cleared_at timestamptz,
            processor text not null,
            processor_error text,
            processor_error_at timestamptz,
            updated_at timestamptz not null,
            constraint pk_reservation_card primary key (accommodation, reservation),
            constraint ck_reservation_card_last4 check (length(last4) = 4)
        )
        """
    )
    op.execute("create index ix_reservation_card_token on reservation_card (accommodation, token)")
    tenant_table("reservation_card")
    op.execute(
        """
        create table card_removal (
            accommodation bigint not null,
            token text not null,
            constraint pk_card_removal primary key (accommodation, token)
        )
        """
    )
    tenant_table("card_removal")
