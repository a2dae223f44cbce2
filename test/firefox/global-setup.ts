import type { TestProject } from 'vitest/node'
import { findFirefox } from '../../scripts/lib/firefox.mjs'
import buildThePage from '../e2e/global-setup.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The Firefox to test with; `null` when none is installed. */
    firefox: string | null
  }
}

/** As for the end-to-end tests in Chromium: the page is built once, and served by each test file. */
export default function setup(project: TestProject): Promise<() => void> {
  project.provide('firefox', findFirefox())
  return buildThePage(project)
}
