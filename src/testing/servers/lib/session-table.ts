/** The sessions of one user. The first one that was made is the one that asks, for as long as it lives. */
export class SessionTable {
  readonly own: string
  readonly #idOf: (index: number) => string
  readonly #indexes = new Map<string, number>()
  /** The ids that are alive, oldest first. */
  ids: readonly string[] = []

  constructor(others: number, idOf: (index: number) => string) {
    this.#idOf = idOf
    this.own = idOf(0)
    for (let made = 0; made <= others; made += 1) this.add()
  }

  has(id: string): boolean {
    return this.ids.includes(id)
  }

  /** One value for each that is alive; `index` counts from 0, the one that asks. */
  map<Row>(row: (id: string, index: number) => Row): Row[] {
    return this.ids.map((id) => row(id, this.#indexes.get(id) ?? 0))
  }

  /** The user signs in on one more device. */
  add(): string {
    const id = this.#idOf(this.#indexes.size)
    this.#indexes.set(id, this.#indexes.size)
    this.ids = [...this.ids, id]
    return id
  }

  end(...gone: readonly string[]): void {
    this.ids = this.ids.filter((id) => !gone.includes(id))
  }

  endOthers(): void {
    this.ids = this.ids.filter((id) => id === this.own)
  }

  endAll(): void {
    this.ids = []
  }
}
