import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// The looking itself is done after each story, in the browser: see the file that is read here, and `npm run test:stories`. There
// each story has its own look; `npm run evidence` has all the others on each.
const setUp = readFileSync('.storybook/axe-in-every-look.ts', 'utf8')
const config = readFileSync('vitest.config.ts', 'utf8')

test.each(['light', 'dark', 'right to left, in Arabic', 'forced colours', 'more contrast', 'more contrast, dark'])(
  '1.4.3, 4.1.2: axe looks at the stories: %s',
  (look) => {
    expect(setUp).toContain(`name: '${look}'`)
    expect(config).toContain("setupFiles: ['.storybook/axe-in-every-look.ts']")
    expect(config).toContain("AXE_LOOKS: process.env['TESTS'] === 'all' ? 'all' : 'own'")
  },
)

test('no story leaves axe out', () => {
  expect(setUp).not.toMatch(/\.skip\(/)
  expect(readFileSync('.storybook/preview.tsx', 'utf8')).toContain("a11y: { test: 'error' }")
})
