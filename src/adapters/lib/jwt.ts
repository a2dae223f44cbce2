import { field } from './wire.ts'

/**
 * A claim of a JWT, or `undefined`. Decodes and nothing more: the server checks whether the token is genuine. What
 * the claim is used for, telling which row is this device, is decided again by the server on every revoke.
 */
export function readClaim(jwt: string, name: string): unknown {
  try {
    const payload = jwt.split('.')[1] ?? ''
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
    return field(JSON.parse(new TextDecoder().decode(bytes)), name)
  } catch {
    return undefined
  }
}
