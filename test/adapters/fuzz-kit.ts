import { type Mark, type Subject } from './described.ts'
import { ORIGIN } from './servers/in-process.ts'

// What several descriptions for the fuzz tests need.

export const noContent = () => new Response(null, { status: 204 })

export const marked = (name: string, mark: Mark) => (mark === null ? {} : { [name]: mark })

export const time = '2026-11-18T10:00:00.000Z'

/** The id of `DELETE {collection}/{id}`, and of nothing else. */
export function byPath(collection: string): Subject['reached'] {
  return ({ url, init }) => {
    const { pathname, hash } = new URL(url, ORIGIN)
    const before = pathname.slice(0, collection.length + 1)
    const id = pathname.slice(collection.length + 1)
    if (init.method !== 'DELETE' || before !== `${collection}/` || id === '' || id.includes('/') || hash !== '')
      throw new Error(`${init.method} ${url} reaches more than a session.`)
    return [decodeURIComponent(id)]
  }
}

export const five = [0, 1, 2, 3, 4, 5]
