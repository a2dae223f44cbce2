import { confirmButton, everywhere, focused, kitRoots, nameOf, question } from './kit.ts'

const waited = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Resolves as soon as it holds; `false` after so many ms. */
export async function until(holds: () => boolean, ms = 5000): Promise<boolean> {
  const end = performance.now() + ms
  while (!holds()) {
    if (performance.now() > end) return false
    await waited(20)
  }
  return true
}

const rows = (): readonly HTMLElement[] =>
  everywhere('[data-device-list-item]:not([data-signed-out])').filter(
    (row) => !row.closest('[data-device-list-skeleton]'),
  )

/** Waits until the page shows what it wants to show: rows, a problem or an end. An alert of the host's is none: Next.js has one on every page. */
export const settled = (): Promise<boolean> =>
  until(
    () =>
      rows().length > 0 ||
      everywhere('[data-device-list-panel], #crashed, #left').length > 0 ||
      kitRoots().some((root) => root.querySelector('[role="alert"]') !== null),
  )

export const rowCount = (): number => rows().length

/** What the rows read. */
export const rowTexts = (): readonly string[] =>
  rows().map((row) => row.innerText.replaceAll(/[⟦⟧]/g, '').replaceAll(/\s+/g, ' ').trim())

/** What the kit shows, in one line, without what a translation puts around it. */
export const words = (): string =>
  kitRoots()
    .map((root) => root.innerText)
    .join(' ')
    .replaceAll(/[⟦⟧]/g, '')
    .replaceAll(/\s+/g, ' ')

/** The crash page of the host, where it is shown. */
export const crash = (): string | null => everywhere('#crashed')[0]?.textContent ?? null

/** Where the focus is: `null` for the body. */
export const focusName = (): string | null => {
  const at = focused()
  return at && nameOf(at)
}

export const focusIn = (where: 'question' | 'list'): boolean => {
  const at = focused()
  if (!at) return false
  if (where === 'question') return question()?.contains(at) ?? false
  return kitRoots().some((root) => root.contains(at)) && !question()
}

/** The title of the question that is open. */
export const questionTitle = (): string | null => {
  const asked = question()
  const title = asked?.querySelector('h1, h2, h3, h4, h5, h6, [data-device-list-dialog-title]')
  return title?.textContent ?? (asked && nameOf(asked))
}

const buttonNamed = (name: string): HTMLElement | undefined =>
  kitRoots()
    .flatMap((root) => Array.from(root.querySelectorAll<HTMLElement>('button')))
    .find((button) => new RegExp(name).test(nameOf(button)))

/** Presses a button of the kit by what its name matches. */
export function press(name: string): boolean {
  const button = buttonNamed(name)
  button?.focus()
  button?.click()
  return button !== undefined
}

export const waitForButton = (name: string): Promise<boolean> => until(() => buttonNamed(name) !== undefined)
/** Waits until a question is open or closed, and whatever moved there has come to rest. */
export async function waitForQuestion(open: boolean): Promise<boolean> {
  const isSo = await until(() => (question() !== null) === open)
  await rest()
  return isSo
}

/** Resolves when nothing moves any more but what moves for ever. */
async function rest(): Promise<void> {
  const moving = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
  await Promise.race([Promise.allSettled(moving.map(({ finished }) => finished)), waited(2000)])
}

export const waitForRows = (count: number): Promise<boolean> => until(() => rows().length === count)
export const waitForWords = (text: string, ms?: number): Promise<boolean> =>
  until(() => new RegExp(text).test(words()), ms)

/** Presses the button of a row, and the one that confirms. `stays`: another question follows. */
export async function signOut(name: string, then: 'closes' | 'stays' = 'closes'): Promise<boolean> {
  if (!press(name)) return false
  if (!(await waitForQuestion(true))) return false
  confirmButton()?.click()
  return then === 'stays' || waitForQuestion(false)
}

/** Waits for a field to type into, in a question. */
export const waitForField = (): Promise<boolean> =>
  until(() => kitRoots().some((root) => root.querySelector('input[type="password"]') !== null))

/** Selects the first devices of a manager. */
export async function check(count: number): Promise<number> {
  const boxes = everywhere('[data-device-list-item] input[type="checkbox"]').slice(0, count)
  for (const box of boxes) box.click()
  await waited(100)
  return boxes.length
}

/** Presses a button of the host. */
export function pressOfHost(name: string): boolean {
  const button = everywhere('button').find((each) => each.textContent?.trim() === name)
  button?.click()
  return button !== undefined
}

/** Writes into the field for a password, as typing does. */
export function enter(text: string): void {
  const field = everywhere('input[type="password"]')[0]
  if (!(field instanceof HTMLInputElement)) throw new Error('There is no field.')
  field.focus()
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** The languages and directions in which the lists say that they are written. */
export const languages = (): readonly string[] =>
  everywhere('[data-device-list]').map((list) => `${list.lang} ${getComputedStyle(list).direction}`)

/** What stands in headings of lists. */
export const titles = (): readonly string[] =>
  everywhere('[data-device-list-title]').map((title) => title.textContent?.trim() ?? '')

/** Calls what the page has put on its window for tests. */
export function callOfHost(name: 'failReads' | 'hostTexts'): unknown {
  const call: unknown = Reflect.get(globalThis, name)
  return typeof call === 'function' ? call() : null
}
