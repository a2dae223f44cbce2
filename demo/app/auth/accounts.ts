import type { Preferences } from '../preferences.ts'
import { Account } from './account.ts'

/** One account per API: each has its own sign-in, its own cookie and its own tokens. */
export const accounts: Readonly<Record<Preferences['api'], Account>> = {
  biore: new Account('biore'),
  prelude: new Account('prelude'),
  'better-auth': new Account('better-auth'),
  own: new Account('own'),
}
