import type { ClientJSON, SessionJSON, SessionWithActivitiesJSON, UserJSON } from '@clerk/shared/types'
import { activeAt } from './in-process.ts'

export const clerkId = (index: number): string => `sess_2xCanNotGuess${String(index).padStart(3, '0')}`

/** The session of another account in the same browser. */
export const otherAccount = 'sess_2xOtherAccount'

/** Of the SDK's own type what the API answers here, so that a field of the wrong name or kind does not compile. */
export type Row = Pick<
  SessionWithActivitiesJSON,
  'object' | 'id' | 'status' | 'expire_at' | 'abandon_at' | 'last_active_at' | 'actor' | 'latest_activity'
>

const devices: readonly Partial<SessionWithActivitiesJSON['latest_activity']>[] = [
  {
    device_type: 'Macintosh',
    is_mobile: false,
    browser_name: 'Chrome',
    browser_version: '142.0.0.0',
    city: 'Lyon',
    country: 'FR',
  },
  { device_type: 'iPhone', is_mobile: true, browser_name: 'Safari', browser_version: '26.1' },
  // What every field may be: not there.
  {},
]

export function rowOf(index: number): Row {
  return {
    object: 'session',
    id: clerkId(index),
    status: 'active',
    expire_at: Date.UTC(2026, 10, 28),
    abandon_at: Date.UTC(2026, 11, 18),
    last_active_at: activeAt(index),
    actor: null,
    latest_activity: {
      object: 'session_activity',
      id: `sessact_${index}`,
      ...(index % 3 !== 2 && { ip_address: '198.51.100.7' }),
      ...devices[index % devices.length],
    },
  }
}

function userOf(id: string): UserJSON {
  return {
    object: 'user',
    id,
    external_id: null,
    primary_email_address_id: null,
    primary_phone_number_id: null,
    primary_web3_wallet_id: null,
    image_url: '',
    has_image: false,
    username: 'ada',
    email_addresses: [],
    phone_numbers: [],
    web3_wallets: [],
    external_accounts: [],
    enterprise_accounts: [],
    passkeys: [],
    organization_memberships: [],
    password_enabled: true,
    profile_image_id: '',
    first_name: null,
    last_name: null,
    totp_enabled: false,
    backup_code_enabled: false,
    two_factor_enabled: false,
    public_metadata: {},
    unsafe_metadata: {},
    last_sign_in_at: null,
    create_organization_enabled: false,
    create_organizations_limit: null,
    delete_self_enabled: false,
    legal_accepted_at: null,
    timezone: null,
    updated_at: activeAt(0),
    created_at: activeAt(0),
  }
}

export const user: UserJSON = userOf('user_1')

const part = (json: object): string =>
  btoa(JSON.stringify(json)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')

/** A session token that the SDK takes for fresh: it reads times, and cannot check the signature. */
export function sessionToken(sessionId: string, nowMs: number): string {
  const seconds = Math.floor(nowMs / 1000)
  const claims = { sid: sessionId, sub: 'user_1', iat: seconds, nbf: seconds - 5, exp: seconds + 60, v: 2 }
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ ...claims, iss: 'https://clerk.example' })}.CANARY_TOKEN`
}

/** A session of this browser, as it stands in its client. */
export function sessionOf(id: string, status: SessionJSON['status'], nowMs: number): SessionJSON {
  return {
    object: 'session',
    id,
    status,
    factor_verification_age: [0, -1],
    expire_at: nowMs + 7 * 86_400_000,
    abandon_at: nowMs + 30 * 86_400_000,
    last_active_at: nowMs,
    last_active_token: { object: 'token', id: '', jwt: sessionToken(id, nowMs) },
    last_active_organization_id: null,
    actor: null,
    tasks: null,
    user: id === otherAccount ? userOf('user_2') : user,
    public_user_data: { first_name: null, last_name: null, image_url: '', has_image: false, identifier: 'ada' },
    created_at: activeAt(0),
    updated_at: nowMs,
  }
}

/** What this browser is signed in with. */
export function clientOf(ids: readonly string[], nowMs: number): ClientJSON {
  return {
    object: 'client',
    id: 'client_1',
    sessions: ids.map((id) => sessionOf(id, 'active', nowMs)),
    sign_up: null,
    sign_in: null,
    last_active_session_id: ids[0] ?? null,
    last_authentication_strategy: null,
    cookie_expires_at: null,
    captcha_bypass: true,
    created_at: activeAt(0),
    updated_at: nowMs,
  }
}
