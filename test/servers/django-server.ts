import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureAllauth } from '../../scripts/lib/allauth.mjs'
import { listening } from './listening.ts'

const project = fileURLToPath(new URL('django/', import.meta.url))

/** Django with allauth, as the folder beside sets it up; `extra` are further settings, as texts of the environment. */
export async function startDjango(extra: Readonly<Record<string, string>> = {}) {
  const allauth = ensureAllauth()
  if (allauth === null)
    throw new Error(
      'This test needs django-allauth 65 or later. Install it, or name a Python that has it in ALLAUTH_PYTHON.',
    )
  const { python, packages } = allauth
  const folder = mkdtempSync(path.join(tmpdir(), 'django-'))
  const env = {
    ...process.env,
    PYTHONPATH: [project, packages].join(path.delimiter),
    PYTHONDONTWRITEBYTECODE: '1',
    DJANGO_SETTINGS_MODULE: 'settings',
    ALLAUTH_DB: path.join(folder, 'db.sqlite3'),
    ALLAUTH_SECRET: randomUUID() + randomUUID(),
    ...extra,
  }
  const made = spawnSync(python, ['-m', 'django', 'migrate', '--verbosity=0'], { env, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`Django made no database: ${made.stderr}`)
  const free = createServer()
  const origin = await listening(free)
  free.close()
  await once(free, 'close')
  const django = spawn(python, ['-m', 'django', 'runserver', '--noreload', new URL(origin).host], {
    env,
    stdio: 'ignore',
  })
  const ended = once(django, 'exit')
  const stop = async () => {
    django.kill()
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await fetch(`${origin}/csrf`).catch(() => null)
    if (answer?.ok) return { origin, stop }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await stop()
  throw new Error('Django did not start.')
}
