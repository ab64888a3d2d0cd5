"""Imports keep the ids of guests and of what reservations are made of; all sorts of invoices are issued."""

from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    _documents()
    # As before, but for the kinds of ids that they know.
    op.execute(
        """
        create or replace function skip_ids(name text, up_to bigint) returns void
        language plpgsql security definer set search_path = public, pg_temp as $$
        declare
            reached bigint;
            drawn boolean;
        begin
            if name not in (
                'accommodation_id', 'product_id', 'policy_id', 'extra_product_id', 'rate_plan_id', 'pms_room_id',
                'reservation_id', 'guest_id', 'reservation_guest_id', 'payment_id', 'reservation_extra_id'
            ) then
                raise exception 'ids of % are not kept', name;
            end if;
            execute format('select last_value from %I', name) into reached;
            if reached > up_to then
                return;
            end if;
            execute format('alter sequence %I cache 1', name);
            execute format('select last_value, is_called from %I', name) into reached, drawn;
            if drawn then
                reached := reached + 1;
            end if;
            if reached > up_to then
                return;
            end if;
            insert into id_gap (sequence, first, last) values (name, reached, up_to);
            execute format('alter sequence %I restart with %s', name, up_to + 1);
        end
        $$
        """
    )
    # Of guests and of the parts of reservations only imports have any below the start of their sequences.
    op.execute(
        """
        create or replace function ids_to_keep(name text, wanted bigint[]) returns setof bigint
        language plpgsql stable security definer set search_path = public, pg_temp as $$
        declare
            beginning bigint := (
                select s.start_value from pg_sequences s where s.schemaname = 'public' and s.sequencename = name
            );
            low bigint[] := array(select w from unnest(wanted) as w where w < beginning);
            used bigint[] := '{}';
        begin
            if cardinality(low) > 0 then
                used := case name
                    when 'accommodation_id' then
                        array(select a.accommodation from accommodation a where a.accommodation = any (low))
                    when 'product_id' then array(select p.id from product p where p.id = any (low))
                    when 'policy_id' then array(select p.id from policy p where p.id = any (low))
                    when 'extra_product_id' then array(select e.id from extra_product e where e.id = any (low))
                    when 'rate_plan_id' then array(select p.id from rate_plan p where p.id = any (low))
                    when 'pms_room_id' then array(select r.id from pms_room r where r.id = any (low))
                    when 'reservation_id' then
                        array(select r.id from reservation r where r.id = any (low))
                    else '{}'::bigint[]
                end;
            end if;
            return query
                select w from unnest(wanted) as w
                where not w = any (used)
                  and (w < beginning or exists (
                      select from id_gap g where g.sequence = name and w between g.first and g.last
                  ))
                  and not exists (select from imported i where i.kind = name and i.id = w);
        end
        $$
        """
    )


def _documents() -> None:
    op.execute("alter table invoice add column corrects bigint")
    op.execute("alter table invoice drop constraint ck_invoice_kind")
    op.execute(
        """
        alter table invoice add constraint ck_invoice_kind check (kind in (
            'PROFORMA', 'INVOICE', 'FISCALRECEIPT', 'GENERICRECEIPT', 'CREDIT_NOTE', 'CORRECTING_INVOICE',
            'SIMPLIFIED_INVOICE', 'SUMMARY_DOCUMENT'
        ))
        """
    )
    op.execute(
        """
        alter table invoice add constraint ck_invoice_corrects check (
            (kind = 'CORRECTING_INVOICE') = (corrects is not null)
        )
        """
    )
