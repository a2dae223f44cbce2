import { spawnSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build, createServer, type InlineConfig, type ViteDevServer } from 'vite'
import { ensureInstalledIn, node24, projectEnv, root } from '../../scripts/lib/project.mjs'
import { copyPacked } from '../package/copy-packed.ts'
import type { Bundler } from './matrix.ts'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Where the builds are kept to look at: one folder for each bundler. */
export const output = path.join(root, '.cache', 'hosts')

/** The folder of this project's application that a bundler builds, with a copy of the page in it. */
export function applicationOf(bundler: 'webpack' | 'next', installed: string): string {
  const folder = here(bundler)
  ensureInstalledIn(folder)
  copyPacked(installed, folder)
  rmSync(path.join(folder, 'page'), { recursive: true, force: true })
  cpSync(here('page'), path.join(folder, 'page'), { recursive: true })
  return folder
}

/** Like `npx`, with the output shown only when it fails. */
export function run(folder: string, program: string, ...args: readonly string[]): void {
  const env = {
    ...projectEnv(),
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    // Or it looks the binaries of other systems up, to write them into the lock file.
    NEXT_IGNORE_INCORRECT_LOCKFILE: '1',
  }
  const made = spawnSync(node24, [path.join(folder, program), ...args], { cwd: folder, env, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`${program} failed:\n${made.stdout}${made.stderr}`)
}

/** Runs something as in another mode: Vitest says "test", and React would be built with its development files. */
export async function inMode<T>(mode: 'production' | 'development', work: () => Promise<T>): Promise<T> {
  const { NODE_ENV } = process.env
  process.env['NODE_ENV'] = mode
  try {
    return await work()
  } finally {
    process.env['NODE_ENV'] = NODE_ENV
  }
}

/** A bare `vite build`, with the plugin that every React application has. */
export async function buildWithVite(folder: string, outDir: string, base: string): Promise<void> {
  const config: InlineConfig = { root: folder, base, configFile: false, logLevel: 'error', plugins: [react()] }
  const options = { outDir, emptyOutDir: true, chunkSizeWarningLimit: 5000 }
  await inMode('production', () => build({ ...config, build: options }))
}

/** Each as its users run it, for production, with nothing set that they would not set. */
const builders: Readonly<Record<Bundler, (installed: string) => Promise<string>>> = {
  async vite(installed) {
    const folder = path.join(path.dirname(path.dirname(installed)), 'page')
    const outDir = path.join(output, 'vite')
    await buildWithVite(folder, outDir, '/vite/')
    return outDir
  },
  async webpack(installed) {
    const folder = applicationOf('webpack', installed)
    run(folder, 'build.cjs')
    return path.join(folder, 'dist')
  },
  async next(installed) {
    const folder = applicationOf('next', installed)
    run(folder, 'node_modules/next/dist/bin/next', 'build')
    return path.join(folder, 'out')
  },
}

/** Builds the page with these bundlers; answers the folder of each. `installed`: the package, as npm has unpacked it. */
export async function buildHosts(bundlers: readonly Bundler[], installed: string): Promise<Record<string, string>> {
  const folders: Record<string, string> = {}
  for (const bundler of bundlers) folders[bundler] = await builders[bundler](installed)
  return folders
}

/** The code that tests ask pages with, as one script. */
export async function buildInPage(): Promise<string> {
  const outDir = path.join(output, 'in-page')
  await build({
    root: here('in-page'),
    configFile: false,
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      minify: false,
      lib: { entry: 'index.ts', formats: ['iife'], name: 'inPageScript', fileName: () => 'in-page.js' },
    },
  })
  return outDir
}

/** What `page/` imports, and what that imports. */
const packagesOfThePage = [
  '@tanstack/react-query',
  'i18next',
  'react',
  'react-device-sessions',
  'react-device-sessions/locales/ar',
  'react-device-sessions/locales/de',
  'react-device-sessions/manage',
  'react-device-sessions/testing',
  'react-dom',
  'react-dom/client',
  'react-i18next',
  'react/jsx-dev-runtime',
  'sonner',
]

/** Vite's development server over a folder, as `/vite/`; `hosts`: where the code that asks pages is served. */
export function serveForDevelopment(folder: string, hosts: string): Promise<ViteDevServer> {
  const watcher = { tag: 'script', attrs: { src: '/in-page/in-page.js' }, injectTo: 'head-prepend' as const }
  return inMode('development', async () => {
    const server = await createServer({
      root: folder,
      base: '/vite/',
      configFile: false,
      logLevel: 'error',
      plugins: [react(), { name: 'in-page', transformIndexHtml: () => [watcher] }],
      // Known from the beginning: what Vite finds while a page runs makes it load the page again.
      optimizeDeps: { include: [...packagesOfThePage] },
      server: { host: '127.0.0.1', port: 0, proxy: { '/in-page': hosts } },
    })
    return server.listen()
  })
}
