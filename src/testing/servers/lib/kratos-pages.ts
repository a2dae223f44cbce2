/** One page of a list, counted from 0. */
export interface Page {
  readonly page: number
  readonly size: number
}

/** `page_size` and `page_token`, else `per_page` and `page`; both count pages from 0. */
export function readPage(query: URLSearchParams): Page {
  const token = query.get('page_token')
  const byToken = query.has('page_size') || token !== null
  const size = Math.min(Math.max(Number(query.get(byToken ? 'page_size' : 'per_page') ?? 250) || 1, 1), 1000)
  if (!byToken) return { page: Number(query.get('page') ?? 0) || 0, size }
  const decoded: unknown = JSON.parse(token === null ? '{}' : atob(token))
  const offset = typeof decoded === 'object' && decoded !== null && 'offset' in decoded ? Number(decoded.offset) : 0
  return { page: Math.floor(offset / size), size }
}

/** The `Link` header. With nothing to list, it links to a next page all the same. */
export function linksOf(total: number, { page, size }: Page): string {
  const link = (relation: string, number: number) => {
    const token = btoa(JSON.stringify({ offset: String(number * size), v: 2 })).replace(/=+$/, '')
    const query = `page=${number}&page_size=${size}&page_token=${token}&per_page=${size}`
    return `<https://kratos.internal/sessions?${query}>; rel="${relation}"`
  }
  const last = Math.max(Math.ceil(total / size) - 1, 0)
  if (total === 0) return [link('first', 0), link('next', page + 1), link('prev', page - 1)].join(',')
  if (page >= last) return total <= size ? link('first', 0) : [link('first', 0), link('prev', last - 1)].join(',')
  if (page === 0) return [link('next', 1), link('last', last)].join(',')
  return [link('first', 0), link('next', page + 1), link('prev', page - 1), link('last', last)].join(',')
}
