"""The calendar, and the units that reservations hold of it."""

from alembic import op

from roomrack.migrations.helpers import sequence, tenant_table

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    sequence("calendar_write_id")
    # Half of each page stays free and no index covers another column than the key, so that updates stay on their page
    # and touch no index. A bulk write updates all rows of a page at once.
    op.execute(
        """
        create table calendar_day (
            accommodation bigint not null,
            product bigint not null,
            day date not null,
            allotment integer not null default 0,
            sold integer not null default 0,
            oversold integer not null default 0,
            price bigint not null default 0,
            min_stay smallint not null default 1,
            max_stay smallint not null default 99,
            cut_off_days smallint not null default 0,
            stop_sell boolean not null default false,
            closed_to_arrival boolean not null default false,
            closed_to_departure boolean not null default false,
            version bigint not null default 0,
            constraint pk_calendar_day primary key (accommodation, product, day),
            constraint ck_calendar_day_sold check (sold >= 0),
            constraint ck_calendar_day_oversold check (oversold >= 0),
            constraint ck_calendar_day_stock check (sold <= allotment + oversold)
        ) with (fillfactor = 50)
        """
    )
    tenant_table("calendar_day")
    op.execute(
        """
        create table hold (
            accommodation bigint not null,
            reservation bigint not null,
            product bigint not null,
            day date not null,
            constraint pk_hold primary key (accommodation, reservation, product, day)
        )
        """
    )
    tenant_table("hold")
