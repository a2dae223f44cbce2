// `npm run test:firefox`: the page of the demo once more, in Firefox. What it is given goes to vitest, too.
import { ensureInstalled } from './lib/project.mjs'

ensureInstalled()
const { runFirefox } = await import('./evidence/run-firefox.mjs')
process.exitCode = runFirefox(process.argv.slice(2)) ? 0 : 1
