const userAgents = [
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36 Edg/147.0.0.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.2 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 16; Pixel 10) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0',
  'Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 15; SAMSUNG SM-S938B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36',
  'curl/8.14.1',
  'okhttp/4.12.0',
  'MyApp/3.2 (com.example.app; build:912; iOS 19.1.0) Alamofire/5.9.1',
]
const CURRENT = 3
const HOUR = 3_600_000

/** As many sessions of one user, on few kinds of devices, the fourth of them this one. */
export function sessions(count) {
  const now = Date.now()
  return Array.from({ length: count }, (_, n) => ({
    id: `s${n}`,
    token: `t${n}`,
    userAgent: userAgents[n === CURRENT ? 0 : n % userAgents.length],
    ip: `203.0.113.${n % 250}`,
    created: new Date(now - (n + 1) * 7 * HOUR).toISOString(),
    active: new Date(now - (n + 1) * 11 * 60_000).toISOString(),
    expires: new Date(now + 168 * HOUR).toISOString(),
    isCurrent: n === CURRENT,
  }))
}

/** The wire of Better Auth. */
export const betterAuth = ({ id, token, userAgent, ip, created, active, expires }) => ({
  id,
  token,
  userId: 'u1',
  userAgent,
  ipAddress: ip,
  createdAt: created,
  updatedAt: active,
  expiresAt: expires,
})

/** The wire of WorkOS' widgets. */
export const workos = ({ id, userAgent, ip, created, active, expires }) => ({
  id,
  userlandUserId: 'u1',
  ipAddress: ip,
  userAgent,
  organizationId: null,
  state: 'Active',
  currentLocation: { cityName: 'Berlin', countryISOCode: 'DE' },
  createdAt: created,
  lastActivityAt: active,
  expiresAt: expires,
})
