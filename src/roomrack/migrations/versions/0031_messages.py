"""One outbox for mails and texts in the place of one for each kind; check-in links mailed by themselves."""

from alembic import op

from roomrack.migrations.helpers import sequence, tenant_table

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    sequence("message_id")
    op.execute(
        """
        create table message (
            accommodation bigint not null,
            kind text not null,
            id bigint not null,
            subject bigint not null,
            channel text not null,
            address text not null,
            language text not null,
            status text not null,
            attempts smallint not null,
            due_at timestamptz not null,
            sent_at timestamptz,
            problem text,
            receipt text,
            created_at timestamptz not null,
            constraint pk_message primary key (accommodation, kind, id),
            constraint ck_message_channel check (channel in ('MAIL', 'TEXT')),
            constraint ck_message_status check (status in ('WAITING', 'SENT', 'FAILED'))
        )
        """
    )
    op.execute("create index ix_message_subject on message (accommodation, kind, subject)")
    op.execute("create index ix_message_due_at on message (due_at) where status = 'WAITING'")
    op.execute("create index ix_message_created_at on message (kind, created_at)")
    tenant_table("message")
    op.execute(
        """
        insert into message (
            accommodation, kind, id, subject, channel, address, language, status, attempts, due_at, sent_at, problem,
            created_at
        )
        select accommodation, 'invoice', id, invoice, 'MAIL', address, language, status, attempts, due_at, sent_at,
            problem, created_at
        from invoice_mail
        union all
        select accommodation, 'arrival', id, reservation, 'MAIL', address, language, status, attempts, due_at, sent_at,
            problem, created_at
        from arrival_mail
        """
    )
    # Ids go on above all that were given, so that no kind has one twice.
    op.execute(
        """
        select setval(
            'message_id',
            greatest((select last_value from invoice_mail_id), (select last_value from arrival_mail_id))
        )
        """
    )
    op.execute("alter table checkin_settings add column link_days smallint")
    op.execute("alter table arrival_link add column mailed_at timestamptz")
    op.execute(
        """
        update arrival_link as link set mailed_at = mail.created_at
        from (
            select accommodation, reservation, max(created_at) as created_at from arrival_mail
            group by accommodation, reservation
        ) as mail
        where mail.accommodation = link.accommodation and mail.reservation = link.reservation
        """
    )
    op.execute("drop table invoice_mail, arrival_mail")
    op.execute("drop sequence invoice_mail_id, arrival_mail_id")
