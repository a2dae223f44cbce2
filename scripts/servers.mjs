// `npm run test:servers`: stores and routes on the servers and databases that applications have. What it is given goes to vitest, too.
import { ensureInstalled } from './lib/project.mjs'

ensureInstalled()
const { runServers } = await import('./evidence/run-servers.mjs')
process.exitCode = runServers(process.argv.slice(2)) ? 0 : 1
