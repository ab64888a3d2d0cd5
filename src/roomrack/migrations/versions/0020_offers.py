"""Discounts, city taxes and exchange rates."""

from alembic import op

from roomrack.migrations.helpers import global_table, tenant_table

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    op.execute(
        """
        create table offer_terms (
            accommodation bigint not null,
            discounts jsonb not null default '[]'::jsonb,
            city_taxes jsonb not null default '[]'::jsonb,
            child_age smallint not null default 10,
            updated_at timestamptz not null,
            constraint pk_offer_terms primary key (accommodation),
            constraint ck_offer_terms_child_age check (child_age between 0 and 17)
        )
        """
    )
    tenant_table("offer_terms")
    op.execute(
        """
        create table exchange_rate (
            currency text not null,
            rate numeric not null,
            day date not null,
            constraint pk_exchange_rate primary key (currency),
            constraint ck_exchange_rate_rate check (rate > 0)
        )
        """
    )
    global_table("exchange_rate")
