import { beforeAll } from 'vitest'
import { loadAfterClick } from '../src/ui/device-list/after-click.ts'

// As on a page that was idle for a moment. test/ui/after-click.test.tsx has the click that comes earlier.
beforeAll(loadAfterClick)
