import { expect, it } from 'vitest'
import { runsRightToLeft, valueInText } from '../../src/core/value-in-text.ts'

const isolated = (text: string) => `\u2068${text}\u2069`

it.each(['Safari', '2', '24 s', 'Телефон', '日本', '+1'])(
  'in a text from left to right, %j stays as it is',
  (value) => {
    expect(valueInText('device', value, 'ltr')).toBe(value)
  },
)

it.each(['هاتف', 'iPhone של דן', 'ߒߞߏ', '\u{10A00}', '\u{1E900}', '\uFB50', '\uFE8D'])(
  'in a text from left to right, %j is isolated',
  (value) => {
    expect(runsRightToLeft(value)).toBe(true)
    expect(valueInText('device', value, 'ltr')).toBe(isolated(value))
  },
)

it.each(['هاتف', 'הטלפון של דן', 'هاتف…', '٢٤'.replace(/./g, 'ب'), 'می\u200Cخواهم', '\u{1E900}\u{10A00}', 'ﭐ ﺍ'])(
  'in a text from right to left, %j stays as it is',
  (value) => {
    expect(valueInText('device', value, 'rtl')).toBe(value)
  },
)

it.each(['Safari', '2', '٢', '۲', 'هاتف 2', 'هاتف (٢)', 'هاتف+', 'هاتف A'])(
  'in a text from right to left, %j is isolated',
  (value) => {
    expect(valueInText('device', value, 'rtl')).toBe(isolated(value))
  },
)

it('an empty value stays empty', () => {
  expect(valueInText('device', '', 'rtl')).toBe('')
})

it.each(['first', 'second', 'text', 'names'])('{{%s}} takes a whole text of ours, which is not isolated', (name) => {
  expect(valueInText(name, 'Safari', 'rtl')).toBe('Safari')
  expect(valueInText(name, 'هاتف', 'ltr')).toBe('هاتف')
})

it('a value with isolates in it, and a slot for an element, are isolated already', () => {
  expect(valueInText('device', `هاتف ${isolated('A')}`, 'ltr')).toBe(`هاتف ${isolated('A')}`)
  expect(valueInText('time', 'هاتف \uE002', 'ltr')).toBe('هاتف \uE002')
})

it.each(['Safari', '2', '日本', '\u0589'])('%j does not run from right to left', (value) => {
  expect(runsRightToLeft(value)).toBe(false)
})
