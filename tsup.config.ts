import { rmSync } from 'node:fs'
import path from 'node:path'
import { defineConfig, type Options } from 'tsup'
import { packageEntries } from './package-entries.ts'

const source = (folder: string) => path.resolve(import.meta.dirname, 'src', folder)

/**
 * The CommonJS build shares no code between its files, so that a context would be there twice, and a provider from the root
 * would not reach a hook from `/hooks` or a part from `/manage`. Every other entry therefore requires the built file of a room, but
 * for `/server`: it has its own copy of the little that it takes, none of it a context, because `hooks` is a client file.
 */
function oneCopyOf(room: string, own: (file: string) => boolean): NonNullable<Options['esbuildPlugins']>[number] {
  return {
    name: `one-copy-of-${room}`,
    setup(build) {
      const built = build.initialOptions.format === 'cjs' ? `./${room}.cjs` : `./${room}.js`
      build.onResolve({ filter: /^\./ }, ({ path: imported, resolveDir, importer, kind }) => {
        const file = path.resolve(resolveDir, imported)
        if (kind === 'entry-point' || own(importer) || !own(file) || importer === source('server.ts')) return null
        if (file === source(`${room}/index.ts`)) return { path: built, external: true }
        return { errors: [{ text: `Import it through src/${room}/index.ts, or it is built twice: ${imported}` }] }
      })
    },
  }
}

const isIn = (folder: string) => (file: string) => file.startsWith(source(folder) + path.sep)
const isInManage = isIn('ui/manage')
const oneCopyOfHooks = oneCopyOf('hooks', isIn('hooks'))
const oneCopyOfUi = oneCopyOf('ui', (file) => isIn('ui')(file) && !isInManage(file))

const isLocale = ([entry]: [string, string]) => entry.startsWith('locales/')
const entries = Object.entries(packageEntries)
const locales = Object.fromEntries(entries.filter(isLocale))
const others = Object.fromEntries(entries.filter((entry) => !isLocale(entry)))

// Not tsup's `clean`: two builds write here, and one would clean up after the other.
rmSync('dist', { recursive: true, force: true })

// Without `splitting` and `treeshake`: the first breaks `'use client'` in CommonJS, the second removes it everywhere.
export default defineConfig([
  {
    entry: { ...packageEntries, ui: 'src/ui/index.ts' },
    format: ['esm', 'cjs'],
    target: ['es2022'],
    dts: { entry: others },
    esbuildPlugins: [oneCopyOfHooks, oneCopyOfUi],
    // jest runs CommonJS in a context of its own, where `import()` is refused: there sonner is required, as late as otherwise.
    esbuildOptions: (options, { format }) => {
      if (format === 'cjs') options.supported = { ...options.supported, 'dynamic-import': false }
    },
  },
  // Apart, because a name is taken by the script beside it, and because whitespace is a tenth of what a page loads.
  { entry: { styles: 'src/ui/styles.css', manage: 'src/ui/styles/manage.css' }, minify: true },
  // Apart, because the step that bundles declarations takes `locales/en.json` for the `en.ts` beside it.
  { entry: locales, format: ['esm', 'cjs'], dts: { only: true } },
])
