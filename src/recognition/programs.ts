import type { DeviceType, Software } from '../core/session.ts'

/**
 * Products by the name that people know: `token:name`, or the name alone. Any other product is called what it calls itself. A later one says more than an
 * earlier one: Edge stands in DuckDuckGo's text, Samsung's browser in a headset's.
 */
const names = new Map(
  'samsungbrowser:Samsung Internet|mqqbrowser:QQ Browser|edg:Edge|edga:Edge|edgios:Edge|Edge|opr:Opera|opios:Opera Mini|fxios:Firefox|crios:Chrome|yabrowser:Yandex Browser|yasearchbrowser:Yandex|ucweb:UC Browser|ddg:DuckDuckGo|DuckDuckGo|gsa:Google|silk:Amazon Silk|oculusbrowser:Meta Quest Browser|micromessenger:WeChat|Instagram|LINE|KakaoTalk|NAVER|Snapchat|Pinterest|linkedinapp:LinkedIn|twitter:X|twitterandroid:X|bytedancewebview:TikTok|jssdk:TikTok|musical:TikTok|fban:Facebook|fb_iab:Facebook|baiduboxapp:Baidu|phx:Phoenix Browser|mzbrowser:Meizu Browser|opx:Opera GX|opt:Opera Touch|dv:UC Browser|googleapp:Google|barcelona:Threads|Brave|Kiwi|abb:AdBlock Browser|acheetahi:CM Browser|yjapp-ios:Yahoo! JAPAN|yjapp-android:Yahoo! JAPAN|amazonwebview:Amazon|code:Visual Studio Code|teams:Microsoft Teams|valve:Steam|mirall:Nextcloud|Ecosia'
    .split('|')
    .map((pair, rank): [string, { rank: number; name: string }] => {
      const [token = '', name = token] = pair.split(':')
      return [token.toLowerCase(), { rank, name }]
    }),
)

/** What stands in a text beside the name of a program: engines, layers, notes. */
const part =
  /^(?:mozilla|\w*webkit|chrom\w*|electron|safari|build|version|mobile|gecko|firefox|core|xweb|nettype|cfnetwork|darwin|alamofire|yowser|bropp|presto|trident|u2|omi|dalvik|applecoremedia|dataaccessd|nintendobrowser|nf|hbbtv|roku|kaios|apple ?tv|ip(?:hone|ad)\w*|watch|android|ios|linux|windows|ubuntu|fedora|centos|khtml|(?:linux )?upnp|t|sp-engine)?[\d.,]*$/i

const rank = ({ name }: Software) => names.get(name.toLowerCase())?.rank ?? -1
const isName = ({ name, version }: Software) => version !== null && !part.test(name)

/** The browser of a television or a console, which nobody chose: the device alone is named. */
export function isBuiltIn(type: DeviceType, program: Software | null): boolean {
  return (
    (type === 'tv' || type === 'console') &&
    /^(?:WebView|Chrome|Safari|Opera|Firefox|\w+ Browser)$/.test(program?.name ?? '')
  )
}

/** The products of a text, in their order. What stands in parentheses is none. */
function productsIn(text: string): readonly Software[] {
  const all: Software[] = []
  let depth = 0
  for (const [word] of text.matchAll(/[()]|[^\s()[\];,]+/g)) {
    if (word === '(') depth += 1
    else if (word === ')') depth -= depth && 1
    else if (!depth) {
      const last = all.at(-1)
      const [name = '', version = null] = word.split('/')
      if (last?.version === null && /^v?\d+\./.test(word)) all[all.length - 1] = { name: last.name, version: word }
      else all.push({ name, version })
    }
  }
  return all
}

/** The program that a text names: the best known product, else the first that is no part of a browser, else the browser. */
export function programIn(text: string): Software | null {
  // Ecosia alone names itself in parentheses.
  const all = productsIn(text.replace('(Ecosia', 'Ecosia'))
  const has = (name: string) => all.find((each) => each.name === name)
  const isBrowser = /^(?:mozilla|opera)\/|applewebkit/i.test(text)
  // Any other text begins with the name, which may have blanks: "Home Assistant/2025.10 (…)".
  const [first = ''] = text.split(/[/([;,]|[ _]v?\d[\d.]*(?= |$)/i, 1)
  const head = {
    name: decoded(first).replaceAll('_', ' ').trim(),
    version: all.find(({ version }) => version)?.version ?? '',
  }
  const best = all.reduce((known, each) => (rank(each) > rank(known) ? each : known), head)
  const found =
    (isBrowser ? rank(best) >= 0 && best : isName(head) && head) ||
    all.find(isName) ||
    has('Firefox') ||
    (/\bwv\b/.test(text) ? webView : has('Chrome') || has('Chromium'))
  // Facebook's applications say which one they are.
  const [, inFacebook] = /FBAN\/((?!FB|EMA)[a-z]+?)(?:For|\W)/i.exec(text) ?? []
  if (inFacebook) return { name: inFacebook, version: null }
  if (found) return shown(found)
  if (/MSIE|Trident/.test(text)) return shown({ name: 'Internet Explorer', version: null })
  const safari = has('Safari')
  if (/iP(?:hone|ad|od)|Mac|Win/.test(text))
    return safari
      ? shown({ name: 'Safari', version: has('Version')?.version ?? null })
      : has('AppleWebKit')
        ? webView
        : null
  return safari && /Android/.test(text) ? { name: 'Android Browser', version: null } : null
}

/** An application that shows a page and does not say which one it is. */
const webView: Software = { name: 'WebView', version: null }

/** A product by the name that people know, with the part of its version that says something: "156.0.0.0" is 156. */
export function shown({ name, version }: Software): Software {
  return {
    name:
      names.get(name.toLowerCase())?.name ??
      name
        .replace(/^(?:com|org|net|io)\..*\./, '')
        .replace(/[ -](?:ios|android)\b.*/i, '')
        .replace(/(\w)browser$/i, '$1 Browser'),
    version: /^v?(\d+(?:\.[1-9]\d*)?)/i.exec(version ?? '')?.[1] ?? null,
  }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
