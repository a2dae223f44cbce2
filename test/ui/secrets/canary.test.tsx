import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { DeviceList, isSessionError, SessionProvider } from 'react-device-sessions'
import type { StepUpChallenge } from 'react-device-sessions/hooks'
import { Toaster } from 'sonner'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ServerFault } from '../../../src/testing/servers/lib/fault.ts'
import { type AnyServer, everySystem, listless, reach, sdkSystems, type Wiring } from '../../adapters/every-system.ts'
import { SUPABASE_CHANNEL } from '../../adapters/sdk-systems.ts'
import { poison, SECRET } from './poison.ts'
import { watchPage } from './watch.ts'

// A secret stands in every place where a server or a user can put one; then everything is looked through, after whole flows.

beforeEach(() => {
  vi.stubGlobal('fetch', globalThis.fetch)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function signedIn(system: Wiring) {
  const server = system.server()
  const { fetch, sent } = reach(system, server, poison)
  const client = new QueryClient({ defaultOptions: { queries: { retryDelay: 1 } } })
  const watched = watchPage(client)
  const refresh = vi.fn(async () => true)
  const adapter = system.adapter(fetch, refresh)
  const onSignedOut = vi.fn()
  const proof = {
    password: 'CANARY_PASSWORD',
    verificationId: 'CANARY_PROOF',
    elevatedToken: 'CANARY_PROOF',
    uia: { session: 'CANARY_PROOF' },
  }
  const onStepUp = vi.fn(async (challenge: StepUpChallenge, ...event: readonly unknown[]) => {
    watched.note('challenge', [challenge, event])
    return proof
  })
  render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <SessionProvider
          adapter={adapter}
          userId="ada"
          recheckAfterMs={5}
          onSignedOut={onSignedOut}
          onStepUp={onStepUp}
        >
          <DeviceList onReport={(report) => watched.note('report', report)} />
          <Toaster />
        </SessionProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
  return { server, sent, client, watched, adapter, onSignedOut, onStepUp }
}

const settled = (client: QueryClient) =>
  waitFor(() => expect([client.isFetching(), client.isMutating()]).toEqual([0, 0]), { timeout: 5000 })

const buttons = {
  other: '[data-device-list-item]:not([data-current]) [data-device-list-sign-out]',
  others: '[data-device-list-sign-out-others]',
  here: '[data-device-list-item][data-current] [data-device-list-sign-out]',
}

/** Signs out the first other device, all others, or this one, if that is offered and may be clicked. */
async function press(client: QueryClient, which: keyof typeof buttons): Promise<void> {
  const button = document.querySelector<HTMLElement>(`${buttons[which]}:not([aria-disabled=true])`)
  if (!button) return
  fireEvent.click(button)
  const yes = document.querySelector<HTMLElement>('[data-device-list-button="solid"]')
  if (yes) fireEvent.click(yes)
  await settled(client)
}

const refresh = async (client: QueryClient) => {
  await client.refetchQueries()
  await settled(client)
}

const secretBody = { error: 'a_code', message: 'CANARY_TEXT', token: 'CANARY_TOKEN', code: 'oops' }
const challenge = `Bearer realm="CANARY_REALM", error="insufficient_user_authentication", error_description="CANARY_TEXT", acr_values="level-2"`
const faults: readonly ServerFault[] = [
  { on: 'revoke', do: 'fail', status: 500, body: secretBody },
  { on: 'revoke', do: 'fail', status: 403, body: { ...secretBody, errors: [secretBody] } },
  { on: 'revoke', do: 'fail', status: 429, body: secretBody, headers: { 'retry-after': '0' } },
  { on: 'revoke', do: 'fail', status: 401, body: secretBody, headers: { 'www-authenticate': challenge } },
]

async function wholeFlow(system: Wiring) {
  const page = signedIn(system)
  const { server, client, watched } = page
  await screen.findAllByRole('listitem', {}, { timeout: 5000 })
  const details = screen.queryAllByRole('button', { name: /^Details/ })
  for (const button of details) fireEvent.click(button)

  // An expired token, and errors of every kind, with the list on screen.
  server.fault({ on: 'list', do: 'fail', status: 401, body: secretBody })
  await refresh(client)
  await bringBack(page)
  for (const fault of faults) {
    server.fault(fault)
    await press(client, 'other')
    await bringBack(page)
  }
  for (const status of [403, 500] as const) {
    server.fault({ on: 'list', do: 'fail', status, body: secretBody, times: 3 })
    await refresh(client)
    await bringBack(page)
  }
  await failEverywhere(page)
  // One, all others, this one.
  await press(client, 'other')
  await press(client, 'others')
  await press(client, 'here')
  watched.note(
    'addresses',
    page.sent.map(({ url }) => withoutLogoutToken(url)),
  )
  return page
}

/** Kratos's own logout takes its one-time token in the address; nothing else may stand in one. */
const withoutLogoutToken = (url: string) => url.replace(/(?<=\/self-service\/logout\?token=)[^&]+$/, '…')

/** A 401 that is no expired token ends the list; the server knows the session all the same, so it comes back. */
async function bringBack({ client, server }: { client: QueryClient; server: AnyServer }): Promise<void> {
  if (server.alive().length > 0) await refresh(client)
}

/** What the adapter itself throws, past the cache. */
async function failEverywhere({ adapter, server, watched }: ReturnType<typeof signedIn>): Promise<void> {
  for (const status of [400, 401, 404, 409, 500] as const) {
    server.fault({ on: 'list', do: 'fail', status, body: secretBody, times: 2 })
    const error: unknown = await adapter.list().then(
      (list) => list,
      (thrown: unknown) => thrown,
    )
    watched.note(isSessionError(error) ? 'error' : 'list', error)
    await adapter.list().catch(() => null)
  }
}

type Page = ReturnType<typeof signedIn>

/** Nothing that was seen holds a secret, and there was something to see in each of these places. `theirs`: the SDK's own. */
function expectNoSecret({ watched }: Page, places: readonly string[], theirs = ''): void {
  const seen = watched.look().filter(({ where }) => where !== theirs)
  expect(seen.filter(({ what }) => SECRET.test(what)).map(({ where, what }) => [where, aroundSecret(what)])).toEqual([])
  const lookedAt = new Set(seen.map(({ where }) => where))
  for (const place of [...places, 'page', 'mutation cache', 'dehydrated', 'report', 'addresses'])
    expect(lookedAt).toContain(place)
  expect(watched.storedTimes()).toBe(0)
  expect(watched.cookiesRead()).toBe(0)
}

/** These SDKs do not hand out the header that asks for step-up, and Frontegg asks for none. */
const tellsOfNoStepUp = new Set(['Appwrite', 'Clerk', 'Frontegg', 'Hanko', 'Prelude, through its SDK'])

describe.each<Wiring>([...everySystem, ...sdkSystems])('$name', (system) => {
  test('ASVS 3.3.4, ASVS 14.3.3, ASVS 16.2.5: no secret is anywhere, after whole flows', async () => {
    const page = await wholeFlow(system)
    // The flow was one: it read, failed, ended sessions, and everything was looked at.
    expectNoSecret(page, ['query cache', 'error'])
    expect(page.sent.length).toBeGreaterThan(15)
    expect(page.server.alive().length).toBeLessThanOrEqual(1)
    expect(page.onStepUp.mock.calls.length > 0).toBe(!tellsOfNoStepUp.has(system.name))
  }, 60_000)
})

describe.each(listless)('$name, which has no list', (system) => {
  test('ASVS 3.3.4, ASVS 14.3.3, ASVS 16.2.5: no secret is anywhere, after whole flows', async () => {
    const page = signedIn(system)
    const { server, client, watched, sent } = page
    await screen.findByRole('button', { name: 'Sign out all other devices' })
    // The last one, a 401, is a sign-out to this SDK.
    for (const fault of faults) {
      if (fault === faults.at(-1)) await press(client, 'others')
      server.fault(fault)
      await press(client, 'others')
    }
    watched.note(
      'addresses',
      sent.map(({ url }) => url),
    )
    expectNoSecret(page, [], `BroadcastChannel ${SUPABASE_CHANNEL}`)
    expect(sent.length).toBeGreaterThan(faults.length)
    expect(server.alive()).toHaveLength(1)
  }, 60_000)
})

const aroundSecret = (text: string) => {
  const at = text.search(SECRET)
  return text.slice(Math.max(0, at - 120), at + 60)
}
