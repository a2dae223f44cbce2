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

test('every source that the pictures of the architecture name is there', () => {
  const page = readFileSync(`${root}docs/architecture.md`, 'utf8')
  const named = [...page.matchAll(/`((?:src|test)\/[\w./-]+\.tsx?)`/g)].map(([, file = '']) => file)
  expect(named.length).toBeGreaterThan(34)
  expect(named.filter((file) => !existsSync(root + file))).toEqual([])
})
