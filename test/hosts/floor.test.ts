import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { root } from '../../scripts/lib/project.mjs'
import { aboveTheFloor } from './floor.ts'

// H3: what README states as the oldest browsers, held against what the published style sheets use.

const dist = path.join(inject('application'), 'node_modules', 'react-device-sessions', 'dist')

test.each(['styles.css', 'manage.css'])(
  '%s uses nothing above the floor of browsers without a plainer value before it',
  (file) => {
    expect(aboveTheFloor(readFileSync(path.join(dist, file), 'utf8'))).toEqual([])
  },
)

test('README states the floor', () => {
  const readme = readFileSync(`${root}README.md`, 'utf8')
  expect(readme).toMatch(/Chrome(?: and Edge|\/Edge)? 111/)
  expect(readme).toMatch(/Firefox 121/)
  expect(readme).toMatch(/Safari 16\.4/)
})

test.each([
  ['a { color: light-dark(red, blue) }', 'light-dark()'],
  ['a { color: red; color: oklch(from red l c h) }', null],
  ['a { --x: oklch(from red l c h) }', 'relative colour'],
  ['@supports (color: oklch(from red l c h)) { a { --x: oklch(from red l c h) } }', null],
  ['a { & b { color: red } }', 'nesting'],
  ['a:has(b) { color: red }', null],
  ['@starting-style { a { opacity: 0 } }', null],
  ['a { field-sizing: content }', null],
  ['a { width: anchor-size(width) }', 'anchor-size()'],
  ['a { if: 1; color: contrast-color(red) }', 'contrast-color()'],
])('the rule %s: %s', (css, above) => {
  const found = aboveTheFloor(css)
  expect(found.join()).toContain(above ?? '')
  expect(found.length > 0).toBe(above !== null)
})
