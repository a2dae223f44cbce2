/** The token of the session that asks, the first one: as a bearer, in a header of its own or in a cookie. */
export const TOKEN = 'token-of-0'

/** `00000000-0000-4000-8000-00000000000n` */
export const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** User agents of a laptop, a phone and a desktop, in turn. */
export function userAgent(index: number): string {
  return agents[index % agents.length] ?? ''
}

const agents = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
]

/** When a session began, in ms since 1970. Fixed days, never the machine's clock. */
export const beganAt = (index: number): number => Date.UTC(2026, 10, 18, 10) + index * 60_000

/** When a session was last active, in ms since 1970. */
export const activeAt = (index: number): number => Date.UTC(2026, 10, 21, 8) - index * 60_000

/** `2026-11-18T10:00:00.000Z` */
export const iso = (time: number): string => new Date(time).toISOString()
