import type { Session } from '../../core/session.ts'
import type { SessionError } from '../../core/session-error.ts'
import type { RevocationReport } from '../../hooks/index.ts'
import { endsOthers, type ListStore, type Outcome, type Result, type Row, type Target, waitOf } from './list-store.ts'

const now = () => new Date().toISOString()

function outcome(
  session: Session,
  fate: Outcome['fate'],
  error: SessionError | null = null,
  isAccepted = false,
): Outcome {
  return { session, fate, error, isAccepted, at: now() }
}

/** A sign-out begins: its rows say so at once, and what was said of them before is past. */
export function begin(store: ListStore, target: Target): void {
  const running = target.rows.map(({ session }) => outcome(session, 'running'))
  store.set({
    outcomes: withOutcomes(store, target, running),
    result: null,
    ...(endsOthers(target) && { endingOthers: true }),
  })
}

/** A sign-out ended in a report. */
export function settle(store: ListStore, target: Target, report: RevocationReport): void {
  const { revoked, failed, unconfirmed, accepted, error } = report
  const isOne = target.action === 'one'
  // A report about many does not say which of the doubtful ones the server accepted.
  const isAccepted = isOne && error === null
  store.set({
    outcomes: withOutcomes(store, target, [
      ...failed.map((each) => outcome(each.session, 'failed', each.error)),
      ...unconfirmed.map((session) => outcome(session, 'unconfirmed', error, isAccepted)),
      ...accepted.map((session) => outcome(session, 'accepted', error, true)),
    ]),
    waits: waitsAfter(
      store,
      target,
      error,
      failed.map((each) => each.error),
    ),
    ...((!isOne || revoked.length > 0) && { result: { target, report, at: now() } }),
    ...(endsOthers(target) && { endingOthers: false }),
  })
}

/** A sign-out was refused, and nothing was done. */
export function refuse(store: ListStore, target: Target, error: SessionError): void {
  const isListed = !endsOthers(target)
  const failed = isListed ? target.rows.map(({ session }) => outcome(session, 'failed', error)) : []
  store.set({
    outcomes: withOutcomes(store, target, failed),
    waits: waitsAfter(store, target, error),
    ...(target.action !== 'one' && { result: { target, error } }),
    ...(!isListed && { endingOthers: false }),
  })
}

/** These were said to be signed out, and are listed again. `result`: what stays true of what was said. */
export function doubt(store: ListStore, rows: Rows, result: Result | null): void {
  const doubtful = rows.map(({ session }) => outcome(session, 'unconfirmed'))
  store.set({ outcomes: withOutcomes(store, { rows }, doubtful), result })
}

type Rows = readonly Pick<Row, 'key' | 'session'>[]

/** The outcomes, with those of the rows replaced by the given ones. */
function withOutcomes(
  store: ListStore,
  { rows }: { readonly rows: Rows },
  outcomes: readonly Outcome[],
): ReadonlyMap<string, Outcome> {
  const keys = new Map(rows.map(({ key, session }) => [session.id, key]))
  const all = new Map(store.state.outcomes)
  for (const { key } of rows) all.delete(key)
  for (const each of outcomes) all.set(keys.get(each.session.id) ?? each.session.key, each)
  return all
}

/** An answer to one of several requests is about requests by id, whatever was asked for. */
function waitsAfter(store: ListStore, target: Target, error: SessionError | null, each: readonly SessionError[] = []) {
  const { waits } = store.state
  const byId = longestWait(each.filter((one) => one !== error))
  const whole = longestWait([error, ...each])
  return {
    ...waits,
    ...(byId > 0 && { one: Date.now() + byId }),
    ...(whole > 0 && { [waitOf(target)]: Date.now() + whole }),
  }
}

const longestWait = (errors: readonly (SessionError | null)[]) =>
  Math.max(0, ...errors.map((error) => (error?.code === 'rate_limited' && error.retryAfterMs) || 0))
