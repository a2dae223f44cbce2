import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { packageEntries } from '../../package-entries.ts'
import { root } from '../../scripts/lib/project.mjs'

// The declarations of each entry, libraries' own included, under settings stricter than most applications have.
test.each(['mts', 'cts'])('every entry has types that hold in a .%s file', { timeout: 120_000 }, (extension) => {
  const application = inject('application')
  const imports = Object.keys(packageEntries).map((entry, n) => {
    const id = entry === 'index' ? 'react-device-sessions' : `react-device-sessions/${entry}`
    return `import * as entry${n} from '${id}'\nexport type Names${n} = keyof typeof entry${n}\n`
  })
  const file = `every-entry.${extension}`
  writeFileSync(path.join(application, file), imports.join(''))
  const options = [
    '--noEmit',
    '--strict',
    '--exactOptionalPropertyTypes',
    '--module',
    'nodenext',
    '--lib',
    'es2022,dom',
  ]
  const tsc = path.join(root, 'node_modules', '@typescript', 'native', 'bin', 'tsc')
  const run = spawnSync(process.execPath, [tsc, ...options, file], { cwd: application, encoding: 'utf8' })
  expect(run.error).toBeUndefined()
  const ours = run.stdout.split('\n').filter((line) => line.startsWith(file) || line.includes('react-device-sessions'))
  expect(ours).toEqual([])
})
