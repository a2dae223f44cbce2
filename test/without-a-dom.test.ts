import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, createElement, type ReactNode, useEffect } from 'react'
import { betterAuthAdapter } from 'react-device-sessions/adapters/better-auth'
import { restAdapter } from 'react-device-sessions/adapters/rest'
import {
  deviceName,
  type SessionAdapter,
  SessionProvider,
  useIsRevoking,
  useRevokeAllSessions,
  useRevokeSessions,
  useSessions,
} from 'react-device-sessions/hooks'
import { betterAuthServer } from 'react-device-sessions/testing/servers/better-auth'
import { restServer } from 'react-device-sessions/testing/servers/rest'
import { create, type ReactTestRenderer } from 'react-test-renderer'
import { beforeEach, expect, test, vi } from 'vitest'

// React Native has React and fetch, and neither a document nor the names below. The renderer is React's own for such a place.

const missing = ['document', 'window', 'BroadcastChannel', 'reportError', 'localStorage'] as const
beforeEach(() => {
  for (const name of missing) vi.stubGlobal(name, undefined)
  vi.stubGlobal('navigator', { product: 'ReactNative' })
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  vi.stubGlobal('IS_REACT_NATIVE_TEST_ENVIRONMENT', true)
  return () => vi.unstubAllGlobals()
})

const shown: { current: ReturnType<typeof useHere> | null } = { current: null }

function useHere() {
  const list = useSessions()
  return { list, revoke: useRevokeSessions(), others: useRevokeAllSessions(), busy: useIsRevoking('2') }
}

/** A screen of an application for phones: host components are names there. */
function Screen(): ReactNode {
  const here = useHere()
  useEffect(() => {
    shown.current = here
  })
  if (here.list.error) return createElement('Text', null, here.list.error.code)
  return here.list.data?.sessions.map((session) => createElement('Text', { key: session.key }, deviceName(session)))
}

async function open(adapter: SessionAdapter, onSignedOut = vi.fn<(reason: string) => void>()) {
  const client = new QueryClient()
  const scope = { adapter, userId: 'ada', onSignedOut, recheckAfterMs: 5 }
  const page = createElement(
    QueryClientProvider,
    { client },
    createElement(SessionProvider, scope, createElement(Screen)),
  )
  const opened = await act<ReactTestRenderer>(async () => create(page))
  await until(() => shown.current?.list.isPending === false)
  return { texts: () => textsOf(opened), onSignedOut, close: () => act(async () => opened.unmount()) }
}

/** Lets requests and reads come to their end. */
async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !isSo(); tries++)
    await act(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5))
    })
  expect(isSo()).toBe(true)
}

const textsOf = (opened: ReactTestRenderer): readonly unknown[] =>
  opened.root.findAll(({ type }) => String(type) === 'Text').map(({ props }) => props['children'])

function servers() {
  const rest = restServer({ baseUrl: 'https://app.example/api/auth', others: 2 })
  const better = betterAuthServer({ baseUrl: 'https://app.example/api/auth', others: 2 })
  const ask = (server: Pick<typeof rest, 'cookies' | 'fetch'>) => (url: string, init: RequestInit) => {
    const request = new Request(url, init)
    // As an application for phones keeps them, in its own jar; with a token there is none.
    if (server.cookies !== '') request.headers.set('cookie', server.cookies)
    return server.fetch(request)
  }
  return [
    {
      server: rest,
      adapter: restAdapter({ baseUrl: rest.baseUrl, getAccessToken: () => 'token-of-0', fetch: ask(rest) }),
    },
    { server: better, adapter: betterAuthAdapter({ baseUrl: better.baseUrl, fetch: ask(better) }) },
  ] as const
}

test.each([0, 1] as const)('the hooks list and sign out where there is no DOM (server %i)', async (n) => {
  expect(typeof document).toBe('undefined')
  const { server, adapter } = servers()[n]
  const { texts, close } = await open(adapter)
  expect(texts()).toHaveLength(3)
  const [, phone] = shown.current?.list.data?.sessions ?? []
  const report = await act(async () =>
    shown.current?.revoke.mutateAsync({ target: 'session', sessionIds: [phone?.id ?? ''] }),
  )
  expect(report?.revoked.map(({ id }) => id)).toEqual([phone?.id])
  expect(server.alive()).toHaveLength(2)
  const others = await act(async () => shown.current?.others.mutateAsync())
  expect(others?.revoked).toHaveLength(1)
  await until(() => texts().length === 1)
  await close()
})

test('a sign-out of this device is told, and a lost connection is an error', async () => {
  const [{ server, adapter }] = servers()
  const { onSignedOut, close } = await open(adapter)
  server.fault({ on: 'list', do: 'unreachable', times: 2 })
  const lost = await act(async () => shown.current?.list.refetch())
  expect(lost?.error?.code).toBe('network')
  await act(async () => shown.current?.revoke.mutateAsync({ target: 'mine' }))
  expect(onSignedOut.mock.calls).toEqual([['here']])
  await close()
})
