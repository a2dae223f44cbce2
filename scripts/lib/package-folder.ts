import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './project.mjs'

/** What is published besides `dist`: name in the package → file here. */
const pages = {
  'README.md': 'README.md',
  'CHANGELOG.md': 'CHANGELOG.md',
  'GUIDE.md': 'docs/guide.md',
  LICENSE: 'LICENSE',
}

/** Names of the manifest that are about this project, and not about the package. */
const ownMatters = new Set(['private', 'scripts', 'devDependencies', 'allowScripts', 'files'])

/**
 * Makes the folder that is packed and published, from what `npm run build` made: a manifest without this project's own matters, and pages whose
 * links lead somewhere. The one setting is the address of the repository, `PACKAGE_REPOSITORY` in the environment
 * (`https://github.com/owner/name`): the manifest's `repository`, `homepage` and `bugs` and all links come from it. Without it there are none, and links
 * stay as they are.
 */
export function packageFolder(into: string, repository = process.env['PACKAGE_REPOSITORY'] || null): void {
  rmSync(into, { recursive: true, force: true })
  mkdirSync(into, { recursive: true })
  cpSync(`${root}dist`, path.join(into, 'dist'), { recursive: true })
  const manifest: Record<string, unknown> = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
  const version = String(manifest['version'])
  const published = Object.fromEntries(Object.entries(manifest).filter(([name]) => !ownMatters.has(name)))
  const files = ['dist', 'CHANGELOG.md', 'GUIDE.md']
  const all = { ...published, ...(repository !== null && addresses(repository)), files }
  writeFileSync(path.join(into, 'package.json'), `${JSON.stringify(all, null, 2)}\n`)
  for (const [name, file] of Object.entries(pages)) {
    const text = readFileSync(root + file, 'utf8')
    const linked = repository === null ? text : absoluteLinks(text, file, repository, `v${version}`)
    writeFileSync(path.join(into, name), linked)
  }
}

/** What npm shows beside a package. */
function addresses(repository: string) {
  const plain = plainAddress(repository)
  return {
    homepage: `${plain}#readme`,
    bugs: `${plain}/issues`,
    repository: { type: 'git', url: `git+${plain}.git` },
  }
}

function plainAddress(repository: string): string {
  const plain = repository.replace(/(?:\.git)?\/*$/, '')
  if (!/^https:\/\/[^/]+\/\S+$/.test(plain))
    throw new Error(`PACKAGE_REPOSITORY must be like https://github.com/owner/name, and is "${repository}".`)
  return plain
}

/** Relative links of a Markdown page, as addresses of that page's neighbours at one tag: pictures as files, the rest as pages. */
export function absoluteLinks(text: string, file: string, repository: string, tag: string): string {
  const plain = plainAddress(repository)
  const at = (kind: 'blob' | 'raw', target: string) =>
    `${plain}/${kind}/${tag}/${path.posix.join(path.posix.dirname(file), target)}`
  return text
    .replace(/(!?)(\[(?:[^\][]|\[[^\]]*\]\([^)]*\))*\])\((?![a-z]+:|#)([^)\s]+)\)/g, (_all, picture, label, target) => {
      return `${picture}${label}(${at(picture ? 'raw' : 'blob', target)})`
    })
    .replace(/\b(src|srcset)="(?![a-z]+:)([^"]+)"/g, (_all, name, target) => `${name}="${at('raw', target)}"`)
}
