import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../scripts/lib/project.mjs'
import { exportedNames } from './support/exported-names.ts'

interface Snippet {
  readonly page: string
  readonly line: number
  readonly language: string
  readonly code: string
}

const pages = [
  'README.md',
  ...readdirSync(`${root}docs`, { recursive: true, encoding: 'utf8' })
    // Written from comments, whose snippets show what they are about and no more.
    .filter((name) => name.endsWith('.md') && name !== 'api.md')
    .map((name) => `docs/${name.replaceAll('\\', '/')}`),
]
const snippets = pages.flatMap((page) => snippetsOf(page, readFileSync(root + page, 'utf8')))

/** The `ts` and `tsx` blocks of a page. */
function snippetsOf(page: string, text: string): readonly Snippet[] {
  return [...text.matchAll(/^( *)```(tsx?)\n([\s\S]*?)^ *```$/gm)].map((found) => ({
    page,
    line: text.slice(0, found.index).split('\n').length,
    language: found[2] ?? '',
    code: found[3] ?? '',
  }))
}

const nameOf = ({ page, line, language }: Snippet) => `${page.replaceAll(/[/.]/g, '_')}_line_${line}.${language}`

const declarations = (names: readonly string[], module: string): readonly string[] =>
  names.filter((name) => !name.startsWith('type ')).map((name) => `  const ${name}: typeof ${module}.${name}\n`)

/** A snippet need not import what the snippet before it did. */
function kitAsGlobals(): string {
  const { kit = [], hooks = [] } = exportedNames({ kit: 'src/index.ts', hooks: 'src/hooks/index.ts' })
  const more = hooks.filter((name) => !kit.includes(name))
  return [
    "import type * as kit from 'react-device-sessions'\nimport type * as hooks from 'react-device-sessions/hooks'\n",
    'declare global {\n',
    ...declarations(kit, 'kit'),
    ...declarations(more, 'hooks'),
    '}\n',
  ].join('')
}

// What a snippet leaves to the application is declared in docs-snippets/.
test('every ts and tsx block of README.md and docs/ compiles', { timeout: 120_000 }, () => {
  const folder = path.join(root, '.cache', 'docs-snippets')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const snippet of snippets) {
    // Elements that stand alone, one after the other; the last one may be shown without its end.
    const code = snippet.code.replaceAll(/^<(?!\/)/gm, ';<')
    const [, open, inside = ''] = /^;<(\w+)((?:(?!^;<)[\s\S])*>\n)$/m.exec(code) ?? []
    const end = open && !/\/>\n$|<\/\w+>\n$/.test(inside) ? `</${open}>` : ''
    writeFileSync(path.join(folder, nameOf(snippet)), `${code}${end}\nexport {}\n`)
  }
  writeFileSync(path.join(folder, 'kit.d.ts'), kitAsGlobals())
  writeFileSync(
    path.join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: '../../tsconfig.json',
      compilerOptions: {
        noUnusedLocals: false,
        noUnusedParameters: false,
        jsx: 'react-jsx',
        rootDirs: ['.', '../../test/docs-snippets', '../../test/adapters/guide'],
      },
      include: ['.', '../../test/docs-snippets'],
      exclude: [],
    }),
  )
  const tsc = path.join(root, 'node_modules', '@typescript', 'native', 'bin', 'tsc')
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { cwd: folder, encoding: 'utf8' })
  // A mistake in the sources is told by the project's own type check.
  const own = stdout.split('\n').filter((line) => /^\S+_line_\d+\.tsx?\(|docs-snippets\/[\w-]+\.(d\.)?ts\(/.test(line))
  expect(snippets.length).toBeGreaterThan(10)
  expect(own).toEqual([])
})

test.each(['acme-adapter.ts', 'acme-adapter.test.ts'])('docs/write-an-adapter.md shows %s as it is run', (file) => {
  const source = readFileSync(`${root}test/adapters/guide/${file}`, 'utf8')
  const shown = snippets.filter(({ page }) => page === 'docs/write-an-adapter.md').map(({ code }) => code)
  expect(shown.includes(source)).toBe(true)
})
