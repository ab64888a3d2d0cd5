"""What applications have read of the revisions of reservations, and physical rooms that hold one stay at a time."""

from alembic import op

from roomrack.migrations.helpers import tenant_table

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    # Like pg_trgm, the owner of a database may create it.
    op.execute("create extension if not exists btree_gist")
    op.execute(
        """
        create table revision_reader (
            accommodation bigint not null,
            application bigint not null,
            floor xid8 not null,
            since timestamptz not null,
            read_at timestamptz not null,
            alerted_at timestamptz,
            task bigint,
            constraint pk_revision_reader primary key (accommodation, application)
        )
        """
    )
    op.execute(
        """
        create table revision_read (
            accommodation bigint not null,
            application bigint not null,
            event bigint not null,
            xid xid8 not null,
            constraint pk_revision_read primary key (accommodation, application, event)
        )
        """
    )
    for table in ("revision_reader", "revision_read"):
        tenant_table(table)
    op.execute(
        """
        create index ix_event_revision on event (accommodation, xid, id, occurred_at)
        where type in ('reservation.created', 'reservation.changed', 'reservation.confirmed', 'reservation.cancelled')
        """
    )
    op.execute(
        """
        create index ix_event_reservation on event (accommodation, reference, id) where type like 'reservation.%'
        """
    )
    # Until now nothing kept two stays out of one room. The one that was there first keeps it.
    op.execute(
        """
        update reservation as later set pms_product = null
        where later.pms_product is not null and later.status <> 'CANCELLED'
          and exists (
              select from reservation as first
              where first.accommodation = later.accommodation and first.pms_product = later.pms_product
                and first.status <> 'CANCELLED' and first.id < later.id
                and daterange(first.arrival, first.departure) && daterange(later.arrival, later.departure)
          )
        """
    )
    op.execute(
        """
        alter table reservation
            add constraint ex_reservation_pms_product exclude using gist (
                accommodation with =, pms_product with =, daterange(arrival, departure) with &&
            ) where (pms_product is not null and status <> 'CANCELLED')
        """
    )
