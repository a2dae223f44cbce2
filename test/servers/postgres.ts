import { execFile, spawn } from 'node:child_process'
import { chownSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** A PostgreSQL in a folder of its own, reached by a socket there. */
export interface Postgres {
  /** Runs statements as the superuser, and gives the last answer's lines. */
  readonly query: (sql: string) => Promise<readonly string[]>
  readonly stop: () => Promise<void>
}

/** PostgreSQL does not run as root: there it runs as the user that Debian's package made. */
function userOfServer(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const [, uid, gid] = /^postgres:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8')) ?? []
  if (uid === undefined || gid === undefined)
    throw new Error('PostgreSQL does not run as root, and there is no user "postgres".')
  return { uid: Number(uid), gid: Number(gid) }
}

/** Starts one. Throws where none is installed, and says what to install. */
export async function startPostgres(): Promise<Postgres> {
  const [bin] = globSync('/usr/lib/postgresql/*/bin').toSorted().toReversed()
  if (bin === undefined) throw new Error('No PostgreSQL: install Debian’s package `postgresql`.')
  const as = userOfServer()
  const folder = mkdtempSync('/tmp/device-sessions-postgres-')
  if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid)
  const data = path.join(folder, 'data')
  await execute(`${bin}/initdb`, ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...as,
    cwd: folder,
  })
  const server = spawn(`${bin}/postgres`, ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off'], {
    ...as,
    cwd: folder,
    stdio: 'ignore',
  })
  const query = async (sql: string): Promise<readonly string[]> => {
    const args = ['-h', folder, '-U', 'postgres', '-d', 'postgres', '-qAtX', '-v', 'ON_ERROR_STOP=1', '-c', sql]
    const { stdout } = await execute(`${bin}/psql`, args, { cwd: folder })
    return stdout.split('\n').filter((line) => line !== '')
  }
  for (let tries = 0; ; tries += 1) {
    try {
      await query('select 1')
      break
    } catch (error) {
      if (tries === 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  return {
    query,
    async stop() {
      const exited = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGINT')
      await exited
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
