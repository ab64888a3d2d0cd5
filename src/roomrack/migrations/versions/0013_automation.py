"""What the server does by itself to a calendar: a product's rules, the days that they changed, and each midnight."""

from alembic import op

from roomrack.migrations.helpers import tenant_table

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    op.execute(
        """
        alter table product
            add column close_next_days integer,
            add column open_next_days integer,
            add column triple_the_price boolean,
            add column revenue_active boolean,
            add column revenue_min_price integer,
            add column revenue_max_price integer,
            add column revenue_max_increment integer,
            add column revenue_max_increment_percent boolean
        """
    )
    op.execute(
        """
        update product
        set close_next_days = (details ->> 'closeNextDays')::integer,
            open_next_days = (details ->> 'openNextDays')::integer,
            triple_the_price = (details ->> 'tripleThePrice')::boolean,
            revenue_active = (details ->> 'revenueActive')::boolean,
            revenue_min_price = (details ->> 'revenueMinPrice')::integer,
            revenue_max_price = (details ->> 'revenueMaxPrice')::integer,
            revenue_max_increment = (details ->> 'revenueMaxIncrement')::integer,
            revenue_max_increment_percent = (details ->> 'revenueMaxIncrementPercent')::boolean,
            details = details - array[
                'closeNextDays', 'openNextDays', 'tripleThePrice', 'revenueActive', 'revenueMinPrice',
                'revenueMaxPrice', 'revenueMaxIncrement', 'revenueMaxIncrementPercent'
            ]
        where details ?| array[
            'closeNextDays', 'openNextDays', 'tripleThePrice', 'revenueActive', 'revenueMinPrice',
            'revenueMaxPrice', 'revenueMaxIncrement', 'revenueMaxIncrementPercent'
        ]
        """
    )
    op.execute(
        """
        create table adjusted_day (
            accommodation bigint not null,
            product bigint not null,
            day date not null,
            kind text not null,
            base bigint not null,
            price bigint not null,
            constraint pk_adjusted_day primary key (accommodation, product, day, kind),
            constraint ck_adjusted_day_kind check (kind in ('RAISED', 'TRIPLED'))
        )
        """
    )
    tenant_table("adjusted_day")
    op.execute(
        """
        create table midnight (
            accommodation bigint not null,
            day date not null,
            constraint pk_midnight primary key (accommodation)
        )
        """
    )
    tenant_table("midnight")
