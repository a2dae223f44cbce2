// Are the types of every entry found by every way of resolving them? The checker does not follow the `*` of `exports`, so it is
// given each sub-path by name.
import { readFileSync } from 'node:fs'
import { packageEntries } from '../package-entries.ts'
import { npm, root } from './lib/project.mjs'

const { exports }: { exports: Record<string, unknown> } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
const styles = Object.keys(exports).filter((name) => name.endsWith('.css'))
const entries = Object.keys(packageEntries).map((entry) => (entry === 'index' ? '.' : `./${entry}`))
const options = ['--pack', '.', '--profile', 'node16', '--format', 'table-flipped', '--no-emoji']
process.exitCode = npm([
  'exec',
  '--',
  'attw',
  ...options,
  '--exclude-entrypoints',
  ...styles,
  '--include-entrypoints',
  ...entries,
])
