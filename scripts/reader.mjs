// `npm run test:reader`: what Orca, a real screen reader, reads aloud of the demo. What it is given goes to vitest, too.
import { ensureInstalled } from './lib/project.mjs'

ensureInstalled()
const { runReader } = await import('./evidence/run-reader.mjs')
process.exitCode = (await runReader(process.argv.slice(2))) ? 0 : 1
