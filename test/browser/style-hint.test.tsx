import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { showList } from '../ui/device-list/show-list.tsx'

// The one file of this project that shows a list without its styles, as an application does that forgot them.

const warn = vi.fn<(text: string) => void>()
afterEach(() => {
  cleanup()
  warn.mockClear()
  document.documentElement.removeAttribute('style')
})

/** The hint waits three seconds, because a style sheet may come late. */
const longEnough = () => new Promise((resolve) => setTimeout(resolve, 3500))

test('a list without its styles: one hint, which silence can be bought from, and none from a list that has them', async () => {
  vi.spyOn(console, 'warn').mockImplementation(warn)
  // Styles of the application's own say so.
  document.documentElement.style.setProperty('--device-list-size', '1rem')
  showList()
  await screen.findByRole('button', { name: 'Sign out, Safari on iPhone' })
  await longEnough()
  expect(warn).not.toHaveBeenCalled()
  cleanup()

  document.documentElement.removeAttribute('style')
  const { show } = showList()
  await screen.findByRole('button', { name: 'Sign out, Safari on iPhone' })
  await longEnough()
  show({})
  expect(warn.mock.calls).toEqual([
    [expect.stringMatching(/has no styles.*react-device-sessions\/styles\.css.*docs\/troubleshooting\.md#no-styles/)],
  ])
})
