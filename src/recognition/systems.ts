import type { DeviceType } from '../core/session.ts'

/** What the words of a text say of the device. */
export interface System {
  /** The word that decided, as it stands in the text. */
  readonly word: string
  readonly type: DeviceType
  readonly os: string | null
  readonly model: string | null
}

/**
 * One rule a line: a word, the type that it tells, the system, the model. A `*` is the word itself. The first rule whose word is found tells the type.
 * Narrow rules stand first, because a text also names wider systems: a television "Linux", an iPad "Mac OS X".
 */
const rules = String.raw`^(?:curl|wget|httpie|docker|kubectl|github cli|git|rclone|[a-z]+-cli)\b|powershell~cli~~
watch ?os|\bwatch\d~watch~watchOS~Apple Watch
wear ?os|\bSM-[RL]\d{3}|build/[N-Z]W[DR]|\b(?:lem|OW)\d\d|watch(?=[ \w]{0,3}(?:build|[;)]))~watch~~
apple ?tv(?: ?os)?|tvos~tv~tvOS~Apple TV
vision ?os~headset~visionOS~Apple Vision Pro
\bpico(?: ?neo| ?4|browser)~headset~~Pico
\bquest(?: (?:\d\w?|pro))?(?=[);])~headset~~*
oculus|\bVR\b~headset~~
\b(?:xbox(?: one| series [xs])?|playstation ?(?:\d|portable|vita)?)(?!; ?[xp])|nintendo(?: ?(?:switch(?: 2)?|wii ?u?|3?dsi?))?|steam ?deck~console~~*
\bps(?:[2-5](?![\d-])|p\b| ?vita)|retroid|\bRG\d{3}|\bgpd|odin ?[23]|switch lite|razer edge|game(?:pad|stick|cube)|\bsega|\bwii|ouya|shield(?=\)| build)|dream(?:cast|key|pass)~console~~
\bAFT(?!er)[a-z]{1,8}\d*\b|fire ?tv~tv~Fire OS~Fire TV
chromecast|crkey~tv~Android TV~Chromecast
\broku~tv~Roku OS~Roku
web[o0]s(?!/)|netcast~tv~webOS~LG TV
vidaa~tv~VIDAA~VIDAA TV
^mozilla(?=.*mobile).*tizen~mobile~Tizen~
tizen|maple~tv~Tizen~Samsung TV
bravia|sony ?(?:ce|bdp|dtv)~tv~~Sony TV
\bviera\b~tv~~Panasonic TV
mi(?:box|tv)~tv~~Xiaomi TV
(?:android|google) ?tv~tv~Android TV~
smart-?tv|hbb ?tv|\b(?:ip)?tv\b|nettv|\bomi/|ce-html|vizios|espial|\bstb|stb\d|tivimate|brightsign|-device/|linux mips|wire(?:d|less)\)|build/(?:[P-Z]T[A-Z]\w?\.\d|[A-Z]TT|RT[;)]|PPR2|PI[;)]|NHG47|RD2A|SP1A\.211105)~tv~~
kaios~mobile~KaiOS~
windows phone~mobile~Windows Phone~
chromebook~desktop~ChromeOS~
(?:elite|pixel)book|inspiron|aspire|satellite~desktop~~
pc; openharmony~desktop~HarmonyOS~
openharmony|harmonyos~mobile~HarmonyOS~
\(tablet|touchpad|playbook~tablet~~
ipados~tablet~iPadOS~
\b(?:apple )?ipad|^mozilla\S* \(macintosh.*(?:mobile/\w|(?:cr|fx|edg|op)ios/|gsa/)~tablet~iPadOS~iPad
(?:apple )?iphone(?: ?os)?|\biph\d+,~mobile~iOS~iPhone
\bKF[a-z]{2,6}\b~tablet~Fire OS~Fire tablet
kindle(?! fire)|pocketbook|\bkobo\b|tolino~tablet~~*
polestar|tesla/~unknown~~
android tablet~tablet~Android~
(?:an|om)dr.id(?: phone| mobile)?|\bFB4A|\badr \d~mobile~Android~
\bios\b~mobile~iOS~
blackberry|symbian|\bbada~mobile~*~
midp~mobile~Java ME~
palm|\bup\.|wap-?b|docomo|msiemob|wpdesk|\bmobi~mobile~~
\bcros\b|chrom(?:e|ium) ?os~desktop~ChromeOS~
mac ?os(?: ?x)?|\bos ?x\b|macintosh|\bmac\b|macbook~desktop~macOS~
windows(?: nt)?|\bwin\d~desktop~Windows~
ubuntu|debian|fedora|centos|(?:free|open|net)bsd|haiku~desktop~*~
(?:gnu/)?linux|\bx11~desktop~Linux~`
  .split('\n')
  .map((rule) => {
    const [word = '', type, os, model] = rule.split('~')
    return { pattern: new RegExp(word, 'i'), type: isType(type) ? type : 'unknown', os, model }
  })

/** For the types: every rule has one of ours, which a test looks at. */
function isType(type: string | undefined): type is DeviceType {
  return type !== undefined
}

/** What a text says of the device; `null` where no rule finds a word. A system is told by the first word that tells one, a model by the same type alone. */
export function systemIn(text: string): System | null {
  let word: string | undefined
  let type: DeviceType | undefined
  let model: string | null = null
  for (const rule of rules) {
    const found = rule.pattern.exec(text)?.[0]
    if (found === undefined) continue
    const said = (name: string | undefined) => (name === '*' ? found : name) || null
    word ??= found
    type ??= rule.type
    if (type === rule.type) model ??= said(rule.model)
    const os = said(rule.os)
    if (os) return { word, type, os, model }
  }
  return word !== undefined && type ? { word, type, os: null, model } : null
}
