"""The ledgers of reservations, how properties take payments, and what processors were asked."""

from alembic import op

from roomrack.migrations.helpers import sequence, tenant_table

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    sequence("payment_id")
    sequence("payment_work_id")
    op.execute(
        """
        create table reservation_payment (
            accommodation bigint not null,
            id bigint not null,
            reservation bigint not null,
            status text not null,
            type text not null,
            mode text not null,
            source text,
            amount bigint not null,
            city_tax bigint not null,
            refunded bigint not null,
            reference_time timestamptz not null,
            insert_time timestamptz not null,
            charge_time timestamptz,
            preauth_expiration timestamptz,
            scheduled_time timestamptz,
            scheduled_amount bigint,
            scheduled_error text,
            scheduled_retry integer not null,
            refund_retry integer not null,
            stop_cron boolean not null,
            description text,
            transaction text,
            processor text,
            authenticated boolean not null,
            action_url text,
            invoice bigint,
            step bigint,
            step_title text,
            refund_after_days integer,
            entered_by jsonb,
            card jsonb,
            payoffs jsonb not null,
            constraint pk_reservation_payment primary key (accommodation, id),
            constraint ck_reservation_payment_refunded check (
                refunded >= 0 and refunded <= greatest(0, amount + city_tax)
            ),
            constraint ck_reservation_payment_city_tax check (city_tax >= 0)
        )
        """
    )
    op.execute("create index ix_reservation_payment_reservation on reservation_payment (accommodation, reservation)")
    op.execute(
        """
        create index ix_reservation_payment_scheduled_time on reservation_payment (accommodation, scheduled_time)
        where scheduled_time is not null and charge_time is null
        """
    )
    op.execute(
        """
        create table payment_settings (
            accommodation bigint not null,
            processor text not null,
            automatic boolean not null,
            kid text,
            secret bytea,
            has_notice_secret boolean not null,
            updated_at timestamptz not null,
            constraint pk_payment_settings primary key (accommodation)
        )
        """
    )
    op.execute(
        """
        create table payment_method (
            accommodation bigint not null,
            reservation bigint not null,
            method text not null,
            customer text,
            scheme text,
            last4 text,
            updated_at timestamptz not null,
            constraint pk_payment_method primary key (accommodation, reservation)
        )
        """
    )
    op.execute(
        """
        create table payment_work (
            accommodation bigint not null,
            id bigint not null,
            kind text not null,
            payment bigint not null,
            reservation bigint not null,
            amount bigint not null,
            city_tax bigint not null,
            base bigint not null,
            status text not null,
            attempts smallint not null,
            refusals smallint not null,
            unanswered smallint not null,
            withdrawn boolean not null,
            due_at timestamptz not null,
            action_since timestamptz,
            processor text,
            reference text,
            action_url text,
            description text,
            created_at timestamptz not null,
            ended_at timestamptz,
            constraint pk_payment_work primary key (accommodation, id),
            constraint ck_payment_work_kind check (kind in ('CHARGE', 'REFUND')),
            constraint ck_payment_work_status check (
                status in ('WAITING', 'RUNNING', 'ACTION', 'DONE', 'FAILED', 'CANCELLED')
            ),
            constraint ck_payment_work_amount check (amount >= 0 and city_tax >= 0 and amount + city_tax > 0)
        )
        """
    )
    op.execute(
        """
        create index ix_payment_work_due_at on payment_work (due_at)
        where status in ('WAITING', 'RUNNING', 'ACTION')
        """
    )
    op.execute("create index ix_payment_work_reservation on payment_work (accommodation, reservation)")
    op.execute(
        """
        create index ix_payment_work_reference on payment_work (accommodation, reference)
        where reference is not null
        """
    )
    op.execute(
        """
        create unique index uq_payment_work_open on payment_work (accommodation, payment)
        where status in ('WAITING', 'RUNNING', 'ACTION')
        """
    )
    op.execute(
        """
        create table payment_attempt (
            accommodation bigint not null,
            work bigint not null,
            number integer not null,
            at timestamptz not null,
            outcome text not null,
            problem text,
            reference text,
            constraint pk_payment_attempt primary key (accommodation, work, number)
        )
        """
    )
    for table in ("reservation_payment", "payment_settings", "payment_method", "payment_work", "payment_attempt"):
        tenant_table(table)
