/**
 * The English texts that a list at first does not need, by the code they come with: keys, or what keys begin with. All others come at first. A text that
 * two rooms name is in both, because either may be there without the other. `test/i18n/english-rooms.test.ts` says which key belongs where.
 */
export const laterEnglish = {
  'after-click': [
    'auth.sessions.revoke',
    'auth.sessions.revoke_all',
    'cancel',
    'close',
    'confirm',
    'details.applications',
    'details.auth_methods',
    'details.copied',
    'details.copy',
    'details.copy_failed',
    'details.expired',
    'details.expires',
    'details.first_signed_in',
    'details.id',
    'details.ip',
    'details.ip_masked',
    'details.last_active',
    'lag',
    'lag_several',
    'list.new_since',
    'method',
    'named_note',
    'not_me.ask',
    'not_me.body',
    'not_me.change_password',
    'not_me.others',
    'not_me.password',
    'not_me.title',
    'prompt',
    'result.here_unconfirmed',
    'result.may_be_signed_in',
    'result.none_left',
    'result.requested',
    'result.requested_others',
    'result.still_listed',
    'result.still_signed_in',
    'result.unconfirmed',
    'result.unconfirmed_count',
    'result.unconfirmed_others',
    'status.signing_out',
    'step_up.body',
    'step_up.list_body',
    'step_up.title',
    'step_up.to_see',
    'step_up.to_sign_out',
    'step_up.to_sign_out_count',
    'step_up.to_sign_out_here',
    'step_up.waiting',
  ],
  manage: [
    'confirm.others_action',
    'manage.all',
    'manage.clear',
    'manage.clear_selection',
    'manage.everywhere',
    'manage.filter',
    'manage.find',
    'manage.inactive',
    'manage.limit',
    'manage.matching',
    'manage.no_match',
    'manage.recommendation',
    'manage.search',
    'manage.search_hint',
    'manage.select_all',
    'manage.select_first',
    'manage.selected',
    'manage.selected_group',
    'manage.selected_hidden',
    'manage.show_all',
    'manage.show_inactive',
    'manage.skip',
    'manage.sort',
    'manage.sort_active',
    'manage.sort_inactive',
    'manage.sort_signed_in',
    'manage.unknown',
    'manage.unsafe',
    'manage.with_number',
  ],
  'password-form': [
    'cancel',
    'step_up.checking',
    'step_up.continue',
    'step_up.empty',
    'step_up.failed',
    'step_up.hide_password',
    'step_up.password',
    'step_up.show_password',
    'step_up.wrong_password',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type LaterRoom = keyof typeof laterEnglish

export const laterRooms: readonly LaterRoom[] = ['after-click', 'manage', 'password-form']

/** The name of a text: its key without the plural ending. */
export const textName = (key: string) => key.replace(/_(?:one|other)$/, '')

/** The rooms that a text comes with; none for one that is there at first. */
export function roomsOf(key: string): readonly LaterRoom[] {
  const name = textName(key)
  return laterRooms.filter((room) => laterEnglish[room].some((begin) => name === begin || name.startsWith(`${begin}.`)))
}
