import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// What holds because something is nowhere in the sources.

const read = (pattern: string) => globSync(pattern).map((file) => ({ file, text: readFileSync(file, 'utf8') }))
const styles = read('src/ui/**/*.css')
const code = read('src/**/*.{ts,tsx}')
const [english] = read('src/i18n/locales/en.json')

test('1.3.3: no text points at a place, a shape or a colour', () => {
  const values = [...(english?.text.matchAll(/": "(.*)"/g) ?? [])].map(([, value = '']) => value)
  expect(values.length).toBeGreaterThan(100)
  const pointing = /\b(?:above|below|beneath|left|right|top|bottom|round|square|red|green|blue|grey|gray|yellow)\b/i
  // "Not right" is a judgement of a password, "right" a side.
  expect(values.filter((value) => pointing.test(value.replace('is not right', '')))).toEqual([])
})

test('1.3.4, 2.5.4: no rule asks how the screen is held, and nothing listens to its motion', () => {
  expect(styles.length).toBeGreaterThan(5)
  expect(styles.filter(({ text }) => /\(orientation|aspect-ratio\s*[:)]/.test(text))).toEqual([])
  expect(code.filter(({ text }) => /devicemotion|deviceorientation|Accelerometer/.test(text))).toEqual([])
})

test('2.3.1: no animation repeats three times in a second', () => {
  const lengths = styles.flatMap(({ text }) =>
    [...text.matchAll(/animation: [\w-]+ ([\d.]+)s[^;]*\binfinite\b/g)].map(([, length]) => Number(length)),
  )
  expect(lengths.length).toBeGreaterThan(1)
  expect(Math.min(...lengths)).toBeGreaterThan(1 / 3)
})
