import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './project.mjs'

/** What stands beside the docs site as plain Markdown: the guide's pages, the adapters', and not how the project decides and proves. */
export function plainPages(): readonly string[] {
  const names = readdirSync(`${root}docs`, { recursive: true, encoding: 'utf8' }).map((name) =>
    name.replaceAll('\\', '/'),
  )
  const inside = names.filter(
    (name) => name.endsWith('.md') && !/^(?:decisions|languages)\/|^(?:evidence|hosts)\.md$/.test(name),
  )
  return ['guide.md', ...inside.filter((name) => name !== 'guide.md').toSorted()]
}

const plainText = (markdown: string) => markdown.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/\*\*|`/g, '')

/** A page's title and the sentence after it. */
function summary(name: string): { readonly title: string; readonly first: string } {
  const text = readFileSync(`${root}docs/${name}`, 'utf8')
  const [, title = name] = /^# (.+)$/m.exec(text) ?? []
  const paragraph = text
    .replaceAll(/^ *```[\s\S]*?^ *```$/gm, '')
    .split(/\n{2,}/)
    .find((block) => !/^(?:$|#|[|!>]|<|- |\*\*(?:Stable|Experimental))/.test(block.trim()))
  const [first = ''] = /^[\s\S]*?[.:](?=\s|$)/.exec(paragraph?.trim() ?? '') ?? []
  return { title: plainText(title), first: plainText(first).replaceAll(/\s+/g, ' ').replace(/:$/, '.') }
}

const line = (name: string) => {
  const { title, first } = summary(name)
  return `- [${title}](docs/${name})${first === '' ? '' : `: ${first}`}`
}

/** The site's `llms.txt`: what this is, and where each page stands as Markdown. */
export function llmsText(): string {
  const { description }: { description: string } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
  const pages = plainPages()
  const adapters = pages.filter((name) => name.startsWith('adapters/'))
  const others = pages.filter((name) => !name.startsWith('adapters/') && name !== 'guide.md')
  return [
    '# react-device-sessions',
    `> ${description}`,
    'It never calls a device signed out before a complete re-read of the list shows it, and the adapter is made once, at module level. Begin with the first page: how to wire it, what must not be left out, how to test.',
    '## Begin here',
    [line('guide.md'), '- [README](README.md): what it is, three depths, what it needs.'].join('\n'),
    '## Guide',
    others.map(line).join('\n'),
    '## Auth servers',
    adapters.map(line).join('\n'),
    '',
  ].join('\n\n')
}

interface RegistryItem {
  readonly name: string
  readonly files: readonly { readonly path: string; readonly type: string }[]
}

/** The items that the `shadcn` CLI adds to a project, by the name of their file: `registry/registry.json`, with the code in it. */
export function registryItems(): readonly (readonly [string, object])[] {
  const { items }: { items: readonly RegistryItem[] } = JSON.parse(
    readFileSync(`${root}registry/registry.json`, 'utf8'),
  )
  return items.map((item) => [
    `${item.name}.json`,
    {
      $schema: 'https://ui.shadcn.com/schema/registry-item.json',
      ...item,
      files: item.files.map(({ path: file, type }) => ({
        path: file,
        type,
        content: readFileSync(`${root}registry/${file}`, 'utf8'),
      })),
    },
  ])
}

/** Writes `llms.txt`, the registry and the pages into a folder that the docs site serves at its root. */
export function writePlainPages(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  for (const name of plainPages()) {
    mkdirSync(path.dirname(path.join(folder, 'docs', name)), { recursive: true })
    cpSync(`${root}docs/${name}`, path.join(folder, 'docs', name))
  }
  cpSync(`${root}docs/images`, path.join(folder, 'docs', 'images'), { recursive: true })
  cpSync(`${root}README.md`, path.join(folder, 'README.md'))
  writeFileSync(path.join(folder, 'llms.txt'), llmsText())
  mkdirSync(path.join(folder, 'r'))
  for (const [file, item] of registryItems()) writeFileSync(path.join(folder, 'r', file), JSON.stringify(item, null, 2))
}
