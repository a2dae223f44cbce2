import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { ViteDevServer } from 'vite'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { output, serveForDevelopment } from './build.ts'
import { windowsOf } from './engines/index.ts'
import { addressOf, plainPage } from './matrix.ts'

// What a developer is told, by the package as it is published, and a user is not.

const windows = windowsOf('chromium')
let development: ViteDevServer

beforeAll(async () => {
  development = await serveForDevelopment(path.join(inject('application'), 'page'), inject('hosts'))
})
afterAll(async () => {
  await windows.close()
  await development?.close()
})

async function complaintsOf(origin: string, scene: string): Promise<readonly string[]> {
  const window = await windows.on({ system: 'light' })
  await window.open(origin + addressOf(plainPage, { scene }))
  // In development the modules come one by one, and Vite may load the page again while it gets to know them.
  const isDrawn = async () => expect(await window.ask('countTexts')).toBeGreaterThan(3)
  await vi.waitFor(isDrawn, { timeout: 30_000, interval: 200 })
  return window.ask('complaints')
}

test('H18: under the development server of Vite a careless application is warned, and a careful one is not', async () => {
  const origin = new URL(development.resolvedUrls?.local[0] ?? '').origin
  expect((await complaintsOf(origin, 'careless')).join('\n')).toMatch(/adapter/)
  expect(await complaintsOf(origin, 'list')).toEqual([])
})

test('H18: what is built for production warns nobody', async () => {
  expect(await complaintsOf(inject('hosts'), 'careless')).toEqual([])
})

/** The scripts of a folder, as one text. */
const scriptsIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .join('\n')

test('H18: what is built for production has none of the words for developers', () => {
  const hints = /See docs\/|docs\/[a-z-]+\.md|Wrap it: <SessionProvider|locales=\{\[…\]\}/g
  const installed = path.join(inject('application'), 'node_modules', 'react-device-sessions', 'dist')
  expect(scriptsIn(installed).match(hints)).not.toBeNull()
  const built = scriptsIn(path.join(output, 'vite'))
  expect(built).toContain('No SessionProvider above this component')
  expect(built.match(hints)).toBeNull()
})
