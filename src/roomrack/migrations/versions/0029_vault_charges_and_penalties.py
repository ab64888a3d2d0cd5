"""Charges of cards of the vault, penalties and refunds by themselves, and whose stays a property hosts."""

from alembic import op

from roomrack.migrations.helpers import tenant_table

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    op.execute("alter table payment_method add column token text")
    op.execute("alter table payment_settings add column penalties boolean not null default false")
    op.execute(
        """
        alter table payment_work
            add column method text,
            add column customer text,
            add column automatic boolean not null default false
        """
    )
    op.execute("alter table reservation_payment add column purpose text")
    op.execute(
        """
        create table hosted_stay (
            accommodation bigint not null,
            reservation bigint not null,
            home bigint not null,
            constraint pk_hosted_stay primary key (accommodation, reservation)
        )
        """
    )
    tenant_table("hosted_stay")
    op.execute(
        """
        insert into hosted_stay (accommodation, reservation, home)
        select distinct (split ->> 'accommodation')::bigint, r.id, r.accommodation
        from reservation r, jsonb_array_elements(r.splits) as split
        where (split ->> 'accommodation')::bigint <> r.accommodation
        """
    )
