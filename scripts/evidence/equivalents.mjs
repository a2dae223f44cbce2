/**
 * Mutants that no test can tell from the original, and why. They count as survivors all the same; the page shows the reason.
 * @type {readonly { file: string; from: RegExp; to: RegExp; why: string }[]}
 */
export const equivalents = [
  {
    file: 'src/adapters/',
    from: /^(?:''|\[\])$/,
    to: /Stryker was here/,
    why: 'a fallback that the types want, for something that is always there by then, or for which any text comes to the same',
  },
  {
    file: 'src/core/session-error.ts',
    from: /SessionError'$/,
    to: /^""$/,
    why: 'the text of a symbol that is only compared with itself',
  },
  {
    file: 'src/core/session-error.ts',
    from: /^true$/,
    to: /^false$/,
    why: 'the brand’s value is never read: that it is there is the mark',
  },
  {
    file: 'src/core/read-sessions.ts',
    from: /cursor !== null/,
    to: /^true$/,
    why: 'after the last page the cursor is null, and null is among the cursors that were followed',
  },
  {
    file: 'src/adapters/lib/system.ts',
    from: /^(?:name === null|model === null|version !== null)$/,
    to: /^(?:true|false)$/,
    why: 'for the types: none of the patterns that would be asked next takes null for anything else',
  },
  {
    file: 'src/adapters/lib/wire.ts',
    from: /^(?:typeof value === 'number'|code !== null)$/,
    to: /^true$/,
    why: 'for the types: what is asked next is true of no other value',
  },
  {
    file: 'src/adapters/lib/wire-time.ts',
    from: /^(?:offset\.length === 5|offset\.toUpperCase\(\)|fraction\.slice\(0, 3\))$/,
    to: /^(?:false|offset\.toLowerCase\(\)|fraction)$/,
    why: 'V8 reads such a time as well; the specification of JavaScript, and other engines, need not',
  },
  {
    file: 'src/adapters/lib/retry-after.ts',
    from: /^parts\['month'\]\?\.toLowerCase$/,
    to: /^parts\['month'\]\.toLowerCase$/,
    why: 'for the types: each of the patterns has this group',
  },
  {
    file: 'src/adapters/lib/www-authenticate.ts',
    from: /^\/\\s\+\/$/,
    to: /^\/\\s\/$/,
    why: 'the empty words in between are left out right after',
  },
  {
    file: 'src/adapters/lib/link-header.ts',
    from: /^target\?\.split\('#'\)\[0\]\?\.split$/,
    to: /\[0\]\.split$/,
    why: 'for the types: a text that is split has a first part',
  },
  {
    file: 'src/adapters/lib/jwt.ts',
    from: /^\{ return undefined \}$/,
    to: /^\{\}$/,
    why: 'a function without a return gives undefined as well',
  },
  {
    file: 'src/adapters/lib/deadline.ts',
    from: /^this\.#reject\?\.\(error\)$/,
    to: /^this\.#reject\(error\)$/,
    why: 'for the types: a promise calls its function before anything can stop the clock',
  },
  {
    file: 'src/adapters/lib/revoke-by-target.ts',
    from: /^'others'$/,
    to: /^""$/,
    why: 'nothing but "all" is asked for there',
  },
  {
    file: 'src/adapters/prelude.ts',
    from: /^token === null$/,
    to: /^false$/,
    why: 'for the types: no claim can be read from null either',
  },
  {
    file: 'src/adapters/keycloak.ts',
    from: /^name !== null$/,
    to: /^true$/,
    why: 'for the types: the pattern that is asked next does not match null',
  },
  {
    file: 'src/adapters/rest.ts',
    from: /^'body'$/,
    to: /^""$/,
    why: 'nothing but "url" is asked for there',
  },
  {
    file: 'src/adapters/lib/step-up-challenge.ts',
    from: /^\/\^https\?:\$\/$/,
    to: /^\/\^https\?:\/$/,
    why: 'the scheme of a URL ends with its only colon',
  },
  {
    file: 'src/hooks/use-step-up.ts',
    from: /^\(\) => false$/,
    to: /^\(\) => undefined$/,
    why: 'what is asked next, after `||`, gives the boolean',
  },
  {
    file: 'src/hooks/judge.ts',
    from: /^\[\]$/,
    to: /Stryker was here/,
    why: 'a fallback that the types want: a target is always among the listed, and without a read nobody looks at what was read',
  },
  {
    file: 'src/hooks/other-tabs.ts',
    from: /An old browser, or a frame/,
    to: /^\{\}$/,
    why: 'who asks for the channel takes undefined like null: there is none',
  },
  {
    file: 'src/hooks/session-provider.tsx',
    from: /^event\.action\.type !== 'error'$/,
    to: /^false$/,
    why: 'the type wants it: the other action with an error says that a read is tried again, and none is after "unauthenticated"',
  },
  {
    file: 'src/hooks/session-provider.tsx',
    from: /^false$/,
    to: /^true$/,
    why: 'before the page is mounted nobody can ask, and the effect that mounts it sets the value',
  },
  {
    file: 'src/hooks/reread.ts',
    from: /^'active'$/,
    to: /^""$/,
    why: 'TanStack Query leaves a query out that nobody observes and that was never read; the oldest version that is supported does not',
  },
  {
    file: 'src/adapters/lib/memory-waits.ts',
    from: /^this\.#settlers\.delete\(settle\)$/,
    to: /^;$/,
    why: 'it frees memory; to let a call go twice does nothing',
  },
  {
    file: 'src/adapters/supabase.ts',
    from: /^'signOut(?:\(\))?'$/,
    to: /^""$/,
    why: 'what it names stands in an error that is passed over on purpose',
  },
  {
    file: 'src/adapters/hanko.ts',
    from: /^'(?:aborted|Nobody waits for this sign-out any more\.)'$/,
    to: /^""$/,
    why: 'whoever asked has had an answer by then: nobody gets this error',
  },
  {
    file: 'src/adapters/better-auth.ts',
    from: /^\(\) => null$/,
    to: /^\(\) => undefined$/,
    why: 'the next line gives null for whatever is no page',
  },
  {
    file: 'src/adapters/appwrite.ts',
    from: /^(?:typeof )?thrown /,
    to: /^true$| \|\| /,
    why: 'for the types: whatever is thrown that is no object comes to "unknown" either way',
  },
]

/**
 * Mutants that run, and that TypeScript refuses: file, from, to. Stryker does not ask it.
 * @type {readonly (readonly [file: string, from: string, to: string])[]}
 */
const refusedByTypes = [
  ['src/adapters/better-auth.ts', 'currentSession(page.sessions)?.id', 'currentSession(page.sessions).id'],
  ['src/adapters/better-auth.ts', "typeof token === 'string'", 'true'],
  ['src/adapters/memory.ts', "fault.on === 'revoke'", 'true'],
  ['src/adapters/memory.ts', 'fault.ids?.includes', 'fault.ids.includes'],
  ['src/adapters/clerk.ts', '!on.user || !own', '!on.user && !own'],
  ['src/adapters/clerk.ts', "'list'", '""'],
  ['src/adapters/supabase.ts', "typeof sessionId !== 'string'", 'false'],
  ['src/adapters/django-allauth.ts', 'wire === null', 'false'],
  ['src/adapters/django-allauth.ts', 'default: return null', '// the session token of an app is dead default:'],
  ['src/hooks/use-is-revoking.ts', '[]', '["Stryker was here"]'],
  ['src/hooks/revoke-with-step-up.ts', 'sessions[0]?.isCurrent', 'sessions[0].isCurrent'],
  ['src/hooks/revoke-with-step-up.ts', "request.target === 'session'", 'false'],
  ['src/hooks/revoke-with-step-up.ts', "'session'", '""'],
  [
    'src/hooks/use-read-with-step-up.ts',
    'client.getQueryState(queryKey)?.error',
    'client.getQueryState(queryKey).error',
  ],
  ['src/hooks/use-read-with-step-up.ts', '{ queryKey }', '{}'],
  ['src/hooks/use-step-up.ts', '() => ({})', '() => undefined'],
  ['src/ui/model/events.ts', 'before.told.get(key)?.standing', 'before.told.get(key).standing'],
  ['src/ui/model/events.ts', "list.type === 'failed' || list.type === 'read'", 'true'],
  ['src/ui/model/events.ts', "list.type === 'loading'", 'true'],
  ['src/ui/model/events.ts', "after.list.type === 'read'", 'true'],
  ['src/ui/model/reduce.ts', "list.type === 'loading'", 'true'],
  ['src/ui/model/result.ts', "result.type === 'refused'", 'false'],
  ['src/ui/model/result.ts', "'refused'", '""'],
]

const isRefused = (/** @type {import('./mutation.mjs').Survivor} */ { file, from, to }) =>
  refusedByTypes.some((each) => each[0] === file && each[1] === from && each[2] === to)

/** @param {import('./mutation.mjs').Survivor} survivor */
export function reasonFor(survivor) {
  const { file, from, to } = survivor
  if (isRefused(survivor)) return 'it does not compile: `npm run types`, a part of `npm test`, refuses it'
  return equivalents.find((each) => file.startsWith(each.file) && each.from.test(from) && each.to.test(to))?.why ?? null
}
