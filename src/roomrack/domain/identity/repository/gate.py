"""The gate's one statement: credential, application, reach, and one more call on the application's counter.

With an accommodation only its own row of the grant is looked at, however many thousands the grant holds; without one
the whole reach comes as two arrays. It runs on the gate pool, which autocommits: a call counts even if it is refused.
"""

# $1 digests, $2 kinds of token, $3 now, $4 start of the quota window, $5 every permission, $6 accommodation.
ONE = """
with known as (
    select t.kind, t.grant_id, t.person, a.id, a.name, a.environment, a.call_limit, a.bulk_limit, a.properties
    from token t join application a on a.id = t.application
    where t.digest = any($1::bytea[]) and t.kind = any($2::text[]) and t.revoked_at is null
      and (t.expires_at is null or t.expires_at > $3::timestamptz) and a.active
), counted as (
    insert into quota_usage as q (application, window_start, calls, additional)
    select id, $4::timestamptz, 1, 0 from known
    on conflict (application, window_start) do update set calls = q.calls + 1
    returning calls
)
select k.kind, k.grant_id, k.person, k.id, k.name, k.environment, k.call_limit, k.bulk_limit, k.properties, c.calls,
       case
           when k.grant_id is not null then (
               select ga.permissions from grant_accommodation ga
               where ga.grant_id = k.grant_id and ga.accommodation = $6::bigint)
           else (
               select case when r.created then $5::integer else r.permissions end
               from application_accommodation r where r.application = k.id and r.accommodation = $6::bigint)
       end as permissions,
       coalesce(e.sandbox, false) as sandbox, coalesce(e.active, true) as active, e.ahead_seconds,
       exists (select from membership m where m.accommodation = $6::bigint and m.person = k.person) as member
from known k cross join counted c left join accommodation_environment e on e.accommodation = $6::bigint
"""

# The same parameters, but for the last: whether the call only reads, which an owner's key may do in a property that is
# deactivated.
ALL = """
with known as (
    select t.kind, t.grant_id, t.person, a.id, a.name, a.environment, a.call_limit, a.bulk_limit, a.properties
    from token t join application a on a.id = t.application
    where t.digest = any($1::bytea[]) and t.kind = any($2::text[]) and t.revoked_at is null
      and (t.expires_at is null or t.expires_at > $3::timestamptz) and a.active
), counted as (
    insert into quota_usage as q (application, window_start, calls, additional)
    select id, $4::timestamptz, 1, 0 from known
    on conflict (application, window_start) do update set calls = q.calls + 1
    returning calls
)
select k.kind, k.grant_id, k.person, k.id, k.name, k.environment, k.call_limit, k.bulk_limit, k.properties, c.calls,
       r.accommodations, r.permissions, r.moved, r.ahead_seconds
from known k cross join counted c
cross join lateral (
    select array_agg(held.accommodation) as accommodations, array_agg(held.permissions) as permissions,
           array_agg(held.accommodation) filter (where e.ahead_seconds > 0) as moved,
           array_agg(e.ahead_seconds) filter (where e.ahead_seconds > 0) as ahead_seconds
    from (
        select ga.accommodation, ga.permissions from grant_accommodation ga where ga.grant_id = k.grant_id
        union all
        select aa.accommodation, case when aa.created then $5::integer else aa.permissions end
        from application_accommodation aa where k.grant_id is null and aa.application = k.id
    ) held
    left join accommodation_environment e on e.accommodation = held.accommodation
    where coalesce(e.sandbox, false) = (k.environment = 'SANDBOX')
      and (coalesce(e.active, true) or (k.kind = 'KEY' and $6::boolean))
) r
"""
