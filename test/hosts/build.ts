import { execFileSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { ensureInstalledIn, node24, projectEnv, root } from '../../scripts/lib/project.mjs'
import { copyPacked } from '../package/copy-packed.ts'
import type { Bundler } from './matrix.ts'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Where the builds are kept to look at: one folder for each bundler. */
export const output = path.join(root, '.cache', 'hosts')

/** The folder of this project's application that a bundler builds, with a copy of the page in it. */
function applicationOf(bundler: 'webpack' | 'next', installed: string): string {
  const folder = here(bundler)
  ensureInstalledIn(folder)
  copyPacked(installed, folder)
  rmSync(path.join(folder, 'page'), { recursive: true, force: true })
  cpSync(here('page'), path.join(folder, 'page'), { recursive: true })
  return folder
}

/** Like `npx`, with the output shown only when it fails. */
function run(folder: string, program: string, ...args: readonly string[]): void {
  const env = {
    ...projectEnv(),
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_IGNORE_INCORRECT_LOCKFILE: '1',
  }
  try {
    execFileSync(node24, [path.join(folder, program), ...args], { cwd: folder, env, stdio: 'pipe' })
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: Buffer; stderr?: Buffer }
    throw new Error(`${program} failed:\n${stdout}${stderr}`, { cause: error })
  }
}

/** Each as its users run it, for production, with nothing set that they would not set. */
const builders: Readonly<Record<Bundler, (installed: string) => Promise<string>>> = {
  async vite(installed) {
    const folder = path.join(path.dirname(path.dirname(installed)), 'page')
    const outDir = path.join(output, 'vite')
    const { NODE_ENV } = process.env
    // Vitest says "test", and that would build the page with React's development files.
    process.env['NODE_ENV'] = 'production'
    try {
      await build({
        root: folder,
        base: '/vite/',
        configFile: false,
        logLevel: 'error',
        plugins: [react()],
        build: { outDir, emptyOutDir: true, chunkSizeWarningLimit: 5000 },
      })
    } finally {
      process.env['NODE_ENV'] = NODE_ENV
    }
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
