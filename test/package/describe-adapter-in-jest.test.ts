import { execFile } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, expect, inject, test } from 'vitest'
import { ensureInstalledIn } from '../../scripts/lib/project.mjs'
import { complaintsAbout } from './type-checks.ts'

const application = inject('application')
const folder = fileURLToPath(new URL('jest', import.meta.url))

beforeAll(() => ensureInstalledIn(folder))

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
  const jest = path.join(folder, 'node_modules', 'jest', 'bin', 'jest.js')
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

const inTypes = `
  import type * as jest from '${folder}/node_modules/@jest/globals'
  import { type CreateAdapterBackend, describeAdapter } from 'react-device-sessions/testing'
  declare const functions: typeof jest
  declare const create: CreateAdapterBackend
  describeAdapter('x', { create }, functions)
`

test('the suite takes the functions of jest as they are', () => {
  expect(complaintsAbout('in-jest.ts', inTypes, 'newest', '--noEmit', '--module', 'nodenext')).toEqual([])
})
