"""Extras, splits and penalties of reservations; one rule of city tax."""

from alembic import op

from roomrack.migrations.helpers import sequence

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    sequence("reservation_extra_id")
    op.execute(
        """
        alter table reservation
            add column extras jsonb not null default '[]'::jsonb,
            add column splits jsonb not null default '[]'::jsonb,
            add column penalty bigint
        """
    )
    op.execute(
        "create index ix_reservation_extras on reservation (accommodation, departure) where extras <> '[]'::jsonb"
    )
    op.execute(
        """
        create index ix_reservation_waiting on reservation (payment_expiration)
        where status = 'WAITING' and payment_expiration is not null
        """
    )
    # What properties said of city tax at their check-in becomes what they say of it in their offers, unless they said
    # it there too: ages with an amount of their own first, then everybody.
    op.execute(
        """
        insert into offer_terms (accommodation, city_taxes, updated_at)
        select s.accommodation,
            coalesce(
                (
                    select jsonb_agg(
                        jsonb_build_object(
                            'id', band.position, 'name', 'City tax', 'amount', band.value ->> 'amount',
                            'from_age', band.value -> 'from_age', 'to_age', band.value -> 'to_age',
                            'max_nights', s.city_tax -> 'max_nights', 'room_ids', '[]'::jsonb,
                            'exemptions', '[]'::jsonb
                        ) order by band.position
                    )
                    from jsonb_array_elements(s.city_tax -> 'bands') with ordinality as band (value, position)
                ),
                '[]'::jsonb
            ) || jsonb_build_array(
                jsonb_build_object(
                    'id', jsonb_array_length(s.city_tax -> 'bands') + 1, 'name', 'City tax',
                    'amount', s.city_tax ->> 'amount', 'from_age', 0, 'max_nights', s.city_tax -> 'max_nights',
                    'room_ids', '[]'::jsonb, 'exemptions', '[]'::jsonb
                )
            ),
            s.updated_at
        from checkin_settings s
        where s.city_tax is not null
        on conflict (accommodation) do update set city_taxes = excluded.city_taxes
        where offer_terms.city_taxes = '[]'::jsonb
        """
    )
    op.execute("alter table checkin_settings drop column city_tax")
