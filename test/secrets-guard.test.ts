import { describe, expect, test } from 'vitest'
import { sourceFiles } from './support/source-files.ts'

/** Calls that would store, show, run or send a secret. */
const forbidden: readonly { readonly what: string; readonly pattern: RegExp; readonly allowedIn?: RegExp }[] = [
  { what: 'document.cookie', pattern: /document\s*\.\s*cookie|cookieStore/ },
  { what: 'storage', pattern: /\b(?:localStorage|sessionStorage|indexedDB|caches\s*\.)/ },
  {
    what: 'markup from text',
    pattern: /dangerouslySetInnerHTML|\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write/,
  },
  { what: 'code from text', pattern: /\beval\s*\(|new Function\b/ },
  { what: 'a message to other windows', pattern: /(?:window|parent|opener)\s*\.\s*postMessage/ },
  // An adapter may know its system's own cloud; what it sends where is in the recorded requests of its tests.
  {
    what: 'another server',
    pattern: /['"`]https?:\/\/(?!\[\$\{address|auth\.example|app\.session\.example|app\.example)/,
    allowedIn: /^src\/adapters\/[\w-]+\.ts$/,
  },
  { what: 'the Node environment', pattern: /process\.env\.(?!NODE_ENV)/ },
]

const withoutComments = (source: string) => source.replaceAll(/\/\*.*?\*\/|(?<=^|\s)\/\/.*$/gms, '')

/** Where a file does what it may not. */
function offences(file: string, source: string): readonly string[] {
  const code = withoutComments(source)
  return forbidden.flatMap(({ what, pattern, allowedIn }) =>
    !allowedIn?.test(file) && pattern.test(code) ? [`${file}: ${what}`] : [],
  )
}

test('ASVS 3.2.2, ASVS 3.3.4, ASVS 14.3.3: no file of the package touches storage or cookies, makes markup or code of text, or knows another server', () => {
  const files = sourceFiles('src')
  expect(files.length).toBeGreaterThan(100)
  expect(files.flatMap(({ file, source }) => offences(file, source))).toEqual([])
})

describe('the check itself finds', () => {
  test.each([
    ['document.cookie', 'const all = document.cookie'],
    ['storage', "window.localStorage.setItem('a', 'b')"],
    ['markup from text', '<p dangerouslySetInnerHTML={{ __html: name }} />'],
    ['code from text', "new Function('return 1')"],
    ['a message to other windows', "window.parent.postMessage('x', '*')"],
    ['another server', "fetch('https://ip.example.net/json')"],
    ['the Node environment', 'process.env.TOKEN'],
  ])('%s', (what, source) => {
    expect(offences('src/ui/a.tsx', source)).toEqual([`src/ui/a.tsx: ${what}`])
  })

  test.each(['// document.cookie is not read', '/** Never `localStorage`. */', "const text = 'cookies'"])(
    'nothing in %s',
    (source) => {
      expect(offences('src/ui/a.tsx', source)).toEqual([])
    },
  )
})
