import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const folder = fileURLToPath(new URL('../servers/examples/', import.meta.url))
const page = readFileSync(new URL('../../docs/own-sessions-table.md', import.meta.url), 'utf8')
const blocks = [...page.matchAll(/^```\w+\n(?:(?:\/\/) [A-Z]\w+\n)?([\s\S]*?)^```$/gm)].map(([, code]) => code)

// `npm run test:servers` runs them. The whole Express application is there to try the others on.
test.each(readdirSync(folder).filter((file) => file !== 'express-app.js'))(
  'docs/own-sessions-table.md shows %s as it is run',
  (file) => {
    expect(blocks).toContain(readFileSync(folder + file, 'utf8'))
  },
)
