// Prints what each named module exports, imported and required.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const names = (module) =>
  Object.keys(module)
    .filter((name) => name !== 'module.exports')
    .sort()
const modules = await Promise.all(
  process.argv.slice(2).map(async (id) => [id, { imported: names(await import(id)), required: names(require(id)) }]),
)
console.log(JSON.stringify(Object.fromEntries(modules)))
