import { cpSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'

const here = import.meta.dirname
const kit = path.join(here, 'node_modules/react-device-sessions')

/** As an application would build it. */
const production = {
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.css': 'empty', '.svg': 'dataurl' },
  legalComments: 'none',
  logLevel: 'error',
  absWorkingDir: here,
  // Not the project's own, which leads its name to the sources.
  tsconfigRaw: {},
}

export const pages = ['daveyplate', 'workos', 'list', 'manager']

/** The style sheets of each page. The first peer wants Tailwind, which no page here has: its boxes cost it no styles. */
const styles = {
  workos: ['@radix-ui/themes/styles.css', '@workos-inc/widgets/dist/css/styles.css'],
  list: ['react-device-sessions/dist/styles.css'],
  manager: ['react-device-sessions/dist/styles.css', 'react-device-sessions/dist/manage.css'],
}

/** Builds every page, with the project as it is in its `dist`. */
export async function buildPages(project) {
  rmSync(kit, { recursive: true, force: true })
  mkdirSync(kit, { recursive: true })
  cpSync(path.join(project, 'dist'), path.join(kit, 'dist'), { recursive: true })
  cpSync(path.join(project, 'package.json'), path.join(kit, 'package.json'))
  rmSync(path.join(here, 'out'), { recursive: true, force: true })
  for (const page of pages) {
    await build({ ...production, entryPoints: { page: `pages/${page}.jsx` }, outdir: `out/${page}` })
    const contents = (styles[page] ?? []).map((file) => `@import '../node_modules/${file}';`).join('\n')
    const stdin = { contents, loader: 'css', resolveDir: path.join(here, 'pages') }
    await build({
      bundle: true,
      minify: true,
      stdin,
      outfile: `out/${page}.css`,
      absWorkingDir: here,
      logLevel: 'error',
    })
  }
}
