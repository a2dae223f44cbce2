// Every way in which an application can get SessionError and an error of an adapter: by `import`, by `require`, and one by each.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const roots = [await import('react-device-sessions'), require('react-device-sessions')]
const adapters = [
  await import('react-device-sessions/adapters/rest'),
  require('react-device-sessions/adapters/rest'),
].map(({ restAdapter }) => restAdapter({ baseUrl: '/api', fetch: () => Promise.reject(new TypeError('no')) }))

const answers = []
for (const { SessionError, isSessionError } of roots)
  for (const adapter of adapters) {
    const error = await adapter.list().catch((thrown) => thrown)
    answers.push([error instanceof SessionError, isSessionError(error), new Error('x') instanceof SessionError])
  }
console.log(JSON.stringify(answers))
