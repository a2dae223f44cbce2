import type { Software } from '../core/session.ts'
import { type System, systemIn } from './systems.ts'

/** What a whole text names: a system, alone or with a version. A version is not taken over: the user agent behind it froze it. */
export function systemNamed(text: string): System | null {
  const system = systemIn(text)
  const [before, after = ''] = system ? text.split(system.word, 2) : []
  return before === '' && /^(?:[ /][\w.]*\d[\w.]*)?$/.test(after) ? system : null
}

/** "Firefox 145.0" and "curl/8.5.0" are a name and a version. */
export function splitVersion(software: string): Software {
  const [, name, version] = /^(.*\S)[ /]v?(\d[\w.]*)$/i.exec(software) ?? []
  return name !== undefined && version !== undefined ? { name, version } : { name: software, version: null }
}
