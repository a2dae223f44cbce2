import { readFileSync } from 'node:fs'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { chromium } from 'playwright'
import { build, type InlineConfig, preview } from 'vite'
import { expect, inject, test } from 'vitest'
import { chromiumArgs } from '../../scripts/lib/chromium.mjs'

const root = inject('application')
const config: InlineConfig = { root, configFile: false, logLevel: 'error', plugins: [react()] }

test('an application built with Vite runs in a browser', async () => {
  await build(config)
  const site = await preview({ ...config, preview: { host: '127.0.0.1', port: 0 } })
  const browser = await chromium.launch({ executablePath: inject('chromium') ?? '', args: [...chromiumArgs] })
  try {
    const page = await browser.newPage()
    const thrown: Error[] = []
    page.on('pageerror', (error) => thrown.push(error))
    await page.goto(site.resolvedUrls?.local[0] ?? '')
    await page.getByText('3 sessions').waitFor()
    expect(await page.getByRole('listitem').count()).toBe(3)
    expect(thrown).toEqual([])
  } finally {
    await browser.close()
    await site.close()
  }
})

/** The files of ours that each chunk of a page is made of, by what they come from. */
async function chunksOf(entry: string): Promise<readonly (readonly string[])[]> {
  const chunks: string[][] = []
  await build({
    ...config,
    plugins: [
      react(),
      {
        name: 'list-files',
        generateBundle(_options, bundle) {
          for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunks.push(chunk.moduleIds)
        },
      },
    ],
    build: { outDir: `dist-${entry}`, lib: { entry: `${entry}.js`, formats: ['es'], fileName: entry } },
  })
  // tsup names, before each piece of code, the source that it comes from.
  return chunks.map((files) =>
    files
      .filter((file) => file.includes(`${path.sep}react-device-sessions${path.sep}`))
      .flatMap((file) => readFileSync(file, 'utf8').match(/^\/\/ src\/.*$/gm) ?? []),
  )
}

test('an application that imports no adapter gets not a byte of one', async () => {
  const sources = (await chunksOf('root-only')).flat()
  expect(sources).toContain('// src/hooks/use-sessions.ts')
  expect(sources.filter((source) => /adapters|testing|locales\/(?!en\.)/.test(source))).toEqual([])
})

/** The languages that a chunk holds. */
const languages = (sources: readonly string[]) => [
  ...new Set(sources.flatMap((source) => /locales\/(.+)\.(?:ts|json)/.exec(source)?.[1] ?? [])),
]

test('a language is loaded when it is asked for: each is a file of its own, and no other comes with the page', async () => {
  const chunks = (await chunksOf('languages')).map(languages).filter((found) => found.length > 0)
  expect(chunks.map((found) => found.join()).toSorted()).toEqual(['fr', 'zh-Hant'])
})

test('our English comes with the code that says it: the words of a question are no part of the page at first', async () => {
  const english = (await chunksOf('list-only')).map((sources) =>
    sources.flatMap((source) => /i18n\/english\/(.+)\.ts/.exec(source)?.[1] ?? []),
  )
  const chunks = english.filter((found) => found.length > 0).map((found) => found.join())
  expect(chunks.toSorted()).toEqual(['after-click', 'at-first'])
})
