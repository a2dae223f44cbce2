import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

interface Entry {
  readonly version?: string
  readonly resolved?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** Every folder that is installed by itself. */
const folders = ['.', 'bench', 'test/peers/oldest', 'test/server-rendering/next', 'test/servers', 'test/servers/strapi']

function packages(folder: string): ReadonlyMap<string, Entry> {
  const file = fileURLToPath(new URL(`../${folder}/package-lock.json`, import.meta.url))
  const lock: { packages: Record<string, Entry> } = JSON.parse(readFileSync(file, 'utf8'))
  return new Map(Object.entries(lock.packages))
}

test.each(folders)(
  '%s: the lock file names no place to download from: the npm settings of each machine do',
  (folder) => {
    expect(
      [...packages(folder)].filter(([, { resolved }]) => resolved?.startsWith('http')).map(([where]) => where),
    ).toEqual([])
  },
)

// `npm ci` refuses a lock file without the binaries of every system, also on a system that needs none of them. After a change
// of dependencies: `node scripts/complete-lock.mjs [folder]`.
test.each(folders)(
  '%s: the lock file holds the binary packages of every system, so that `npm ci` works on each',
  (folder) => {
    const all = packages(folder)
    const missing = [...all].flatMap(([where, { optionalDependencies = {} }]) =>
      Object.entries(optionalDependencies)
        .filter(([, version]) => /^\d+\.\d+\.\d+/.test(version))
        .filter(([name, version]) => nearest(all, where, name)?.version !== version)
        .map(([name]) => `${where}: ${name}`),
    )
    expect(missing).toEqual([])
  },
)

/** The package that Node would find from a folder. */
function nearest(all: ReadonlyMap<string, Entry>, where: string, name: string): Entry | undefined {
  const parts = where.split('/node_modules/')
  const above = parts.map((_, depth) => parts.slice(0, parts.length - depth).join('/node_modules/'))
  const place = [...above.map((folder) => `${folder}/node_modules/${name}`), `node_modules/${name}`]
  return place.map((candidate) => all.get(candidate)).find((entry) => entry !== undefined)
}
