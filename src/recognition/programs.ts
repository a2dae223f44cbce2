import type { DeviceType, Software } from '../core/session.ts'

/**
 * Products that people know, one a line: how the text writes it, and its name where that is another. A text may name several: the one that is
 * first in this table is the program. Edge stands in DuckDuckGo's text, Samsung's browser in a headset's. `(?!)` is the place of all
 * products that are not in the table; those below it stand in texts of many other programs.
 */
const table = String.raw`Ecosia
huaweibrowser~Huawei Browser
xiaomi~Mi Browser
mirall~Nextcloud
valve~Steam
teams~Microsoft Teams
code~Visual Studio Code
amazonwebview~Amazon
yjapp-\w+~Yahoo! JAPAN
abb~AdBlock Browser
Kiwi
Brave
barcelona~Threads
opt~Opera Touch
opx~Opera GX
mzbrowser~Meizu Browser
phx~Phoenix Browser
baiduboxapp~Baidu
fban|fb_iab~Facebook
musical|jssdk|bytedancewebview~TikTok
twitter(?:android)?~X
linkedinapp~LinkedIn
NAVER
KakaoTalk
LINE
micromessenger~WeChat
oculusbrowser~Meta Quest Browser
silk~Amazon Silk
googleapp|gsa~Google
duckduckgo|ddg~DuckDuckGo
ucweb|dv~UC Browser
yasearchbrowser~Yandex
yabrowser~Yandex Browser
crios~Chrome
fxios~Firefox
opios~Opera Mini
opr~Opera
edg(?:e|a|ios)?~Edge
mqqbrowser~QQ Browser
samsungbrowser~Samsung Internet
(?!)~
Firefox
Chrome
Chromium
Safari
applewebkit~WebView`
  .split('\n')
  .map((line) => {
    const [token = '', name = token] = line.split('~')
    return { token, name }
  })

const known = new RegExp(`^(?:(${table.map(({ token }) => token).join(')|(')}))$`, 'i')
/** Any other product counts less than the known programs, and more than the browsers beside them. */
const OTHER = table.findIndex(({ token }) => token === '(?!)')

/** What stands in a text beside the name of a program: engines, layers, notes. */
const part =
  /^(?:mozilla|\w*webkit|chrom\w*|electron|build|version|mobile|gecko|core|cfnetwork|darwin|alamofire|presto|u2|omi|dalvik|applecoremedia|dataaccessd|nintendobrowser|nf|hbbtv|roku|kaios|apple ?tv|ip(?:hone|ad)\w*|watch|android|ios|linux|ubuntu|fedora|centos|khtml|(?:linux )?upnp|t|sp-engine)?[\d.,]*$/i

/** The line of the table that a product stands in; `OTHER`, or beyond the table for what is no name. */
function rankOf(name: string): number {
  const found = known.exec(name)
  return found ? found.indexOf(found[0], 1) - 1 : part.test(name) ? table.length : OTHER
}

/** Software whose version a text does not tell. */
export function bare(name: string): Software {
  return { name, version: null }
}

/** The browser of a television or a console. Its user did not choose it, so the device alone is named. */
export function isBuiltIn(type: DeviceType, program: Software | null): boolean {
  return (
    (type === 'tv' || type === 'console') &&
    /^(?:WebView|Chrome|Safari|Opera|Firefox|SmartTV|Samsung Internet|\w+ Browser)$/.test(program?.name ?? '')
  )
}

/** The products of a text, in their order. What stands in parentheses is none. */
function productsIn(text: string): readonly Software[] {
  const all: { name: string; version: string | null }[] = []
  let depth = 0
  for (const [word] of text.matchAll(/[()]|[^\s()[\];,]+/g)) {
    if (word === '(') depth += 1
    else if (word === ')') depth -= depth && 1
    else if (!depth) {
      const [name = '', version = null] = word.split('/')
      // A word without a version may be the beginning of a name: "Instagram 402.0", "Home Assistant/2025.10".
      const open = all.at(-1)?.version === null ? all.at(-1) : undefined
      if (open && /^v?\d+\./.test(word)) open.version = word
      else if (open && rankOf(open.name) === OTHER && rankOf(name) === OTHER) {
        open.name += ` ${name}`
        open.version = version
      } else all.push({ name, version })
    }
  }
  return all
}

/** The program that a text names: the best known product, else the first that is no part of a browser, else the browser. */
export function programIn(text: string): Software | null {
  // Facebook's applications say which one they are.
  const [, inFacebook] = /FBAN\/((?!FB|EMA)[a-z]+?)(?:For|\W)/i.exec(text) ?? []
  if (inFacebook) return bare(inFacebook)
  // Two name themselves in parentheses.
  const all = productsIn(text.replace('(Ecosia', 'Ecosia').replace(/\([\w/ ]{1,20}; Opera Mini/, 'OPiOS'))
  const versionOf = (is: (each: Software) => unknown) => all.find(is)?.version ?? null
  // A text that no browser sends begins with the name, which may have blanks: "Home Assistant/2025.10 (…)".
  const [first = ''] = text.split(/[/([;,]|[ _]v?\d[\d.]*(?= |$)/i, 1)
  const head = { name: decoded(first).replaceAll('_', ' ').trim(), version: versionOf(({ version }) => version) ?? '' }
  let found: Software = head
  let rank = /^(?:mozilla|opera)\/|applewebkit/i.test(text) ? table.length : rankOf(head.name)
  if (rank > OTHER)
    for (const each of all) {
      const its = rankOf(each.name)
      if (its < rank && (its !== OTHER || each.version !== null)) [found, rank] = [each, its]
    }
  const name = table[rank]?.name
  if (name === 'Chrome' && rank > OTHER && /\bwv\b|Electron/.test(text)) return webView
  if (rank < table.length - 2) return shown(found)
  if (/MSIE|Trident/.test(text)) return bare('Internet Explorer')
  if (rank === table.length) return null
  // Safari and what shows pages for applications: only where Apple's engine is the system's.
  if (/iP(?:hone|ad|od)|Mac|Win/.test(text))
    return name === 'Safari'
      ? shown({ name: 'Safari', version: versionOf((each) => each.name === 'Version') })
      : webView
  return name === 'Safari' && /Android/.test(text) ? bare('Android Browser') : null
}

/** An application that shows a page and does not say which one it is. */
const webView = bare('WebView')

/** A product by the name that people know, with the part of its version that says something: "156.0.0.0" is 156. */
export function shown(product: Software): Software {
  return {
    name:
      table[rankOf(product.name)]?.name ||
      product.name
        .replace(/^(?:com|org|net|io)\..*\./, '')
        .replace(/[ -](?:ios|android)\b.*/i, '')
        .replace(/(\w)browser$/i, '$1 Browser'),
    version: /^v?(\d+(?:\.[1-9]\d*)?)/i.exec(product.version ?? '')?.[1] ?? null,
  }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
