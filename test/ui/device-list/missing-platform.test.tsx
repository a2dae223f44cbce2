import { screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { failOnConsole, findSignOut, showList, signOut, signOutOthers } from './show-list.tsx'

failOnConsole()
afterEach(() => {
  vi.unstubAllGlobals()
})

/** As in a browser that blocks all storage: to ask for it throws. */
const forbidden = {
  get() {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  },
}

function withoutStorage(): () => void {
  const before = ['localStorage', 'sessionStorage', 'indexedDB', 'caches'].map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  )
  for (const [name] of before) Object.defineProperty(globalThis, name, { ...forbidden, configurable: true })
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor)
      else Reflect.deleteProperty(globalThis, name)
    }
  }
}

function without(name: string, value?: unknown): () => void {
  vi.stubGlobal(name, value)
  return () => vi.unstubAllGlobals()
}

function ChannelThatMayNotOpen(): never {
  throw new DOMException('The operation is insecure.', 'SecurityError')
}

test.each([
  ['BroadcastChannel', () => without('BroadcastChannel')],
  ['a BroadcastChannel that opens', () => without('BroadcastChannel', ChannelThatMayNotOpen)],
  ['crypto', () => without('crypto')],
  ['a storage that can be touched', withoutStorage],
  ['matchMedia', () => without('matchMedia')],
  ['reportError', () => without('reportError')],
])('F28: the whole job works without %s', async (_what, takeAway) => {
  const giveBack = takeAway()
  try {
    const { user, revokes, unmount } = showList()
    await signOut(user, 'Safari on iPhone')
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Sign out, Safari/ })).toBeNull())
    expect(await screen.findAllByText(/^Safari on iPhone is signed out\./)).not.toEqual([])
    await findSignOut('Living room TV')
    await signOutOthers(user)
    expect(await screen.findByText('You’re only signed in here.')).toBeVisible()
    expect(revokes().map(({ target }) => target)).toEqual(['session', 'others'])
    unmount()
  } finally {
    giveBack()
  }
})
