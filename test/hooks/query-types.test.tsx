import { QueryClient, type UseQueryResult, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { render, renderHook, screen } from '@testing-library/react'
import { Suspense } from 'react'
import type { LocaleTexts, TextsLocale } from 'react-device-sessions'
import {
  type Session,
  type SessionError,
  type SessionsRead,
  sessionKeys,
  sessionsQueryOptions,
  type UseSessionsOptions,
  useSessions,
} from 'react-device-sessions/hooks'
import { sessionsQueryOptions as onServer } from 'react-device-sessions/server'
import { expect, expectTypeOf, it } from 'vitest'
import { setUp } from './support.tsx'

// What a developer is told by the types, while typing. The type check of the project fails where one of these does not hold.

it('the key of the list knows what data it stands for', async () => {
  const { client, scope } = setUp()
  expect(client.getQueryData(sessionKeys.list(scope))).toBeUndefined()
  await client.prefetchQuery(sessionsQueryOptions(scope))
  const read = client.getQueryData(sessionKeys.list(scope))
  expectTypeOf(read).toEqualTypeOf<SessionsRead | undefined>()
  expectTypeOf(client.getQueryData(onServer(scope).queryKey)).toEqualTypeOf<SessionsRead | undefined>()
  expect(read?.sessions.map(({ id }) => id)).toEqual(['laptop', 'phone', 'tablet'])
  client.setQueryData(sessionKeys.list(scope), (before) => before && { ...before, complete: false })
  // @ts-expect-error -- a list is no text
  client.setQueryData(sessionKeys.list(scope), 'nothing')
})

it('TanStack’s own hooks take the options, with data and error', () => {
  const { scope, render: renderIn } = setUp()
  const { result } = renderIn(() => useQuery(sessionsQueryOptions(scope)))
  expectTypeOf(result.current).toEqualTypeOf<UseQueryResult<SessionsRead, SessionError>>()
  expectTypeOf(new QueryClient().fetchQuery(sessionsQueryOptions(scope))).resolves.toEqualTypeOf<SessionsRead>()
})

it('`useSuspenseQuery` has the list without a question mark', async () => {
  const { scope, wrapper } = setUp()
  function Names() {
    const { data } = useSuspenseQuery(sessionsQueryOptions(scope))
    expectTypeOf(data).toEqualTypeOf<SessionsRead>()
    return <p>{data.sessions.map(({ id }) => id).join(' ')}</p>
  }
  render(
    <Suspense fallback="loading">
      <Names />
    </Suspense>,
    { wrapper },
  )
  expect(screen.getByText('loading')).toBeVisible()
  expect(await screen.findByText('laptop phone tablet')).toBeVisible()
})

it('`useSessions` takes what TanStack takes, but for what the truth of the list hangs on', async () => {
  const { wrapper } = setUp()
  const options = { refetchOnWindowFocus: false, gcTime: 1000, meta: { from: 'settings' } } satisfies UseSessionsOptions
  const { result } = renderHook(
    () => useSessions({ ...options, select: ({ sessions }) => sessions[0], throwOnError: true }),
    { wrapper },
  )
  expectTypeOf(result.current.data).toEqualTypeOf<Session | undefined>()
  expectTypeOf<UseSessionsOptions>().not.toHaveProperty('placeholderData')
  expectTypeOf<UseSessionsOptions>().not.toHaveProperty('queryFn')
  expectTypeOf<UseSessionsOptions>().not.toHaveProperty('networkMode')
})

it('texts of one’s own have the keys that there are, in the plural forms of any language', () => {
  const texts: LocaleTexts = { title: 'Zařízení', list: { others_few: '{{count}} další zařízení' } }
  // @ts-expect-error -- no such text
  const wrong: LocaleTexts = { titel: 'Geräte' }
  const locale: TextsLocale = { lang: 'cs', texts }
  expect([locale.texts, wrong]).toHaveLength(2)
})
