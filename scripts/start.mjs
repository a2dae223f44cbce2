// Installs what is missing, then starts the demo (demo/start.ts, with its flags) on Node 24.
import { spawn } from 'node:child_process'
import { ensureInstalled, node24, projectEnv, root } from './lib/project.mjs'

ensureInstalled()
const demo = spawn(node24, ['demo/start.ts', ...process.argv.slice(2)], {
  cwd: root,
  env: projectEnv(),
  // The channel closes with this process, however that ends; the demo then ends too.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
})
// A terminal sends Ctrl-C to both processes, `kill` to this one alone; the demo takes a second one as the first.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => demo.kill(signal))
demo.on('exit', (code) => process.exit(code ?? 1))
