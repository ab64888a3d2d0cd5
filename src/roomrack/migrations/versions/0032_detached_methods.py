"""What processors keep of the vault's cards is forgotten with them."""

from alembic import op

from roomrack.migrations.helpers import tenant_table

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    op.execute("alter table payment_method add column processor text")
    op.execute(
        """
        create table payment_method_removal (
            accommodation bigint not null,
            method text not null,
            processor text not null,
            attempts smallint not null,
            due_at timestamptz not null,
            constraint pk_payment_method_removal primary key (accommodation, method)
        )
        """
    )
    tenant_table("payment_method_removal")
    # A property that has chosen another processor since is asked for nothing that it can't do: what is unknown there
    # counts as removed.
    op.execute(
        """
        update payment_method m set processor = s.processor
        from payment_settings s
        where s.accommodation = m.accommodation and m.token is not null and s.processor <> 'NONE'
        """
    )
    op.execute(
        """
        with gone as (
            delete from payment_method m
            where token is not null and not exists (
                select from reservation_card c where c.accommodation = m.accommodation and c.token = m.token
            )
            returning accommodation, method, processor, updated_at
        )
        insert into payment_method_removal (accommodation, method, processor, attempts, due_at)
        select accommodation, method, min(processor), 0, max(updated_at) from gone
        where processor is not null group by accommodation, method
        """
    )
