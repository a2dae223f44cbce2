import { valueInText } from '../../core/value-in-text.ts'
import { formatNumber } from '../format/intl.ts'
import type { TextKey, Translate } from './text-key.ts'

/** What is needed of i18next's `t`. */
export type Lookup = (key: string, options: { replace: Record<string, string>; nest: false; count?: number }) => unknown

const TOKEN = /\uE000(\d+)\uE001/g

/**
 * Wraps i18next's `t` so that it never sees a value: it is given tokens, and the values are put in afterwards, all at
 * once, isolated where they run the other way. i18next 23 would look for `{{placeholders}}` inside a value, and any version for `$t(…)` where it is not
 * told off.
 */
export function translator(lookup: Lookup, locale: string, dir: 'ltr' | 'rtl'): Translate {
  return (key: TextKey, values = {}) => {
    const shown: string[] = []
    const replace: Record<string, string> = {}
    for (const [name, value] of Object.entries(values)) {
      replace[name] = `\uE000${shown.length}\uE001`
      shown.push(typeof value === 'number' ? formatNumber(value, locale) : valueInText(name, value, dir))
    }
    const { count } = values
    const text = lookup(key, { replace, nest: false, ...(typeof count === 'number' && { count }) })
    return String(text).replace(TOKEN, (token, index) => shown[Number(index)] ?? token)
  }
}
