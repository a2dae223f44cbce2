import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, inject, test } from 'vitest'
import { clientEntries, packageEntries } from '../../package-entries.ts'
import { parse } from '../support/rooms.ts'

const installed = path.join(inject('application'), 'node_modules', 'react-device-sessions')
const dist = path.join(installed, 'dist')
const scripts = Object.keys(packageEntries).flatMap((entry) => [`${entry}.js`, `${entry}.cjs`])

/** The strings that a file begins with: `'use strict'`, `'use client'`. */
function directives(file: string): readonly string[] {
  const { statements } = parse(file, readFileSync(path.join(dist, file), 'utf8'))
  const end = statements.findIndex((s) => !(ts.isExpressionStatement(s) && ts.isStringLiteral(s.expression)))
  return statements
    .slice(0, end === -1 ? undefined : end)
    .map((s) => (ts.isExpressionStatement(s) && ts.isStringLiteral(s.expression) ? s.expression.text : ''))
}

test.each(scripts)('%s is a client file exactly when its entry says so', (file) => {
  const isClient = clientEntries.includes(file.replace(/\.c?js$/, ''))
  const strict = file.endsWith('.cjs') ? ['use strict'] : []
  expect(directives(file)).toEqual(isClient ? [...strict, 'use client'] : strict)
})

test('no CommonJS file loads anything by import(): jest refuses it, unless Node was started with a flag', () => {
  const loads = (node: ts.Node): boolean =>
    (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) ||
    ts.forEachChild(node, loads) === true
  const commonJs = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.cjs'))
  expect(commonJs).toContain('ui.cjs')
  expect(commonJs.filter((file) => loads(parse(file, readFileSync(path.join(dist, file), 'utf8'))))).toEqual([])
})

const read = (file: string) => readFileSync(path.join(dist, file), 'utf8')
const kinds = (entry: string) => ['js', 'cjs', 'd.ts', 'd.cts'].map((kind) => `${entry}.${kind}`)

test('what is published is the built files, the manifest, four pages, and nothing else', () => {
  const pages = ['CHANGELOG.md', 'GUIDE.md', 'LICENSE', 'README.md']
  expect(readdirSync(installed).toSorted()).toEqual([...pages, 'dist', 'package.json'].toSorted())
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(dist, path.join(parentPath, name)).replaceAll(path.sep, '/'))
  // In CommonJS `ui` is the parts, which two entries share.
  const code = [...Object.keys(packageEntries).flatMap(kinds), 'ui.cjs']
  const expected = new Set([...code, 'styles.css', 'manage.css'])
  expect([...expected].filter((file) => !files.includes(file))).toEqual([])
  // ES modules are published file by file; types that entries share stand in files of their own, named by a hash.
  const shared = /^internal\/[\w/.-]+\.js$|^[\w/-]+\.d-[\w-]{8}\.d\.c?ts$/
  const others = files.filter((file) => !expected.has(file) && !shared.test(file))
  expect(others.filter((file) => !file.endsWith('.js.map'))).toEqual([])
  // A map stands beside its file, and a file that names one has it.
  const mapped = files.filter((file) => /\.c?js$/.test(file) && /^\/\/# sourceMappingURL=/m.test(read(file)))
  expect(others.toSorted()).toEqual(mapped.map((file) => `${file}.map`).toSorted())
})

test('a map leads to the TypeScript that a file was made of, without asking anybody', () => {
  const maps = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.map'))
  expect(maps).toContain(path.join('internal', 'ui', 'device-list', 'device-list-header.js.map'))
  const wrong = maps.filter((file) => {
    const { sources, sourcesContent }: { sources: string[]; sourcesContent: string[] } = JSON.parse(read(file))
    const ours = sources.every((source) => /^(?:\.\.\/)+src\/[\w/.-]+\.tsx?$/.test(source))
    return !ours || !sources.every((_source, n) => sourcesContent[n])
  })
  expect(wrong).toEqual([])
})

test('the manifest has what a user of the package needs, and nothing of how it is made', () => {
  const manifest: Record<string, unknown> = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8'))
  expect(manifest['peerDependenciesMeta']).toEqual(
    Object.fromEntries(['i18next', 'react-dom', 'react-i18next', 'sonner'].map((name) => [name, { optional: true }])),
  )
  for (const name of ['keywords', 'license', 'exports', 'types', 'typesVersions']) expect(manifest).toHaveProperty(name)
  for (const own of ['private', 'scripts', 'devDependencies', 'allowScripts', 'repository', 'homepage', 'bugs'])
    expect(manifest).not.toHaveProperty(own)
})

test('what is downloaded stays under 1.65 megabytes, all languages and the sources in it', () => {
  const packed = readdirSync(inject('application')).find((name) => name.endsWith('.tgz')) ?? ''
  expect(statSync(path.join(inject('application'), packed)).size).toBeLessThan(1_650_000)
})

test.each(['styles.css', 'manage.css'])(
  '%s is one file, all of it in the layer device-sessions, but for what holds against resets',
  (file) => {
    const css = readFileSync(path.join(dist, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')
    expect(css).not.toMatch(/@import/)
    expect(topLevelRules(css)).not.toEqual([])
    // docs/decisions/0020: outside of the layer stand rules that undo resets of elements, and types of our own variables.
    const layered = /^@layer device-sessions\b|^@property --device-list-|:not\(html\)/
    expect(topLevelRules(css).filter((rule) => !layered.test(rule))).toEqual([])
  },
)

test.each([
  ['.js', 'internal/ui/device-list/list-context.js', 'internal/hooks/session-scope.js'],
  ['.cjs', 'ui.cjs', 'hooks.cjs'],
])('the parts and their contexts are built once (%s)', (kind, ui, hooks) => {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(kind))
    .map((name) => ({ name, text: readFileSync(path.join(dist, name), 'utf8') }))
  const having = (text: RegExp) => files.filter((file) => text.test(file.text)).map(({ name }) => name)
  expect(having(/\bListScopeContext = /)).toEqual([ui])
  expect(having(/\bSessionScopeContext = /)).toEqual([hooks])
})

/** What stands before each outermost block of a style sheet. */
function topLevelRules(css: string): readonly string[] {
  const rules: string[] = []
  let depth = 0
  let prelude = ''
  for (const character of css) {
    if (character === '{' && depth++ === 0) rules.push(prelude.trim())
    else if (character === '}' && --depth === 0) prelude = ''
    else if (depth === 0) prelude += character
  }
  return rules
}
