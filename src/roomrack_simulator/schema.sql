create table if not exists ota (
    ota text primary key,
    name text not null,
    calls integer not null,
    seconds real not null,
    replenishes integer not null
) strict;

create table if not exists hotel (
    id integer primary key,
    ota text not null references ota,
    hotel text not null,
    name text not null,
    currency text not null,
    username text not null,
    salt blob not null,
    proof blob not null,
    ahead real not null default 0,
    plan text not null,
    planned integer not null default 0,
    plan_from text,
    booked integer not null default 0,
    unique (ota, hotel)
) strict;

create table if not exists listing (
    id integer primary key,
    hotel integer not null references hotel on delete cascade,
    place integer not null,
    room text not null,
    rate_plan text not null,
    occupancy integer not null,
    room_name text not null,
    rate_name text not null,
    editable integer not null,
    unique (hotel, room, rate_plan, occupancy)
) strict;

create table if not exists night (
    listing integer not null references listing on delete cascade,
    day text not null,
    price text,
    rooms_to_sell integer,
    minimum_stay integer,
    maximum_stay integer,
    no_arrival integer,
    no_departure integer,
    closed integer,
    advance_days integer,
    primary key (listing, day)
) strict, without rowid;

create table if not exists booking (
    hotel integer not null references hotel on delete cascade,
    reference text not null,
    status text not null,
    content text not null,
    primary key (hotel, reference)
) strict;

create table if not exists revision (
    id integer primary key,
    hotel integer not null references hotel on delete cascade,
    reference text not null,
    content text not null,
    acknowledged integer not null default 0
) strict;
create index if not exists revision_open on revision (hotel, acknowledged, id);

create table if not exists message (
    id integer primary key,
    hotel integer not null references hotel on delete cascade,
    conversation text not null,
    booking text,
    author text not null,
    guest text,
    body text not null,
    sent_at text not null,
    idempotency text,
    unique (hotel, idempotency)
) strict;
create index if not exists message_sent on message (hotel, sent_at, id);

create table if not exists content (
    hotel integer not null references hotel on delete cascade,
    room text not null,
    rate_plan text not null,
    occupancy integer not null,
    section text not null,
    content text not null,
    primary key (hotel, room, rate_plan, occupancy, section)
) strict;

create table if not exists fault (
    id integer primary key,
    hotel integer not null references hotel on delete cascade,
    fault text not null,
    left_over integer,
    seen integer not null default 0
) strict;

create table if not exists call (
    id integer primary key,
    hotel integer not null references hotel on delete cascade,
    at text not null,
    told_at text not null,
    operation text not null,
    status integer,
    fault text,
    micros integer not null,
    summary text not null
) strict;
create index if not exists call_of_hotel on call (hotel, id);
