import type { Operation } from '../../core/capabilities.ts'
import type { RevokeTarget } from '../../core/session-adapter.ts'

/** What a target is called in capabilities, limits and step-up challenges. */
export const operationOf: Readonly<Record<RevokeTarget, Exclude<Operation, 'list'>>> = {
  session: 'revoke',
  others: 'revokeOthers',
  mine: 'signOut',
  all: 'revokeAll',
}
