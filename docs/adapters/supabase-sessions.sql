-- Two functions that let signed-in users see and end their own sessions, for supabaseAdapter({ rpc }). Run it once, in the SQL
-- editor or as a migration. auth.sessions itself stays out of reach.

-- The session that asks. A revoked device keeps a valid access token until it expires: it must neither see nor end anything, so the
-- session has to exist still. PostgREST answers PT401 with status 401.
create or replace function public.device_sessions_own() returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  own uuid := nullif(auth.jwt() ->> 'session_id', '')::uuid;
begin
  if not exists (select 1 from auth.sessions s where s.id = own and s.user_id = auth.uid()) then
    raise sqlstate 'PT401' using message = 'session_not_found';
  end if;
  return own;
end
$$;

create or replace function public.list_device_sessions()
returns table (
  id uuid, is_current boolean, user_agent text, ip text,
  created_at timestamptz, last_active_at timestamptz, expires_at timestamptz
)
language plpgsql stable security definer set search_path = '' as $$
declare
  own uuid := public.device_sessions_own();
begin
  return query
    select s.id, s.id = own, s.user_agent, host(s.ip), s.created_at,
           -- refreshed_at has no time zone; it is UTC.
           coalesce(s.refreshed_at at time zone 'UTC', s.updated_at), s.not_after
    from auth.sessions s
    where s.user_id = auth.uid() and (s.not_after is null or s.not_after > now());
end
$$;

-- Ends sessions of the user who asks, but never the one that asks: that one signs out. Gives the ids that it ended; the refresh tokens
-- go with their session.
create or replace function public.end_device_sessions(session_ids uuid[]) returns setof uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  own uuid := public.device_sessions_own();
begin
  return query
    delete from auth.sessions s
    where s.user_id = auth.uid() and s.id = any (session_ids) and s.id <> own
    returning s.id;
end
$$;

revoke all on function public.device_sessions_own() from public, anon, authenticated;
revoke all on function public.list_device_sessions() from public, anon;
revoke all on function public.end_device_sessions(uuid[]) from public, anon;
grant execute on function public.list_device_sessions() to authenticated;
grant execute on function public.end_device_sessions(uuid[]) to authenticated;
