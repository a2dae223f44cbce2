import type { Claim } from './claims.ts'
import { tests } from './named-tests.ts'

const guard = tests(
  'test/secrets-guard.test.ts',
  'no file of the package touches storage or cookies, makes markup or code of text, or knows another server',
)
const canary = tests(
  'test/ui/secrets/canary.test.tsx',
  'bio.re > no secret is anywhere, after whole flows',
  'Prelude > no secret is anywhere, after whole flows',
  'Better Auth > no secret is anywhere, after whole flows',
)

/** OWASP ASVS 5.0: the requirements that this screen touches. */
export const asvs: readonly Claim[] = [
  {
    id: '3.2.2',
    level: 'L1',
    requirement: 'Text is rendered as text, never as markup',
    whose: 'kit',
    how: 'No markup is ever made from a string, and hostile strings are put in every slot',
    tests: [
      ...guard,
      ...tests(
        'test/ui/device-list/hostile-slots.test.tsx',
        'F19: whatever a server sends into any slot, it is text, isolated, and never a word of ours',
      ),
    ],
  },
  {
    id: '3.3.4',
    level: 'L2',
    requirement: 'The session cookie is HttpOnly and its value reaches no script',
    whose: 'shared',
    how: 'The kit reads no cookie. Making the cookie HttpOnly is the server’s job',
    tests: [...guard, ...canary],
  },
  {
    id: '3.5.1',
    level: 'L1',
    requirement: 'Requests that change something cannot be forged by another site',
    whose: 'shared',
    how: 'Each change carries a bearer, a header of its own, or a method or content type that a browser asks about first; each adapter’s page says which. Checking `Origin`, and `SameSite`, are the server’s job',
    tests: tests(
      'test/adapters/csrf.test.ts',
      'bio.re > sends no change that a foreign page could send',
      'Prelude > sends no change that a foreign page could send',
      'own routes, by cookie > sends no change that a foreign page could send',
      'django-allauth > sends no change that a foreign page could send',
    ),
  },
  {
    id: '3.5.3',
    level: 'L1',
    requirement: 'Nothing is changed by a safe method',
    whose: 'shared',
    how: 'Lists are read by GETs without a body (ZITADEL’s by a search that is a POST), which change nothing. Ory Kratos’s own sign-out is a GET with a one-time token: its server’s choice',
    tests: tests(
      'test/adapters/csrf.test.ts',
      'bio.re > reads without changing anything, and puts no credential into an address',
      'Better Auth > reads without changing anything, and puts no credential into an address',
    ),
  },
  {
    id: '3.5.5',
    level: 'L2',
    requirement: 'Messages from elsewhere are discarded unless their origin and shape are trusted',
    whose: 'kit',
    how: 'Tabs send one constant word; anything else on the channel is ignored, and the word only marks a list stale',
    tests: tests(
      'test/hooks/other-tabs.test.tsx',
      'what other tabs are told > is one word, the same for everybody: no id, no user, no server',
      'a tab that is told > ignores what no tab of ours says: {"userId":"bob"}',
    ),
  },
  {
    id: '7.1.2',
    level: 'L2',
    requirement: 'The number of concurrent sessions is limited as documented',
    whose: 'server',
    how: 'The screen shows how many there are; the limit is the server’s',
    tests: [],
  },
  {
    id: '7.2.1',
    level: 'L1',
    requirement: 'Tokens are verified by the backend',
    whose: 'server',
    how: 'The kit verifies none. Two adapters read an unverified claim to know which row is this device, and for nothing else',
    tests: [],
  },
  {
    id: '7.4.1',
    level: 'L1',
    requirement: 'An ended session can no longer be used',
    whose: 'shared',
    how: 'Ending it is the server’s job. The kit calls it ended only when a complete read shows so, and says how long an access token may live on',
    tests: [
      ...tests(
        'test/hooks/use-revoke-sessions.test.tsx',
        'what a sign-out reports > revoked: absent from a complete read that began afterwards',
      ),
      ...tests(
        'test/ui/device-list/truth.test.tsx',
        'whatever server and user do, the screen says nothing untrue and ends nothing unasked',
      ),
      ...tests(
        'test/ui/device-list/dialog.test.tsx',
        'names the device, shows its card, says what stays and how long access can linger',
      ),
    ],
  },
  {
    id: '7.4.2',
    level: 'L1',
    requirement: 'All sessions end when an account is disabled or deleted',
    whose: 'server',
    how: 'Nothing on this screen',
    tests: [],
  },
  {
    id: '7.4.3',
    level: 'L2',
    requirement: 'After a factor is changed, all other sessions can be ended',
    whose: 'kit',
    how: '`<SignOutOthersPrompt>` for the password and MFA pages; it needs no list',
    tests: tests(
      'test/ui/sign-out-others-prompt.test.tsx',
      'asks, says what stays, and needs no list to have been read',
      'one click, one request; "no other device is signed in" only after a complete re-read',
    ),
  },
  {
    id: '7.4.4',
    level: 'L2',
    requirement: 'Every page that needs a session has a visible sign-out',
    whose: 'application',
    how: 'The row of this device has "Sign out"; the rest of the pages are the application’s',
    tests: tests(
      'test/ui/device-list/sign-out.test.tsx',
      'signing out this device ends in "You’re signed out", with no row left',
    ),
  },
  {
    id: '7.4.5',
    level: 'L2',
    requirement: 'Administrators can end sessions',
    whose: 'server',
    how: 'The kit is for the users themselves',
    tests: [],
  },
  {
    id: '7.5.2',
    level: 'L2',
    requirement: 'Users see all active sessions and, after proving again who they are, can end any or all',
    whose: 'shared',
    how: 'List, one, several, others, all; a challenge asks once and repeats the action once. Asking for the proof is the server’s job',
    tests: [
      ...tests(
        'test/hooks/step-up.test.tsx',
        'a challenged revoke > F3: is repeated exactly once with the proof, for the sessions of the click',
        'a challenged revoke > sends nothing after a cancel',
      ),
      ...tests('test/core/read-sessions.test.ts', 'reads every page, hands the cursors on, and is complete'),
    ],
  },
  {
    id: '14.2.1',
    level: 'L1',
    requirement: 'Nothing sensitive is in a URL or query',
    whose: 'shared',
    how: 'Ids are handles; where a server’s id is a credential (Better Auth’s token) it goes in a body and stays in the adapter',
    tests: [
      ...tests(
        'test/adapters/csrf.test.ts',
        'Better Auth > reads without changing anything, and puts no credential into an address',
      ),
      ...tests(
        'test/e2e/secrets.test.ts',
        'biore, same origin: no token is in an address, the console, the storage or the page',
      ),
    ],
  },
  {
    id: '14.2.6',
    level: 'L3',
    requirement: 'Only the least of the personal data is shown',
    whose: 'shared',
    how: 'Addresses stand under "Details", closed at first, and masked ones as masked. What the server sends is its choice',
    tests: tests(
      'test/ui/device-list/details.test.tsx',
      'one button per row shows and hides what is known; everything has its term',
    ),
  },
  {
    id: '14.3.1',
    level: 'L1',
    requirement: 'Data of a session is cleared from the client when the session ends',
    whose: 'kit',
    how: 'Rows leave the cache and the page at sign-out, at a 401 that no refresh mends, and when the user changes',
    tests: [
      ...tests(
        'test/hooks/use-revoke-sessions.test.tsx',
        'what a sign-out reports > ends this session without a re-read, clears the rows and tells the application',
      ),
      ...tests(
        'test/hooks/session-provider.test.tsx',
        'F2: clears rows on a 401 that could not be refreshed, and says so once',
      ),
      ...tests(
        'test/hooks/forget-sessions.test.tsx',
        "F25: never shows one user's devices to another, and removes them",
      ),
    ],
  },
  {
    id: '14.3.2',
    level: 'L2',
    requirement: 'Sensitive answers are not cached by the browser',
    whose: 'shared',
    how: 'Every request is `cache: "no-store"`; the header on the answer is the server’s job',
    tests: tests(
      'test/adapters/lib/http-request.test.ts',
      'carries the bearer and cookies, asks for JSON, and is neither cached nor redirected',
    ),
  },
  {
    id: '14.3.3',
    level: 'L2',
    requirement: 'Browser storage holds no sensitive data',
    whose: 'shared',
    how: 'The kit stores nothing. An application that persists its query cache should leave out keys that begin with `sessionKeys.all`',
    tests: [...guard, ...canary],
  },
  {
    id: '16.2.5',
    level: 'L2',
    requirement: 'Logs hold no credentials',
    whose: 'kit',
    how: 'Errors carry codes and sentences of ours: no server text, no cause, no URL',
    tests: [
      ...canary,
      ...tests('test/adapters/lib/http-errors.test.ts', 'holds nothing of what the server or the application said'),
    ],
  },
  {
    id: '16.5.1',
    level: 'L2',
    requirement: 'Users get a general message for an unexpected error',
    whose: 'kit',
    how: 'Texts come from a total table of codes; the server’s words are never shown',
    tests: tests(
      'test/ui/texts/error-text.test.ts',
      'in en > rate_limited has a sentence of its own, with nothing in it from the server',
    ),
  },
  {
    id: '16.5.3',
    level: 'L2',
    requirement: 'Failures are safe: none opens what it should close',
    whose: 'kit',
    how: 'An outcome that is not known is never called a success, and an error is never an empty list',
    tests: [
      ...tests(
        'test/ui/device-list/truth.test.tsx',
        'whatever server and user do, the screen says nothing untrue and ends nothing unasked',
      ),
      ...tests(
        'test/adapters/fuzz-answers.test.ts',
        'bio.re > F13: gives a list of the model or a SessionError, whatever the server answers',
      ),
    ],
  },
]
