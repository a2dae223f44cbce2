import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../scripts/lib/project.mjs'
import { sourceFiles } from './support/source-files.ts'

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(`${root}docs`, { recursive: true, encoding: 'utf8' })
    .map((name) => `docs/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.md')),
]

/** A heading as the part of an address after `#`, as GitHub and Storybook write it. */
const anchorOf = (heading: string) =>
  heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

function anchorsIn(page: string): readonly string[] {
  const text = readFileSync(root + page, 'utf8').replaceAll(/^ *```[\s\S]*?^ *```$/gm, '')
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading))
  return [...headings, ...[...text.matchAll(/<a id="([^"]+)"/g)].map(([, id = '']) => id)]
}

/** What is wrong with a link from a page, or null. */
function wrong(page: string, link: string): string | null {
  const [file = '', anchor] = link.split('#')
  const target = file === '' ? page : path.posix.join(path.posix.dirname(page), file)
  if (!existsSync(root + target)) return `${page}: no ${target}`
  if (anchor === undefined || !target.endsWith('.md')) return null
  return anchorsIn(target).includes(anchor) ? null : `${page}: no #${anchor} in ${target}`
}

test('every link between the pages leads to a page and a heading', () => {
  const links = pages.flatMap((page) => {
    const text = readFileSync(root + page, 'utf8').replaceAll(/^ *```[\s\S]*?^ *```$/gm, '')
    return [...text.matchAll(/\]\((?![a-z]+:)([^)\s]+)\)/g)].map(([, link = '']) => ({ page, link }))
  })
  expect(links.length).toBeGreaterThan(100)
  expect(links.map(({ page, link }) => wrong(page, link)).filter((each) => each !== null)).toEqual([])
})

test('what the package says to developers names a page and a heading that are there', () => {
  const named = sourceFiles('src').flatMap(({ source }) => source.match(/docs\/[\w-]+\.md(?:#[\w-]+)?/g) ?? [])
  expect(named).toContain('docs/troubleshooting.md#no-provider')
  expect(named.map((link) => wrong('README.md', link)).filter((each) => each !== null)).toEqual([])
})

test('each warning stands on the page of troubles', () => {
  const page = readFileSync(`${root}docs/troubleshooting.md`, 'utf8').replaceAll('&lt;', '<')
  const said = sourceFiles('src').flatMap(({ source }) =>
    [...source.matchAll(/warnOnce\(\s*(['"`])([\s\S]*?)\1,/g)].map(([, , text = '']) => text),
  )
  // Up to the first name that is put in: what a page can be searched for.
  const beginnings = said.map(
    (text) =>
      text
        .split(/\$\{/)
        .find((piece) => piece.length > 12)
        ?.split(/[.:,]/)[0] ?? text,
  )
  expect(beginnings.length).toBeGreaterThan(7)
  expect(beginnings.filter((text) => !page.includes(text.replace(/^["” ]+/, '').trim()))).toEqual([])
})

/** A file, by its path from the project's folder. */
const filePath =
  /(?<![\w/.@:-])(?:src|test|scripts|demo|stories|docs|registry|bench|examples)\/[\w./-]+\.(?:tsx?|mjs|md|json|css|py)\b/g
const comment = /^\s*\/\*[\s\S]*?\*\/|(?<![^\s;])\/\/.*$/gm

test('every file that a comment or a page names by its path is there', () => {
  const comments = ['src', 'test', 'scripts', 'demo', 'stories']
    .flatMap((folder) => sourceFiles(folder))
    .map(({ file, source }) => ({ file, text: source.match(comment)?.join('\n') ?? '' }))
  const texts = [...comments, ...pages.map((file) => ({ file, text: readFileSync(root + file, 'utf8') }))]
  const named = texts.flatMap(({ file, text }) => [...text.matchAll(filePath)].map(([name]) => ({ file, name })))
  expect(named.length).toBeGreaterThan(200)
  // docs/extending.md adds a part that does not exist, `rename`, to show the way.
  const gone = named.filter(({ name }) => !existsSync(root + name) && !/\brename\./.test(name))
  expect(gone).toEqual([])
})
