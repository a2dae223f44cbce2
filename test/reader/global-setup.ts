import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { findFirefox } from '../../scripts/lib/firefox.mjs'
import buildThePage from '../e2e/global-setup.ts'
import { type Desktop, openDesktop } from './desktop.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The desktop on which Orca reads. */
    desktop: Pick<Desktop, 'env' | 'heardFile'>
  }
}

/** The page is built as for the end-to-end tests; the desktop is one for all tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('firefox', findFirefox())
  const removePage = await buildThePage(project)
  const { env, heardFile, close } = await openDesktop(fileURLToPath(new URL('../../.cache/reader/', import.meta.url)))
  project.provide('desktop', { env, heardFile })
  return async () => {
    await close()
    removePage()
  }
}
