import { expect, test } from 'vitest'

test('an import writes nothing into the page: a strict Content-Security-Policy would report it', async () => {
  const kit = await import('react-device-sessions')
  const manage = await import('react-device-sessions/manage')
  expect(kit.DeviceList).toBeDefined()
  expect(manage.DeviceManager).toBeDefined()
  expect(document.head.children).toHaveLength(0)
})
