import { type SessionAdapter, SessionError } from 'react-device-sessions'
import { betterAuthAdapter } from 'react-device-sessions/adapters/better-auth'
import { bioreAdapter } from 'react-device-sessions/adapters/biore'
import { preludeAdapter } from 'react-device-sessions/adapters/prelude'
import { restAdapter } from 'react-device-sessions/adapters/rest'
import type { Account } from './auth/account.ts'
import { accounts } from './auth/accounts.ts'
import type { Preferences } from './preferences.ts'
import { serverOf } from './servers.ts'

/** What the adapters of APIs with access tokens need of the application. */
function tokensOf(account: Account) {
  return {
    getAccessToken: account.accessToken,
    /** Not being able to ask is no sign-out: it rejects, and only a refused cookie answers `false`. */
    refresh: async (): Promise<boolean> => {
      const outcome = await account.refresh()
      if (outcome === 'unreachable') throw new SessionError('network', 'The access token could not be refreshed.')
      return outcome === 'refreshed'
    },
  }
}

const biore = tokensOf(accounts.biore)
const prelude = tokensOf(accounts.prelude)
/** As the demo's server is set up, so that long lists come whole. */
const betterAuth = { listLimit: 20_000 }
/** What `createSessionRoutes` allows unless it is told otherwise. */
const own = { limitsPerHour: { list: 30, revoke: 20, revokeOthers: 5, revokeAll: 5, signOut: 60 } }

/** One adapter per API and origin, created once: each holds the single flight of its refresh. */
export const adapters: Readonly<Record<Preferences['api'], Readonly<Record<Preferences['origin'], SessionAdapter>>>> = {
  biore: {
    same: bioreAdapter(biore),
    cross: bioreAdapter({ ...biore, baseUrl: `${serverOf('cross')}/api/v1` }),
  },
  prelude: {
    same: preludeAdapter({ ...prelude, baseUrl: serverOf('same') }),
    cross: preludeAdapter({ ...prelude, baseUrl: serverOf('cross') }),
  },
  'better-auth': {
    same: betterAuthAdapter(betterAuth),
    cross: betterAuthAdapter({ ...betterAuth, baseUrl: `${serverOf('cross')}/api/auth` }),
  },
  own: {
    same: restAdapter({ ...own, baseUrl: '/api/own' }),
    cross: restAdapter({ ...own, baseUrl: `${serverOf('cross')}/api/own` }),
  },
}
