"""What was taken over from other servers, and the ids that their things may keep here (docs/adr/0013)."""

from alembic import op

from roomrack.migrations.helpers import APP, WORKER, global_table, tenant_table

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    op.execute(
        """
        create table import_source (
            source text not null,
            source_id text not null,
            accommodation bigint not null,
            created_at timestamptz not null,
            completed_at timestamptz,
            final_at timestamptz,
            constraint pk_import_source primary key (source, source_id)
        )
        """
    )
    op.execute("create index ix_import_source_accommodation on import_source (accommodation)")
    global_table("import_source")
    op.execute(
        """
        create table imported (
            accommodation bigint not null,
            kind text not null,
            source_id text not null,
            id bigint,
            digest bytea not null,
            problems jsonb not null,
            taken_at timestamptz not null,
            constraint pk_imported primary key (accommodation, kind, source_id)
        )
        """
    )
    op.execute("create index ix_imported_kind_id on imported (kind, id)")
    tenant_table("imported")
    op.execute(
        """
        create table id_gap (
            sequence text not null,
            first bigint not null,
            last bigint not null,
            constraint pk_id_gap primary key (sequence, first),
            constraint ck_id_gap_order check (last >= first)
        )
        """
    )
    global_table("id_gap")
    _functions()


def _functions() -> None:
    # Only the owner of a sequence moves it. Altering it waits for everybody who draws from it, and lets nobody draw
    # until the transaction ends: what it skips is exactly what nobody has been given, nor ever will be.
    op.execute(
        """
        create function skip_ids(name text, up_to bigint) returns void
        language plpgsql security definer set search_path = public, pg_temp as $$
        declare
            reached bigint;
            drawn boolean;
        begin
            if name not in ('accommodation_id', 'product_id', 'pms_room_id', 'reservation_id') then
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
    # Below its start a sequence gives nothing out: there only the demo and imports have rows, in a gap only imports.
    op.execute(
        """
        create function ids_to_keep(name text, wanted bigint[]) returns setof bigint
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
                    when 'pms_room_id' then array(select r.id from pms_room r where r.id = any (low))
                    else array(select r.id from reservation r where r.id = any (low))
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
    for function in ("skip_ids(text, bigint)", "ids_to_keep(text, bigint[])"):
        # check: allow(format) DDL takes no parameters
        op.execute(f"revoke all on function {function} from public")
        # check: allow(format) DDL takes no parameters
        op.execute(f"grant execute on function {function} to {APP}, {WORKER}")
