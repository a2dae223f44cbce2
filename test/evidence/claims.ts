/**
 * Whose job it is that something holds. `kit`: this package's alone; `shared`: the kit does its part, the rest is said; `none`:
 * there is nothing here that it speaks of.
 */
export type Whose = 'kit' | 'shared' | 'server' | 'application' | 'none'

/** One requirement of a standard, in our own words. Its tests are those whose titles begin with its number: `tags.ts`. */
export interface Claim {
  readonly id: string
  readonly level: string
  readonly requirement: string
  readonly whose: Whose
  /** What the kit does, or what it leaves to whom. */
  readonly how: string
}
