import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import react from '@vitejs/plugin-react'
import { type Browser, chromium } from 'playwright'
import { build, type InlineConfig, type PluginOption } from 'vite'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { chromiumArgs } from '../../scripts/lib/chromium.mjs'
import { ensureInstalledIn } from '../../scripts/lib/project.mjs'
import { oldestPeers, peersFrom } from '../peers/peers-from.ts'
import { shortDate, watchConsole } from '../server-rendering/hydration.ts'

declare global {
  /** How often the page in the browser read the list. */
  var readsInBrowser: (() => number) | undefined
}

/** What `on-server.jsx` prints. */
interface Rendered {
  readonly version: string
  readonly handover: unknown
  readonly html: Readonly<Record<How, string>>
}

const root = path.join(inject('application'), 'server-rendering')
const renderedAt = Date.parse('2026-11-21T09:00:00.000Z')

let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: inject('chromium') ?? '', args: [...chromiumArgs] })
})
afterAll(() => browser.close())

type How = 'whole' | 'streamed'

const all = [
  [
    '19',
    [],
    [
      ['streamed', 'America/Los_Angeles'],
      ['whole', 'Asia/Kolkata'],
    ],
  ],
  [
    '18',
    [peersFrom(oldestPeers)],
    [
      ['whole', 'America/Los_Angeles'],
      ['streamed', 'UTC'],
    ],
  ],
] satisfies [string, PluginOption[], [How, string][]][]

// `npm test` leaves the oldest peers, which have to be installed, to `npm run test:all`.
describe.each(process.env['TESTS'] === 'all' ? all : all.slice(0, 1))('React %s', (major, peers, ways) => {
  const outDir = path.join(root, `react-${major}`)
  let rendered: Rendered
  let script: string

  beforeAll(async () => {
    if (peers.length > 0) ensureInstalledIn(oldestPeers)
    const config: InlineConfig = {
      root,
      configFile: false,
      logLevel: 'error',
      plugins: [...peers, react()],
      // React's development build warns of what its production build mends without a word.
      define: { 'process.env.NODE_ENV': '"development"' },
      ssr: { noExternal: true },
    }
    const into = (entryFileNames: string) => ({
      outDir,
      emptyOutDir: false,
      minify: false,
      // One script, which is written into the page.
      rolldownOptions: { output: { entryFileNames, codeSplitting: false } },
    })
    await build({ ...config, build: { ...into('on-server.mjs'), ssr: 'on-server.jsx' } })
    const inBrowser = into('in-browser.js')
    const input = path.join(root, 'in-browser.jsx')
    await build({ ...config, build: { ...inBrowser, rolldownOptions: { ...inBrowser.rolldownOptions, input } } })
    const env = { ...process.env, TZ: 'UTC', NODE_ENV: 'development' }
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [path.join(outDir, 'on-server.mjs'), String(renderedAt)],
      { env },
    )
    rendered = JSON.parse(stdout)
    script = readFileSync(path.join(outDir, 'in-browser.js'), 'utf8')
  })

  test('the server writes the whole list, in UTC and at its own time', () => {
    expect(rendered.version).toMatch(new RegExp(`^${major}\\.`))
    for (const html of Object.values(rendered.html)) {
      expect(html).toContain('2 other devices')
      expect(html).toContain('12 minutes ago')
      expect(html).toContain('Jun 14')
    }
  })

  async function open(how: How, timezoneId: string, laterMs: number) {
    const context = await browser.newContext({ timezoneId, locale: 'en-US' })
    context.setDefaultTimeout(10_000)
    const page = await context.newPage()
    const complaints = watchConsole(page)
    await page.addInitScript((now) => {
      Date.now = () => now
    }, renderedAt + laterMs)
    const body = documentOf(rendered.html[how], rendered.handover, script)
    await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }))
    await page.goto('http://127.0.0.1/')
    return { page, complaints, reads: () => page.evaluate(() => globalThis.readsInBrowser?.()) }
  }

  test.each(ways)(
    'F23: %s, in %s: the browser takes over without a warning or a request, and each day is its own',
    async (how, timeZone) => {
      const { page, complaints, reads } = await open(how, timeZone, 20_000)
      const day = shortDate('2026-06-14T02:30:00.000Z', timeZone)
      await page.locator('time[datetime^="2026-06-14"]', { hasText: day }).waitFor()
      await page.getByText('12 minutes ago').waitFor()
      await page.getByText('Updated just now').waitFor()
      expect(await reads()).toBe(0)
      expect(complaints).toEqual([])
      await page.context().close()
    },
  )

  test('F23: a page that was rendered long ago is taken over without a warning too, and read anew', async () => {
    const { page, complaints, reads } = await open('whole', 'Asia/Kolkata', 8 * 60_000)
    await page.getByText('20 minutes ago').waitFor()
    await page.getByText('Updated just now').waitFor()
    // Twice in development: StrictMode takes the first one back.
    expect([1, 2]).toContain(await reads())
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

function documentOf(html: string, handover: unknown, script: string): string {
  const json = JSON.stringify(handover).replaceAll('<', '\\u003c')
  const code = script.replaceAll('</script', '<\\/script')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Devices</title></head><body><div id="root">${html}</div><script>globalThis.handover = ${json}</script><script type="module">${code}</script></body></html>`
}
