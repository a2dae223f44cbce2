import { expect, it } from 'vitest'
import { headerText } from '../../../src/adapters/lib/header-text.ts'

it('is empty where there is no header', () => {
  expect(headerText(null)).toBe('')
})

it('has no blanks around it, and no more than any honest header', () => {
  expect(headerText(' a b\t')).toBe('a b')
  expect(headerText('x'.repeat(1_000_000))).toBe('x'.repeat(8192))
})
