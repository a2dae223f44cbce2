import { casesOf, type Subject } from './described.ts'
import { everyDescribed } from './every-described.ts'

export type { Mark, Subject } from './described.ts'

/** Each system, as the fuzz tests see it. */
export const subjects: Readonly<Record<string, Subject>> = Object.assign(
  {},
  ...[...everyDescribed.values()].map(({ fuzz }) => casesOf(fuzz)),
)
