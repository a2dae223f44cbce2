import { scrypt, timingSafeEqual } from 'node:crypto'

/** scrypt's cost: iterations (a power of two), block size, and lanes. */
export interface PasswordCost {
  readonly N: number
  readonly r: number
  readonly p: number
}

/** One of the parameter sets in the OWASP Password Storage Cheat Sheet, the one that needs least memory per lane. */
export const owaspScrypt: PasswordCost = { N: 2 ** 14, r: 8, p: 5 }

const KEY_BYTES = 32

function derive(password: string, salt: Uint8Array, cost: PasswordCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // NFKC, so that the same password typed on another keyboard still matches.
    scrypt(
      password.normalize('NFKC'),
      salt,
      KEY_BYTES,
      { ...cost, maxmem: 256 * cost.r * (cost.N + cost.p + 2) },
      (error, key) => (error ? reject(error) : resolve(key)),
    )
  })
}

/** `scrypt$N$r$p$salt$key`, salt and key in base64url. */
export async function hashPassword(password: string, salt: Uint8Array, cost: PasswordCost): Promise<string> {
  const key = await derive(password, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, Buffer.from(salt).toString('base64url'), key.toString('base64url')].join(
    '$',
  )
}

/** True when the password is the one that was hashed. A hash that cannot be read matches nothing. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [scheme, N, r, p, salt, key] = hash.split('$')
  if (scheme !== 'scrypt' || !salt || !key) return false
  const expected = Buffer.from(key, 'base64url')
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  const actual = await derive(password, Buffer.from(salt, 'base64url'), cost)
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}
