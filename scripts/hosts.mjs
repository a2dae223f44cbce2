// `npm run test:hosts`: the built package in pages of others, in Chromium, Firefox and WebKitGTK. What it is given goes to vitest, too.
import { ensureInstalled } from './lib/project.mjs'

ensureInstalled()
const { runHosts } = await import('./evidence/run-hosts.mjs')
process.exitCode = (await runHosts(process.argv.slice(2))) ? 0 : 1
