import { keycloakAdapter } from '../../../src/adapters/keycloak.ts'
import { keycloakServer } from '../../../src/testing/servers/keycloak.ts'
import { type Described, TOKEN } from '../described.ts'
import { byPath, marked, noContent } from '../fuzz-kit.ts'
import { ORIGIN, uuid } from '../servers/in-process.ts'

const getAccessToken = () => TOKEN

export const described: Described = {
  overHttp: [
    {
      name: 'Keycloak',
      page: 'docs/adapters/keycloak.md',
      csrf: 'bearer',
      cookies: '',
      server: () => keycloakServer({ baseUrl: `${ORIGIN}/realms/shop/account` }),
      adapter: (fetch, refresh) =>
        keycloakAdapter({ baseUrl: `${ORIGIN}/realms/shop/account`, getAccessToken, refresh, fetch }),
      differs: {},
    },
  ],
  overSdk: [],
  fuzz: {
    Keycloak: {
      create: (fetch) => keycloakAdapter({ baseUrl: `${ORIGIN}/account`, getAccessToken, fetch }),
      id: uuid,
      listOf: (marks) => [
        {
          os: 'Mac OS X',
          osVersion: '14.5',
          device: 'Mac',
          mobile: false,
          sessions: marks.map((mark, index) => ({
            id: uuid(index),
            ipAddress: '198.51.100.7',
            started: 1763625600,
            lastAccess: 1763712000,
            expires: 1763661600,
            browser: 'Chrome/142.0',
            clients: [{ clientId: 'shop', clientName: 'Shop' }],
            ...marked('current', mark),
          })),
        },
      ],
      reached: byPath('/account/sessions'),
      done: noContent,
      othersGoBy: 'server',
    },
  },
  options: { keycloakAdapter: (options) => keycloakAdapter({ getAccessToken, ...options }) },
  silence: { instead: 'Its requests are ours: fuzz-systems.test.ts.' },
}
