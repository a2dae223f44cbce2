import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { packageFolder } from '../../scripts/lib/package-folder.ts'
import { npm, root } from '../../scripts/lib/project.mjs'

/** What the manifest says of the package. */
interface Manifest {
  readonly name: string
  readonly version: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies: Readonly<Record<string, string>>
}

/**
 * Packs what `npm run build` made, and installs it in an application outside this project that begins as a copy of these folders, so
 * that nothing is found here by accident. Its peers are linked from here: no registry is asked.
 */
export function installPacked(folders: readonly string[]): { application: string; remove: () => void } {
  if (!existsSync(`${root}dist/index.js`)) throw new Error('Nothing is built: `npm run build` first.')
  const manifest: Manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
  const application = mkdtempSync(path.join(tmpdir(), 'application-'))
  const remove = () => rmSync(application, { recursive: true, force: true })
  try {
    for (const folder of folders) cpSync(folder, application, { recursive: true })
    const folder = path.join(application, '.to-pack')
    packageFolder(folder)
    run(['pack', '--silent', '--pack-destination', application], folder)
    rmSync(folder, { recursive: true })
    const others = [...Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }), '@types/react']
    const dependencies = {
      [manifest.name]: `file:${manifest.name}-${manifest.version}.tgz`,
      ...Object.fromEntries(others.map((name) => [name, `file:${root}node_modules/${name}`])),
    }
    writeFileSync(path.join(application, 'package.json'), JSON.stringify({ private: true, dependencies }, null, 2))
    // npm 11 trips over the peers of linked folders; all of them are linked by name, so it need not look for any.
    run(['install', '--legacy-peer-deps', '--offline', '--silent', '--ignore-scripts'], application)
  } catch (error) {
    remove()
    throw error
  }
  return { application, remove }
}

function run(args: readonly string[], folder?: string): void {
  if (npm(args, folder) !== 0) throw new Error(`npm ${args[0]} failed`)
}
