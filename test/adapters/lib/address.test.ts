import { expect, it } from 'vitest'
import { plainAddress } from '../../../src/adapters/lib/address.ts'

it.each([
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::FFFF:203.0.113.7', '203.0.113.7'],
  ['0:0:0:0:0:ffff:203.0.113.7', '203.0.113.7'],
  ['0000:0000:0000:0000:0000:ffff:203.0.113.7', '203.0.113.7'],
  ['::ffff:cb00:7107', '203.0.113.7'],
  ['::ffff:a00:1', '10.0.0.1'],
  // A part of it may be hidden.
  ['::ffff:203.0.113.***', '203.0.113.***'],
  ['::ffff:203.0.113.xxx', '203.0.113.xxx'],
])('shows %s as %s', (wire, shown) => {
  expect(plainAddress(wire)).toBe(shown)
})

it.each([
  '203.0.113.7',
  '2001:db8::ffff:cb00:7107',
  '::ffff:0:203.0.113.7',
  '::1',
  '64:ff9b::203.0.113.7',
  '::ffff:203.0.113',
  '',
  'unknown',
])('leaves %j as it is', (wire) => {
  expect(plainAddress(wire)).toBe(wire)
})
