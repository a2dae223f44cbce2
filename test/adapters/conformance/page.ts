import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { SessionCapabilities, Support } from '../../../src/core/capabilities.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

export const pageFile = `${root}docs/conformance.md`
/** Where each run leaves what it came to. */
export const runsFolder = `${root}.cache/conformance/`

/** One run of the conformance suite: a line of the second table. */
export interface Run {
  readonly name: string
  readonly line: string
}

/** The adapters that there are: one file each. `memory` is a helper for tests. */
export function adapterFiles(): readonly string[] {
  return readdirSync(`${root}src/adapters`)
    .filter((name) => /^[a-z-]+\.ts$/.test(name) && name !== 'memory.ts')
    .map((name) => name.slice(0, -3))
}

const support: Record<Support, string> = {
  native: 'one request',
  batch: 'one request',
  emulated: 'several requests',
  none: '–',
}

/** The line of a run. The system is what the adapter's id begins with. */
export function runOf(
  name: string,
  { id, capabilities }: { readonly id: string; readonly capabilities: SessionCapabilities },
  passed: number,
): Run {
  const { list, revokeOne, revokeOthers, revokeAll, signOut, stepUp, pagination } = capabilities
  const cells = [
    name,
    id.split(':')[0] ?? '',
    list === 'none' ? '–' : pagination === 'none' ? 'in one page' : `by ${pagination}`,
    support[revokeOne],
    support[revokeOthers],
    support[revokeAll],
    signOut === 'none' ? '–' : signOut,
    stepUp.kind ?? '–',
    String(passed),
  ]
  return { name, line: `| ${cells.join(' | ')} |` }
}

/** The runs that the page tells of. */
export function runsIn(page: string): readonly Run[] {
  const [, table = ''] = page.split('\n## Runs\n')
  return [...table.matchAll(/^\| (?!Run |---)([^|]+) \|.*\|$/gm)].map(([line, name = '']) => ({ name, line }))
}

/** What the docs page of an adapter says of it: `**Stable:** run against …` or `**Experimental:** …`. `null`: no such line. */
export function statusOf(
  adapter: string,
): { readonly page: string; readonly status: string; readonly against: string } | null {
  const pages = readdirSync(`${root}docs/adapters`)
    .filter((page) => page !== 'README.md')
    .map((page) => ({
      page,
      text: readFileSync(`${root}docs/adapters/${page}`, 'utf8'),
    }))
  const found =
    pages.find(({ page }) => page === `${adapter}.md`) ??
    pages.find(({ text }) => text.includes(`'react-device-sessions/adapters/${adapter}'`))
  const [, status, against] = found?.text.match(/\*\*(Stable|Experimental):\*\* ([^\n]+)/) ?? []
  return found && status && against ? { page: found.page, status, against } : null
}

/** The whole page. */
export function pageOf(runs: readonly Run[]): string {
  const adapters = adapterFiles().flatMap((adapter) => {
    const told = statusOf(adapter)
    return told ? [`| [${adapter}](adapters/${told.page}) | ${told.status.toLowerCase()} | ${told.against} |`] : []
  })
  const lines = runs.map(({ line }) => line).toSorted()
  return `${head}${adapters.join('\n')}\n${middle}${lines.join('\n')}\n`
}

const head = `# Conformance

Every adapter passes the same suite, \`describeAdapter\`, which you can run on your own server: [write an adapter](write-an-adapter.md).
This page is made from those runs by \`npm run conformance\`, and a test fails when it is not what they show.

*Stable* was checked against the vendor's own server, client or document. Everything else is *experimental*: written from what is named here.

## Adapters

| Adapter | | Checked against |
| --- | --- | --- |
`

const middle = `
What an adapter's page says is unsure, is unsure: the suite shows that adapter and server agree, and the server may be one that was written from the vendor's source.

## Runs

A dash from *List* to *Sign out* is what the server cannot do. There is one test of each: that the adapter refuses it as \`unsupported\`. All other tests of it are not defined, and count neither as passed nor as skipped.

| Run | Adapter | List | End one | End others | End all | Sign out | Step-up | Tests passed |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
`
