import type { SessionCapabilities } from '../../core/capabilities.ts'

/**
 * How many sessions may be asked for at once: 0 where none can be ended by its id, else what the server documents as its
 * limit for an hour. One request that names all of them counts once. `Infinity`: the server does not say.
 */
export function selectionLimit({ revokeOne, limitsPerHour }: SessionCapabilities): number {
  if (revokeOne === 'none') return 0
  return revokeOne === 'native' ? (limitsPerHour?.revoke ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
}
