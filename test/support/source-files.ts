import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The TypeScript files under a folder of the project, at any depth, without installed packages: path from the project's folder, and text. */
export function sourceFiles(folder: string): readonly { file: string; source: string }[] {
  return readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.split(/[\\/]/).includes('node_modules'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .map((file) => ({ file, source: readFileSync(root + file, 'utf8') }))
}
