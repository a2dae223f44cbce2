import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { setUp } from './support.tsx'
import { aWhile, besideAnotherTab, heard, pageEvent, revokeIn, say, showNames, turn } from './tabs-support.tsx'

besideAnotherTab()

describe('what other tabs are told', () => {
  it('ASVS 3.5.5: is one word, the same for everybody: no id, no user, no server', async () => {
    const { render: renderIn } = setUp()
    const revoke = await revokeIn({ render: renderIn })
    await revoke('phone')
    await waitFor(() => expect(heard).toEqual(['changed']))
  })

  it('is nothing when nothing can have changed', async () => {
    const { render: renderIn, adapter } = setUp()
    const revoke = await revokeIn({ render: renderIn })
    adapter.fault({ on: 'revoke', do: 'fail', code: 'rate_limited', status: 429 })
    await revoke('phone')
    await aWhile()
    expect(heard).toEqual([])
  })

  it('is said when the outcome is open, and when this browser signs itself out', async () => {
    const { render: renderIn, adapter } = setUp()
    const revoke = await revokeIn({ render: renderIn })
    adapter.fault({ on: 'revoke', do: 'fail', code: 'timeout', status: null })
    await revoke('phone')
    await waitFor(() => expect(heard).toEqual(['changed']))
    await revoke('laptop')
    await waitFor(() => expect(heard).toEqual(['changed', 'changed']))
  })

  it('does not come back to the tab that said it', async () => {
    const page = await showNames()
    const revoke = await revokeIn(page)
    const before = page.lists()
    await revoke('phone')
    await aWhile()
    expect(page.lists()).toBe(before + 1)
    expect(page.client.getQueryState(page.listKey)?.isInvalidated).toBe(false)
  })
})

describe('a tab that is told', () => {
  it('in the background marks the list stale and sends nothing, until it is looked at', async () => {
    const { adapter, client, listKey, lists } = await showNames()
    await turn('hidden')
    adapter.remove('phone')
    for (let n = 0; n < 20; n += 1) say('changed')
    await waitFor(() => expect(client.getQueryState(listKey)?.isInvalidated).toBe(true))
    await aWhile()
    expect(lists()).toBe(1)
    expect(screen.getByText('laptop phone tablet')).toBeVisible()
    await turn('visible')
    await screen.findByText('laptop tablet')
    expect(lists()).toBe(2)
  })

  it('while it is looked at reads once, however often it is told', async () => {
    const { adapter, lists } = await showNames()
    adapter.remove('phone')
    adapter.fault({ on: 'list', do: 'hang' })
    for (let n = 0; n < 20; n += 1) say('changed')
    await waitFor(() => expect(lists()).toBe(2))
    await aWhile()
    act(() => adapter.release())
    await screen.findByText('laptop tablet')
    expect(lists()).toBe(2)
  })

  it('F21: whose own session was ended says so, clears its rows, and asks no more', async () => {
    const { adapter, client, listKey, lists, onSignedOut } = await showNames()
    await turn('hidden')
    adapter.remove('laptop')
    say('changed')
    await aWhile()
    await turn('visible')
    await screen.findByText('error: unauthenticated')
    expect(client.getQueryData(listKey)).toBeUndefined()
    expect(onSignedOut.mock.calls).toEqual([['unauthenticated']])
    say('changed')
    await aWhile()
    expect(lists()).toBe(2)
    expect(onSignedOut).toHaveBeenCalledTimes(1)
  })

  it.for([null, 'CHANGED', { userId: 'bob' }, ['changed'], 'changed ', 1])(
    'ASVS 3.5.5: ignores what no tab of ours says: %j',
    async (message) => {
      const { client, listKey, lists } = await showNames()
      say(message)
      await aWhile()
      expect(lists()).toBe(1)
      expect(client.getQueryState(listKey)?.isInvalidated).toBe(false)
    },
  )

  it('and was closed meanwhile is not there to listen', async () => {
    const { client, listKey, unmount } = await showNames()
    unmount()
    say('changed')
    await aWhile()
    expect(client.getQueryState(listKey)?.isInvalidated).toBe(false)
  })
})

describe('a page that the browser brings back', () => {
  it('F24: as it was, reads the list anew, and hears again', async () => {
    const { adapter, lists } = await showNames()
    await pageEvent('pagehide', true)
    say('changed')
    await aWhile()
    expect(lists()).toBe(1)
    adapter.remove('phone')
    await pageEvent('pageshow', true)
    await screen.findByText('laptop tablet')
    expect(lists()).toBe(2)
    adapter.remove('tablet')
    say('changed')
    await screen.findByText('laptop')
  })

  it('by loading it afresh, reads it no second time', async () => {
    const { lists } = await showNames()
    await pageEvent('pageshow', false)
    await aWhile()
    expect(lists()).toBe(1)
  })
})
