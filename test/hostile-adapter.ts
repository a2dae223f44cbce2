import { isSessionError, SessionError } from 'react-device-sessions/hooks'

/** Stands for a credential: it must turn up nowhere. */
export const SECRET = 'eyJhbGciOiJub25lIn0.c2VjcmV0.'

/** Something an adapter that was written by hand may do when it is called; `row`: a session as it should be. */
export type Misbehaviour = (row: Readonly<Record<string, unknown>>) => unknown

function thrower(thrown: unknown): Misbehaviour {
  return () => {
    throw thrown
  }
}
const rejecter =
  (thrown: unknown): Misbehaviour =>
  () =>
    Promise.reject(thrown)

/** An error of ours with something put on it. */
const ourErrorWith = (more: object) => Object.assign(new SessionError('server', 'It failed.', { status: 500 }), more)

class ResponseError extends Error {
  readonly response = { headers: { authorization: `Bearer ${SECRET}` } }
}

const cyclic: Record<string, unknown> = { secret: SECRET }
cyclic['self'] = cyclic

/** What any call may end in. */
export const failures: Readonly<Record<string, Misbehaviour>> = {
  'throws at once': thrower(new TypeError(`Cannot read properties of ${SECRET}`)),
  'rejects with an error of a library': rejecter(new ResponseError(`Bearer ${SECRET}`)),
  'rejects with a text': rejecter(SECRET),
  'rejects with nothing': rejecter(undefined),
  'rejects with null': rejecter(null),
  'rejects with an object in a circle': rejecter(cyclic),
  'rejects with an error of ours and a cause': rejecter(
    ourErrorWith({ cause: new Error(SECRET), response: cyclic, retryAfterMs: Number.POSITIVE_INFINITY }),
  ),
  'rejects with an error of ours and a code of its own': rejecter(ourErrorWith({ code: SECRET, status: SECRET })),
  'rejects with an error of ours and an accessor': rejecter(
    Object.defineProperty(ourErrorWith({}), 'message', { get: () => SECRET }),
  ),
  'rejects with an error of ours that throws': rejecter(
    Object.defineProperty(ourErrorWith({}), 'code', {
      get() {
        throw new Error(SECRET)
      },
    }),
  ),
  'rejects with an error of ours and an odd challenge': rejecter(
    new SessionError('step_up_required', 'Prove it.', {
      stepUp: JSON.parse(`{ "kind": "password", "operation": "list", "methods": "${SECRET}", "token": "${SECRET}" }`),
    }),
  ),
  'rejects with a proxy that throws': rejecter(
    new Proxy(
      {},
      {
        has() {
          throw new Error(SECRET)
        },
      },
    ),
  ),
}

/** What no list is. */
export const noLists: Readonly<Record<string, Misbehaviour>> = {
  'answers nothing': () => undefined,
  'answers null': () => Promise.resolve(null),
  'answers a text': () => Promise.resolve(SECRET),
  'answers a page without sessions': () => Promise.resolve({ nextCursor: null, total: 0, token: SECRET }),
  'answers sessions that are no list': () => Promise.resolve({ sessions: { 0: SECRET }, nextCursor: null, total: 1 }),
  'answers the list without a page': (row) => Promise.resolve([row]),
  'answers a cursor that is no text': (row) => Promise.resolve({ sessions: [row], nextCursor: cyclic, total: null }),
  'lists a session without an id': (row) =>
    Promise.resolve({ sessions: [row, { ...row, id: undefined }], nextCursor: null, total: 2 }),
  'lists a session with a number for an id': (row) =>
    Promise.resolve({ sessions: [{ ...row, id: 7 }], nextCursor: null, total: 1 }),
  'lists a session without a key': (row) =>
    Promise.resolve({ sessions: [{ ...row, key: null }], nextCursor: null, total: 1 }),
  'lists nothing that is a session': () => Promise.resolve({ sessions: [null, SECRET, 7], nextCursor: null, total: 3 }),
  'has a page whose getter throws': () =>
    Promise.resolve({
      get sessions() {
        throw new Error(SECRET)
      },
    }),
  'has a row whose getter throws': (row) =>
    Promise.resolve({
      sessions: [
        {
          ...row,
          get device() {
            throw new Error(SECRET)
          },
        },
      ],
      nextCursor: null,
      total: 1,
    }),
  'is a thenable that throws': () => ({
    // oxlint-disable-next-line unicorn/no-thenable -- an adapter may answer with anything
    then() {
      throw new Error(SECRET)
    },
  }),
}

const page = (row: object, more: object) =>
  Promise.resolve({ sessions: [Object.assign({}, row, more)], nextCursor: null, total: 1 })

/** Lists that can be shown, with something that must be left out. */
export const oddLists: Readonly<Record<string, Misbehaviour>> = {
  'has more in a row than a session': (row) => page(row, { token: SECRET, user: cyclic }),
  'has an accessor in a row': (row) =>
    page({}, Object.defineProperty({ ...row }, 'token', { enumerable: true, get: () => SECRET })),
  'has fields of the wrong kind': (row) =>
    page(row, {
      isCurrent: 'yes',
      canRevoke: 1,
      device: { type: SECRET, label: 7, model: cyclic, browser: SECRET, os: { name: 5, token: SECRET } },
      ip: { value: 7, masked: 'no' },
      location: [SECRET],
      createdAt: new Date(0),
      lastActiveAt: 1_700_000_000,
      expiresAt: SECRET,
      authMethods: [7, cyclic],
      applications: [{ id: 7, secret: SECRET }, null],
    }),
  'has fields left out': ({ id, key }) => page({ id, key }, {}),
  'has times without a zone': (row) =>
    page(row, { createdAt: '2026-11-21T08:00:00', lastActiveAt: '2026-11-21', expiresAt: '21/11/2026' }),
  'has one id twice': (row) =>
    Promise.resolve({ sessions: [row, { ...row, token: SECRET }], nextCursor: null, total: 2 }),
  'leaves cursor and total out': (row) => Promise.resolve({ sessions: [row], token: SECRET }),
  'has a total that is no number': (row) => Promise.resolve({ sessions: [row], nextCursor: null, total: SECRET }),
  'answers at once': (row) => ({ sessions: [row], nextCursor: null, total: 1 }),
}

/** What says nothing of a sign-out. */
export const noResults: Readonly<Record<string, Misbehaviour>> = {
  'answers nothing': () => undefined,
  'answers a text': () => Promise.resolve(SECRET),
  'answers failures that are no list': () => Promise.resolve({ revokedIds: null, failed: SECRET }),
  'answers a failure without an id': () => Promise.resolve({ failed: [{ error: new Error(SECRET) }] }),
  'has a getter that throws': () =>
    Promise.resolve({
      get failed() {
        throw new Error(SECRET)
      },
    }),
}

/** True where a secret turns up anywhere in a value, however deep, getters and what cannot be enumerated included. */
export function holdsSecret(value: unknown, seen: Set<unknown> = new Set()): boolean {
  if (typeof value === 'string') return value.includes(SECRET)
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return false
  seen.add(value)
  if (value instanceof Map || value instanceof Set) return [...value].some((each) => holdsSecret(each, seen))
  return Reflect.ownKeys(value).some((key) => {
    const field = Reflect.getOwnPropertyDescriptor(value, key)
    // The stack of an error of ours names files.
    return key !== 'stack' && (field?.get ? true : holdsSecret(field?.value, seen))
  })
}

/** True for an error that an adapter made in its own way, at any depth. */
export function isForeign(error: unknown): boolean {
  return (
    error !== null &&
    error !== undefined &&
    !(isSessionError(error) && Object.getPrototypeOf(error) === SessionError.prototype)
  )
}
