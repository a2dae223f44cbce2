// Regenerates docs/evidence.md. Everything: `npm run evidence` (hours). One part: `npm run evidence -- --only tests`
// (all, tests, stories, firefox, hosts, servers, reader, property, mutation, coverage, sizes, page; may be given several times). `--shards 4` runs no more than so many of
// the property test, `--part biore` only that part of the mutation test, `--again` only the test files in which something
// has not passed, `--fresh` begins what is kept of the property test anew.

import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { ensureInstalled, node24, projectEnv } from './lib/project.mjs'

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    part: { type: 'string', multiple: true },
    shards: { type: 'string' },
    again: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
  },
})

ensureInstalled()
// The parts import TypeScript, which the Node that starts this may not know.
if (Number(process.versions.node.split('.')[0]) < 24) {
  const options = { env: projectEnv(), stdio: /** @type {const} */ ('inherit') }
  process.exit(spawnSync(node24, [import.meta.filename, ...process.argv.slice(2)], options).status ?? 1)
}

/** @type {Record<string, () => Promise<boolean>>} */
const parts = {
  all: async () => (await import('./evidence/run-tests.mjs')).runAll(),
  tests: async () => (await import('./evidence/run-tests.mjs')).runTests({ again: values.again }),
  stories: async () => (await import('./evidence/run-tests.mjs')).runStories(),
  firefox: async () => (await import('./evidence/run-firefox.mjs')).runFirefox(),
  hosts: async () => (await import('./evidence/run-hosts.mjs')).runHosts(),
  servers: async () => (await import('./evidence/run-servers.mjs')).runServers(),
  reader: async () => (await import('./evidence/run-reader.mjs')).runReader(),
  property: async () =>
    (await import('./evidence/property.mjs')).runProperty({
      fresh: values.fresh,
      shards: Number(values.shards ?? Number.POSITIVE_INFINITY),
    }),
  mutation: async () => (await import('./evidence/mutation.mjs')).mutateAll(values.part ?? []),
  coverage: async () => (await import('./evidence/measure.mjs')).measureCoverage(),
  sizes: async () => (await import('./evidence/measure.mjs')).measureSizes(),
  page: async () => (await import('./evidence/page.mjs')).writePage(),
}

const wanted = values.only ?? Object.keys(parts)
const unknown = wanted.filter((name) => !(name in parts))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}.`)
  process.exit(1)
}
for (const name of new Set([...wanted, 'page'])) {
  console.log(`\n=== ${name}\n`)
  if (!(await parts[name]?.())) process.exitCode = 1
}
