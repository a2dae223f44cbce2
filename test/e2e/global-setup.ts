import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'
import { findChromium, findHeadless } from '../../scripts/lib/chromium.mjs'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Which build of the page is served: see `demo/vite.config.ts`. */
    demoBuild: string
    /** The Chrome or Chromium to test with, without a window where that can be had; `null` when none is installed. */
    chromium: string | null
    /** One that keeps a page when one leaves it. */
    windowed: string | null
    /** Why the page could not be built, or `null`. */
    buildError: string | null
  }
}

/**
 * Builds the page once for all end-to-end tests; each test file then serves it beside an auth server of its own. A page that
 * cannot be built fails those tests, and no others.
 */
export default async function setup({ provide }: TestProject): Promise<() => void> {
  const demoBuild = `test-${process.pid}`
  process.env['DEMO_BUILD'] = demoBuild
  provide('demoBuild', demoBuild)
  provide('chromium', await findHeadless())
  provide('windowed', await findChromium())
  provide('buildError', await buildError())
  return () => rmSync(new URL(`../../.cache/demo/${demoBuild}`, import.meta.url), { recursive: true, force: true })
}

async function buildError(): Promise<string | null> {
  const configFile = fileURLToPath(new URL('../../demo/vite.config.ts', import.meta.url))
  const { NODE_ENV } = process.env
  // Vitest says "test", and that would build the page with React's development files.
  process.env['NODE_ENV'] = 'production'
  try {
    await build({ configFile, logLevel: 'error' })
    return null
  } catch (error) {
    return String(error)
  } finally {
    process.env['NODE_ENV'] = NODE_ENV
  }
}
