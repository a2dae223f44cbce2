import { array, assert, constant, integer, ipV6, oneof, property } from 'fast-check'
import { expect, it } from 'vitest'
import { maskIp } from '../../src/routes/mask-ip.ts'

it.each([
  ['203.0.113.7', '203.0.113.***'],
  ['::ffff:203.0.113.7', '203.0.113.***'],
  ['2001:db8:85a3:8d3:1319:8a2e:370:7348', '2001:db8:85a3:***'],
  ['2001:0DB8::1', '2001:db8:0:***'],
  ['2001:db8:85a3::', '2001:db8:85a3:***'],
  ['::1', '0:0:0:***'],
  ['::', '0:0:0:***'],
  ['fe80::1%eth0', 'fe80:0:0:***'],
  ['1::2:3:4:5:6:7', '1:0:2:***'],
  ['1:2::192.0.2.7', '1:2:0:***'],
  ['not an address', null],
  ['', null],
  [null, null],
])('masks %s as %s', (ip, masked) => {
  expect(maskIp(ip)).toBe(masked)
})

it('shows the first 48 bits of any IPv6 address, in full or shortened', () => {
  assert(
    property(array(oneof(constant(0), integer({ min: 0, max: 0xffff })), { minLength: 8, maxLength: 8 }), (groups) => {
      const full = groups.map((group) => group.toString(16)).join(':')
      const shortened = full.replace(/(^|:)0(:0)+(:|$)/, '::')
      const masked = `${full.split(':').slice(0, 3).join(':')}:***`
      expect([maskIp(full), maskIp(shortened), maskIp(full.toUpperCase())]).toEqual([masked, masked, masked])
    }),
  )
})

it('masks every form that an IPv6 address can have', () => {
  assert(
    property(ipV6(), (ip) => {
      expect(maskIp(ip)).toMatch(/^([0-9a-f]{1,4}:){3}\*\*\*$|^\d+\.\d+\.\d+\.\*\*\*$/)
    }),
  )
})
