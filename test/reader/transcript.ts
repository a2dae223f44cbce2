/** One thing that a person does, and what is to be heard of it. */
export interface Step {
  /**
   * As in the file, without brackets: a key (`Tab`, `Enter`), or `to <name of a control>`, where the path begins. The latter comes
   * from no key, and Orca need not say it.
   */
  readonly action: string
  /** Each is heard once, in this order. */
  readonly phrases: readonly string[]
  /** The name of what has the focus afterwards; null where it does not matter. */
  readonly focus: string | null
}

/** Reads a transcript: `[action]`, below it one phrase a line, at its end `(focus: name)`. */
export function parseTranscript(text: string): readonly Step[] {
  const steps: { action: string; phrases: string[]; focus: string | null }[] = []
  for (const line of text.split('\n').map((each) => each.trim())) {
    const action = /^\[(.+)\]$/.exec(line)?.[1]
    const focus = /^\(focus: (.+)\)$/.exec(line)?.[1]
    const step = steps.at(-1)
    if (action !== undefined) steps.push({ action, phrases: [], focus: null })
    else if (step && focus !== undefined) step.focus = focus
    else if (step && line !== '') step.phrases.push(line)
  }
  return steps
}

/** Words for how a thing is heard: versions of Orca differ in case, full stops and how they call a button. */
export const plain = (text: string): string =>
  text
    .replaceAll(/[.,?!…:;“”"]+/g, ' ')
    .replaceAll(/\bpush button\b/g, 'button')
    .replaceAll(/\s+/g, ' ')
    .toLowerCase()
    .trim()

/** What is wrong with what was heard: a phrase that is missing, comes too early, or comes twice; null: nothing. */
export function faultIn(heard: string, phrases: readonly string[]): string | null {
  const text = ` ${plain(heard)} `
  let from = 0
  for (const phrase of phrases) {
    const words = ` ${plain(phrase)} `
    const count = text.split(words).length - 1
    if (count === 0) return `not heard: ${phrase}`
    // The space after one may be the space before the next.
    if (text.indexOf(words, text.indexOf(words) + 1) !== -1) return `heard twice: ${phrase}`
    const at = text.indexOf(words, from)
    if (at === -1) return `heard too early: ${phrase}`
    from = at + words.length - 1
  }
  return null
}
