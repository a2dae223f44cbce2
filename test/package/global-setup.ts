import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { findHeadless } from '../../scripts/lib/chromium.mjs'
import { installPacked } from './install-packed.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of an application that has installed the packed package, as a user would. */
    application: string
  }
}

/** An application outside this project, with the package as it would be published. */
export default async function setup(project: TestProject): Promise<() => void> {
  const { application, remove } = installPacked([fileURLToPath(new URL('application', import.meta.url))])
  project.provide('application', application)
  project.provide('chromium', await findHeadless())
  return remove
}
