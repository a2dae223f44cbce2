import type { Preferences } from '../preferences.ts'
import type { TextKey } from '../texts/text-types.ts'

/** Which requests a fault hits. The server reads a `*` at the end of a path as "everything that begins so". */
const paths: Readonly<Record<Preferences['api'], Readonly<Record<FaultTarget, string | undefined>>>> = {
  biore: {
    any: undefined,
    list: '/api/v1/auth/sessions',
    revoke: '/api/v1/auth/sessions/*',
    refresh: '/api/v1/auth/refresh',
  },
  prelude: {
    any: undefined,
    list: '/v1/session/me/list',
    revoke: '/v1/session/me/revoke',
    refresh: '/v1/session/refresh',
  },
  'better-auth': {
    any: undefined,
    list: '/api/auth/list-sessions',
    revoke: '/api/auth/revoke-*',
    refresh: '/api/auth/get-session',
  },
  own: {
    any: undefined,
    list: '/api/own/sessions',
    revoke: '/api/own/sessions/*',
    refresh: '/api/own/me',
  },
}

export const faultTargets = ['revoke', 'list', 'refresh', 'any'] as const
export type FaultTarget = (typeof faultTargets)[number]

export const faultKinds = [
  'fault429',
  'fault429After',
  'fault500',
  'fault401',
  'faultSlow',
  'faultTimeout',
  'faultDropBefore',
  'faultDropAfter',
  'faultHtml',
  'faultIgnored',
  'faultStepUp',
] as const
export type FaultKind = (typeof faultKinds)[number]

export const targetTexts: Readonly<Record<FaultTarget, TextKey>> = {
  any: 'demo.onAny',
  list: 'demo.onList',
  revoke: 'demo.onRevoke',
  refresh: 'demo.onRefresh',
}

const html = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=UTF-8' },
  body: '<!doctype html><title>Sign in to the Wi-Fi</title>',
}

const refusal = (status: number, headers = {}) => ({ effect: { status, headers, body: {} } })

const accepted: Readonly<Record<Preferences['api'], Readonly<Record<string, unknown>>>> = {
  biore: { status: 200, body: { success: true } },
  prelude: { status: 204 },
  'better-auth': { status: 200, body: { status: true } },
  own: { status: 204 },
}

/** What the server does instead. A late answer comes after the work was done. */
function effectOf(kind: Exclude<FaultKind, 'faultStepUp'>, api: Preferences['api']): Readonly<Record<string, unknown>> {
  const effects: Readonly<Record<typeof kind, Readonly<Record<string, unknown>>>> = {
    fault429: refusal(429),
    fault429After: refusal(429, { [api === 'better-auth' ? 'x-retry-after' : 'retry-after']: '30' }),
    fault500: refusal(500),
    fault401: refusal(401),
    faultSlow: { latencyMs: 4000, when: 'after', effect: 'pass' },
    faultTimeout: { latencyMs: 15_000, when: 'after', effect: 'pass' },
    faultDropBefore: { effect: 'drop' },
    faultDropAfter: { when: 'after', effect: 'drop' },
    faultHtml: { effect: html },
    faultIgnored: { effect: accepted[api] },
  }
  return effects[kind]
}

/** The body of `POST /demo/step-up`. What is asked for stays asked for. */
export function stepUpFor(target: FaultTarget): Readonly<Record<string, unknown>> {
  return { on: target === 'list' || target === 'revoke' ? [target] : ['list', 'revoke'] }
}

/** The body of `POST /demo/faults`. */
export function faultFor(
  api: Preferences['api'],
  target: FaultTarget,
  kind: Exclude<FaultKind, 'faultStepUp'>,
  times: number,
): Readonly<Record<string, unknown>> {
  const path = paths[api][target]
  return { times, ...(path !== undefined && { path }), ...effectOf(kind, api) }
}
