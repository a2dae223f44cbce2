import { inject } from 'vitest'
import { newPerson } from '../e2e/steps.ts'
import { test } from '../firefox/harness.ts'
import { named, signIn } from '../firefox/steps.ts'
import { walk, walks } from './walk.ts'

test.override('serverOptions', { rateLimits: 'off' })
test.override('prefs', { 'accessibility.force_disabled': -1 })
test.override('firefoxWindow', { headless: false, env: inject('desktop').env })

test.for(walks)('Orca reads Firefox: %s', async ([name, screen, prepare], { demo, open }) => {
  const { page } = await signIn(open, await newPerson(demo), { api: 'biore', origin: 'same' }, { screen })
  await prepare(demo)
  await walk(name, 'firefox', {
    focus: async (control) => {
      const selector = ['button', 'checkbox', 'heading'].map((role) => named(role, control)).join(',')
      await (await page.locator(selector).waitHandle()).focus()
    },
    evaluate: async (expression) => String(await page.evaluate(expression)),
  })
})
