import { beganAt, iso } from './fixtures.ts'

const devices = [
  {
    osCode: 'MAC',
    osName: 'Mac',
    osVersion: '10.15.7',
    clientName: 'Chrome',
    clientVersion: '142.0',
    deviceName: 'desktop',
    deviceBrand: 'Apple',
  },
  {
    osCode: 'IOS',
    osName: 'iOS',
    osVersion: '18.7',
    clientName: 'Mobile Safari',
    clientVersion: '26.1',
    deviceName: 'smartphone',
    deviceBrand: 'Apple',
    deviceModel: 'iPhone',
    countryCode: '--',
  },
  {
    osCode: 'LIN',
    osName: 'GNU/Linux',
    clientCode: 'cli',
    clientName: 'Appwrite CLI',
    clientVersion: '13.0.0',
    clientType: 'desktop',
  },
]

/** A session as Appwrite sends it, secrets included. */
export function appwriteRow(id: string, index: number) {
  const at = withOffset(beganAt(index))
  return {
    $id: id,
    $createdAt: at,
    $updatedAt: at,
    userId: 'u1',
    expire: withOffset(beganAt(index) + 365 * 86_400_000),
    provider: 'email',
    providerUid: 'canary@example.org',
    providerAccessToken: 'CANARY_ACCESS',
    providerAccessTokenExpiry: at,
    providerRefreshToken: 'CANARY_REFRESH',
    ip: '198.51.100.7',
    osCode: '',
    osName: '',
    osVersion: '',
    clientType: 'browser',
    clientCode: '',
    clientName: '',
    clientVersion: '',
    clientEngine: '',
    clientEngineVersion: '',
    deviceName: '',
    deviceBrand: '',
    deviceModel: '',
    countryCode: 'fr',
    countryName: 'France',
    current: false,
    factors: ['email', 'password'],
    secret: 'CANARY_SECRET',
    mfaUpdatedAt: '',
    ...devices[index % devices.length],
  }
}

const withOffset = (time: number): string => iso(time).replace('Z', '+00:00')
