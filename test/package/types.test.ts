import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { packageEntries } from '../../package-entries.ts'
import { root } from '../../scripts/lib/project.mjs'

const application = inject('application')
const ids = Object.keys(packageEntries).map((entry) =>
  entry === 'index' ? 'react-device-sessions' : `react-device-sessions/${entry}`,
)
const everyEntry = ids
  .map((id, n) => `import * as entry${n} from '${id}'\nexport type Names${n} = keyof typeof entry${n}\n`)
  .join('')

/** What TypeScript says of a file of the application that is ours to mend. */
function complaintsAbout(file: string, source: string, tsc: string, ...options: readonly string[]): readonly string[] {
  writeFileSync(path.join(application, file), source)
  const program = path.join(root, 'node_modules', tsc)
  const run = spawnSync(process.execPath, [program, '--strict', ...options, file], {
    cwd: application,
    encoding: 'utf8',
  })
  expect(run.error).toBeUndefined()
  return run.stdout.split('\n').filter((line) => line.startsWith(file) || line.includes('react-device-sessions'))
}

const newest = '@typescript/native/bin/tsc'
/** The last one that knows the resolution from before package exports. */
const sixth = 'typescript/bin/tsc'

// The declarations of each entry, libraries' own included, under settings stricter than most applications have.
test.each(['mts', 'cts'])('every entry has types that hold in a .%s file', { timeout: 120_000 }, (extension) => {
  const options = ['--noEmit', '--exactOptionalPropertyTypes', '--module', 'nodenext', '--lib', 'es2022,dom']
  expect(complaintsAbout(`every-entry.${extension}`, everyEntry, newest, ...options)).toEqual([])
})

test('H17: every entry is found where TypeScript resolves as before package exports', { timeout: 120_000 }, () => {
  const options = ['--noEmit', '--module', 'esnext', '--moduleResolution', 'node10', '--ignoreDeprecations', '6.0']
  const libraries = ['--lib', 'es2022,dom', '--esModuleInterop', '--skipLibCheck', '--jsx', 'react-jsx']
  expect(complaintsAbout('old-resolution.ts', everyEntry, sixth, ...options, ...libraries)).toEqual([])
})

test('H17: a part can be exported under a name of one’s own, with declarations', { timeout: 120_000 }, () => {
  const source = [
    "import { DeviceList, DeviceListItem, SessionProvider, SignOutOthersPrompt } from 'react-device-sessions'",
    "import { useRevokeSessions, useSessions } from 'react-device-sessions/hooks'",
    "import { DeviceManager } from 'react-device-sessions/manage'",
    'export const MyList = DeviceList',
    'export const MyItem = DeviceListItem',
    'export const MyProvider = SessionProvider',
    'export const MyPrompt = SignOutOthersPrompt',
    'export const MyManager = DeviceManager',
    'export const useMine = () => ({ read: useSessions(), revoke: useRevokeSessions() })',
  ].join('\n')
  const options = ['--declaration', '--outDir', 'declared', '--module', 'esnext', '--moduleResolution', 'bundler']
  const libraries = ['--lib', 'es2022,dom', '--skipLibCheck', '--jsx', 'react-jsx']
  expect(complaintsAbout('own-names.ts', source, newest, ...options, ...libraries)).toEqual([])
})
