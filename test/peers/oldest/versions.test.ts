// @vitest-environment node
import { readFileSync } from 'node:fs'
import * as query from '@tanstack/react-query'
import { version as react } from 'react'
import { version as reactDom } from 'react-dom'
import { expect, test } from 'vitest'
import { root } from '../../../scripts/lib/project.mjs'
import { oldestPeers } from '../peers-from.ts'

function read(file: string): Readonly<Record<'dependencies' | 'peerDependencies', Readonly<Record<string, string>>>> {
  return JSON.parse(readFileSync(file, 'utf8'))
}

test('these tests run on the oldest release of each peer that is supported, and not on the project’s own', () => {
  const { peerDependencies } = read(`${root}package.json`)
  const { dependencies } = read(`${oldestPeers}package.json`)
  const oldest = Object.entries(peerDependencies).map(([name, range]) => [name, range.replace(/^(\^|>=)/, '')])
  expect(Object.entries(dependencies).filter(([name]) => name in peerDependencies)).toEqual(oldest)
  expect([react, reactDom]).toEqual([dependencies['react'], dependencies['react-dom']])
  // React Query has had it since 5.82.
  expect('mutationOptions' in query).toBe(false)
})
