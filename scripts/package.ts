// Makes the folder that is published, `.cache/package`, from what `npm run build` made. `--check` also asks publint about it, and with `TESTS=all` attw.
import path from 'node:path'
import { packageEntries } from '../package-entries.ts'
import { packageFolder } from './lib/package-folder.ts'
import { npm, root } from './lib/project.mjs'

const folder = path.join(root, '.cache', 'package')
packageFolder(folder)

if (process.argv.includes('--check')) {
  // attw does not follow the `*` of `exports`, so it is given each sub-path by name. Of the languages, which are all made alike, one.
  const entries = Object.keys(packageEntries)
    .filter((entry) => !entry.startsWith('locales/') || entry === 'locales/de')
    .map((entry) => (entry === 'index' ? '.' : `./${entry}`))
  const styles = ['./styles.css', './manage.css']
  const options = ['--profile', 'node16', '--format', 'table-flipped', '--no-emoji']
  const exclude = ['--exclude-entrypoints', ...styles, '--include-entrypoints', ...entries]
  const codes = [npm(['exec', '--', 'publint', '--strict', folder])]
  // `npm test` has test/package/types.test.ts, in a quarter of the time.
  if (process.env['TESTS'] === 'all') codes.push(npm(['exec', '--', 'attw', '--pack', folder, ...options, ...exclude]))
  process.exitCode = Math.max(...codes)
}
