import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/** The folder with the oldest supported release of every peer; `ensureInstalledIn` fills it. */
export const oldestPeers = fileURLToPath(new URL('oldest/', import.meta.url))

/**
 * An import of a peer gets the one that is installed in this folder. An alias to a file does not do it: what a peer imports
 * itself would come from the project, and React would be there twice.
 */
export function peersFrom(folder: string): Plugin {
  const manifest: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  )
  const names = Object.keys(manifest.dependencies)
  const here = path.join(folder, 'package.json')
  return {
    name: 'peers-from',
    enforce: 'pre',
    resolveId(source, _importer, options) {
      const isPeer = names.some((name) => source === name || source.startsWith(`${name}/`))
      return isPeer ? this.resolve(source, here, { ...options, skipSelf: true }) : null
    },
  }
}
