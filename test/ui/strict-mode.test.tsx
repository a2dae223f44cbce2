import { render, renderHook } from '@testing-library/react'
import { useEffect } from 'react'
import { expect, test, vi } from 'vitest'

test.each([
  ['component', (use: () => void) => void render(<Uses what={use} />)],
  ['hook', (use: () => void) => void renderHook(use)],
])('every %s that a test renders is in StrictMode', (_what, show) => {
  const effect = vi.fn()
  function useOnce() {
    useEffect(effect, [])
  }
  show(useOnce)
  expect(effect).toHaveBeenCalledTimes(2)
})

function Uses({ what }: { readonly what: () => void }) {
  what()
  return null
}
