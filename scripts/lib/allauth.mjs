import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectEnv, root } from './project.mjs'

const python = process.env['ALLAUTH_PYTHON'] ?? 'python3'
const folder = path.join(root, '.cache', 'allauth')
const fromPip = path.join(folder, 'pip')
const fromDebian = path.join(folder, 'debian', 'usr', 'lib', 'python3', 'dist-packages')

/** Nothing but Python: whatever runs the packages of another Debian, runs these. */
const ofDebian = ['python3-django-allauth', 'python3-django', 'python3-asgiref', 'python3-sqlparse']

/**
 * What `PYTHONPATH` must have in it for django-allauth with its headless part, and the version; `null` where it cannot be had. Where `python3` (or
 * `ALLAUTH_PYTHON`) has none, it is put into .cache/allauth by pip, or taken out of the packages of Debian sid.
 * @returns {{ python: string; packages: string; version: string } | null}
 */
export function ensureAllauth() {
  return findAllauth() ?? (byPip() || byDebian() ? findAllauth() : null)
}

function findAllauth() {
  for (const packages of ['', fromPip, fromDebian]) {
    const { status, stdout } = spawnSync(
      python,
      ['-c', 'import django, allauth.headless, allauth.usersessions; print(allauth.__version__)'],
      { encoding: 'utf8', env: { ...process.env, PYTHONPATH: packages } },
    )
    if (status === 0) return { python, packages, version: stdout.trim() }
  }
  return null
}

const byPip = () =>
  succeeds(python, ['-m', 'pip', 'install', '--quiet', '--retries=0', '--target', fromPip, 'django-allauth==65.19.1'])

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
function succeeds(command, args, cwd = root) {
  console.log(`$ ${path.basename(command)} ${args.at(0) === '-o' ? args.at(-1) : args.join(' ')}`)
  return spawnSync(command, args, { cwd, env: projectEnv(), stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
}

/** Downloads, with lists of its own: what this system would install stays as it is. */
function byDebian() {
  const keys = '/usr/share/keyrings/debian-archive-keyring.gpg'
  if (!existsSync('/usr/bin/apt-get') || !existsSync(keys)) return false
  const { stdout } = spawnSync('apt-get', ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages'], {
    encoding: 'utf8',
  })
  const archive = stdout.split('\n').find((address) => /\/debian\/?$/.test(address))
  if (archive === undefined) return false
  const apt = path.join(folder, 'apt')
  for (const name of ['lists/partial', 'archives/partial']) mkdirSync(path.join(apt, name), { recursive: true })
  writeFileSync(path.join(apt, 'status'), '')
  writeFileSync(path.join(apt, 'sid.list'), `deb [signed-by=${keys}] ${archive} sid main\n`)
  const options = [
    `Dir::Etc::sourcelist=${apt}/sid.list`,
    'Dir::Etc::sourceparts=-',
    `Dir::State=${apt}`,
    `Dir::State::status=${apt}/status`,
    `Dir::Cache=${apt}`,
    'APT::Sandbox::User=root',
    'Acquire::Languages=none',
  ].flatMap((option) => ['-o', option])
  return (
    succeeds('apt-get', [...options, 'update']) &&
    succeeds('apt-get', [...options, 'download', ...ofDebian], apt) &&
    globSync(`${apt}/*.deb`).every((file) => succeeds('dpkg-deb', ['-x', file, path.join(folder, 'debian')]))
  )
}
