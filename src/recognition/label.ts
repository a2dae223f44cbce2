import { type Device, type Software, unknownDevice } from '../core/session.ts'
import { bare, isBuiltIn, shown } from './programs.ts'
import { splitVersion, systemNamed } from './whole-names.ts'

/**
 * A server's ready-made name, "Chrome on macOS", read by the rules for user agents, so that icon and language are right. Splits only before a system that
 * it knows, alone or with a version; "Living room TV" stays a label. The label itself is always kept.
 */
export function deviceFromLabel(label: string | null): Device {
  if (label === null) return unknownDevice
  const [head = '', before = ''] = /^(.+) on /i.exec(label) ?? []
  const after = label.slice(head.length)
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
    os: system.os ? bare(system.os) : null,
  }
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
