import { expect, it } from 'vitest'
import { knownText, namePart } from '../../src/core/known-text.ts'

it.each([
  'null',
  'undefined',
  'None',
  'nil',
  'NaN',
  'n/a',
  'Other',
  'generic',
  'unknown',
  'Unknown browser',
  'Unknown web browser',
  '[object Object]',
  '()',
  '[ ]',
  '{}',
  ' - ',
  '::',
  '',
  null,
  undefined,
])('%j says nothing', (text) => {
  expect(knownText(text)).toBeNull()
  expect(namePart(text)).toBeNull()
})

it.each([
  ['Null Island phone', 'Null Island phone'],
  ['Not null', 'Not null'],
  ['Other World', 'Other World'],
  ['Unknown Pleasures of Joy', 'Unknown Pleasures of Joy'],
  ['my [object Object]', 'my [object Object]'],
  ['a/n', 'a/n'],
  ['Chrome ()', 'Chrome'],
  ['Chrome ( ) 130', 'Chrome 130'],
  ['Chrome [] {  }', 'Chrome'],
  ['Chrome (130)', 'Chrome (130)'],
  ['Chrome [130] {x}', 'Chrome [130] {x}'],
  ['Web Session,', 'Web Session'],
  ['iPhone, , Safari', 'iPhone, Safari'],
  ['iPhone, ;; · Safari', 'iPhone, Safari'],
  ['iPhone, , , Safari', 'iPhone, Safari'],
  ['iPhone, Safari', 'iPhone, Safari'],
  ['هاتف،، متصفح', 'هاتف، متصفح'],
  [' - Kitchen - ', 'Kitchen'],
  [':,·|/–—Kitchen–—:;،', 'Kitchen'],
  ['Well-known/phone', 'Well-known/phone'],
  ['-1', '1'],
])('of %j, %j is known', (text, known) => {
  expect(knownText(text)).toBe(known)
})

it.each([
  'Safari',
  'Über-Gerät 2.0',
  'Galaxy S24+ Ultra',
  'Anna’s iPhone',
  "Anna's iPhone",
  'Moto G (5G)',
  'A & B, C',
  '8',
  'X',
])('%j runs the same way in every text', (name) => {
  expect(namePart(name)).toBe(name)
})

it.each([
  'Galaxy S24+',
  'نظام',
  'iPhone نظام',
  'Телефон',
  '(5G) Moto',
  'Moto (5G+)',
  'Moto (5G) +',
  '@home',
  'C#',
  'A & B, C!',
])('%j is isolated', (name) => {
  expect(namePart(name)).toBe(`\u2068${name}\u2069`)
})
