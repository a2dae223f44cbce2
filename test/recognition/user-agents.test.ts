import { expect, it } from 'vitest'
import { unknownDevice } from '../../src/core/session.ts'
import { deviceName } from '../../src/hooks/device-name.ts'
import { deviceFromUserAgent } from '../../src/recognition/user-agent.ts'
import { cases } from './user-agents.json' with { type: 'json' }

it.each(cases)('calls $what by its name', ({ userAgent, title, types }) => {
  const device = deviceFromUserAgent(userAgent)
  expect(deviceName({ device })).toMatch(new RegExp(title))
  expect(types).toContain(device.type)
  expect(device.label).toBe(unknownDevice.label)
})
