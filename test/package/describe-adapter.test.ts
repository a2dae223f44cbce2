import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, inject, it, test } from 'vitest'
import { root } from '../../scripts/lib/project.mjs'
import type * as testing from '../../src/testing.ts'

const application = inject('application')
const built: typeof testing = await import(
  path.join(application, 'node_modules', 'react-device-sessions', 'dist', 'testing.js')
)

built.describeAdapter(
  'memory, as built, under vitest',
  {
    create: ({ others }) => {
      const ids = Array.from({ length: others + 1 }, (_, index) => `s${index}`)
      const sessions = ids.map((id, index) => built.makeSession({ id, isCurrent: index === 0 }))
      const adapter = built.memoryAdapter({ sessions })
      return {
        adapter,
        alive: () => adapter.serverSessions.map((session) => session.id),
        requests: () => adapter.calls.length,
        loseCredential: () => adapter.loseCredential(),
      }
    },
  },
  { describe, it, expect },
)

test('the suite runs under jest', async () => {
  const config = {
    rootDir: application,
    testEnvironment: 'node',
    testMatch: ['**/*.jest.cjs'],
    moduleFileExtensions: ['cjs', 'js', 'json'],
    transform: {},
    watchman: false,
    cacheDirectory: path.join(application, '.jest'),
  }
  const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js')
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [jest, '--config', JSON.stringify(config), '--json', '--runInBand'],
    { cwd: application },
  )
  const report: { numPassedTests: number; numTotalTests: number; success: boolean } = JSON.parse(stdout)
  expect(report.success).toBe(true)
  expect(report.numTotalTests).toBeGreaterThan(45)
  expect(report.numPassedTests).toBe(report.numTotalTests)
})
