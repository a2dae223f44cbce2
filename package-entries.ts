import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { writeLocaleModules } from './scripts/lib/locale-modules.ts'

writeLocaleModules()

const root = new URL('./', import.meta.url)

/** The files directly in a folder of the sources, by the sub-path they are published under. */
function filesOf(folder: string, subPath: string): Record<string, string> {
  const files = readdirSync(fileURLToPath(new URL(folder, root)), { withFileTypes: true })
  return Object.fromEntries(
    files
      .filter((file) => file.isFile() && /^[a-z0-9-]+\.ts$/i.test(file.name))
      .map((file) => [`${subPath}/${file.name.slice(0, -3)}`, `${folder}/${file.name}`]),
  )
}

const { 'adapters/memory': _underTesting, ...adapters } = filesOf('src/adapters', 'adapters')

/**
 * What the package is built from: output name → source file. An adapter, a language (a JSON file) or a server for tests becomes an entry by being a file
 * in its folder. `memory` is published under `testing` alone.
 */
export const packageEntries: Record<string, string> = {
  index: 'src/index.ts',
  hooks: 'src/hooks/index.ts',
  manage: 'src/ui/manage/index.ts',
  recognition: 'src/recognition/index.ts',
  server: 'src/server.ts',
  routes: 'src/routes/index.ts',
  testing: 'src/testing.ts',
  ...filesOf('src/testing/servers', 'testing/servers'),
  ...adapters,
  ...filesOf('src/i18n/locales', 'locales'),
}

/** The entries that hold components or hooks, and so begin with `'use client'`. */
export const clientEntries: readonly string[] = ['index', 'hooks', 'manage']
