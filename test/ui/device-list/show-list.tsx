import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { configure, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type ReactNode, StrictMode } from 'react'
import {
  DeviceList,
  type DeviceListProps,
  type RevocationReport,
  SessionProvider,
  type SessionProviderProps,
} from 'react-device-sessions'
import { type MemoryAdapterOptions, makeSession, memoryAdapter } from 'react-device-sessions/testing'
import { afterEach, beforeEach, expect, vi } from 'vitest'

// For machines that are busy with something else: nothing here is expected to take long.
configure({ asyncUtilTimeout: 5000 })
vi.setConfig({ testTimeout: 30_000 })

const at = (city: string, countryCode: string) => ({ city, region: null, countryCode, label: null })
const software = (name: string) => ({ name, version: null })

/** The moment at which the fixtures are looked at. */
export const now = Date.parse('2026-11-21T09:00:00Z')

export const laptop = makeSession({
  id: 'laptop',
  isCurrent: true,
  device: { type: 'desktop', browser: software('Chrome'), os: software('macOS') },
  location: at('Lyon', 'FR'),
})
export const phone = makeSession({
  id: 'phone',
  device: { type: 'mobile', model: 'iPhone', browser: software('Safari'), os: software('iOS') },
  location: at('Lyon', 'FR'),
  lastActiveAt: '2026-11-21T08:48:00.000Z',
})
export const tv = makeSession({
  id: 'tv',
  device: { type: 'tv', label: 'Living room TV' },
  lastActiveAt: '2026-11-20T08:00:00.000Z',
})
export const desktop = makeSession({
  id: 'desktop',
  device: { type: 'desktop', browser: software('Firefox'), os: software('Windows') },
  location: at('Oslo', 'NO'),
  lastActiveAt: '2026-06-14T08:00:00.000Z',
})
export const four = [laptop, phone, tv, desktop]
/** The same, at a server that cannot tell which of them is asking. */
export const unmarked = four.map((session) => Object.assign({}, session, { isCurrent: null }))

export interface Page {
  readonly userId?: string
  readonly maxSessions?: number
  readonly list?: DeviceListProps
  readonly onStepUp?: SessionProviderProps['onStepUp']
  readonly onSignInAgain?: SessionProviderProps['onSignInAgain']
  readonly around?: (list: ReactNode) => ReactNode
}

/** A signed-in page with a `<DeviceList>` on it, and an auth server in memory. */
export function showList(server: MemoryAdapterOptions = {}, page: Page = {}) {
  const adapter = memoryAdapter({ sessions: four, ...server })
  const client = new QueryClient({ defaultOptions: { queries: { retryDelay: 1 } } })
  const onSignedOut = vi.fn<(reason: string) => void>()
  const onReport = vi.fn<(report: RevocationReport) => void>()
  const element = ({
    userId = 'ada',
    maxSessions = 1000,
    list = {},
    onStepUp,
    onSignInAgain,
    around = (children) => children,
  }: Page) => (
    <StrictMode>
      <QueryClientProvider client={client}>
        <SessionProvider
          adapter={adapter}
          userId={userId}
          maxSessions={maxSessions}
          recheckAfterMs={20}
          onSignedOut={onSignedOut}
          {...(onStepUp && { onStepUp })}
          {...(onSignInAgain && { onSignInAgain })}
        >
          {around(<DeviceList now={now} onReport={onReport} {...list} />)}
        </SessionProvider>
      </QueryClientProvider>
    </StrictMode>
  )
  const view = render(element(page))
  return {
    ...view,
    adapter,
    client,
    onSignedOut,
    onReport,
    user: userEvent.setup(),
    said: listen(),
    show: (next: Page) => view.rerender(element({ ...page, ...next })),
    revokes: () => adapter.calls.flatMap((call) => (call.operation === 'revoke' ? [call.request] : [])),
    lists: () => adapter.calls.filter(({ operation }) => operation === 'list').length,
  }
}

/** Everything the list announces, in order, as a screen reader would hear it. */
function listen(): string[] {
  const heard: string[] = []
  const observer = new MutationObserver((records) => {
    for (const { addedNodes, target } of records) {
      const region = target instanceof Element ? target.closest('[role=status], [role=alert], [aria-live]') : null
      if (region && !region.closest('[aria-live=off]')) for (const node of addedNodes) heard.push(audible(node))
    }
  })
  observer.observe(document.body, { childList: true, subtree: true, characterData: true })
  return heard
}

/** The text of a node without what is hidden from assistive technology. */
function audible(node: Node): string {
  if (node instanceof Element && node.getAttribute('aria-hidden') === 'true') return ''
  if (node.childNodes.length === 0) return node.textContent ?? ''
  return [...node.childNodes].map(audible).join('')
}

export const signOutButton = (device: string) => screen.getByRole('button', { name: `Sign out, ${device}` })
export const findSignOut = (device: string) => screen.findByRole('button', { name: `Sign out, ${device}` })
export const othersButton = () => screen.getByRole('button', { name: 'Sign out all other devices' })
export const dialog = () => within(screen.getByRole('dialog'))
export const confirmButton = () => dialog().getByRole('button', { name: /^Sign out/ })

/** The row of a device, by its name. */
export function row(name: string) {
  const item = screen.getAllByRole('listitem').find((each) => within(each).queryByText(name))
  if (!item) throw new Error(`No row is named ${name}.`)
  return item
}

/** Waits until the row of a device says this of its session. */
export const findStanding = (name: string, text: string | RegExp) =>
  waitFor(() => expect(row(name)).toHaveTextContent(text))

/** Asks for a device to be signed out, and confirms. */
export async function signOut(user: ReturnType<typeof userEvent.setup>, device: string) {
  await user.click(await findSignOut(device))
  await user.click(confirmButton())
}

export async function signOutOthers(user: ReturnType<typeof userEvent.setup>) {
  await user.click(await screen.findByRole('button', { name: 'Sign out all other devices' }))
  await user.click(confirmButton())
}

/** Long enough for anything that could still be announced. */
export const quiet = () => new Promise((resolve) => setTimeout(resolve, 150))

/** React's and our own warnings fail the test that causes them. */
export function failOnConsole() {
  const warnings: unknown[][] = []
  beforeEach(() => {
    warnings.length = 0
    for (const level of ['error', 'warn'] as const)
      vi.spyOn(console, level).mockImplementation((...words) => void warnings.push(words))
  })
  afterEach(() => {
    vi.restoreAllMocks()
    // oxlint-disable-next-line vitest/no-standalone-expect -- it stands in every test of the file
    expect(warnings).toEqual([])
  })
  return warnings
}
