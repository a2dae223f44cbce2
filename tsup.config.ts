import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { defineConfig, type Options } from 'tsup'
import ts from 'typescript'
import { packageEntries } from './package-entries.ts'

const source = (...parts: string[]) => path.resolve(import.meta.dirname, 'src', ...parts)

/** Where a file of the sources is published: a package entry under its own name, everything else in the folder `internal`. */
const entryNames = new Map(Object.entries(packageEntries).map(([name, file]) => [source('..', file), name]))
const publishedAs = (file: string) =>
  entryNames.get(file) ?? path.posix.join('internal', path.relative(source(), file).replace(/\.(tsx?|json)$/, ''))

/** Every file that an entry reaches, by the name that it is published as. */
function reached(files: readonly string[], found = new Map<string, string>()): Record<string, string> {
  for (const file of files) {
    if (found.has(file)) continue
    found.set(file, publishedAs(file))
    const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'))
    const own = importedFiles.map(({ fileName }) => fileName).filter((name) => /^\..*\.(tsx?|json)$/.test(name))
    reached(
      own.map((name) => path.resolve(path.dirname(file), name)),
      found,
    )
  }
  return Object.fromEntries([...found].map(([file, name]) => [name, file]))
}

/**
 * The ES modules are published file by file, as they are in `src`: the bundler of an application knows what each page needs, and
 * what only a dynamic import does. Entries would share chunks that mix the two.
 */
const fileByFile: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'file-by-file',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ path: imported, resolveDir, importer, kind }) => {
      if (kind === 'entry-point') return null
      const from = path.posix.dirname(publishedAs(importer))
      const to = path.posix.relative(from, publishedAs(path.resolve(resolveDir, imported)))
      return { path: `${to.startsWith('.') ? to : `./${to}`}.js`, external: true }
    })
  },
}

/**
 * The CommonJS build shares no code between its files, so that a context would be there twice, and a provider from the root
 * would not reach a hook from `/hooks` or a part from `/manage`. Every other entry therefore requires the built file of a room, but
 * for `/server`: it has its own copy of the little that it takes, none of it a context, because `hooks` is a client file.
 */
function oneCopyOf(room: string, own: (file: string) => boolean): NonNullable<Options['esbuildPlugins']>[number] {
  return {
    name: `one-copy-of-${room}`,
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ path: imported, resolveDir, importer, kind }) => {
        const file = path.resolve(resolveDir, imported)
        if (kind === 'entry-point' || own(importer) || !own(file) || importer === source('server.ts')) return null
        if (file === source(room, 'index.ts')) return { path: `./${room}.cjs`, external: true }
        return { errors: [{ text: `Import it through src/${room}/index.ts, or it is built twice: ${imported}` }] }
      })
    },
  }
}

const isIn = (folder: string) => (file: string) => file.startsWith(source(folder) + path.sep)
const isInManage = isIn('ui/manage')
const oneCopyOfHooks = oneCopyOf('hooks', isIn('hooks'))
const oneCopyOfUi = oneCopyOf('ui', (file) => isIn('ui')(file) && !isInManage(file))

const declarationsFolder = '.cache/declarations'
const declarationOf = (file: string) => file.replace(/^src\/(.*)\.tsx?$/, `${declarationsFolder}/$1.d.ts`)

/**
 * What is declared for each entry: one declaration a source file, written by the compiler that checks types. tsup, which only puts those of an
 * entry together, would take ten times as long to write them.
 */
function declarations(): Record<string, string> {
  rmSync(declarationsFolder, { recursive: true, force: true })
  const compiler = path.join('node_modules', '.bin', 'tsc')
  const shell = process.platform === 'win32'
  execFileSync(compiler, ['-p', 'tsconfig.declarations.json'], { stdio: 'inherit', shell })
  return Object.fromEntries(Object.entries(packageEntries).map(([name, file]) => [name, declarationOf(file)]))
}

/** Texts alone, as long as all the rest: nobody steps through them. */
const isOfLocale = (name: string) => /^(?:locales|internal\/i18n\/(?:locales|english))\//.test(name)
const files = Object.entries(reached(Object.values(packageEntries).map((file) => source('..', file))))
const modules: Options = { format: ['esm'], splitting: false, target: ['es2022'], esbuildPlugins: [fileByFile] }

// Not tsup's `clean`: several builds write here, and one would clean up after the other.
rmSync('dist', { recursive: true, force: true })

// Without `treeshake`, which removes `'use client'`.
export default defineConfig([
  // The maps hold the sources, so that a stack of an application's production build leads to what we wrote, where its bundler reads maps.
  { ...modules, entry: Object.fromEntries(files.filter(([name]) => !isOfLocale(name))), sourcemap: true },
  { ...modules, entry: Object.fromEntries(files.filter(([name]) => isOfLocale(name))) },
  {
    entry: { ...packageEntries, ui: 'src/ui/index.ts' },
    format: ['cjs'],
    target: ['es2022'],
    esbuildPlugins: [oneCopyOfHooks, oneCopyOfUi],
    // jest runs CommonJS in a context of its own, where `import()` is refused: there sonner is required, as late as otherwise.
    esbuildOptions: (options) => {
      options.supported = { ...options.supported, 'dynamic-import': false }
    },
  },
  // Apart, because a name is taken by the script beside it, and because whitespace is a tenth of what a page loads.
  { entry: { styles: 'src/ui/styles.css', manage: 'src/ui/styles/manage.css' }, minify: true },
  { entry: declarations(), format: ['esm', 'cjs'], dts: { only: true } },
])
