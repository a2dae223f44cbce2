import { cpSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { findHeadless } from '../../scripts/lib/chromium.mjs'
import { installPacked } from '../package/install-packed.ts'
import { buildHosts, buildInPage, output } from './build.ts'
import { bundlers, type Share, shares } from './matrix.ts'
import { serveHosts } from './server.ts'
import { compileStyles } from './styles/compile.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the pages of the hosts are served. */
    hosts: string
    share: Share
  }
}

/** Packs the package, builds the page with it, and serves it between the style sheets of its hosts. */
export default async function setup(project: TestProject): Promise<() => void> {
  // What a configuration sets for its tests, this process has not got in its own environment.
  const share = shares.find((name) => name === project.config.env['HOSTS']) ?? 'few'
  const { application, remove } = installPacked([])
  try {
    cpSync(fileURLToPath(new URL('page', import.meta.url)), path.join(application, 'page'), { recursive: true })
    const installed = path.join(application, 'node_modules', 'react-device-sessions')
    mkdirSync(output, { recursive: true })
    rmSync(path.join(output, 'styles'), { recursive: true, force: true })
    await compileStyles(path.join(output, 'styles'))
    const folders = {
      styles: path.join(output, 'styles'),
      'in-page': await buildInPage(),
      ...(await buildHosts(share === 'all' ? bundlers : ['vite'], installed)),
    }
    const { origin, close } = await serveHosts({ folders })
    project.provide('application', application)
    project.provide('hosts', origin)
    project.provide('share', share)
    project.provide('chromium', await findHeadless())
    return () => {
      close()
      remove()
    }
  } catch (error) {
    remove()
    throw error
  }
}
