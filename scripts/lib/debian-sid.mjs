import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isExecutable, succeeds } from './chromium.mjs'

/** Where it is made: once for all checkouts on this machine. It is some hundred megabytes, and may be removed at any time. */
const folder = '/var/cache/react-device-sessions/sid'

/** @param {string} packageName */
const has = (packageName) => existsSync(path.join(folder, 'var/lib/dpkg/info', `${packageName}.list`))

/**
 * The folder of an unstable Debian of its own that has these packages, for servers that the system's own Debian lacks: programs in it run by
 * `chroot`. It is made where it can be, which takes minutes; `null` where it cannot.
 * @param {readonly string[]} packages
 */
export function ensureSid(packages) {
  if (packages.every(has)) return folder
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  console.log(`Not installed: ${packages.join(', ')}. Trying an unstable Debian in ${folder}; this takes minutes.`)
  return makeBase() && install(packages) ? folder : null
}

function makeBase() {
  if (existsSync(path.join(folder, 'usr/sbin/policy-rc.d'))) return true
  if (!isExecutable('/usr/sbin/debootstrap')) {
    const installed =
      succeeds('apt-get', ['update']) &&
      succeeds('apt-get', ['install', '--yes', '--no-install-recommends', 'debootstrap'])
    if (!installed) return false
  }
  // Half of one is none.
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  if (!succeeds('/usr/sbin/debootstrap', ['--variant=minbase', 'sid', folder])) return false
  copyFileSync('/etc/resolv.conf', path.join(folder, 'etc/resolv.conf'))
  // No service of a package is started: the tests start what they need.
  const policy = path.join(folder, 'usr/sbin/policy-rc.d')
  writeFileSync(policy, '#!/bin/sh\nexit 101\n')
  chmodSync(policy, 0o755)
  return true
}

/** @param {readonly string[]} packages */
function install(packages) {
  const add = () => apt('install', '--yes', '--no-install-recommends', ...packages)
  // A new base has its lists already. Those of a mirror that stands still have expired, and are signed all the same.
  return add() || (apt('-o', 'Acquire::Check-Valid-Until=false', 'update') && add())
}

/** @param {readonly string[]} args */
const apt = (...args) => succeeds('chroot', [folder, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args])
