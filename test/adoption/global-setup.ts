import { existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { findHeadless } from '../../scripts/lib/chromium.mjs'
import { packageFolder } from '../../scripts/lib/package-folder.ts'
import { npm, root } from '../../scripts/lib/project.mjs'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The packed package. */
    packed: string
  }
}

/** Packs what `npm run build` made. */
export default async function setup(project: TestProject): Promise<void> {
  if (!existsSync(`${root}dist/index.js`)) throw new Error('Nothing is built: `npm run build` first.')
  const folder = path.join(root, '.cache', 'adoption', 'to-pack')
  const into = path.join(root, '.cache', 'adoption', 'packed')
  rmSync(into, { recursive: true, force: true })
  mkdirSync(into, { recursive: true })
  packageFolder(folder)
  if (npm(['pack', '--silent', '--pack-destination', into], folder) !== 0) throw new Error('npm pack failed')
  project.provide('packed', path.join(into, 'react-device-sessions-0.1.0.tgz'))
  project.provide('chromium', await findHeadless())
}
