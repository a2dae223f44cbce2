import type * as React from 'react'
import { expect, vi } from 'vitest'

// In StrictMode, React Query 5.0 aborts the first read of a list and starts another, as React takes each effect back once: in
// development only, and long mended. Tests of hooks count requests and time faults by them, so here they go without; those of the
// parts keep it.
// oxlint-disable-next-line vitest/no-standalone-expect -- nothing is expected: it knows which file this is
if (expect.getState().testPath?.includes('/test/hooks/')) {
  vi.doMock('react', async (load) => {
    const react = await load<typeof React>()
    return { ...react, StrictMode: react.Fragment }
  })
}
