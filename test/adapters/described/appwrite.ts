import { Account, Client } from 'appwrite'
import { vi } from 'vitest'
import { appwriteAdapter } from '../../../src/adapters/appwrite.ts'
import { appwriteServer } from '../../../src/testing/servers/appwrite.ts'
import { type Described, TOKEN } from '../described.ts'
import { byPath, marked, noContent, time } from '../fuzz-kit.ts'
import { asFetch, ORIGIN } from '../servers/in-process.ts'

const oneByOne = { revokeOthers: 'emulated', revokeAll: 'emulated', othersNeedCurrent: true } as const

export const described: Described = {
  overHttp: [
    {
      name: 'Appwrite',
      page: 'docs/adapters/appwrite.md',
      csrf: 'header',
      cookies: `a_session_project=${TOKEN}`,
      server: () => appwriteServer({ baseUrl: `${ORIGIN}/v1` }),
      // The SDK has no option for its `fetch`: it takes the global one when it is made.
      adapter: (fetch) => {
        globalThis.fetch = asFetch({ fetch })
        return appwriteAdapter({ account: new Account(new Client().setEndpoint(`${ORIGIN}/v1`).setProject('project')) })
      },
      differs: { ...oneByOne, revokeAll: 'native', limitsPerHour: { revoke: 100, revokeAll: 100 } },
    },
  ],
  overSdk: [],
  fuzz: {
    Appwrite: {
      // The SDK has no option for its `fetch`: the test puts this one in the place of the global one.
      create: () => appwriteAdapter({ account: new Account(new Client().setEndpoint(`${ORIGIN}/v1`).setProject('p')) }),
      id: (index) => `673f000000000000000${index}`,
      listOf: (marks) => ({
        total: marks.length,
        sessions: marks.map((mark, index) => ({
          $id: `673f000000000000000${index}`,
          $createdAt: time,
          expire: time,
          provider: 'email',
          ip: '198.51.100.7',
          osName: 'Mac',
          osVersion: '14.5',
          clientName: 'Chrome',
          clientVersion: '142.0',
          deviceName: 'desktop',
          deviceBrand: 'Apple',
          countryCode: 'fr',
          factors: ['password'],
          ...marked('current', mark),
        })),
      }),
      reached: byPath('/v1/account/sessions'),
      done: noContent,
      othersGoBy: 'mark',
    },
  },
  options: { instead: 'It speaks through an SDK, which has the address.' },
  silence: {
    Appwrite: {
      server: () => appwriteServer({ baseUrl: `${ORIGIN}/v1` }),
      cookies: `a_session_project=${TOKEN}`,
      adapter: (fetch) => {
        vi.stubGlobal('fetch', asFetch({ fetch }))
        return appwriteAdapter({ account: new Account(new Client().setEndpoint(`${ORIGIN}/v1`).setProject('project')) })
      },
    },
  },
}
