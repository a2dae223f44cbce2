import { type FlatTexts, withoutPlural } from './flat-texts.ts'
import type { TextKey } from './text-key.ts'

/** What a list can show besides what goes wrong: the texts by which a language is judged. */
const onAList = [
  'auth.sessions.revoke.success',
  'auth.sessions.revoke_all.success',
  'title',
  'intro',
  'sign_out',
  'sign_out_others',
  'cancel',
  'lag',
  'list.others',
  'list.only_this',
  'list.as_of',
  'list.refresh',
  'list.refreshing',
  'list.refreshed',
  'load.loading',
  'load.loaded',
  'row.this_device',
  'row.last_active',
  'row.signed_in',
  'row.signing_out',
  'confirm.one',
  'confirm.one_body',
  'confirm.current',
  'confirm.current_body',
  'confirm.current_stays',
  'confirm.others_stay',
  'confirm.others',
  'confirm.others_action',
  'status.signing_out',
  'status.signing_out_others',
  'device.unknown',
  'device.desktop',
  'device.mobile',
  'device.on',
  'place.near',
  'time.just_now',
] as const satisfies readonly TextKey[]

/** The texts of a list that are not there, by key. */
export function missingOnAList(texts: FlatTexts): readonly string[] {
  const there = new Set(Object.keys(texts).map(withoutPlural))
  return onAList.filter((key) => !there.has(key))
}

/** Whether texts cover at least half of what a list shows, so that a screen in them can be called a screen in their language. */
export function coversMost(texts: FlatTexts): boolean {
  return missingOnAList(texts).length * 2 <= onAList.length
}
