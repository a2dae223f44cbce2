import type { Page } from 'playwright'
import { inject } from 'vitest'
import { chromiumArgs } from '../../scripts/lib/chromium.mjs'
import { test } from '../e2e/harness.ts'
import { newPerson, signIn } from '../e2e/steps.ts'
import { walk, walks } from './walk.ts'

test.override('serverOptions', { rateLimits: 'off' })
test.override('launchOptions', {
  headless: false,
  env: inject('desktop').env,
  args: [
    ...chromiumArgs,
    '--test-type',
    '--force-renderer-accessibility',
    '--window-position=0,0',
    '--window-size=1280,1000',
  ],
})

const named = (page: Page, name: string) =>
  page
    .getByRole('button', { name, exact: true })
    .or(page.getByRole('checkbox', { name, exact: true }))
    .or(page.getByRole('heading', { name, exact: true }))

test.for(walks)('Orca reads Chromium: %s', async ([name, screen, prepare], { demo, openPage }) => {
  const { page } = await signIn((path) => openPage(`${path}&screen=${screen}`), await newPerson(demo), {
    api: 'biore',
    origin: 'same',
  })
  await prepare(demo)
  await walk(name, 'chromium', {
    focus: (control) => named(page, control).focus(),
    evaluate: (expression) => page.evaluate(expression),
  })
})
