import { beforeAll, expect } from 'vitest'

// As on a page that was idle for a moment: what comes after the click is there. test/ui/after-click.test.tsx has the click that comes earlier.
beforeAll(async () => {
  await import('../src/hooks/revoke-and-report.ts')
  // Tests of hooks have no screen.
  // oxlint-disable-next-line vitest/no-standalone-expect -- nothing is expected: it knows which file this is
  if (expect.getState().testPath?.includes('/test/hooks/')) return
  const { loadAfterClick } = await import('../src/ui/device-list/after-click.ts')
  await loadAfterClick()
})
