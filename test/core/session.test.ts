import { expect, it } from 'vitest'
import { unknownDevice } from '../../src/core/session.ts'

it('knows nothing of an unknown device', () => {
  expect(unknownDevice).toEqual({ type: 'unknown', label: null, model: null, browser: null, os: null })
})
