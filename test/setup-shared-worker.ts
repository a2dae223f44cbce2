import { afterAll, vi } from 'vitest'

// Test files of one worker share its modules and globals, which takes half the time. What a file replaced, it leaves as it was.
afterAll(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
})
