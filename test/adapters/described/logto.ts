import { logtoAdapter } from '../../../src/adapters/logto.ts'
import { logtoServer } from '../../../src/testing/servers/logto.ts'
import { type Described, TOKEN } from '../described.ts'
import { byPath, marked, noContent } from '../fuzz-kit.ts'
import { ORIGIN } from '../servers/in-process.ts'

const getAccessToken = () => TOKEN

const oneByOne = { revokeOthers: 'emulated', revokeAll: 'emulated', othersNeedCurrent: true } as const

export const described: Described = {
  overHttp: [
    {
      name: 'Logto',
      page: 'docs/adapters/logto.md',
      csrf: 'bearer',
      cookies: '',
      server: () => logtoServer({ baseUrl: `${ORIGIN}/api` }),
      adapter: (fetch, refresh) =>
        logtoAdapter({ baseUrl: `${ORIGIN}/api`, getAccessToken, getVerificationId: () => 'verified', refresh, fetch }),
      differs: { ...oneByOne, stepUp: { kind: 'verification-record', list: 'always', revoke: 'always' } },
    },
  ],
  overSdk: [],
  fuzz: {
    Logto: {
      create: (fetch) =>
        logtoAdapter({ baseUrl: `${ORIGIN}/api`, getAccessToken, getVerificationId: () => 'v', fetch }),
      id: (index) => `m2Vq0-_${index}`,
      listOf: (marks) => ({
        sessions: marks.map((mark, index) => ({
          payload: {
            uid: `m2Vq0-_${index}`,
            exp: 1764748800,
            loginTs: 1763539200,
            authorizations: { app1: { sid: 's1', grantId: 'g1' } },
          },
          lastSubmission: {
            verificationRecords: [{ type: 'Password' }],
            signInContext: { ip: '198.51.100.7', userAgent: 'curl/8.17.0', country: 'FR', city: 'Lyon' },
          },
          ...marked('isCurrent', mark),
        })),
      }),
      reached: byPath('/api/my-account/sessions'),
      done: noContent,
      othersGoBy: 'mark',
    },
  },
  options: { logtoAdapter: (options) => logtoAdapter({ getAccessToken, ...options }) },
  silence: { instead: 'Its requests are ours: fuzz-systems.test.ts.' },
}
