"""Issued documents that never change, their numbering without gaps, and the mails that carry them."""

from alembic import op

from roomrack.migrations.helpers import APP, WORKER, sequence, tenant_table

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    sequence("invoice_id")
    sequence("invoice_mail_id")
    op.execute(
        """
        create table invoice (
            accommodation bigint not null,
            id bigint not null,
            kind text not null,
            series text not null,
            year smallint not null,
            number integer not null,
            day date not null,
            due date not null,
            currency text not null,
            language text not null,
            included boolean not null,
            autoinvoice boolean not null,
            electronic boolean not null,
            gross bigint not null,
            customer text not null,
            search text not null,
            reservations bigint[] not null,
            refers text[] not null,
            credits bigint,
            content jsonb not null,
            issued_at timestamptz not null,
            constraint pk_invoice primary key (accommodation, id),
            constraint ck_invoice_kind check (
                kind in ('PROFORMA', 'INVOICE', 'GENERICRECEIPT', 'CREDIT_NOTE', 'SUMMARY_DOCUMENT')
            ),
            constraint ck_invoice_credits check ((kind = 'CREDIT_NOTE') = (credits is not null))
        )
        """
    )
    op.execute("create unique index uq_invoice_number on invoice (accommodation, series, year, number)")
    op.execute("create index ix_invoice_day on invoice (accommodation, day, id)")
    op.execute("create index ix_invoice_credits on invoice (accommodation, credits) where credits is not null")
    op.execute("create index ix_invoice_reservations on invoice using gin (reservations)")
    op.execute(
        """
        create table invoice_state (
            accommodation bigint not null,
            invoice bigint not null,
            paid_on date,
            fiscal_group text not null,
            credited bigint not null,
            updated_at timestamptz not null,
            constraint pk_invoice_state primary key (accommodation, invoice),
            constraint ck_invoice_state_fiscal_group check (fiscal_group in (
                'EMPTY', 'REJECTED_BEFORE', 'BEFORE_SDI', 'SDI_PROCESSING', 'SDI_REJECTED', 'DONE'
            ))
        )
        """
    )
    op.execute(
        """
        create table invoice_series (
            accommodation bigint not null,
            series text not null,
            year smallint not null,
            number integer not null,
            day date not null,
            constraint pk_invoice_series primary key (accommodation, series, year)
        )
        """
    )
    op.execute(
        """
        create table invoiced_charge (
            accommodation bigint not null,
            key text not null,
            invoice bigint not null,
            constraint pk_invoiced_charge primary key (accommodation, key)
        )
        """
    )
    op.execute("create index ix_invoiced_charge_invoice on invoiced_charge (accommodation, invoice)")
    op.execute(
        """
        create table invoice_settings (
            accommodation bigint not null,
            content jsonb not null,
            updated_at timestamptz not null,
            constraint pk_invoice_settings primary key (accommodation)
        )
        """
    )
    op.execute(
        """
        create table invoice_mail (
            accommodation bigint not null,
            id bigint not null,
            invoice bigint not null,
            address text not null,
            language text not null,
            status text not null,
            attempts smallint not null,
            due_at timestamptz not null,
            sent_at timestamptz,
            problem text,
            created_at timestamptz not null,
            constraint pk_invoice_mail primary key (accommodation, id),
            constraint ck_invoice_mail_status check (status in ('WAITING', 'SENT', 'FAILED'))
        )
        """
    )
    op.execute("create index ix_invoice_mail_due_at on invoice_mail (due_at) where status = 'WAITING'")
    op.execute("create index ix_invoice_mail_invoice on invoice_mail (accommodation, invoice)")
    for table in ("invoice", "invoice_state", "invoice_series", "invoiced_charge", "invoice_settings", "invoice_mail"):
        tenant_table(table)
    # Two walls: the roles may not, and a trigger refuses whoever may.
    # check: allow(format) DDL takes no parameters
    op.execute(f"revoke update, delete on invoice from {APP}, {WORKER}")
    op.execute(
        """
        create function refuse_change_of_invoice() returns trigger language plpgsql as $$
        begin
            raise exception 'an issued document is never changed or deleted' using errcode = 'restrict_violation';
        end
        $$
        """
    )
    op.execute(
        """
        create trigger invoice_is_final before update or delete on invoice
        for each row execute function refuse_change_of_invoice()
        """
    )
    op.execute(
        """
        create trigger invoice_is_kept before truncate on invoice
        for each statement execute function refuse_change_of_invoice()
        """
    )
