// Run it after `npm install` has changed package-lock.json, here or in the folder that is given. A registry mirror may hold a tool's binary packages for some
// systems only; npm then leaves the others out of the lock file, and `npm ci` refuses a lock file without them, anywhere.
// This writes them in: their versions are pinned by the tool, their systems are in their names. A checksum is not to be
// had, so npm adds none.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './lib/project.mjs'

/** @typedef {{ version?: string; dev?: boolean; optional?: boolean; optionalDependencies?: Record<string, string> }} Entry */

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/**
 * The system that a binary package is for, read from its name: `@rollup/rollup-linux-x64-musl`.
 * @param {string} name
 * @param {boolean} dev
 */
function platformOf(name, dev) {
  const words = name.split(/[-/]/)
  const cpu = processors.filter((processor) => words.includes(processor))
  const os = systems.filter((system) => words.includes(system))
  const libc = /-musl/.test(name) ? ['musl'] : /-gnu/.test(name) && os.includes('linux') ? ['glibc'] : []
  if (cpu.length === 0)
    throw new Error(`The name of ${name} does not tell its system: add it to the lock file by hand.`)
  return { cpu, ...(dev && { dev }), ...(libc.length > 0 && { libc }), optional: true, ...(os.length > 0 && { os }) }
}

/**
 * Where Node would look for a package, nearest first.
 * @param {string} where the folder of the package that asks
 * @param {string} name
 */
function placesFor(where, name) {
  const above = where.split('/node_modules/').map((_, depth, parts) => parts.slice(0, depth + 1).join('/node_modules/'))
  return [...above.toReversed().map((folder) => `${folder}/node_modules/${name}`), `node_modules/${name}`]
}

const file = path.resolve(root, process.argv[2] ?? '.', 'package-lock.json')
/** @type {{ packages: Record<string, Entry> }} */
const lock = JSON.parse(readFileSync(file, 'utf8'))
/** @type {string[]} */
const added = []

for (const [where, { dev = false, optionalDependencies = {} }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (!/^\d+\.\d+\.\d+/.test(version)) continue
    const places = placesFor(where, name)
    const taken = places.findIndex((place) => lock.packages[place])
    if (lock.packages[places[taken] ?? '']?.version === version) continue
    // As high as it can go: below the place where another version is.
    const place = places.at(taken === -1 ? -1 : taken - 1)
    if (taken === 0 || !place) throw new Error(`${places[0]} is there in another version than ${version}.`)
    lock.packages[place] = { version, ...platformOf(name, dev) }
    added.push(place)
  }
}

const sorted = Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en'))
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
console.log(added.length === 0 ? 'package-lock.json is complete.' : `Added to package-lock.json:\n${added.join('\n')}`)
