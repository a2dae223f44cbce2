import { type Device, type Software, unknownDevice } from '../core/session.ts'
import { isBuiltIn, shown } from './programs.ts'
import { type System, systemIn } from './systems.ts'
import { deviceFromUserAgent } from './user-agent.ts'

/**
 * A server's ready-made name, "Chrome on macOS", read by the rules for user agents, so that icon and language are right. Splits only before a system that
 * it knows, alone or with a version; "Living room TV" stays a label. The label itself is always kept.
 */
export function deviceFromLabel(label: string | null): Device {
  if (label === null) return unknownDevice
  if (/^mozilla\//i.test(label)) return { ...deviceFromUserAgent(label), label }
  const [, before = '', after = label] = /^(.+) on (.+)$/i.exec(label) ?? []
  const system = systemNamed(after.trim())
  if (!system) return { ...unknownDevice, label }
  const tool = systemNamed(before) ?? system
  const software = before.trim() || (tool.type === 'cli' ? label : '')
  const program = /^(?:unknown(?: browser)?)?$/i.test(software) ? null : programNamed(software)
  return {
    type: tool.type === 'cli' ? 'cli' : system.type,
    label,
    model: system.model,
    browser: isBuiltIn(system.type, program) ? null : program,
    os: system.os ? { name: system.os, version: null } : null,
  }
}

/** What a whole text names: a system, alone or with a version. A version is not taken over: the user agent behind it froze it. */
export function systemNamed(text: string): System | null {
  const system = systemIn(text)
  const [before, after = ''] = system ? text.split(system.word, 2) : []
  return before === '' && /^(?:[ /][\w.]*\d[\w.]*)?$/.test(after) ? system : null
}

/** "Microsoft Edge", "Mobile Safari" and "Chrome Mobile 142.0" by the names that people use. */
function programNamed(software: string): Software {
  const { name, version } = splitVersion(software)
  const plain = name.replace(
    /^(?:microsoft|google|mobile) (?=edge|chrome|safari|firefox)| (?:mobile|for android)$/gi,
    '',
  )
  return { ...shown({ name: plain, version }), version }
}

/** "Firefox 145.0" and "curl/8.5.0" are a name and a version. */
export function splitVersion(software: string): Software {
  const [, name, version] = /^(.*\S)[ /]v?(\d[\w.]*)$/i.exec(software) ?? []
  return name !== undefined && version !== undefined ? { name, version } : { name: software, version: null }
}
