import { beforeAll, expect } from 'vitest'

// As on a page that was idle for a moment. test/ui/after-click.test.tsx has the click that comes earlier. Tests of hooks have no screen.
beforeAll(async () => {
  // oxlint-disable-next-line vitest/no-standalone-expect -- nothing is expected: it knows which file this is
  if (expect.getState().testPath?.includes('/test/hooks/')) return
  const { loadAfterClick } = await import('../src/ui/device-list/after-click.ts')
  await loadAfterClick()
})
