"""Extras, policies and rate plans."""

from alembic import op

from roomrack.migrations.helpers import sequence, tenant_table

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    for name in ("extra_product_id", "policy_id", "rate_plan_id", "rate_plan_date_id", "rate_plan_extra_id"):
        sequence(name)
    _extras()
    _policies()
    _rate_plans()


def _extras() -> None:
    op.execute(
        """
        create table extra_product (
            accommodation bigint not null,
            id bigint not null default nextval('extra_product_id'),
            name text not null,
            model text not null,
            base_price numeric not null,
            tax_percent numeric not null,
            vat_exemption text,
            vat_exception_detail text,
            enabled boolean not null,
            mandatory boolean not null,
            refundable boolean not null,
            title jsonb,
            description jsonb,
            conditions text,
            category text,
            extra_category_id bigint,
            room_filter bigint[] not null,
            valid_days text[] not null,
            availability integer,
            unit text,
            priority integer not null,
            explode boolean,
            show_calendar boolean not null,
            display_on_pms boolean not null,
            display_booking_engine boolean not null,
            display_octo_site boolean not null,
            display_on_rate boolean not null,
            external_id text,
            fiscal_id text,
            fiscal_printer_department_id bigint,
            portal_name text,
            photo text,
            created_at timestamptz not null,
            updated_at timestamptz not null,
            deleted_at timestamptz,
            constraint pk_extra_product primary key (accommodation, id),
            constraint ck_extra_product_base_price check (base_price >= 0),
            constraint ck_extra_product_tax_percent check (tax_percent between 0 and 100),
            constraint ck_extra_product_availability check (availability >= 0)
        )
        """
    )
    op.execute("create index ix_extra_product_room_filter on extra_product using gin (room_filter)")
    tenant_table("extra_product")


def _policies() -> None:
    op.execute(
        """
        create table policy (
            accommodation bigint not null,
            id bigint not null default nextval('policy_id'),
            step_type text not null,
            title text not null,
            disabled boolean not null,
            ignore_rate_plan boolean not null,
            days integer,
            before_checkin boolean not null,
            hour text,
            not_refundable boolean not null,
            new_reservations boolean not null,
            charge_credit_card boolean not null,
            value_fixed numeric,
            value_percent integer,
            value_nights integer,
            calculate_values text[] not null,
            refund_after_days integer,
            checkin_from timestamptz,
            checkin_to timestamptz,
            created_from timestamptz,
            created_to timestamptz,
            vcc boolean not null,
            room_ids bigint[] not null,
            portal_names text[] not null,
            filter_pay_mode text[] not null,
            template_id bigint,
            template_notify bigint,
            cancellation_title jsonb,
            cancellation_detail jsonb,
            created_at timestamptz not null,
            deleted_at timestamptz,
            constraint pk_policy primary key (accommodation, id),
            constraint ck_policy_step_type check (step_type in ('PAYMENT', 'CANCELLATION')),
            constraint ck_policy_value_percent check (value_percent between 0 and 100)
        )
        """
    )
    op.execute("create index ix_policy_room_ids on policy using gin (room_ids)")
    tenant_table("policy")


def _rate_plans() -> None:
    op.execute(
        """
        create table rate_plan (
            accommodation bigint not null,
            id bigint not null default nextval('rate_plan_id'),
            internal_label text not null,
            label jsonb,
            title jsonb,
            description jsonb,
            treatment text,
            room_ids bigint[] not null,
            price_model text,
            price numeric,
            show_prices boolean,
            payment_policy bigint,
            cancellation_policy bigint,
            priority integer,
            created_at timestamptz not null,
            deleted_at timestamptz,
            constraint pk_rate_plan primary key (accommodation, id),
            constraint ck_rate_plan_price check (price is null or price_model is not null)
        )
        """
    )
    op.execute("create index ix_rate_plan_room_ids on rate_plan using gin (room_ids)")
    tenant_table("rate_plan")
    op.execute(
        """
        create table rate_plan_date (
            accommodation bigint not null,
            id bigint not null default nextval('rate_plan_date_id'),
            plan bigint not null,
            start timestamptz,
            "end" timestamptz,
            constraint pk_rate_plan_date primary key (accommodation, id)
        )
        """
    )
    op.execute("create index ix_rate_plan_date_plan on rate_plan_date (accommodation, plan)")
    tenant_table("rate_plan_date")
    op.execute(
        """
        create table rate_plan_extra (
            accommodation bigint not null,
            id bigint not null default nextval('rate_plan_extra_id'),
            plan bigint not null,
            extra bigint not null,
            quantity integer,
            price numeric,
            day date,
            mandatory boolean not null,
            apply_on_first_day boolean not null,
            created_at timestamptz not null,
            constraint pk_rate_plan_extra primary key (accommodation, id)
        )
        """
    )
    op.execute("create index ix_rate_plan_extra_plan on rate_plan_extra (accommodation, plan)")
    op.execute("create index ix_rate_plan_extra_extra on rate_plan_extra (accommodation, extra)")
    tenant_table("rate_plan_extra")
