import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type * as hooks from 'react-device-sessions/hooks'
import { type MemoryAdapterOptions, memoryAdapter } from 'react-device-sessions/testing'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

// Each test has the package anew, because a hint is given once.

const warn = vi.fn<(text: string) => void>()
beforeEach(() => {
  vi.useFakeTimers()
  vi.resetModules()
  warn.mockClear()
  vi.spyOn(console, 'warn').mockImplementation(warn)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

const said = () => warn.mock.calls.map(([text]) => text)

/** One copy of the package, as a bundler has it that found two. */
const copy = async (): Promise<typeof hooks> => {
  vi.resetModules()
  return import('react-device-sessions/hooks')
}

const never = () => undefined
const asks = { capabilities: { stepUp: { kind: 'sign-in-again', list: 'maybe', revoke: 'never' } } } as const

async function show(options: MemoryAdapterOptions, props: Partial<hooks.SessionProviderProps> = {}) {
  const { SessionProvider } = await copy()
  const adapter = memoryAdapter(options)
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SessionProvider adapter={adapter} userId="ada" onSignedOut={never} {...props} />
    </QueryClientProvider>,
  )
  vi.advanceTimersByTime(10_000)
}

test('a server that may want proof, and nobody to ask for it: said before the day on which it does', async () => {
  await show({ id: 'memory:/api', ...asks })
  expect(said()).toEqual([expect.stringMatching(/"memory:\/api" may want proof.*onStepUp.*docs\/step-up\.md/)])
})

test.each<[string, MemoryAdapterOptions, Partial<hooks.SessionProviderProps>]>([
  ['a handler', asks, { onStepUp: async () => null }],
  ['another way on', asks, { onSignInAgain: never }],
  ['a server that never asks', {}, {}],
])('nothing is said where there is %s', async (_what, options, props) => {
  await show(options, props)
  expect(said()).toEqual([])
})

test('an adapter that was written without types, and says nothing of proof, breaks no page', async () => {
  const { SessionProvider } = await copy()
  const { stepUp: _none, ...capabilities } = memoryAdapter().capabilities
  const adapter = Object.assign({}, memoryAdapter(), { capabilities })
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SessionProvider adapter={adapter} userId="ada" onSignedOut={never} />
    </QueryClientProvider>,
  )
  vi.advanceTimersByTime(10_000)
  expect(said()).toEqual([])
})

test('nothing is said in production', async () => {
  vi.stubEnv('NODE_ENV', 'production')
  await show(asks)
  expect(said()).toEqual([])
})

function NamesOf({ useSessions }: Pick<typeof hooks, 'useSessions'>) {
  // oxlint-disable-next-line react/hooks -- which copy of it is what the test is about
  return <p>{useSessions().data?.sessions.length}</p>
}

function inClient(...content: readonly React.ReactNode[]) {
  return <QueryClientProvider client={new QueryClient()}>{content}</QueryClientProvider>
}

test('without a provider, the error says what to wrap, and names the page', async () => {
  vi.spyOn(console, 'error').mockImplementation(never)
  const one = await copy()
  const alone = () => render(inClient(<NamesOf key="alone" useSessions={one.useSessions} />))
  expect(alone).toThrow(/No SessionProvider above.*Wrap it: <SessionProvider .*docs\/troubleshooting\.md#no-provider/)
  vi.stubEnv('NODE_ENV', 'production')
  expect(alone).toThrow(/^No SessionProvider above this component\.$/)
})

test('below the provider of another copy, the error says that there are two', async () => {
  vi.spyOn(console, 'error').mockImplementation(never)
  const one = await copy()
  const other = await copy()
  expect(() =>
    render(
      inClient(
        <one.SessionProvider key="one" adapter={memoryAdapter()} userId="ada" onSignedOut={never}>
          <NamesOf useSessions={other.useSessions} />
        </one.SessionProvider>,
      ),
    ),
  ).toThrow(/two copies are on the page.*docs\/troubleshooting\.md#two-copies/)
})

test('providers of two copies on one page: one warning', async () => {
  const one = await copy()
  const other = await copy()
  render(
    inClient(
      <one.SessionProvider key="one" adapter={memoryAdapter()} userId="ada" onSignedOut={never} />,
      <other.SessionProvider key="other" adapter={memoryAdapter()} userId="ada" onSignedOut={never} />,
    ),
  )
  expect(said()).toEqual([expect.stringMatching(/Two copies of this package.*docs\/troubleshooting\.md#two-copies/)])
})

test('two providers of one copy, and one after the other of two: no warning', async () => {
  const { SessionProvider } = await copy()
  const first = render(
    inClient(
      <SessionProvider key="a" adapter={memoryAdapter()} userId="ada" onSignedOut={never} />,
      <SessionProvider key="b" adapter={memoryAdapter()} userId="ada" onSignedOut={never} />,
    ),
  )
  first.unmount()
  const other = await copy()
  render(inClient(<other.SessionProvider key="c" adapter={memoryAdapter()} userId="ada" onSignedOut={never} />))
  expect(said()).toEqual([])
})
