// What a page loads of the built package, at first and later, held against its budget. The peers are the application's, and left out.
import { budgets } from './lib/page-budgets.ts'
import { root } from './lib/project.mjs'
import { sizeOf } from './lib/size-of.ts'

const peers = ['react', 'react/*', 'react-dom', 'react-dom/*', '@tanstack/*', 'i18next', 'react-i18next', 'sonner']

console.log('| page | first, gzip kB | later |\n| --- | --- | --- |')
for (const { page, imports, ...budget } of budgets) {
  const contents = Object.entries(imports)
    .map(([entry, names]) => `export { ${names.join(', ')} } from '${entry}'`)
    .join('\n')
  // From within the package, its name is the package itself: what is built.
  const { first, later } = await sizeOf(contents, peers, root)
  const isOver = first > budget.first || later > budget.later
  if (isOver) process.exitCode = 1
  const told = isOver ? ` over its budget of ${budget.first} and ${budget.later}` : ''
  console.log(`| ${page} | ${first.toFixed(1)} | ${later.toFixed(1)} |${told}`)
}
