// Writes docs/api.md from the comments in the code.
import { writeFileSync } from 'node:fs'
import { apiPage } from './lib/api-page.ts'
import { root } from './lib/project.mjs'

writeFileSync(`${root}docs/api.md`, apiPage())
