// A backtracking matcher that counts, so that a test can say how the work of a pattern grows without looking at a clock. It knows what the patterns of the
// recogniser use: classes, groups, alternatives, repetition, anchors, edges of words, and looking ahead and behind.

type Goes = (at: number) => boolean
/** Tries to match from `at`, and goes on with `then` at each place where it ends. */
type Step = (at: number, then: Goes) => boolean

interface Reading {
  readonly text: string
  readonly most: number
  steps: number
}

type Made = (reading: Reading) => Step

/** Searches a text for a pattern, with the flag `i`, and counts the steps; no more than `most` are taken. */
export function countSteps(
  source: string,
  text: string,
  most = Number.POSITIVE_INFINITY,
): { readonly isFound: boolean; readonly steps: number } {
  const reading: Reading = { text, most, steps: 0 }
  const step = alternatives(new Source(source))(reading)
  let isFound = false
  for (let at = 0; at <= text.length && !isFound && reading.steps <= most; at += 1) isFound = step(at, () => true)
  return { isFound, steps: reading.steps }
}

class Source {
  readonly #source: string
  #at = 0
  constructor(source: string) {
    this.#source = source
  }
  take(pattern: RegExp): string | null {
    const [found = null] = this.#source.slice(this.#at).match(new RegExp(`^(?:${pattern.source})`)) ?? []
    this.#at += found?.length ?? 0
    return found
  }
}

function alternatives(source: Source): Made {
  const all = [sequence(source)]
  while (source.take(/\|/) !== null) all.push(sequence(source))
  return (reading) => {
    const steps = all.map((made) => made(reading))
    return (at, then) => steps.some((step) => step(at, then))
  }
}

function sequence(source: Source): Made {
  const all: Made[] = []
  for (let made = repeated(source); made !== null; made = repeated(source)) all.push(made)
  return (reading) =>
    all
      .map((made) => made(reading))
      .reduceRight<Step>(
        (rest, step) => (at, then) => step(at, (next) => rest(next, then)),
        (at, then) => then(at),
      )
}

function repeated(source: Source): Made | null {
  const made = atom(source)
  if (made === null) return null
  const sign = source.take(/[*+?]|\{\d+(?:,\d*)?\}/)
  const isLazy = sign !== null && source.take(/\?/) !== null
  if (sign === null) return made
  const [least, most] = boundsOf(sign)
  return (reading) => {
    const step = made(reading)
    const from = (at: number, count: number, then: Goes): boolean => {
      const more = () => count < most && step(at, (next) => next > at && from(next, count + 1, then))
      const enough = () => count >= least && then(at)
      return isLazy ? enough() || more() : more() || enough()
    }
    return (at, then) => from(at, 0, then)
  }
}

function boundsOf(sign: string): readonly [least: number, most: number] {
  if (sign === '*') return [0, Number.POSITIVE_INFINITY]
  if (sign === '+') return [1, Number.POSITIVE_INFINITY]
  if (sign === '?') return [0, 1]
  const [least = '', most = least] = sign.slice(1, -1).split(',')
  return [Number(least), most === '' ? Number.POSITIVE_INFINITY : Number(most)]
}

function atom(source: Source): Made | null {
  const open = source.take(/\((?:\?(?:[:=!]|<[=!]))?/)
  if (open !== null) {
    const inner = alternatives(source)
    source.take(/\)/)
    return group(open, inner)
  }
  const anchor = source.take(/\^|\$|\\b/)
  if (anchor !== null) return test(({ text }, at) => isAt(anchor, text, at))
  const one = source.take(/\[(?:\\.|[^\]\\])+\]|\\.|[^|)]/)
  if (one === null) return null
  const is = new RegExp(`^${one}$`, 'i')
  return (reading) => (at, then) => isGoingOn(reading) && is.test(reading.text.charAt(at)) && then(at + 1)
}

function group(open: string, inner: Made): Made {
  if (open === '(' || open === '(?:') return inner
  const isWanted = open.endsWith('=')
  return (reading) => {
    const step = inner(reading)
    const found = (at: number): boolean =>
      open.startsWith('(?<')
        ? [0, 1, 2, 3, 4, 5, 6].some((back) => at >= back && step(at - back, (end) => end === at))
        : step(at, () => true)
    return (at, then) => isGoingOn(reading) && found(at) === isWanted && then(at)
  }
}

const test =
  (is: (reading: Reading, at: number) => boolean): Made =>
  (reading) =>
  (at, then) =>
    isGoingOn(reading) && is(reading, at) && then(at)

function isGoingOn(reading: Reading): boolean {
  reading.steps += 1
  return reading.steps <= reading.most
}

function isAt(anchor: string, text: string, at: number): boolean {
  if (anchor === '^') return at === 0
  if (anchor === '$') return at === text.length
  return /\w/.test(text.charAt(at - 1)) !== /\w/.test(text.charAt(at))
}
