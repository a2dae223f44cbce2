// Runs one of the project's tools (`node scripts/run.mjs storybook build`) on a machine where nothing is installed yet.
import { ensureInstalled, npm } from './lib/project.mjs'

ensureInstalled()
process.exitCode = npm(['exec', '--no', '--', ...process.argv.slice(2)])
