import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { registryItems } from '../../scripts/lib/plain-pages.ts'
import { node24, projectEnv, root } from '../../scripts/lib/project.mjs'
import { install } from './application.ts'

// The `shadcn` CLI adds our items to a project, from a registry on this machine, which also stands in for its own.

const folder = path.join(root, '.cache', 'adoption', 'registry')

const files: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    name: 'shop',
    private: true,
    type: 'module',
    dependencies: { react: '19.3.1', 'react-dom': '19.3.1', 'react-device-sessions': `file:${inject('packed')}` },
    devDependencies: { shadcn: '4.23.1', tailwindcss: '4.3.5' },
  }),
  'components.json': JSON.stringify({
    style: 'new-york',
    rsc: false,
    tsx: true,
    tailwind: { config: '', css: 'src/index.css', baseColor: 'neutral', cssVariables: true, prefix: '' },
    aliases: {
      components: '@/components',
      utils: '@/lib/utils',
      ui: '@/components/ui',
      lib: '@/lib',
      hooks: '@/hooks',
    },
  }),
  'tsconfig.json': JSON.stringify({ compilerOptions: { paths: { '@/*': ['./src/*'] } } }),
  'vite.config.ts': 'export default {}',
  'src/index.css': '@import "tailwindcss";',
}

const theirs: Readonly<Record<string, object>> = {
  'colors/neutral.json': {
    inlineColors: { light: {}, dark: {} },
    cssVars: { light: {}, dark: {} },
    inlineColorsTemplate: '',
    cssVarsTemplate: '',
  },
  ...Object.fromEntries(
    ['button', 'card', 'dialog'].map((name) => [
      `${name}.json`,
      { name, type: 'registry:ui', files: [{ path: `ui/${name}.tsx`, type: 'registry:ui', content: 'export {}' }] },
    ]),
  ),
}

/** Runs beside the server that it asks, in a process of its own. */
function shadcn(address: string, registry: string): Promise<string> {
  const args = [path.join(folder, 'node_modules', 'shadcn', 'dist', 'index.js'), 'add', address, '--yes', '--overwrite']
  const env = { ...projectEnv(), REGISTRY_URL: registry }
  return new Promise((resolve, reject) => {
    const made = spawn(node24, args, { cwd: folder, env })
    let said = ''
    for (const stream of [made.stdout, made.stderr]) stream.on('data', (data) => (said += String(data)))
    made.on('error', reject)
    made.on('close', (code) => (code === 0 ? resolve(said) : reject(new Error(said))))
  })
}

test('the CLI adds each item, with the package, the project’s own parts and the styles', async () => {
  rmSync(path.join(folder, 'src'), { recursive: true, force: true })
  mkdirSync(path.join(folder, 'src'), { recursive: true })
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text)
  install(folder)
  const ours = new Map(registryItems())
  const server = createServer(({ url = '' }, response) => {
    const name = url.replace(/^\/r\//, '').replace(/^styles\/[^/]+\//, '')
    const item = ours.get(name) ?? theirs[name]
    response.writeHead(item ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(item ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const address = server.address()
    const registry = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/r`
    for (const name of ours.keys()) await shadcn(`${registry}/${name}`, registry)
  } finally {
    server.close()
  }
  for (const name of ['device-sessions', 'device-list', 'device-manager', 'sign-out-others'])
    expect(existsSync(path.join(folder, 'src', 'components', `${name}.tsx`))).toBe(true)
  expect(readFileSync(path.join(folder, 'src', 'index.css'), 'utf8')).toMatch(
    /@import "react-device-sessions\/styles\.css";\s*@import "react-device-sessions\/manage\.css"/,
  )
  const { dependencies } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  expect(Object.keys(dependencies)).toEqual(
    expect.arrayContaining(['@tanstack/react-query', 'i18next', 'react-device-sessions', 'react-i18next', 'sonner']),
  )
})
