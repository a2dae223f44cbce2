import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalledIn } from '../../../scripts/lib/project.mjs'

const folder = fileURLToPath(new URL('./', import.meta.url))
const require = createRequire(path.join(folder, 'package.json'))

/** What the compilers of Tailwind give; their types are not needed beyond it. */
interface Compilers {
  readonly postcss: (plugins: readonly unknown[]) => {
    process: (css: string, options: { from: undefined }) => Promise<{ css: string }>
  }
  readonly tailwind3: (config: unknown) => unknown
  readonly tailwind4: {
    compile: (
      css: string,
      options: { loadStylesheet: (id: string) => Promise<{ path: string; base: string; content: string }> },
    ) => Promise<{ build: (candidates: readonly string[]) => string }>
  }
}

/** Classes that an application would have on its page. */
const candidates = [
  'bg-white',
  'text-gray-900',
  'dark:bg-gray-900',
  'p-4',
  'mx-auto',
  'rounded-lg',
  'border',
  'font-bold',
]

/** Writes the style sheets of the hosts into a folder, each as its own compiler makes it, by the names of `matrix.ts`. */
export async function compileStyles(into: string): Promise<void> {
  ensureInstalledIn(folder)
  const compilers: Compilers = {
    postcss: require('postcss'),
    tailwind3: require('tailwindcss-3'),
    tailwind4: require('tailwindcss'),
  }
  const tailwind4 = await fourWith(compilers)
  const sheets = {
    none: '',
    'star-reset': '* { margin: 0; padding: 0 }\n',
    'star-box-reset':
      '*, *::before, *::after { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid; background: none; font: inherit }\nbutton, input, select { color: inherit }\n',
    'bare-buttons': 'button { background: none; border: 0; padding: 0; font: inherit; color: inherit }\n',
    'root-62': 'html { font-size: 62.5% }\nbody { font-size: 1.6rem }\n',
    'tailwind-3': await threeWith(compilers),
    'tailwind-4': tailwind4,
    shadcn: `${tailwind4}\n${readFileSync(path.join(folder, 'shadcn.css'), 'utf8')}`,
    'bootstrap-5': readFileSync(require.resolve('bootstrap/dist/css/bootstrap.min.css'), 'utf8'),
  }
  mkdirSync(into, { recursive: true })
  for (const [name, css] of Object.entries(sheets)) writeFileSync(path.join(into, `${name}.css`), css)
}

async function threeWith({ postcss, tailwind3 }: Compilers): Promise<string> {
  const content = [{ raw: `<i class="${candidates.join(' ')}">` }]
  const css = '@tailwind base;\n@tailwind components;\n@tailwind utilities;\n'
  return (await postcss([tailwind3({ content, darkMode: 'class' })]).process(css, { from: undefined })).css
}

async function fourWith({ tailwind4 }: Compilers): Promise<string> {
  const entry = require.resolve('tailwindcss/index.css')
  const loadStylesheet = () =>
    Promise.resolve({ path: entry, base: path.dirname(entry), content: readFileSync(entry, 'utf8') })
  const css = '@import "tailwindcss";\n@custom-variant dark (&:where(.dark, .dark *));\n'
  return (await tailwind4.compile(css, { loadStylesheet })).build(candidates)
}
