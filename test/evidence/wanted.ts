import { asvs } from './asvs.ts'
import { matrix } from './matrix.ts'
import type { Wanted } from './tags.ts'
import { wcag } from './wcag.ts'

const claimed = (standard: 'ASVS' | 'WCAG', claims: typeof asvs): readonly Wanted[] =>
  claims.flatMap(({ id, whose }) =>
    whose === 'kit' || whose === 'shared' ? [{ tag: `${standard} ${id}`, proof: 'any' as const }] : [],
  )

/** Everything that a run of the tests must prove: each fault, and what the standards leave to the kit, alone or in part. */
export const wanted: readonly Wanted[] = [
  ...matrix.map(({ id, proof }) => ({ tag: id, proof })),
  ...claimed('ASVS', asvs),
  ...claimed('WCAG', wcag),
]
