// What a page loads of the built package: gzip kB of what its import brings at first, and of what a dynamic import brings later, each
// held against its budget. Minified and tree-shaken by esbuild, with splitting; the peers are the application's, and left out.
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Metafile } from 'esbuild'
import { budgets, type PageBudget } from './lib/page-budgets.ts'

const peers = ['react', 'react/*', 'react-dom', 'react-dom/*', '@tanstack/*', 'i18next', 'react-i18next', 'sonner']
const dist = path.resolve(import.meta.dirname, '..', 'dist')

/** The files that come with one file: what it imports, and what that imports. */
function broughtBy(file: string, outputs: Metafile['outputs'], found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found
  found.add(file)
  for (const { path: imported, kind, external } of outputs[file]?.imports ?? [])
    if (kind === 'import-statement' && !external) broughtBy(imported, outputs, found)
  return found
}

async function sizesOf({ imports }: PageBudget): Promise<{ readonly first: number; readonly later: number }> {
  const contents = Object.entries(imports)
    .map(([entry, names]) => `export { ${names.join(', ')} } from '${entry}'`)
    .join('\n')
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: dist, sourcefile: 'page.js' },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    outdir: 'page',
    write: false,
    metafile: true,
    external: peers,
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
  })
  const sizes = new Map(outputFiles.map((file) => [path.basename(file.path), gzipSync(file.contents).length]))
  const files = Object.entries(metafile.outputs)
  const entry = files.find(([, { entryPoint }]) => entryPoint !== undefined)?.[0] ?? ''
  const atFirst = broughtBy(entry, metafile.outputs)
  const sum = (names: readonly string[]) =>
    names.reduce((total, name) => total + (sizes.get(path.basename(name)) ?? 0), 0) / 1000
  const names = files.map(([name]) => name)
  return { first: sum(names.filter((n) => atFirst.has(n))), later: sum(names.filter((n) => !atFirst.has(n))) }
}

console.log('| page | first, gzip kB | later |\n| --- | --- | --- |')
for (const budget of budgets) {
  const { first, later } = await sizesOf(budget)
  const isOver = first > budget.first || later > budget.later
  if (isOver) process.exitCode = 1
  const told = isOver ? ` over its budget of ${budget.first} and ${budget.later}` : ''
  console.log(`| ${budget.page} | ${first.toFixed(1)} | ${later.toFixed(1)} |${told}`)
}
