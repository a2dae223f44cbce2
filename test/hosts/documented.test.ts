import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { applicationOf, buildWithVite, output, run, serveForDevelopment } from './build.ts'
import { documentedLoaders } from './documented-loaders.ts'
import { windowsOf } from './engines/index.ts'
import { serveHosts } from './server.ts'

// H20: what the docs print for a bundler to understand is given to bundlers, as it is printed.

const windows = windowsOf('chromium')
const closing: (() => unknown)[] = [() => windows.close()]
afterAll(async () => {
  for (const close of closing.toReversed()) await close()
})

const loaders = documentedLoaders()

test('the docs show how a language is loaded', () => {
  expect(loaders.length).toBeGreaterThan(0)
})

/** The page with a loader in it, in a folder of the application. */
function writePage(folder: string, code: string): string {
  const page = path.join(folder, 'documented')
  cpSync(fileURLToPath(new URL('page', import.meta.url)), page, { recursive: true })
  const source = `export const loadLocale = ${code}\n`
  writeFileSync(path.join(page, 'documented-loader.js'), source)
  writeFileSync(path.join(page, 'main.jsx'), readFileSync(path.join(page, 'documented.jsx')))
  return page
}

const makers = {
  'vite build': async (code: string) => {
    const outDir = path.join(output, 'documented')
    await buildWithVite(writePage(inject('application'), code), outDir, '/documented/')
    return `${await serve(outDir)}/documented/index.html`
  },
  'vite dev': async (code: string) => {
    const server = await serveForDevelopment(writePage(inject('application'), code), inject('hosts'))
    closing.push(() => server.close())
    return `${new URL(server.resolvedUrls?.local[0] ?? '').origin}/vite/index.html`
  },
  webpack: async (code: string) => {
    const installed = path.join(inject('application'), 'node_modules', 'react-device-sessions')
    const folder = applicationOf('webpack', installed)
    writePage(folder, code)
    run(folder, 'build.cjs', 'documented')
    return `${await serve(path.join(folder, 'documented-dist'))}/documented/index.html`
  },
}

async function serve(folder: string): Promise<string> {
  const folders = { documented: folder, styles: path.join(output, 'styles'), 'in-page': path.join(output, 'in-page') }
  const { origin, close } = await serveHosts({ folders })
  closing.push(close)
  return origin
}

// Webpack is installed for `npm run test:hosts` alone.
const bundlers = Object.entries(makers).filter(([name]) => inject('share') === 'all' || name !== 'webpack')

// A build by webpack takes its time on a machine that does something else.
describe.each(loaders.map(({ where, code }) => [where, code] as const))('%s', (_where, code) => {
  test.each(bundlers)(
    'as printed, %s makes of it a loader that loads',
    async (_name, make) => {
      const window = await windows.on({ system: 'light' })
      const address = await make(code)
      // A development server loads the page anew when it has met what is imported only when it is wanted.
      await expect
        .poll(
          async () => {
            await window.open(address)
            return window.ask('waitForWords', 'Abmelden')
          },
          { timeout: 45_000 },
        )
        .toBe(true)
      expect(await window.ask('languages')).toEqual(['de ltr'])
      expect(await window.ask('complaints')).toEqual([])
    },
    180_000,
  )
})
