import type { Operation } from '../../core/capabilities.ts'
import type { RevokeTarget } from '../../core/session-adapter.ts'

/** What a target is called in capabilities, limits and step-up challenges. */
export const operationOf: Readonly<Record<RevokeTarget, Exclude<Operation, 'list'>>> = {
  session: 'revoke',
  others: 'revokeOthers',
  mine: 'signOut',
  all: 'revokeAll',
}

/** Whether this device is among what a target ends; of ids only the ids tell. */
export const endsCurrent: Readonly<Record<Exclude<RevokeTarget, 'session'>, boolean>> = {
  others: false,
  mine: true,
  all: true,
}
