import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { deviceTypes } from '../../src/core/session.ts'

const page = readFileSync('docs/theming.md', 'utf8')
const css = textOf('src/ui/styles', /\.css$/)
const bare = css.replaceAll(/\/\*[\s\S]*?\*\//g, '')
const parts = textOf('src/ui', /\.tsx?$/)

/** All files of a kind under a folder, as one text. */
function textOf(folder: string, kind: RegExp): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => kind.test(file))
  return files.map((file) => readFileSync(`${folder}/${file}`, 'utf8')).join('\n')
}

const sorted = (names: Iterable<string>) => [...new Set(names)].toSorted()
const found = (text: string, pattern: RegExp) =>
  sorted([...text.matchAll(pattern)].map(([whole, group]) => group ?? whole))

/** The first cells of a table's rows, with what the other cells say. */
const rows = new Map(
  [...page.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map(([, name = '', rest = '']) => [name, rest] as const),
)
const documented = (prefix: string) => sorted([...rows.keys()].filter((name) => name.startsWith(prefix)))

/** `part('div', 'body')` writes its attribute itself. */
const rendered = sorted([
  ...found(parts, /data-device-list(?:-[a-z]+)*/g),
  ...found(parts, /\bpart\(\s*'\w+',\s*'([a-z-]+)'/g).map((name) => `data-device-list-${name}`),
])

describe('docs/theming.md', () => {
  test('lists every variable that the styles define, and no other', () => {
    expect(documented('--device-list-')).toEqual(found(css, /^ *(--device-list-[a-z-]+):/gm))
  })

  // The other attributes are ours to change. Each promise costs a major version, so the list stays short.
  test('promises attributes that a part renders, and not many', () => {
    expect(documented('data-device-list').filter((name) => !rendered.includes(name))).toEqual([])
    expect(documented('data-device-list').length).toBeGreaterThan(25)
    expect(documented('data-device-list').length).toBeLessThan(40)
  })

  test('promises what the pages, examples and stories of applications select by', () => {
    const pages = ['docs', 'examples', 'registry', 'stories/support'].map((folder) =>
      textOf(folder, /\.(?:md|css|tsx)$/),
    )
    const selected = found(pages.join('\n'), /\[(data-device-list[a-z-]*)/g)
    expect(selected.length).toBeGreaterThan(5)
    expect(selected.filter((name) => !documented('data-device-list').includes(name))).toEqual([])
  })

  test('has every value of a promised attribute that the styles look at, and every kind of device', () => {
    const styled = [...css.matchAll(/\[(data-device-list[a-z-]*)="([a-z]+)"\]/g)].map(([, name = '', value = '']) => ({
      name,
      value,
    }))
    const kinds = deviceTypes.map((value) => ({ name: 'data-device-list-icon', value }))
    const promised = [...styled, ...kinds].filter(({ name }) => rows.has(name))
    expect(promised.length).toBeGreaterThan(kinds.length)
    expect(promised.filter(({ name, value }) => !rows.get(name)?.includes(`\`${value}\``))).toEqual([])
  })

  test('lists the attributes that tell a state', () => {
    expect(documented('data-').filter((name) => !name.startsWith('data-device-list'))).toEqual(
      found(css, /\[(data-(?!device-list|theme)[a-z-]+)\]/g),
    )
  })
})

describe('the styles', () => {
  test('look at no attribute that nobody renders', () => {
    expect(found(css, /\[(data-device-list[a-z-]*)/g).filter((name) => !rendered.includes(name))).toEqual([])
  })

  test('use no variable that nobody defines', () => {
    const defined = found(css, /^ *(--device-list-[a-z-]+):/gm)
    expect(found(css, /var\((--device-list-[a-z-]+)/g).filter((name) => !defined.includes(name))).toEqual([])
  })

  test('are all in the one layer, but for what undoes resets and the types of two colours', () => {
    const outside = bare.replaceAll(/@layer device-sessions \{[\s\S]*?^\}/gm, '')
    const rules = [...outside.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
      selector,
      body,
    }))
    const loose = rules.filter(({ selector }) => !selector.includes('@property'))
    expect(loose.length).toBeGreaterThan(3)
    // Of our own, one attribute at most weighs: what names a class or two attributes is the page's word.
    expect(loose.filter(({ selector }) => !selector.includes(':not(html):not(body):not(head)'))).toEqual([])
    expect(loose.filter(({ body }) => !/revert-layer|--_dl-/.test(body))).toEqual([])
  })

  test('undo resets on every part that they lay out', () => {
    const boxes = /\[(data-device-list[a-z-]*)[^\]]*\](?=[^,{}[]*\{[^}]*\b(?:margin|padding|border|list-style)\b)/g
    const laidOut = found(bare, boxes)
    const undone = found(
      [...bare.matchAll(/[^{}]*\{[^{}]*revert-layer[^{}]*\}/g)].join('\n'),
      /\[(data-device-list[a-z-]*)/g,
    )
    expect(laidOut.length).toBeGreaterThan(20)
    // These are buttons, and undone as such.
    expect(laidOut.filter((name) => !undone.includes(name))).toEqual(['data-device-list-more', 'data-device-list-skip'])
  })

  test('ask no question that a compiler answers for the page, or that the system answers alone', () => {
    expect(bare).not.toMatch(/light-dark\(|color-scheme\s*:|prefers-color-scheme|[\d.]rem\b(?!\))/)
  })
})
