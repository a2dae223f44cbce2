import { rmSync } from 'node:fs'
import path from 'node:path'
import { defineConfig, type Options } from 'tsup'
import { packageEntries } from './package-entries.ts'

const hooks = path.resolve(import.meta.dirname, 'src/hooks')

/**
 * The CommonJS build shares no code between its files, so that the context of the hooks would be there twice, and a
 * provider from the root would not reach a hook from `/hooks`. Every other entry therefore requires the built `hooks` file.
 */
const oneCopyOfHooks: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'one-copy-of-hooks',
  setup(build) {
    const built = build.initialOptions.format === 'cjs' ? './hooks.cjs' : './hooks.js'
    build.onResolve({ filter: /\/hooks\// }, ({ path: imported, resolveDir, kind }) => {
      if (kind === 'entry-point' || resolveDir.startsWith(hooks)) return null
      const file = path.resolve(resolveDir, imported)
      if (!file.startsWith(hooks + path.sep)) return null
      if (file === path.join(hooks, 'index.ts')) return { path: built, external: true }
      return { errors: [{ text: `Import the hooks through src/hooks/index.ts, or they are built twice: ${imported}` }] }
    })
  },
}

const isLocale = ([entry]: [string, string]) => entry.startsWith('locales/')
const entries = Object.entries(packageEntries)
const locales = Object.fromEntries(entries.filter(isLocale))
const others = Object.fromEntries(entries.filter((entry) => !isLocale(entry)))

// Not tsup's `clean`: two builds write here, and one would clean up after the other.
rmSync('dist', { recursive: true, force: true })

// Without `splitting` and `treeshake`: the first breaks `'use client'` in CommonJS, the second removes it everywhere.
export default defineConfig([
  {
    entry: { ...packageEntries, styles: 'src/ui/styles.css' },
    format: ['esm', 'cjs'],
    target: ['es2022'],
    dts: { entry: others },
    esbuildPlugins: [oneCopyOfHooks],
  },
  // Apart, because the step that bundles declarations takes `locales/en.json` for the `en.ts` beside it.
  { entry: locales, format: ['esm', 'cjs'], dts: { only: true } },
])
