import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { node24, npm, projectEnv, root } from '../../scripts/lib/project.mjs'

/** Copies a folder as a user would, without what a run of it left behind, and installs it with the packed package. What was installed before stays. */
export function copyAndInstall(from: string, name: string, packed: string): string {
  const folder = path.join(root, '.cache', 'adoption', name)
  mkdirSync(folder, { recursive: true })
  for (const left of ['src', 'app', 'lib', 'build', 'dist', '.next', 'components'])
    rmSync(path.join(folder, left), { recursive: true, force: true })
  cpSync(from, folder, { recursive: true, filter: (file) => !/node_modules|\.next$/.test(path.relative(from, file)) })
  const manifest = path.join(folder, 'package.json')
  const text = readFileSync(manifest, 'utf8')
  writeFileSync(manifest, text.replace(/("react-device-sessions": )"[^"]+"/, `$1"file:${packed}"`))
  install(folder)
  return folder
}

/** `npm install` in a folder, the package anew: npm would take one of the same version for the same. */
export function install(folder: string): void {
  rmSync(path.join(folder, 'node_modules', 'react-device-sessions'), { recursive: true, force: true })
  rmSync(path.join(folder, 'package-lock.json'), { force: true })
  if (npm(['install', '--no-audit', '--no-fund', '--prefer-offline', '--silent'], folder) !== 0)
    throw new Error(`npm install failed in ${folder}`)
}

/** `npm run build`, with the output shown only when it fails. */
export function build(folder: string): void {
  if (npm(['run', '--silent', 'build'], folder) !== 0) throw new Error(`npm run build failed in ${folder}`)
}

/** Starts a server by a script of the folder, and waits until it answers. */
export async function serve(folder: string, script: string, args: readonly string[], port: number) {
  const file = path.join(folder, script)
  if (!existsSync(file)) throw new Error(`There is no ${file}`)
  const server = spawn(node24, [file, ...args], {
    cwd: folder,
    env: {
      ...projectEnv(),
      PORT: String(port),
      HOST: '127.0.0.1',
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const origin = `http://127.0.0.1:${port}`
  await answers(origin, server)
  return { origin, close: () => stop(server) }
}

async function answers(origin: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}`)
    const answer = await fetch(origin, { redirect: 'manual' }).catch(() => null)
    if (answer) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('The server did not answer in a minute')
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 3000))])
  if (server.exitCode === null) server.kill('SIGKILL')
}
