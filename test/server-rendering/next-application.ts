import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../demo/serve.ts'
import { ensureInstalledIn, node24, projectEnv } from '../../scripts/lib/project.mjs'
import { copyPacked } from '../package/copy-packed.ts'

const folder = fileURLToPath(new URL('next/', import.meta.url))
const next = path.join(folder, 'node_modules/next/dist/bin/next')
const env = {
  ...projectEnv(),
  NODE_ENV: 'production' as const,
  TZ: 'UTC',
  NEXT_TELEMETRY_DISABLED: '1',
  // Or it looks the binaries of other systems up, to write them into the lock file.
  NEXT_IGNORE_INCORRECT_LOCKFILE: '1',
}

/** Builds the Next.js application with a package that is installed elsewhere, and serves it on this machine. */
export async function serveNextApplication(installed: string): Promise<{ origin: string; close: () => void }> {
  ensureInstalledIn(folder)
  copyPacked(installed, folder)
  execFileSync(node24, [next, 'build'], { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] })

  const port = await freePort(0)
  const server = spawn(node24, [next, 'start', '-H', '127.0.0.1', '-p', String(port)], { cwd: folder, env })
  const origin = `http://127.0.0.1:${port}`
  const close = () => void server.kill()
  try {
    await ready(origin, server)
  } catch (error) {
    close()
    throw error
  }
  return { origin, close }
}

async function ready(origin: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null) throw new Error(`next start ended with ${server.exitCode}`)
    if (
      await fetch(origin).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('next start did not answer within 30 seconds')
}
