import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'vite'
import { afterEach, expect, inject, test } from 'vitest'
import { copyPacked } from './copy-packed.ts'

// Production builds of applications that have not installed what is optional.

const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Builds a file of an application that has the package and these of its peers. Gives the names of the files that were made. */
async function buildWith(peers: readonly string[], source: string): Promise<readonly string[]> {
  const root = mkdtempSync(path.join(tmpdir(), 'application-'))
  made.push(root)
  const modules = path.join(inject('application'), 'node_modules')
  for (const peer of ['react', 'react-dom', '@tanstack/react-query', ...peers]) {
    const link = path.join(root, 'node_modules', peer)
    mkdirSync(path.dirname(link), { recursive: true })
    symlinkSync(path.join(modules, peer), link)
  }
  copyPacked(path.join(modules, 'react-device-sessions'), root)
  cpSync(path.join(inject('application'), 'package.json'), path.join(root, 'package.json'))
  writeFileSync(path.join(root, 'entry.js'), source)
  const rolldownOptions = { input: path.join(root, 'entry.js') }
  const result = await build({ root, configFile: false, logLevel: 'silent', build: { write: false, rolldownOptions } })
  return [result].flat().flatMap((each) => ('output' in each ? each.output.map(({ fileName }) => fileName) : []))
}

const hooks = "import * as hooks from 'react-device-sessions/hooks'; console.log(hooks)"
const parts = "import * as parts from 'react-device-sessions'; console.log(parts)"

test('the hooks are built without i18next, react-i18next and sonner', async () => {
  expect(await buildWith([], hooks)).not.toEqual([])
})

test('the components are built without sonner', async () => {
  expect(await buildWith(['i18next', 'react-i18next'], parts)).not.toEqual([])
})

test('without i18next a build of the components fails, and names it', async () => {
  await expect(buildWith(['react-i18next'], parts)).rejects.toThrow(/"createInstance" is not exported by .*i18next/)
})
