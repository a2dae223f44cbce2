import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { root } from '../../scripts/lib/project.mjs'

/** Copies the installed package, and what it depends on, into another application that has its peers from its own lock file. */
export function copyPacked(installed: string, folder: string): void {
  const copy = path.join(folder, 'node_modules', path.basename(installed))
  rmSync(copy, { recursive: true, force: true })
  cpSync(installed, copy, { recursive: true, dereference: true })
  copyDependencies(installed, folder)
}

function copyDependencies(installed: string, folder: string): void {
  const { dependencies = {} }: { dependencies?: Record<string, string> } = JSON.parse(
    readFileSync(path.join(installed, 'package.json'), 'utf8'),
  )
  for (const name of Object.keys(dependencies)) {
    const from = path.join(root, 'node_modules', name)
    const to = path.join(folder, 'node_modules', name)
    if (!existsSync(to)) cpSync(from, to, { recursive: true, dereference: true })
    copyDependencies(from, folder)
  }
}
