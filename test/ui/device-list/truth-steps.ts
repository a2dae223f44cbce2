import * as fc from 'fast-check'
import { type MemoryFault } from 'react-device-sessions/testing'

/** One thing that the user, the server or another device does. `n` picks a device among those that are there. */
export type Step =
  | { readonly do: 'sign out' | 'cancel' | 'ends elsewhere'; readonly n: number }
  | { readonly do: 'goes wrong'; readonly fault: MemoryFault }
  | { readonly do: 'misbehaves'; readonly on: 'list' | 'revoke'; readonly n: number }
  | { readonly do: 'signs out and leaves'; readonly n: number }
  | { readonly do: 'leaves and comes back' | 'another language' | 'another user' }
  | {
      readonly do:
        | 'sign out others'
        | 'sign out here'
        | 'refresh'
        | 'refresh from a replica'
        | 'follow a note'
        | 'double click'
        | 'signs in elsewhere'
        | 'ids rotate'
    }

const codes = fc.constantFrom(
  ...(['rate_limited', 'forbidden', 'not_found', 'conflict', 'server', 'timeout', 'network', 'bad_response'] as const),
)
export const faults: fc.Arbitrary<MemoryFault> = fc.oneof(
  fc.record({ on: fc.constant('revoke' as const), do: fc.constant('fail' as const), code: codes }),
  fc.record({ on: fc.constant('list' as const), do: fc.constant('fail' as const), code: codes }),
  fc.record({ on: fc.constant('revoke' as const), do: fc.constant('commit-then-fail' as const), code: codes }),
  fc.record({ on: fc.constant('revoke' as const), do: fc.constant('ignore' as const) }),
  fc.record({
    on: fc.constant('revoke' as const),
    do: fc.constant('lag' as const),
    reads: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ on: fc.constant('list' as const), do: fc.constant('lag' as const) }),
  fc.record({ on: fc.constantFrom('list' as const, 'revoke' as const), do: fc.constant('rotate-ids' as const) }),
  fc.record({ on: fc.constantFrom('list' as const, 'revoke' as const), do: fc.constant('step-up' as const) }),
)
const n = fc.nat({ max: 5 })
export const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('sign out' as const), n }) },
  { weight: 2, arbitrary: fc.constant({ do: 'sign out others' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'sign out here' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('cancel' as const, 'ends elsewhere' as const), n }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('goes wrong' as const), fault: faults }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'refresh' as const,
        'refresh from a replica' as const,
        'follow a note' as const,
        'double click' as const,
        'signs in elsewhere' as const,
        'ids rotate' as const,
      ),
    }),
  },
)

/** What the application around the list does, and an adapter that was written by hand. */
export const hostSteps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('misbehaves' as const),
    on: fc.constantFrom('list' as const, 'revoke' as const),
    n: fc.nat({ max: 40 }),
  }),
  fc.record({ do: fc.constant('signs out and leaves' as const), n }),
  fc.record({
    do: fc.constantFrom('leaves and comes back' as const, 'another language' as const, 'another user' as const),
  }),
)
