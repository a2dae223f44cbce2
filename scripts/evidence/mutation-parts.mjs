import { globSync } from 'node:fs'
import path from 'node:path'
import { root } from '../lib/project.mjs'

/**
 * What is broken, and which tests must notice: those that stand for it, not any that happen to run it.
 * @typedef {{ name: string; room: 'core' | 'recognition' | 'adapters' | 'hooks' | 'model'; files: readonly string[]; tests: readonly string[] }} Part
 */

/** @param {string} name @param {readonly string[]} [files] @param {readonly string[]} [tests] @returns {Part} */
const lib = (name, files = [`${name}.ts`], tests = [`lib/${name}.test.ts`]) => ({
  name: `lib-${name}`,
  room: 'adapters',
  files: files.map((file) => `src/adapters/lib/${file}`),
  tests: tests.map((file) => `test/adapters/${file}`),
})

/** @param {string} name @param {readonly string[]} [tests] @returns {Part} */
const system = (name, tests = [`${name}.test.ts`]) => ({
  name,
  room: 'adapters',
  files: [`src/adapters/${name}.ts`],
  tests: [...tests, '{every-adapter,wrong-options,sdk-silence}.test.ts'].map((file) => `test/adapters/${file}`),
})

/** What speaks no HTTP by itself has no place among the tests of every system. @param {string} name @returns {Part} */
const sdk = (name, tests = [`${name}.test.ts`]) => ({
  name,
  room: 'adapters',
  files: [`src/adapters/${name}.ts`],
  tests: tests.map((file) => `test/adapters/${file}`),
})

/** @param {string} name @param {readonly string[]} files @param {readonly string[]} tests @returns {Part} */
const hooks = (name, files, tests) => ({
  name: `hooks-${name}`,
  room: 'hooks',
  files: files.map((file) => `src/hooks/${file}`),
  tests: tests.map((file) => `test/hooks/${file}`),
})

/** @type {readonly Part[]} */
const named = [
  { name: 'core', room: 'core', files: ['src/core/*.ts'], tests: ['test/core/**/*.test.ts'] },
  { name: 'model', room: 'model', files: ['src/ui/model/*.ts'], tests: ['test/ui/model/*.test.ts'] },
  lib('url'),
  lib('uuid'),
  lib('wire'),
  lib('wire-time'),
  lib('header-text'),
  lib('retry-after'),
  lib('rate-limit'),
  lib('www-authenticate'),
  lib('link-header'),
  lib('jwt'),
  lib('system'),
  {
    name: 'recognition',
    room: 'recognition',
    files: ['src/recognition/*.ts'],
    tests: ['test/recognition/**/*.test.ts'],
  },
  lib('rest-routes', ['rest-routes.ts'], ['lib/rest-routes.test.ts', 'rest{,-capabilities}.test.ts']),
  lib('revoke-each', ['revoke-each.ts', 'operations.ts'], ['lib/revoke-each.test.ts', 'memory{,-faults}.test.ts']),
  lib(
    'revoke-by-target',
    ['revoke-by-target.ts'],
    ['lib/revoke-by-target.test.ts', '{rest,rest-capabilities,immich,stack-auth}.test.ts'],
  ),
  lib('foreign-call'),
  lib('http-client', ['http-client.ts', 'single-flight.ts'], ['lib/http-*.test.ts']),
  lib('answers', ['answers.ts', 'http-options.ts'], ['lib/http-options.test.ts', 'keycloak.test.ts']),
  lib('http-body', ['http-body.ts'], ['lib/http-*.test.ts']),
  lib('http-error', ['http-error.ts', 'step-up-challenge.ts']),
  lib('deadline', ['deadline.ts'], ['lib/http-{deadline,abort,refresh}.test.ts', 'lib/foreign-call.test.ts']),
  system('biore', ['biore-{list,revoke}.test.ts']),
  lib('prelude-sessions', ['prelude-sessions.ts'], ['prelude-{list,revoke}.test.ts', 'every-adapter.test.ts']),
  system('prelude', ['prelude-{list,revoke}.test.ts']),
  system('rest', ['rest{,-row,-errors,-capabilities}.test.ts']),
  lib('rest-row', ['rest-row.ts', 'session-row.ts'], ['rest{,-row}.test.ts', 'lib/session-row.test.ts']),
  system('better-auth', ['better-auth-{answers,others}.test.ts']),
  sdk('prelude-sdk'),
  lib(
    'memory',
    ['memory-faults.ts', 'memory-waits.ts', 'make-session.ts'],
    ['lib/{memory-waits,make-session}.test.ts', 'memory{,-faults}.test.ts'],
  ),
  sdk('memory', ['memory{,-faults}.test.ts']),
  ...['clerk', 'supabase', 'hanko'].map((name) => sdk(name, [`${name}.test.ts`, 'sdk-silence.test.ts'])),
  lib('csrf', ['csrf.ts'], ['django-allauth.test.ts', 'rest.test.ts']),
  hooks('judge', ['judge.ts'], ['judge.test.ts']),
  hooks('tabs', ['other-tabs.ts'], ['{other-tabs,tab-channel}.test.tsx']),
  hooks(
    'reading',
    ['use-sessions.ts', 'sessions-query-options.ts', 'session-keys.ts', 'share-sessions.ts'],
    ['use-sessions.test.tsx', 'share-sessions.test.ts'],
  ),
  hooks(
    'users',
    ['session-provider.tsx', 'session-scope.ts', 'current-user.ts', 'forget-sessions.ts'],
    ['{session-provider,session-provider-step-up,forget-sessions,strict-mode}.test.tsx'],
  ),
  hooks('looking', ['look-after.ts', 'reread.ts'], ['{look-after,reread,use-revoke-sessions}.test.tsx']),
  hooks(
    'revoking',
    [
      'revoke-and-report.ts',
      'revocation-report.ts',
      'revoke-sessions-mutation-options.ts',
      'use-revoke-sessions.ts',
      'use-revoke-all-sessions.ts',
      'use-is-revoking.ts',
    ],
    ['{use-revoke-sessions,reread,use-is-revoking,look-after}.test.tsx'],
  ),
  hooks(
    'step-up',
    ['revoke-with-step-up.ts'],
    ['revoke-with-step-up.test.ts', '{step-up,step-up-list,step-up-questions}.test.tsx'],
  ),
  hooks(
    'asking',
    ['step-up-gate.ts', 'use-read-with-step-up.ts', 'use-step-up.ts'],
    ['{step-up-gate,step-up,step-up-list,step-up-questions,use-step-up}.test.tsx'],
  ),
]

/** Files of a folder that no part names: each is a part of its own, so that a new one cannot be left out. @param {string} folder */
function unnamed(folder) {
  const known = new Set(named.flatMap(({ files }) => globSync([...files], { cwd: root })))
  return globSync(`${folder}/*.ts`, { cwd: root })
    .filter((file) => !known.has(file))
    .map((file) => path.basename(file, '.ts'))
    .toSorted()
}

/** @type {readonly Part[]} */
export const parts = [
  ...named,
  ...unnamed('src/adapters/lib').map((name) => lib(name)),
  ...unnamed('src/adapters').map((name) => system(name, [`${name}{,-*}.test.ts`])),
]
