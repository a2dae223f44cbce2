import type { Operation, SessionCapabilities } from '../../core/capabilities.ts'

/** What cases may ask of the server: an operation, a list that marks the current session, or to end that one by its id. */
export type Ability = Operation | 'current' | 'revokeCurrent'

/** The abilities that these capabilities leave. A capability that is not given rules nothing out. */
export function abilitiesOf(capabilities: Partial<SessionCapabilities>): ReadonlySet<Ability> {
  const { list, currentFrom, revokeOne, revokeCurrentById = 'allowed', revokeOthers, revokeAll } = capabilities
  const { othersNeedCurrent = false, signOut = 'request' } = capabilities
  const marks = list !== 'none' && currentFrom !== 'none'
  const can: Readonly<Record<Ability, boolean>> = {
    list: list !== 'none',
    current: marks,
    revoke: revokeOne !== 'none',
    revokeCurrent: signOut === 'request' || revokeCurrentById === 'allowed',
    revokeOthers: revokeOthers !== 'none' && (marks || !othersNeedCurrent),
    revokeAll: revokeAll !== 'none',
    signOut: signOut === 'request',
  }
  return new Set(abilities.filter((ability) => can[ability]))
}

const abilities: readonly Ability[] = [
  'list',
  'current',
  'revoke',
  'revokeCurrent',
  'revokeOthers',
  'revokeAll',
  'signOut',
]
