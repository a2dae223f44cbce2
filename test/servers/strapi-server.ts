import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'
import { ensureInstalledIn } from '../../scripts/lib/project.mjs'
import { database } from './database.ts'

const folder = fileURLToPath(new URL('strapi', import.meta.url))

/** Strapi as the folder beside sets it up, on PostgreSQL, in a process of its own. */
export async function startStrapi() {
  ensureInstalledIn(folder)
  const pool = await database('strapi')
  const files = mkdtempSync(path.join(tmpdir(), 'strapi-'))
  mkdirSync(path.join(files, 'uploads'))
  const strapi = spawn(process.execPath, ['start.js'], {
    cwd: folder,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      STRAPI_TELEMETRY_DISABLED: 'true',
      STRAPI_SECRET: randomUUID().replaceAll('-', ''),
      STRAPI_PUBLIC: files,
      DATABASE_HOST: inject('postgres'),
      DATABASE_NAME: 'strapi',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [strapi.stdout, strapi.stderr]) stream.on('data', (text) => (said += text))
  const ended = once(strapi, 'exit')
  const stop = async () => {
    strapi.kill()
    await ended
    await pool.end()
    rmSync(files, { recursive: true, force: true })
  }
  for (let tries = 0; tries < 1200 && strapi.exitCode === null; tries += 1) {
    const port = /^port (\d+)$/m.exec(said)?.[1]
    if (port !== undefined) return { baseUrl: `http://127.0.0.1:${port}/api`, stop }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await stop()
  throw new Error(`Strapi did not start: ${said}`)
}
