import type { StepUpAction } from '../../hooks/index.ts'
import { calledName } from '../format/device-name.ts'
import type { Meant } from '../model/state.ts'
import type { Translate } from '../texts/text-key.ts'

/** What the proof is for: it says what will happen once it is given. `apart`: as in `Meant`, of the first session. */
export function stepUpTitle(action: StepUpAction, apart: Meant['apart'], t: Translate): string {
  if (action.type === 'list') return t('step_up.to_see')
  const [first, ...more] = action.sessions
  if (!first) return t('step_up.title')
  if (more.length > 0) return t('step_up.to_sign_out_count', { count: action.sessions.length })
  return first.isCurrent === true
    ? t('step_up.to_sign_out_here')
    : t('step_up.to_sign_out', { device: calledName({ session: first, apart }, t) })
}
