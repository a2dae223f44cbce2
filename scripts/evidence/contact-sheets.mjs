// Pages of pictures for people to look at: what test/hosts has taken in each engine, side by side, as `.cache/hosts/<engine>.html`.
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../lib/project.mjs'

const folder = path.join(root, '.cache', 'hosts')
const pictures = path.join(folder, 'pictures')

/** Writes a page for each engine; answers their files: none where only tests without pictures ran. */
export function writeContactSheets() {
  if (!existsSync(pictures)) return []
  const engines = readdirSync(pictures, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return engines.map(({ name }) => {
    const file = path.join(folder, `${name}.html`)
    writeFileSync(file, sheetOf(name))
    return file
  })
}

/** @param {string} engine */
function sheetOf(engine) {
  const files = readdirSync(path.join(pictures, engine)).filter((file) => file.endsWith('.png'))
  const figures = files.toSorted().map((file) => {
    const [page = '', what = ''] = file.slice(0, -'.png'.length).split('--')
    return `<figure><img loading="lazy" src="pictures/${engine}/${file}" alt=""><figcaption>${page} <b>${what}</b></figcaption></figure>`
  })
  return `<!doctype html>
<meta charset="utf-8">
<title>${engine}</title>
<style>
  body { display: grid; grid-template-columns: repeat(auto-fill, minmax(22rem, 1fr)); gap: 1rem; font: 0.8rem system-ui; background: #bbb }
  figure { margin: 0 }
  img { inline-size: 100% }
</style>
${figures.join('\n')}
`
}
