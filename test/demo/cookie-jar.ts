interface Cookie {
  readonly value: string
  readonly path: string
}

/** What a browser keeps for one origin: name, value and path of each cookie. */
export class CookieJar {
  readonly #cookies = new Map<string, Cookie>()

  /** Takes the `Set-Cookie` headers of an answer. */
  take(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
      const at = pair.indexOf('=')
      const name = pair.slice(0, at)
      const attribute = (wanted: string) =>
        attributes.find((text) => text.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1)
      if (attribute('max-age') === '0') this.#cookies.delete(name)
      else this.#cookies.set(name, { value: pair.slice(at + 1), path: attribute('path') ?? '/' })
    }
  }

  /** The `Cookie` header for a path, or `null` when nothing goes there (RFC 6265, 5.1.4). */
  header(path: string): string | null {
    const pairs = [...this.#cookies]
      .filter(([, cookie]) => path === cookie.path || path.startsWith(cookie.path.replace(/\/?$/, '/')))
      .map(([name, cookie]) => `${name}=${cookie.value}`)
    return pairs.length > 0 ? pairs.join('; ') : null
  }

  get(name: string): string | null {
    return this.#cookies.get(name)?.value ?? null
  }

  /** Puts a cookie back that an answer has replaced, as a stale tab or a thief would. */
  set(name: string, value: string, path: string): void {
    this.#cookies.set(name, { value, path })
  }

  clear(): void {
    this.#cookies.clear()
  }
}
