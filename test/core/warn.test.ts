import { expect, it, vi } from 'vitest'
import { warnOnce } from '../../src/core/warn.ts'

it('says each text once, and where more is said', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  warnOnce('A first hint.', 'docs/a.md')
  warnOnce('A first hint.', 'docs/a.md')
  warnOnce('A second hint.', 'docs/a.md#b')
  expect(warn.mock.calls).toEqual([
    ['react-device-sessions: A first hint. See docs/a.md.'],
    ['react-device-sessions: A second hint. See docs/a.md#b.'],
  ])
  warn.mockRestore()
})
