"""Products, suites and physical rooms."""

from alembic import op

from roomrack.migrations.helpers import sequence, tenant_table

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    sequence("product_id")
    sequence("pms_room_id")
    op.execute(
        """
        create table product (
            accommodation bigint not null,
            id bigint not null default nextval('product_id'),
            parent bigint,
            name text not null,
            follows_availability boolean not null default false,
            follows_stay boolean not null default false,
            follows_restrictions boolean not null default false,
            follows_stop_sell boolean not null default false,
            price_rule text not null default 'CALENDAR',
            price_value numeric,
            price_round boolean not null default false,
            quantity integer not null default 1,
            is_suite boolean not null default false,
            minimum_price bigint,
            adults integer not null,
            children integer,
            infants integer,
            details jsonb not null default '{}'::jsonb,
            created_at timestamptz not null,
            deleted_at timestamptz,
            constraint pk_product primary key (accommodation, id),
            constraint ck_product_parent check (parent is null or parent <> id),
            constraint ck_product_price_rule check (price_rule in ('CALENDAR', 'INCREMENT', 'PERCENT')),
            constraint ck_product_price_value check (price_rule = 'CALENDAR' or price_value is not null),
            constraint ck_product_derived check (
                parent is not null or not (follows_availability or follows_stay or follows_restrictions
                or follows_stop_sell or price_rule <> 'CALENDAR')
            ),
            constraint ck_product_suite check (not is_suite or parent is null),
            constraint ck_product_quantity check (quantity >= 1)
        )
        """
    )
    op.execute("create index ix_product_id on product (id)")
    op.execute("create index ix_product_parent on product (accommodation, parent) where parent is not null")
    tenant_table("product")
    op.execute(
        """
        create table suite_child (
            accommodation bigint not null,
            suite bigint not null,
            product bigint not null,
            constraint pk_suite_child primary key (accommodation, suite, product)
        )
        """
    )
    op.execute("create index ix_suite_child_product on suite_child (accommodation, product)")
    tenant_table("suite_child")
    op.execute(
        """
        create table pms_room (
            accommodation bigint not null,
            id bigint not null default nextval('pms_room_id'),
            product bigint,
            name text not null,
            clean boolean,
            lines_change_frequency integer,
            cleaning_frequency integer,
            last_cleaning timestamptz,
            cleaning_days text[],
            notes text,
            deleted_at timestamptz,
            constraint pk_pms_room primary key (accommodation, id)
        )
        """
    )
    tenant_table("pms_room")
