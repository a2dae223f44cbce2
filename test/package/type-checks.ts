import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, inject } from 'vitest'
import { packageEntries } from '../../package-entries.ts'
import { root } from '../../scripts/lib/project.mjs'

const ids = Object.keys(packageEntries).map((entry) =>
  entry === 'index' ? 'react-device-sessions' : `react-device-sessions/${entry}`,
)

/** A file that takes the types of every entry. */
export const everyEntry = ids
  .map((id, n) => `import * as entry${n} from '${id}'\nexport type Names${n} = keyof typeof entry${n}\n`)
  .join('')

/** The newest, and the last one that knows the resolution from before package exports. */
const compilers = { newest: '@typescript/native/bin/tsc', sixth: 'typescript/bin/tsc6' } as const

/** What TypeScript says of a file of the application that is ours to mend. */
export function complaintsAbout(
  file: string,
  source: string,
  compiler: keyof typeof compilers,
  ...options: readonly string[]
): readonly string[] {
  const application = inject('application')
  writeFileSync(path.join(application, file), source)
  const program = path.join(root, 'node_modules', compilers[compiler])
  const run = spawnSync(process.execPath, [program, '--strict', ...options, file], {
    cwd: application,
    encoding: 'utf8',
  })
  expect({ error: run.error, stderr: run.stderr }).toEqual({ error: undefined, stderr: '' })
  return run.stdout.split('\n').filter((line) => line.startsWith(file) || line.includes('react-device-sessions'))
}
