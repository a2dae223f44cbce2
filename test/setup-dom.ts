import '@testing-library/jest-dom/vitest'
import { cleanup } from '@testing-library/react'
import { afterEach, beforeAll } from 'vitest'
import { loadAfterClick } from '../src/ui/after-click.ts'
import './setup-strict.ts'

// As on a page that was idle for a moment. test/ui/after-click.test.tsx has the click that comes earlier.
beforeAll(loadAfterClick)
afterEach(cleanup)
