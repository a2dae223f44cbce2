import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { absoluteLinks } from '../scripts/lib/package-folder.ts'
import { budgets } from '../scripts/lib/page-budgets.ts'
import { root } from '../scripts/lib/project.mjs'

const at = 'https://git.example/acme/devices'

test.each([
  ['a page', '[Theming](docs/theming.md#dark)', `[Theming](${at}/blob/v1.2.0/docs/theming.md#dark)`],
  ['a picture', '![A list](docs/images/a.png)', `![A list](${at}/raw/v1.2.0/docs/images/a.png)`],
  ['a picture of HTML', '<img src="docs/a.png">', `<img src="${at}/raw/v1.2.0/docs/a.png">`],
  ['sources of a picture', '<source srcset="docs/a.png">', `<source srcset="${at}/raw/v1.2.0/docs/a.png">`],
  ['a picture in a link', '[![A](docs/a.png)](docs/a.md)', `[![A](docs/a.png)](${at}/blob/v1.2.0/docs/a.md)`],
  ['an address', '[npm](https://npmjs.com)', '[npm](https://npmjs.com)'],
  ['a place on the page', '[above](#use-it)', '[above](#use-it)'],
])('H30: %s', (_what, text, expected) => {
  expect(absoluteLinks(text, 'README.md', `${at}.git/`, 'v1.2.0')).toBe(expected)
})

test('H30: no link of README.md stays relative, once it is known where the project lives', () => {
  const text = absoluteLinks(readFileSync(`${root}README.md`, 'utf8'), 'README.md', at, 'v1.2.0')
  expect(text).toContain(`(${at}/blob/v1.2.0/docs/`)
  expect(text.match(/\]\((?![a-z]+:|#)[^)]*\)|(?:src|srcset)="(?!https:)[^"]*"/g)).toBeNull()
})

test('an address that cannot be one is refused', () => {
  expect(() => absoluteLinks('', 'README.md', 'acme/devices', 'v1')).toThrow(/https:\/\/github\.com\/owner\/name/)
})

// After a change of scripts/lib/page-budgets.ts: `npx vitest run test/package-folder.test.ts -u`.
test('the sizes in README.md are the ones that a test holds', async () => {
  const page = readFileSync(`${root}README.md`, 'utf8')
  const rows = budgets.map(
    ({ page: what, first, later }) =>
      `| ${what.replaceAll(/<\w+>/g, (part) => `\`${part}\``)} | ${first} | ${later} |\n`,
  )
  const head = '| A page with | first | later |\n| --- | --- | --- |\n'
  const [before = '', after = ''] = page.split(/^\| A page with \|.*\n\|[ -|]+\n(?:\|.*\n)+/m)
  await expect(before + head + rows.join('') + after).toMatchFileSnapshot(`${root}README.md`)
})
