import { immichAdapter } from '../../../src/adapters/immich.ts'
import { immichServer } from '../../../src/testing/servers/immich.ts'
import { type Described, TOKEN } from '../described.ts'
import { json } from '../fake-fetch.ts'
import { byPath, marked, noContent, time } from '../fuzz-kit.ts'
import { ORIGIN, uuid } from '../servers/in-process.ts'

export const described: Described = {
  overHttp: [
    {
      name: 'Immich',
      page: 'docs/adapters/immich.md',
      csrf: 'json',
      // A POST without a body: its cookie is `SameSite=Lax`, which does not go along with a foreign page's POST.
      publicRoutes: /\/auth\/logout$/,
      cookies: `immich_access_token=${TOKEN}`,
      server: () => immichServer({ baseUrl: `${ORIGIN}/api` }),
      adapter: (fetch) => immichAdapter({ baseUrl: `${ORIGIN}/api`, fetch }),
      differs: { othersNeedCurrent: true, revokeAll: 'emulated' },
    },
  ],
  overSdk: [],
  fuzz: {
    Immich: {
      create: (fetch) => immichAdapter({ fetch }),
      id: uuid,
      listOf: (marks) =>
        marks.map((mark, index) => ({
          id: uuid(index),
          createdAt: time,
          updatedAt: time,
          expiresAt: null,
          deviceType: 'Chrome',
          deviceOS: 'macOS',
          appVersion: null,
          ...marked('current', mark),
        })),
      reached: byPath('/api/sessions'),
      done: ({ url }) => (url.endsWith('/logout') ? json(200, { successful: true }) : noContent()),
      othersGoBy: 'mark',
    },
  },
  options: { immichAdapter: (options) => immichAdapter(options) },
  silence: { instead: 'Its requests are ours: fuzz-systems.test.ts.' },
}
