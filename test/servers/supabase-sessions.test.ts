import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { database, sqlOf } from './database.ts'

// The two functions of docs/adapters/supabase-sessions.sql in PostgreSQL, with the roles, the schema and the claims that Supabase has.

const functions = sqlOf('../../docs/adapters/supabase-sessions.sql')

/** As much of Supabase's database as the functions see. The columns are those of supabase/auth. */
const supabase = `
  create role anon nologin; create role authenticated nologin; create role service_role nologin bypassrls;
  create schema auth; grant usage on schema auth to anon, authenticated;
  create table auth.users (id uuid primary key);
  create table auth.sessions (
    id uuid primary key, user_id uuid not null references auth.users on delete cascade, created_at timestamptz, updated_at timestamptz,
    factor_id uuid, aal text, not_after timestamptz, refreshed_at timestamp, user_agent text, ip inet, tag text);
  create table auth.refresh_tokens (id bigserial primary key, token text, session_id uuid references auth.sessions on delete cascade);
  create function auth.jwt() returns jsonb language sql stable as $$
    select nullif(current_setting('request.jwt.claims', true), '')::jsonb $$;
  create function auth.uid() returns uuid language sql stable as $$ select (auth.jwt() ->> 'sub')::uuid $$;
  -- Supabase gives what is made in public to these roles by default.
  alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
`

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const [ada, eve] = [id(901), id(902)]

let pool: Pool
beforeAll(async () => {
  pool = await database('supabase', supabase, functions)
})
afterAll(() => pool.end())

/** The first column of what a query gives. */
const column = (rows: readonly object[]): readonly unknown[] => rows.map((row) => Object.values(row)[0])

beforeEach(async () => {
  await pool.query(`
    truncate auth.users cascade;
    insert into auth.users values ('${ada}'), ('${eve}');
    insert into auth.sessions (id, user_id, created_at, updated_at, refreshed_at, not_after, user_agent, ip) values
      ('${id(0)}', '${ada}', '2026-11-18 10:00+00', '2026-11-18 10:00+00', '2026-11-21 08:00', null, 'Chrome', '203.0.113.5'),
      ('${id(1)}', '${ada}', '2026-11-18 11:00+00', '2026-11-18 12:00+00', null, now() + '1 day', 'Safari', '2001:db8::1'),
      ('${id(2)}', '${ada}', '2026-11-18 11:00+00', '2026-11-18 12:00+00', null, now() - '1 day'::interval, 'Firefox', null),
      ('${id(9)}', '${eve}', '2026-11-18 11:00+00', '2026-11-18 12:00+00', null, null, 'curl', null);
    insert into auth.refresh_tokens (token, session_id) select 'of ' || id, id from auth.sessions`)
})

/** A query as PostgREST makes it for the bearer of a token. */
async function as(role: 'authenticated' | 'anon', sub: string | null, session: string | null, sql: string) {
  const claims = JSON.stringify({ role, ...(sub && { sub }), ...(session && { session_id: session }) })
  const client = await pool.connect()
  try {
    await client.query(`begin; set local role ${role}; set local request.jwt.claims = '${claims}'`)
    const { rows } = await client.query(sql)
    await client.query('commit')
    return column(rows)
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
const list = 'select row_to_json(s)::text from public.list_device_sessions() s'
const end = (...ids: readonly string[]) =>
  `select public.end_device_sessions(array[${ids.map((one) => `'${one}'`).join()}]::uuid[])`
const alive = async () => column((await pool.query('select id from auth.sessions order by id')).rows)

it('a user sees their own sessions that are alive, which one asks, and nobody else’s', async () => {
  const rows = (await as('authenticated', ada, id(0), list)).map((row) => JSON.parse(String(row)))
  expect(rows).toHaveLength(2)
  expect(rows[0]).toEqual({
    id: id(0),
    is_current: true,
    user_agent: 'Chrome',
    ip: '203.0.113.5',
    created_at: expect.stringMatching(/^2026-11-18T\d\d:00:00[+-]\d\d:\d\d$/),
    last_active_at: expect.any(String),
    expires_at: null,
  })
  expect(new Date(rows[0].last_active_at).toISOString()).toBe('2026-11-21T08:00:00.000Z')
  expect(new Date(rows[1].last_active_at).toISOString()).toBe('2026-11-18T12:00:00.000Z')
  expect(rows[1]).toMatchObject({ id: id(1), is_current: false, ip: '2001:db8::1' })
})

it('ends a session of the user, its refresh tokens with it, and tells which', async () => {
  expect(await as('authenticated', ada, id(0), end(id(1)))).toEqual([id(1)])
  expect(await alive()).toEqual([id(0), id(2), id(9)])
  const left = await pool.query('select token from auth.refresh_tokens where session_id = $1', [id(1)])
  expect(left.rows).toEqual([])
})

it('ends neither the session that asks, nor somebody else’s, nor one that is not there, and says nothing of them', async () => {
  expect(await as('authenticated', ada, id(0), end(id(0), id(9), id(77)))).toEqual([])
  expect(await alive()).toHaveLength(4)
  expect(await as('authenticated', ada, id(0), end())).toEqual([])
})

describe.each([
  ['a token of a session that has ended, which is good for an hour', ada, id(77)],
  ['a token with somebody else’s session', ada, id(9)],
  ['a token without a session', ada, null],
  ['a token without a user', null, id(0)],
])('%s', (_what, sub, session) => {
  it.each([
    ['sees nothing', list],
    ['ends nothing', end(id(1))],
  ])('%s', async (_does, sql) => {
    await expect(as('authenticated', sub, session, sql)).rejects.toThrow('session_not_found')
    expect(await alive()).toHaveLength(4)
  })
})

it.each([
  ['the list', list],
  ['the end', end(id(1))],
  ['the check', 'select public.device_sessions_own()'],
])('nobody who is not signed in may call %s', async (_what, sql) => {
  await expect(as('anon', ada, id(0), sql)).rejects.toThrow('permission denied for function')
  expect(await alive()).toHaveLength(4)
})

it.each(['public.device_sessions_own()', 'auth.sessions'])(
  'a user cannot reach %s past the functions',
  async (what) => {
    await expect(as('authenticated', ada, id(0), `select * from ${what}`)).rejects.toThrow('permission denied')
  },
)

it('can be run again', async () => {
  await pool.query(functions)
  expect(await as('authenticated', ada, id(0), list)).toHaveLength(2)
})
