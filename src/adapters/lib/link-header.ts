import { headerText } from './header-text.ts'

/**
 * The target of the link with this relation in a `Link` header (RFC 8288), as the server wrote it, or `null`. It is only
 * text: take a cursor from it, and never follow it, for it may lead anywhere.
 */
export function linkTarget(header: string | null, relation: string): string | null {
  for (const [, target = '', params = ''] of headerText(header).matchAll(/<([^<>]*)>([^<]*)/g)) {
    const relations = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))/i.exec(params)
    if ((relations?.[1] ?? relations?.[2] ?? '').toLowerCase().split(/\s+/).includes(relation)) return target
  }
  return null
}

/** One parameter of a target's query, or `null`. */
export function queryOf(target: string | null, name: string): string | null {
  const query = target?.split('#')[0]?.split('?').slice(1).join('?') ?? ''
  return new URLSearchParams(query).get(name) || null
}
