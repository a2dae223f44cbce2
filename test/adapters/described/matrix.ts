import { matrixAdapter } from '../../../src/adapters/matrix.ts'
import { matrixServer } from '../../../src/testing/servers/matrix.ts'
import { type AnyServer, type Described, TOKEN } from '../described.ts'
import { json, type Sent } from '../fake-fetch.ts'
import { ORIGIN } from '../servers/in-process.ts'

const getAccessToken = () => TOKEN

/** With nothing to prove, as for a while after a sign-in: matrix.test.ts is about the rest. */
function trusting(): AnyServer {
  const server = matrixServer({ baseUrl: ORIGIN })
  server.state.proof = 'nothing'
  return server
}

function devicesOf({ url, init }: Sent): readonly string[] {
  if (url.endsWith('/v3/account/whoami')) return []
  const body: unknown = JSON.parse(typeof init.body === 'string' ? init.body : 'null')
  const devices = typeof body === 'object' && body !== null && 'devices' in body ? body.devices : null
  if (url.endsWith('/v3/logout')) return ['DEVICE0']
  if (!url.endsWith('/v3/delete_devices') || !Array.isArray(devices) || devices.length === 0)
    throw new Error(`${init.method} ${url} reaches more than a session.`)
  return devices.map(String)
}

export const described: Described = {
  overHttp: [
    {
      name: 'Matrix',
      page: 'docs/adapters/matrix.md',
      csrf: 'bearer',
      cookies: '',
      server: trusting,
      adapter: (fetch, refresh) => matrixAdapter({ baseUrl: ORIGIN, getAccessToken, refresh, fetch }),
      differs: {
        list: 'devices',
        currentFrom: 'extra-call',
        revokeOne: 'batch',
        revokeOthers: 'batch',
        othersNeedCurrent: true,
        stepUp: { kind: 'uia', list: 'never', revoke: 'always' },
      },
    },
  ],
  overSdk: [],
  fuzz: {
    Matrix: {
      create: (fetch) => matrixAdapter({ baseUrl: ORIGIN, getAccessToken, fetch }),
      id: (index) => `DEVICE${index}`,
      // The mark is what `whoami` says.
      listOf: (marks, url) =>
        url.endsWith('whoami')
          ? { user_id: '@ada:auth.example', device_id: 'DEVICE0' }
          : {
              devices: marks.map((_mark, index) => ({
                device_id: `DEVICE${index}`,
                display_name: 'Chrome on macOS',
                last_seen_ip: '203.0.113.5',
                last_seen_ts: 1763712000000,
              })),
            },
      reached: devicesOf,
      done: ({ url }) => json(200, url.endsWith('/devices') ? { devices: [] } : {}),
      othersGoBy: 'caller',
    },
  },
  options: { matrixAdapter: (options) => matrixAdapter({ getAccessToken, ...options }) },
  silence: { instead: 'Its requests are ours: fuzz-systems.test.ts.' },
}
