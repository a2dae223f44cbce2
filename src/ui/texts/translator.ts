import { valueInText } from '../../core/value-in-text.ts'
import { formatNumber } from '../format/intl.ts'
import type { TextKey, Translate } from './text-key.ts'

/** What is needed of i18next's `t`. */
export type Lookup = (key: string, options: { replace: Record<string, string>; nest: false; count?: number }) => unknown

const TOKEN = /\uE000(\d+)\uE001/g

/**
 * Wraps i18next's `t` so that it never sees a value: it is given tokens, and the values are put in afterwards, all at
 * once, isolated where they run the other way. i18next 23 would look for `{{placeholders}}` inside a value, and any version for `$t(…)` where
 * nesting is not switched off. What it answers depends on no value but `count`, so each text is looked up once, however many rows say it.
 */
export function translator(lookup: Lookup, locale: string, dir: 'ltr' | 'rtl'): Translate {
  const found = new Map<string, string>()
  return (key: TextKey, values = {}) => {
    const names = Object.keys(values)
    const { count } = values
    const asked = `${key} ${names.join(' ')} ${count ?? ''}`
    const text = found.get(asked) ?? lookUp(lookup, key, names, count)
    found.set(asked, text)
    if (names.length === 0) return text
    return text.replace(TOKEN, (token, index) => {
      const name = names[Number(index)]
      const value = name === undefined ? undefined : values[name]
      if (name === undefined || value === undefined) return token
      return typeof value === 'number' ? formatNumber(value, locale) : valueInText(name, value, dir)
    })
  }
}

function lookUp(lookup: Lookup, key: string, names: readonly string[], count: string | number | undefined): string {
  const replace = Object.fromEntries(names.map((name, index) => [name, `\uE000${index}\uE001`]))
  return String(lookup(key, { replace, nest: false, ...(typeof count === 'number' && { count }) }))
}
