import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Metafile } from 'esbuild'

/** The files that come with one file: what it imports, and what that imports. */
function broughtBy(file: string, outputs: Metafile['outputs'], found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found
  found.add(file)
  for (const { path: imported, kind, external } of outputs[file]?.imports ?? [])
    if (kind === 'import-statement' && !external) broughtBy(imported, outputs, found)
  return found
}

/**
 * What a page loads with an import itself, and what a dynamic import brings later, in gzip kB of 1000 bytes: minified and tree-shaken by
 * esbuild for production, with splitting. `folder`: where its packages are looked up.
 */
export async function sizeOf(
  contents: string,
  external: readonly string[],
  folder: string,
): Promise<{ readonly first: number; readonly later: number }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: folder, sourcefile: 'page.js' },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    outdir: 'page',
    write: false,
    metafile: true,
    external: [...external],
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.css': 'empty', '.svg': 'dataurl' },
    legalComments: 'none',
    logLevel: 'error',
    // Not the project's own, which leads its name to the sources.
    tsconfigRaw: {},
  })
  const sizes = new Map(
    outputFiles.map((file) => [path.basename(file.path), gzipSync(file.contents, { level: 9 }).length]),
  )
  const files = Object.entries(metafile.outputs)
  const entry = files.find(([, { entryPoint }]) => entryPoint !== undefined)?.[0] ?? ''
  const atFirst = broughtBy(entry, metafile.outputs)
  const sum = (isWanted: (file: string) => boolean) =>
    files.reduce((all, [file]) => all + (isWanted(file) ? (sizes.get(path.basename(file)) ?? 0) : 0), 0) / 1000
  return { first: sum((file) => atFirst.has(file)), later: sum((file) => !atFirst.has(file)) }
}
