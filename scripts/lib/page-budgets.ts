/** What a page may load of the package, in gzip kB of 1000 bytes: `scripts/page-sizes.ts` measures it, and README says it: `npx vitest run test/package-folder.test.ts -u` writes it there. */
export interface PageBudget {
  readonly page: string
  /** What the page imports: names by entry. */
  readonly imports: Readonly<Record<string, readonly string[]>>
  readonly first: number
  readonly later: number
}

const root = 'react-device-sessions'
const list = { [root]: ['DeviceList', 'SessionProvider'] }
const biore = { [`${root}/adapters/biore`]: ['bioreAdapter'] }
const hooks = ['SessionProvider', 'useSessions', 'useRevokeSessions', 'useRevokeAllSessions']

/** What it is today and a little more. docs/decisions/0011 has what it shall be. */
export const budgets: readonly PageBudget[] = [
  { page: '<DeviceList>, English, bio.re', imports: { ...list, ...biore }, first: 44.6, later: 11.8 },
  {
    page: '<DeviceList>, English, Better Auth',
    imports: { ...list, [`${root}/adapters/better-auth`]: ['betterAuthAdapter'] },
    first: 46.6,
    later: 11.8,
  },
  {
    page: '<DeviceManager>, English, bio.re',
    imports: { ...list, ...biore, [`${root}/manage`]: ['DeviceManager'] },
    first: 49.6,
    later: 11.8,
  },
  {
    page: '<SignOutOthersPrompt>',
    imports: { [root]: ['SignOutOthersPrompt', 'SessionProvider'] },
    first: 35.6,
    later: 10.4,
  },
  { page: 'hooks alone', imports: { [`${root}/hooks`]: hooks }, first: 6.6, later: 2.5 },
]
