import type { MemoryFault } from 'react-device-sessions/testing'

/** A fault that can be clicked. */
export interface LabFault {
  readonly label: string
  readonly faults: readonly MemoryFault[]
}

const WAIT_MS = 20_000

/** The first load of a list is tried twice; so are the faults that a second try would get round. */
const twice = { times: 2 }

/** What a server asks for that has ended some of them already. */
const midway = {
  kind: 'password',
  operation: 'revokeOthers',
  redirectTo: null,
  methods: [],
  acrValues: [],
  maxAgeSeconds: null,
} as const

/** What can befall the next sign-out. */
export const signOutFaults: readonly LabFault[] = [
  { label: 'Refused', faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] },
  { label: 'Server error', faults: [{ on: 'revoke', do: 'fail', code: 'server' }] },
  { label: 'Connection lost', faults: [{ on: 'revoke', do: 'fail', code: 'network' }] },
  { label: 'Times out, and is done', faults: [{ on: 'revoke', do: 'commit-then-fail' }] },
  { label: 'Accepted, and not done', faults: [{ on: 'revoke', do: 'ignore' }] },
  { label: 'Done, but the list lags', faults: [{ on: 'revoke', do: 'lag' }] },
  {
    label: 'Done, but the list cannot be read',
    faults: [{ on: 'list', do: 'fail', code: 'network' }],
  },
  {
    label: 'TV and Firefox are refused',
    faults: [{ on: 'revoke', do: 'fail', ids: ['tv', 'desktop'], code: 'forbidden' }],
  },
  { label: 'The device gets a new id first', faults: [{ on: 'revoke', do: 'rotate-ids' }] },
  {
    label: 'Too many attempts, wait 20 s',
    faults: [{ on: 'revoke', do: 'fail', code: 'rate_limited', retryAfterMs: WAIT_MS }],
  },
  { label: 'Too many attempts, no time', faults: [{ on: 'revoke', do: 'fail', code: 'rate_limited' }] },
  { label: 'Asks for proof', faults: [{ on: 'revoke', do: 'step-up', times: 'until-proof' }] },
  {
    label: 'Asks for proof midway',
    faults: [{ on: 'revoke', do: 'fail', ids: ['tv'], code: 'step_up_required', stepUp: midway }],
  },
  {
    label: 'Done, but the list asks for proof',
    faults: [{ on: 'list', do: 'step-up', times: 'until-proof' }],
  },
  { label: 'Takes 3 s', faults: [{ on: 'revoke', do: 'delay', ms: 3000 }] },
  { label: 'Hangs', faults: [{ on: 'revoke', do: 'hang' }] },
]

/** What can befall the next read of the list. */
export const listFaults: readonly LabFault[] = [
  { label: 'Read: connection lost', faults: [{ on: 'list', do: 'fail', code: 'network', ...twice }] },
  { label: 'Read: server error', faults: [{ on: 'list', do: 'fail', code: 'server', ...twice }] },
  { label: 'Read: not an answer of the server', faults: [{ on: 'list', do: 'fail', code: 'bad_response' }] },
  {
    label: 'Read: too many, wait 20 s',
    faults: [{ on: 'list', do: 'fail', code: 'rate_limited', retryAfterMs: WAIT_MS }],
  },
  { label: 'Read: signed out', faults: [{ on: 'list', do: 'fail', code: 'unauthenticated' }] },
  { label: 'Read: asks for proof', faults: [{ on: 'list', do: 'step-up', times: 'until-proof' }] },
  { label: 'Read: takes 3 s', faults: [{ on: 'list', do: 'delay', ms: 3000 }] },
]
