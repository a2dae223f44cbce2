import { Markdown } from '@storybook/addon-docs/blocks'

/** The pages of the site by their files: the title in `docs/*.mdx`, as Storybook makes an address of it. */
const written = import.meta.glob<string>('../docs/*.mdx', { query: '?raw', import: 'default', eager: true })

const addressOf = (title: string) =>
  `?path=/docs/${title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')}--docs`

const pages = new Map(
  Object.entries(written).flatMap(([file, text]) => {
    const [, title] = /<Meta title="([^"]+)"/.exec(text) ?? []
    const [, name] = /\/([\w-]+)\.mdx$/.exec(file) ?? []
    return title && name ? [[`${name}.md`, addressOf(title)] as const] : []
  }),
)

/** Links between the Markdown files, as links between the pages of this site; what has no page here is a file beside it. */
export function siteLinks(text: string, folder: string): string {
  return text.replaceAll(/\]\((?![a-z]+:|#|images\/)([^)\s#]+)(#[^)\s]*)?\)/g, (_all, target: string, anchor = '') => {
    const file = new URL(`${folder}${target}`, 'http://docs/').pathname.slice(1)
    if (file.startsWith('adapters/')) return `](${addressOf('Guide/Adapters')})`
    const page = pages.get(file)
    return page ? `](${page})` : `](./docs/${file}${anchor})`
  })
}

interface GuidePageProps {
  /** The Markdown. */
  readonly children: string
  /** The folder that its links begin in, below `docs/`. */
  readonly folder?: string
}

/** A page of `docs/` in this site. */
export function GuidePage({ children, folder = '' }: GuidePageProps) {
  return <Markdown>{siteLinks(children, folder)}</Markdown>
}
