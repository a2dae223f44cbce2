import { expect, it } from 'vitest'
import { isUuid } from '../../../src/adapters/lib/uuid.ts'

const id = '0f8fad5b-d9cb-469f-a165-70867728950e'

it.each([id, id.toUpperCase(), '00000000-0000-0000-0000-000000000000'])('takes %j for a UUID', (uuid) => {
  expect(isUuid(uuid)).toBe(true)
})

it.each([
  '',
  'current',
  `${id}0`,
  `0${id}`,
  id.replaceAll('-', ''),
  id.replace('0f8f', '0g8f'),
  id.replace('d9cb', 'd9c'),
  id.replace('-469f', ''),
  id.replace('-469f', '-469g'),
  id.replace('950e', '950g'),
  `${id}\n`,
])('takes %j for none', (text) => {
  expect(isUuid(text)).toBe(false)
})
