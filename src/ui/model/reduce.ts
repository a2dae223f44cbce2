import { otherSessions } from '../../core/current-session.ts'
import type { SessionsRead } from '../../core/read-sessions.ts'
import type { SessionError } from '../../core/session-error.ts'
import type { RevocationReport } from '../../hooks/index.ts'
import { cooldownsAfter, cooldownsAfterList, cooldownsAt } from './cooldowns.ts'
import { asTold, toldAfterRead, toldBy } from './fate.ts'
import { hasMoreToSay, isReceipt, isShownBy } from './standing.ts'
import {
  type Answered,
  type Ask,
  atFirst,
  type Id,
  isAboutOne,
  type Meant,
  namesNone,
  type Running,
  type State,
  type Surface,
  type Told,
  type Wanted,
} from './state.ts'

/** Something that happened. `at`: when, in ms since 1970. `id`: of the sign-out. */
export type Fact =
  /** A person asked for a sign-out, here. */
  | { readonly type: 'asked'; readonly id: Id; readonly ask: Ask; readonly by: Surface }
  /** Another part of the page sent one. */
  | { readonly type: 'started'; readonly id: Id; readonly ask: Ask }
  | { readonly type: 'reported'; readonly id: Id; readonly report: RevocationReport; readonly at: number }
  | { readonly type: 'refused'; readonly id: Id; readonly error: SessionError; readonly at: number }
  /** The list is being read, and there is none to show meanwhile. */
  | { readonly type: 'listLoading'; readonly at: number }
  | { readonly type: 'listRead'; readonly read: SessionsRead }
  | { readonly type: 'listFailed'; readonly error: SessionError; readonly at: number }
  /** A person asked for the list to be read again. */
  | { readonly type: 'readWanted'; readonly wanted: Wanted }
  /** A list or prompt came on screen, or went. */
  | { readonly type: 'came' | 'left'; readonly by: Surface }
  /** A person did something else there: what is done needs no more telling. */
  | { readonly type: 'movedOn'; readonly by: Surface }
  /** The next steps were closed. */
  | { readonly type: 'dismissed' }
  /** This browser is signed out. */
  | { readonly type: 'ended' }
  | { readonly type: 'ticked'; readonly at: number }

/** A list that loads faster than this is not called slow. */
export const SLOW_MS = 500

/** What is known after something happened. Pure; the same state where that changes nothing. */
export function reduce(state: State, fact: Fact): State {
  switch (fact.type) {
    case 'asked':
      return begin(withoutStrip(movedOn(state, fact.by), fact.by), { id: fact.id, ask: fact.ask, by: fact.by })
    case 'started':
      return begin(state, { id: fact.id, ask: fact.ask, by: null })
    case 'reported':
      return answered(state, fact.id, { type: 'reported', report: fact.report }, fact.at)
    case 'refused':
      return answered(state, fact.id, { type: 'refused', error: fact.error }, fact.at)
    case 'listLoading':
      return state.list.type === 'loading'
        ? state
        : {
            ...state,
            list: { type: 'loading', since: fact.at, isSlow: false, isRetry: state.list.type === 'failed' },
          }
    case 'listRead':
      return listRead(state, fact.read)
    case 'listFailed':
      return listFailed(state, fact.error, fact.at)
    case 'readWanted':
      return readWanted(state, fact.wanted)
    case 'came':
      return came(state, fact.by)
    case 'left':
      return { ...state, surfaces: new Set([...state.surfaces].filter((each) => each !== fact.by)) }
    case 'movedOn':
      return movedOn(state, fact.by)
    case 'dismissed':
      return { ...state, nextSteps: null }
    case 'ended':
      return { ...atFirst, surfaces: state.surfaces, list: { type: 'ended' } }
    case 'ticked':
      return ticked(state, fact.at)
  }
}

/** Its rows say at once that they are being signed out, and what was said of them before is past. */
function begin(state: State, running: Running): State {
  const told = new Map(state.told)
  for (const each of running.ask.meant) told.set(each.key, onItsWay(each, running))
  return { ...state, told, running: [...state.running, running] }
}

const onItsWay = (meant: Meant, { id }: Running): Told => asTold(meant, { type: 'running' }, id, 0)

function answered(state: State, id: Id, answer: Answered['answer'], at: number): State {
  const found = state.running.find((each) => each.id === id)
  if (!found) return state
  if (answer.type === 'reported' ? answer.report.endedCurrent : answer.error.code === 'unauthenticated')
    return reduce(state, { type: 'ended' })
  const { by, ask } = found
  const told = new Map([...state.told].filter(([, each]) => each.of !== id))
  // Another part of the page that asked tells by itself what became of it.
  if (by !== null) for (const each of toldBy(found, answer, at)) put(told, each)
  const running = state.running.filter((each) => each !== found)
  for (const other of running)
    for (const each of other.ask.meant) if (!told.has(each.key)) told.set(each.key, onItsWay(each, other))
  const next = { ...state, running, told, cooldowns: cooldownsAfter(state.cooldowns, ask, answer, at) }
  if (by === null) return next
  const last: Answered = { ...found, by, answer, left: answer.type === 'reported' ? answer.report.left : null }
  return {
    ...next,
    last,
    results: isAboutOne(ask) ? state.results : [...withoutStrip(state, by).results, last],
    nextSteps: stepsAfter(ask) ?? state.nextSteps,
  }
}

/** Keeps `running` where the session was asked for again since, and what another sign-out has shown to be gone. */
function put(told: Map<string, Told>, each: Told): void {
  const before = told.get(each.key)?.standing.type
  if (before !== 'running' && (before !== 'gone' || each.standing.type === 'gone')) told.set(each.key, each)
}

function stepsAfter({ because, meant }: Ask): Meant | undefined {
  return because === 'not-me' ? meant[0] : undefined
}

function listRead(state: State, read: SessionsRead): State {
  const { readAt, complete, sessions } = read
  const left = complete ? (otherSessions(sessions)?.length ?? null) : null
  return {
    ...state,
    told: toldAfterRead(state.told, read),
    results: state.results.map((each) => withLeft(each, left)),
    list: { type: 'read', readAt, count: sessions.length, error: null },
    cooldowns: cooldownsAfterList(state.cooldowns, null, 0),
    wanted: [],
  }
}

/** Updates `left` of a report that names no session, from the latest read: `null` where that read is not complete. */
function withLeft(result: Answered, left: number | null): Answered {
  return result.answer.type === 'reported' && namesNone(result.answer.report) ? { ...result, left } : result
}

function listFailed(state: State, error: SessionError, at: number): State {
  return {
    ...state,
    list: state.list.type === 'read' ? { ...state.list, error } : { type: 'failed', error },
    cooldowns: cooldownsAfterList(state.cooldowns, error, at),
    wanted: [],
  }
}

/** The first list or prompt on screen shows what is open, and no receipt of earlier sign-outs. */
function came(state: State, by: Surface): State {
  const next = state.surfaces.size === 0 ? movedOn(state, by) : state
  return { ...next, surfaces: new Set([...state.surfaces, by]) }
}

function readWanted(state: State, wanted: Wanted): State {
  const before = wanted.type === 'refresh' ? movedOn(state, wanted.by) : state
  return { ...before, wanted: [...before.wanted, wanted] }
}

function movedOn(state: State, by: Surface): State {
  const isDone = (each: Answered) => isShownBy(state, each, by) && !hasMoreToSay(state, each)
  // A strip elsewhere keeps what it tells.
  const elsewhere = new Set(withoutStrip(state, by).results.map(({ id }) => id))
  const isOver = (each: Told) => isReceipt(each) && !elsewhere.has(each.of)
  if (!state.results.some(isDone) && ![...state.told.values()].some(isOver)) return state
  return {
    ...state,
    told: new Map([...state.told].map(([key, each]) => [key, isOver(each) ? { ...each, isPast: true } : each])),
    results: state.results.filter((each) => !isDone(each)),
  }
}

/** Without what the strip says there. */
function withoutStrip(state: State, by: Surface): State {
  return { ...state, results: state.results.filter((each) => !isShownBy(state, each, by)) }
}

function ticked(state: State, at: number): State {
  const { list } = state
  const cooldowns = cooldownsAt(state.cooldowns, at)
  const isSlow = list.type === 'loading' && !list.isSlow && at - list.since >= SLOW_MS
  if (!isSlow && cooldowns === state.cooldowns) return state
  return { ...state, cooldowns, ...(isSlow && { list: { ...list, isSlow } }) }
}
